"""The letter of a change, for each kind and each sort of premises, short and long."""

from datetime import date
from itertools import product

import pytest

from models.closure.change_views import ChangedLine, ChangeLetter
from models.closure.closure_views import TermLine
from models.closure.document import DocumentKind
from models.closure.letter_views import Happening
from models.law.closure.backed_sentences import UnprovenSentenceError
from models.law.closure.changes import ENDS_AS, OF_WARNINGS, ChangeKind
from models.law.closure.duration_start import RunsFrom
from models.law.closure.occurrences import Occurrence
from models.law.common.premises_kinds import PremisesKind
from tasks.closure.changes.change_letters import change_letter, document_kind
from tests.readers.case_reading import pdf_words

ANNOUNCED, SENT_ON = date(2026, 4, 2), date(2026, 4, 13)
LINE = TermLine(
    label="sluiting", last_day=date(2026, 6, 9), explanation="2 maanden vanaf vrijdag 10 april."
)
SHORT = ("Het kan nu korter.",)
LONG = ("Dit is een lange reden, die een jurist in veel woorden opschreef. " * 30,) * 3


def letter(
    kind: ChangeKind,
    premises: PremisesKind,
    folder: str,
    *,
    closed: bool,
    ground: tuple[str, ...] = SHORT,
) -> ChangeLetter:
    """A letter of an invented municipality to an invented party."""
    happened = (Occurrence.PARTY_ADDED, Occurrence.INTENT_ANNOUNCED, Occurrence.DECISION_ANNOUNCED)
    is_intent = kind is ChangeKind.WITHDRAW_INTENT
    return ChangeLetter(
        reference="LIN-2026-001",
        municipality=folder.capitalize(),
        folder=folder,
        party=1,
        course=tuple(
            Happening(what=what, on=ANNOUNCED, party=1 if what is Occurrence.PARTY_ADDED else None)
            for what in happened
        ),
        addressee="Verzonnen Voorbeeldnaam",
        addressee_lines=("Voorbeeldstraat 12", "9999 XA Verzonnendorp"),
        capacity="gemachtigde van Verzonnen Naam",
        premises_kind=premises,
        premises_address="Voorbeeldstraat 12",
        premises_place="Verzonnendorp",
        kind=kind,
        ground=ground,
        hearing=ground if kind is ChangeKind.EXTENSION else (),
        intent_on=date(2026, 3, 2),
        order_on=None if is_intent else ANNOUNCED,
        lines=(ChangedLine(label="Duur", was="3 maanden", becomes="2 maanden"),),
        duration="2 maanden",
        closed_on=date(2026, 4, 10) if closed else None,
        closed_part="de schuur" if kind is ChangeKind.PART else "",
        ordered_from=date(2026, 4, 10),
        ordered_until=date(2026, 6, 9),
        runs_from=None if closed or kind in ENDS_AS else RunsFrom.ACTUAL_CLOSING,
        grace_term=LINE if kind in (ChangeKind.GRACE, ChangeKind.FIRST_DAY) else None,
        closure_term=None if kind in ENDS_AS else LINE,
        objection_term=None if is_intent else LINE,
        sent_on=SENT_ON,
    )


def words(made: ChangeLetter) -> str:
    return pdf_words(change_letter(made, document_kind(made.kind), 1).content)


@pytest.mark.parametrize(
    ("kind", "premises", "closed"), list(product(ChangeKind, PremisesKind, (True, False)))
)
def test_a_letter_is_made_for_every_kind_without_a_word_that_is_left_over(
    kind: ChangeKind, premises: PremisesKind, *, closed: bool
) -> None:
    """UA-1 and A-2a, or it is not made at all; no code, no English, no empty value."""
    folder = "lindewaarde" if closed else "alverlo"
    found = words(letter(kind, premises, folder, closed=closed))

    for fault in ("None", "{{", "{%", "**", "actual_closing", "dwelling", "  "):
        assert fault not in found
    assert SHORT[0] in found
    assert "U krijgt deze brief als gemachtigde van Verzonnen Naam." in found
    closes_nothing = {ChangeKind.WITHDRAW_INTENT, *OF_WARNINGS}
    assert ("bezwaar maken tot en met" in found) is (kind not in closes_nothing)
    assert ("Het zegel" in found or "het zegel" in found) is (
        closed and kind in {*ENDS_AS, ChangeKind.PART} - closes_nothing
    )


@pytest.mark.parametrize("kind", [ChangeKind.EXTENSION, ChangeKind.WITHDRAW_INTENT])
def test_a_long_ground_runs_over_the_pages(kind: ChangeKind) -> None:
    """Every paragraph stands in the letter, whole."""
    found = words(letter(kind, PremisesKind.DWELLING, "lindewaarde", closed=True, ground=LONG))
    times = 2 if kind is ChangeKind.EXTENSION else 1
    assert found.count("opschreef") == 90 * times


def test_a_value_with_the_signs_of_a_text_stays_a_value() -> None:
    """What an officer types makes no heading, no list and no code."""
    nasty = ("# Kop {{ 7 * 7 }} **vet** #read(x) | cel",)
    found = words(
        letter(ChangeKind.LIFT, PremisesKind.YARD, "lindewaarde", closed=True, ground=nasty)
    )
    assert "# Kop {{ 7 * 7 }} **vet** #read(x) | cel" in found


def test_a_letter_that_says_what_did_not_happen_is_not_made() -> None:
    """Without a decision on the file there is none to change."""
    made = letter(ChangeKind.LIFT, PremisesKind.DWELLING, "lindewaarde", closed=True)
    with pytest.raises(UnprovenSentenceError, match="bewijst niet"):
        change_letter(
            made.model_copy(update={"course": made.course[:2]}), DocumentKind.CHANGE_DECISION, 1
        )
