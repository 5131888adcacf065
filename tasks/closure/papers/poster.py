"""The poster on the door of closed premises.

The words stand in templates/texts/poster.md.j2, the page in templates/layouts/poster.typ.
"""

from io import BytesIO
from typing import Final, Literal

import segno

from models.closure.closure_views import PublicView
from models.law.common.dutch import short_date
from tasks.closure.closure_policies import local_rules
from tasks.documents.house_style import house_style_of
from tasks.documents.rendering import RenderedFile, parse, render_text, to_pdf
from tasks.documents.text_tree import split_parts
from tasks.register.policies import reporting_lines

PaperSize = Literal["A3", "A4"]
WIDTH_MM: Final[dict[PaperSize, int]] = {"A3": 297, "A4": 210}
QUIET_ZONE: Final = 4
"""White modules around a QR code that a camera needs (ISO/IEC 18004)."""


def poster(view: PublicView, size: PaperSize) -> RenderedFile:
    """The poster for the door, always one page; no address, because it hangs on the spot.

    Raises LayoutError when the words of a house style do not fit on the page.
    """
    house_style = house_style_of(view.folder)
    rules = local_rules(view.folder, view.made_on)
    reporting = reporting_lines(view.made_on)
    link = house_style.report_link or reporting.link
    text = render_text(
        "poster.md.j2", view=view, house_style=house_style, rules=rules, reporting=reporting
    )
    data = {
        "paper": size.lower(),
        "width_mm": WIDTH_MM[size],
        "parts": split_parts(parse(text)),
        "qr": qr_code(link),
        "link": link.removeprefix("https://").removeprefix("www."),
        "foot": [
            f"Zaak {view.reference}",
            f"Versie {view.version}",
            short_date(view.made_on),
        ],
    }
    title = f"Gesloten op last van {house_style.mayor}"
    content = to_pdf("poster", title, [], data, house_style, view.made_on)
    return RenderedFile(f"poster-{size.lower()}.pdf", "application/pdf", content)


def qr_code(link: str) -> str:
    """The link as an SVG of black modules on white, readable on a wet or torn poster.

    A quarter of the modules may be lost, or more where that costs no larger code.
    """
    out = BytesIO()
    code = segno.make(link, error="q", micro=False)
    code.save(out, kind="svg", border=QUIET_ZONE, light="#ffffff", xmldecl=False, lineclass=None)
    return out.getvalue().decode()
