"""The dated policies of the control cycle: of the municipality itself, and of the country."""

from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.control.control_cycle import ControlCyclePolicy
from models.law.control.place_partners import PartnerNeeds
from models.law.control.place_score import ScorePolicy
from models.law.control.sbi import BusinessCodes
from models.law.control.themes import ThemePolicy
from models.law.control.visit_outcome import OutcomePolicy
from tasks.register.municipality_folders import OwnFile
from tasks.register.policies import POLICY_FOLDER
from tasks.register.policy_files import read_book

CYCLE = OwnFile("control-cycle.yaml", ControlCyclePolicy, "cyclus van controles")
SCORES = OwnFile("place-score.yaml", ScorePolicy, "puntenlijst voor controles")
PARTNERS = OwnFile("place-partners.yaml", PartnerNeeds, "lijst met partners")
THEMES = OwnFile("themes.yaml", ThemePolicy, "lijst met thema's")
OWN_FILES = (CYCLE, SCORES, PARTNERS, THEMES)


def control_cycle(municipality_code: str, on: date) -> ControlCyclePolicy:
    """The cycle of a municipality (CBS code) on a day, or NoPolicyInForceError."""
    return CYCLE.in_force(municipality_code, on)


def cycle_versions(municipality_code: str) -> tuple[ControlCyclePolicy, ...]:
    """Every version of the cycle of a municipality (CBS code), oldest first; none without one."""
    return CYCLE.book(municipality_code).versions


def place_scores(municipality_code: str, on: date) -> ScorePolicy:
    """The weights of the score of a municipality on a day, or NoPolicyInForceError."""
    return SCORES.in_force(municipality_code, on)


def place_partners(municipality_code: str, on: date) -> PartnerNeeds:
    """Which partners a place in a municipality needs on a day, or NoPolicyInForceError."""
    return PARTNERS.in_force(municipality_code, on)


def themes(municipality_code: str, on: date) -> ThemePolicy:
    """Which businesses belong to a theme in a municipality, or NoPolicyInForceError."""
    return THEMES.in_force(municipality_code, on)


@cache
def business_codes() -> frozenset[str]:
    """Every code of the newest SBI: a list of businesses is made with the codes of today."""
    book = read_book(POLICY_FOLDER / "sbi-2025.yaml", BusinessCodes, "bedrijfsindeling")
    return book.versions[-1].codes


def outcome_kinds(on: date) -> OutcomePolicy:
    """The kinds of finding and follow-up of a day, or NoPolicyInForceError."""
    return _outcomes().in_force(on)


def every_outcome_kind() -> OutcomePolicy:
    """The newest lists; a key and its words are never given to something else."""
    return _outcomes().versions[-1]


def finding_label(key: str) -> str:
    """The Dutch words of a kind of finding; an old key that is in no list stands as it is."""
    return every_outcome_kind().finding_labels.get(key, key.replace("_", " "))


def follow_up_label(key: str) -> str:
    """The Dutch words of a kind of follow-up; an old key that is in no list stands as it is."""
    return every_outcome_kind().follow_up_labels.get(key, key.replace("_", " "))


@cache
def _outcomes() -> VersionedBook[OutcomePolicy]:
    subject = "lijst met uitkomsten van bezoeken"
    return read_book(POLICY_FOLDER / "visit-outcomes.yaml", OutcomePolicy, subject)
