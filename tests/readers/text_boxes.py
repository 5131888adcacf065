"""Where the words of a finished page stand, to find what overlaps or falls off the page."""

from itertools import combinations
from typing import NamedTuple

import pypdfium2 as pdfium

SLACK = 0.6
"""Points by which two boxes may touch: the edges of letters are rounded."""


class TextBox(NamedTuple):
    """A run of words on one line, in points from the left and the bottom of the page."""

    left: float
    bottom: float
    right: float
    top: float
    words: str

    def overlaps(self, other: "TextBox") -> bool:
        """True when the two cover each other by more than the slack, in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        upwards = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > SLACK and upwards > SLACK

    def joined(self, other: "TextBox", space: str) -> "TextBox":
        """Both as one."""
        return TextBox(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
            f"{self.words}{space}{other.words}",
        )


def text_boxes(content: bytes) -> list[list[TextBox]]:
    """The runs of words of each page; each box lies around the ink of its letters."""
    with pdfium.PdfDocument(content) as document:
        return [_boxes_of(page.get_textpage()) for page in document]


def _boxes_of(text: pdfium.PdfTextPage) -> list[TextBox]:
    boxes: list[TextBox] = []
    last = TextBox(0, 0, 0, 0, "")
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        if not sign.strip() or text.get_charbox(index)[0] == 0:
            last = last._replace(words=f"{last.words} ")
            continue
        line, box = (_box(text, index, sign, loose=loose) for loose in (True, False))
        if boxes and _goes_on(last, line):
            space = " " if last.words.endswith(" ") else ""
            boxes.append(boxes.pop().joined(box, space))
        else:
            boxes.append(box)
        last = line
    return boxes


def _box(text: pdfium.PdfTextPage, index: int, sign: str, *, loose: bool) -> TextBox:
    left, bottom, right, top = text.get_charbox(index, loose=loose)
    return TextBox(left, bottom, right, top, sign)


def _goes_on(last: TextBox, line: TextBox) -> bool:
    """True for the next letter on the same line, at most a space further."""
    height = last.top - last.bottom
    is_level = abs(last.bottom - line.bottom) < height / 8
    return is_level and -height / 4 < line.left - last.right < height / 2


def assert_nothing_overlaps_or_is_cut(content: bytes, margin: float) -> None:
    """No two boxes of a page overlap, and each keeps the margin (points) to the edge."""
    with pdfium.PdfDocument(content) as document:
        sizes = [page.get_size() for page in document]
    for (width, height), boxes in zip(sizes, text_boxes(content), strict=True):
        assert boxes
        overlapping = [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]
        assert overlapping == []
        for box in boxes:
            assert margin <= box.left < box.right <= width - margin, box
            assert margin <= box.bottom < box.top <= height - margin, box
