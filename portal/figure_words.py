"""A figure as a table shows it, on the command line and on the page."""

from models.law.common.dutch import dutch_number
from models.law.evaluation.year_figures import Unit

UNKNOWN = "onbekend"
NOT_PUBLIC = "Alleen voor eigen gebruik: kleine aantallen zijn nog niet verborgen."


def shown_figure(value: int | None, unit: Unit) -> str:
    """The value in Dutch; unknown is not nought, and of no days there is no mean."""
    if value is None:
        return "-" if unit is Unit.DAYS else UNKNOWN
    return f"€ {dutch_number(value)}" if unit is Unit.EURO else dutch_number(value)
