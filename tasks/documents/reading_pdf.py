"""Reading a PDF back: one thread at a time, as the library of the browser Chrome wants it."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import RLock

from pypdfium2 import PdfDocument

_one_at_a_time = RLock()
"""PDFium is not made for several threads, and pages are asked by several at once."""


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument]:
    """The document, while nobody else reads one."""
    with _one_at_a_time, PdfDocument(content) as document:
        yield document


def first_page(content: bytes, width: int) -> bytes:
    """The first page as a picture (PNG) of this many pixels wide."""
    with opened(content) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("P")
        page.close()
    written = BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
