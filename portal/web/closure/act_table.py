"""Every act of a closure that is a form: its address, its title, and who may do it.

A row makes a page. Form, act and help line stand in the tables of the command line already; here
stands what a page needs besides. Who may do what is decided in the act: the table only keeps what
somebody cannot do out of his sight, and a test holds it to the refusals of the acts.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from models.closure.approval import APPROVE_ACTIONS, ApprovalSubject
from models.common.forms import Form
from models.law.common.dutch import join_dutch
from models.law.common.labelled import Labelled
from models.law.common.roles import MAY, Action, Role, may
from portal.commands.closure import (
    closure_change_commands,
    closure_commands,
    closure_money_commands,
    closure_party_commands,
    closure_premises_commands,
    closure_remedy_commands,
    closure_site_commands,
)
from portal.web.closure import person_forms
from portal.web.forms.posted import Posted
from tasks.acts.done import Done


class Group(Labelled):
    """What belongs together on the page of a case."""

    COURSE = "course", "Hoofdlijn"
    PARTIES = "parties", "Partijen en zienswijzen"
    CHANGES = "changes", "Wijziging van het besluit"
    REMEDIES = "remedies", "Bezwaar, beroep en verzoeken"
    SITE = "site", "Bij het gesloten pand"
    MONEY = "money", "Kosten en dwangsommen"
    MENDING = "mending", "Herstellen en intrekken"


GROUPS = tuple(Group)


@dataclass(frozen=True)
class ActPage:
    """One act as a page."""

    name: str
    """The last part of its address."""
    title: str
    help: str
    group: Group
    action: Action
    form: type[Form]
    act: Callable[..., Done]
    known: Callable[[str, str, datetime], Posted] = person_forms.nothing_known
    """What is filled in beforehand: what the case knows of itself already."""


_G, _A = Group, Action
ROWS: Mapping[str, tuple[str, Group, Action]] = MappingProxyType(
    {
        "intent": ("Voornemen maken", _G.COURSE, _A.PREPARE_INTENT),
        "announce-intent": ("Voornemen verzonden", _G.COURSE, _A.ANNOUNCE_INTENT),
        "decide": ("Besluit maken", _G.COURSE, _A.PREPARE_DECISION),
        "announce-decision": ("Besluit verzonden", _G.COURSE, _A.ANNOUNCE_DECISION),
        "communicate": ("Communicatie maken", _G.COURSE, _A.PREPARE_COMMUNICATION),
        "close": ("Pand gesloten", _G.COURSE, _A.CLOSE),
        "resume": ("Schorsing voorbij", _G.COURSE, _A.RECORD_TRACK),
        "end": ("Sluiting voorbij", _G.COURSE, _A.LIFT_OR_END),
        "reopen": ("Pand heropend", _G.COURSE, _A.REOPEN),
        "archive": ("Dossier sluiten", _G.COURSE, _A.ARCHIVE),
        "repeat": ("Eerdere overtreding beoordelen", _G.COURSE, _A.ANSWER_REPEAT),
        "unheard": ("Horen achterwege laten", _G.PARTIES, _A.PREPARE_DECISION),
        "more-time": ("Meer tijd voor een zienswijze", _G.PARTIES, _A.RECORD_ZIENSWIJZE),
        "no-offender": ("Geen overtreder bekend", _G.PARTIES, _A.ASSESS),
        "serve-prepare": ("Brief aan één partij maken", _G.PARTIES, _A.PREPARE_DECISION),
        "serve": ("Brief aan één partij verzonden", _G.PARTIES, _A.ANNOUNCE_DECISION),
        "returned": ("Brief teruggekomen", _G.PARTIES, _A.ANNOUNCE_DECISION),
        "change-prepare": ("Wijziging maken", _G.CHANGES, _A.PREPARE_CHANGE),
        "change-announce": ("Wijziging verzonden", _G.CHANGES, _A.ANNOUNCE_CHANGE),
        "change-land-register": ("Wijziging gemeld voor de Wkpb", _G.CHANGES, _A.RECORD_TRACK),
        "track": ("Verzoek of Wkpb vastleggen", _G.REMEDIES, _A.RECORD_TRACK),
        "objection": ("Stap van een bezwaar", _G.REMEDIES, _A.RECORD_TRACK),
        "relief": ("Voorlopige voorziening", _G.REMEDIES, _A.RECORD_TRACK),
        "appeal": ("Stap van een beroep", _G.REMEDIES, _A.RECORD_TRACK),
        "late-notice": ("Ingebrekestelling", _G.REMEDIES, _A.RECORD_TRACK),
        "decide-remedy": ("Beslissing maken", _G.REMEDIES, _A.PREPARE_DECISION),
        "announce-remedy": ("Beslissing verzonden", _G.REMEDIES, _A.ANNOUNCE_DECISION),
        "late-penalty": ("Dwangsom voor te laat beslissen", _G.REMEDIES, _A.PREPARE_MONEY),
        "announce-late-penalty": (
            "Besluit over die dwangsom verzonden",
            _G.REMEDIES,
            _A.ANNOUNCE_MONEY,
        ),
        "late-penalty-paid": ("Die dwangsom betaald", _G.REMEDIES, _A.RECORD_MONEY),
        "seal-broken": ("Zegel verbroken gevonden", _G.SITE, _A.CLOSE),
        "seal-reported": ("Aangifte van zegelverbreking", _G.SITE, _A.CLOSE),
        "reseal": ("Opnieuw verzegeld", _G.SITE, _A.CLOSE),
        "let-in": ("Iemand binnengelaten", _G.SITE, _A.CLOSE),
        "new-find": ("Nieuwe vondst", _G.SITE, _A.RECORD_POLICE_REPORT),
        "keys": ("Sleutels teruggegeven", _G.SITE, _A.REOPEN),
        "money-costs": ("Kosten vaststellen", _G.MONEY, _A.PREPARE_MONEY),
        "money-announce-costs": ("Kostenbesluit verzonden", _G.MONEY, _A.ANNOUNCE_MONEY),
        "money-payment": ("Betaling", _G.MONEY, _A.RECORD_MONEY),
        "money-remind": ("Aanmanen", _G.MONEY, _A.RECORD_MONEY),
        "money-writ": ("Dwangbevel", _G.MONEY, _A.RECORD_MONEY),
        "money-writ-served": ("Dwangbevel betekend", _G.MONEY, _A.RECORD_MONEY),
        "money-defer": ("Uitstel van betaling", _G.MONEY, _A.RECORD_MONEY),
        "money-change-deferral": ("Uitstel intrekken of wijzigen", _G.MONEY, _A.PREPARE_MONEY),
        "money-announce-deferral-change": (
            "Wijziging uitstel verzonden",
            _G.MONEY,
            _A.ANNOUNCE_MONEY,
        ),
        "money-interrupt": ("Verjaring gestuit", _G.MONEY, _A.RECORD_MONEY),
        "money-interest": ("Rente vaststellen", _G.MONEY, _A.PREPARE_MONEY),
        "money-announce-interest": ("Rentebesluit verzonden", _G.MONEY, _A.ANNOUNCE_MONEY),
        "money-end": ("Vordering beëindigen", _G.MONEY, _A.RECORD_MONEY),
        "money-forfeit": ("Dwangsom verbeurd", _G.MONEY, _A.RECORD_MONEY),
        "money-intend-collection": ("Voornemen tot invordering", _G.MONEY, _A.PREPARE_MONEY),
        "money-collect": ("Invorderingsbesluit maken", _G.MONEY, _A.PREPARE_MONEY),
        "money-announce-collection": ("Invorderingsbesluit verzonden", _G.MONEY, _A.ANNOUNCE_MONEY),
        "money-change-penalty": ("Dwangsom wijzigen", _G.MONEY, _A.PREPARE_MONEY),
        "money-repay": ("Terugbetaling besluiten", _G.MONEY, _A.PREPARE_MONEY),
        "money-announce-repayment": (
            "Besluit over terugbetaling verzonden",
            _G.MONEY,
            _A.ANNOUNCE_MONEY,
        ),
        "money-repaid": ("Terugbetaald", _G.MONEY, _A.RECORD_MONEY),
        "money-announce-change": ("Wijziging dwangsom verzonden", _G.MONEY, _A.ANNOUNCE_MONEY),
        "withdraw-party": ("Partij intrekken", _G.MENDING, _A.ASSESS),
        "rectify": ("Rectificatie verzonden", _G.MENDING, _A.ASSESS),
        "withdraw-prepared": ("Voorbereid stuk intrekken", _G.MENDING, _A.PREPARE_INTENT),
        "withdraw-case": ("Zaak intrekken", _G.MENDING, _A.WITHDRAW_CASE),
    }
)
"""By address: title, group, and what the act asks."""
OF_COMMANDS = (
    ("", (*closure_commands.STEPS, *closure_party_commands.STEPS)),
    ("", (*closure_remedy_commands.REMEDY_STEPS, *closure_site_commands.SITE_STEPS)),
    ("", closure_premises_commands.PREMISES_STEPS),
    ("change-", closure_change_commands.STEPS),
    ("money-", closure_money_commands.STEPS),
)
"""What stands before the name of each command in its group."""
OWN_PAGES = frozenset({"police-report", "approve", "send-back"})
"""Acts that have a page of their own."""


def _acts() -> Iterator[ActPage]:
    for begin, steps in OF_COMMANDS:
        for name, form, act, help_line in steps:
            if begin + name in ROWS:
                title, group, action = ROWS[begin + name]
                yield ActPage(begin + name, title, help_line, group, action, form, act)


OF_PAGE = (
    ActPage(
        "party",
        "Partijen vastleggen",
        "Leg vast wie bij de zaak hoort, of wijzig wat er staat.",
        _G.PARTIES,
        _A.ASSESS,
        person_forms.PartiesOnPage,
        person_forms.record_parties,
        person_forms.known_parties,
    ),
    ActPage(
        "zienswijze",
        "Zienswijze vastleggen",
        "Leg vast dat een partij haar zienswijze gaf, en wat zij zegt.",
        _G.PARTIES,
        _A.RECORD_ZIENSWIJZE,
        person_forms.ZienswijzeOnPage,
        person_forms.record_zienswijze,
    ),
    ActPage(
        "paragraphs",
        "Eigen alinea's schrijven",
        "Schrijf eigen alinea's voor de brieven; een brief die klaarligt, wordt daarna opnieuw "
        "gemaakt.",
        _G.COURSE,
        _A.WRITE_PARAGRAPHS,
        person_forms.ParagraphsOnPage,
        person_forms.record_paragraphs,
        person_forms.known_paragraphs,
    ),
    ActPage(
        "money-zienswijze",
        "Zienswijze over de invordering",
        "Leg vast dat een overtreder zijn zienswijze over de invordering gaf, en wat hij zegt.",
        _G.MONEY,
        _A.RECORD_ZIENSWIJZE,
        person_forms.CollectionZienswijzeOnPage,
        person_forms.record_collection_zienswijze,
    ),
)
"""What a command takes from a file is a form here."""
ACTS: Mapping[str, ActPage] = MappingProxyType({act.name: act for act in (*OF_PAGE, *_acts())})


@dataclass(frozen=True)
class NextPage:
    """The one next step of a case, as a page tells it."""

    title: str
    address: str
    """Below that of the case; empty when somebody else does it."""
    who: str
    """Which roles do it."""


def next_page(command: str, roles: Collection[Role]) -> NextPage | None:
    """The page of the command that comes next; None when nothing does."""
    if not command:
        return None
    name, *words = command.split()
    if name == "approve":
        subject = ApprovalSubject(words[-1])
        title, address = f"{subject.label} goedkeuren", f"goedkeuren/{subject.value}"
        action = APPROVE_ACTIONS[subject]
    elif name == "weigh":
        is_again = "--after-zienswijze" in words
        title = "Opnieuw wegen, na de zienswijze" if is_again else "Belangen wegen"
        address, action = "wegen/opnieuw" if is_again else "wegen", Action.ASSESS
    else:
        title, action = ACTS[name].title, ACTS[name].action
        address = f"doen/{name}"
    who = join_dutch([role.label for role in Role if role in MAY[action]], "of")
    return NextPage(title, address if may(action, roles) else "", who)


def possible_acts(group: Group, roles: Collection[Role]) -> Sequence[ActPage]:
    """What somebody with these roles can do of a group."""
    return [act for act in ACTS.values() if act.group is group and may(act.action, roles)]
