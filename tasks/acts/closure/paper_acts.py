"""How a document looks at a glance, what changed in it, and whom a letter would reach."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.law.common.roles import Action, require_role
from tasks.acts.closure.case_page_acts import paper_of
from tasks.closure.reading import case_file, case_papers
from tasks.closure.reading.case_readers import sees_all
from tasks.closure.reading.delivery_sketch import sketch_around
from tasks.closure.reading.word_difference import Stretch, word_difference
from tasks.documents.reading_pdf import first_page
from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy_text import UnreadableFileError, parts_of
from tasks.register.acting import roles_of
from tasks.register.resources import reading

WIDTH = 160
"""Of a thumbnail, in pixels."""
_FOOT = re.compile(r"(Zaaknummer \S+\s+)?Pagina \d+ van \d+")
"""Where a page ends tells nothing of what changed."""


@dataclass(frozen=True)
class Difference:
    """A document beside the version before it."""

    name: str
    version: int
    before: int | None
    """The version it is compared with; None: there is none."""
    stretches: Sequence[Stretch]


def difference_of(reference: str, name: str, version: int, by: str, at: datetime) -> Difference:
    """In words, without what only the properties of a file tell."""
    new = paper_of(reference, name, version, by, at)
    with reading() as session:
        case = case_file.find_case(session, reference)
        before = case_papers.version_before(session, case, name, version)
    if before is None:
        return Difference(name, version, None, ())
    old = paper_of(reference, name, before, by, at)
    return Difference(name, version, before, word_difference(_words(old), _words(new)))


def thumbnail_of(reference: str, name: str, version: int, by: str, at: datetime) -> bytes | None:
    """The first page of a PDF, small (PNG); None for what is no PDF."""
    file = paper_of(reference, name, version, by, at)
    if file.media_type != "application/pdf":
        return None
    return first_page(file.content, WIDTH)


def sketch_of(reference: str, by: str) -> str:
    """Who lives around the premises (SVG), for who may read the case whole."""
    with reading() as session:
        case = case_file.find_case(session, reference)
        sees_all(session, case, by)
        require_role(Action.READ_CASE, roles_of(session, by).get(case.municipality_code, ()), by)
        return sketch_around(session, case)


def _words(file: RenderedFile) -> str:
    try:
        parts = [text for where, text in parts_of(file) if where != "eigenschappen"]
        return "\n".join(_FOOT.sub("", text) for text in parts)
    except UnreadableFileError:
        return ""
