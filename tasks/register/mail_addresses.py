"""Which mail addresses every mail server can take."""

import re

# ASCII only: an address with other letters needs SMTPUTF8, which few servers offer.
_ADDRESS = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*", re.ASCII | re.IGNORECASE
)


_LONGEST_ADDRESS = 254  # RFC 5321 4.5.3.1.3, less the angle brackets


def is_address(text: str) -> bool:
    """True when every mail server can take this as an address."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
