"""The other instruments: DOR control, STOP talk, Bibob investigation, measure for street trade.

Source: docs/facts.md 3.5 and the plan of 2024, chapter 3 ad 2 and actions 9 and 11.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from pydantic import Field, model_validator

from models.law.common.calendar import Calendar
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date, plural
from models.law.common.labelled import Labelled
from models.law.common.policy import Frozen, MunicipalPolicy, Policy, PolicyRuleError
from models.law.common.terms import TermInputError, TermResult, closure_period, statutory_term


class InstrumentKind(Labelled):
    """Which instrument was used."""

    DOR = "dor", "DOR-controle"
    STOP_TALK = "stop_talk", "STOP-gesprek"
    BIBOB = "bibob", "Bibob-onderzoek"
    STREET = "street", "maatregel voor drugshandel op straat"

    @property
    def code(self) -> str:
        """Three capitals for the reference: "LIN-DOR-2026-001"."""
        return {
            InstrumentKind.DOR: "DOR",
            InstrumentKind.STOP_TALK: "STP",
            InstrumentKind.BIBOB: "BIB",
            InstrumentKind.STREET: "STR",
        }[self]


class CheckAnswer(Labelled):
    """What one question of a DOR control gave."""

    YES = "yes", "ja"
    NO = "no", "nee"
    NOT_CHECKED = "not_checked", "niet gecontroleerd"


class DorOutcome(Labelled):
    """What follows a control of the register of second-hand dealers."""

    NONE = "none", "geen vervolg"
    WARNING = "warning", "waarschuwing"
    OFFICIAL_REPORT = "official_report", "proces-verbaal"
    RE_CONTROL = "re_control", "hercontrole"


class TalkRole(Labelled):
    """In what function somebody invited to a STOP talk, or was there; never a name."""

    MAYOR = "mayor", "burgemeester"
    SAFETY_OFFICER = "safety_officer", "medewerker veiligheid"
    SUPERVISOR = "supervisor", "toezichthouder"
    POLICE = "police", "politie"
    OTHER_PARTNER = "other_partner", "andere partner"


class Invitee(Labelled):
    """As what somebody was invited to a STOP talk."""

    RESIDENT = "resident", "inwoner"
    ENTREPRENEUR = "entrepreneur", "ondernemer"
    PROPERTY_OWNER = "property_owner", "eigenaar van een pand"
    ASSOCIATION = "association", "vereniging"


class TalkOutcome(Labelled):
    """What a STOP talk gave."""

    AGREEMENTS = "agreements", "afspraken gemaakt"
    NO_AGREEMENTS = "no_agreements", "geen afspraken"
    NOT_ATTENDED = "not_attended", "niet verschenen"


class BibobOutcome(Labelled):
    """How an investigation ended (Wet Bibob art. 3 speaks of the two degrees of danger)."""

    NO_DANGER = "no_danger", "geen gevaar"
    SOME_DANGER = "some_danger", "mindere mate van gevaar"
    SERIOUS_DANGER = "serious_danger", "ernstig gevaar"
    WITHDRAWN = "withdrawn", "aanvraag ingetrokken"


class MeasureUnit(Labelled):
    """How the duration of a measure for street trade is written."""

    DAYS = "days", "dagen"
    WEEKS = "weeks", "weken"
    MONTHS = "months", "maanden"


class DurationNeed(Labelled):
    """Whether a kind of measure has a duration."""

    REQUIRED = "required", "verplicht"
    OPTIONAL = "optional", "mag"
    NONE = "none", "geen"


class DorRules(Frozen):
    """The norm of a DOR control."""

    source: str = Field(min_length=1)
    retention_days: int = Field(ge=1)
    """How many days a dealer keeps the goods that he bought (APV)."""


class BibobRules(Frozen):
    """Terms and price of an advice of the Landelijk Bureau Bibob (LBB)."""

    source: str = Field(min_length=1)
    advice_weeks: int = Field(ge=1)
    most_extension_weeks: int = Field(ge=0)
    cost: int = Field(ge=1)
    """In whole euro, for each request."""

    @property
    def most_suspended_days(self) -> int:
        """The advice term at its longest, without the days that the LBB waited for an answer."""
        return (self.advice_weeks + self.most_extension_weeks) * 7


class StreetMeasureRule(Frozen):
    """One kind of measure for street trade."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{1,39}$")
    label: str = Field(min_length=1, max_length=80)
    """Dutch, for people."""
    ground: str = Field(min_length=1, max_length=120)
    """On which article it rests, in Dutch."""
    duration: DurationNeed


class BibobPolicy(Policy):
    """One version of the rules for Bibob, the same everywhere."""

    bibob: BibobRules


