"""Every public document, also one that is added later, keeps what holds for all of them."""

import pytest

from models.closure.closure_views import PublicView
from models.closure.document import DocumentKind
from tasks.closure.papers.public_documents import PUBLIC_DOCUMENTS, PublicDocument
from tests.readers.pdf_checks import assert_accessible_archive, pages_of
from tests.templates.closure_views import dwelling, premises, yard
from tests.templates.delivery_addresses import addresses

VIEWS = (dwelling(), premises(), yard())
ENGLISH = ("None", "True", "False", "closure", "dwelling", "{{", "}}", "undefined")


def name_of(document: PublicDocument) -> str:
    """The kind, as the name of a test."""
    return document.kind.value


def test_each_kind_is_made_once() -> None:
    """Two lines for one kind would make two versions of one document."""
    kinds = [document.kind for document in PUBLIC_DOCUMENTS]

    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= set(DocumentKind)


@pytest.mark.parametrize("document", PUBLIC_DOCUMENTS, ids=name_of)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.premises_kind.value)
def test_it_is_dutch_and_an_accessible_archive(document: PublicDocument, view: PublicView) -> None:
    """Each PDF of it can be read by everybody and kept, and no word of the program is in it."""
    files = document.make(view, addresses(6))
    papers = [file for file in files if file.name.endswith(".pdf")]

    assert papers, "each public document has a paper"
    for file in papers:
        assert_accessible_archive(file.content)
        text = " ".join(pages_of(file.content))
        assert [word for word in ENGLISH if word in text] == []


@pytest.mark.parametrize("document", PUBLIC_DOCUMENTS, ids=name_of)
def test_the_same_values_give_the_same_bytes(document: PublicDocument) -> None:
    """So that an approval holds for what is sent."""
    first, second = (document.make(dwelling(), addresses(6)) for _ in range(2))

    assert [file.content for file in first] == [file.content for file in second]


@pytest.mark.parametrize("document", PUBLIC_DOCUMENTS, ids=name_of)
def test_its_files_can_stand_in_one_folder(document: PublicDocument) -> None:
    """No other document has a file of that name."""
    ours = {file.name for file in document.make(dwelling(), addresses(6))}
    others = {
        file.name
        for other in PUBLIC_DOCUMENTS
        if other is not document
        for file in other.make(dwelling(), addresses(6))
    }

    assert not ours & others
