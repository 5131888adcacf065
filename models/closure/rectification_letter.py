"""What the template of a rectification may see."""

from datetime import date

from models.closure.letter_views import AddressedLetter, Happening
from models.common.views import View


class SentLetter(View):
    """A letter that went out before."""

    kind: str
    """Dutch word: "voornemen", "besluit"."""
    sent_on: date


class RectificationLetter(AddressedLetter):
    """To who got a letter that was not for him, or that had his data wrong."""

    party: int
    """Number of the addressee in the case."""
    course: tuple[Happening, ...]
    is_withdrawn: bool
    """True: he is no party at all. False: he is, and his data were wrong."""
    sent_before: tuple[SentLetter, ...]
