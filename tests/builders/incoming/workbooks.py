"""Workbooks made by hand, cell by cell, and by three programs: what people send in."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pyexcelerate
import xlsxwriter
from openpyxl import Workbook

from tasks.imports.cells import letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="d\\-m\\-yyyy"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="20"/></cellXfs>'
)
"""Styles of cells: 0 general, 1 a day, 2 a day as people write it here, 3 a time."""


def text(words: str, more: str = "") -> str:
    """A cell with text; `{place}` is filled in by `sheet`."""
    return f'<c r="{{place}}" t="inlineStr"{more}><is><t>{escape(words)}</t></is></c>'


def number(value: float | str, style: int = 0) -> str:
    """A cell with a number, in a style."""
    return f'<c r="{{place}}" s="{style}"><v>{value}</v></c>'


def sheet(rows: Sequence[Sequence[str]], after: str = "", before: str = "") -> str:
    """The XML of a sheet: cells of `text`, `number` or raw XML; an empty one is left out."""
    made = []
    for place, cells in enumerate(rows, start=1):
        filled = (
            cell.replace("{place}", f"{letters(column)}{place}")
            for column, cell in enumerate(cells)
            if cell
        )
        made.append(f'<row r="{place}">{"".join(filled)}</row>')
    data = f"<sheetData>{''.join(made)}</sheetData>"
    return f'<worksheet xmlns="{MAIN}">{before}{data}{after}</worksheet>'


def texts(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Cells with text for each value; nothing for an empty one."""
    return [[text(value) if value else "" for value in row] for row in rows]


def book(
    sheets: Mapping[str, str],
    hidden: Sequence[str] = (),
    shared: str = "",
    about: str = "",
) -> bytes:
    """A workbook of these sheets; `about` stands in it before the list of its sheets."""
    listed, links = [], []
    for place, name in enumerate(sheets, start=1):
        state = ' state="hidden"' if name in hidden else ""
        listed.append(f'<sheet name="{escape(name)}" sheetId="{place}"{state} r:id="s{place}"/>')
        links.append(_link(f"s{place}", "worksheet", f"worksheets/sheet{place}.xml"))
    links += [_link("st", "styles", "styles.xml"), _link("sh", "sharedStrings", "shared.xml")]
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _links([_link("r", "officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _links(links),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{about}'
        f"<sheets>{''.join(listed)}</sheets></workbook>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{STYLES}</styleSheet>',
        "xl/shared.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    }
    for place, xml in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{place}.xml"] = xml
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def strict(content: bytes) -> bytes:
    """The same workbook as Excel saves it under "Strict Open XML"."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    return packed(
        {
            name: xml.replace(MAIN, STRICT_MAIN).replace(LINKS, STRICT_LINKS)
            for name, xml in parts.items()
        }
    )


def by_openpyxl(rows: Sequence[Sequence[object]]) -> bytes:
    """As openpyxl writes a workbook: every text in one list that cells refer to."""
    made = Workbook()
    page = made.active
    assert page is not None
    for row in rows:
        page.append(list(row))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def by_xlsxwriter(rows: Sequence[Sequence[object]]) -> bytes:
    """As XlsxWriter does: rows of constant memory, texts in the cells."""
    out = BytesIO()
    made = xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": True})
    page = made.add_worksheet("Lijst")
    day = made.add_format({"num_format": "dd-mm-yyyy"})
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(place, column, value)
            elif value is not None:
                page.write_datetime(place, column, value, day)
    made.close()
    return out.getvalue()


def by_pyexcelerate(rows: Sequence[Sequence[object]]) -> bytes:
    """As PyExcelerate does: no size of the sheet, cells by their place."""
    made = pyexcelerate.Workbook()
    made.new_sheet("Lijst", data=[list(row) for row in rows])
    out = BytesIO()
    made._save(out)
    return out.getvalue()


def _link(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>'


def _links(links: Sequence[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'
