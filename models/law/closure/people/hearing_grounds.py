"""Why a party need not be asked for its zienswijze before a decision (Awb 4:8(2), 4:11)."""

from models.law.common.labelled import Labelled


class HearingGround(Labelled):
    """The grounds of the law; there are no others."""

    URGENT = "urgent", "er is spoed bij"
    HEARD_BEFORE = (
        "heard_before",
        "de partij kon haar mening al eerder geven en er zijn geen nieuwe feiten",
    )
    SURPRISE = "surprise", "het doel wordt alleen bereikt als de partij vooraf niets weet"
    NO_DATA = "no_data", "de partij gaf gegevens niet die zij volgens de wet moest geven"

    @property
    def article(self) -> str:
        """The part of the Awb that allows it, as a letter says it."""
        return _ARTICLES[self]

    @property
    def told(self) -> str:
        """Why, to the party itself: "omdat er spoed bij was"."""
        return _TOLD[self]


_ARTICLES = {
    HearingGround.URGENT: "artikel 4:11, onder a",
    HearingGround.HEARD_BEFORE: "artikel 4:11, onder b",
    HearingGround.SURPRISE: "artikel 4:11, onder c",
    HearingGround.NO_DATA: "artikel 4:8, tweede lid",
}
_TOLD = {
    HearingGround.URGENT: "omdat er spoed bij was",
    HearingGround.HEARD_BEFORE: (
        "omdat u uw mening al eerder kon geven en er geen nieuwe feiten zijn"
    ),
    HearingGround.SURPRISE: (
        "omdat het doel van dit besluit alleen kon worden bereikt als u het vooraf niet wist"
    ),
    HearingGround.NO_DATA: "omdat u gegevens niet gaf die u volgens de wet moest geven",
}
