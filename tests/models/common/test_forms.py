"""Every form refuses every wrong field at once, in Dutch, by its title and without its value."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models.closure import change_forms, closure_forms, track_form
from models.closure.change_forms import ChangeForm, LandRegisterChangeForm
from models.closure.closure_forms import (
    AnnouncementForm,
    ApprovalForm,
    CommunicationForm,
    DecisionForm,
    EndForm,
    FindingForm,
    LetterLeftForm,
    MorningForm,
    OutcomeForm,
    PoliceReportForm,
    StepForm,
    ZienswijzeForm,
)
from models.closure.money.money_forms import PaymentForm
from models.closure.track_form import TrackForm
from models.common.forms import Form
from models.law.common.errors import FaultsError
from tests.builders.case_builder import police_report_values

WRONG_WORD = "Xander Nietbestaand"
STEP: dict[str, Any] = {"reference": "LIN-2026-001", "on": "2026-03-02", "by": "ZAAK1"}
WRONG_STEP: dict[str, Any] = {"reference": WRONG_WORD, "on": "gisteren", "by": WRONG_WORD}
STEP_FAULTS = ["Zaaknummer: ", "Datum: dit is geen datum", "Uw code: "]

WRONG: dict[type[Form], tuple[dict[str, Any], list[str]]] = {
    StepForm: ({}, []),
    OutcomeForm: (
        {"outcome": WRONG_WORD, "amount": "99", "unit": WRONG_WORD, "sent_on": WRONG_WORD},
        [
            "Maatregel: kies een van: ",
            "Duur: dit mag hoogstens 60 zijn",
            "Eenheid van de duur: kies een van: ",
            "Datum van verzending: dit is geen datum",
        ],
    ),
    DecisionForm: (
        {
            "sent_on": "2026-02-30",
            "grace_days": "-1",
            "penalty_amount": WRONG_WORD,
            "penalty_per": WRONG_WORD,
            "penalty_maximum": "10000001",
        },
        [
            "Maatregel: vul dit in",
            "Datum van verzending: dit is geen datum",
            "Begunstigingstermijn in dagen: dit moet minstens 0 zijn",
            "Dwangsom: dit is geen geheel getal",
            "Dwangsom per: kies een van: ",
            "Dwangsom ten hoogste: dit mag hoogstens 10000000 zijn",
        ],
    ),
    ApprovalForm: (
        {"subject": WRONG_WORD, "reason": "x" * 401},
        ["Wat keurt u goed: kies een van: ", "Reden: dit mag hoogstens 400 tekens zijn"],
    ),
    AnnouncementForm: (
        {"channel": WRONG_WORD, "tracking": "x" * 41},
        ["Wijze van bekendmaking: kies een van: ", "Verzendnummer: dit mag hoogstens 40"],
    ),
    ZienswijzeForm: (
        {"party": "0", "manner": WRONG_WORD},
        [
            "Partij: dit moet minstens 1 zijn",
            "Wijze: kies een van: written (schriftelijk) of oral (mondeling)",
        ],
    ),
    CommunicationForm: (
        {
            "closing_on": WRONG_WORD,
            "radius": "1001",
            "streets": [""],
            "street_released": WRONG_WORD,
        },
        [
            "Dag van de sluiting: dit is geen datum",
            "Straal in meters: dit mag hoogstens 1000 zijn",
            "Straten, regel 1: vul dit in",
            "Straatnaam in het persbericht: dit is geen ja of nee",
        ],
    ),
    ChangeForm: (
        {
            "kind": WRONG_WORD,
            "ground": "te kort",
            "sent_on": WRONG_WORD,
            "hearing": "x" * 2001,
            "first_day": WRONG_WORD,
            "grace_until": "2026-02-30",
            "amount": "0",
            "unit": WRONG_WORD,
            "part": "x" * 201,
            "changes": "x" * 2001,
            "review_on": WRONG_WORD,
        },
        [
            "Wat verandert er: kies een van: ",
            "Reden: vul minstens 20 tekens in",
            "Datum van verzending: dit is geen datum",
            "Vooraf gehoord: dit mag hoogstens 2000 tekens zijn",
            "Nieuwe eerste dag: dit is geen datum",
            "Nieuwe laatste dag om te vertrekken: dit is geen datum",
            "Duur: dit moet minstens 1 zijn",
            "Eenheid van de duur: kies een van: ",
            "Wat gesloten blijft: dit mag hoogstens 200 tekens zijn",
            "Wat er verandert: dit mag hoogstens 2000 tekens zijn",
            "Volgende heroverweging: dit is geen datum",
        ],
    ),
    LandRegisterChangeForm: (
        {"decision": "0"},
        ["Nummer van het besluit: dit moet minstens 1 zijn"],
    ),
    TrackForm: (
        {"track": "objection", "state": "granted", "number": "0"},
        [
            "Soort: kies een van: reopening_request (verzoek tot heropening) of land_register",
            "Stand: kies een van: requested (gevraagd), withdrawn (ingetrokken), registered",
            "Nummer: dit moet minstens 1 zijn",
        ],
    ),
    EndForm: ({"lifted": WRONG_WORD}, ["Eerder opgeheven: dit is geen ja of nee"]),
}


HEMP = {"kind": "substance", "description": "hennep"}


def refusal(form: type[Form], values: dict[str, Any]) -> FaultsError:
    """Why the form is refused."""
    with pytest.raises(FaultsError) as refused:
        form.model_validate(values)
    return refused.value


@pytest.mark.parametrize("form", WRONG)
def test_every_wrong_field_is_told_at_once(form: type[Form]) -> None:
    """One refusal: a sentence for each field, also one that does not exist, and no value."""
    values, words = WRONG[form]
    error = refusal(form, WRONG_STEP | values | {"naam": WRONG_WORD})
    expected = [*STEP_FAULTS, *words, "naam: dit veld bestaat niet"]

    assert [part for part in expected if not any(f.startswith(part) for f in error.faults)] == []
    assert len(error.faults) == len(expected)
    assert WRONG_WORD not in str(error)
    assert " or " not in str(error)
    assert "'" not in str(error)


def test_every_form_has_a_row() -> None:
    """A new form without a row here fails this test."""
    known = {
        kind
        for module in (closure_forms, change_forms, track_form)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Form)
    }

    assert known - {Form, PoliceReportForm, MorningForm, LetterLeftForm} == set(WRONG)


@pytest.mark.parametrize("form", [*WRONG, PoliceReportForm])
def test_every_field_has_a_dutch_title_and_description(form: type[Form]) -> None:
    """Prefect shows them to the officer; no field is called by its English name."""
    for name, field in (form.model_fields | FindingForm.model_fields).items():
        assert field.title, name
        assert field.title != name
        assert field.description, name


@pytest.mark.parametrize("form", [*WRONG, PoliceReportForm])
def test_what_is_left_out_is_told_by_title(form: type[Form]) -> None:
    """An empty form names every field that must be filled in."""
    error = refusal(form, {})
    needed = [field.title for field in form.model_fields.values() if field.is_required()]

    assert list(error.faults) == [f"{title}: vul dit in" for title in needed]


def test_a_wrong_report_is_told_with_its_rows() -> None:
    """Fields of the report and of each finding, by title and row."""
    error = refusal(
        PoliceReportForm,
        police_report_values(
            municipality="  ",
            report_number="x" * 41,
            bag_id=WRONG_WORD,
            premises_kind=WRONG_WORD,
            found_on="10/02/2026",
            previous_offences=["2025-13-01"],
            urgency=WRONG_WORD,
            findings=[
                {"kind": "substance", "description": "hennep", "amount": "-1"},
                {"description": "", "amount": "veel", "unit": WRONG_WORD, "drug_list": "III"},
                {"kind": "substance", "description": "hennep", "amount": "0,1234"},
            ],
        ),
    )

    assert [fault.split(": ")[0] for fault in error.faults] == [
        "Gemeente",
        "Nummer van het politierapport",
        "BAG-nummer van het adres",
        "Soort pand",
        "Datum van de vondst",
        "Vondsten, regel 1, Hoeveelheid",
        "Vondsten, regel 2, Soort vondst",
        "Vondsten, regel 2, Omschrijving",
        "Vondsten, regel 2, Hoeveelheid",
        "Vondsten, regel 2, Eenheid",
        "Vondsten, regel 2, Lijst van de Opiumwet",
        "Vondsten, regel 3, Hoeveelheid",
        "Eerdere overtredingen, regel 1, Dag",
        "Eerdere overtredingen, regel 1, Bron",
        "Spoed",
    ]
    assert "dit moet minstens 0 zijn" in error.faults[5]
    assert error.faults[9].endswith(
        "kies een van: gram, plants (planten), cuttings (stekken), pills (pillen), ml, "
        "cartridges (ampullen of ballonnen) of gram_dried (gram gedroogd)"
    )
    assert error.faults[10].endswith(
        "kies een van: I (lijst I (harddrugs)), IA (lijst IA (nieuwe psychoactieve stoffen)), "
        "II (lijst II (softdrugs)) of none (op geen lijst)"
    )
    assert "hoogstens drie cijfers achter de komma" in error.faults[11]
    assert WRONG_WORD not in str(error)


def test_a_report_without_findings_is_refused() -> None:
    """Nothing found gives no power to close."""
    assert refusal(PoliceReportForm, police_report_values(findings=[])).faults == (
        "Vondsten: vul minstens 1 regel in",
    )


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("0,5", "0.5"),
        ("0.5", "0.5"),
        (" 12,250 ", "12.25"),
        (30, "30"),
        (Decimal("0.501"), "0.501"),
        ("0.500", "0.5"),
        ("1,005", "1.005"),
        ("1.005", "1.005"),
        ("1,000", "1"),
    ],
)
def test_a_decimal_comma_is_as_good_as_a_point(written: object, amount: str) -> None:
    """Half a gram is a bound of the law: it is read exactly."""
    finding = FindingForm.model_validate(HEMP | {"amount": written})

    assert finding.amount == Decimal(amount)


THOUSANDS = "een punt met drie cijfers erachter kan duizend betekenen of een komma; schrijf 1000"


@pytest.mark.parametrize("written", ["1.000", "12.500", "1.000,5", "1.000.000"])
def test_a_point_that_may_be_thousands_is_not_guessed(written: str) -> None:
    """A thousand euro or one, a kilo or a gram: the sentence says how to write it."""
    pay = {"claim": 1, "amount": written}
    assert [THOUSANDS in fault for fault in refusal(PaymentForm, STEP | pay).faults] == [True]
    found = police_report_values(findings=[HEMP | {"amount": written}])
    assert [THOUSANDS in fault for fault in refusal(PoliceReportForm, found).faults] == [True]


def test_a_sum_has_cents_and_nothing_smaller() -> None:
    """As many digits as the field allows are told."""
    assert refusal(PaymentForm, STEP | {"claim": 1, "amount": "1,005"}).faults == (
        "Bedrag: gebruik hoogstens twee cijfers achter de komma",
    )


@pytest.mark.parametrize("written", ["1.000,5", "NaN", "Infinity", "1e30", "99999999999999999999"])
def test_an_amount_that_no_register_can_hold_is_refused(written: str) -> None:
    """Neither a misread thousand nor a number without end reaches the database."""
    error = refusal(
        PoliceReportForm,
        police_report_values(findings=[HEMP | {"amount": written}]),
    )

    assert len(error.faults) == 1
    assert error.faults[0].startswith("Vondsten, regel 1, Hoeveelheid: ")


@pytest.mark.parametrize("reference", ["LIN-2026-001", " ALV-2026-1234 "])
def test_spaces_around_a_reference_do_not_matter(reference: str) -> None:
    """Copied from a letter with a space at its end."""
    form = StepForm.model_validate(STEP | {"reference": reference})

    assert form.reference == reference.strip()


def test_a_form_cannot_be_changed_afterwards() -> None:
    """What was filled in stays what it was."""
    form = StepForm.model_validate(STEP)
    with pytest.raises(ValueError, match="frozen"):
        form.on = date(2026, 3, 3)  # type: ignore[misc]


def test_the_morning_form_may_stay_empty() -> None:
    """The schedule fills in nothing; a wrong day is refused like any other."""
    assert MorningForm().on is None
    assert refusal(MorningForm, {"on": "morgen"}).faults[0].startswith("Dag: dit is geen datum")