class InstrumentPolicy(MunicipalPolicy):
    """One version of the rules for the other instruments of one municipality."""

    dor: DorRules
    street_measures: tuple[StreetMeasureRule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_measure_once(self) -> Self:
        keys = [measure.key for measure in self.street_measures]
        if len(set(keys)) != len(keys):
            raise PolicyRuleError("een soort maatregel staat er twee keer")
        return self

    def street_measure(self, key: str) -> StreetMeasureRule | None:
        """The measure with this key, None when the policy has none."""
        return next((item for item in self.street_measures if item.key == key), None)


@dataclass(frozen=True)
class BibobFacts:
    """What is known of one investigation; None is not yet."""

    started_on: date
    requested_on: date | None = None
    extension_weeks: int = 0
    question_days: int = 0
    """How many days the LBB waited for answers to its questions."""
    received_on: date | None = None
    outcome: BibobOutcome | None = None
    concluded_on: date | None = None


def dor_faults(on: date, outcome: DorOutcome, re_control_on: date | None) -> list[str]:
    """Dutch sentence parts: a re-control has a later day, and without follow-up there is none."""
    if outcome is DorOutcome.RE_CONTROL and re_control_on is None:
        return ["Dag van hercontrole: vul dit in bij een hercontrole"]
    if outcome is DorOutcome.NONE and re_control_on is not None:
        return [f"Dag van hercontrole: kies dan als uitkomst {DorOutcome.RE_CONTROL.told}"]
    return follow_up_faults("Dag van hercontrole", on, re_control_on)


def follow_up_faults(title: str, on: date, later_on: date | None) -> list[str]:
    """One Dutch sentence part when the later day does not come after the act itself."""
    if later_on is None or later_on > on:
        return []
    return [f"{title}: deze dag moet na {dutch_date(on)} komen"]


def bibob_faults(facts: BibobFacts, rules: BibobRules) -> list[str]:
    """Every fault in the order and the completeness of an investigation, in Dutch."""
    requested_on, concluded_on = facts.requested_on, facts.concluded_on
    most = rules.most_extension_weeks
    is_waiting = requested_on is not None and facts.received_on is None
    checks = (
        (_before(requested_on, facts.started_on), "de aanvraag ligt voor het begin"),
        (
            requested_on is None
            and bool(facts.received_on or facts.extension_weeks or facts.question_days),
            "vul eerst in wanneer het LBB om advies is gevraagd",
        ),
        (_before(facts.received_on, requested_on), "het advies ligt voor de aanvraag"),
        (
            facts.extension_weeks > most,
            f"het LBB mag hoogstens {plural(most, 'week', 'weken')} verlengen",
        ),
        (
            (facts.outcome is None) != (concluded_on is None),
            "vul uitkomst en dag van afronding samen in",
        ),
        (_before(concluded_on, facts.started_on), "de afronding ligt voor het begin"),
        (_before(concluded_on, facts.received_on), "de afronding ligt voor het advies"),
        (_before(concluded_on, requested_on), "de afronding ligt voor de aanvraag"),
        (
            is_waiting and facts.outcome not in (None, BibobOutcome.WITHDRAWN),
            "het LBB heeft nog niet geantwoord",
        ),
    )
    return [fault for is_wrong, fault in checks if is_wrong]


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def advice_term(facts: BibobFacts, rules: BibobRules, calendar: Calendar) -> TermResult | None:
    """Until when the LBB may take for its advice; None without a request.

    Statutory (Wet Bibob art. 15), so the Awt applies. The days that the LBB waited for answers
    move the whole term; an extension is counted from the last day as it then stands [own].
    """
    if facts.requested_on is None:
        return None
    counted_from = facts.requested_on + timedelta(days=facts.question_days)
    term = statutory_term(counted_from, calendar, weeks=rules.advice_weeks)
    words, last_day = term.explanation, term.last_day
    if facts.question_days:
        stood_still = plural(facts.question_days, "dag", "dagen")
        words += f"; aanvraag van {dutch_date(facts.requested_on)}, {stood_still} opgeschort"
    if facts.extension_weeks:
        later = statutory_term(last_day, calendar, weeks=facts.extension_weeks)
        words, last_day = f"{words}; verlengd met {later.explanation}", later.last_day
    return TermResult(facts.requested_on + timedelta(days=1), last_day, term.nature, words)


def suspended_days(facts: BibobFacts, rules: BibobRules) -> int | None:
    """For how many days the term of the decision stood still (Wet Bibob art. 31).

    From the day of the request to the day of the advice, both counted [own]; at most the advice
    term at its longest and the days of questions. None while there is no advice.
    """
    if facts.requested_on is None or facts.received_on is None:
        return None
    lasted = (facts.received_on - facts.requested_on).days + 1
    return min(lasted, rules.most_suspended_days + facts.question_days)


def measure_last_day(on: date, amount: int, unit: MeasureUnit) -> date | None:
    """Last day of a measure of which `on` is the first; None for one without duration.

    Weeks and months as for a closure: three months from 2 April last until and including 1 July.
    Raises TermInputError for an amount below zero or beyond the calendar.
    """
    if amount == 0:
        return None
    if unit is not MeasureUnit.DAYS:
        return closure_period(on, amount, DurationUnit(unit.value)).last_day
    if amount < 0:
        raise TermInputError("Een maatregel kan geen negatieve duur hebben.")
    return on + timedelta(days=amount - 1)


def duration_fault(rule: StreetMeasureRule, amount: int) -> str | None:
    """A Dutch sentence part when a duration is missing or has no place here."""
    if rule.duration is DurationNeed.REQUIRED and amount == 0:
        return f"Duur: vul dit in bij {rule.label}"
    if rule.duration is DurationNeed.NONE and amount:
        return f"Duur: {rule.label} heeft geen duur"
    return None
