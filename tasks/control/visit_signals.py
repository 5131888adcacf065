"""New signals from a visit: into the signals list, in the transaction of the visit."""

from collections.abc import Mapping

from models.common.business import Business
from models.control.control_round import Visit
from models.control.round_forms import VisitForm
from models.law.common.roles import Action
from models.law.common.signal_themes import SignalTheme
from tasks.control.round_step import RoundStep, day_of_visits
from tasks.control.signal_desk import SeenSignal, SignalDesk
from tasks.register.acting import acting_officer

LEGAL_GROUND = "toezicht bij een controle (artikel 5:15 Awb)"


def store_signals(
    step: RoundStep,
    visit: Visit,
    form: VisitForm,
    facts: Mapping[SignalTheme, str],
    desk: SignalDesk,
) -> None:
    """One signal for each theme of a visit, however often it is read in.

    What a signal says stays as it was first told: it has its own life, and is enriched. A form
    cannot tell facts, so that its signal says where to ask.
    """
    if not form.signals:
        return
    code = step.round.municipality_code
    officer = acting_officer(step.session, form.by, Action.RECORD_SIGNAL, code)
    business = step.session.get_one(Business, visit.business_id)
    place = f"{form.team}-{form.rank}"
    asked = f"Gezien bij controle {form.reference}, plek {place}. De feiten volgen nog (opplussen)."
    for theme in form.signals:
        signal = SeenSignal(
            officer=officer,
            municipality_code=code,
            source_number=f"{form.reference}/{place}/{theme}",
            received_on=day_of_visits(step),
            theme=theme,
            kvk_number=business.kvk_number,
            bag_id=business.bag_id,
            facts=facts.get(theme, asked),
            legal_ground=LEGAL_GROUND,
            control=form.reference,
            visit=place,
        )
        desk.add(step.session, signal, form.on, step.at)
