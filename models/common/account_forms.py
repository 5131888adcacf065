"""What is filled in to give somebody an account, and to make it."""

from dataclasses import dataclass, field

from pydantic import Field

from models.common.forms import Form
from models.common.shapes import OfficerCode


class InviteForm(Form):
    """Which officer is invited, or gets new factors, or is logged out; and by whom."""

    officer: OfficerCode = Field(title="Medewerker", description="De code van de medewerker.")
    by: OfficerCode = Field(title="Uw code", description="De code van een beheerder.")


@dataclass(frozen=True)
class Acceptance:
    """What an invited officer chose. It is no form: a password is taken as it was typed."""

    token: str = field(repr=False)
    password: str = field(repr=False)
    code: str = field(repr=False)
    """The first code of the app, which shows that it was scanned."""


@dataclass(frozen=True)
class Attempt:
    """What somebody typed to log in, and from where."""

    who: str = field(repr=False)
    """Officer code or mail address."""
    password: str = field(repr=False)
    second: str = field(repr=False)
    """A one-time code, or a recovery code."""
    address: str = field(default="", repr=False)
    """The network address of who asks."""
    device: str = field(default="", repr=False)
    """The token of a known device, from its cookie."""
