"""Cases in which every document there is gets made, with as little or as much as is real in them.

Persons and their addresses are invented; so is the premises, which stands in no real street.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.closure.approval import ApprovalSubject
from models.closure.party import Capacity
from models.law.closure.changes import ChangeKind
from models.law.closure.measures import MeasureKind
from models.law.closure.procedure import Urgency
from models.law.closure.weighing import WeighingMoment
from tasks.closure import parties
from tasks.closure.party_file import PartyRow
from tasks.closure.weighing import WeighingRow, record_weighing
from tests.builders.case_builder import (
    COCAINE,
    Home,
    Walk,
    at,
    example_answers,
    fill_register,
)
from tests.builders.money_builder import (
    costs_fixed,
    defer,
    deferral_ends,
    pay,
    prepare_interest,
    prepare_writ,
    remind,
    repay,
)
from tests.builders.ordered_closures import OFFENDER, OWNER, RESIDENT, TENANT, party
from tests.builders.penalty_builder import PENALTY, collected, forfeit, prepare_change
from tests.builders.people.keys_builder import hand_over_keys
from tests.builders.people.party_lines import withdraw
from tests.builders.people.served_later import came_back, made, returned
from tests.builders.remedy_builder import (
    decided,
    fix_late_penalty,
    invited,
    more_time,
    notice,
    objection,
)
from tests.readers.case_reading import PROPORTION, REASON, decide_and_announce, morning

REPORTED, WEIGHED, TOLD = date(2026, 2, 24), date(2026, 2, 27), date(2026, 3, 2)
HEARD, LAPSED = date(2026, 3, 10), date(2026, 3, 17)
REASSESSED, DECIDED = date(2026, 3, 20), date(2026, 4, 2)
ASKED = date(2026, 6, 2)
SHUT, CHANGED, OBJECTED = date(2026, 4, 10), date(2026, 4, 13), date(2026, 4, 20)


@dataclass(frozen=True)
class Contents:
    """How much there is to tell."""

    rows: Sequence[PartyRow]
    report: dict[str, Any] = field(default_factory=dict)
    spoken: Sequence[int] = ()
    """The parties that gave a zienswijze."""
    views: str = "De cocaïne was van een kennis."
    weighed: Sequence[WeighingRow] = ()
    decision: dict[str, Any] = field(default_factory=dict)
    change: str = "Er is iets gebeurd waardoor het eerdere besluit anders moet."
    items: Sequence[str] = ("execution;sloten vervangen;F2026-12;2026-04-10;250,50",)


def answer(factor: str, finding: str, about: int = 0) -> WeighingRow:
    """One more answer of the weighing."""
    return WeighingRow(
        factor=factor, finding=finding, source_document="verslag", weight="zwaar", about=about
    )


SHORT = Contents(rows=(party("Iv Verzonnen", OFFENDER, OWNER, RESIDENT),))
"""One person, one find, nobody who speaks up."""

_LONG_NAME = "Wilhelmina Johanna Antoinetta van Verzonnen-Nietbestaande Achternaam"
_NEIGHBOURS = (
    "Buurtbewoners zagen in vier maanden meer dan zestig korte bezoeken, ook 's nachts. Zij durven "
    "hun kinderen niet meer alleen over straat te laten gaan. In de woning lagen twee weegschalen, "
    "honderden gripzakjes, drie telefoons en een schrift met bedragen."
)
_NO_INTEREST = (
    "Het bezwaar kwam van iemand die niet in de woning woont, er niets huurt en niet de eigenaar "
    "is. Hij heeft er volgens zijn brief alleen spullen staan, en die kon hij ophalen voordat de "
    "woning dicht ging. Ook zijn werk of zijn inkomen hangt niet af van de woning.\n\n"
    "Wat hij vindt van de buurt en van de handel daar, vindt iedereen in die buurt. Het besluit "
    "raakt hem daarin niet anders dan anderen."
)
_SAID = (
    "Ik wist niet wat mijn kennis in de schuur bewaarde. Ik werk op wisselende tijden en kom bijna "
    "nooit in de schuur. Als de woning dichtgaat, kan ik nergens heen: mijn familie woont in het "
    "buitenland. Ik betaal dan de huur van twee woningen en dat kan ik niet volhouden.\n\n"
    "Mijn begeleider vindt dat ik juist nu rust nodig heb."
)
LONG = Contents(
    rows=(
        party(_LONG_NAME, OFFENDER, TENANT, RESIDENT),
        party("Stichting Woningbezit Nergens en Omstreken", OWNER, street="Postbus 1"),
        PartyRow(
            capacities=(Capacity.REPRESENTATIVE,),
            name="Mr. Dr. Verzonnen Advocaat",
            reachable_street="Advocatenlaan van Nergens 100",
            reachable_postcode="9999 XA",
            reachable_place="Verzonnendorp aan de Bedachte Vaart",
            for_parties="1",
        ),
        party("Tweede Verzonnene", OFFENDER, street="Verzonnenlaan 3"),
    ),
    report={
        "with_other_offences": "yes",
        "findings": [
            COCAINE,
            {"kind": "substance", "description": "heroïne", "amount": "45.5", "unit": "gram"},
            {"kind": "substance", "description": "hennep", "amount": "340", "unit": "plants"},
            {"kind": "substance", "description": "MDMA", "amount": "1200", "unit": "pills"},
            {
                "kind": "preparatory_goods",
                "description": "lampen, filters, een droogkast en een sealapparaat",
            },
        ],
    },
    spoken=(1, 2, 4),
    views=_SAID,
    weighed=(
        answer("C3", "De schuur was een opslagplaats voor andere huizen in de regio."),
        answer("C4", "De stroom was aangelegd zonder aardlek. De brandweer zag brandgevaar."),
        answer("C8", "Partij 1 is in 2023 veroordeeld voor dealen.", 1),
        answer("D1", _NEIGHBOURS),
        answer("D7", "Het sociaal team begeleidt partij 1 twee keer per week.", 1),
        answer("5:25", "De kosten van de slotenmaker zijn voor de helft van de gemeente.", 1),
        answer("5:25", "Deze partij kwam er later bij.", 4),
    ),
    decision={"cost_share": 60, "amount": 6, "unit": "months"},
    change=f"{_NEIGHBOURS} Sinds de sluiting is het rustig. Daarom kan het nu anders.",
    items=(
        "execution;sloten vervangen en pand en schuur verzegelen;F2026-12;2026-04-10;250,50",
        "execution;stroom en gas afsluiten;F2026-13;2026-04-10;149,50",
        "preparation;inzet van een deurwaarder;F2026-14;2026-04-10;1310,00",
        "execution;afvoer van gevaarlijke stoffen;F2026-15;2026-04-11;12480,75",
    ),
)
"""Four parties, five finds, everybody speaks up."""


def _walk(number: int, contents: Contents) -> Walk:
    report = {"report_number": f"PL-2026-000{number}"} | contents.report
    walk = Walk().police_report(**report)
    parties.record_parties(walk.reference, tuple(contents.rows), "ZAAK1", REPORTED, at(REPORTED))
    return walk.weigh(on=WEIGHED, extra=(REASON, *contents.weighed))


def _noticed(number: int, contents: Contents) -> Walk:
    meant = {key: contents.decision[key] for key in ("amount", "unit") if key in contents.decision}
    walk = _walk(number, contents).prepare_intent(**meant)
    walk.approve(ApprovalSubject.INTENT, TOLD).announce_intent()
    return walk


def _reassessed(number: int, contents: Contents) -> Walk:
    walk = _noticed(number, contents)
    for spoken in contents.spoken:
        walk.zienswijze(spoken, HEARD, contents.views)
    if not contents.spoken:
        morning(LAPSED)
    return walk.weigh(
        WeighingMoment.AFTER_ZIENSWIJZE,
        REASSESSED,
        extra=(REASON, PROPORTION, *contents.weighed),
    )


def closure_and_after(contents: Contents) -> Walk:
    """Ordered, closed, made shorter, objected to, paid for, and a party that was none."""
    walk = _reassessed(1, contents)
    decide_and_announce(walk, DECIDED, **contents.decision)
    came_back(walk, 1)
    made(walk, 1)
    walk.approve(ApprovalSubject.SERVICE, date(2026, 4, 9))
    returned(walk, "refused", 1)  # it turns out to have reached him after all
    walk.communicate()
    walk.approve(ApprovalSubject.COMMUNICATION, date(2026, 4, 9), by="JUR1").close(SHUT)
    walk.change(ChangeKind.SHORTER, CHANGED, amount=2, unit="months", ground=contents.change)
    objection(walk, "filed", OBJECTED, party=1)
    walk.decide_remedy(date(2026, 6, 1), date(2026, 6, 3), outcome="dismissed")
    costs_fixed(walk, items=contents.items)
    remind(walk)
    defer(walk, date(2026, 6, 17), date(2026, 12, 31), date(2026, 7, 15), instalments=6)
    deferral_ends(walk, date(2026, 6, 18), _NO_INTEREST if len(contents.rows) > 1 else "")
    hand_over_keys(walk.end(date(2026, 6, 10)), party=len(contents.rows), on=date(2026, 6, 10))
    notice(walk, date(2026, 7, 6))
    fix_late_penalty(walk, date(2026, 9, 7))
    return walk


def paid_back(contents: Contents) -> Walk:
    """The costs were paid, and fell on objection: at once, or in six parts two years before."""
    walk = _reassessed(9, contents)
    decide_and_announce(walk, DECIDED, **contents.decision)
    walk.close(SHUT)
    costs_fixed(walk, items=contents.items)
    objection(walk, "filed", date(2026, 5, 20), party=1, decision=2)
    is_long = len(contents.rows) > 1
    for part in range(6 if is_long else 1):
        pay(walk, "1400" if is_long else "100", date(2026, 6, 1 + part), party=1)
    decided(walk, date(2028, 1, 10), "upheld")
    repay(walk, date(2028, 1, 12), date(2028, 1, 31))
    return walk


def forced(contents: Contents) -> Walk:
    """Nobody paid after the reminder, or not all: the writ against who owes."""
    walk = _reassessed(10, contents)
    decide_and_announce(walk, DECIDED, **contents.decision)
    costs_fixed(walk.close(SHUT), items=contents.items)
    is_long = len(contents.rows) > 1
    if is_long:
        pay(walk, "1400,05", date(2026, 6, 1), party=1)
    remind(walk, fee=is_long)
    prepare_writ(walk, party=1)
    return walk


def objected_to(contents: Contents) -> Walk:
    """Somebody objects without grounds; the decision is postponed, and asked for too early."""
    walk = _reassessed(8, contents)
    decide_and_announce(walk, DECIDED, **contents.decision)
    objection(walk, "filed", OBJECTED, party=1, committee=len(contents.rows) > 1)
    missing = "grounds_and_power" if len(contents.rows) > 1 else None
    objection(walk, "repair_asked", OBJECTED, until=date(2026, 5, 11), missing=missing)
    objection(walk, "repaired", date(2026, 5, 6))
    invited(walk, date(2026, 5, 7), long=len(contents.rows) > 1)
    objection(walk, "postponed", date(2026, 6, 1))
    notice(walk, ASKED)
    none = {"none": "no_interest", "reason": _NO_INTEREST} if len(contents.rows) > 1 else {}
    fix_late_penalty(walk, ASKED, **{"none": "too_early"} | none)
    return walk


def penalty_and_after(contents: Contents) -> Walk:
    """An order under penalty, forfeited, collected and lifted."""
    walk = _reassessed(2, contents)
    decide_and_announce(walk, date(2026, 3, 30), **PENALTY)
    forfeit(walk, times=3)
    collected(walk)
    prepare_change(walk, date(2026, 6, 1), change="lift", ground="own_motion")
    pay(walk, "7500", date(2026, 10, 1))
    prepare_interest(walk, date(2026, 10, 2))
    return walk


def decided_after_opening(contents: Contents) -> Walk:
    """Shut at once and opened again; the decision on it follows (Awb 5:31(2))."""
    report = {"report_number": "PL-2026-0007", "urgency": Urgency.URGENT_5_31_2}
    walk = Walk().police_report(**report | contents.report).close(REPORTED)
    parties.record_parties(walk.reference, tuple(contents.rows), "ZAAK1", REPORTED, at(REPORTED))
    walk.end(WEIGHED, lifted=True)
    rows = (*example_answers(walk.reference, 2), REASON, *contents.weighed)
    own = {(row.factor, row.about): row for row in rows}
    moment = WeighingMoment.BEFORE_INTENT
    answers = tuple(own.values())
    record_weighing(walk.reference, moment, answers, "ZAAK1", WEIGHED, at(WEIGHED))
    decide_and_announce(walk, TOLD, **contents.decision)
    return walk


def make_every_document(contents: Contents, home: Home) -> None:
    """Each kind at least once, in a register of this municipality."""
    fill_register(home)
    closure_and_after(contents)
    penalty_and_after(contents)
    warned = _reassessed(3, contents)
    decide_and_announce(warned, DECIDED, outcome=MeasureKind.WARNING)
    warned.prepare_change(ChangeKind.CHANGE_WARNING, CHANGED, changes=contents.change)
    # A party of the longest contents is called Advocaat.
    more_time(_noticed(6, contents), HEARD, date(2026, 3, 30), reason="Het dossier kwam laat aan.")
    missed = _noticed(4, contents)
    returned(missed, "undeliverable", 1, date(2026, 3, 5), decision=0)
    made(missed, 1, date(2026, 3, 6), date(2026, 3, 6), decision=0)
    missed.prepare_change(ChangeKind.WITHDRAW_INTENT, date(2026, 3, 9))
    withdraw(_noticed(5, contents), len(contents.rows), date(2026, 3, 3))
    decided_after_opening(contents)
    objected_to(contents)
    paid_back(contents)
    forced(contents)
