"""Each page says in one line what it is for, and no page says anything in English."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import codespell_lib
import pytest
from jinja2 import Environment
from pydantic import BaseModel

from models.common.forms import Form
from portal import web
from portal.web.closure.act_table import ACTS
from portal.web.forms.form_fields import fields_of

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "templates" / "pages").rglob("*.j2"))
WORD = re.compile(r"\b[^\W\d_]+(?:_[a-z]\w*)?")
"""A word; a code such as area_ban is one word, of no language. A setting is in capitals."""
SPOKEN = re.compile(r'(?:alt|aria-label|placeholder|title)="([^"]*)"')
"""What a page says without showing it."""
TAG = re.compile(r"<[^>]*>| [a-z-]+=\"[^\"]*\"", re.DOTALL)
"""Markup: a tag, or an attribute that a macro gives."""
FOR_A_BROWSER = ("headers.py", "look_pages.py")
"""Modules of which every text is a header or a style."""
SENTENCE = re.compile(r"(?!\w+-[A-Z]|[A-Z]+_)[A-Z][^=;/{}<>%]*")
"""A text of code that may be for people: no header, address, setting, markup or line of a log."""
NOT_ASKED = frozenset({"by", "bag_id"})
"""Who fills in a form is who logged in, and an address is chosen by street and number."""
NOT_SAID = frozenset({"Asked"})
"""Names of types within quotes."""
DUTCH = (
    "bag die doe eigen even had hand in is kind last later map min of over past paste rest stand "
    "taken toe tot vast via was we"
)
"""Dutch words that English spells alike, most of them with another meaning."""
TAKEN_OVER = (
    "account agenda apart begin brief browser code codes concept datum december dossier gram "
    "instrument intern internet label labels link machine mail matrix media open partner partners "
    "plan post rapport register station stop training website"
)
"""Words that Dutch has from English or from the same source, as a Dutch dictionary has them."""
NAMES = "dot jpeg outlook pdf png prefect"
"""DOT (a partner), kinds of files, Outlook and Prefect."""
BOTH = frozenset(f"{DUTCH} {TAKEN_OVER} {NAMES}".split())


@cache
def english() -> frozenset[str]:
    """The words that codespell knows to be right: some 17,000, with all common ones."""
    table = Path(codespell_lib.__file__).parent / "data" / "dictionary.txt"
    right = (line.split("->")[1] for line in table.read_text(encoding="utf-8").splitlines())
    return frozenset(word.strip().lower() for words in right for word in words.split(","))


def english_in(text: str) -> set[str]:
    """The words of a text that are English, and nothing else."""
    words = {word.lower() for word in WORD.findall(text)}
    return {word for word in words if "_" in word or word in english() - BOTH}


def words_of_page(source: str) -> str:
    """What a template says itself: its text, what it says aloud, and its texts within Jinja."""
    shown, inside = [], []
    for _, kind, token in Environment(autoescape=True).lex(source):
        if kind == "data":
            shown.append(token)
        elif kind == "string" and " " in token:
            inside.append(token)
    html = " ".join(shown)
    return " ".join((*inside, *SPOKEN.findall(html), TAG.sub(" ", html)))


def forms_of_the_page() -> Iterator[type[BaseModel]]:
    """Every form that a module of the page names, and every act of a closure."""
    yield from (act.form for act in ACTS.values())
    for module in walk_packages(web.__path__, f"{web.__name__}."):
        for named in vars(import_module(module.name)).values():
            if isinstance(named, type) and issubclass(named, Form):
                yield named


def words_of_form(form: type[BaseModel]) -> Iterator[str]:
    """Titles, help and choices of a form, and of the rows in it."""
    for field in fields_of(form):
        if field.name in NOT_ASKED:
            continue
        yield from (field.title, field.help, *(option.label for option in field.options))
        if field.row:
            yield from words_of_form(field.row)


def words_of_code(source: str) -> Iterator[str]:
    """The texts of a module that may be for people; docstrings are not."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            text = node.value.strip()
            if SENTENCE.fullmatch(text) and text not in NOT_SAID:
                yield text


def name_of(path: Path) -> str:
    """As the list of tests shows it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_says_in_one_line_what_it_is_for(page: Path) -> None:
    """Whatever has a heading has such a line."""
    source = page.read_text(encoding="utf-8")
    assert ("<h1>" in source) == ('class="lead"' in source)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_speaks_no_english(page: Path) -> None:
    """Every word of its template, shown or read aloud."""
    assert english_in(words_of_page(page.read_text(encoding="utf-8"))) == set()


def test_no_form_of_the_page_speaks_english() -> None:
    """Title, help and choices; what the command line says of codes is left out there."""
    forms = set(forms_of_the_page())
    assert len(forms) > 80
    found = {form.__name__: english_in(" ".join(words_of_form(form))) for form in forms}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_refusal_of_the_page_is_in_english() -> None:
    """Nor a title, or any other sentence that its modules hold."""
    modules = sorted((ROOT / "portal" / "web").rglob("*.py"))
    found = {
        path.name: english_in(" ".join(words_of_code(path.read_text(encoding="utf-8"))))
        for path in modules
        if path.name not in FOR_A_BROWSER
    }
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize("text", ["Save this case", "Kies area_ban of waarschuwing", "Requested"])
def test_english_is_found(text: str) -> None:
    """The list knows common words, and a code is never an answer to a person."""
    assert english_in(text)


def test_every_word_of_both_languages_is_english_too() -> None:
    """Nothing stands on the list of exceptions that is no exception."""
    assert BOTH - english() == set()
