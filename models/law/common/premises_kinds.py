"""What kind of place something is about."""

from models.law.common.labelled import Labelled


class PremisesKind(Labelled):
    """Dwelling, premises (lokaal) or yard belonging to either."""

    DWELLING = "dwelling", "woning"
    PREMISES = "premises", "lokaal"
    YARD = "yard", "erf"
