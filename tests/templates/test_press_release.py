"""The press release: ready to print, in five formats, and silent about who and where."""

import re
import zipfile
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from io import BytesIO

import pytest
from lxml import etree

from models.closure.closure_views import PublicView
from models.law.closure.measures import Measure, MeasureKind
from tasks.closure.papers.press_release import NothingToPublishError, press_release
from tests.readers.pdf_checks import assert_accessible_archive, fonts_of, pages_of
from tests.templates.closure_views import dwelling, premises, yard

VIEWS = [
    dwelling(),
    premises(
        urgent=True,
        street_released=True,
        embargo_until=datetime(2026, 4, 17, 8, tzinfo=UTC),
        quote="Hier moet iedereen veilig zijn.",
    ),
    yard(found="goederen om drugs te maken of te verhandelen"),
]
EVIL = ["{{ 7 * 7 }}", '**vet** #read("/etc/passwd")', "<script>x</script> &amp; [a](https://b.nl)"]


@cache
def made(view: PublicView) -> dict[str, bytes]:
    """The files by the end of their names, made once for the same values."""
    return {file.name.rpartition(".")[2]: file.content for file in press_release(view)}


def plain_text(view: PublicView) -> str:
    """The plain text on one line."""
    return " ".join(made(view)["txt"].decode().split())


def _office_words(content: bytes, part: str) -> str:
    """The words of an ODT or DOCX, paragraph by paragraph."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        root = etree.fromstring(archive.read(part))
    paragraphs = (
        "".join(str(words) for words in paragraph.itertext())
        for paragraph in root.iter("{*}p", "{*}h")
        if etree.QName(paragraph).namespace.rpartition("/")[2] != "drawingml"
    )
    return " ".join(" ".join(paragraphs).split())


class _Page(HTMLParser):
    """Reads a page and fails on a tag that is closed out of turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.attributes[tag] = dict(attrs)
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.open:
            self.words.append(data)


def _counted(words: str) -> Counter[str]:
    return Counter(word for word in words.split() if word not in {"-", "---", "•"})


