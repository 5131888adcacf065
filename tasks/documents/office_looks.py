"""What pandoc leaves out of an ODT or DOCX: the colours of the house, lines, and whole rows."""

from collections.abc import Callable
from typing import TypeAlias, cast

from lxml import etree

from tasks.documents.house_style import HouseStyle

SIZES = {"Title": 20.0, "1": 17.0, "2": 12.5, "3": 11.0, "4": 10.5, "5": 10.5, "6": 10.5}
"""The letters of title and headings in points, as on paper (templates/layouts/house.typ)."""
TEXT_SIZE = 10.5
LINE_COLOUR = "#b4b4b4"
HEAD_COLOUR = "#eeeeee"

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_O = {
    "office": f"{_ODF}office:1.0",
    "style": f"{_ODF}style:1.0",
    "table": f"{_ODF}table:1.0",
    "text": f"{_ODF}text:1.0",
    "fo": f"{_ODF}xsl-fo-compatible:1.0",
}
_W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_ROW = "WholeRow"

Element: TypeAlias = etree._Element  # noqa: SLF001 (the type of every element has no other name)


def _odf(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{_O[prefix]}}}{local}"


def _word(name: str) -> str:
    return f"{{{_W['w']}}}{name}"


def changed(change: Callable[[Element], None]) -> Callable[[str], str]:
    """A change of a tree as a change of the XML in which it is written."""

    def of_text(xml: str) -> str:
        root = etree.fromstring(xml.encode())
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode()

    return of_text


def odt_styles(root: Element, house_style: HouseStyle) -> None:
    """Title and headings in the colour and the sizes of the house, upright; the text smaller."""
    styles = {
        style.get(_odf("style:name"), ""): style
        for style in _found(root, "//office:styles/style:style[@style:family='paragraph']", _O)
    }
    # Pandoc names a style for the title and leaves it to the program what that is.
    styles["Title"] = etree.SubElement(_found(root, "//office:styles", _O)[0], _odf("style:style"))
    for name, value in (
        ("name", "Title"),
        ("family", "paragraph"),
        ("parent-style-name", "Heading"),
    ):
        styles["Title"].set(_odf(f"style:{name}"), value)
    for name, style in styles.items():
        size = SIZES.get(name.removeprefix("Heading_20_"))
        if size is not None:
            text = _child(style, _odf("style:text-properties"))
            text.attrib.clear()
            text.set(_odf("fo:color"), house_style.colours.primary)
            text.set(_odf("fo:font-size"), f"{size}pt")
            text.set(_odf("fo:font-weight"), "bold")
    for text in _found(root, "//style:default-style[@style:family='paragraph']/*", _O):
        if text.tag == _odf("style:text-properties"):
            text.set(_odf("fo:font-size"), f"{TEXT_SIZE}pt")


def odt_body(root: Element) -> None:
    """No row over two pages, a line below each row, a grey head."""
    styles = _found(root, "//office:automatic-styles", _O)[0]
    whole = etree.SubElement(styles, _odf("style:style"))
    whole.set(_odf("style:name"), _ROW)
    whole.set(_odf("style:family"), "table-row")
    etree.SubElement(whole, _odf("style:table-row-properties")).set(
        _odf("fo:keep-together"), "always"
    )
    for row in root.iter(_odf("table:table-row")):
        row.set(_odf("table:style-name"), _ROW)
    for cell in _found(styles, "style:style[@style:family='table-cell']", _O):
        looks = _child(cell, _odf("style:table-cell-properties"))
        looks.attrib.clear()
        looks.set(_odf("fo:padding"), "0.06in")
        looks.set(_odf("fo:border-bottom"), f"0.5pt solid {LINE_COLOUR}")
        if "Header" in cell.get(_odf("style:name"), ""):
            looks.set(_odf("fo:background-color"), HEAD_COLOUR)


def docx_styles(root: Element, house_style: HouseStyle) -> None:
    """Title and headings in the colour and the sizes of the house; tables with lines and a head."""
    for style in root.iter(_word("style")):
        name = style.get(_word("styleId"), "")
        size = SIZES.get(name.removeprefix("Heading").removesuffix("Char"))
        if size is not None:
            _set_letters(_child(style, _word("rPr")), size, house_style.colours.primary)
        if name == "Title":
            _child(_child(style, _word("pPr")), _word("jc")).set(_word("val"), "left")
        if name == "Table":
            _set_table(style)
    for text in _found(root, "//w:rPrDefault/w:rPr/*[self::w:sz or self::w:szCs]", _W):
        text.set(_word("val"), _half_points(TEXT_SIZE))


def _set_letters(letters: Element, size: float, colour: str) -> None:
    """Bold, in this size and colour, in the order that the format asks for."""
    fonts = letters.findall("w:rFonts", _W)
    letters[:] = fonts
    etree.SubElement(letters, _word("b"))
    etree.SubElement(letters, _word("color")).set(_word("val"), colour[1:].upper())
    for name in ("sz", "szCs"):
        etree.SubElement(letters, _word(name)).set(_word("val"), _half_points(size))


def _half_points(size: float) -> str:
    return str(round(2 * size))


def _set_table(style: Element) -> None:
    """A line below each row; the first row bold on grey."""
    borders = etree.Element(_word("tblBorders"))
    for side in ("bottom", "insideH"):
        line = etree.SubElement(borders, _word(side))
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0")):
            line.set(_word(name), value)
        line.set(_word("color"), LINE_COLOUR[1:].upper())
    margins = _one(style, "w:tblPr/w:tblCellMar")
    margins.addprevious(borders)
    for side in ("top", "bottom"):
        _one(margins, f"w:{side}").set(_word("w"), "60")
    cell = _one(style, "w:tblStylePr/w:tcPr")
    bold = etree.Element(_word("rPr"))
    etree.SubElement(bold, _word("b"))
    cell.addprevious(bold)
    shade = etree.Element(_word("shd"))
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_COLOUR[1:].upper())):
        shade.set(_word(name), value)
    _one(cell, "w:vAlign").addprevious(shade)


def docx_body(root: Element) -> None:
    """No row over two pages; the width of each column is the one that is given."""
    for row in root.iter(_word("tr")):
        looks = row.find("w:trPr", _W)
        if looks is None:
            looks = etree.Element(_word("trPr"))
            row.insert(0, looks)
        looks.insert(0, etree.Element(_word("cantSplit")))


def _found(root: Element, path: str, names: dict[str, str]) -> list[Element]:
    return cast(list[Element], root.xpath(path, namespaces=names))


def _one(root: Element, path: str) -> Element:
    """What pandoc always writes; another version that does not is found by the tests."""
    found = root.find(path, _W)
    if found is None:
        raise LookupError(f"{root.tag} has no {path}")
    return found


def _child(parent: Element, tag: str) -> Element:
    found = parent.find(tag)
    return etree.SubElement(parent, tag) if found is None else found
