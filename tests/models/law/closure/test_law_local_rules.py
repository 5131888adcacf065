"""Who signs in the mayor's name, and who does on an objection (Awb 10:3(3), 10:10)."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.law.closure.local_rules import LocalRules

MANAGER = {"signed_by": "teammanager Veiligheid", "decision": "Besluit A", "since": "2020-01-01"}
DIRECTOR = {"signed_by": "directeur", "decision": "Besluit B", "since": "2020-01-01"}
VALUES: dict[str, Any] = {
    "valid_from": "2020-01-01",
    "municipality_code": "9002",
    "municipality": "Lindewaarde",
    "source": "verzonnen",
    "court": {
        "name": "Rechtbank Verzonnenland",
        "division": "team bestuursrecht",
        "postal_address": "Postbus 1, 9999 ZZ Verzonnenstad",
    },
    "apv": {"no_entry": "2:41"},
}


def rules(**more: Any) -> LocalRules:
    """One version with the mandates of a test."""
    return LocalRules.model_validate(VALUES | more)


def test_the_mayor_decides_on_an_objection_himself_unless_another_has_that_mandate() -> None:
    """The mandate to decide is none to judge what was decided."""
    assert rules().on_objection.mandate is None
    assert rules(mandate=MANAGER).on_objection.mandate is None
    both = rules(mandate=MANAGER, objection_mandate=DIRECTOR)
    assert both.on_objection.mandate == both.objection_mandate
    assert both.mandate is not None
    assert both.mandate.signed_by == "teammanager Veiligheid"


def test_one_function_has_not_both_mandates() -> None:
    """Capitals make no other function; one alone is free to have it."""
    loud = DIRECTOR | {"signed_by": "Teammanager veiligheid"}
    with pytest.raises(ValidationError, match=r"artikel 10:3, derde lid, Awb"):
        rules(mandate=MANAGER, objection_mandate=loud)
    assert rules(objection_mandate=loud).on_objection.mandate is not None


def test_a_mandate_that_begins_later_begins_a_new_version() -> None:
    """Of both kinds."""
    for name in ("mandate", "objection_mandate"):
        with pytest.raises(ValidationError, match="begint na de eerste dag"):
            rules(**{name: DIRECTOR | {"since": "2020-01-02"}})


def test_what_a_lawyer_must_confirm_is_named() -> None:
    """Also the mandate for objections."""
    doubts = rules(
        mandate=MANAGER, objection_mandate=DIRECTOR, to_confirm=["mandate", "objection_mandate"]
    ).doubts
    assert doubts == ("het mandaat (Besluit A)", "het mandaat voor bezwaar (Besluit B)")
    assert rules(to_confirm=["objection_mandate"]).doubts == ()
