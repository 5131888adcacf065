"""How dates, numbers and lists are written in Dutch."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def dutch_date(day: date) -> str:
    """The day in full: "maandag 18 mei 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def dutch_day(day: date) -> str:
    """The day without its year, for a sentence that names the year elsewhere: "maandag 18 mei"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """The day without its weekday: "18 mei 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dutch_number(value: Decimal | int) -> str:
    """The number with a decimal comma, points between thousands and no idle zeros: "1.250,5"."""
    whole, _, fraction = f"{value:,f}".partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def euro(amount: int) -> str:
    """An amount in whole euros: "1.250 euro"."""
    return f"{dutch_number(amount)} euro"


def in_euros(cents: int) -> str:
    """An amount in euros and cents: "€ 1.250,05", or whole: "€ 1.250"."""
    whole, rest = divmod(cents, 100)
    return f"€ {dutch_number(whole)}" + (f",{rest:02}" if rest else "")


def in_cents(cents: int) -> str:
    """The same for a column of amounts, always with cents: "€ 1.250,00"."""
    whole, rest = divmod(cents, 100)
    return f"€ {dutch_number(whole)},{rest:02}"


def plural(amount: Decimal | int, one: str, many: str) -> str:
    """The amount with the right form of its noun: "1 week", "6 weken"."""
    return f"{dutch_number(amount)} {one if amount == 1 else many}"


def join_dutch(words: Sequence[str], conjunction: str = "en") -> str:
    """The words as one list: "a", "a en b", "a, b en c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def sentence(text: str) -> str:
    """The text with a capital in front and one full stop at the end."""
    return text[:1].upper() + text[1:].rstrip(".") + "."
