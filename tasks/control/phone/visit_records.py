"""Recording a visit from its page: with its texts, and never over what somebody else recorded."""

from datetime import datetime

from models.control.control_round import Visit
from models.control.phone_forms import VisitOnPage
from models.control.round_forms import VisitForm
from models.law.common.errors import FaultsError
from models.law.common.partner_kinds import PartnerKind
from models.law.control.visit_outcome import Found
from tasks.control.phone.visit_answers import mark_of, recorded_answers
from tasks.control.phone.visit_drafts import begin_visit, forget_drafts
from tasks.control.round_step import RoundStep
from tasks.control.sheets.visit_faults import sentences, visit_faults
from tasks.control.signal_desk import SignalDesk
from tasks.control.visit_outcome import VisitTexts, store_visit
from tasks.register.resources import transaction
from tasks.register.step import step

OTHERWISE = (
    "een collega heeft dit bezoek intussen vastgelegd. Kijk eerst wat er staat; legt u nog eens "
    "vast, dan geldt wat hier is ingevuld"
)


@step("bezoek-vastleggen-op-pagina")
def record_visit(form: VisitOnPage, at: datetime, *, desk: SignalDesk) -> str:
    """Record what came of one visit; return the new label in Dutch. The same form twice is once."""
    with transaction() as session:
        step, visit = begin_visit(session, form, at)
        outcome = _outcome(form)
        subject = f"Het bezoek {form.team}-{form.rank} van {form.reference}"
        faults = _faults(step, visit, form, outcome)
        if faults:
            raise FaultsError(subject, faults)
        texts = VisitTexts(
            {Found(row.participant, row.finding): row.text for row in form.findings},
            {row.theme: row.facts for row in form.signals},
        )
        label = store_visit(step, visit, outcome, texts, desk=desk)
        forget_drafts(session, visit)
        return label


def _faults(step: RoundStep, visit: Visit, form: VisitOnPage, outcome: VisitForm) -> list[str]:
    now = mark_of(recorded_answers(step.session, visit))
    faults = [OTHERWISE] if now not in ("", form.recorded) else []
    if any(row.text and row.participant is PartnerKind.POLICE for row in form.findings):
        faults.append("van de politie staat hier geen tekst (Wpg)")
    return [*faults, *sentences(visit_faults(step, visit, outcome))]


def _outcome(form: VisitOnPage) -> VisitForm:
    """The same as a command gives it."""
    values = form.model_dump(exclude={"findings", "signals", "recorded"})
    return VisitForm.model_validate(
        values
        | {
            "found": [Found(row.participant, row.finding).code for row in form.findings],
            "signals": [row.theme for row in form.signals],
        }
    )