def test_it_is_five_files_with_dutch_names_and_their_own_types() -> None:
    """What an officer edits, mails and puts on the website."""
    assert {(file.name, file.media_type) for file in press_release(dwelling())} == {
        ("persbericht.pdf", "application/pdf"),
        ("persbericht.odt", "application/vnd.oasis.opendocument.text"),
        (
            "persbericht.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("persbericht.html", "text/html"),
        ("persbericht.txt", "text/plain"),
    }


@pytest.mark.parametrize("view", VIEWS)
def test_all_files_say_the_same_words(view: PublicView) -> None:
    """No format drops or adds a word; the PDF adds its letterhead and its page numbers."""
    files = made(view)
    plain = _counted(files["txt"].decode())
    assert _counted(_office_words(files["odt"], "content.xml")) == plain
    assert _counted(_office_words(files["docx"], "word/document.xml")) == plain
    assert _counted("".join(_Page(files["html"].decode()).words)) == plain
    page = _counted(" ".join(pages_of(files["pdf"])))
    assert plain - page == Counter()
    assert set(page - plain) <= {"Gemeente", view.municipality, "Pagina", "van", "1"}


@pytest.mark.parametrize("view", VIEWS)
def test_the_pdf_is_one_accessible_archive_page_in_the_house_font(view: PublicView) -> None:
    """PDF/UA-1 and PDF/A-2a, in Fira Sans only."""
    content = made(view)["pdf"]
    assert_accessible_archive(content)
    assert fonts_of(content) == {"FiraSans"}
    assert len(pages_of(content)) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_the_page_is_well_formed_dutch_with_headings_in_order(view: PublicView) -> None:
    """One h1, no level skipped, nothing that runs or loads."""
    page = _Page(made(view)["html"].decode())
    assert page.open == []
    assert page.attributes["html"] == {"lang": "nl"}
    headings = [tag for tag in page.seen if re.fullmatch(r"h[1-6]", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    assert not {"script", "img", "link", "iframe"} & set(page.seen)


def test_the_files_to_edit_are_dutch_and_carry_their_title() -> None:
    """A spelling checker and a screen reader know the language."""
    with zipfile.ZipFile(BytesIO(made(VIEWS[0])["docx"])) as archive:
        everything = "".join(archive.read(name).decode() for name in archive.namelist())
        assert 'w:val="nl-NL"' in everything
        core = archive.read("docProps/core.xml").decode()
        assert "Burgemeester sluit woning in Groessen" in core
    with zipfile.ZipFile(BytesIO(made(VIEWS[0])["odt"])) as archive:
        assert 'fo:language="nl"' in archive.read("styles.xml").decode()
        assert "Burgemeester sluit woning in Groessen" in archive.read("meta.xml").decode()


def test_the_same_values_give_the_same_bytes_in_every_format() -> None:
    """Also ODT and DOCX, which are ZIP files with times in them."""
    assert press_release(VIEWS[0]) == press_release(VIEWS[0])


@pytest.mark.parametrize("view", VIEWS)
def test_every_fixed_element_is_in_it(view: PublicView) -> None:
    """Facts of 2.2: sender, title, ground, find, purpose, quote, criminal case, lines, contact."""
    text = plain_text(view)
    elements = [
        f"PERSBERICHT Gemeente {view.municipality}, vrijdag 17 april 2026",
        f"De burgemeester van {view.municipality} sluit een",
        f"De reden is de vondst van {view.found}.",
        "artikel 13b van de Opiumwet, de wet over drugs",
        "De sluiting is geen straf. Het doel is dat rust en veiligheid terugkomen in de buurt.",
        "ook een signaal",
        "Daarover gaan de politie en het Openbaar Ministerie.",
        "bel 112.",
        "0900-8844",
        "Meld Misdaad Anoniem op 0800-7000, of ga naar meldmisdaadanoniem.nl",
        (
            f"Niet voor publicatie Vragen van journalisten: persvoorlichter van de gemeente "
            f"{view.municipality}, telefoon 14 0"
        ),
        f"communicatie@{view.folder}.example",
        f"Kenmerk: {view.reference}, versie {view.version}.",
    ]
    assert [element for element in elements if element not in text] == []
    assert text.count("13b") == 1
    assert ("zegt de burgemeester" in text) is bool(view.quote)
    assert ("“" in text) is bool(view.quote)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (
            VIEWS[0],
            "sluit woning in Groessen De burgemeester van Alverlo sluit een woning in",
        ),
        (VIEWS[0], "een woning in Groessen voor drie maanden."),
        (VIEWS[0], "duurt van vrijdag 17 april 2026 tot en met donderdag 16 juli 2026."),
        (VIEWS[0], "In die tijd mag niemand naar binnen. De woning is verzegeld."),
        (VIEWS[0], "Voor directe publicatie."),
        (VIEWS[1], "Burgemeester sluit pand in Lindewaarde"),
        (VIEWS[1], "een pand in Lindewaarde voor onbepaalde tijd."),
        (VIEWS[1], "Vanaf die dag mag niemand naar binnen. De burgemeester bekijkt later of de"),
        (VIEWS[1], "Embargo tot vrijdag 17 april 2026, 10.00 uur."),
        (VIEWS[1], "“Hier moet iedereen veilig zijn”, zegt de burgemeester van Lindewaarde."),
        (VIEWS[2], "sluit een erf in Groessen voor één week."),
        (VIEWS[2], "In die tijd mag niemand het erf op. Het erf is verzegeld."),
    ],
)
def test_what_is_closed_how_long_and_when_it_may_be_printed(view: PublicView, words: str) -> None:
    """In sentences that a newspaper prints unchanged; the hour is that of the Netherlands."""
    assert words in plain_text(view)


def test_urgency_is_one_sentence_more() -> None:
    """Nothing else in the text changes."""
    sentence = "De situatie is zo ernstig dat de sluiting niet kan wachten. "
    urgent = plain_text(dwelling(urgent=True))
    assert urgent.count(sentence) == 1
    assert urgent.replace(sentence, "") == plain_text(dwelling())


def test_trade_quantity_is_explained_where_it_is_named() -> None:
    """And not where only goods were found."""
    sentence = "Een handelshoeveelheid is meer dan voor eigen gebruik."
    assert sentence in plain_text(VIEWS[0])
    assert sentence not in plain_text(VIEWS[2])


@pytest.mark.parametrize("view", VIEWS)
def test_no_house_number_postcode_or_suspicion_is_in_any_file(view: PublicView) -> None:
    """Facts of 2.3; also not in what a reader does not see."""
    files = dict(made(view))
    words = " ".join(pages_of(files.pop("pdf")))
    for content in (files.pop("odt"), files.pop("docx")):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            words += "".join(re.sub(r"<[^>]*>", " ", archive.read(name).decode(errors="ignore"))
                             for name in archive.namelist() if name.endswith(".xml"))  # fmt: skip
    words += " ".join(content.decode() for content in files.values())
    assert "987" not in words
    assert not re.search(r"\b[1-9]\d{3} ?[A-Z]{2}\b", words)
    assert not re.search(r"\b(dader|verdachte|crimine(el|len)|bewoner|huurder|eigenaar)\b", words)
    assert ("Voorbeeldstraat" in words) is view.street_released


def test_a_released_street_is_named_without_number() -> None:
    """Only after the lawyer released it."""
    assert "Het pand ligt aan de Voorbeeldstraat." in plain_text(VIEWS[1])


@pytest.mark.parametrize("view", VIEWS)
def test_the_language_is_b1(view: PublicView) -> None:
    """Sentences of 15 words or fewer on average, none above 22, in the present tense."""
    blocks = [" ".join(block.split()) for block in made(view)["txt"].decode().split("\n\n")]
    prose = [block for block in blocks if block.endswith(".") and not block.startswith("-")]
    sentences = [
        sentence for block in prose for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", block)
    ]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert len(lengths) > 12
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 22
    assert not re.search(
        r"\b(was|werd|had|waren|werden|derhalve|middels|conform)\b", plain_text(view)
    )


@pytest.mark.parametrize("evil", EVIL)
def test_a_value_stays_literal_in_every_format(evil: str) -> None:
    """Nothing in a value becomes a template, Markdown, Typst, HTML or XML."""
    view = dwelling(place=evil, street=evil, found=evil, quote=evil, street_released=True)
    files = made(view)
    texts = [
        files["txt"].decode(),
        "".join(_Page(files["html"].decode()).words),
        _office_words(files["odt"], "content.xml"),
        _office_words(files["docx"], "word/document.xml"),
        " ".join(pages_of(files["pdf"])),
    ]
    squeezed = re.sub(r"\s", "", evil)
    assert [re.sub(r"\s", "", text).count(squeezed) for text in texts] == [5] * 5
    assert_accessible_archive(files["pdf"])


def test_long_and_foreign_names_fit() -> None:
    """Every letter is printed, on two pages at most."""
    place, street = "Verzonnenhuizen-aan-den-Voorbeeldsche-IJssel", f"{'Voorbeeld' * 9}laan"
    quote = "Dit is een lang citaat van de burgemeester. " * 12 + "Łukasz Ñandú, ’s-Ünal."
    content = made(dwelling(place=place, street=street, quote=quote, street_released=True))["pdf"]
    pages = pages_of(content)
    assert len(pages) <= 2
    letters = re.sub(r"\W", "", " ".join(pages))
    for value in (place, street, quote):
        assert re.sub(r"\W", "", value) in letters
    assert_accessible_archive(content)


@pytest.mark.parametrize("changes", [{"found": ""}, {"measure": Measure(kind=MeasureKind.WARNING)}])
def test_without_a_closure_and_a_find_there_is_no_news(changes: dict[str, object]) -> None:
    """A sentence with a hole in it is never made."""
    with pytest.raises(NothingToPublishError, match="ALV-2026-0007"):
        press_release(dwelling(**changes))
