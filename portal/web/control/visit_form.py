"""The form of a visit on a telephone: enough empty lines beforehand, as none can come offline."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from models.common.entry import EnteredRow
from models.common.forms import FormFaultsError
from models.control.phone_forms import DraftForm, FindingRow, SignalRow, VisitOnPage
from models.control.round_forms import FollowUpRow
from models.law.control.round_clearance import PARTICIPANTS
from portal.web.forms import forms
from portal.web.forms.asked_fields import BETWEEN, MOST_ROWS, Offered
from portal.web.forms.form_fields import Kind, Option
from portal.web.forms.forms import ShownForm
from portal.web.forms.posted import Posted
from tasks.acts.control.visit_page_acts import VisitPage
from tasks.register.clock import AMSTERDAM

FIXED = ("reference", "by", "team", "rank", "on", "recorded")
SEEN = "gezien"
"""Hidden: the version of each answer that the page had, as JSON."""
MARK = "vastgelegd"
"""Hidden: what was recorded when the page was read."""
STEP = "stap"
SAVE, RECORD = "bewaren", "vastleggen"
LINES = {"findings": 6, "follow_ups": 4, "signals": 2}
ROWS: Mapping[str, type[EnteredRow]] = {
    "findings": FindingRow,
    "follow_ups": FollowUpRow,
    "signals": SignalRow,
}


def shown_form(found: VisitPage, typed: Posted | None = None) -> ShownForm:
    """The form with what is known, or with what was typed; and empty lines behind that."""
    known = typed.fields if typed else {name: list(text) for name, text in found.answers.items()}
    whole = Posted({**_empty_lines(known), **known})
    return forms.to_fill(VisitOnPage, hidden(found), offered(found), whole)


def _empty_lines(known: Iterable[str]) -> dict[str, Sequence[str]]:
    """A field of every line, so that each stands at its own number."""
    last = dict(LINES)
    for name in known:
        field, number, *_ = (*name.split(BETWEEN), "")
        if field in last and number.isdecimal():
            last[field] = min(max(last[field], int(number) + 1), MOST_ROWS)
    return {
        BETWEEN.join((field, str(number), next(iter(ROWS[field].model_fields)))): [""]
        for field, count in last.items()
        for number in range(count)
    }


def padded(shown: ShownForm, found: VisitPage) -> ShownForm:
    """A form that was read back, with the empty lines behind those that are filled."""
    blank = forms.to_fill(VisitOnPage, hidden(found), offered(found), Posted(_empty_lines(())))
    rows = {asked.name: asked.rows for asked in blank.asked}
    asked = [
        replace(each, rows=(*each.rows, *rows[each.name][len(each.rows) :]))
        if each.field.kind is Kind.ROWS
        else each
        for each in shown.asked
    ]
    return replace(shown, asked=tuple(asked))


def hidden(found: VisitPage) -> tuple[str, ...]:
    """What is not asked: what is known, and what does not apply to this place or this officer."""
    more = () if found.is_re_control else ("is_repaired",)
    return (*FIXED, *more, *(() if found.may_signal else ("signals",)))


def offered(found: VisitPage) -> Offered:
    """The kinds, the partners and who can do a follow-up."""
    chosen = {
        name: [Option(value, words) for value, words in options]
        for name, options in found.choices.items()
    }
    partners = [Option(kind.value, kind.label) for kind in PARTICIPANTS]
    return {**chosen, "participant": partners}


def versions_of(found: VisitPage) -> str:
    """The version of each answer, as JSON."""
    return json.dumps({name: draft.version for name, draft in found.drafts.items()})


def drafts_in(found: VisitPage, by: str, at: datetime, sent: Posted) -> Sequence[DraftForm]:
    """Every answer of the whole form as it was sent; raises FormFaultsError for one too long."""
    seen = _seen(sent.one(SEEN))
    values = base_values(found, by, at)
    names = [*dict.fromkeys((*sent.fields, *found.drafts, *found.answers))]
    asked = [name for name in names if _is_asked(name, found)]
    return [
        DraftForm.model_validate(
            values | {"field": name, "answer": _texts(sent.all(name)), "seen": seen.get(name, 0)}
        )
        for name in asked
    ]


def _is_asked(name: str, found: VisitPage) -> bool:
    field, _, rest = name.partition(BETWEEN)
    if field not in VisitOnPage.model_fields or field in hidden(found):
        return False
    number, _, part = rest.partition(BETWEEN)
    if field in ROWS:
        return number.isdecimal() and part in ROWS[field].model_fields
    return not rest


def _texts(answer: Sequence[str]) -> list[str]:
    return [text.strip() for text in answer if text.strip()]


def one_draft(found: VisitPage, by: str, at: datetime, sent: Posted) -> DraftForm | None:
    """The one answer that a script sent; None when the page does not ask it."""
    name = sent.one("veld")
    if not _is_asked(name, found):
        return None
    seen = sent.one(SEEN)
    values = base_values(found, by, at) | {
        "field": name,
        "answer": _texts(sent.all("waarde")),
        "seen": int(seen) if seen.isdecimal() and len(seen) < 10 else 0,  # noqa: PLR2004 (digits)
    }
    try:
        return DraftForm.model_validate(values)
    except FormFaultsError:
        return None


def base_values(found: VisitPage, by: str, at: datetime) -> dict[str, object]:
    """Which visit, by whom, on which day."""
    return {
        "reference": found.reference,
        "team": found.team,
        "rank": found.rank,
        "by": by,
        "on": at.date(),
    }


def _seen(text: str) -> Mapping[str, int]:
    try:
        read = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(read, dict):
        return {}
    return {name: value for name, value in read.items() if isinstance(value, int)}


def at_time(at: datetime) -> str:
    """On the clock of Amsterdam."""
    return f"{at.astimezone(AMSTERDAM):%H:%M}"
