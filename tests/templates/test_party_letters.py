"""The formal letters: every element the law wants, in every variant, read back from the PDF."""

import itertools
from datetime import date
from typing import Any

import pytest

from models.law.closure.sanctions import PremisesKind
from tests.readers.pdf_checks import assert_accessible_archive
from tests.templates import party_letter_cases as cases
from tests.templates.party_letter_cases import assert_clean, made

DECISION_ELEMENTS = {
    "ground": "artikel 13b, eerste lid, van de Opiumwet",
    "premises": "Voorbeeldstraat 12 in Voorbeelddorp",
    "coercion": "bestuursdwang",
    "offence": "De overtreding: wat er is gevonden",
    "provision a": "artikel 13b, eerste lid, onder a",
    "provision b": "artikel 13b, eerste lid, onder b",
    "time of finding": "donderdag 19 februari 2026",
    "what was found": "320 gram",
    "report": "PL-VOORBEELD-1",
    "competent": "Bevoegd: waarom ik mag sluiten",
    "suitable": "Is de sluiting geschikt?",
    "necessary": "Is de sluiting noodzakelijk?",
    "subsidiarity": "subsidiariteit",
    "balanced": "Is de sluiting evenwichtig?",
    "proportionality": "evenredigheid",
    "duration reasoned": "Duur: waarom de sluiting zo lang is",
    "policy": "Damoclesbeleid Voorbeeld 2021",
    "policy date": "28 september 2021",
    "deviation": "artikel 4:84",
    "seal": "artikel 5:28",
    "seal breach": "artikel 199 van het Wetboek van Strafrecht",
    "entering forbidden": "artikel 2:41 van de Algemene plaatselijke verordening",
    "costs": "artikel 5:25",
    "announced to": "artikel 5:24, derde lid",
    "register": "Wkpb",
    "objection": "U kunt bezwaar maken tot en met maandag 18 mei 2026",
    "objection explained": "vrijdag 15 mei is gelijkgesteld",
    "objection to": "De burgemeester van Alverlo, Postbus 6, 9990 AA Alverlo",
    "no suspension": "artikel 6:16",
    "interim relief": "artikel 8:81",
    "court": "Rechtbank Verzonnenland",
    "court fee": "griffierecht",
    "no punishment": "De sluiting is geen straf",
    "case number": "Zaaknummer: ALV-2026-0007",
    "date": "Datum: 2 april 2026",
    "subject": "Onderwerp: besluit tot sluiting",
    "attachments": "Bijlagen: geen",
    "copies": "Afschrift:",
    "signed": "De burgemeester van Alverlo",
    "addressee": cases.ADDRESSEE,
    "capacity": "U krijgt deze brief als huurder",
}

VARIANTS = list(itertools.product(PremisesKind, cases.CLOSURES, cases.URGENT))
EXTRAS: list[dict[str, Any]] = [
    {},
    {"deviates": True, "deviation_reason": "De bewoner meldde zich zelf."},
    {"deviates": True},
    {"policy_proposes": False, "deviates": True, "deviation_reason": "Zo past het hier."},
    {"policy_since_is_known": False},
    {"is_repeated": True, "previous_offences": (date(2024, 5, 1), date(2023, 2, 3))},
    {"is_repeated": True},
    {"is_withheld": True},
    {"must_confirm": "Een jurist moet de sanctiematrix van Alverlo eerst bevestigen."},
    {"inhabited": False},
    {"capacity": "verhuurder", "is_offender": False},
    {"cost_share": 0},
    {"cost_share": 40, "cost_reason": "Hij heeft alles zelf gemeld."},
    {"cost_share": 40, "is_offender": False, "capacity": "eigenaar"},
]


@pytest.mark.parametrize(("kind", "duration", "urgency"), VARIANTS)
def test_every_decision_holds_every_element(
    kind: PremisesKind, duration: str, urgency: str
) -> None:
    """The eight usual elements and what Awb 5:9, 5:24, 5:25, 5:28, 6:16 and 8:81 add."""
    text = made(cases.letter(kind, duration, urgency))
    text_lower = text.lower()
    missing = [name for name, words in DECISION_ELEMENTS.items() if words.lower() not in text_lower]
    assert missing == []
    assert_clean(text)


@pytest.mark.many
@pytest.mark.parametrize(("kind", "duration", "urgency"), VARIANTS)
def test_every_decision_is_an_accessible_archive_document(
    kind: PremisesKind, duration: str, urgency: str
) -> None:
    """PDF/UA-1 and PDF/A-2a, by an independent validator."""
    assert_accessible_archive(cases.decided(cases.letter(kind, duration, urgency)).content)


@pytest.mark.many
@pytest.mark.parametrize("extra", EXTRAS)
@pytest.mark.parametrize("urgency", cases.URGENT)
def test_every_circumstance_leaves_clean_dutch(extra: dict[str, Any], urgency: str) -> None:
    """Whatever is filled in or left open, no gap and no English shows."""
    assert_clean(made(cases.letter(urgency=urgency, **extra)))


