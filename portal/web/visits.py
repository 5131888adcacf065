"""One request of somebody who logged in: who he is, when it is, and what his form holds."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Path, Request
from fastapi.concurrency import run_in_threadpool

from models.common.visitor import Visitor, visiting
from models.law.common.municipality_facts import ABBREVIATION
from portal.web.entry.cookies import Cookie, read_cookie
from portal.web.entry.csrf import FIELD, refuse_strangers, sign_of
from portal.web.forms.posted import Posted, PostedForm
from tasks.acts.desk import account_acts

Reference = Annotated[str, Path(pattern=rf"^{ABBREVIATION}-[0-9]{{4}}-[0-9]{{3,}}$")]
"""The number of a case in an address; whatever else stands there is no page."""
Number = Annotated[int, Path(ge=1, lt=2**31)]
"""Of a row or a version in an address; no database counts further."""


class NotLoggedInError(Exception):
    """Raised when a page is asked by nobody who is logged in."""


@dataclass(frozen=True)
class Visit:
    """Who asks, at which moment."""

    visitor: Visitor
    at: datetime
    token: str = field(repr=False)

    @property
    def by(self) -> str:
        """His code: whatever is done is done in his name."""
        return self.visitor.officer_code

    @property
    def sign(self) -> str:
        """What his forms carry."""
        return sign_of(self.token)


def clock_of(request: Request) -> datetime:
    """The present moment of this application."""
    clock: Callable[[], datetime] = request.app.state.clock
    return clock()


async def _visit(request: Request) -> AsyncIterator[Visit]:
    """Whatever the endpoint does, it does as this visitor.

    It is no plain function: what is set here must hold in the thread of the endpoint too.
    """
    token, at = read_cookie(request, Cookie.SESSION), clock_of(request)
    visitor = await run_in_threadpool(account_acts.visitor_of, token, at)
    if visitor is None:
        raise NotLoggedInError
    with visiting(visitor):
        yield Visit(visitor, at, token)


CurrentVisit = Annotated[Visit, Depends(_visit)]


async def _sent(request: Request, visit: CurrentVisit, posted: PostedForm) -> Posted:
    refuse_strangers(request, visit.token, posted.one(FIELD))
    return posted


SentForm = Annotated[Posted, Depends(_sent)]
"""The fields of a form that this visitor sent from a page of ours."""
