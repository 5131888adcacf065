"""A form on the page says the same as the form itself, and tells every fault at its field."""

from urllib.parse import urlencode

import pytest

from models.closure.closure_forms import AnnouncementForm, DecisionForm, PoliceReportForm
from models.instruments.instrument_forms import DorForm
from portal.web.closure.act_table import ACTS, OF_COMMANDS, OF_PAGE, OWN_PAGES, ROWS
from portal.web.forms import forms
from portal.web.forms.asked_fields import MORE
from portal.web.forms.form_fields import Kind, Option, fields_of
from portal.web.forms.form_texts import texts_of
from portal.web.forms.posted import Posted, read_fields
from tests.builders.case_builder import police_report_values
from tests.builders.doors.closure_use_cases import CLOSURE
from tests.builders.doors.money_use_cases import MONEY
from tests.builders.doors.use_case import UseCase

FIXED = {"reference": "LIN-2026-001", "by": "ZAAK1"}
CASES = {"-".join(case.command[1:]): case for case in (*CLOSURE, *MONEY)}


def of_browser(texts: Posted) -> Posted:
    """The same after a browser and the network had it."""
    pairs = [(name, text) for name, every in texts.fields.items() for text in every]
    return read_fields(urlencode(pairs).encode())


def test_every_row_of_the_table_is_an_act() -> None:
    """No row without an act, and no command of a closure without a row or a page of its own."""
    assert set(ACTS) == set(ROWS) | {act.name for act in OF_PAGE}
    commands = {begin + name for begin, steps in OF_COMMANDS for name, *_ in steps}
    assert commands - OWN_PAGES == set(ROWS)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_filled_form_reads_back_the_same(name: str) -> None:
    """Every row of the table, with what the example of its command holds."""
    case: UseCase = CASES[name]
    form = ACTS[name].form.model_validate(case.values)
    fixed = {field: getattr(form, field) for field in FIXED}
    sent = of_browser(texts_of(form, tuple(fixed)))
    if "channel" in type(form).model_fields:
        assert sent.one("channel") != ""

    found, shown = forms.read(type(form), sent, fixed)

    assert shown.faults == ()
    assert found == form


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_empty_form_chooses_nothing(name: str) -> None:
    """No legal fact has a default: nothing is filled in, and what must be answered is told."""
    shown = forms.to_fill(ACTS[name].form, tuple(FIXED))
    assert [asked.value for asked in shown.asked] == [""] * len(shown.asked)
    form, again = forms.read(ACTS[name].form, Posted(), FIXED)
    assert form is None
    wanted = {field.title for field in fields_of(ACTS[name].form) if field.is_required}
    wanted -= {"Zaaknummer", "Uw code"}
    told = {words.partition(": ")[0] for words, _ in again.faults}
    assert wanted <= told
    assert all(target for _, target in again.faults)


def test_the_way_of_announcing_is_asked() -> None:
    """The form of the command line says registered post by itself; the page does not."""
    (channel,) = [each for each in fields_of(AnnouncementForm) if each.name == "channel"]
    assert channel.is_required
    assert channel.kind is Kind.CHOICE


def test_a_fault_in_a_row_stands_in_that_row() -> None:
    """Rows that were left empty do not count, and what was typed is kept."""
    typed = Posted(
        {
            "findings.0.kind": ["substance"],
            "findings.0.description": ["hennep"],
            "findings.0.amount": ["120"],
            "findings.0.unit": ["gram"],
            "findings.1.description": [" "],
            "findings.2.kind": ["substance"],
            "findings.2.description": ["cocaïne"],
            "findings.2.amount": ["veel"],
        }
    )
    form, shown = forms.read(PoliceReportForm, typed, {"by": "ZAAK1"})
    assert form is None
    (findings,) = [asked for asked in shown.asked if asked.name == "findings"]
    assert len(findings.rows) == 2
    amount = next(asked for asked in findings.rows[1] if asked.field.name == "amount")
    assert (amount.value, amount.faults) == ("veel", ("dit is geen getal",))
    assert ("Vondsten, regel 2, Hoeveelheid: dit is geen getal", amount.id) in shown.faults


def test_a_row_more_keeps_what_was_typed() -> None:
    """The button for one more row stores nothing and loses nothing."""
    values = PoliceReportForm.model_validate(police_report_values())
    typed = texts_of(values, ("by",))
    asked = Posted({**typed.fields, MORE: ["findings"]})
    shown = forms.more_rows(PoliceReportForm, asked, ("by",))
    (findings,) = [each for each in shown.asked if each.name == "findings"]
    assert [row[1].value for row in findings.rows] == ["cocaïne", ""]


def test_no_field_speaks_english() -> None:
    """The words of the command line for what can be typed are gone from the help of a choice."""
    for act in ACTS.values():
        for field in fields_of(act.form):
            values = {option.value for option in field.options if "_" in option.value}
            assert [value for value in values if value in field.help] == []


def test_a_decision_has_its_numbers_and_days_as_people_type_them() -> None:
    """A day with its month in the middle, an amount with a comma."""
    typed = {
        "on": ["30-03-2026"],
        "outcome": ["closure"],
        "sent_on": ["2-4-2026"],
        "cost_share": ["100"],
    }
    form, _ = forms.read(DecisionForm, Posted(typed), FIXED)
    assert form is not None
    assert (f"{form.on}", f"{form.sent_on}") == ("2026-03-30", "2026-04-02")


def test_help_is_for_what_one_does() -> None:
    """A question keeps its sign, and who chooses a municipality is not told how to type it."""
    fields = {each.name: each for each in fields_of(DorForm)}
    assert fields["dealer_known"].help == "Kent de gemeente deze handelaar?"
    offered = {"municipality": [Option("9002", "Lindewaarde")]}
    shown = forms.to_fill(DorForm, ("by",), offered)
    (place,) = [each for each in shown.asked if each.name == "municipality"]
    assert (place.field.kind, place.field.help) == (Kind.CHOICE, "")
