"""The signals list: facts apart from interpretation, what was added, and what was decided."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.common.base import choice
from models.law.common.labelled import Labelled
from models.law.common.signal_themes import SignalTheme
from models.law.signals.signal_access import Sharing, SignalSource


class Reliability(Labelled):
    """How far the source can be trusted, as the one who records it judges."""

    RELIABLE = "reliable", "betrouwbaar"
    UNKNOWN = "unknown", "niet te beoordelen"
    DOUBTFUL = "doubtful", "twijfelachtig"


class SignalUrgency(Labelled):
    """How soon somebody must look at it."""

    LOW = "low", "kan wachten"
    NORMAL = "normal", "gewoon"
    HIGH = "high", "spoed"


class Assessment(Labelled):
    """The first assessment: whether the signal is a matter of the municipality."""

    INSIDE = "inside", "binnen de gemeentelijke taak"
    OUTSIDE = "outside", "buiten de gemeentelijke taak"


class SignalDecision(Labelled):
    """What the local consultation decided."""

    DROP = "drop", "afsluiten"
    KEEP = "keep", "aanhouden"
    LOCAL_ACTION = "local_action", "lokale actie"
    CONTROL = "control", "controle"
    STOP_TALK = "stop_talk", "STOP-gesprek"
    BIBOB = "bibob", "Bibob-onderzoek"
    RIEC_FORM = "riec_form", "signaalformulier RIEC"
    POLICE = "police", "overdragen aan de politie"

    @property
    def keeps_open(self) -> bool:
        """True when the place of the signal still asks for a visit."""
        return self in (SignalDecision.KEEP, SignalDecision.CONTROL)


class Signal(SQLModel, table=True):
    """One signal; what it says may name persons, so it is read one by one, and that is logged."""

    __table_args__ = (
        UniqueConstraint("municipality_code", "source", "source_number"),
        CheckConstraint("retain_until >= received_on", name="kept_from_the_start"),
        CheckConstraint(
            "(business_id IS NULL OR bag_id IS NULL) "
            "AND (place = '' OR (business_id IS NULL AND bag_id IS NULL))",
            name="one_place",
        ),
        CheckConstraint("(assessment IS NULL) = (assessed_on IS NULL)", name="assessed_on_a_day"),
        CheckConstraint("visit_id IS NULL OR round_id IS NOT NULL", name="visit_of_a_round"),
        CheckConstraint(
            "(answer_by IS NULL AND answered_on IS NULL) OR NOT is_anonymous",
            name="anonymous_gets_no_answer",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    reference: str = Field(unique=True, max_length=20)
    """For example "LIN-SIG-2026-001"."""
    municipality_code: str = Field(foreign_key="municipality.code", max_length=4, index=True)
    source: SignalSource = Field(sa_type=choice(SignalSource, "signal_source"))
    source_number: str = Field(max_length=40)
    """The number under which the source knows it; the same number twice is one signal."""
    received_on: date
    received_time: str = Field(default="", max_length=5)
    """On the clock of Amsterdam, "14:30"; empty when nobody wrote it down."""
    is_anonymous: bool = True
    theme: SignalTheme = Field(sa_type=choice(SignalTheme, "signal_theme"))
    urgency: SignalUrgency = Field(
        default=SignalUrgency.NORMAL, sa_type=choice(SignalUrgency, "signal_urgency")
    )
    business_id: int | None = Field(default=None, foreign_key="business.id", index=True)
    bag_id: str | None = Field(default=None, foreign_key="address.bag_id", max_length=16)
    """An address without a business; of a business its own address counts."""
    place: str = Field(default="", max_length=80)
    """A place without a number in the BAG, in a few words."""
    facts: str = Field(max_length=4000)
    interpretation: str = Field(default="", max_length=4000)
    reliability: Reliability = Field(sa_type=choice(Reliability, "reliability"))
    sharing: Sharing = Field(sa_type=choice(Sharing, "sharing"))
    legal_ground: str = Field(max_length=120)
    assessment: Assessment | None = Field(
        default=None, sa_type=choice(Assessment, "signal_assessment")
    )
    assessed_on: date | None = None
    owner_id: int | None = Field(default=None, foreign_key="officer.id")
    """Who sees to it that something happens with it."""
    round_id: int | None = Field(default=None, foreign_key="controlround.id")
    """The control that it came from."""
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True)
    """The visit of that control."""
    case_id: int | None = Field(default=None, foreign_key="closurecase.id")
    """The closure case that it belongs to."""
    answer_by: date | None = None
    """The last day for an answer to a named reporter."""
    answered_on: date | None = None
    is_open: bool = True
    review_on: date
    """The next local consultation must discuss it on or after this day."""
    retain_until: date
    """The last day on which it is kept; moved by each decision."""


class SignalReporter(SQLModel, table=True):
    """Who reported and wants an answer, kept apart from the signal: read by itself, logged."""

    __table_args__ = (
        CheckConstraint("officer_id IS NULL OR partner_id IS NULL", name="colleague_or_partner"),
    )

    signal_id: int = Field(primary_key=True, foreign_key="signal.id")
    function: str = Field(max_length=40)
    """Small letters only, so that no name fits; empty when it is not known."""
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    """A colleague who reported at the desk."""
    partner_id: int | None = Field(default=None, foreign_key="partner.id")
    """The organisation that did so by a link."""


class Enrichment(SQLModel, table=True):
    """What was added to a signal ("opplussen"), by whom and from which source."""

    __table_args__ = (UniqueConstraint("signal_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    number: int
    on: date
    officer_id: int = Field(foreign_key="officer.id")
    source: str = Field(max_length=80)
    legal_ground: str = Field(max_length=120)
    """On what basis the source gave it."""
    facts: str = Field(max_length=4000)


class ConsultationDecision(SQLModel, table=True):
    """What the local consultation decided on a day about one signal."""

    __table_args__ = (UniqueConstraint("signal_id", "on"),)

    id: int | None = Field(default=None, primary_key=True)
    signal_id: int = Field(foreign_key="signal.id", index=True)
    on: date
    decision: SignalDecision = Field(sa_type=choice(SignalDecision, "signal_decision"))
    officer_id: int = Field(foreign_key="officer.id")
