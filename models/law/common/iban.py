"""Numbers of bank accounts, as the whole of Europe writes them."""

import re


def is_iban(text: str) -> bool:
    """Whether the two check digits of an account number are right (ISO 13616: 97 leaves 1)."""
    signs = re.sub(r"[\W_]", "", text).upper()
    turned = signs[4:] + signs[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def in_fours(iban: str) -> str:
    """As people read and copy it: "NL91 ABNA 0417 1643 00"."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
