"""The privacy gate reads the finished files themselves: real PDF, ODT, DOCX and HTML."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypandoc
import pytest
import typst

from models.closure.closure_views import DeliveryAddress, PublicView
from models.law.closure.measures import Measure, MeasureKind
from models.law.common.durations import DurationUnit
from models.law.common.premises_kinds import PremisesKind
from tasks.closure.papers.delivery_list import delivery_list
from tasks.closure.papers.poster import poster
from tasks.closure.papers.press_release import press_release
from tasks.closure.papers.residents_letter import mail_merge, residents_letter
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, to_html, to_pdf
from tasks.privacy.privacy import CaseSecrets, search
from tasks.privacy.privacy_text import parts_of, readings

NAME = "naam van een betrokkene"
SECRETS = CaseSecrets(
    names=("Xander Nietbestaand", "Stichting Woningbezit Nergens"),
    birth_dates=(date(1987, 3, 14),),
    phones=("06 00 00 00 01",),
    street="Voorbeeldstraat",
    house_number=12,
    postcode="9999XA",
)
VIEW = PublicView(
    reference="LIN-2026-001",
    municipality="Lindewaarde",
    folder="lindewaarde",
    premises_kind=PremisesKind.DWELLING,
    inhabited=True,
    place="Verzonnendorp",
    street="Voorbeeldstraat",
    address_line="Voorbeeldstraat 12",
    street_released=True,
    found="een handelshoeveelheid harddrugs",
    found_on=date(2026, 4, 7),
    measure=Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS),
    closed_on=date(2026, 5, 18),
    ordered_from=date(2026, 5, 18),
    ordered_until=date(2026, 8, 17),
    urgent=True,
    embargo_until=datetime(2026, 5, 19, 8, tzinfo=UTC),
    made_on=date(2026, 5, 18),
)
NEIGHBOURS = [
    DeliveryAddress(
        bag_id=f"900220000000{number:04}",
        street="Voorbeeldstraat",
        house_number=number,
        postcode="9999XA",
        place="Verzonnendorp",
    )
    for number in range(1, 261)
]
LEAK = "De bewoner is Xander Nietbestaand, geboren 14 maart 1987, BSN 123456782, bel 06 00000001."
LEAKED = {
    NAME,
    "geboortedatum",
    "burgerservicenummer",
    "telefoonnummer van een betrokkene",
    "mobiel telefoonnummer",
}


def found_in(name: str, content: bytes) -> set[tuple[str, str]]:
    """Kind and place of each find in one file."""
    hits = search([RenderedFile(name, "", content)], SECRETS)
    return {(hit.kind, hit.where) for hit in hits}


def pandoc(tmp_path: Path, form: str, arguments: Sequence[str] = ()) -> bytes:
    """The leak as a document that pandoc makes."""
    out = tmp_path / f"brief.{form}"
    pypandoc.convert_text(LEAK, form, "markdown", outputfile=str(out), extra_args=list(arguments))
    return out.read_bytes()


def with_part(content: bytes, part: str, text: str) -> bytes:
    """The office file with one more part, or with that part replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w") as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry, old.read(entry))
        new.writestr(part, text)
    return out.getvalue()


def test_pdf_of_the_house_tells_page_and_kind() -> None:
    """The whole path: words, Typst, PDF, and the words read back out of it."""
    tree = parse(f"# Brief\n\nEen goede zin.\n\n{LEAK}")
    data = {"facts": [], "foot": "", "recipient": []}
    made_on = date(2026, 5, 18)
    content = to_pdf("letter", "Brief", tree, data, house_style_of("alverlo"), made_on)
    assert found_in("brief.pdf", content) == {(kind, "bladzijde 1") for kind in LEAKED}


def test_name_that_a_pdf_breaks_over_two_lines_is_found() -> None:
    """Typst hyphenates in a narrow column; the reader still reads one name."""
    source = (
        '#set document(title: "Brief")\n#set page(width: 34mm, height: 60mm, margin: 8mm)\n'
        '#set text(lang: "nl", hyphenate: true)\nMet mevrouw Nietbestaand.'
    )
    content = typst.compile(source.encode(), format="pdf")
    assert isinstance(content, bytes)
    first_part = parts_of(RenderedFile("brief.pdf", "", content))[0][1]
    assert "Nietbestaand" not in first_part
    assert found_in("brief.pdf", content) == {(NAME, "bladzijde 1")}


def test_second_page_properties_and_links_of_a_pdf_are_read() -> None:
    """What stands in no line of text, a search engine still reads."""
    source = (
        '#set document(title: "Over Nietbestaand", author: "Xander")\n'
        'Goed.\n#pagebreak()\nZie #link("mailto:xander%40nergens.example")[hier].'
    )
    content = typst.compile(source.encode(), format="pdf")
    assert isinstance(content, bytes)
    assert found_in("brief.pdf", content) == {
        (NAME, "eigenschappen"),
        (NAME, "bladzijde 2"),
        ("e-mailadres", "bladzijde 2"),
    }


