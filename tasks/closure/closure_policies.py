"""The dated policies of a closure, read once and asked for by day."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from models.law.closure.alarms import ClosureAlarms
from models.law.closure.closure_terms import ClosureTerms, OwnClosureTerms
from models.law.closure.competence import CompetencePolicy
from models.law.closure.finds.substances import SubstanceTable
from models.law.closure.local_rules import LocalRules
from models.law.closure.matrix import SanctionMatrix
from models.law.closure.money.interest import InterestRate
from models.law.closure.money.money_terms import MoneyTerms
from models.law.closure.remedies.late_decision import LateDecision
from models.law.closure.weighing import WeighingChecklist
from models.law.common.policy import Policy, VersionedBook
from tasks.register.municipality_folders import OwnFile, folder_named, usable_folders
from tasks.register.policies import POLICY_FOLDER, holiday_decrees
from tasks.register.policy_files import read_book

SANCTIONS = OwnFile("sanctions.yaml", SanctionMatrix, "sanctiematrix")
OWN_TERMS = OwnFile("closure-terms.yaml", OwnClosureTerms, "lijst met eigen termijnen")
LOCAL_RULES = OwnFile("local-rules.yaml", LocalRules, "lijst met rechtbank en APV")
OWN_FILES = (SANCTIONS, OWN_TERMS, LOCAL_RULES)


def sanction_matrix(municipality_code: str, on: date) -> SanctionMatrix:
    """The matrix of a municipality (CBS code) on a day, or NoPolicyInForceError."""
    return SANCTIONS.in_force(municipality_code, on)


def own_closure_terms(municipality_code: str, on: date) -> OwnClosureTerms:
    """The terms that a municipality (CBS code) sets itself, or NoPolicyInForceError."""
    return OWN_TERMS.in_force(municipality_code, on)


def local_rules(folder: str, on: date) -> LocalRules:
    """The court and the APV of the municipality with this folder, or NoPolicyInForceError."""
    return LOCAL_RULES.of(folder_named(folder)).in_force(on)


def municipalities_with_matrix() -> Mapping[str, str]:
    """The CBS code of each municipality of which a matrix can be asked, by its name."""
    return {folder.known.name: code for code, folder in usable_folders().items()}


def competence_policy(on: date) -> CompetencePolicy:
    """The ceilings of own use on a day, or NoPolicyInForceError."""
    return _competence().in_force(on)


def closure_terms(on: date) -> ClosureTerms:
    """The terms of the law on a day, or NoPolicyInForceError."""
    return _closure_terms().in_force(on)


def closure_alarms(on: date) -> ClosureAlarms:
    """When the morning run speaks up about what waits, or NoPolicyInForceError."""
    return _closure_alarms().in_force(on)


def late_decision(on: date) -> LateDecision:
    """What deciding late costs the municipality on a day, or NoPolicyInForceError."""
    return _late_decision().in_force(on)


def money_terms(on: date) -> MoneyTerms:
    """The terms and amounts of debts on a day, or NoPolicyInForceError."""
    return _money_terms().in_force(on)


def interest_rates() -> VersionedBook[InterestRate]:
    """The statutory interest, version by version."""
    return _interest_rates()


def substances(on: date) -> SubstanceTable:
    """The lists of the Opiumwet by substance, or NoPolicyInForceError."""
    return _substances().in_force(on)


def weighing_checklist(on: date) -> WeighingChecklist:
    """The checklist for weighing interests on a day, or NoPolicyInForceError."""
    return _weighing().in_force(on)


def national_books() -> Mapping[str, Sequence[Policy]]:
    """The versions of each file of the country that may wait for a lawyer, by its name."""
    return {
        "closure-terms.yaml": _closure_terms().versions,
        "competence.yaml": _competence().versions,
        "closure-alarms.yaml": _closure_alarms().versions,
        "late-decision.yaml": _late_decision().versions,
        "money.yaml": _money_terms().versions,
        "interest.yaml": _interest_rates().versions,
        "substances.yaml": _substances().versions,
        "holidays.yaml": holiday_decrees().versions,
    }


@cache
def _competence() -> VersionedBook[CompetencePolicy]:
    subject = "lijst met gebruikershoeveelheden"
    return read_book(POLICY_FOLDER / "competence.yaml", CompetencePolicy, subject)


@cache
def _closure_terms() -> VersionedBook[ClosureTerms]:
    return read_book(POLICY_FOLDER / "closure-terms.yaml", ClosureTerms, "lijst met termijnen")


@cache
def _closure_alarms() -> VersionedBook[ClosureAlarms]:
    return read_book(POLICY_FOLDER / "closure-alarms.yaml", ClosureAlarms, "lijst met alarmen")


@cache
def _late_decision() -> VersionedBook[LateDecision]:
    subject = "lijst met dwangsommen bij te laat beslissen"
    return read_book(POLICY_FOLDER / "late-decision.yaml", LateDecision, subject)


@cache
def _substances() -> VersionedBook[SubstanceTable]:
    return read_book(POLICY_FOLDER / "substances.yaml", SubstanceTable, "tabel met middelen")


@cache
def _weighing() -> VersionedBook[WeighingChecklist]:
    return read_book(POLICY_FOLDER / "weighing.yaml", WeighingChecklist, "lijst met belangen")


@cache
def _money_terms() -> VersionedBook[MoneyTerms]:
    return read_book(POLICY_FOLDER / "money.yaml", MoneyTerms, "lijst met termijnen van schulden")


@cache
def _interest_rates() -> VersionedBook[InterestRate]:
    return read_book(POLICY_FOLDER / "interest.yaml", InterestRate, "lijst met wettelijke rente")
