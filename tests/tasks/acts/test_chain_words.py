"""What the history holds is counted by what it is of."""

from pathlib import Path

import pytest

from tasks.acts.chain_words import told_chains
from tasks.acts.register_acts import NO_HISTORY, verify_history


@pytest.mark.parametrize(
    ("chains", "words"),
    [
        (["LIN-2026-001"], "1 zaak"),
        (["LIN-2026-001", "ALV-2026-1000"], "2 zaken"),
        (["LIN-CON-007"], "1 controle"),
        (["LIN-SIG-2026-001"], "1 signaal"),
        (["LIN-VER-2027-001"], "1 vernietigingslijst"),
        (["LIN-DOR-2026-001", "LIN-STP-2026-001", "LIN-BIB-2026-001"], "3 instrumenten"),
        (["PLAN-9001-2024-8"], "1 actie van een plan"),
        (["ALV-KAL-2026-001"], "1 bericht in de kalender"),
        (["LEDGER-9001-2026"], "1 jaar met boekingen"),
        (["JAAR-2026", "JAAR-2024-9001"], "2 jaren met cijfers"),
        (["ALV-EVA-2024"], "1 evaluatie"),
        (["iets"], "1 ander onderwerp"),
        (
            ["ALV-CON-001", "LIN-2026-001", "LIN-2026-002", "x"],
            "2 zaken, 1 controle en 1 ander onderwerp",
        ),
    ],
)
def test_each_kind_of_chain_has_its_own_word(chains: list[str], words: str) -> None:
    """Cases first, and what nobody named last."""
    assert told_chains(chains) == words


def test_a_register_without_history_says_so(register: Path) -> None:
    """And not that nothing is right."""
    assert register
    assert verify_history().said == (NO_HISTORY,)
