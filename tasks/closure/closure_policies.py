"""The dated policies of a closure, read once and asked for by day."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from models.law.closure.closure_terms import ClosureTerms
from models.law.closure.competence import CompetencePolicy
from models.law.closure.sanctions import SanctionMatrix
from models.law.closure.weighing import WeighingChecklist
from models.law.common.policy import VersionedBook
from tasks.register.policies import POLICY_FOLDER, read_book, read_municipal_books


def sanction_matrix(municipality_code: str, on: date) -> SanctionMatrix:
    """The matrix of a municipality (CBS code) on a day, or NoPolicyInForceError."""
    book = _sanction_books().get(municipality_code)
    if book is None:
        book = VersionedBook(f"sanctiematrix van gemeente {municipality_code}", [])
    return book.in_force(on)


def municipalities_with_matrix() -> Mapping[str, str]:
    """The CBS code of each municipality that has a sanction matrix, by its name."""
    return {book.versions[-1].municipality: code for code, book in _sanction_books().items()}


def competence_policy(on: date) -> CompetencePolicy:
    """The ceilings of own use on a day, or NoPolicyInForceError."""
    return _competence().in_force(on)


def closure_terms(on: date) -> ClosureTerms:
    """The terms of a closure on a day, or NoPolicyInForceError."""
    return _closure_terms().in_force(on)


def weighing_checklist(on: date) -> WeighingChecklist:
    """The checklist for weighing interests on a day, or NoPolicyInForceError."""
    return _weighing().in_force(on)


@cache
def _competence() -> VersionedBook[CompetencePolicy]:
    subject = "lijst met gebruikershoeveelheden"
    return read_book(POLICY_FOLDER, "competence.yaml", CompetencePolicy, subject)


@cache
def _closure_terms() -> VersionedBook[ClosureTerms]:
    return read_book(POLICY_FOLDER, "closure-terms.yaml", ClosureTerms, "lijst met termijnen")


@cache
def _weighing() -> VersionedBook[WeighingChecklist]:
    return read_book(POLICY_FOLDER, "weighing.yaml", WeighingChecklist, "lijst met belangen")


@cache
def _sanction_books() -> Mapping[str, VersionedBook[SanctionMatrix]]:
    return read_municipal_books(POLICY_FOLDER, "sanctions-*.yaml", SanctionMatrix, "sanctiematrix")
