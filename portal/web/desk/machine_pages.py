"""The machine and the mail: what waits to leave, what is set, what failed, and which version."""

from fastapi import APIRouter, Response

from models.common.message import MessageState
from portal.failed_runs import NoServerError, failed_runs
from portal.kept_files import kept_files
from portal.web.forms.act_form import Place, done_page
from portal.web.pages import page
from portal.web.visits import CurrentVisit, SentForm
from tasks.acts import mail_acts
from tasks.acts.desk import machine_acts

router = APIRouter()


@router.get("/berichten")
def outbox(visit: CurrentVisit) -> Response:
    """Every message that did not leave yet, or of which something is unclear."""
    waiting = mail_acts.list_mail(visit.by)
    return page("desk/outbox", visit, here="berichten", mails=waiting, unknown=MessageState.UNKNOWN)


@router.post("/beheer/machine/historie")
def verify(visit: CurrentVisit, _sent: SentForm) -> Response:
    """Walk the whole history; that takes a while, so it is asked."""
    done = machine_acts.verify_history(visit.by)
    place = Place("De historie nalopen", "", "", "/beheer/machine", "Deze machine", "beheer")
    return done_page(place, visit, done)


@router.get("/beheer/machine")
def machine(visit: CurrentVisit) -> Response:
    """Settings, files, folders of municipalities, failed runs and versions."""
    found = machine_acts.machine_of(visit.by, visit.at, kept_files())
    try:
        runs, no_runs = failed_runs(visit.at), ""
    except NoServerError as error:
        runs, no_runs = (), str(error)
    return page("desk/machine", visit, here="beheer", machine=found, runs=runs, no_runs=no_runs)
