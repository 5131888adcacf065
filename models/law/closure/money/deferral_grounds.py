"""Why a deferral of payment ends or changes before its last day (Awb 4:96)."""

from models.law.common.labelled import Labelled


class DeferralGround(Labelled):
    """The grounds of article 4:96, of which the list is closed."""

    NOT_KEPT = "not_kept", "niet betaald zoals het uitstel zegt"
    WRONG_DATA = "wrong_data", "onjuiste of onvolledige gegevens"
    CIRCUMSTANCES = "circumstances", "veranderde omstandigheden"

    @property
    def clause(self) -> str:
        """The part of article 4:96 that says it."""
        return {"not_kept": "a", "wrong_data": "b", "circumstances": "c"}[self.value]
