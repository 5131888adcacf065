"""The stylesheet of the page, and the colours and the logo of each municipality."""

from functools import cache

from fastapi import APIRouter, HTTPException, Response

from portal.web.pages import TEMPLATES
from tasks.acts.desk.look_acts import logo_of, stylesheet_of

router = APIRouter()
KEPT = {"Cache-Control": "public, max-age=3600"}
"""Nothing in these is of a case."""
SVG_POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


@cache
def _own_style() -> str:
    return (TEMPLATES / "page.css").read_text(encoding="utf-8")


@router.get("/opmaak.css")
def own_style() -> Response:
    """How every page looks, but for what is of a municipality."""
    return Response(_own_style(), media_type="text/css", headers=KEPT)


@router.get("/huisstijl/{code}.css")
def style_of_municipality(code: str) -> Response:
    """The colours of a municipality; without a house style nothing is said."""
    return Response(stylesheet_of(code), media_type="text/css", headers=KEPT)


@router.get("/huisstijl/{code}.svg")
def logo_of_municipality(code: str) -> Response:
    """The logo, as a picture that can do nothing."""
    logo = logo_of(code)
    if not logo:
        raise HTTPException(404)
    return Response(logo, media_type="image/svg+xml", headers=KEPT | SVG_POLICY)
