"""Damage to a zip, drawn by lot: to its bytes, to its headers, and to the text packed in it."""

import io
import random
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

WORDS = (
    b"",
    b"0",
    b"-1",
    b"1e999",
    b"nan",
    b"-inf",
    b"9" * 400,
    b"9999-12-31",
    b"0000-00-00",
    b"2026-02-30",
    b"&#0;",
    b"&#xD800;",
    b"&a;",
    b"\xff\xfe",
    "\u0662\u0661".encode(),
    "\u009b31m".encode(),
    b"<!DOCTYPE x>",
    b"<a/>",
    b"</a>",
    b"<a>" * 300,
    b"<![CDATA[",
    b"<!--",
    b" " * 3_000_000,
)
"""What a field or a file does not expect."""
HEADERS = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07")
HEADER_BYTES = 46


class Mutator:
    """Makes damaged copies of one zip; the same seed makes the same ones."""

    def __init__(self, whole: bytes, seed: int) -> None:
        self._whole = whole
        self._lot = random.Random(seed)  # noqa: S311 - no secret

    def damaged(self) -> bytes:
        """A copy with damage at one level: the zip itself, a zip in it, or a text in it."""
        return self._damage_member(self._whole, self._lot.choice((0, 0, 1, 2, 3, 3, 3)))

    def _damage_member(self, content: bytes, depth: int) -> bytes:
        """Unpack down to the level, damage what is there, and pack it well again."""
        try:
            with ZipFile(io.BytesIO(content)) as archive:
                members = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
        except BadZipFile:
            return self._damage_text(content)
        if depth == 0:
            return self._damage_bytes(content)
        chosen = self._lot.randrange(len(members))
        name, inner = members[chosen]
        members[chosen] = name, self._damage_member(inner, depth - 1)
        return _packed(self._reordered(members))

    def _reordered(self, members: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        """Now and then a member is missing, stands there twice, or bears another's name."""
        lot = self._lot.random()
        if lot < 0.05:
            members.pop(self._lot.randrange(len(members)))
        elif lot < 0.1:
            name, content = self._lot.choice(members)
            members.append((f"map/{name}", content))
        elif lot < 0.15:
            (one, _), (_, other) = self._lot.choice(members), self._lot.choice(members)
            members.append((f"x/{one}", other))
        return members

    def _damage_bytes(self, content: bytes) -> bytes:
        data = bytearray(content)
        places = [place for header in HEADERS for place in _places(content, header)]
        for _ in range(self._lot.choice((1, 1, 2, 5, 20))):
            at = self._lot.randrange(len(data))
            if places and self._lot.random() < 0.5:
                at = min(self._lot.choice(places) + self._lot.randrange(HEADER_BYTES), at or 1)
            data[at] = self._lot.choice((0, 1, 255, self._lot.randrange(256)))
        if self._lot.random() < 0.2:
            return bytes(data[: self._lot.randrange(len(data))])
        return bytes(data)

    def _damage_text(self, content: bytes) -> bytes:
        """Another value between two tags, a piece gone, a piece twice, or other bytes."""
        if not content:
            return self._lot.choice(WORDS)
        start = self._lot.randrange(len(content))
        end = min(len(content), start + self._lot.choice((1, 10, 100, 1_000)))
        lot = self._lot.random()
        if lot < 0.5:
            start = content.find(b">", start) + 1
            end = max(start, content.find(b"<", start))
            return content[:start] + self._lot.choice(WORDS) + content[end:]
        if lot < 0.7:
            return content[:start] + content[end:]
        if lot < 0.8:
            return content[:end] + content[start:]
        return self._damage_bytes(content)


def _places(content: bytes, mark: bytes) -> list[int]:
    places, at = [], content.find(mark)
    while at >= 0:
        places.append(at)
        at = content.find(mark, at + 1)
    return places


def _packed(members: list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, inner in members:
            archive.writestr(name, inner)
    return content.getvalue()
