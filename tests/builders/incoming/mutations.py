"""Files with something wrong in them, made from right ones by a seeded hand."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from random import Random
from zipfile import ZIP_STORED, ZipFile

_TOKENS: Sequence[bytes] = (
    *(b'"', b";", b",", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(b"0", b"-1", b"1e999", b"9" * 30, b"1955,2E+12", b"NaN", b"true", b"null", b"#REF!", b"=1+1"),
    *(b"2026-02-30", b"9999-12-31", b"31-12-1899", b"0000-00-00", b"1767312000"),
    *("é".encode(), "é".encode("cp1252"), "王".encode(), "９".encode(), "а".encode()),
    *("\u202e".encode(), "\u200b".encode(), b"\xed\xa0\x80", b"\x1b[31m", b"_x0000_", b"_xD800_"),
    *(b"x" * 200, b"{{ x }}", b"#read()", b"'; DROP TABLE party; --", b"%s%n", b"../../x"),
)
_YAML_TOKENS: Sequence[bytes] = (
    *(b"&a ", b"*a", b"<<: *a\n", b"!!python/object:x ", b"- ", b": ", b"? ", b"[", b"{", b"}"),
    *(b"---\n", b"...\n", b"|\n", b">\n", b"%YAML 9.9\n", b"~", b"0o17", b"1:30", b".inf", b"yes"),
)
_XML_TOKENS: Sequence[bytes] = (
    *(b"<c>", b"</c>", b"<v>", b"</row>", b"<row>", b'<row r="0">', b"&x;", b"&#0;", b"<f/>"),
    *(b'r="XFE9"', b'r="A1048577"', b't="e"', b't="s"', b't="d"', b's="99"', b'r=""', b"<!--"),
    *(b"<![CDATA[", b"<!DOCTYPE a []>", b'ref="A:Z"', b"<mergeCell ref='A1:C9'/>", b'state="x"'),
)


def mutations(content: bytes, seed: int) -> Iterator[bytes]:
    """Endless wrong versions of a file; the same seed gives the same ones."""
    random = Random(seed)  # noqa: S311  no secret hangs on it
    while True:
        if content.startswith(b"PK") and random.random() < 0.8:
            yield _in_a_part(content, random)
        else:
            yield _mutated(content, random, _tokens_of(content))


def _tokens_of(content: bytes) -> Sequence[bytes]:
    if content.startswith(b"PK"):
        return _XML_TOKENS
    return (*_TOKENS, *_YAML_TOKENS) if b": " in content[:400] else _TOKENS


def _mutated(content: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    """One to four changes, one after the other."""
    changes: Sequence[Callable[[bytes, Random, Sequence[bytes]], bytes]] = (
        _cut,
        _doubled,
        _flipped,
        _with_token,
        _with_token,
        _with_token,
        _lines_swapped,
        _ended,
    )
    for _ in range(random.randint(1, 4)):
        content = random.choice(changes)(content, random, tokens)
    return content


def _span(content: bytes, random: Random, most: int = 60) -> tuple[int, int]:
    start = random.randrange(len(content) + 1)
    return start, min(len(content), start + random.randint(0, most))


def _cut(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(content, random)
    return content[:start] + content[end:]


def _doubled(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(content, random, 300)
    return content[:end] + content[start:end] + content[end:]


def _flipped(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    if not content:
        return content
    at = random.randrange(len(content))
    return content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]


def _with_token(content: bytes, random: Random, tokens: Sequence[bytes]) -> bytes:
    start, end = _span(content, random, 8)
    return content[:start] + random.choice(tokens) + content[random.choice((start, end)) :]


def _lines_swapped(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    lines = content.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _ended(content: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    return content[: random.randrange(len(content) + 1)] if random.random() < 0.3 else content


def _in_a_part(content: bytes, random: Random) -> bytes:
    """A workbook of which one part is wrong, or gone, or twice there."""
    with ZipFile(BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    at = random.choice([n for n, (name, _) in enumerate(parts) if "theme" not in name])
    name, part = parts[at]
    parts[at] = (name, _mutated(part, random, (*_TOKENS, *_XML_TOKENS)))
    if random.random() < 0.05:
        del parts[at]
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        for name, part in parts:
            package.writestr(name, part)
    return out.getvalue()
