"""Letters for many letterboxes: each as good as the single letter, and cheap."""

import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from models.closure.closure_views import DeliveryAddress
from tasks.closure.papers.delivery_list import in_walking_order
from tasks.closure.papers.residents_letter import (
    LETTERS_PER_FILE,
    _address_pages,
    mail_merge,
    residents_letter,
)
from tasks.documents.house_style import house_style_of
from tasks.documents.mail_merge import MergeError, stamp_addresses
from tasks.documents.rendering import parse, to_pdf
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import dwelling, premises
from tests.templates.delivery_addresses import addresses


def test_each_address_gets_its_own_letter_in_walking_order() -> None:
    """The words of the single letter, with the lines of one address."""
    made = mail_merge(dwelling(), addresses(7))
    (single,) = pages_of(residents_letter(dwelling()).content)
    pages = pages_of(made[0].content)
    assert [file.name for file in made] == ["bewonersbrieven-1.pdf"]
    for page, address in zip(pages, in_walking_order(addresses(7)), strict=True):
        assert f"{address.line} 9999 XA Verzonnendorp" in page
        assert sorted(page.replace(f"{address.line} 9999 XA Verzonnendorp", "").split()) == sorted(
            single.split()
        )


@pytest.mark.parametrize("count", [1, 250, 251])
def test_every_file_is_accessible_and_archivable(count: int) -> None:
    """PDF/UA-1 and PDF/A-2a, for each part of the pile."""
    made = mail_merge(premises(), addresses(count))
    for file in made:
        assert_accessible_archive(file.content)
        assert fonts_of(file.content) == {"FiraSans"}
    assert sum(len(pages_of(file.content)) for file in made) == count
    assert len(made) == -(-count // LETTERS_PER_FILE)


def test_no_addresses_no_letters() -> None:
    """The officer sees it on the delivery list."""
    assert mail_merge(dwelling(), []) == ()


def test_the_structure_names_all_that_is_drawn() -> None:
    """Every piece of marked content of every page has an element, and the reverse."""
    (file,) = mail_merge(dwelling(), addresses(3))
    with pikepdf.open(BytesIO(file.content)) as document:
        tree = document.Root.StructTreeRoot
        owners = dict(pikepdf.NumberTree(tree.ParentTree).items())
        headings = [kid for kid in tree.K[0].K if kid.S == pikepdf.Name.H1]
        assert len(headings) == 3
        for page in document.pages:
            drawn = {
                int(instruction.operands[1].MCID)
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
            }
            owned = owners[int(page.obj.StructParents)]
            assert drawn == {number for number, owner in enumerate(owned) if owner is not None}
            assert all(owner.Pg.objgen == page.obj.objgen for owner in owned if owner is not None)


def test_the_same_letters_in_another_process() -> None:
    """The bytes do not depend on the process, its memory or the order of a set."""
    program = (
        "import sys, hashlib; sys.path.insert(0, '.');"
        "from tests.templates.closure_views import dwelling;"
        "from tests.templates.delivery_addresses import addresses;"
        "from tasks.closure.papers.residents_letter import mail_merge;"
        "print(hashlib.sha256(mail_merge(dwelling(), addresses(5))[0].content).hexdigest())"
    )
    runs = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    assert len({run.stdout for run in runs}) == 1
    assert len(runs[0].stdout) == 65


def test_a_letter_of_two_pages_stays_two_pages() -> None:
    """The second page has no address and comes behind its first."""
    house_style, day = house_style_of("alverlo"), dwelling().made_on
    tree = parse("\n\n".join(f"Alinea {number} van een lange brief." for number in range(70)))
    data = {"recipient": [], "facts": [], "foot": "Versie 1"}
    letter = to_pdf("letter", "Een lange brief", tree, data, house_style, day)
    made = stamp_addresses(letter, _address_pages(dwelling(), addresses(2)))
    assert_accessible_archive(made)
    pages = pages_of(made)
    assert len(pages) == 4
    assert ["Verzonnendorp" in page for page in pages] == [True, False, True, False]
    assert "Alinea 69" in pages[3]


def test_a_letter_with_a_link_is_refused() -> None:
    """A link belongs to one page; copying it would break the tree."""
    house_style, day = house_style_of("alverlo"), dwelling().made_on
    tree = parse("Kijk op [de pagina](https://www.alverlo.example).")
    data = {"recipient": [], "facts": [], "foot": ""}
    letter = to_pdf("letter", "Een brief", tree, data, house_style, day)
    with pytest.raises(MergeError, match="OBJR"):
        stamp_addresses(letter, _address_pages(dwelling(), addresses(1)))


def test_a_street_name_cannot_bring_its_own_layout() -> None:
    """Values are words, whatever they look like."""
    words = '#read("/etc/passwd") *vet* {{ 7*7 }} <b>'
    strange = DeliveryAddress(bag_id="1", street=words, house_number=1, place="Verzonnendorp")
    (file,) = mail_merge(dwelling(), [strange])
    assert f"{words} 1 Verzonnendorp" in pages_of(file.content)[0]
