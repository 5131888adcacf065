"""A finished file as an answer: shown in the page where the browser can, or to keep."""

from fastapi import Response

from portal.web.headers import PAPER_POLICY
from tasks.documents.rendering import RenderedFile

SHOWN = ("application/pdf", "image/jpeg")


def shown_file(file: RenderedFile) -> Response:
    """Shown inside a page of ours when it is a PDF or a photograph."""
    return _answer(file, "inline" if file.media_type in SHOWN else "attachment")


def kept_file(file: RenderedFile) -> Response:
    """For the folder of who asked for it."""
    return _answer(file, "attachment")


def _answer(file: RenderedFile, how: str) -> Response:
    headers = {
        "Content-Security-Policy": PAPER_POLICY,
        "Content-Disposition": f'{how}; filename="{file.name}"',
    }
    return Response(file.content, media_type=file.media_type, headers=headers)
