"""The weighing of interests: each question with its help, and what was answered before."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response

from models.closure.closure_forms import StepForm
from models.law.common.errors import WeerbaarError
from portal.web.closure.act_pages import offered_in, place_in
from portal.web.forms import forms
from portal.web.forms.act_form import Place, done_page, told
from portal.web.forms.form_rows import AskedRow, read_row, row_to_fill
from portal.web.forms.forms import ShownForm
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Reference, SentForm, Visit
from tasks.acts.closure import closure_acts
from tasks.acts.closure.closure_acts import Question, WeighingRow

router = APIRouter(prefix="/zaken")
FIXED = ("reference", "by")
TITLES = {False: "Belangen wegen", True: "Opnieuw wegen, na de zienswijze"}


@dataclass(frozen=True)
class AskedQuestion:
    """One question as it stands on the page."""

    question: Question
    row: AskedRow


@dataclass(frozen=True)
class Weighing:
    """Of which case, and whether it is the second one."""

    reference: str
    again: bool

    @property
    def place(self) -> Place:
        """Where its form stands."""
        address = "wegen/opnieuw" if self.again else "wegen"
        return place_in(self.reference, TITLES[self.again], address)

    def questions(self, visit: Visit) -> Sequence[Question]:
        """What is asked."""
        return closure_acts.weighing_questions(
            self.reference, visit.by, visit.at, after_zienswijze=self.again
        )


@router.get("/{reference}/wegen")
def ask(reference: Reference, visit: CurrentVisit) -> Response:
    """The first weighing."""
    return _ask(Weighing(reference, again=False), visit)


@router.get("/{reference}/wegen/opnieuw")
def ask_again(reference: Reference, visit: CurrentVisit) -> Response:
    """The second weighing, which begins with the answers of the first."""
    return _ask(Weighing(reference, again=True), visit)


@router.post("/{reference}/wegen")
def weigh(reference: Reference, visit: CurrentVisit, sent: SentForm) -> Response:
    """Keep the first weighing whole."""
    return _weigh(Weighing(reference, again=False), visit, sent)


@router.post("/{reference}/wegen/opnieuw")
def weigh_again(reference: Reference, visit: CurrentVisit, sent: SentForm) -> Response:
    """Keep the second weighing whole."""
    return _weigh(Weighing(reference, again=True), visit, sent)


def _ask(weighing: Weighing, visit: Visit) -> Response:
    offered = offered_in(weighing.reference, visit)
    asked = [
        AskedQuestion(
            each, row_to_fill(each.answer, WeighingRow, _place(at), _fixed(each), offered)
        )
        for at, each in enumerate(weighing.questions(visit))
    ]
    return _page(weighing, visit, asked, forms.to_fill(StepForm, FIXED))


def _weigh(weighing: Weighing, visit: Visit, sent: SentForm) -> Response:
    fixed = {"reference": weighing.reference, "by": visit.by}
    form, shown = forms.read(StepForm, sent, fixed)
    offered = offered_in(weighing.reference, visit)
    asked = [
        AskedQuestion(each, read_row(WeighingRow, sent, _place(at), _fixed(each), offered))
        for at, each in enumerate(weighing.questions(visit))
    ]
    for each in asked:
        named = [(f"{each.question.factor}, {words}", at) for words, at in each.row.faults]
        shown = ShownForm(shown.asked, (*shown.faults, *named))
    if form is None or shown.faults:
        return _page(weighing, visit, asked, shown, 422)
    rows = [each.row.row for each in asked if isinstance(each.row.row, WeighingRow)]
    try:
        done = closure_acts.record_answers(form, visit.at, rows, after_zienswijze=weighing.again)
    except WeerbaarError as error:
        return _page(weighing, visit, asked, forms.with_fault(shown, told(error)), 422)
    return done_page(weighing.place, visit, done)


def _place(at: int) -> str:
    return f"vraag.{at}"


def _fixed(question: Question) -> dict[str, object]:
    """The factor is no choice; nor is whose zienswijze is answered."""
    about = {"about": question.about} if question.is_fixed else {}
    return {"factor": question.factor, **about}


def _page(
    weighing: Weighing,
    visit: Visit,
    asked: Sequence[AskedQuestion],
    shown: ShownForm,
    status: int = 200,
) -> Response:
    return page(
        "weighing",
        visit,
        status,
        here="zaken",
        place=weighing.place,
        again=weighing.again,
        questions=asked,
        form=shown,
        today=visit.at.date(),
    )
