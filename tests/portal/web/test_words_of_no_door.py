"""What an act says is said by every door: it names no command and no option of the command line."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
COMMAND = re.compile(r"\bweerbaar [a-z]+(?=[ -])|(?<![\w-])--[a-z][a-z-]+")
OF_THE_COMMAND_LINE = {
    "tasks/acts/closure/next_acts.py": "the next command, which the page makes a link of",
    "portal/web/closure/act_table.py": "the page reads that next command",
    "tasks/acts/municipality_acts.py": "folders are made on the machine alone",
    "tasks/register/accounts/account_invitations.py": "the first administrator is made there",
    "tasks/register/organisation.py": "a municipality is typed there alone",
    "tasks/plan/plan_policies.py": "so is one of two plans",
    "tasks/documents/office_files.py": "options of pandoc",
    "tasks/acts/desk/look_acts.py": "the names of CSS",
}
"""Modules whose words no page shows, and why."""


def words_in(path: Path) -> Iterator[str]:
    """Every text of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_sentence_names_a_command() -> None:
    """An officer on the page has no command line; who has one finds the form by its name too."""
    found: dict[str, list[str]] = {}
    for folder in ("models", "tasks", "portal/web"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            names = [words for words in words_in(path) if COMMAND.search(words)]
            if names:
                found[str(path.relative_to(ROOT))] = names
    assert set(found) - set(OF_THE_COMMAND_LINE) == set(), found
    assert set(OF_THE_COMMAND_LINE) - set(found) == set()
