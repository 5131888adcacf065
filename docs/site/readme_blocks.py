"""The parts of README.md that are made from the tables: `make diagrams` writes them anew.

A block stands between two comments; what is in between is never written by hand.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from models.law.closure.procedure import MAY_FOLLOW, URGENT_MAY_FOLLOW, CaseStatus, Urgency

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(
    r"(?P<begin><!-- made by `make diagrams`: (?P<name>[a-z ]+) -->\n).*?(?P<end><!-- end -->)",
    re.DOTALL,
)
DESCRIPTION = (
    "From the police report over intent, zienswijze, second weighing and decision to closing, "
    "reopening and archive, with what an urgent case may do besides."
)
URGENT = {Urgency.URGENT_5_31_1: "urgent, 5.31(1)", Urgency.URGENT_5_31_2: "urgent, 5.31(2)"}
"""Mermaid ends a label at a colon."""


def filled(text: str) -> str:
    """The text with each marked block as the tables have it; KeyError for an unknown name."""
    made = {"flows": flow_tables(), "states of a closure": closure_diagram()}
    return BLOCK.sub(lambda block: block["begin"] + made[block["name"]] + block["end"], text)


def closure_diagram() -> str:
    """The states of a closure in Mermaid: the ordinary course, then what an urgent case adds."""
    lines = [
        "stateDiagram-v2",
        "    accTitle: The states of a closure",
        f"    accDescr: {DESCRIPTION}",
        f"    [*] --> {CaseStatus.REPORTED}",
        *(f"    {each} --> {later}" for each, later in _steps()),
        *(
            f"    {each} --> {later}: {', or '.join(labels)}"
            for (each, later), labels in _urgent_steps().items()
        ),
        *(f"    {each} --> [*]" for each in CaseStatus if not MAY_FOLLOW[each]),
    ]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _steps() -> Iterator[tuple[CaseStatus, CaseStatus]]:
    for each in CaseStatus:
        for later in CaseStatus:
            if later in MAY_FOLLOW[each]:
                yield each, later


def _urgent_steps() -> dict[tuple[CaseStatus, CaseStatus], list[str]]:
    ordinary = set(_steps())
    found = defaultdict(list)
    for urgency, words in URGENT.items():
        for each in CaseStatus:
            for later in CaseStatus:
                may = later in URGENT_MAY_FOLLOW[urgency].get(each, frozenset())
                if may and (each, later) not in ordinary:
                    found[each, later].append(words)
    return dict(found)


def flow_tables() -> str:
    """A table for each file of flows/, with the forms that officers see and what runs by itself."""
    settings = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    tables = defaultdict(list)
    for deployment in settings["deployments"]:
        module, _, function = deployment["entrypoint"].rpartition(".")
        tables[module].append(f"| {_form(deployment)} | `{function}` | {_sentence(deployment)} |\n")
    head = "| form | flow | what happens |\n|---|---|---|\n"
    return "\n".join(
        f"**{_title(module)}**\n\n{head}{''.join(rows)}" for module, rows in tables.items()
    )


def _form(deployment: dict[str, Any]) -> str:
    name = str(deployment["name"])
    moments = [f"`{schedule['cron']}`" for schedule in deployment.get("schedules", ())]
    return name + (f" (by itself: {', '.join(moments)})" if moments else "")


def _sentence(deployment: dict[str, Any]) -> str:
    return re.split(r"(?<=\.) ", " ".join(deployment["description"].split()))[0]


def _title(module: str) -> str:
    """The first sentence of a module, without its end."""
    source = (ROOT / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
    words = ast.get_docstring(ast.parse(source)) or ""
    return re.split(r"\.(?:\s|$)", words)[0]


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
