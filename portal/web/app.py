"""The officers' page: an application that says nothing of itself to who is not logged in."""

import logging
from collections.abc import Callable
from datetime import datetime

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from models.law.common.errors import WeerbaarError
from models.law.common.roles import RoleError
from portal.web import look_pages, today_pages
from portal.web.businesses import business_pages
from portal.web.closure import (
    act_pages,
    approval_pages,
    closure_pages,
    report_pages,
    weighing_pages,
)
from portal.web.control import place_pages, round_pages, visit_pages
from portal.web.desk import machine_pages, management_pages, own_pages
from portal.web.entry import entry_pages
from portal.web.entry.kept_forms import kept_form
from portal.web.entry.provider_pages import router as provider_router
from portal.web.evaluation import evaluation_pages, publishing_pages
from portal.web.headers import Headers
from portal.web.incoming import upload_pages
from portal.web.instruments import instrument_pages
from portal.web.pages import fault_page
from portal.web.plan import plan_act_pages, plan_list_pages, plan_pages
from portal.web.signals import (
    desk_pages,
    destruction_pages,
    guest_pages,
    link_pages,
    new_signal_pages,
    riec_pages,
    signal_pages,
    work_pages,
)
from portal.web.visits import NotLoggedInError
from tasks.acts.closure.case_page_acts import UnknownCaseError, UnknownPaperError
from tasks.acts.control.round_page_acts import UnknownRoundError, UnknownRoundPaperError
from tasks.acts.control.visit_page_acts import UnknownPhotoError
from tasks.acts.control_overviews import UnknownBusinessError
from tasks.acts.desk.evaluation_desk import UnknownEvaluationError
from tasks.acts.desk.plan_desk import UnknownPlanError
from tasks.acts.signal_page_acts import UnknownSignalError
from tasks.register.clock import now

logger = logging.getLogger(__name__)

STRANGE = (
    "Het kwam niet van een pagina van Weerbaar, of u bent intussen opnieuw ingelogd. Haal de "
    "pagina opnieuw op en probeer het nog eens."
)
NOT_MEANT = (
    "Dat had niet mogen gebeuren. Wat klaar was, is opgeslagen. Probeer het nog eens, en meld het "
    "aan de beheerder als het weer misgaat; in het logboek staat wat er gebeurde."
)
WORDS = {
    400: ("Dit kan niet", "De pagina begrijpt niet wat er is verstuurd."),
    403: ("Dit formulier is niet aangenomen", STRANGE),
    404: ("Deze pagina is er niet", "Kijk het adres na, of begin bij Vandaag."),
    405: ("Dit kan hier niet", "Begin bij Vandaag."),
    413: (
        "Dit is te groot",
        "Een formulier mag hoogstens 1 MB zijn. Kies een kleiner bestand.",
    ),
    415: ("Dit kan niet", "De pagina begrijpt niet wat er is verstuurd."),
}
ROUTERS = (
    entry_pages,
    look_pages,
    today_pages,
    approval_pages,
    report_pages,
    act_pages,
    weighing_pages,
    closure_pages,
    own_pages,
    plan_pages,
    plan_list_pages,
    plan_act_pages,
    instrument_pages,
    machine_pages,
    management_pages,
    visit_pages,
    round_pages,
    place_pages,
    guest_pages,
    desk_pages,
    link_pages,
    new_signal_pages,
    destruction_pages,
    riec_pages,
    work_pages,
    signal_pages,
    evaluation_pages,
    publishing_pages,
    upload_pages,
    business_pages,
)
UNKNOWN = (
    UnknownCaseError,
    UnknownPaperError,
    UnknownRoundError,
    UnknownRoundPaperError,
    UnknownSignalError,
    UnknownPlanError,
    UnknownBusinessError,
    UnknownEvaluationError,
    UnknownPhotoError,
)
"""What somebody asks that is not there."""


def create_app(clock: Callable[[], datetime] = now) -> FastAPI:
    """The application; what time it is, it asks this clock alone."""
    app = FastAPI(title="Weerbaar", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.clock = clock
    app.add_middleware(Headers)
    for module in ROUTERS:
        app.include_router(module.router)
    app.include_router(provider_router)
    app.add_exception_handler(NotLoggedInError, _to_log_in)
    app.add_exception_handler(WeerbaarError, _refused)
    app.add_exception_handler(HTTPException, _said)
    app.add_exception_handler(RequestValidationError, _not_found)
    app.add_exception_handler(Exception, _broken)
    return app


async def _to_log_in(request: Request, _error: Exception) -> Response:
    """Whoever sent a form while his session ended can send it once he is back."""
    kept = await kept_form(request)
    if kept is None:
        return RedirectResponse("/inloggen", 303)
    return await run_in_threadpool(entry_pages.log_in_page, request, kept=kept)


def _refused(request: Request, error: Exception) -> Response:
    """What an act refused where no form is shown in which it could be mended."""
    status = 400
    if isinstance(error, RoleError):
        status = 403
    elif isinstance(error, UNKNOWN):
        status = 404
    return fault_page(request, status, "Dit kan niet", str(error))


def _said(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    title, words = WORDS.get(status, WORDS[400])
    return fault_page(request, status, title, words)


def _not_found(request: Request, _error: Exception) -> Response:
    return fault_page(request, 404, *WORDS[404])


def _broken(request: Request, error: Exception) -> Response:
    logger.error("unexpected", exc_info=error)
    return fault_page(request, 500, "Er ging iets mis", NOT_MEANT)
