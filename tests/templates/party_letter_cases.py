"""Letters for the tests: invented people and places, one builder for every variant."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from models.closure.closure_views import (
    FoundItem,
    OwnZienswijze,
    PartyLetter,
    TermLine,
    WeighedFactor,
)
from models.closure.letter_views import Happening
from models.law.closure.capacities import Capacity
from models.law.closure.money.penalties import PenaltyAmounts, PenaltyPer
from models.law.closure.occurrences import Occurrence
from models.law.closure.sanctions import DrugList, DurationUnit, Measure, MeasureKind, PremisesKind
from tasks.closure.papers.party_letters import Penalty, decision
from tasks.documents.rendering import RenderedFile
from tests.readers.pdf_checks import pages_of

TEXTS = Path(__file__).resolve().parents[2] / "templates" / "texts"
ADDRESSEE = "Verzonnen Voorbeeldnaam"
ADDRESS = "Voorbeeldstraat 12"
SENT_ON = date(2026, 4, 2)
FIRST_DAY = date(2026, 4, 17)
LAST_DAY = date(2026, 7, 16)
OBJECTION_DAY = date(2026, 5, 18)
ZIENSWIJZE_DAY = date(2026, 3, 16)
REVIEW_DAY = date(2026, 10, 16)

FINDINGS = {
    "A1": "Er is 320 gram hennep gevonden. Dat is meer dan 5 gram.",
    "A2": "De vindplaats valt onder artikel 13b.",
    "A3": "Niemand heeft laten zien dat de drugs voor eigen gebruik waren.",
    "B": "Met de sluiting stopt de aanloop.",
    "C1": "De hoeveelheid is groot.",
    "C2": "Buren zagen veel korte bezoeken.",
    "C3": "Het was een opslagplaats.",
    "C4": "De stroom was onveilig aangelegd.",
    "C5": "Een waarschuwing helpt hier te weinig.",
    "C6": "De vondst is zes weken geleden.",
    "C7": "Drie maanden zijn nodig om de aanloop te breken.",
    "D1": "De bewoner wist van de handel.",
    "D2": "De bewoner kan na de sluiting terug.",
    "D3": "De bewoner kan bij familie wonen.",
    "D4": "Er wonen geen kinderen.",
    "D5": "Niemand heeft een aangepaste woning nodig.",
    "D6": "De bewoner kan de dubbele lasten betalen.",
    "D7": "Er zijn geen afspraken met jeugdzorg.",
    "E": "Het gebruik als opslag kan elders.",
}

CLOSURES = {
    "weeks": Measure(kind=MeasureKind.CLOSURE, amount=4, unit=DurationUnit.WEEKS),
    "months": Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS),
    "indefinite": Measure(kind=MeasureKind.CLOSURE, unit=DurationUnit.INDEFINITE),
}
DURATION_WORDS = {"weeks": "4 weken", "months": "3 maanden", "indefinite": "onbepaalde tijd"}
URGENT = {
    "normal": "",
    "urgent1": "artikel 5:31, eerste lid",
    "urgent2": "artikel 5:31, tweede lid",
}
WHY_URGENT = "Er stonden vaten met zuur, dus er was gevaar voor de buren."


def weighing(kind: PremisesKind, *, inhabited: bool) -> tuple[WeighedFactor, ...]:
    """An answered checklist as it is asked for these premises."""
    codes = set(FINDINGS)
    if kind is not PremisesKind.DWELLING:
        codes -= {"D2", "D3", "D4", "D5", "D7"}
    elif not inhabited:
        codes -= {"D2", "D3", "D4", "E"}
    else:
        codes -= {"E"}
    return tuple(
        WeighedFactor(
            code=code,
            finding=FINDINGS[code],
            source_document=f"verslag bij punt {code}",
            weight="telt zwaar",
        )
        for code in sorted(codes)
    )


def term(label: str, last_day: date, explanation: str) -> TermLine:
    """A term line in the words of the law module."""
    return TermLine(label=label, last_day=last_day, explanation=explanation)


OBJECTION = term(
    "bezwaar",
    OBJECTION_DAY,
    "6 weken na donderdag 2 april 2026; verlengd van donderdag 14 mei (Hemelvaartsdag) naar "
    "maandag 18 mei 2026; vrijdag 15 mei is gelijkgesteld",
)
ZIENSWIJZE = term(
    "zienswijze",
    ZIENSWIJZE_DAY,
    "14 dagen na maandag 2 maart 2026; de laatste dag is maandag 16 maart 2026; "
    "een eigen termijn schuift niet op",
)
GRACE = term(
    "begunstigingstermijn",
    date(2026, 4, 16),
    "14 dagen na donderdag 2 april 2026; de laatste dag is donderdag 16 april 2026; "
    "een eigen termijn schuift niet op",
)


def _closure_term(duration: str) -> TermLine:
    if duration == "indefinite":
        return term("sluiting", REVIEW_DAY, "6 maanden vanaf vrijdag 17 april 2026")
    words = {"weeks": "4 weken", "months": "3 maanden"}[duration]
    last_day = {"weeks": date(2026, 5, 14), "months": LAST_DAY}[duration]
    return term(
        "sluiting",
        last_day,
        f"{words} vanaf vrijdag 17 april 2026, die dag telt mee; "
        "de duur van een sluiting schuift niet op",
    )


def letter(
    kind: PremisesKind = PremisesKind.DWELLING,
    duration: str = "months",
    urgency: str = "normal",
    **changes: Any,
) -> PartyLetter:
    """A complete decision; the other letters are the same values with less in them."""
    inhabited = bool(changes.get("inhabited", kind is PremisesKind.DWELLING))
    answers = weighing(kind, inhabited=inhabited)
    values: dict[str, Any] = {
        "reference": "ALV-2026-0007",
        "municipality": "Alverlo",
        "folder": "alverlo",
        "party": 1,
        "addressee": ADDRESSEE,
        "addressee_lines": ("Verzonnenlaan 3", "0000 XX Voorbeelddorp"),
        "capacity": "huurder",
        "is_offender": True,
        "premises_kind": kind,
        "inhabited": inhabited,
        "premises_address": ADDRESS,
        "premises_place": "Voorbeelddorp",
        "report_number": "PL-VOORBEELD-1",
        "found_on": date(2026, 2, 19),
        "reported_on": date(2026, 2, 26),
        "findings": (
            FoundItem(
                description="hennep, lijst II (softdrugs)",
                quantity="320 gram",
                ground="artikel 13b, eerste lid, onder a",
                drug_list=DrugList.II,
            ),
            FoundItem(
                description="lampen en een afzuiger",
                quantity="",
                ground="artikel 13b, eerste lid, onder b",
            ),
        ),
        "policy_source": "Damoclesbeleid Voorbeeld 2021",
        "policy_valid_from": date(2021, 9, 28),
        "proposal_explanation": "Voorstel: sluiting; gevonden: 320 gram lijst II; "
        "1e overtreding, geen eerdere binnen 5 jaar.",
        "measure": CLOSURES[duration],
        "weighing": answers,
        "answered": {each.code for each in answers},
        "course": course_until_the_decision(urgency),
        "urgent_ground": URGENT[urgency],
        "urgency_reason": "" if urgency == "normal" else WHY_URGENT,
        "grace_until": GRACE if urgency == "normal" else None,
        "ordered_from": FIRST_DAY,
        "closure_term": _closure_term(duration),
        "objection_term": OBJECTION,
        "cost_share": 100,
        "sent_on": SENT_ON,
    }
    return PartyLetter.model_validate(_with_capacities(values | changes))


def _with_capacities(values: dict[str, Any]) -> dict[str, Any]:
    """The capacities that the words tell, and that of the offender."""
    held = {one for one in Capacity if one.label in values["capacity"].split()}
    held |= {Capacity.OFFENDER} if values["is_offender"] else set()
    return {"capacities": frozenset(held)} | values


def happened(
    what: Occurrence, on: date, party: int | None = None, decision: int | None = None
) -> Happening:
    """One line of the course."""
    return Happening(what=what, on=on, party=party, decision=decision)


def course_until_the_decision(urgency: str = "normal") -> tuple[Happening, ...]:
    """Report, party 1, weighing, notice, second weighing; an urgent case has no notice."""
    begin = (
        happened(Occurrence.REPORT_RECEIVED, date(2026, 2, 26)),
        happened(Occurrence.PARTY_ADDED, date(2026, 2, 27), 1),
        happened(Occurrence.WEIGHED_BEFORE_INTENT, date(2026, 2, 27)),
    )
    closed = (happened(Occurrence.PREMISES_CLOSED, FIRST_DAY),)
    heard = (
        happened(Occurrence.INTENT_ANNOUNCED, date(2026, 3, 2)),
        happened(Occurrence.WEIGHED_AFTER_ZIENSWIJZE, date(2026, 3, 20)),
    )
    return begin + {"normal": heard, "urgent1": (), "urgent2": closed}[urgency]


def heard(by: int = 1, urgency: str = "normal", **changes: Any) -> dict[str, Any]:
    """What differs in a letter when party `by` gave a zienswijze that was weighed."""
    before = course_until_the_decision(urgency)
    weighed = happened(Occurrence.WEIGHED_AFTER_ZIENSWIJZE, date(2026, 3, 20))
    given = happened(Occurrence.ZIENSWIJZE_RECEIVED, date(2026, 3, 10), by)
    own = OwnZienswijze(
        received_on=date(2026, 3, 10),
        is_oral=True,
        summary="Het klopt niet, zei deze partij.",
        answer="Het verslag van de politie laat zien dat het wel klopt.",
    )
    values = {"course": (*before, given, weighed), "zienswijze": own if by == 1 else None}
    return values | changes


def intent(kind: PremisesKind = PremisesKind.DWELLING, **changes: Any) -> PartyLetter:
    """A notice of intent: no order yet, so no dates of a closure and no objection."""
    return letter(
        kind,
        **{
            "zienswijze_terms": (ZIENSWIJZE,),
            "course": course_until_the_decision()[:3],
            "grace_until": None,
            "ordered_from": None,
            "closure_term": None,
            "objection_term": None,
        }
        | changes,
    )


AMOUNTS = Penalty(
    PenaltyAmounts(amount=2500, per=PenaltyPer.OFFENCE, maximum=10000),
    "Zij zijn hoger dan de winst van een verkoop.",
)


def outcome(kind: MeasureKind, **changes: Any) -> PartyLetter:
    """A warning or an order under penalty."""
    return letter(
        **{
            "measure": Measure(kind=kind),
            "ordered_from": None,
            "closure_term": None,
            "grace_until": None,
        }
        | changes,
    )


ENGLISH = re.compile(
    r"\b(the|and|or|of the|closure|warning|months?|weeks|dwelling|premises|yard|offender|owner"
    r"|tenant|decision|indefinite|true|false|none|null|nan|draft|notice|penalty)\b",
    re.IGNORECASE,
)


def text_of(file: RenderedFile) -> str:
    """The words of a PDF in reading order, on one line."""
    return " ".join(pages_of(file.content))


@cache
def decided(values: PartyLetter) -> RenderedFile:
    """The decision, made once for the same values."""
    return decision(values, 1)


@cache
def made(values: PartyLetter) -> str:
    """The words of the decision."""
    return text_of(decided(values))


def assert_clean(text: str) -> None:
    """No empty value, no left-over template, no English."""
    found = ENGLISH.search(text)
    assert found is None, f"English in the letter: {found}"
    assert "{{" not in text
    assert "{%" not in text
