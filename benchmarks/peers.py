"""The ways to make residents' letters that are compared; each runs in a process of its own.

`python -m benchmarks.peers NAME COUNT FOLDER` makes COUNT letters in FOLDER, from what
`benchmarks.prepare` left there: the same words, in the same font, to the same addresses. Imports
stand inside the peers, because each pays for its own and for no other.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path

STYLE = """
@font-face { font-family: Fira Sans; src: url(fonts/FiraSans-Regular.ttf) }
@font-face { font-family: Fira Sans; src: url(fonts/FiraSans-Bold.ttf); font-weight: bold }
@page { size: A4; margin: 15mm 22mm 19mm 25mm }
body { font: 10pt Fira Sans } article { break-after: page }
h1 { font-size: 16pt; margin: 8pt 0 } h2 { font-size: 12pt; margin: 8pt 0 4pt }
p, ul, table { margin: 5pt 0 } li p { margin: 0 }
"""
FILES_PER_RUN = 200
"""LibreOffice 7.4 converted 247 of 1,000 files given at once, and ended with exit code 0."""


def weerbaar(count: int, folder: Path) -> None:
    """Typst for the letter and for the addresses, merged with their structure; both standards."""
    from benchmarks.invented import addresses, view  # noqa: PLC0415
    from tasks.closure.papers.residents_letter import mail_merge  # noqa: PLC0415

    for file in mail_merge(view(), addresses(count)):
        (folder / f"made-{file.name}").write_bytes(file.content)


def weasyprint(count: int, folder: Path) -> None:
    """One HTML document with a page for each letter, to PDF/UA-1."""
    import weasyprint as engine  # noqa: PLC0415

    letter = (folder / "letter.html").read_text(encoding="utf-8")
    pages = [
        letter.replace("{{ address }}", escape(line)).replace("{{ place }}", escape(place))
        for line, place in _addresses(count, folder)
    ]
    body = "".join(f"<article>{page}</article>" for page in pages)
    head = f"<head><title>Brief</title><style>{STYLE}</style></head>"
    html = f'<html lang="nl">{head}<body>{body}</body></html>'
    document = engine.HTML(string=html, base_url=str(folder))
    document.write_pdf(folder / "made.pdf", pdf_variant="pdf/ua-1")


def docxtpl(count: int, folder: Path) -> None:
    """A Word template filled for each letter, and all of them through LibreOffice to PDF."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    names = []
    for number, (line, place) in enumerate(_addresses(count, folder)):
        template = DocxTemplate(folder / "letter.docx")
        template.render({"address": line, "place": place}, autoescape=True)
        names.append(str(folder / f"made-{number}.docx"))
        template.save(names[-1])
    for start in range(0, count, FILES_PER_RUN):
        _to_pdf(names[start : start + FILES_PER_RUN], folder)


def _to_pdf(names: list[str], folder: Path) -> None:
    office = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    home = {"FONTCONFIG_FILE": f"{folder}/fonts.conf", "XDG_CACHE_HOME": f"{folder}/cache"}
    subprocess.run(
        [office, profile, *options, *names],
        check=True,
        capture_output=True,
        env=os.environ | home,
    )


def floor(count: int, folder: Path) -> None:
    """The least that can be done: one prepared page, stamped again and again, no structure."""
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(folder / "letter.pdf") as source, pikepdf.new() as target:
        for line, place in _addresses(count, folder):
            target.pages.append(source.pages[0])
            stamp = f"BT /Stamp 10 Tf 71 692 Td ({line}) Tj 0 -14 Td ({place}) Tj ET"
            target.pages[-1].contents_add(target.make_stream(stamp.encode()))
        target.save(folder / "made.pdf")


def _addresses(count: int, folder: Path) -> list[tuple[str, str]]:
    lines = json.loads((folder / "addresses.json").read_text(encoding="utf-8"))
    return [(line, place) for line, place in lines[:count]]


RUN: dict[str, Callable[[int, Path], None]] = {
    "weerbaar": weerbaar,
    "weasyprint": weasyprint,
    "docxtpl": docxtpl,
    "floor": floor,
}


if __name__ == "__main__":
    RUN[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
