"""All documents of a closure before a second judge: veraPDF, the reference validator."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlmodel import select

from models.closure.document import Document, DocumentKind
from models.law.closure.changes import ChangeKind
from models.law.closure.letter_clearance import DEVIATION
from models.law.closure.measures import MeasureKind
from models.law.closure.weighing import WeighingMoment
from tasks.closure.papers.residents_letter import residents_letter
from tasks.closure.weighing import WeighingRow
from tasks.evaluation.evaluation_report import evaluation_report
from tasks.evaluation.infographic import infographic
from tasks.register.resources import reading
from tests.builders.case_builder import closed, fill_register, intent_announced
from tests.builders.doors.closure_registers import MORE_STATES
from tests.builders.evaluation_examples import CASES, evaluation
from tests.builders.every_letter import LONG, SHORT, Contents, make_every_document, objected_to
from tests.builders.people.served_later import made, returned
from tests.conftest import UsePlaces
from tests.readers.case_reading import PROPORTION
from tests.readers.pdf_checks import assert_accessible_archive
from tests.shipped.shipped_letters import complete_twin, home_of
from tests.templates.closure_views import dwelling
from tests.verapdf.judge import PROFILES, Verdict, judge

pytestmark = pytest.mark.apt

HOUSES = ("alverlo", "lindewaarde")
MILDER = WeighingRow(
    factor=DEVIATION,
    finding="De bewoner meldde zich zelf.",
    source_document="zienswijze partij 1",
    weight="voor een lichtere maatregel",
)


def decided_milder(report_number: str, outcome: MeasureKind, **changes: Any) -> None:
    """A case of which the decision is no closure."""
    walk = intent_announced(report_number=report_number).zienswijze()
    walk.weigh(WeighingMoment.AFTER_ZIENSWIJZE, date(2026, 3, 20), extra=(MILDER, PROPORTION))
    walk.decide(outcome=outcome, **changes)


def stored_pdfs(folder: Path) -> dict[Path, DocumentKind]:
    """Every PDF of the register as a file, and which document it is."""
    with reading() as session:
        stored = session.exec(select(Document).where(Document.media_type == "application/pdf"))
        documents = {folder / f"{row.id}-{row.name}": row for row in stored}
    for path, row in documents.items():
        path.write_bytes(row.content)
    return {path: row.kind for path, row in documents.items()}


def judge_all(folder: Path) -> set[DocumentKind]:
    """Both judges pass every PDF of the register; return which documents there are."""
    found = stored_pdfs(folder)
    paths = list(found)
    assert judge(paths) == [
        Verdict(path, profile, passes=True) for path in paths for profile in PROFILES
    ]
    for path in paths:
        assert_accessible_archive(path.read_bytes())
    return set(found.values())


def test_both_judges_pass_every_document_of_a_closure(register: Path) -> None:
    """Also the warning and the order under penalty; PDF/UA-1 and PDF/A-2a each time."""
    fill_register()
    closed()
    decided_milder("PL-2026-0002", MeasureKind.WARNING)
    amounts = {
        "penalty_amount": 2500,
        "penalty_per": "offence",
        "penalty_maximum": 10000,
        "grace_days": 14,
    }
    decided_milder("PL-2026-0003", MeasureKind.PENALTY_ORDER, **amounts)

    assert judge_all(register) == set(DocumentKind) - {kind for kind, _ in LATER}


def intent_withdrawn() -> None:
    """The letter that says so is made."""
    walk = intent_announced()
    walk.prepare_change(ChangeKind.WITHDRAW_INTENT, date(2026, 3, 9))


def intent_missed() -> None:
    """The notice to one party is made again."""
    walk = intent_announced()
    returned(walk, "undeliverable", on=date(2026, 3, 5), decision=0)
    made(walk, sent_on=date(2026, 3, 6), on=date(2026, 3, 6), decision=0)


LATER = [
    (DocumentKind.CHANGE_DECISION, MORE_STATES["change approved"]),
    (DocumentKind.WITHDRAWN_INTENT, intent_withdrawn),
    (DocumentKind.WARNING_CHANGE, MORE_STATES["warning withdrawn"]),
    (DocumentKind.LATE_PENALTY, MORE_STATES["late penalty approved"]),
    (DocumentKind.MORE_TIME, MORE_STATES["more time given"]),
    (DocumentKind.TRACK_LETTER, lambda: objected_to(SHORT)),
    (DocumentKind.RECTIFICATION, MORE_STATES["rectification approved"]),
    (DocumentKind.COST_DECISION, MORE_STATES["costs approved"]),
    (DocumentKind.REMINDER, MORE_STATES["costs reminded"]),
    (DocumentKind.WRIT, MORE_STATES["writ approved"]),
    (DocumentKind.REPAYMENT_DECISION, MORE_STATES["repayment approved"]),
    (DocumentKind.INTEREST_DECISION, MORE_STATES["interest approved"]),
    (DocumentKind.COLLECTION_INTENT, MORE_STATES["collection intended"]),
    (DocumentKind.COLLECTION_DECISION, MORE_STATES["collection approved"]),
    (DocumentKind.PENALTY_CHANGE, MORE_STATES["penalty change approved"]),
    (DocumentKind.REMEDY_DECISION, MORE_STATES["objection decided"]),
    (DocumentKind.LATER_DECISION, MORE_STATES["service approved"]),
    (DocumentKind.LATER_INTENT, intent_missed),
    (DocumentKind.DEFERRAL, MORE_STATES["payment deferred"]),
    (DocumentKind.DEFERRAL_CHANGE, MORE_STATES["deferral change approved"]),
    (DocumentKind.KEY_STATEMENT, MORE_STATES["keys handed over"]),
]
"""What comes after the decision, each with a case in which it is made."""


@pytest.mark.parametrize(("kind", "make"), LATER, ids=[kind for kind, _ in LATER])
def test_both_judges_pass_what_comes_after_the_decision(
    register: Path, kind: DocumentKind, make: Callable[[], object]
) -> None:
    """The same two profiles."""
    fill_register()
    make()
    assert kind in judge_all(register)


@pytest.mark.parametrize("contents", [SHORT, LONG], ids=["short", "long"])
def test_both_judges_pass_every_document_of_a_shipped_municipality(
    register: Path, use_places: UsePlaces, contents: Contents
) -> None:
    """With a logo, colours and addresses that are real, and names and texts as long as they get."""
    use_places(complete_twin(register, "westervoort"))
    make_every_document(contents, home_of("nieuw-westervoort", "9993", register))
    assert judge_all(register) == set(DocumentKind)


@pytest.mark.parametrize("case", ["figures", "large", "small"])
def test_both_judges_pass_the_picture_and_the_report_of_a_year(case: str, tmp_path: Path) -> None:
    """With charts, with long names, with hidden numbers; on every paper."""
    made = [*infographic(CASES[case], HOUSES), *evaluation_report(evaluation(CASES[case]))]
    papers = [file for file in made if file.media_type == "application/pdf"]
    paths = [tmp_path / file.name for file in papers]
    for path, file in zip(paths, papers, strict=True):
        path.write_bytes(file.content)

    assert len(paths) == 4
    assert all(verdict.passes for verdict in judge(paths))


def test_both_judges_refuse_a_document_that_misses_what_a_reader_needs(tmp_path: Path) -> None:
    """Without structure, its mark, metadata, language or title on the window: no PDF/UA-1."""
    entries = ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/Lang", "/ViewerPreferences")
    paths = [tmp_path / f"{entry[1:]}.pdf" for entry in entries]
    for path, entry in zip(paths, entries, strict=True):
        with pikepdf.open(BytesIO(residents_letter(dwelling()).content)) as document:
            del document.Root[entry]
            document.save(path)
        with pytest.raises(AssertionError, match="PDFUA1-"):
            assert_accessible_archive(path.read_bytes())

    assert [v.file for v in judge(paths) if v.profile == "ua1" and not v.passes] == paths
