"""Control rounds (integrale controles): planned once per number, with their places and outcome."""

from datetime import date, time

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice, some_of
from models.law.common.labelled import Labelled
from models.law.common.partner_kinds import PartnerKind
from models.law.control.control_cycle import RoundKind, Theme
from models.law.control.round_clearance import PARTICIPANTS, Participant


class RoundStatus(Labelled):
    """Where a round is: planned -> held, or skipped with its reason."""

    PLANNED = "planned", "gepland"
    HELD = "held", "gehouden"
    SKIPPED = "skipped", "overgeslagen"


class Access(Labelled):
    """Whether the supervisors came in (Awb 5:15; Awbi for a dwelling)."""

    GRANTED = "granted", "toegang gekregen"
    REFUSED = "refused", "toegang geweigerd"
    NOBODY_PRESENT = "nobody_present", "niemand aanwezig"
    DWELLING_CONSENT = "dwelling_consent", "woning, met toestemming van de bewoner"
    DWELLING_WARRANT = "dwelling_warrant", "woning, met machtiging tot binnentreden"

    @property
    def is_inside(self) -> bool:
        """True when the place was really seen."""
        return self not in (Access.REFUSED, Access.NOBODY_PRESENT)


INSIDE = tuple(access for access in Access if access.is_inside)
"""Every access by which a place was really seen, for a query."""


class ControlRound(SQLModel, table=True):
    """One round of one municipality; its number is the key, so planning twice gives one round."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "number"),
        CheckConstraint("(status = 'skipped') = (planned_on IS NULL)", name="a_day_unless_skipped"),
        CheckConstraint("cost >= 0", name="cost_not_negative"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    """For example "LIN-CON-007": municipality and number."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    number: int
    kind: RoundKind = Field(sa_type=choice(RoundKind, "round_kind"))
    theme: Theme | None = Field(default=None, sa_type=choice(Theme, "round_theme"))
    status: RoundStatus = Field(
        default=RoundStatus.PLANNED, sa_type=choice(RoundStatus, "round_status")
    )
    slot_on: date = Field(index=True)
    """The day of the cadence, before holidays and absences moved it."""
    planned_on: date | None = None
    why: str = Field(max_length=1000)
    """Why this day, or why no day: one Dutch sentence."""
    made_on: date
    """The day on which it was planned."""
    overdue_left: int = 0
    """White places that had to be visited and for which no team was left."""
    warning: str = Field(default="", max_length=400)
    """Dutch: that the year's budget would be passed."""
    cost: int = 0
    """In euro, for the environmental service, of the year of `planned_on`."""
    policy_version: str = Field(default="", max_length=240)
    lessons: str = Field(default="", max_length=500)
    """What could be better next time, from the debrief; without names."""

    @property
    def purpose(self) -> str:
        """Kind and theme in Dutch: "themacontrole (horeca)"."""
        return self.kind.label + (f" ({self.theme.label})" if self.theme else "")


class PartnerAbsence(SQLModel, table=True):
    """Days on which a partner cannot take part; a round avoids them."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "partner", "first"),
        CheckConstraint("last >= first", name="ends_after_it_begins"),
    )

    id: int | None = Field(default=None, primary_key=True)
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4)
    partner: PartnerKind = Field(sa_type=choice(PartnerKind, "absent_partner"))
    first: date
    last: date


class Visit(SQLModel, table=True):
    """One place in one round: why it is on the list, and afterwards what came of it."""

    __table_args__ = (
        UniqueConstraint("round_id", "business_id"),
        UniqueConstraint("round_id", "team", "rank"),
        CheckConstraint("access IS NULL OR visited_on IS NOT NULL", name="seen_on_a_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="controlround.id", index=True)
    business_id: int = Field(foreign_key="business.id", index=True)
    team: int
    rank: int
    """Place in the walk of the team, from 1."""
    points: int
    reasons: str = Field(max_length=1000)
    """Dutch, one reason with its points on each line."""
    needed: str = Field(default="", max_length=400)
    """Dutch, one partner that the place needs on each line, with why."""
    is_re_control: bool = False
    visited_on: date | None = None
    access: Access | None = Field(default=None, sa_type=choice(Access, "access"))
    has_findings: bool = False
    """Whether any participant found something: true exactly when the visit has a finding."""
    is_repaired: bool | None = None
    """At a re-control: whether what was found before is mended."""
    repair_until: date | None = None
    """Last day of the repair period; the re-control follows it."""

    @property
    def place(self) -> str:
        """What people call it on every paper: "1-2", the second place of the first team."""
        return f"{self.team}-{self.rank}"

    @property
    def is_seen(self) -> bool:
        """True when somebody came in; a visit to a closed door saw nothing."""
        return self.access is not None and self.access.is_inside


class DwellingEntry(SQLModel, table=True):
    """On what a dwelling was entered: consent of the resident, or a warrant (Awbi art. 1 and 2)."""

    __table_args__ = (
        CheckConstraint("(consent_at IS NULL) <> (warrant_number = '')", name="one_of_the_two"),
    )

    visit_id: int = Field(primary_key=True, foreign_key="visit.id")
    consent_at: time | None = None
    """When the resident (bewoner) consented; who that is, is not kept."""
    warrant_number: str = Field(default="", max_length=40)


class VisitFinding(SQLModel, table=True):
    """That a participant found something of a kind; a finding of the police has no text (Wpg)."""

    __table_args__ = (
        UniqueConstraint("visit_id", "participant", "kind"),
        CheckConstraint("participant <> 'police' OR text = ''", name="no_text_from_police"),
    )

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id", index=True)
    participant: Participant = Field(sa_type=some_of(PARTICIPANTS, "finding_participant"))
    kind: str = Field(max_length=40)
    """Key in the list of kinds that was in force on the day of the visit."""
    text: str = Field(default="", max_length=400)
    """What was seen, from the sheet; only the register and its annex to the report hold it."""


class FollowUp(SQLModel, table=True):
    """What must still be done after a visit, by whom and before when."""

    __table_args__ = (UniqueConstraint("visit_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    visit_id: int = Field(foreign_key="visit.id", index=True)
    kind: str = Field(max_length=40)
    """Key in the list of kinds that was in force on the day of the visit."""
    owner: str = Field(max_length=40)
    """Partner or function, never a person."""
    due_on: date
    done_on: date | None = None
