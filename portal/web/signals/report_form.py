"""The form of the reporting desk: the same for a colleague and for a partner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import Field

from models.common.forms import Form
from models.law.common.errors import WeerbaarError
from portal.web.forms import forms
from portal.web.forms.act_form import told
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.forms import ShownForm
from portal.web.forms.uploads import MEGABYTE, FileKind, SentFile
from tasks.acts.done import Done
from tasks.acts.reporting_desk_acts import Checklist, DeskReport, Sending, TooOftenError

PHOTO = FileKind(
    "een foto (JPEG of PNG)", 10 * MEGABYTE, (b"\xff\xd8\xff", b"\x89PNG"), is_asked=False
)
ONCE = "eenmalig"
"""Name of the field with a word by chance: a form that is sent twice is one report."""
LONGEST_ONCE = 100
TOO_OFTEN = 429


class InMunicipality(Form):
    """Where a report is about."""

    municipality: str = Field(max_length=4, title="In welke gemeente?")
    """CBS code."""


class ReportOnPage(DeskReport, InMunicipality):
    """A report as it is typed."""

    @property
    def report(self) -> DeskReport:
        """The three answers and what was ticked."""
        return DeskReport.model_validate(self.model_dump(exclude={"municipality"}))


@dataclass(frozen=True)
class Desk:
    """At which door a report comes in."""

    fixed: Mapping[str, object]
    offered: Offered
    count: Callable[[], None]
    """Counts a sending, or refuses it as too many."""
    act: Callable[[Sending, str], Done]
    """Records a report in a municipality (CBS code)."""


@dataclass(frozen=True)
class Answered:
    """What came of a form that was sent: done, or shown again."""

    shown: ShownForm
    status: int = 422
    done: Done | None = None
    report: ReportOnPage | None = None
    photo_fault: str = ""


def flags_of(checklist: Checklist) -> Offered:
    """Every flag that can be ticked."""
    flags = [Option(flag.key, flag.label) for group in checklist.groups for flag in group.flags]
    return {"flags": flags}


def receive(desk: Desk, sent: SentFile, once: str) -> Answered:
    """Read a report, and record it when nothing is wrong with it."""
    form, shown = forms.read(ReportOnPage, sent.posted, desk.fixed, desk.offered)
    try:
        desk.count()
        if form is None or sent.fault:
            return Answered(shown, photo_fault=sent.fault)
        done = desk.act(Sending(form.report, once, sent.content), form.municipality)
    except TooOftenError as error:
        return Answered(forms.with_fault(shown, told(error)), TOO_OFTEN)
    except WeerbaarError as error:
        return Answered(forms.with_fault(shown, told(error)))
    return Answered(shown, 200, done, form)
