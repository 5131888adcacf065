"""What a browser posts: the fields of a form, within bounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request

LARGEST_BODY = 1_000_000
"""Bytes; the largest form of ours, with every field full, is a tenth of it."""
MOST_FIELDS = 2_000
KIND = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Posted:
    """The fields by name, in the order in which they stood in the form."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """What was typed in this field; of several the last, of none nothing."""
        return (self.fields.get(name) or ("",))[-1]

    def all(self, name: str) -> Sequence[str]:
        """Everything that was chosen under this name."""
        return self.fields.get(name, ())


async def read_posted(request: Request) -> Posted:
    """The fields of the form that a request brings; anything else is refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != KIND:
        raise HTTPException(415)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise HTTPException(413)
    return read_fields(bytes(body))


def read_fields(body: bytes) -> Posted:
    """The fields of a body; what is no text, or has too many fields, is refused with 400."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            errors="strict",
        )
    except ValueError:
        raise HTTPException(400) from None
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        # A browser ends every line of a text area with CR LF.
        fields.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return Posted(fields)


PostedForm = Annotated[Posted, Depends(read_posted)]
