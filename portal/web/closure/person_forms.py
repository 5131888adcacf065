"""Forms of the page alone: they hold names and what people said.

The commands and Prefect take the same by file, as both keep in the clear what is filled in
(docs/decisions/0006-personal-data-by-file.md). The page keeps nothing.
"""

from collections.abc import Sequence
from datetime import datetime

from pydantic import Field

from models.closure.closure_forms import StepForm, ZienswijzeForm
from models.closure.money.hearing_forms import CollectionZienswijzeForm
from models.closure.party_forms import PartiesForm
from models.common.entry import Entered
from portal.web.forms.form_texts import texts_of_rows
from portal.web.forms.posted import Posted
from tasks.acts.closure import closure_acts, money_acts, party_acts
from tasks.acts.closure.closure_acts import ParagraphRow
from tasks.acts.closure.party_acts import PartyRow
from tasks.acts.done import Done

SUMMARY = Field(
    default="",
    max_length=4000,
    title="De zienswijze in het kort",
    description="Wat deze partij zegt, in gewone woorden. Zonder dit kunt u niet besluiten.",
)


class PartiesOnPage(PartiesForm):
    """The parties of a case, each in a row."""

    parties: tuple[PartyRow, ...] = Field(
        min_length=1,
        max_length=99,
        title="Partijen",
        description="Wie bij de zaak hoort. Laat leeg wat u niet weet.",
    )


class ZienswijzeOnPage(ZienswijzeForm):
    """A zienswijze with what it says."""

    summary: str = SUMMARY


class CollectionZienswijzeOnPage(CollectionZienswijzeForm):
    """A zienswijze about collecting, with what it says."""

    summary: str = SUMMARY


class ParagraphsOnPage(StepForm):
    """A lawyer's own paragraphs, each in a row."""

    paragraphs: tuple[ParagraphRow, ...] = Field(
        default=(),
        max_length=99,
        title="Eigen alinea's",
        description="Wat hier staat, vervangt alle eigen alinea's van deze zaak.",
    )


def record_parties(form: PartiesOnPage, at: datetime) -> Done:
    """As from a file."""
    return party_acts.record_party_rows(form, at, form.parties)


def record_zienswijze(form: ZienswijzeOnPage, at: datetime) -> Done:
    """As with a text file."""
    return closure_acts.record_zienswijze(form, at, form.summary)


def record_collection_zienswijze(form: CollectionZienswijzeOnPage, at: datetime) -> Done:
    """The same about collecting."""
    return money_acts.record_collection_zienswijze(form, at, form.summary)


def record_paragraphs(form: ParagraphsOnPage, at: datetime) -> Done:
    """As from a file."""
    return closure_acts.record_paragraph_rows(form, at, form.paragraphs)


def known_parties(reference: str, by: str, at: datetime) -> Posted:
    """The parties as they are recorded, so that a change is typed where it is."""
    return _rows("parties", party_acts.party_rows(reference, by, at.date(), at))


def known_paragraphs(reference: str, by: str, _at: datetime) -> Posted:
    """The paragraphs as they are."""
    return _rows("paragraphs", closure_acts.paragraph_rows(reference, by))


def nothing_known(_reference: str, _by: str, _at: datetime) -> Posted:
    """Of a form that begins empty."""
    return Posted()


def _rows(name: str, rows: Sequence[Entered]) -> Posted:
    return Posted(texts_of_rows(name, rows))
