"""What somebody filled in while his session ended: kept in his browser until he logged in again."""

import json
import re
from dataclasses import dataclass
from typing import Self

from fastapi import HTTPException, Request

from portal.web.entry.csrf import FIELD, is_own
from portal.web.forms.posted import Posted, read_posted

KEPT = "bewaard"
"""The field of the form of logging in that holds it; the server keeps nothing."""
_PATH = re.compile(r"/[A-Za-z0-9][A-Za-z0-9/_.-]*")
"""A page of ours, and of nobody else."""


@dataclass(frozen=True)
class KeptForm:
    """A form that was not taken, with where it was sent."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Out of the form of logging in; None for whatever is no such form."""
        try:
            path, fields = json.loads(text)
            kept = tuple((str(name), str(value)) for name, value in fields)
        except (ValueError, TypeError):
            return None
        return cls(path, kept) if isinstance(path, str) and _PATH.fullmatch(path) else None

    @property
    def text(self) -> str:
        """As the form of logging in carries it."""
        return json.dumps([self.path, self.fields])


def _is_by_script(request: Request) -> bool:
    """A script keeps what it could not send by itself, and wants to be led to the log-in."""
    return request.headers.get("sec-fetch-mode", "navigate") != "navigate"


async def kept_form(request: Request) -> KeptForm | None:
    """What was sent by a form of ours without a session; None when it was none, or a file."""
    if request.method != "POST" or not is_own(request) or _is_by_script(request):
        return None
    try:
        posted: Posted = await read_posted(request)
    except HTTPException:
        return None
    fields = [
        (name, value) for name, values in posted.fields.items() for value in values if name != FIELD
    ]
    return KeptForm.read(KeptForm(request.url.path, tuple(fields)).text)
