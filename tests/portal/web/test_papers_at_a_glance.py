"""Documents on the page of a case: a small picture, what changed, and who lives around it."""

import re
from xml.etree import ElementTree as ET

import pytest

from tasks.closure.reading.word_difference import word_difference
from tests.portal.web.conftest import CaseAt, LogIn

PNG = b"\x89PNG\r\n"
WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"


LAST_TWELVE = " ".join(WORDS.split()[-12:])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("drie maanden dicht", "drie maanden dicht", []),
        ("", "", []),
        ("", "nieuw", [("new", "nieuw")]),
        ("oud", "", [("gone", "oud")]),
        (
            "drie maanden dicht",
            "zes maanden dicht",
            [("gone", "drie"), ("new", "zes"), ("same", "maanden dicht")],
        ),
        (
            f"{WORDS} {WORDS} weg",
            f"{WORDS} {WORDS} anders",
            [
                ("cut", ""),
                ("same", " ".join(WORDS.split()[-12:])),
                ("gone", "weg"),
                ("new", "anders"),
            ],
        ),
    ],
)
def test_what_differs_in_words(old: str, new: str, told: list[tuple[str, str]]) -> None:
    """Every change, with a few words around it and a mark where others stood."""
    names = {"is_gone": "gone", "is_new": "new", "is_cut": "cut"}
    found = [
        (next((name for flag, name in names.items() if getattr(part, flag)), "same"), part.words)
        for part in word_difference(old, new)
    ]
    assert found == told


def test_the_page_of_a_case_shows_its_papers(case_at: CaseAt, log_in: LogIn) -> None:
    """A picture of the first page; of what is no PDF, and of nothing, there is none."""
    case = f"/zaken/{case_at('decision prepared')}"
    browser = log_in("ZAAK1")
    page = browser.get(case).text
    address = page.partition('<img src="')[2].partition('"')[0]
    assert address.startswith(f"{case}/plaatje/1/")
    answer = browser.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(PNG)
    assert browser.get(f"{case}/plaatje/99/besluit.pdf").status_code == 404


def test_a_second_version_is_compared_with_the_first(case_at: CaseAt, log_in: LogIn) -> None:
    """The decision is made anew, for another duration."""
    case = f"/zaken/{case_at('decision prepared')}"
    browser = log_in("ZAAK1")
    first = browser.get(case).text
    name = first.partition("/stukken/1/besluit")[2].partition('"')[0]
    told = browser.get(f"{case}/verschil/1/besluit{name}").text
    assert "Versie 1 is de eerste" in told
    typed = {"on": "13-4-2026", "outcome": "closure", "sent_on": "13-4-2026", "cost_share": "100"}
    made = browser.post(f"{case}/doen/decide", **typed)
    assert made.status_code == 200, made.text
    second = browser.get(f"{case}/verschil/2/besluit{name}").text
    assert "Versie 2 naast versie 1" in second
    assert "<del>" in second
    gone = re.findall("weg: </span>(.*?)</del>", second)
    new = re.findall("nieuw: </span>(.*?)</ins>", second)
    assert "donderdag 2" in gone
    assert "maandag 13" in new
    assert not [words for words in (*gone, *new) if "Pagina" in words]


def test_the_sketch_shows_who_gets_a_letter(case_at: CaseAt, log_in: LogIn) -> None:
    """The premises in the middle, an address a dot, to scale; not for who may not read the case."""
    case = f"/zaken/{case_at('closed')}"
    drawn = ET.fromstring(log_in("ZAAK1").get(f"{case}/omgeving.svg").text)  # noqa: S314  (our own)
    shapes = "{http://www.w3.org/2000/svg}"
    dots = [each for each in drawn.iter(f"{shapes}circle") if each.get("r") == "3"]
    title = drawn.findtext(f"{shapes}title") or ""
    assert dots
    assert title.startswith(f"{len(dots)} adressen binnen 100 meter")
    centre = 200
    for dot in dots:
        across, down = float(dot.get("cx", "")) - centre, float(dot.get("cy", "")) - centre
        assert (across**2 + down**2) ** 0.5 <= centre - 24 + 0.1
    assert log_in("COM1").get(f"{case}/omgeving.svg").status_code == 403
