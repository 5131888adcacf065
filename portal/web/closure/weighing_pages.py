"""The weighing of interests: each question with its help, and what was answered before."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Response
from pydantic import Field

from models.closure.closure_forms import StepForm
from models.law.common.errors import WeerbaarError
from portal.web.closure.act_pages import offered_in, place_in
from portal.web.forms import forms
from portal.web.forms.act_form import Place, done_page, told
from portal.web.forms.asked_fields import Offered
from portal.web.forms.form_fields import Option
from portal.web.forms.form_rows import AskedRow, read_row, row_to_fill
from portal.web.forms.forms import ShownForm
from portal.web.pages import page
from portal.web.visits import CurrentVisit, Reference, SentForm, Visit
from tasks.acts.closure import closure_acts
from tasks.acts.closure.closure_acts import Question, WeighingRow

router = APIRouter(prefix="/zaken")
FIXED = ("reference", "by")
NO_SOURCE = "noem de bron: bij deze vraag, of bovenaan voor alle antwoorden"
TITLES = {False: "Belangen wegen", True: "Opnieuw wegen, na de zienswijze"}


class WeighingOnPage(StepForm):
    """A weighing, with the paper that most answers come from."""

    source_document: str = Field(
        default="",
        max_length=200,
        title="Bron van de antwoorden",
        description="Het stuk waar de antwoorden uit blijken. Staat bij een vraag een andere bron, "
        "dan geldt die.",
    )


class RowOnPage(WeighingRow):
    """An answer that may leave its source to the whole."""

    source_document: str = Field(
        default="", max_length=200, title="Andere bron", description="Leeg: die van bovenaan."
    )


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
    offered = _offered(weighing, visit)
    asked = [
        AskedQuestion(each, row_to_fill(each.answer, RowOnPage, _place(at), _fixed(each), offered))
        for at, each in enumerate(weighing.questions(visit))
    ]
    return _page(weighing, visit, asked, forms.to_fill(WeighingOnPage, FIXED, offered))


def _weigh(weighing: Weighing, visit: Visit, sent: SentForm) -> Response:
    fixed = {"reference": weighing.reference, "by": visit.by}
    offered = _offered(weighing, visit)
    form, shown = forms.read(WeighingOnPage, sent, fixed, offered)
    asked = [
        AskedQuestion(each, read_row(RowOnPage, sent, _place(at), _fixed(each), offered))
        for at, each in enumerate(weighing.questions(visit))
    ]
    source = form.source_document if form else ""
    for each in asked:
        named = [(f"{each.question.factor}, {words}", at) for words, at in each.row.faults]
        named += _without_source(each, source)
        shown = ShownForm(shown.asked, (*shown.faults, *named))
    if form is None or shown.faults:
        return _page(weighing, visit, asked, shown, 422)
    rows = [
        row.model_copy(update={"source_document": row.source_document or source})
        for each in asked
        if isinstance(row := each.row.row, WeighingRow)
    ]
    try:
        done = closure_acts.record_answers(form, visit.at, rows, after_zienswijze=weighing.again)
    except WeerbaarError as error:
        return _page(weighing, visit, asked, forms.with_fault(shown, told(error)), 422)
    return done_page(weighing.place, visit, done)


def _offered(weighing: Weighing, visit: Visit) -> Offered:
    """The parties by name; and words for a weight, which a letter makes a sentence of."""
    weights = [Option(words, words) for words in closure_acts.WEIGHTS]
    return {**offered_in(weighing.reference, visit), "weight": weights}


def _without_source(each: AskedQuestion, source: str) -> list[tuple[str, str]]:
    row = each.row.row
    if source or not isinstance(row, WeighingRow) or row.source_document:
        return []
    at = next(asked.id for asked in each.row.asked if asked.field.name == "source_document")
    return [(f"{each.question.factor}: {NO_SOURCE}", at)]


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