@pytest.mark.parametrize("by", [1, 2])
@pytest.mark.parametrize("urgency", cases.URGENT)
def test_a_zienswijze_leaves_clean_dutch(by: int, urgency: str) -> None:
    """One's own or another's, also in an urgent case."""
    assert_clean(made(cases.letter(urgency=urgency, **cases.heard(by, urgency))))


@pytest.mark.parametrize("duration", cases.CLOSURES)
def test_duration_is_stated_with_its_days(duration: str) -> None:
    """Weeks and months have a last day; an indefinite closure has a day of review instead."""
    text = made(cases.letter(duration=duration))
    assert cases.DURATION_WORDS[duration] in text
    assert ("nieuwe beoordeling" in text.lower()) is (duration == "indefinite")
    assert ("Uiterlijk op 16 oktober 2026 kijk ik opnieuw" in text) is (duration == "indefinite")
    assert ("Daarna eindigt de sluiting vanzelf" in text) is (duration != "indefinite")


def test_grace_period_stands_in_a_normal_decision_only() -> None:
    """Awb 5:24(2) and 5:31: time to comply, none when urgent, afterwards when already closed."""
    normal, urgent, afterwards = (made(cases.letter(urgency=name)) for name in cases.URGENT)
    assert "uiterlijk op donderdag 16 april 2026. Deze tijd heet de begunstigingstermijn" in normal
    assert "artikel 5:31, eerste lid" in urgent
    assert "artikel 5:31, tweede lid" in afterwards
    assert "Ik heb de woning op het adres" in afterwards
    for text in (urgent, afterwards):
        assert "begunstigingstermijn" not in text
        assert "geen, want er is spoed" in text
        assert "artikel 4:11, onder a" in text
    assert "artikel 5:31" not in normal


@pytest.mark.parametrize(
    ("kind", "inside"),
    [
        (PremisesKind.DWELLING, "in de woning"),
        (PremisesKind.PREMISES, "in het pand"),
        (PremisesKind.YARD, "op het erf"),
    ],
)
def test_each_kind_of_premises_has_its_own_words(kind: PremisesKind, inside: str) -> None:
    """A dwelling weighs heavier (EVRM 8) than premises or a yard."""
    text = made(cases.letter(kind))
    assert f"is {inside} op het adres" in text
    assert ("Europees verdrag voor de rechten van de mens" in text) is (
        kind is PremisesKind.DWELLING
    )
    others = {"de woning", "het pand", "het erf"} - {inside.split(" ", 1)[1]}
    assert not [other for other in others if f"Ik sluit {other}" in text]


def test_an_inhabited_dwelling_gets_housing_and_children() -> None:
    """Replacement housing and children are answered under their own heading."""
    text = made(cases.letter())
    for words in ("Vervangende woonruimte", cases.FINDINGS["D3"], "Kinderen", cases.FINDINGS["D4"]):
        assert words in text
    assert "Zoek zo snel mogelijk ander onderdak" in text


def test_an_empty_dwelling_weighs_lighter() -> None:
    """A dwelling where nobody lives gets neither the housing advice nor the strict test."""
    text = made(cases.letter(inhabited=False))
    assert "er woont nu niemand" in text
    assert "ander onderdak, bijvoorbeeld" not in text


@pytest.mark.parametrize("code", sorted(set(cases.FINDINGS) - {"E"}))
def test_every_answer_is_told_in_the_reasons_with_its_weight(code: str) -> None:
    """As a paragraph of a lawyer: the finding and what it weighs; its paper once, at the end."""
    text = made(cases.letter())
    assert f"{cases.FINDINGS[code]} Dit weegt zwaar." in text
    assert f"verslag bij punt {code}" in text
    for word in ("Vraag:", "Gewicht:", "Bron:"):
        assert word not in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "U betaalt dus alle kosten van de sluiting"),
        ({"is_offender": False, "capacity": "eigenaar"}, "U betaalt deze kosten dus niet"),
        ({"cost_share": 0}, "De gemeente betaalt de kosten van de sluiting"),
        ({"cost_share": 40}, "voor 40 procent voor de overtreder"),
        ({"cost_share": 40}, "U betaalt dus dat deel van de kosten"),
        ({"cost_share": 40, "cost_reason": "Zo is het."}, "De reden is hier: Zo is het."),
        ({"cost_share": 0}, "De reden gaat over persoonlijke omstandigheden van een ander."),
    ],
)
def test_costs_are_for_the_offender_unless_the_order_says_otherwise(
    changes: dict[str, Any], words: str
) -> None:
    """Awb 5:25(2): without this sentence nothing can be recovered."""
    assert words in made(cases.letter(**changes))
