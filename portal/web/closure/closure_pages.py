"""The closures: the list with its search, one case, its documents and its mails."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import HTMLResponse

from models.law.closure.procedure import CaseStatus
from models.law.common.roles import Action, may
from portal.web.closure.act_table import GROUPS, next_page, possible_acts
from portal.web.headers import MAIL_POLICY
from portal.web.pages import page
from portal.web.papers import shown_file
from portal.web.visits import CurrentVisit, Number, Reference, SentForm, Visit
from tasks.acts.closure import case_page_acts, paper_acts
from tasks.acts.closure.case_page_acts import CaseQuery

router = APIRouter(prefix="/zaken")
LONGEST = 100
DONE = ("goedgekeurd", "teruggestuurd")
"""What the page can say that was done; other words in its address say nothing."""
SHOWN = 200
"""Cases on one page; who looks for another one searches."""


@router.get("")
def cases(
    visit: CurrentVisit,
    stand: Annotated[str, Query(max_length=40)] = "",
    gemeente: Annotated[str, Query(max_length=4)] = "",
) -> Response:
    """The cases that are open, or those in one state."""
    return _list(visit, "", stand, gemeente)


@router.post("")
def search(visit: CurrentVisit, sent: SentForm) -> Response:
    """The same with words: an address stands in no address of a page and in no log."""
    return _list(visit, sent.one("zoek")[:LONGEST], sent.one("stand"), sent.one("gemeente"))


def _list(visit: Visit, words: str, stand: str, municipality: str) -> Response:
    status = CaseStatus(stand) if stand in set(CaseStatus) else None
    is_open = not words and stand != "alle" and status is None
    query = CaseQuery(words, municipality, status, only_open=is_open)
    found = case_page_acts.search_cases(query, visit.by, SHOWN)
    return page(
        "cases",
        visit,
        here="zaken",
        found=found.lines,
        count=found.count,
        words=words,
        stand=stand,
        municipality=municipality,
        may_record=any(
            may(Action.RECORD_POLICE_REPORT, held) for held in visit.visitor.roles.values()
        ),
        states=case_page_acts.case_states(),
        municipalities=case_page_acts.own_municipalities(visit.by),
    )


@router.get("/{reference}")
def case(reference: Reference, visit: CurrentVisit, gedaan: str = "") -> Response:
    """One case, from its place to its history."""
    found = case_page_acts.open_case(reference, visit.by, visit.at)
    roles = visit.visitor.roles.get(found.outline.municipality_code, frozenset())
    return page(
        "case",
        visit,
        here="zaken",
        case=found,
        next=next_page(found.next_command, roles),
        groups=[(group, possible_acts(group, roles)) for group in GROUPS],
        weighs=may(Action.ASSESS, roles),
        today=visit.at.date(),
        done=gedaan if gedaan in DONE else "",
    )


@router.get("/{reference}/stukken/{version}/{name}")
def paper(reference: Reference, version: Number, name: str, visit: CurrentVisit) -> Response:
    """One document, shown in the page where the browser can."""
    file = case_page_acts.paper_of(reference, name, version, visit.by, visit.at)
    return shown_file(file)


@router.get("/{reference}/berichten/{number}")
def mail(reference: Reference, number: Number, visit: CurrentVisit) -> Response:
    """One mail: to whom, what it says, and what went with it."""
    found = case_page_acts.mail_of(reference, number, visit.by, visit.at)
    return page("mail", visit, here="zaken", reference=reference, mail=found)


@router.get("/{reference}/berichten/{number}/opmaak")
def mail_as_it_looks(reference: Reference, number: Number, visit: CurrentVisit) -> Response:
    """The mail as its reader gets it, shut in: nothing in it can act."""
    found = case_page_acts.mail_of(reference, number, visit.by, visit.at)
    return HTMLResponse(found.html, headers={"Content-Security-Policy": MAIL_POLICY})


@router.get("/{reference}/verschil/{version}/{name}")
def difference(reference: Reference, version: Number, name: str, visit: CurrentVisit) -> Response:
    """What changed since the version before, in words."""
    found = paper_acts.difference_of(reference, name, version, visit.by, visit.at)
    return page("difference", visit, here="zaken", reference=reference, found=found)


@router.get("/{reference}/plaatje/{version}/{name}")
def thumbnail(reference: Reference, version: Number, name: str, visit: CurrentVisit) -> Response:
    """The first page of a document, small."""
    found = paper_acts.thumbnail_of(reference, name, version, visit.by, visit.at)
    if found is None:
        raise HTTPException(404)
    return Response(found, media_type="image/png")


@router.get("/{reference}/omgeving.svg")
def surroundings(reference: Reference, visit: CurrentVisit) -> Response:
    """Who lives around the premises, as a sketch."""
    return Response(paper_acts.sketch_of(reference, visit.by), media_type="image/svg+xml")
