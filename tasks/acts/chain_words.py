"""What the chains of the history are of, in Dutch: cases, controls, signals and the rest."""

import re
from collections import Counter
from collections.abc import Sequence

from models.law.common.dutch import join_dutch, plural
from models.law.common.municipality_facts import ABBREVIATION, KEPT_WORDS
from models.law.instruments.instruments import InstrumentKind
from tasks.register.organisation_history import CHAIN

_INSTRUMENTS = "|".join(kind.code for kind in InstrumentKind)
_KEPT = "|".join(f"{word}-" for word in KEPT_WORDS)
CHAINS = (
    (rf"(?!{_KEPT}){ABBREVIATION}-\d{{4}}-\d+", "zaak", "zaken"),
    (rf"{ABBREVIATION}-CON-\d+", "controle", "controles"),
    (rf"{ABBREVIATION}-SIG-\d{{4}}-\d+", "signaal", "signalen"),
    (rf"{ABBREVIATION}-VER-\d{{4}}-\d+", "vernietigingslijst", "vernietigingslijsten"),
    (rf"{ABBREVIATION}-({_INSTRUMENTS})-\d{{4}}-\d+", "instrument", "instrumenten"),
    (r"PLAN-\d{4}-\d{4}-\d+", "actie van een plan", "acties van een plan"),
    (rf"{ABBREVIATION}-KAL-\d{{4}}-\d+", "bericht in de kalender", "berichten in de kalender"),
    (r"LEDGER-\d{4}-\d{4}", "jaar met boekingen", "jaren met boekingen"),
    (r"JAAR-\d{4}(-\d{4})?", "jaar met cijfers", "jaren met cijfers"),
    (rf"{ABBREVIATION}-EVA-\d{{4}}", "evaluatie", "evaluaties"),
    (r"BEDRIJF-\d{4}-\d{4}", "jaar met ingeziene bedrijven", "jaren met ingeziene bedrijven"),
    (CHAIN, "organisatie", "organisaties"),
)
"""What a chain looks like, and what one and more of them are called."""
OTHER = ("ander onderwerp", "andere onderwerpen")


def told_chains(chains: Sequence[str]) -> str:
    """How many there are of each: "2 zaken, 1 controle en 1 jaar met cijfers"."""
    counts = Counter(map(_words, chains))
    order = [*((one, more) for _, one, more in CHAINS), OTHER]
    return join_dutch([plural(counts[words], *words) for words in order if counts[words]])


def _words(chain: str) -> tuple[str, str]:
    for pattern, one, more in CHAINS:
        if re.fullmatch(pattern, chain):
            return one, more
    return OTHER
