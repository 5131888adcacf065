"""On which account the municipality is paid; nobody is asked to pay while that is not known."""

from datetime import date

from models.law.closure.local_rules import LocalRules
from models.law.common.dutch import dutch_date
from models.law.common.errors import WeerbaarError
from tasks.closure.approvals import NO_RECEIPT, Receipt
from tasks.closure.case_step import Step, place_of
from tasks.closure.closure_policies import local_rules


class NoAccountError(WeerbaarError):
    """Raised when a letter would ask for money that goes out at once, and no account is known."""


def why_a_draft(municipality: str, rules: LocalRules) -> str:
    """Why a letter that asks for money may not leave; empty when it names an account.

    An order to pay says how to pay: money goes to the account the creditor names (Awb 4:89(1)).
    """
    if rules.bank_account:
        return ""
    return (
        f"het rekeningnummer van {municipality} ontbreekt; vul bank_account in local-rules.yaml in."
    )


def receipt_of_account(step: Step, sent_on: date) -> Receipt:
    """With this a decision that asks for money stays a draft until the account is known."""
    draft = _why(step, sent_on)
    return Receipt(draft=draft) if draft else NO_RECEIPT


def refuse_without_account(step: Step) -> None:
    """What leaves as it is made is never sent without the account."""
    draft = _why(step, step.on)
    if draft:
        raise NoAccountError(
            f"Zaak {step.case.reference} staat op '{step.case.status.label}'; op "
            f"{dutch_date(step.on)} kan deze brief niet weg: {draft}"
        )


def _why(step: Step, on: date) -> str:
    municipality, _, _ = place_of(step.session, step.case)
    return why_a_draft(municipality.name, local_rules(municipality.folder, on))
