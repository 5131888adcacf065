"""The ways to make residents' letters that are compared; each runs in a process of its own.

`python -m benchmarks.peers NAME COUNT FOLDER` makes COUNT letters in FOLDER. All make the same
letter, of the same words, to the same invented addresses.
"""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from models.law.measures import DurationUnit, Measure, MeasureKind, PremisesKind
from models.views import DeliveryAddress, PublicView


def view() -> PublicView:
    """An invented closure."""
    return PublicView(
        reference="WES-2026-001",
        municipality="Westervoort",
        house="westervoort",
        premises_kind=PremisesKind.DWELLING,
        inhabited=True,
        place="Verzonnendorp",
        street="Voorbeeldstraat",
        address_line="Voorbeeldstraat 12",
        found="een handelshoeveelheid harddrugs",
        found_on=date(2026, 2, 10),
        measure=Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS),
        closed_on=date(2026, 4, 10),
        ordered_from=date(2026, 4, 10),
        ordered_until=date(2026, 7, 9),
        made_on=date(2026, 4, 10),
    )


def addresses(count: int) -> list[DeliveryAddress]:
    """Invented letterboxes."""
    return [
        DeliveryAddress(
            bag_id=f"{number:016d}",
            street=f"Verzonnenlaan {number // 100}",
            house_number=number % 100 + 1,
            postcode="9999 XB",
            place="Verzonnendorp",
        )
        for number in range(count)
    ]


def weerbaar(count: int, folder: Path) -> None:
    """Typst for the letter and the addresses, merged with their structure: PDF/UA-1 and PDF/A."""
    from tasks.public_documents import mail_merge  # noqa: PLC0415  (each peer pays for its own)

    for file in mail_merge(view(), addresses(count)):
        (folder / file.name).write_bytes(file.content)


def weasyprint(count: int, folder: Path) -> None:
    """One HTML document with a page for each letter."""
    import weasyprint as engine  # noqa: PLC0415

    body = (folder / "letter.html").read_text(encoding="utf-8")
    pages = "".join(
        f'<article style="page-break-after: always"><p>{to.line}<br>{to.postcode} {to.place}</p>'
        f"{body}</article>"
        for to in addresses(count)
    )
    html = f'<html lang="nl"><head><title>Brief</title></head><body>{pages}</body></html>'
    engine.HTML(string=html).write_pdf(folder / "letters.pdf", pdf_variant="pdf/ua-1")


def docxtpl(count: int, folder: Path) -> None:
    """A Word template filled for each letter, and LibreOffice to PDF."""
    from docxtpl import DocxTemplate  # noqa: PLC0415

    names = []
    for number, to in enumerate(addresses(count)):
        template = DocxTemplate(folder / "letter.docx")
        template.render({"address": to.line, "place": to.place}, autoescape=True)
        names.append(folder / f"{number}.docx")
        template.save(names[-1])
    office = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, names)], check=True, capture_output=True)


def floor(count: int, folder: Path) -> None:
    """The least that can be done: one prepared page, stamped again and again, no structure."""
    import pikepdf  # noqa: PLC0415

    with pikepdf.open(folder / "letter.pdf") as source, pikepdf.new() as target:
        for to in addresses(count):
            target.pages.append(source.pages[0])
            page = target.pages[-1]
            text = f"BT /F1 11 Tf 70 700 Td ({to.line}) Tj ET".encode()
            page.contents_add(target.make_stream(text))
        target.save(folder / "letters.pdf")


Peer = Callable[[int, Path], None]
PEERS: dict[str, tuple[Peer, Sequence[str]]] = {
    "weerbaar": (weerbaar, ()),
    "weasyprint": (weasyprint, ("weasyprint",)),
    "docxtpl + libreoffice": (docxtpl, ("docxtpl", "soffice")),
    "floor (pikepdf)": (floor, ()),
}


def absent(needs: Sequence[str]) -> list[str]:
    """What a peer needs and this machine does not have."""
    return [need for need in needs if not (_has_module(need) or shutil.which(need))]


def _has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def prepare(folder: Path) -> None:
    """What the peers start from: the words of our letter as HTML, as Word file and as one page."""
    from tasks.office_files import to_docx  # noqa: PLC0415
    from tasks.public_documents import letter_words, residents_letter  # noqa: PLC0415
    from tasks.rendering import parse  # noqa: PLC0415
    from tasks.text_tree import body_html  # noqa: PLC0415

    words: Any = letter_words(view())
    (folder / "letter.html").write_text(body_html(parse(words)), encoding="utf-8")
    (folder / "letter.pdf").write_bytes(residents_letter(view()).content)
    marked = "{{ address }}\n\n{{ place }}\n\n" + words
    (folder / "letter.docx").write_bytes(to_docx(marked, "Brief", date(2026, 4, 10)))


def main() -> None:
    """Run one peer."""
    name, count, folder = sys.argv[1:]
    if name == "prepare":
        prepare(Path(folder))
        return
    PEERS[name][0](int(count), Path(folder))


if __name__ == "__main__":
    main()
