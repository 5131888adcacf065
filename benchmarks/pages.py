"""`python -m benchmarks.pages FOLDER`: how many pages the PDFs have that a peer made there."""

import sys
from pathlib import Path

import pypdfium2 as pdfium


def pages_in(folder: Path) -> int:
    """All pages of all PDFs whose name begins with "made"."""
    total = 0
    for path in folder.glob("made*.pdf"):
        with pdfium.PdfDocument(path) as document:
            total += len(document)
    return total


if __name__ == "__main__":
    print(pages_in(Path(sys.argv[1])))
