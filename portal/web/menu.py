"""Where a visitor can go from every page: what he may do nothing of is not shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.common.visitor import Visitor
from models.law.common.roles import Action, may
from tasks.acts.desk import evaluation_desk, plan_desk, upload_acts


@dataclass(frozen=True)
class MenuItem:
    """One part of the main menu."""

    here: str
    address: str
    label: str
    actions: Sequence[Action] = ()
    """Who may do one of these, in any municipality, sees it; none: everybody."""


MENU = (
    MenuItem("vandaag", "/vandaag", "Vandaag"),
    # Who prepares communication sees where a case stands, without its address and its people.
    MenuItem("zaken", "/zaken", "Sluitingen", (Action.READ_CASE, Action.PREPARE_COMMUNICATION)),
    MenuItem(
        "controles",
        "/controles",
        "Controles",
        (Action.READ_BUSINESS, Action.PLAN_ROUND, Action.RECORD_VISIT),
    ),
    # Who keeps the archive lists what must be destroyed, and reads no signal.
    MenuItem(
        "signalen",
        "/signalen",
        "Signalen",
        (Action.READ_SIGNAL, Action.RECORD_SIGNAL, Action.LIST_DESTRUCTION),
    ),
    MenuItem("melden", "/melden", "Melden", (Action.REPORT,)),
    MenuItem("bedrijven", "/bedrijven", "Bedrijven", (Action.READ_BUSINESS,)),
    MenuItem("plan", "/plan", "Actieplan", plan_desk.READERS),
    MenuItem("instrumenten", "/instrumenten", "Instrumenten", (Action.RECORD_INSTRUMENT,)),
    MenuItem("evaluatie", "/evaluatie", "Evaluatie", evaluation_desk.READERS),
    MenuItem("inlezen", "/inlezen", "Inlezen", upload_acts.READERS),
    MenuItem("berichten", "/berichten", "Berichten", (Action.SETTLE_MAIL,)),
    MenuItem("beheer", "/beheer", "Beheer", (Action.MANAGE_OFFICERS,)),
)


def menu_of(visitor: Visitor | None) -> Sequence[MenuItem]:
    """What this visitor sees of the menu; who is not logged in sees none."""
    if visitor is None:
        return ()
    held = tuple(visitor.roles.values())
    return [
        item
        for item in MENU
        if not item.actions or any(may(action, one) for action in item.actions for one in held)
    ]
