"""What is owed to the municipality in a case: claims, what they consist of, and what came in."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.closure.money.claims import ClaimKind, ClaimState
from models.law.common.labelled import Labelled


class CostKind(Labelled):
    """What a cost was made for: preparing counts only once the term to comply lapsed (5:25(3))."""

    EXECUTION = "execution", "uitvoering"
    PREPARATION = "preparation", "voorbereiding"


class Witness(Labelled):
    """Who saw that an order was not kept: a function, never a person."""

    POLICE = "police", "politie"
    SUPERVISOR = "supervisor", "toezichthouder van de gemeente"
    INSPECTOR = "inspector", "buitengewoon opsporingsambtenaar"

    @property
    def in_a_sentence(self) -> str:
        """With its article: "de politie", "een toezichthouder van de gemeente"."""
        return f"{'de' if self is Witness.POLICE else 'een'} {self.label}"


class Claim(SQLModel, table=True):
    """One sum that is owed: costs by all offenders, a penalty by one; amounts in cents."""

    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("cents IS NULL OR cents > 0", name="cents_above_zero"),
        CheckConstraint("fee_cents >= 0", name="fee_not_negative"),
        CheckConstraint(
            "kind <> 'penalty' OR (times IS NOT NULL AND seen_by IS NOT NULL)",
            name="penalty_has_proof",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    number: int
    kind: ClaimKind = Field(sa_type=choice(ClaimKind, "claim_kind"))
    state: ClaimState = Field(sa_type=choice(ClaimState, "claim_state"), index=True)
    decision_number: int | None = None
    """The decision that fixes it; None of a penalty before its collection, or of older versions."""
    approval_id: int | None = Field(default=None, foreign_key="approval.id")
    """Of a penalty: the version of its collection that was prepared last."""
    cents: int | None = None
    """None only where an older version recorded costs without their amount."""
    fee_cents: int = 0
    """What reminders cost (Awb 4:113)."""
    arose_on: date
    """The day of the cost decision, or of the forfeiture."""
    changed_on: date
    reason: str = Field(default="", max_length=400)
    """Why nothing is collected any more; no names."""
    times: int | None = None
    """Of a penalty: how many offences or units of time were seen."""
    seen_by: Witness | None = Field(default=None, sa_type=choice(Witness, "witness"))
    report_number: str = Field(default="", max_length=40)
    """Of a penalty: the report that proves it."""
    party_number: int | None = None
    """Of a penalty: the offender who forfeited it; None of costs, which are owed jointly."""
    about_claim: int | None = None
    """Of interest: the number of the claim that was paid too late."""
    interest_approval_id: int | None = Field(default=None, foreign_key="approval.id")
    """The version of the decision on its interest that was prepared last."""


class CostItem(SQLModel, table=True):
    """One invoice of a cost decision, kept with the version in which it was specified."""

    __table_args__ = (CheckConstraint("cents > 0", name="cents_above_zero"),)

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    approval_id: int = Field(foreign_key="approval.id", index=True)
    kind: CostKind = Field(sa_type=choice(CostKind, "cost_kind"))
    what: str = Field(max_length=200)
    invoice: str = Field(max_length=40)
    made_on: date
    """The day on which the cost was made."""
    cents: int


class ClaimPayment(SQLModel, table=True):
    """What came in on a claim."""

    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        CheckConstraint("cents > 0", name="cents_above_zero"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    number: int
    on: date
    cents: int
    party_number: int | None = None
    """Which party paid, where that is known."""


class Deferral(SQLModel, table=True):
    """Awb 4:94: until when nothing is reminded or collected, and in how many parts is paid."""

    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        CheckConstraint("until >= granted_on", name="ends_after_start"),
        CheckConstraint("instalments >= 1", name="at_least_one_part"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    number: int
    granted_on: date
    until: date
    instalments: int = 1
    first_on: date
    """The last day for the first part; each next part is due a month later."""
    owed_cents: int
    """What was still open when it was granted."""
    withdrawn_on: date | None = None
    """Awb 4:96: withdrawn before its end, for instance because a part was not paid."""
