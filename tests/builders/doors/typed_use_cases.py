"""What an officer types to do what a use case of the table does."""

from datetime import date
from pathlib import Path

from portal.commands.form_commands import _FLAGS
from tests.builders.doors.use_cases import UseCase


def typed(case: UseCase, folder: Path) -> list[str]:
    """The command as an officer types it."""
    words = list(case.command)
    for name, value in case.values.items():
        if name == "findings":
            words += ["--finding", "cocaïne;120;gram"]
        elif name == case.is_positional:
            words.append(str(value))
        elif isinstance(value, bool):
            words.append(f"--{'' if value else 'no-'}{name.replace('_', '-')}")
        else:
            flag = _FLAGS.get(name, f"--{name.replace('_', '-')}")
            for item in value if isinstance(value, list | tuple) else [value]:
                words += [flag, item.isoformat() if isinstance(item, date) else str(item)]
    needs_folder = case.flow in {"brief_round", "approve_destruction"}
    return [*words, *case.extra, *(["--out", str(folder / "stukken")] if needs_folder else [])]
