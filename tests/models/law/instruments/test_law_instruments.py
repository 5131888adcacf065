"""Terms, durations and order of days of the other instruments, in tables of dated examples."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from models.law.common.terms import TermInputError, TermNature
from models.law.instruments.instruments import (
    BibobFacts,
    BibobOutcome,
    DorOutcome,
    InstrumentKind,
    InstrumentPolicy,
    MeasureUnit,
    advice_term,
    bibob_faults,
    dor_faults,
    duration_fault,
    follow_up_faults,
    measure_last_day,
    suspended_days,
)
from tasks.instruments.instrument_policies import bibob_rules, instrument_policy
from tasks.register.policies import calendar

POLICY = instrument_policy("9002", date(2026, 1, 1))
RULES = bibob_rules(date(2026, 1, 1))
START = date(2026, 1, 5)


def facts(**values: object) -> BibobFacts:
    """An investigation that began on 5 January 2026."""
    return BibobFacts(started_on=START, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("requested_on", "questions", "extension", "last_day"),
    [
        # Eight weeks after a Monday is a Monday.
        (date(2026, 2, 2), 0, 0, date(2026, 3, 30)),
        # The day before Easter Monday, Easter Monday itself, and the day after (Awt art. 1).
        (date(2026, 2, 6), 0, 0, date(2026, 4, 7)),
        (date(2026, 2, 9), 0, 0, date(2026, 4, 7)),
        (date(2026, 2, 10), 0, 0, date(2026, 4, 7)),
        (date(2026, 2, 11), 0, 0, date(2026, 4, 8)),
        # A question moves the whole term.
        (date(2026, 2, 2), 3, 0, date(2026, 4, 2)),
        # One and four weeks more, counted from the last day as it stood; 5 May is a holiday.
        (date(2026, 2, 2), 0, 1, date(2026, 4, 7)),
        (date(2026, 2, 10), 0, 4, date(2026, 5, 6)),
    ],
)
def test_the_lbb_has_eight_weeks_and_at_most_four_more(
    requested_on: date, questions: int, extension: int, last_day: date
) -> None:
    """Wet Bibob art. 15."""
    found = advice_term(
        facts(requested_on=requested_on, question_days=questions, extension_weeks=extension),
        RULES,
        calendar(),
    )

    assert found is not None
    assert found.last_day == last_day
    assert found.starts_on == requested_on + timedelta(days=1)
    assert ("opgeschort" in found.explanation) is bool(questions)
    assert ("verlengd met" in found.explanation) is bool(extension)


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        (
            1,
            (
                "8 weken na dinsdag 3 februari 2026; de laatste dag is dinsdag 31 maart 2026; "
                "aanvraag van maandag 2 februari 2026, 1 dag opgeschort"
            ),
        ),
        (
            3,
            (
                "8 weken na donderdag 5 februari 2026; de laatste dag is donderdag 2 april 2026; "
                "aanvraag van maandag 2 februari 2026, 3 dagen opgeschort"
            ),
        ),
    ],
)
def test_questions_of_the_lbb_are_told_behind_the_count(questions: int, words: str) -> None:
    """A statutory term, with the days that it stood still."""
    asked = facts(requested_on=date(2026, 2, 2), question_days=questions)
    found = advice_term(asked, RULES, calendar())
    assert found is not None
    assert (found.nature, found.explanation) == (TermNature.STATUTORY, words)


def test_without_a_request_there_is_no_term() -> None:
    assert advice_term(facts(), RULES, calendar()) is None
    assert suspended_days(facts(), RULES) is None
    assert suspended_days(facts(requested_on=date(2026, 2, 2)), RULES) is None


@pytest.mark.parametrize(
    ("received_on", "questions", "days"),
    [
        (date(2026, 2, 2), 0, 1),
        (date(2026, 3, 30), 0, 57),
        # Twelve weeks are the most: the last day within, and the first beyond.
        (date(2026, 4, 26), 0, 84),
        (date(2026, 4, 27), 0, 84),
        (date(2026, 4, 27), 1, 85),
        (date(2026, 6, 1), 10, 94),
    ],
)
def test_the_term_of_the_decision_stands_still_for_at_most_twelve_weeks_and_the_questions(
    received_on: date, questions: int, days: int
) -> None:
    """Wet Bibob art. 31; an oracle that counts day by day gives the same."""
    requested_on = date(2026, 2, 2)
    found = facts(requested_on=requested_on, received_on=received_on, question_days=questions)
    counted, day = 0, requested_on
    while day <= received_on and counted < 7 * 12 + questions:
        counted, day = counted + 1, day + timedelta(days=1)

    assert suspended_days(found, RULES) == days == counted


REQUESTED = {"requested_on": date(2026, 2, 2)}
NO_DANGER = {"outcome": BibobOutcome.NO_DANGER}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        (REQUESTED, ""),
        ({"requested_on": START}, ""),
        ({"requested_on": START - timedelta(days=1)}, "de aanvraag ligt voor het begin"),
        ({"received_on": date(2026, 3, 1)}, "vul eerst in wanneer het LBB om advies is gevraagd"),
        ({"extension_weeks": 1}, "vul eerst in wanneer het LBB om advies is gevraagd"),
        ({"question_days": 1}, "vul eerst in wanneer het LBB om advies is gevraagd"),
        (REQUESTED | {"received_on": date(2026, 2, 2)}, ""),
        (REQUESTED | {"received_on": date(2026, 2, 1)}, "het advies ligt voor de aanvraag"),
        (REQUESTED | {"extension_weeks": 4}, ""),
        (REQUESTED | {"extension_weeks": 5}, "het LBB mag hoogstens 4 weken verlengen"),
        (NO_DANGER, "vul uitkomst en dag van afronding samen in"),
        ({"concluded_on": START}, "vul uitkomst en dag van afronding samen in"),
        (NO_DANGER | {"concluded_on": START}, ""),
        (
            NO_DANGER | {"concluded_on": START - timedelta(days=1)},
            "de afronding ligt voor het begin",
        ),
        (
            REQUESTED | NO_DANGER | {"concluded_on": date(2026, 3, 1)},
            "het LBB heeft nog niet geantwoord",
        ),
        (
            REQUESTED | {"outcome": BibobOutcome.WITHDRAWN, "concluded_on": date(2026, 3, 1)},
            "",
        ),
        (
            REQUESTED
            | NO_DANGER
            | {"received_on": date(2026, 3, 2), "concluded_on": date(2026, 3, 1)},
            "de afronding ligt voor het advies",
        ),
        (
            REQUESTED | {"outcome": BibobOutcome.WITHDRAWN, "concluded_on": date(2026, 2, 1)},
            "de afronding ligt voor de aanvraag",
        ),
    ],
)
def test_the_days_of_an_investigation_come_in_order(values: dict[str, object], words: str) -> None:
    """Each rule on both sides of its bound; a right one gives no fault at all."""
    assert bibob_faults(facts(**values), RULES) == ([words] if words else [])


def test_one_week_of_extension_is_told_as_one() -> None:
    rules = RULES.model_copy(update={"most_extension_weeks": 1})
    assert bibob_faults(facts(**REQUESTED, extension_weeks=2), rules) == [
        "het LBB mag hoogstens 1 week verlengen"
    ]


@pytest.mark.parametrize(
    ("amount", "unit", "last_day"),
    [
        (0, MeasureUnit.WEEKS, None),
        (1, MeasureUnit.DAYS, date(2026, 4, 2)),
        (14, MeasureUnit.DAYS, date(2026, 4, 15)),
        (1, MeasureUnit.WEEKS, date(2026, 4, 8)),
        (2, MeasureUnit.WEEKS, date(2026, 4, 15)),
        (3, MeasureUnit.MONTHS, date(2026, 7, 1)),
    ],
)
def test_a_measure_lasts_from_its_first_day(
    amount: int, unit: MeasureUnit, last_day: date | None
) -> None:
    """From 2 April 2026: the first day counts."""
    assert measure_last_day(date(2026, 4, 2), amount, unit) == last_day


def test_a_negative_duration_is_refused() -> None:
    with pytest.raises(TermInputError, match=r"^Een maatregel kan geen negatieve duur hebben\.$"):
        measure_last_day(date(2026, 4, 2), -1, MeasureUnit.DAYS)


@pytest.mark.parametrize(
    ("key", "amount", "wanted"),
    [
        ("area_ban", 4, "right"),
        ("area_ban", 0, "wrong"),
        ("penalty_order", 0, "right"),
        ("penalty_order", 4, "right"),
        ("warning", 0, "right"),
        ("warning", 4, "wrong"),
    ],
)
def test_a_duration_belongs_to_some_measures(key: str, amount: int, wanted: str) -> None:
    rule = POLICY.street_measure(key)
    assert rule is not None

    assert (duration_fault(rule, amount) is None) is (wanted == "right")


def test_an_unknown_measure_has_no_rule_and_none_stands_twice() -> None:
    assert POLICY.street_measure("verzonnen") is None
    values = POLICY.model_dump()
    values["street_measures"] = [values["street_measures"][0]] * 2
    with pytest.raises(ValidationError, match="staat er twee keer"):
        InstrumentPolicy.model_validate(values)


@pytest.mark.parametrize(
    ("outcome", "after", "wanted"),
    [
        (DorOutcome.NONE, None, "right"),
        (DorOutcome.NONE, 1, "wrong"),
        (DorOutcome.RE_CONTROL, None, "wrong"),
        (DorOutcome.RE_CONTROL, 0, "wrong"),
        (DorOutcome.RE_CONTROL, 1, "right"),
        (DorOutcome.WARNING, None, "right"),
        (DorOutcome.WARNING, 1, "right"),
        (DorOutcome.OFFICIAL_REPORT, 0, "wrong"),
    ],
)
def test_a_re_control_has_a_later_day(outcome: DorOutcome, after: int | None, wanted: str) -> None:
    day = None if after is None else START + timedelta(days=after)

    assert (dor_faults(START, outcome, day) == []) is (wanted == "right")


def test_a_re_control_without_a_later_day_is_told_what_it_lacks() -> None:
    assert dor_faults(START, DorOutcome.RE_CONTROL, None) == [
        "Dag van hercontrole: vul dit in bij een hercontrole"
    ]
    assert dor_faults(START, DorOutcome.RE_CONTROL, START) == [
        "Dag van hercontrole: deze dag moet na maandag 5 januari 2026 komen"
    ]


@pytest.mark.parametrize(("after", "wanted"), [(-1, "wrong"), (0, "wrong"), (1, "right")])
def test_a_follow_up_comes_after_the_talk(after: int, wanted: str) -> None:
    assert (follow_up_faults("Dag", START, START + timedelta(days=after)) == []) is (
        wanted == "right"
    )


def test_each_kind_has_a_code_of_three_capitals_of_its_own() -> None:
    """The reference of an instrument begins with it."""
    codes = [kind.code for kind in InstrumentKind]

    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in codes)
    assert len(set(codes)) == len(codes)
