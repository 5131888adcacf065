"""A lawyer's own paragraphs: read from a file, guarded, kept, and handed to the letters."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError
from sqlmodel import Session, col, select

from models.closure.approval import ApprovalSubject
from models.closure.closure import ClosureCase
from models.closure.closure_views import OwnParagraph
from models.closure.letter_paragraph import (
    REPLACEABLE,
    LetterKind,
    LetterParagraph,
    LetterSection,
    ParagraphManner,
)
from models.closure.party import Party
from models.common.dutch_faults import OWN_RULE
from models.common.entry import Entered
from models.common.history import EventKind
from models.law.closure.letter_clearance import tells_of_a_person
from models.law.closure.occurrences import Occurrence
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from models.law.common.labelled import Labelled
from models.law.common.roles import Action
from tasks.closure.case_step import Step, UnknownCaseError, begin_step, parties_of
from tasks.closure.party_file import MOST_PARTIES
from tasks.closure.people.prepared_acts import void_pending
from tasks.documents.rendering import RenderedFile
from tasks.imports.row_files import read_rows
from tasks.imports.tables import Columns
from tasks.privacy import privacy
from tasks.register.acting import acting_officer, id_of
from tasks.register.references import named
from tasks.register.resources import reading, transaction
from tasks.register.step import step

COLUMNS = Columns(
    required={"brief": "letter", "onderdeel": "section", "wijze": "manner", "tekst": "text"},
    optional={"partij": "about"},
)
_SUBJECTS = {
    LetterKind.NOTICE: ApprovalSubject.INTENT,
    LetterKind.DECISION: ApprovalSubject.DECISION,
}
Choice = TypeVar("Choice", bound=Labelled)


def _chosen(kind: type[Choice]) -> BeforeValidator:
    """The member whose Dutch word stands in the file."""

    def choose(word: object) -> object:
        known = {member.label: member for member in kind}
        if isinstance(word, kind):
            return word
        found = known.get(str(word).lower())
        if found is None:
            raise PydanticCustomError(OWN_RULE, f"kies een van: {join_dutch(list(known), 'of')}")
        return found

    return BeforeValidator(choose)


class ParagraphRow(Entered):
    """One paragraph as the lawyer wrote it; the words are literal, markup in them does nothing."""

    letter: Annotated[LetterKind, _chosen(LetterKind)] = Field(title="Brief")
    section: Annotated[LetterSection, _chosen(LetterSection)] = Field(title="Onderdeel")
    manner: Annotated[ParagraphManner, _chosen(ParagraphManner)] = Field(title="Wijze")
    text: str = Field(
        min_length=2,
        max_length=4000,
        title="Tekst",
        description="Dit staat zo in de brief; opmaak doet niets.",
    )
    about: int = Field(
        default=0,
        ge=0,
        le=MOST_PARTIES,
        title="Aan partij",
        description="Leeg: de brief aan elke partij.",
    )


_FIELDS = set(ParagraphRow.model_fields)


def read_paragraphs(path: Path) -> tuple[ParagraphRow, ...]:
    """Read the paragraphs, or refuse the file with every fault."""
    return tuple(read_rows(path, COLUMNS, ParagraphRow))


def known_paragraphs(reference: str, by: str) -> tuple[ParagraphRow, ...]:
    """The paragraphs of a case as they are, for who writes them."""
    with reading() as session:
        case = session.exec(select(ClosureCase).where(named(ClosureCase, reference))).first()
        if case is None:
            raise UnknownCaseError(f"Zaak {reference} bestaat niet.")
        acting_officer(session, by, Action.WRITE_PARAGRAPHS, case.municipality_code)
        known = _paragraphs(session, id_of(case))
        return tuple(ParagraphRow.model_validate(one.model_dump(include=_FIELDS)) for one in known)


@step("alineas-vastleggen")
def record_paragraphs(
    reference: str, rows: tuple[ParagraphRow, ...], by: str, on: date, at: datetime
) -> int:
    """Keep these paragraphs instead of those that were; return how many. Twice is once.

    A letter of theirs that was made and has not left is void: it is made again with the new words,
    and approved again.
    """
    with transaction() as session:
        found = begin_step(session, reference, by, Action.WRITE_PARAGRAPHS, on, at)
        _refuse_faults(found, rows)
        known = _paragraphs(session, found.case_id)
        before = [ParagraphRow.model_validate(one.model_dump(include=_FIELDS)) for one in known]
        if before == list(rows):
            return len(rows)
        for paragraph in known:
            session.delete(paragraph)
        session.flush()
        for number, row in enumerate(rows, start=1):
            session.add(
                LetterParagraph(
                    case_id=found.case_id,
                    number=number,
                    recorded_on=on,
                    recorded_by=id_of(found.officer),
                    **row.model_dump(),
                )
            )
        found.record(EventKind.RECORD, f"Eigen alinea's voor de brieven vastgelegd: {len(rows)}.")
        found.happened(Occurrence.PARAGRAPHS_WRITTEN)
        void_pending(found, _changed(before, rows))
        return len(rows)


def _changed(before: Sequence[ParagraphRow], rows: Sequence[ParagraphRow]) -> list[ApprovalSubject]:
    """The letters of which the words are others now."""
    return [
        subject
        for letter, subject in _SUBJECTS.items()
        if [row for row in before if row.letter is letter]
        != [row for row in rows if row.letter is letter]
    ]


def _refuse_faults(found: Step, rows: Sequence[ParagraphRow]) -> None:
    parties = parties_of(found.session, found.case_id)
    faults = [
        f"alinea {number}: {fault}"
        for number, row in enumerate(rows, start=1)
        for fault in _faults(row, parties)
    ]
    if faults:
        raise FaultsError(f"De lijst van alinea's voor {found.case.reference}", faults)


def _faults(row: ParagraphRow, parties: Sequence[Party]) -> Iterator[str]:
    """What must be mended before these words may stand in a letter."""
    if row.manner is ParagraphManner.REPLACING and row.section not in REPLACEABLE:
        yield f"onderdeel {row.section.label} kan niet worden vervangen; kies erbij"
    if row.about and row.about not in {party.number for party in parties}:
        yield f"de zaak heeft geen partij {row.about}"
    word = "" if row.about else tells_of_a_person(row.text)
    if word:
        yield (
            f"dit lijkt iets persoonlijks te vertellen ('{word}'); zet in de kolom partij over "
            "wie het gaat"
        )
    file = RenderedFile("alinea.txt", "text/plain", row.text.encode())
    for hit in privacy.search([file], _secrets([p for p in parties if p.number != row.about])):
        yield f"er staan persoonsgegevens in: {hit.kind} ({hit.masked})"


def _secrets(others: Sequence[Party]) -> privacy.CaseSecrets:
    """What belongs in nobody else's letter."""
    return privacy.CaseSecrets(
        names=tuple(party.name for party in others),
        birth_dates=tuple(party.born_on for party in others if party.born_on),
        phones=tuple(party.phone for party in others if party.phone),
    )


def _paragraphs(session: Session, case_id: int) -> Sequence[LetterParagraph]:
    return session.exec(
        select(LetterParagraph)
        .where(LetterParagraph.case_id == case_id)
        .order_by(col(LetterParagraph.number))
    ).all()


def paragraphs_for(step: Step, letter: LetterKind, party: Party) -> tuple[OwnParagraph, ...]:
    """The paragraphs that stand in this letter to this party."""
    return tuple(
        OwnParagraph(
            section=row.section.label,
            replaces=row.manner is ParagraphManner.REPLACING,
            text=row.text,
        )
        for row in _paragraphs(step.session, step.case_id)
        if row.letter is letter and row.about in (0, party.number)
    )
