"""Small files that unfold to far more, or that pretend to: what a hostile delivery can hold."""

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

from tests.builders.incoming import bag_files
from tests.builders.incoming.bag_files import CODE, MADE, Extract, Home, Number

NAME = f"{CODE}VBO{MADE}-000001.xml"
MB = 1024**2
OPENING, _, CLOSING = bag_files.stand("VBO", [""]).rpartition("</sl:standBestand>")
CLOSING = f"</sl:standBestand>{CLOSING}"
OPENING = OPENING.replace(
    "<sl:stand><sl-bag-extract:bagObject></sl-bag-extract:bagObject></sl:stand>", ""
)
EMPTY = (
    "<sl:stand><sl-bag-extract:bagObject><Objecten:Verblijfsobject/>"
    "</sl-bag-extract:bagObject></sl:stand>"
)
FULL = f"<sl:stand><sl-bag-extract:bagObject>{Home().xml()}</sl-bag-extract:bagObject></sl:stand>"
ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
LAUGHS = f'<!DOCTYPE x [<!ENTITY a "haha">{ENTITIES}]>'


def _streamed(pieces: Iterator[bytes]) -> bytes:
    content = io.BytesIO()
    with (
        ZipFile(content, "w", ZIP_DEFLATED) as archive,
        archive.open(NAME, "w", force_zip64=True) as file,
    ):
        for piece in pieces:
            file.write(piece)
    return content.getvalue()


def _repeated(piece: str, times: int, opening: str = OPENING) -> bytes:
    """The opening of a file of homes, a piece so many times, and the end of the file."""
    pieces = [opening.encode(), *[piece.encode()] * times, CLOSING.encode()]
    return _streamed(iter(pieces))


def _homes(content: bytes, path: Path) -> None:
    Extract(replaced={"VBO": content}).write(path)


def _zip_of(members: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", method) as archive:
        for name, inner in members.items():
            archive.writestr(name, inner)
    return content.getvalue()


def _nested(path: Path) -> None:
    """Ten zips in each of ten zips, nine times: 10^9 of 5 MB."""
    content = _zip_of({NAME: b" " * 5 * MB})
    for _ in range(9):
        content = _zip_of({f"{number}.zip": content for number in range(10)})
    path.write_bytes(content)


def _many_members(path: Path) -> None:
    """A list of contents of fifty thousand, which itself packs small."""
    many = _zip_of({str(number): b"" for number in range(50_000)})
    path.write_bytes(_zip_of({f"{CODE}GEM{MADE}.zip": many}))


def _many_numbers(path: Path) -> None:
    numbers = "".join(Number(number, "1" * 200_000).xml() for number in range(1, 6))
    Extract(replaced={"NUM": bag_files.inner("NUM", bag_files.stand("NUM", [numbers] * 80))}).write(
        path
    )


def _with_doctype(doctype: str, text: str, path: Path) -> None:
    _homes(bag_files.inner("VBO", bag_files.stand("VBO", [text], doctype)), path)


BOMBS: Mapping[str, Callable[[Path], None]] = {
    "100 MB of spaces": lambda path: _homes(_repeated(" " * MB, 100), path),
    "a text of 300 MB": lambda path: _homes(_repeated(EMPTY + "x" * MB, 300), path),
    "an attribute of 50 MB": lambda path: _homes(_repeated("x" * MB, 50, f"{OPENING}<a b='"), path),
    "a million levels": lambda path: _homes(_repeated("<a>" * 100_000, 10), path),
    "200,000 empty homes": lambda path: _homes(_repeated(EMPTY * 10_000, 20), path),
    "elements between the homes": lambda path: _homes(_repeated("<a/>" * 400_000 + FULL, 60), path),
    "zips in zips": _nested,
    "members without end": _many_members,
    "numbers without end": _many_numbers,
    "entities in a text": lambda path: _with_doctype(LAUGHS, "&i;", path),
    "entities in an attribute": lambda path: _with_doctype(LAUGHS, '<a b="&i;"/>', path),
    "a file from outside": lambda path: _with_doctype(
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{Path(__file__).as_uri()}">]>', "&e;", path
    ),
    "an unusual way of packing": lambda path: _homes(
        _zip_of({NAME: b" " * 20 * MB}, ZIP_LZMA), path
    ),
}
"""How each is written to a path."""
