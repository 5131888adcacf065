"""How long something lasts, as a policy or an officer writes it."""

from models.law.common.labelled import Labelled


class DurationUnit(Labelled):
    """How the duration of a closure is written."""

    WEEKS = "weeks", "weken"
    MONTHS = "months", "maanden"
    INDEFINITE = "indefinite", "onbepaalde tijd"
