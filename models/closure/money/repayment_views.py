"""What the letter about paying back says: frozen values."""

from datetime import date

from models.closure.closure_views import TermLine
from models.closure.letter_views import ToldLetter
from models.closure.money.money_views import InterestLine
from models.common.views import View


class TooMuchLine(View):
    """One payment, as far as it was too much."""

    on: date
    amount: str


class RepaymentLetter(ToldLetter):
    """To who paid too much, or to who acts for him."""

    is_own: bool
    """Whether the addressee is that party itself."""
    order_on: date
    """The day on which the order left."""
    claim: int
    is_for_costs: bool
    """For the costs of the closure; else as a penalty."""
    is_for_interest: bool
    """For the interest on those costs, or on that penalty."""
    paid: str
    """What this party paid, as far as is known."""
    amount: str
    """What of it was too much."""
    payments: tuple[TooMuchLine, ...]
    interest: str = ""
    """Empty when none is owed."""
    interest_lines: tuple[InterestLine, ...] = ()
    least: str
    """Less interest than this is not owed."""
    wrong_data: tuple[str, ...] = ()
    """Why no interest is owed, where that lies with the party (Awb 4:102(3))."""
    total: str
    pay_on: date
    pay_until: TermLine
    """The last day that the law leaves to pay (Awb 4:87)."""
    objection_term: TermLine
