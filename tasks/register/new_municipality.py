"""A new folder of a municipality, in which every question is marked."""

import json
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path

from models.law.common.errors import FaultsError
from models.law.common.municipality_facts import FOLDER_NAME
from tasks.register.municipality_folders import FACTS, SHARED, all_folders, roots
from tasks.register.policy_files import NOT_FILLED_IN

QUESTIONS = Path(__file__).parents[2] / "templates" / "municipality"
"""The files as they are handed out."""
MOST = 80


def make_folder(name: str, place: Path | None = None) -> Path:
    """Make the folder of a municipality with this name; in one go, so that none is half there.

    It comes in `place`, or in the last of the folders that hold municipalities. Raises FaultsError.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    folder = _folder_name(name)
    where = (place or roots()[-1]).expanduser().resolve()
    taken = next((item.path for item in all_folders() if item.path.name == folder), where / folder)
    if taken.exists():
        raise FaultsError("De nieuwe gemeente", [f"er is al een map {taken}"])
    try:
        where.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=where, prefix=".nieuw-") as half:
            made = Path(half) / folder
            shutil.copytree(QUESTIONS, made)
            _answer(made / FACTS, name)
            made.rename(where / folder)
    except OSError:
        raise FaultsError("De nieuwe gemeente", [f"in {where} is niet te schrijven"]) from None
    return where / folder


def _folder_name(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    folder = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    is_name = re.fullmatch(r"['’]?[^\W\d_]([^\W\d_]|[ '’.()-])*", name) and len(name) <= MOST
    if not is_name or not re.fullmatch(FOLDER_NAME, folder) or folder == SHARED:
        fault = "geef de naam van de gemeente, zoals Lindewaarde"
        raise FaultsError("De nieuwe gemeente", [fault])
    return folder


def _answer(path: Path, name: str) -> None:
    """What is known already is no question any more."""
    text = path.read_text(encoding="utf-8")
    answers = {"name": name, "mayor": f"de burgemeester van {name}"}
    for key, value in answers.items():
        # JSON quotes as YAML does.
        quoted = json.dumps(value, ensure_ascii=False)
        text = text.replace(f"\n{key}: {NOT_FILLED_IN}\n", f"\n{key}: {quoted}\n")
    path.write_text(text, encoding="utf-8")
