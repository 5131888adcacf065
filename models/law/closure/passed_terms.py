"""What happens when a term passes, for who sees it coming: one Dutch sentence for each kind."""

from collections.abc import Mapping
from types import MappingProxyType

from models.law.closure.term_kinds import TermKind

_K = TermKind
_IN_DEFAULT = (
    "Daarna kan de indiener de gemeente in gebreke stellen; twee weken later loopt een dwangsom "
    "(artikel 4:17 Awb)."
)
_NOTHING_BY_ITSELF = (
    "Dit is een eigen termijn: er gebeurt niets vanzelf. Maar hoe langer het duurt, hoe moeilijker "
    "is uit te leggen waarom sluiten nog nodig is."
)
WHEN_IT_PASSES: Mapping[TermKind, str] = MappingProxyType(
    {
        _K.ZIENSWIJZE: "Daarna kunt u opnieuw wegen, ook als er geen zienswijze kwam.",
        _K.GRACE: "Daarna kan het pand worden gesloten.",
        _K.OBJECTION: "Daarna is bezwaar te laat, tenzij dat de indiener niet te verwijten is "
        "(artikel 6:11 Awb).",
        _K.DECISION_ON_OBJECTION: _IN_DEFAULT,
        _K.LAND_REGISTRATION: "Dan is de inschrijving te laat; laat haar alsnog inschrijven.",
        _K.LAND_DEREGISTRATION: "Dan is de doorhaling te laat; laat haar alsnog doorhalen.",
        _K.CLOSURE: "Daarna mag het pand niet langer dicht blijven; leg het einde en de heropening "
        "vast.",
        _K.REOPENING_DECISION: _IN_DEFAULT,
        _K.SECOND_WEIGHING: _NOTHING_BY_ITSELF,
        _K.REPAIR: "Is het dan niet hersteld, dan kan een bezwaar niet-ontvankelijk zijn "
        "(artikel 6:6 Awb); bij een gebrek gaat de rechter verder.",
        _K.APPEAL: "Daarna is beroep te laat, tenzij dat de indiener niet te verwijten is "
        "(artikel 6:11 Awb).",
        _K.REVIEW: "Dan had de sluiting opnieuw bekeken moeten zijn; doe dat alsnog.",
        _K.ASSESSMENT: _NOTHING_BY_ITSELF,
        _K.URGENT_DECISION: "Het besluit moet zo spoedig mogelijk volgen (artikel 5:31, tweede "
        "lid, Awb); maak het vandaag.",
        _K.TIME_SINCE_FIND: _NOTHING_BY_ITSELF,
        _K.COST_DECISION: "Dit is een eigen termijn: er gebeurt niets vanzelf. Stel de kosten "
        "alsnog vast.",
        _K.PAYMENT: "Is er dan niet betaald, dan is er verzuim (artikel 4:97 Awb) en kunt u "
        "aanmanen.",
        _K.REMINDER: "Is er dan niet betaald, dan kan een dwangbevel volgen (artikel 4:117 Awb).",
        _K.DEFERRAL: "Daarna moet zijn betaald; is dat niet zo, dan kunt u aanmanen.",
        _K.INSTALMENT: "Is dit deel dan niet betaald, dan kan het uitstel worden ingetrokken "
        "(artikel 4:96 Awb).",
        _K.PRESCRIPTION: "Daarna is de vordering verjaard en kan er niets meer worden geïnd.",
        _K.INTERRUPTION: "Is de verjaring dan niet gestuit, dan verjaart de vordering.",
        _K.COLLECTION_ZIENSWIJZE: "Daarna kunt u over de invordering besluiten, ook als er geen "
        "zienswijze kwam.",
        _K.REPAYMENT_DECISION: "Er gebeurt niets vanzelf. Stel alsnog vast wat de gemeente "
        "terugbetaalt.",
        _K.REPAYMENT: "Dan moet de gemeente hebben terugbetaald (artikel 4:87 Awb); is dat niet "
        "zo, dan is zij in verzuim.",
        _K.LATE_PENALTY: "Dan is de gemeente te laat met vaststellen (artikel 4:18 Awb); doe het "
        "alsnog.",
        _K.LATE_PAYMENT: "Dan moet de gemeente hebben betaald (artikel 4:87 Awb); is dat niet zo, "
        "dan is zij in verzuim.",
    }
)
