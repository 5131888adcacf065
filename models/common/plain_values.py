"""What no command can take, whatever it is for."""

import unicodedata

LARGEST = 2**31 - 1
"""The largest whole number of a column in PostgreSQL."""


def has_bad_sign(text: str) -> bool:
    """True for signs of control, line ends too, and for halves of a sign from damaged bytes."""
    return any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text)
