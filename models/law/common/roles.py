"""Who may do what: one table."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from models.law.common.dutch import join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.labelled import Labelled


class RoleError(WeerbaarError):
    """Raised when an officer lacks the role for an action."""


class Role(Labelled):
    """What an officer is; one officer may have several roles."""

    CASE_HANDLER = "case_handler", "zaakbehandelaar"
    LAWYER = "lawyer", "jurist"
    MAYOR = "mayor", "burgemeester (of mandaat)"
    COMMUNICATIONS = "communications", "communicatieadviseur"
    RECORDS_MANAGER = "records_manager", "informatiebeheerder"
    ADMINISTRATOR = "administrator", "beheerder"
    SUPERVISOR = "supervisor", "toezichthouder"


class Action(Labelled):
    """What can be done in the register."""

    RECORD_POLICE_REPORT = "record_police_report", "een rapportage vastleggen"
    ASSESS = "assess", "belangen wegen"
    ANSWER_REPEAT = "answer_repeat", "een eerdere overtreding beoordelen"
    WRITE_PARAGRAPHS = "write_paragraphs", "eigen alinea's voor brieven schrijven"
    PREPARE_INTENT = "prepare_intent", "een voornemen voorbereiden"
    APPROVE_INTENT = "approve_intent", "een voornemen goedkeuren"
    ANNOUNCE_INTENT = "announce_intent", "een voornemen bekendmaken"
    RECORD_ZIENSWIJZE = "record_zienswijze", "een zienswijze vastleggen"
    PREPARE_DECISION = "prepare_decision", "een besluit voorbereiden"
    APPROVE_DECISION = "approve_decision", "een besluit goedkeuren"
    ANNOUNCE_DECISION = "announce_decision", "een besluit bekendmaken"
    PREPARE_CHANGE = "prepare_change", "een wijziging voorbereiden"
    APPROVE_CHANGE = "approve_change", "een wijziging goedkeuren"
    ANNOUNCE_CHANGE = "announce_change", "een wijziging bekendmaken"
    PREPARE_COMMUNICATION = "prepare_communication", "communicatie voorbereiden"
    APPROVE_COMMUNICATION = "approve_communication", "communicatie goedkeuren"
    OVERRULE_PRIVACY_GATE = "overrule_privacy_gate", "de privacycontrole opzijzetten"
    CLOSE = "close", "de feitelijke sluiting vastleggen"
    RECORD_TRACK = "record_track", "een zijlijn vastleggen"
    LIFT_OR_END = "lift_or_end", "een sluiting opheffen of afsluiten"
    REOPEN = "reopen", "een heropening vastleggen"
    PREPARE_MONEY = "prepare_money", "een besluit over geld voorbereiden"
    APPROVE_MONEY = "approve_money", "een besluit over geld goedkeuren"
    ANNOUNCE_MONEY = "announce_money", "een besluit over geld bekendmaken"
    RECORD_MONEY = "record_money", "betaling, aanmaning of dwangsom vastleggen"
    ARCHIVE = "archive", "een zaak archiveren"
    IMPORT_ADDRESSES = "import_addresses", "adressen inlezen"
    MANAGE_OFFICERS = "manage_officers", "medewerkers beheren"
    READ_CASE = "read_case", "een zaak inzien"
    IMPORT_BUSINESSES = "import_businesses", "bedrijven inlezen"
    READ_BUSINESS = "read_business", "een bedrijf inzien"
    PLAN_ROUND = "plan_round", "een controle plannen"
    RECORD_VISIT = "record_visit", "een bezoek vastleggen"
    RECORD_SIGNAL = "record_signal", "een signaal vastleggen"
    READ_SIGNAL = "read_signal", "een signaal inzien"
    APPROVE_RIEC = "approve_riec", "een signaalformulier voor het RIEC goedkeuren"
    READ_REPORTER = "read_reporter", "de functie van een melder inzien"
    REPORT = "report", "iets melden bij het meldpunt"
    LIST_DESTRUCTION = "list_destruction", "een lijst van te vernietigen signalen maken"
    APPROVE_DESTRUCTION = "approve_destruction", "de vernietiging van signalen goedkeuren"
    RECORD_INSTRUMENT = "record_instrument", "een gesprek, onderzoek of maatregel vastleggen"
    RECORD_PROGRESS = "record_progress", "de voortgang van het actieplan vastleggen"
    BOOK_COST = "book_cost", "kosten van het actieplan boeken"
    FREEZE_FIGURES = "freeze_figures", "jaarcijfers vastleggen"
    IMPORT_FIGURES = "import_figures", "jaarcijfers van voor het systeem inlezen"
    APPROVE_EVALUATION = "approve_evaluation", "de jaarevaluatie goedkeuren"
    APPROVE_RECTIFICATION = "approve_rectification", "een rectificatie goedkeuren"
    WITHDRAW_CASE = "withdraw_case", "een zaak intrekken die niet klopt"
    SETTLE_MAIL = "settle_mail", "berichten inzien en afhandelen"


_HANDLERS = frozenset({Role.CASE_HANDLER, Role.LAWYER})
MAY: Mapping[Action, frozenset[Role]] = MappingProxyType(
    {
        Action.RECORD_POLICE_REPORT: _HANDLERS,
        Action.ASSESS: _HANDLERS,
        Action.ANSWER_REPEAT: _HANDLERS,
        Action.WRITE_PARAGRAPHS: frozenset({Role.LAWYER}),
        Action.PREPARE_INTENT: _HANDLERS,
        Action.APPROVE_INTENT: frozenset({Role.MAYOR}),
        Action.ANNOUNCE_INTENT: _HANDLERS,
        Action.RECORD_ZIENSWIJZE: _HANDLERS,
        Action.PREPARE_DECISION: _HANDLERS,
        Action.APPROVE_DECISION: frozenset({Role.MAYOR}),
        Action.ANNOUNCE_DECISION: _HANDLERS,
        Action.PREPARE_CHANGE: _HANDLERS,
        Action.APPROVE_CHANGE: frozenset({Role.MAYOR}),
        Action.ANNOUNCE_CHANGE: _HANDLERS,
        Action.PREPARE_COMMUNICATION: frozenset({Role.COMMUNICATIONS}),
        # By another person than the one who prepared it, which the register enforces.
        Action.APPROVE_COMMUNICATION: frozenset({Role.COMMUNICATIONS, Role.LAWYER, Role.MAYOR}),
        Action.OVERRULE_PRIVACY_GATE: frozenset({Role.LAWYER, Role.MAYOR}),
        Action.CLOSE: _HANDLERS,
        Action.RECORD_TRACK: _HANDLERS,
        Action.LIFT_OR_END: _HANDLERS | {Role.MAYOR},
        Action.REOPEN: _HANDLERS,
        Action.PREPARE_MONEY: _HANDLERS,
        # By another person than the one who prepared it, which the register enforces.
        Action.APPROVE_MONEY: frozenset({Role.LAWYER, Role.MAYOR}),
        Action.ANNOUNCE_MONEY: _HANDLERS,
        Action.RECORD_MONEY: _HANDLERS,
        Action.ARCHIVE: frozenset({Role.RECORDS_MANAGER}),
        Action.IMPORT_ADDRESSES: frozenset({Role.ADMINISTRATOR}),
        Action.MANAGE_OFFICERS: frozenset({Role.ADMINISTRATOR}),
        # Police data: neither communications nor the administrator (Wpg art. 7(2)).
        Action.READ_CASE: _HANDLERS | {Role.MAYOR, Role.RECORDS_MANAGER},
        Action.IMPORT_BUSINESSES: frozenset({Role.ADMINISTRATOR, Role.CASE_HANDLER}),
        # The reason of a label tells what a control found there.
        Action.READ_BUSINESS: _HANDLERS | {Role.MAYOR, Role.SUPERVISOR},
        Action.PLAN_ROUND: _HANDLERS,
        # A supervisor (art. 5:11 Awb) visits and writes down what he saw, of a round alone.
        Action.RECORD_VISIT: _HANDLERS | {Role.SUPERVISOR},
        Action.RECORD_SIGNAL: _HANDLERS,
        # A signal may hold police data as well; its source narrows this further.
        Action.READ_SIGNAL: _HANDLERS | {Role.MAYOR},
        # By another person than the one who made it, which the register enforces; so is the
        # destruction of signals.
        Action.APPROVE_RIEC: _HANDLERS,
        # Who reported is known to who handles the signal alone.
        Action.READ_REPORTER: frozenset({Role.CASE_HANDLER}),
        # Whoever works for the municipality sees things; what became of them he does not read.
        Action.REPORT: frozenset(Role),
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
        # It decides nothing; by another person than the one who made it.
        Action.APPROVE_RECTIFICATION: frozenset({Role.LAWYER, Role.MAYOR}),
        Action.WITHDRAW_CASE: _HANDLERS,
        # Who knows whether it arrived: that of the case, of the press, or of the mail server.
        Action.SETTLE_MAIL: _HANDLERS | {Role.COMMUNICATIONS, Role.ADMINISTRATOR},
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
