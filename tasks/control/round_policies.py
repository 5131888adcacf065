"""The dated policies of the control cycle, read once and asked for by day."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from models.law.common.policy import VersionedBook
from models.law.control.control_cycle import ControlCyclePolicy
from models.law.control.place_partners import PartnerNeeds
from models.law.control.place_score import ScorePolicy
from models.law.control.sbi import BusinessCodes
from models.law.control.themes import ThemePolicy
from models.law.control.visit_outcome import OutcomePolicy
from tasks.register.policies import POLICY_FOLDER, read_book, read_municipal_books


def control_cycle(municipality_code: str, on: date) -> ControlCyclePolicy:
    """The cycle of a municipality (CBS code) on a day, or NoPolicyInForceError."""
    return _cycle(municipality_code).in_force(on)


def cycle_versions(municipality_code: str) -> tuple[ControlCyclePolicy, ...]:
    """Every version of the cycle of a municipality (CBS code), oldest first; none without one."""
    return _cycle(municipality_code).versions


def _cycle(municipality_code: str) -> VersionedBook[ControlCyclePolicy]:
    subject = f"cyclus van controles van gemeente {municipality_code}"
    return _cycles().get(municipality_code, VersionedBook(subject, []))


def municipalities_with_cycle() -> tuple[str, ...]:
    """The CBS codes of the municipalities that have a cycle, in order."""
    return tuple(sorted(_cycles()))


def place_scores(on: date) -> ScorePolicy:
    """The weights of the score on a day, or NoPolicyInForceError."""
    return _scores().in_force(on)


def place_partners(on: date) -> PartnerNeeds:
    """Which partners a place needs on a day, or NoPolicyInForceError."""
    return _partners().in_force(on)


def themes(on: date) -> ThemePolicy:
    """Which businesses belong to a theme on a day, or NoPolicyInForceError."""
    return _themes().in_force(on)


@cache
def _cycles() -> Mapping[str, VersionedBook[ControlCyclePolicy]]:
    return read_municipal_books(
        POLICY_FOLDER, "control-cycle-*.yaml", ControlCyclePolicy, "cyclus van controles"
    )


@cache
def _scores() -> VersionedBook[ScorePolicy]:
    return read_book(POLICY_FOLDER, "place-score.yaml", ScorePolicy, "puntenlijst voor controles")


@cache
def _partners() -> VersionedBook[PartnerNeeds]:
    return read_book(POLICY_FOLDER, "place-partners.yaml", PartnerNeeds, "lijst met partners")


@cache
def _themes() -> VersionedBook[ThemePolicy]:
    return read_book(POLICY_FOLDER, "themes.yaml", ThemePolicy, "lijst met themas")


@cache
def business_codes() -> frozenset[str]:
    """Every code of the newest SBI: a list of businesses is made with the codes of today."""
    book = read_book(POLICY_FOLDER, "sbi-2025.yaml", BusinessCodes, "bedrijfsindeling")
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
    return read_book(POLICY_FOLDER, "visit-outcomes.yaml", OutcomePolicy, subject)
