"""No letter asserts a fact outside a block that names its proof, and no proof is without a block.

The rule that is checked: outside `{% call says("...") %}` a template of a letter neither prints a
value that tells what happened, nor holds a sentence in the past tense. Questions are no assertions.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from jinja2 import Environment, nodes

from models.law.closure.backed_sentences import PROOFS
from tasks.closure.papers.party_course import TOLD
from tests.templates.party_letter_cases import TEXTS

LETTERS = sorted(
    path.name
    for path in TEXTS.glob("*.j2")
    if path.name.startswith("_legal_")
    or path.name.split(".")[0]
    in {
        *("decision", "past_decision", "notice_of_intent", "warning", "penalty_order"),
        *("change_decision", "withdrawn_intent", "remedy_decision", "rectification"),
        *("later_letter", "later_warning", "track_letter", "hearing_invitation"),
        *("cost_decision", "reminder", "collection_decision", "penalty_change"),
        *(
            "collection_intent",
            "_money_forfeiture",
            "interest_decision",
            "repayment_decision",
            "writ",
        ),
        *(
            "key_statement",
            "deferral",
            "deferral_change",
            "more_time",
            "late_penalty",
            "no_late_penalty",
            "warning_change",
        ),
    }
)
TELLS_WHAT_HAPPENED = {
    *("found_on", "reported_on", "report_number", "findings", "zienswijze", "capacity"),
    *("previous_offences", "deviation_reason", "words", "sources", "on", "proposal_explanation"),
}
"""Values of a letter that are themselves a fact of the case."""
PAST = re.compile(
    r"\b(ik heb|heb ik|heeft (?:de|ik|u|zij|hij|een)|is \w+ gevonden|"
    r"gaf|gaven|kreeg|kregen|ontving|vond|vonden|maakte|woog|sloot|deed|kon|konden|wist|"
    r"was|waren|werd|werden|had|hadden|stond|zei|besloot|bleek|ging|kwam|meegewogen|afgewogen)\b",
    re.IGNORECASE,
)
GENERAL = (
    "wat hier is gevonden",  # heads a block with the findings
    "er is gevonden",
    "waarop deze brief is verstuurd",
    "de rechter heeft beslist",
    "al gesloten",
    "dit is geweigerd",
    "niet is uitgevoerd",
)


@cache
def tree(name: str) -> nodes.Template:
    """A template as Jinja reads it."""
    environment = Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)
    return environment.parse((TEXTS / name).read_text(encoding="utf-8"))


def calls_says(node: nodes.Node) -> bool:
    """Whether this is a block with a proof."""
    return (
        isinstance(node, nodes.CallBlock)
        and isinstance(node.call.node, nodes.Name)
        and node.call.node.name == "says"
    )


def unproven(node: nodes.Node) -> Iterator[nodes.Node]:
    """Every node that is printed and stands in no block with a proof."""
    for child in node.iter_child_nodes():
        if calls_says(child) or isinstance(child, nodes.Assign):
            continue
        if isinstance(child, nodes.If | nodes.For):
            yield from (
                part
                for inner in (*child.body, *child.else_, *getattr(child, "elif_", ()))
                for part in _with_inner(inner)
            )
            continue
        yield from _with_inner(child)


def _with_inner(node: nodes.Node) -> Iterator[nodes.Node]:
    if calls_says(node) or isinstance(node, nodes.Assign):
        return
    if isinstance(node, nodes.Output):
        yield from node.nodes
    yield from unproven(node)


def names_in(node: nodes.Node) -> set[str]:
    """The names and attributes that an expression prints."""
    inner = [node, *node.find_all((nodes.Getattr, nodes.Name))]
    return {each.attr for each in inner if isinstance(each, nodes.Getattr)} | {
        each.name for each in inner if isinstance(each, nodes.Name)
    }


@pytest.mark.parametrize("name", LETTERS)
def test_no_value_that_tells_what_happened_stands_outside_a_block(name: str) -> None:
    """Each is printed with its proof or not at all."""
    printed = [node for node in unproven(tree(name)) if not isinstance(node, nodes.TemplateData)]
    found = set().union(*(names_in(node) for node in printed)) if printed else set()
    assert found & TELLS_WHAT_HAPPENED == set()


@pytest.mark.parametrize("name", LETTERS)
def test_no_sentence_in_the_past_tense_stands_outside_a_block(name: str) -> None:
    """Who writes a new one must name what proves it."""
    text = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "x" for node in unproven(tree(name))
    )
    asserted = [
        sentence
        for sentence in re.split(r"(?<=[.?!:|])\s|\n", text)
        if not sentence.rstrip("* ").endswith("?")
        and PAST.search(sentence)
        and not any(words in sentence for words in GENERAL)
    ]
    assert asserted == []


def blocks() -> set[str]:
    """The name of every block in the letters; a block of the course is named by its occurrence."""
    found = set()
    for name in LETTERS:
        for block in tree(name).find_all(nodes.CallBlock):
            if calls_says(block) and isinstance(block.call.args[0], nodes.Const):
                found.add(block.call.args[0].value)
    return found | set(TOLD.values())


def test_every_block_has_a_proof_and_every_proof_a_block() -> None:
    """The table is as long as the letters."""
    assert blocks() | {"zienswijze_of_others", "notice_sent_to_you"} == set(PROOFS)
