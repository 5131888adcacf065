"""An invoice is claimed once: not twice in a cost decision, and not in two of one case."""

from collections import Counter
from collections.abc import Iterator

from sqlmodel import and_, col, select

from models.closure.approval import Approval, ApprovalSubject
from models.closure.decision import Decision
from models.closure.money.claim import Claim, CostItem
from models.closure.money.money_forms import CostItemForm, CostsForm
from models.law.closure.money.claims import ClaimState
from tasks.closure.approvals import latest_approval
from tasks.closure.case_step import Step
from tasks.register.acting import id_of

OF_ANOTHER = "is zij van een andere leverancier, zet dan letters voor het nummer"


def faults_in_invoices(step: Step, form: CostsForm) -> Iterator[str]:
    """Each invoice that is claimed twice; a claim that was cancelled leaves its invoices free.

    One invoice can hold a part for preparing and a part for carrying out.
    """
    parts = Counter((_key(item), item.kind) for item in form.items)
    twice = {key for (key, _), times in parts.items() if times > 1}
    for invoice in sorted({item.invoice for item in form.items if _key(item) in twice}):
        yield (
            f"Factuur {invoice}: staat er twee keer voor dezelfde soort kosten; maak er één post "
            f"van, of {OF_ANOTHER}"
        )
    claimed = _claimed(step, form)
    for invoice in sorted({item.invoice for item in form.items if _key(item) in claimed}):
        claim = claimed[invoice.casefold()]
        yield f"Factuur {invoice}: staat al in vordering {claim} van deze zaak; {OF_ANOTHER}"


def _key(item: CostItemForm | CostItem) -> str:
    return item.invoice.casefold()


def _claimed(step: Step, form: CostsForm) -> dict[str, int]:
    """The claim in which an invoice stands already; the same decision made again claims nothing."""
    rows = step.session.exec(
        select(CostItem, Claim.number)
        .join(Decision, col(Decision.approval_id) == CostItem.approval_id)
        .join(
            Claim,
            and_(
                col(Claim.case_id) == Decision.case_id,
                col(Claim.decision_number) == Decision.number,
            ),
        )
        .where(CostItem.case_id == step.case_id, Claim.state != ClaimState.CANCELLED)
        .order_by(col(CostItem.id))
    ).all()
    newest = latest_approval(step.session, step.case_id, ApprovalSubject.COSTS)
    if newest is not None and _is_the_same(newest, form, [item for item, _ in rows]):
        rows = [row for row in rows if row[0].approval_id != id_of(newest)]
    return {_key(item): number for item, number in rows}


def _is_the_same(newest: Approval, form: CostsForm, items: list[CostItem]) -> bool:
    made = [
        (item.kind, item.what, item.invoice, item.made_on, item.cents)
        for item in items
        if item.approval_id == newest.id
    ]
    asked = [
        (item.kind, item.what, item.invoice, item.made_on, int(item.amount * 100))
        for item in form.items
    ]
    return newest.takes_effect_on == form.sent_on and made == asked
