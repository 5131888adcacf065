"""The forms that Prefect shows: Dutch, without a field for a person, judged by themselves."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest
from prefect import Flow
from prefect.flows import load_flow_from_entrypoint
from pydantic import BaseModel

from flows import (
    closure_money,
    consultation,
    control_cycle,
    deadline_watch,
    instruments,
    mail_sending,
    premises_closure,
    yearly_evaluation,
)
from models.common.entry import kinds_of
from models.common.forms import Form
from models.law.common.errors import FaultsError
from models.law.common.labelled import Labelled, OneOf, told_choices
from tests.builders.case_builder import police_report_values

FLOWS = sorted(
    (
        value
        for module in (
            premises_closure,
            closure_money,
            control_cycle,
            deadline_watch,
            mail_sending,
            instruments,
            consultation,
            yearly_evaluation,
        )
        for value in vars(module).values()
        if isinstance(value, Flow)
    ),
    key=lambda flow: str(flow.name),
)
PERSON = re.compile(
    r"\b(name|naam|first_?name|last_?name|surname|voor|achter|bsn|born|birth|geboorte|geboren|phone|telefoon"
    r"|mobile|mail|email|e-mail|house_number|huisnummer|postcode|iban|kenteken)\b",
    re.IGNORECASE,
)
STEP = {"reference": "LIN-2026-001", "on": "2026-04-10", "by": "ZAAK1"}
CLOSE = "flows.premises_closure.close_premises"
POLICE_REPORT = "flows.premises_closure.record_police_report"
GIVEN = "Verzonnen van der Invoer"


def _below(form: type[Form]) -> Iterator[type[Form]]:
    for kind in form.__subclasses__():
        yield kind
        yield from _below(kind)


def shown_fields(flow: Flow[..., Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and schema of every field of the form that Prefect makes of a flow."""
    schema = flow.parameters.model_dump_for_openapi()
    for definition in schema.get("definitions", {}).values():
        yield from definition.get("properties", {}).items()


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_a_flow_asks_one_form_or_nothing(flow: Flow[..., Any]) -> None:
    """Prefect ignores the titles of loose parameters, so that a form holds them all."""
    kinds = flow.fn.__annotations__.items()
    asked = {name: kind for name, kind in kinds if name != "return"}

    assert list(asked) in ([], ["form"])
    assert all(issubclass(kind, Form) for kind in asked.values())


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_every_field_has_a_dutch_title_and_description(flow: Flow[..., Any]) -> None:
    """Without a title the page shows the name in the code."""
    fields = list(shown_fields(flow))
    assert bool(fields) == bool(flow.parameters.properties)
    for name, field in fields:
        assert field.get("description", "").endswith("."), name
        title = field.get("title", "")
        assert title[:1].isupper(), name
        assert title != name.replace("_", " ").title(), name


FORMS = sorted(
    {*Form.__subclasses__(), *(below for form in Form.__subclasses__() for below in _below(form))},
    key=lambda form: form.__name__,
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_choice_is_described_with_its_dutch_words(form: type[Form]) -> None:
    """The page and the help of the command show the same description."""
    for name, field in form.model_fields.items():
        for kind in kinds_of(form, name):
            if issubclass(kind, StrEnum):
                assert issubclass(kind, Labelled), name
                some = [mark.members for mark in field.metadata if isinstance(mark, OneOf)]
                assert told_choices(some[0] if some else kind) in (field.description or ""), name


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_no_field_asks_for_a_person(flow: Flow[..., Any]) -> None:
    """What is filled in can be read by everyone who sees the page."""
    assert [
        name
        for name, field in shown_fields(flow)
        if PERSON.search(name) or PERSON.search(field.get("title", ""))
    ] == []


def test_the_search_for_a_person_is_not_blind() -> None:
    """It finds the fields that a form must never have."""
    assert all(map(PERSON.search, ["Naam van de huurder", "Uw telefoon", "bsn", "Geboren"]))


def test_a_good_form_is_accepted_by_its_flow() -> None:
    """As text, the way the page sends it."""
    flow: Flow[..., Any] = load_flow_from_entrypoint(CLOSE)
    accepted = flow.validate_parameters({"form": STEP})["form"]
    step: Flow[..., Any] = load_flow_from_entrypoint(POLICE_REPORT)
    values = police_report_values(found_on="2026-02-10", on="2026-02-24")

    assert accepted.model_dump(mode="json") == STEP
    assert step.validate_parameters({"form": values})["form"].bag_id == values["bag_id"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Zaaknummer: vul dit in; Datum: vul dit in; Uw code: vul dit in"),
        (STEP | {"on": GIVEN}, "Datum: dit is geen datum (jjjj-mm-dd of dd-mm-jjjj)"),
        (
            STEP | {"reference": GIVEN},
            "Zaaknummer: dit heeft niet de juiste vorm, zoals LIN-2026-001",
        ),
        (STEP | {"extra": GIVEN}, "extra: dit veld bestaat niet"),
    ],
)
def test_a_bad_form_is_refused_in_dutch_without_the_values(
    values: dict[str, Any], sentence: str
) -> None:
    """One sentence with every fault by the title of its field."""
    flow: Flow[..., Any] = load_flow_from_entrypoint(CLOSE)

    with pytest.raises(FaultsError) as refused:
        flow.validate_parameters({"form": values})

    assert str(refused.value) == (f"Het formulier is geweigerd, er is niets opgeslagen: {sentence}")
    assert GIVEN not in str(refused.value)


def test_what_is_no_form_at_all_is_refused_in_dutch() -> None:
    """A text where a form belongs is named as such."""
    flow: Flow[..., Any] = load_flow_from_entrypoint(CLOSE)

    with pytest.raises(FaultsError, match="opgeslagen: dit is niet goed ingevuld"):
        flow.validate_parameters({"form": GIVEN})


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_a_form_never_repeats_what_was_given(flow: Flow[..., Any]) -> None:
    """Each field in turn gets a text that does not belong there; no message repeats it."""
    form = flow.fn.__annotations__.get("form", BaseModel)
    for name in form.model_fields:
        with pytest.raises(FaultsError) as refused:
            flow.validate_parameters({"form": {name: [GIVEN]}})
        assert GIVEN not in str(refused.value)