@pytest.mark.parametrize("form", ["odt", "docx"])
def test_office_file_is_read_with_its_properties(tmp_path: Path, form: str) -> None:
    """The author in the properties is a name as well."""
    content = pandoc(tmp_path, form, ["--metadata=author:Nietbestaand", "--metadata=title:Brief"])
    found = found_in(f"persbericht.{form}", content)
    assert {kind for kind, where in found if where == "tekst"} == LEAKED
    assert (NAME, "eigenschappen") in found


@pytest.mark.parametrize(
    ("form", "part", "text"),
    [
        (
            "odt",
            "styles.xml",
            "<s><style:footer><text:p>Niet<text:span>bestaand</text:span></text:p></style:footer></s>",
        ),
        (
            "docx",
            "word/header1.xml",
            "<w:hdr><w:p><w:t>Niet</w:t><w:t>bestaand</w:t></w:p></w:hdr>",
        ),
        ("docx", "word/footer2.xml", "<w:ftr><w:p><w:t>Xander</w:t></w:p></w:ftr>"),
    ],
)
def test_header_and_footer_of_an_office_file_are_read(
    tmp_path: Path, form: str, part: str, text: str
) -> None:
    """A word that formatting cuts in two is still one word."""
    content = with_part(pandoc(tmp_path, form), part, text)
    assert (NAME, "kop- of voettekst") in found_in(f"persbericht.{form}", content)


def test_comment_and_link_in_a_word_file_are_read(tmp_path: Path) -> None:
    """Comments and targets of links travel with the file."""
    comment = "<w:comments><w:comment><w:p><w:t>Xander</w:t></w:p></w:comment></w:comments>"
    link = '<Relationships><Relationship Target="https://nergens.example/nietbestaand"/></Relationships>'
    content = with_part(pandoc(tmp_path, "docx"), "word/comments.xml", comment)
    content = with_part(content, "word/_rels/document.xml.rels", link)
    places = {where for kind, where in found_in("brief.docx", content) if kind == NAME}
    assert {"onderdeel word/comments.xml", "onderdeel word/_rels/document.xml.rels"} <= places


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("<p>Niet<strong>bestaand</strong></p>", True),
        ("<p>Nietbe&shy;staand</p>", True),
        ("<p>&#78;ietbestaand</p>", True),
        ('<p><a href="https://nergens.example/nietbestaand">hier</a></p>', True),
        ('<img alt="Xander">', True),
        ("<!-- niets --><p>Voor</p><p>beeld</p>", False),
        ("<style>.xander{color:#060000}</style><p>Een zin.</p>", False),
    ],
)
def test_html_is_read_as_a_browser_shows_it(body: str, is_found: bool) -> None:  # noqa: FBT001
    """Tags inside a word do not hide it, and style sheets are no text."""
    assert (NAME in {kind for kind, _ in found_in("persbericht.html", body.encode())}) == is_found


def test_page_of_the_house_is_read() -> None:
    """The web page of a press release, as the house makes it."""
    page = to_html(parse(LEAK), "Persbericht", house_style_of("alverlo"))
    assert {kind for kind, _ in found_in("persbericht.html", page.encode())} == LEAKED


def test_delivery_list_with_a_name_is_found() -> None:
    """A list in CSV, with the mark that spreadsheets put in front."""
    rows = "straat;huisnummer\nVoorbeeldstraat;1\nNietbestaand;12\n"
    assert found_in("bezorglijst.csv", rows.encode("utf-8-sig")) == {(NAME, "tekst")}


def test_both_readings_of_a_broken_line_are_searched() -> None:
    """A hyphen at the end of a line may belong to the word or not."""
    assert readings("Voor-\nbeeld") == ["Voor-beeld", "Voorbeeld"]


@pytest.mark.parametrize("folder", ["alverlo", "lindewaarde"])
@pytest.mark.parametrize("kind", list(PremisesKind))
def test_our_own_texts_are_clean(folder: str, kind: PremisesKind) -> None:
    """Nothing in the standard texts looks like personal data, in any file format."""
    view = VIEW.model_copy(update={"folder": folder, "premises_kind": kind})
    files = [
        poster(view, "A3"),
        poster(view, "A4"),
        residents_letter(view),
        *press_release(view),
    ]
    assert search(files, SECRETS) == []


def test_letters_and_delivery_list_for_260_addresses_are_clean() -> None:
    """Addresses, BAG numbers and house numbers in a row are no personal data here."""
    files = [*mail_merge(VIEW, NEIGHBOURS), *delivery_list(VIEW, NEIGHBOURS)]
    assert search(files, SECRETS) == []
