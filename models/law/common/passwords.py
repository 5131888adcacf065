"""What a password must be: long, and not made of what everybody knows about its owner [own].

No rule about capitals and digits: those make passwords alike (NIST SP 800-63B, 3.1.1.2).
"""

from collections.abc import Sequence

SHORTEST = 12
LONGEST = 200
FEWEST_SIGNS = 5
_SHORTEST_WORD = 4


def password_fault(password: str, known: Sequence[str]) -> str:
    """Why this cannot be the password, in Dutch; empty when it can. `known` is about its owner."""
    if not SHORTEST <= len(password) <= LONGEST:
        return f"kies een wachtwoord van {SHORTEST} tot en met {LONGEST} tekens"
    if len(set(password)) < FEWEST_SIGNS:
        return "kies een wachtwoord met meer verschillende tekens"
    words = [word for text in known for word in text.casefold().replace("@", " ").split()]
    if any(len(word) >= _SHORTEST_WORD and word in password.casefold() for word in words):
        return "gebruik uw naam, code of mailadres niet in het wachtwoord"
    return ""
