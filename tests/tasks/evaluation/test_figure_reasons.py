"""Why the spending of a year changed since it was frozen: its invoices and corrections."""

from datetime import date
from pathlib import Path

from models.common.history import EventKind
from models.common.ledger import LedgerEntry
from models.common.visitor import SYSTEM
from models.plan.plan_forms import CorrectionForm, CostForm
from tasks.acts.evaluation_sources import SOURCES
from tasks.evaluation.figure_comparison import compare_figures
from tasks.evaluation.figure_snapshot import freeze_figures
from tasks.plan import costs
from tasks.register.history_entries import Entry, remember
from tasks.register.resources import transaction
from tests.builders.round_builder import at, fill_organisation

COUNTED, LATER = date(2025, 1, 10), date(2025, 2, 1)
ACTION = {"action": "19", "municipality": "Alverlo", "by": "ZAAK1"}


def cost(invoice: str, amount: str) -> None:
    """A late invoice."""
    values = {"on": "2024-09-14", "invoice": invoice, "amount": amount, "what": "Stand"}
    costs.book_cost(CostForm.model_validate(ACTION | values), at(LATER))


def test_each_invoice_tells_what_was_booked(register: Path) -> None:
    """A late invoice and its correction tell the same; another number, however like it, its own."""
    assert register
    fill_organisation()
    freeze_figures(2024, SYSTEM, COUNTED, at(COUNTED), sources=SOURCES)
    cost("F2024-0012", "300")
    cost("F2024-001", "40")
    values = {"on": "2025-01-20", "invoice": "F2024-0012", "amount": "250", "reason": "Korting"}
    costs.correct_cost(CorrectionForm.model_validate(ACTION | values), at(LATER))
    rows = compare_figures(2024, LATER, sources=SOURCES).rows
    why = {change.row.key: change.why for change in rows if change.row.table == "spending"}
    first, second = "invoice:9001:19:F2024-0012", "invoice:9001:19:F2024-001"

    assert set(why) == {first, f"{first}#1", second}
    assert why[first] == why[f"{first}#1"]
    assert "300 euro op 14 september 2024 is geboekt, factuur F2024-0012." in why[first]
    assert why[first].endswith("van 2024 is 250 euro, eerst 300 euro.")
    assert "F2024-0012" not in why[second]
    assert why[second].endswith("40 euro op 14 september 2024 is geboekt, factuur F2024-001.")


def test_a_correction_is_explained_by_the_history_of_its_round(register: Path) -> None:
    """Its entry has a number of its own behind the reference."""
    assert register
    fill_organisation()
    freeze_figures(2024, SYSTEM, COUNTED, at(COUNTED), sources=SOURCES)
    with transaction() as session:
        session.add(
            LedgerEntry(
                key="round:ALV-CON-008#1",
                municipality_code="9001",
                action_number=8,
                amount=55,
                on=date(2024, 3, 1),
                what="verzonnen",
            )
        )
        entry = Entry("ALV-CON-008", "ZAAK1", EventKind.RECORD, "Kosten gewijzigd.")
        remember(session, entry, LATER, at(LATER))
    rows = compare_figures(2024, LATER, sources=SOURCES).rows
    [change] = [change for change in rows if change.row.table == "spending"]

    assert change.row.figures == ("budget_spent",)
    assert change.why == "1 februari 2025: Kosten gewijzigd."
