"""The next plan as a draft in YAML, which an officer edits and the same loader reads."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from models.law.common.dutch import join_dutch, short_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.plan.action_plan import ActionPlan
from models.law.plan.next_plan import LastWord, next_plan, undecided
from tasks.plan.plan_overview import last_words
from tasks.plan.plan_policies import the_plan
from tasks.register.resources import reading

WIDTH = 110
HEAD = """\
# Concept van het actieplan van {year}: wat doorschoof of deels is gedaan, en het werk van elk jaar.
# De nummers zijn die van het vorige plan. Bedragen en budget zijn nog die van toen: controleer ze.
"""


class DraftExistsError(WeerbaarError):
    """Raised when the file of a draft is there already: an officer may have edited it."""


class _Indented(yaml.SafeDumper):
    """Lists stand in from their key, as in the other policies."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 the signature of yaml
        super().increase_indent(flow, indentless=False)


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A code of digits stands between quotes, or another program takes 0293 for a number."""
    style = '"' if text.isdigit() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Indented.add_representer(str, _quoted)


def draft_plan(year: int, on: date, municipality: str = "") -> str:
    """The draft for `year`, made of the plan of the year before and what came of it."""
    plan = the_plan(year - 1, municipality)
    with reading() as session:
        words = {
            key: LastWord(row.status, row.reason)
            for key, row in last_words(session, plan.year).items()
        }
    source = f"Concept van {short_date(on)}, gemaakt uit het actieplan van {plan.year}"
    return _head(plan, undecided(plan, words)) + _yaml(next_plan(plan, words, source))


def write_draft(path: Path, text: str) -> None:
    """Write the draft, or DraftExistsError."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise DraftExistsError(f"{path} bestaat al; kies een andere naam.") from None
    except OSError:
        raise FaultsError(str(path), ["daar kan niet worden geschreven"]) from None


def _head(plan: ActionPlan, numbers: tuple[int, ...]) -> str:
    """What the officer has to look at, as comment."""
    head = HEAD.format(year=plan.year + 1)
    if not numbers:
        return head
    listed = join_dutch([str(number) for number in numbers])
    return f"{head}# Nog niet afgerond en niet overgenomen: actie {listed}.\n"


def _yaml(plan: ActionPlan) -> str:
    values: dict[str, Any] = plan.model_dump(mode="json", exclude_defaults=True)
    values |= {"valid_from": plan.valid_from, "valid_to": plan.valid_to}
    return yaml.dump(values, Dumper=_Indented, allow_unicode=True, sort_keys=False, width=WIDTH)
