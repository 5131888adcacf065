"""The one way in for a text file: what a person wrote, in the form the register keeps."""

from pathlib import Path

from pydantic_core import PydanticCustomError

from models.common.characters import plain
from models.law.common.errors import FaultsError
from tasks.imports.file_kinds import content_of, text_in

MOST_BYTES = 1024 * 1024


def read_text(path: Path) -> str:
    """The text, or FaultsError that says what kind of file it is or which sign cannot stay."""
    text = text_in(content_of(path, MOST_BYTES, may_be_empty=True), path.name)
    try:
        return plain(text).strip()
    except PydanticCustomError as error:
        raise FaultsError(path.name, [error.message()]) from None
