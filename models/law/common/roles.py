"""Who may do what: one table."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from models.common.errors import WeerbaarError
from models.law.common.dutch import join_dutch


class RoleError(WeerbaarError):
    """Raised when an officer lacks the role for an action."""


class Role(StrEnum):
    """What an officer is; one officer may have several roles."""

    CASE_HANDLER = "case_handler"
    LAWYER = "lawyer"
    MAYOR = "mayor"
    COMMUNICATIONS = "communications"
    RECORDS_MANAGER = "records_manager"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    Role.CASE_HANDLER: "zaakbehandelaar",
    Role.LAWYER: "jurist",
    Role.MAYOR: "burgemeester (of mandaat)",
    Role.COMMUNICATIONS: "communicatieadviseur",
    Role.RECORDS_MANAGER: "informatiebeheerder",
    Role.ADMINISTRATOR: "beheerder",
}


class Action(StrEnum):
    """What can be done in the register."""

    RECORD_POLICE_REPORT = "record_police_report"
    ASSESS = "assess"
    PREPARE_INTENT = "prepare_intent"
    APPROVE_INTENT = "approve_intent"
    ANNOUNCE_INTENT = "announce_intent"
    RECORD_ZIENSWIJZE = "record_zienswijze"
    PREPARE_DECISION = "prepare_decision"
    APPROVE_DECISION = "approve_decision"
    ANNOUNCE_DECISION = "announce_decision"
    PREPARE_COMMUNICATION = "prepare_communication"
    APPROVE_COMMUNICATION = "approve_communication"
    OVERRULE_PRIVACY_GATE = "overrule_privacy_gate"
    CLOSE = "close"
    RECORD_TRACK = "record_track"
    LIFT_OR_END = "lift_or_end"
    REOPEN = "reopen"
    ARCHIVE = "archive"
    IMPORT_ADDRESSES = "import_addresses"
    MANAGE_OFFICERS = "manage_officers"
    READ_CASE = "read_case"
    IMPORT_BUSINESSES = "import_businesses"
    READ_BUSINESS = "read_business"
    PLAN_ROUND = "plan_round"
    RECORD_VISIT = "record_visit"
    RECORD_SIGNAL = "record_signal"
    READ_SIGNAL = "read_signal"
    APPROVE_RIEC = "approve_riec"
    READ_REPORTER = "read_reporter"
    LIST_DESTRUCTION = "list_destruction"
    APPROVE_DESTRUCTION = "approve_destruction"
    RECORD_INSTRUMENT = "record_instrument"
    RECORD_PROGRESS = "record_progress"
    BOOK_COST = "book_cost"
    FREEZE_FIGURES = "freeze_figures"
    IMPORT_FIGURES = "import_figures"
    APPROVE_EVALUATION = "approve_evaluation"

    @property
    def label(self) -> str:
        """The Dutch words for people."""
        return _ACTION_LABELS[self]


_ACTION_LABELS = {
    Action.RECORD_POLICE_REPORT: "een rapportage vastleggen",
    Action.ASSESS: "belangen wegen",
    Action.PREPARE_INTENT: "een voornemen voorbereiden",
    Action.APPROVE_INTENT: "een voornemen goedkeuren",
    Action.ANNOUNCE_INTENT: "een voornemen bekendmaken",
    Action.RECORD_ZIENSWIJZE: "een zienswijze vastleggen",
    Action.PREPARE_DECISION: "een besluit voorbereiden",
    Action.APPROVE_DECISION: "een besluit goedkeuren",
    Action.ANNOUNCE_DECISION: "een besluit bekendmaken",
    Action.PREPARE_COMMUNICATION: "communicatie voorbereiden",
    Action.APPROVE_COMMUNICATION: "communicatie goedkeuren",
    Action.OVERRULE_PRIVACY_GATE: "de privacycontrole opzijzetten",
    Action.CLOSE: "de feitelijke sluiting vastleggen",
    Action.RECORD_TRACK: "een zijlijn vastleggen",
    Action.LIFT_OR_END: "een sluiting opheffen of afsluiten",
    Action.REOPEN: "een heropening vastleggen",
    Action.ARCHIVE: "een zaak archiveren",
    Action.IMPORT_ADDRESSES: "adressen inlezen",
    Action.MANAGE_OFFICERS: "medewerkers beheren",
    Action.READ_CASE: "een zaak inzien",
    Action.IMPORT_BUSINESSES: "bedrijven inlezen",
    Action.READ_BUSINESS: "een bedrijf inzien",
    Action.PLAN_ROUND: "een controle plannen",
    Action.RECORD_VISIT: "een bezoek vastleggen",
    Action.RECORD_SIGNAL: "een signaal vastleggen",
    Action.READ_SIGNAL: "een signaal inzien",
    Action.APPROVE_RIEC: "een signaalformulier voor het RIEC goedkeuren",
    Action.READ_REPORTER: "de functie van een melder inzien",
    Action.LIST_DESTRUCTION: "een lijst van te vernietigen signalen maken",
    Action.APPROVE_DESTRUCTION: "de vernietiging van signalen goedkeuren",
    Action.RECORD_INSTRUMENT: "een gesprek, onderzoek of maatregel vastleggen",
    Action.RECORD_PROGRESS: "de voortgang van het actieplan vastleggen",
    Action.BOOK_COST: "kosten van het actieplan boeken",
    Action.FREEZE_FIGURES: "jaarcijfers vastleggen",
    Action.IMPORT_FIGURES: "jaarcijfers van voor het systeem inlezen",
    Action.APPROVE_EVALUATION: "de jaarevaluatie goedkeuren",
}

_HANDLERS = frozenset({Role.CASE_HANDLER, Role.LAWYER})
MAY: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.RECORD_POLICE_REPORT: _HANDLERS,
        Action.ASSESS: _HANDLERS,
        Action.PREPARE_INTENT: _HANDLERS,
        Action.APPROVE_INTENT: frozenset({Role.MAYOR}),
        Action.ANNOUNCE_INTENT: _HANDLERS,
        Action.RECORD_ZIENSWIJZE: _HANDLERS,
        Action.PREPARE_DECISION: _HANDLERS,
        Action.APPROVE_DECISION: frozenset({Role.MAYOR}),
        Action.ANNOUNCE_DECISION: _HANDLERS,
        Action.PREPARE_COMMUNICATION: frozenset({Role.COMMUNICATIONS}),
        # By another person than the one who prepared it, which the register enforces.
        Action.APPROVE_COMMUNICATION: frozenset({Role.COMMUNICATIONS, Role.LAWYER, Role.MAYOR}),
        Action.OVERRULE_PRIVACY_GATE: frozenset({Role.LAWYER, Role.MAYOR}),
        Action.CLOSE: _HANDLERS,
        Action.RECORD_TRACK: _HANDLERS,
        Action.LIFT_OR_END: _HANDLERS | {Role.MAYOR},
        Action.REOPEN: _HANDLERS,
        Action.ARCHIVE: frozenset({Role.RECORDS_MANAGER}),
        Action.IMPORT_ADDRESSES: frozenset({Role.ADMINISTRATOR}),
        Action.MANAGE_OFFICERS: frozenset({Role.ADMINISTRATOR}),
        # Police data: neither communications nor the administrator (Wpg art. 7(2)).
        Action.READ_CASE: _HANDLERS | {Role.MAYOR, Role.RECORDS_MANAGER},
        Action.IMPORT_BUSINESSES: frozenset({Role.ADMINISTRATOR, Role.CASE_HANDLER}),
        # The reason of a label tells what a control found there.
        Action.READ_BUSINESS: _HANDLERS | {Role.MAYOR},
        Action.PLAN_ROUND: _HANDLERS,
        Action.RECORD_VISIT: _HANDLERS,
        Action.RECORD_SIGNAL: _HANDLERS,
        # A signal may hold police data as well; its source narrows this further.
        Action.READ_SIGNAL: _HANDLERS | {Role.MAYOR},
        # By another person than the one who made it, which the register enforces; so is the
        # destruction of signals.
        Action.APPROVE_RIEC: _HANDLERS,
        # Who reported is known to who handles the signal alone.
        Action.READ_REPORTER: frozenset({Role.CASE_HANDLER}),
        Action.LIST_DESTRUCTION: frozenset({Role.RECORDS_MANAGER}),
        Action.APPROVE_DESTRUCTION: frozenset({Role.LAWYER, Role.MAYOR, Role.RECORDS_MANAGER}),
        Action.RECORD_INSTRUMENT: _HANDLERS,
        # Campaigns and the communication calendar are of communications.
        Action.RECORD_PROGRESS: _HANDLERS | {Role.COMMUNICATIONS},
        # The policy officer of public order and safety, whose budget it is.
        Action.BOOK_COST: frozenset({Role.CASE_HANDLER}),
        Action.FREEZE_FIGURES: _HANDLERS | {Role.COMMUNICATIONS},
        Action.IMPORT_FIGURES: _HANDLERS,
        # By another person than the one who made it, which the register enforces.
        Action.APPROVE_EVALUATION: frozenset({Role.LAWYER, Role.MAYOR, Role.COMMUNICATIONS}),
    }
)
"""The roles of which one suffices [own]; preparing and approving are different persons as well."""


def may(action: Action, roles: Collection[Role]) -> bool:
    """True when one of the roles allows the action."""
    return not MAY[action].isdisjoint(roles)


def require_role(action: Action, roles: Collection[Role], officer_code: str) -> None:
    """Do nothing when one of the roles allows the action, otherwise raise RoleError."""
    if may(action, roles):
        return
    wanted = join_dutch([role.label for role in Role if role in MAY[action]], "of")
    found = join_dutch([role.label for role in Role if role in roles]) or "geen rol"
    raise RoleError(
        f"Medewerker {officer_code} mag dit niet: {action.label} vraagt de rol {wanted}, "
        f"gevonden is {found}."
    )
