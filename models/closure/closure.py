"""The closure of drug premises (art. 13b Opiumwet): the case and what was found."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.common.base import Thousandths, choice
from models.law.closure.duration_start import RunsFrom
from models.law.closure.measures import DrugList, MeasureKind, Unit
from models.law.closure.procedure import CaseStatus, Urgency, require_transition
from models.law.common.answers import Answer
from models.law.common.durations import DurationUnit
from models.law.common.labelled import Labelled


class FindingKind(Labelled):
    """Art. 13b(1)(a): a substance; art. 13b(1)(b): goods for preparatory acts."""

    SUBSTANCE = "substance", "een middel"
    PREPARATORY_GOODS = "preparatory_goods", "goederen voor voorbereiding"


class ClosureCase(SQLModel, table=True):
    """One case, from the police report to the archive."""

    __table_args__ = (
        Index(
            "ix_closurecase_one_case_a_report",
            "municipality_code",
            "report_number",
            unique=True,
            sqlite_where=text("withdrawn_on IS NULL"),
            postgresql_where=text("withdrawn_on IS NULL"),
        ),
        CheckConstraint("found_on <= reported_on", name="found_before_reported"),
        CheckConstraint("cost_share BETWEEN 0 AND 100", name="cost_share_in_percent"),
        CheckConstraint(
            "ordered_until IS NULL OR ordered_from IS NOT NULL", name="an_end_has_a_start"
        ),
        CheckConstraint(
            "ordered_until IS NULL OR ordered_until >= ordered_from", name="ends_after_start"
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    premises_id: int = Field(foreign_key="premises.id")
    premises_part: str = Field(default="", max_length=200)
    """Which part of the building it is about, "de bovenwoning"; empty: all of it."""
    report_number: str = Field(max_length=40)
    """Number of the police report; one report makes one case, those withdrawn not counted."""
    found_on: date
    reported_on: date
    status: CaseStatus = Field(
        default=CaseStatus.REPORTED, sa_type=choice(CaseStatus, "case_status"), index=True
    )
    with_other_offences: bool | None
    """Found together with other offences, which may move the measure a step up; None: not known."""
    of_housing_corporation: bool | None
    """Whether a housing corporation owns the premises, and must know; None: not known."""
    urgency: Urgency = Field(sa_type=choice(Urgency, "urgency"))
    urgency_reason: str | None = Field(default=None, max_length=1000)
    """Why nothing could wait, word for word as in the decision; None: not known, or no urgency."""

    policy_source: str = Field(default="", max_length=200)
    policy_valid_from: date | None = None
    """The version of the sanction matrix that the case is decided under, and keeps."""
    measure: MeasureKind | None = Field(default=None, sa_type=choice(MeasureKind, "measure"))
    measure_amount: int | None = None
    measure_unit: DurationUnit | None = Field(
        default=None, sa_type=choice(DurationUnit, "measure_unit")
    )

    cost_share: int | None = None
    """Percentage of the costs that is for the offender (Awb 5:25); None when nothing is closed."""
    grace_until: date | None = None
    ordered_from: date | None = None
    ordered_until: date | None = None
    """Last day of the closure as ordered, inclusive; `duration_runs_from` says from when."""
    closed_on: date | None = None
    """The day on which the premises were in fact closed and sealed."""
    reopened_on: date | None = None
    suspended_from: CaseStatus | None = Field(
        default=None, sa_type=choice(CaseStatus, "suspended_from")
    )
    closed_part: str = Field(default="", max_length=200)
    """What stays closed, when a change left only a part of the premises closed."""
    duration_runs_from: RunsFrom | None = Field(
        default=None, sa_type=choice(RunsFrom, "duration_runs_from")
    )
    """Of a closure with an end: the day from which its duration counts, as the decision says."""
    letter_radius_m: int | None = None
    letter_streets: str = Field(default="", max_length=400)
    withdrawn_on: date | None = None
    """When it was found to be registered by mistake; it then counts in no figure."""
    archived_on: date | None = None
    destroy_after: date | None = None

    def move_to(self, wanted: CaseStatus, on: date) -> None:
        """Make the transition, or raise TransitionError."""
        require_transition(self.reference, self.status, wanted, self.urgency, on)
        self.status = wanted


class Finding(SQLModel, table=True):
    """What the police found: a substance with its amount, or goods that prepare a crime."""

    __table_args__ = (
        CheckConstraint("amount IS NULL OR amount > 0", name="amount_positive"),
        CheckConstraint(
            "kind <> 'substance' OR (amount IS NOT NULL AND unit IS NOT NULL)",
            name="substance_is_measured",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="closurecase.id", index=True)
    kind: FindingKind = Field(sa_type=choice(FindingKind, "finding_kind"))
    description: str = Field(max_length=200)
    """The substance ("hennep") or the goods, in general words."""
    drug_list: DrugList | None = Field(default=None, sa_type=choice(DrugList, "drug_list"))
    """Of a substance: its list on the day of the find; None for one that was on no list."""
    list_reason: str = Field(default="", max_length=400)
    """Why this list, where the table of substances does not know it."""
    exempt: Answer | None = Field(default=None, sa_type=choice(Answer, "exempt"))
    """Whether an exemption of the prohibition holds, for a substance that has one."""
    amount: Decimal | None = Field(default=None, sa_type=Thousandths)
    unit: Unit | None = Field(default=None, sa_type=choice(Unit, "unit"))

    @property
    def is_forbidden(self) -> bool:
        """Whether it stands on a list and no exemption holds, as far as is known."""
        return self.drug_list is not None and self.exempt in (None, Answer.NO)


class PreviousOffence(SQLModel, table=True):
    """An earlier offence at the same premises that was typed, for the look-back of the matrix."""

    __table_args__ = (CheckConstraint("source <> ''", name="source_is_named"),)

    case_id: int = Field(primary_key=True, foreign_key="closurecase.id")
    offence_on: date = Field(primary_key=True)
    source: str = Field(max_length=200)
    """What shows it, such as the number of a report; it names nobody."""
