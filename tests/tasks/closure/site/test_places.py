"""Several addresses, or a part of a building, as the premises of one case."""

import email
import email.policy
from datetime import date
from typing import Any

import pytest
from sqlmodel import col, select

from models.closure.closure_forms import PoliceReportForm
from models.closure.document import Document, DocumentKind
from models.closure.place.further_place import FurtherPlace
from models.common.message import OutgoingMessage
from models.law.closure.changes import ChangeKind
from models.law.common.errors import FaultsError
from tasks.acts.closure import closure_acts
from tasks.closure.changes.change_guard import NamesSomebodyError
from tasks.closure.letter_addresses import addresses_around_all
from tasks.register.resources import reading
from tests.builders.case_builder import (
    Walk,
    at,
    closed,
    decision_announced,
    earlier_measure,
    fill_register,
    police_report_values,
    reported,
)
from tests.builders.filled_registers import fill_once
from tests.builders.money_builder import costs_fixed, remind
from tests.readers.case_reading import words_of

SHOP = "9002200000000013"
SHED = "9002200000000014"
FAR = "9002200000000031"
"""Verzonnenlaan 1, a street away from Voorbeeldstraat 12."""
UPSTAIRS = {"part": "de bovenwoning", "further_places": [f"{SHOP};premises;de winkel"]}
LONG = "de bovenwoning met de trap, de gang, de berging en het balkon aan de achterkant"
BOTH = "Voorbeeldstraat 12 (de bovenwoning) en Voorbeeldstraat 13 (de winkel)"


@pytest.fixture(autouse=True)
def _filled(request: pytest.FixtureRequest) -> None:
    """Organisation and addresses of the example, on both databases where a test asks for that."""
    both = "any_register" in request.fixturenames
    request.getfixturevalue("any_register" if both else "register")
    fill_once("organisation and addresses", fill_register)


def told(kind: DocumentKind) -> list[str]:
    """The words of every document of a kind, each on one line."""
    return [" ".join(text.split()) for text in words_of(kind)]


def press_release() -> str:
    """The words that the press gets."""
    with reading() as session:
        rows = session.exec(
            select(Document).where(
                Document.kind == DocumentKind.PRESS_RELEASE,
                col(Document.media_type).startswith("text/plain"),
            )
        ).all()
        return rows[-1].content.decode()


def refused(**changes: Any) -> str:
    """Why a report is refused."""
    with pytest.raises(FaultsError) as error:
        Walk().police_report(**changes)
    return str(error.value)


def proposed(**changes: Any) -> tuple[str, ...]:
    """What an officer reads of earlier offences when a report comes in."""
    form = PoliceReportForm.model_validate(police_report_values(**changes))
    said = closure_acts.record_police_report(form, at(form.on)).said[1:]
    return tuple(line for line in said if not line.startswith("Volgende stap:"))


def test_every_letter_names_the_shop_and_the_dwelling_above_it() -> None:
    """Subject, opening and table; one sentence says what "de woning" means in the letter."""
    decision_announced(**UPSTAIRS)
    for kind in (DocumentKind.NOTICE_OF_INTENT, DocumentKind.DECISION):
        for text in told(kind):
            assert f"op de adressen {BOTH} in Verzonnendorp" in text
            assert (
                "Met “de woning” bedoel ik in deze brief: de woning Voorbeeldstraat 12 (de "
                "bovenwoning) en het pand Voorbeeldstraat 13 (de winkel)."
            ) in text
    for text in told(DocumentKind.DECISION):
        assert f"ik sluit de woning {BOTH} in Verzonnendorp" in text
        assert f"Adres {BOTH}, Verzonnendorp" in text


def test_the_decision_on_costs_names_them_all() -> None:
    """The letters about money have the same opening."""
    costs_fixed(closed(**UPSTAIRS))
    for text in told(DocumentKind.COST_DECISION):
        assert "Met “de woning” bedoel ik in deze brief: de woning Voorbeeldstraat 12" in text
        assert f"de woning op de adressen {BOTH} in Verzonnendorp" in text


def test_the_reminder_names_them_all() -> None:
    """Who is reminded reads of which closure the costs are, as in the decision."""
    remind(costs_fixed(closed(**UPSTAIRS)))
    (text,) = told(DocumentKind.REMINDER)
    assert "Met “de woning” bedoel ik in deze brief: de woning Voorbeeldstraat 12" in text
    assert f"de kosten van de sluiting van de woning op de adressen {BOTH} in Verzonnendorp" in text


def test_a_letter_names_the_part_that_it_is_about() -> None:
    """One address stays one; nothing else is explained."""
    reported(part="de kelderbox").prepare_intent()
    for text in told(DocumentKind.NOTICE_OF_INTENT):
        assert "op het adres Voorbeeldstraat 12 (de kelderbox) in Verzonnendorp" in text
        assert "bedoel ik in deze brief" not in text


def test_the_public_papers_name_the_parts_and_keep_every_number_from_the_press() -> None:
    """The residents read the addresses, the poster the parts, the press how many they are."""
    walk = decision_announced(**UPSTAIRS)
    assert walk.communicate() == ()
    for poster in told(DocumentKind.POSTER):
        assert "de bovenwoning en de winkel" in poster
    assert BOTH in told(DocumentKind.RESIDENTS_LETTER)[0]
    release = press_release()
    assert "Het gaat om 2 adressen." in release
    assert "Voorbeeldstraat" not in release


@pytest.mark.parametrize(
    ("places", "on_poster", "in_press"),
    [
        ({"part": "de kelderbox"}, "alleen de kelderbox", "Alleen een deel van het gebouw is"),
        ({"further_places": [f"{SHED};yard"]}, "op 2 adressen", "Het gaat om 2 adressen."),
        ({"part": LONG}, "alleen een deel hiervan", "Alleen een deel van het gebouw is"),
    ],
    ids=["a part", "two addresses", "too long for a poster"],
)
def test_poster_and_press_say_that_it_is_a_part_or_more(
    places: dict[str, Any], on_poster: str, in_press: str
) -> None:
    """In general words."""
    assert decision_announced(**places).communicate() == ()
    assert all(on_poster in poster for poster in told(DocumentKind.POSTER))
    assert in_press in press_release()


def test_who_lives_around_any_of_the_addresses_gets_a_letter() -> None:
    """Each once, and none at the closed addresses themselves."""
    on = date(2026, 4, 8)
    with reading() as session:
        around = addresses_around_all(session, {SHOP, FAR}, 30, on)
        ids = [address.bag_id for address in around]
    assert SHED in ids
    assert "9002200000000032" in ids
    assert not {SHOP, FAR} & set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.usefixtures("any_register")
def test_an_earlier_case_at_any_of_the_addresses_is_proposed_as_a_repeat() -> None:
    """Whichever of the two has it as its first or as its further address."""
    earlier_measure(bag_id=SHOP, further_places=[f"{SHED};yard"])
    assert proposed(report_number="PL-1", bag_id=FAR) == ()
    assert len(proposed(report_number="PL-2", bag_id=SHED)) == 1
    assert len(proposed(report_number="PL-3", further_places=[f"{SHED};premises;de schuur"])) == 1
    assert len(proposed(report_number="PL-4", **UPSTAIRS)) == 1


@pytest.mark.usefixtures("any_register")
def test_a_correction_changes_the_addresses_until_the_intent() -> None:
    """The same report twice is once; another one without the word is refused."""
    walk = Walk().police_report(**UPSTAIRS).police_report(**UPSTAIRS)
    assert "met andere gegevens" in refused()
    walk.police_report(correction=True, further_places=[f"{SHED};yard"])
    with reading() as session:
        rows = session.exec(select(FurtherPlace)).all()
        assert [(row.number, row.bag_id, row.part) for row in rows] == [(2, SHED, "")]
    walk.parties().weigh().prepare_intent()
    assert "verbeteren kan tot het voornemen" in refused(correction=True, **UPSTAIRS)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            {"further_places": ["9001200000000013;premises"]},
            "verdere adressen, regel 1: het BAG-nummer hoort niet bij een adres van deze gemeente",
        ),
        (
            {"further_places": [f"{SHOP};premises", f"{SHOP};premises"]},
            "verdere adressen, regel 2: dit adres met dit deel staat er al",
        ),
        (
            {"premises_kind": "premises", "further_places": [f"{SHOP};dwelling"]},
            "verdere adressen: zet de woning als eerste adres",
        ),
        ({"further_places": [f"{SHOP};winkel"]}, "Verdere adressen, regel 1, Soort pand"),
        ({"part": "de kamer van 123456782"}, "Deel van het gebouw"),
    ],
    ids=["another municipality", "twice", "a dwelling second", "no kind", "a number of a person"],
)
def test_a_wrong_address_or_part_is_refused(changes: dict[str, Any], fault: str) -> None:
    """With the row, and nothing is stored."""
    assert fault in refused(**changes)
    with reading() as session:
        assert session.exec(select(FurtherPlace)).all() == []


def test_a_part_names_no_party() -> None:
    """Letters to others hold it; parties are known when a report is corrected."""
    walk = Walk().police_report().parties()
    with pytest.raises(NamesSomebodyError, match="Deel van het gebouw"):
        walk.police_report(correction=True, part="de kamer van Nico Nietbestaand")


def test_a_change_names_what_stays_closed_of_all_addresses() -> None:
    """The letter of the change, and the poster and letters that follow it."""
    closed(**UPSTAIRS).change(ChangeKind.PART, date(2026, 4, 20), part="de winkel")
    for text in told(DocumentKind.CHANGE_DECISION):
        assert f"op de adressen {BOTH} in Verzonnendorp" in text
        assert "Alleen dit deel blijft dicht: de winkel." in text
        assert f"Wat gesloten is {BOTH} de winkel" in text


def test_the_land_register_and_the_partners_hear_every_address() -> None:
    """The department that registers the closure reads them in its message."""
    closed(**UPSTAIRS)
    with reading() as session:
        rows = session.exec(select(OutgoingMessage.mime).order_by(col(OutgoingMessage.id))).all()
    told_in = []
    for mime in rows:
        message = email.message_from_bytes(mime, policy=email.policy.default)
        body = message.get_body(("plain",))
        assert body is not None
        told_in.append(f"Adres: {BOTH}, Verzonnendorp" in " ".join(body.get_content().split()))
    assert sum(told_in) >= 2
