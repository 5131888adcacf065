"""`weerbaar closure objection`, `relief`, `appeal`, `late-notice`: what others do against it."""

from models.closure.closure_forms import AnnouncementForm
from models.closure.late.late_forms import LatePaidForm, LatePenaltyForm
from models.closure.remedy_forms import (
    AppealForm,
    DefaultNoticeForm,
    ObjectionForm,
    ReliefForm,
    RemedyDecisionForm,
)
from tasks.acts.closure import remedy_acts

REMEDY_STEPS = (
    (
        "objection",
        ObjectionForm,
        remedy_acts.record_objection,
        "Leg een stap van een bezwaar vast; de termijn om te beslissen gaat mee.",
    ),
    (
        "relief",
        ReliefForm,
        remedy_acts.record_relief,
        "Leg een voorlopige voorziening vast, of wat de rechter ervan vond.",
    ),
    ("appeal", AppealForm, remedy_acts.record_appeal, "Leg een beroep of hoger beroep vast."),
    (
        "late-notice",
        DefaultNoticeForm,
        remedy_acts.record_default_notice,
        "Leg een ingebrekestelling vast; toont de dwangsom.",
    ),
    (
        "decide-remedy",
        RemedyDecisionForm,
        remedy_acts.prepare_remedy_decision,
        "Maak de beslissing op een bezwaar of verzoek tot heropening.",
    ),
    (
        "announce-remedy",
        AnnouncementForm,
        remedy_acts.announce_remedy_decision,
        "Leg vast dat de beslissing op het bezwaar of verzoek wegging.",
    ),
    (
        "late-penalty",
        LatePenaltyForm,
        remedy_acts.prepare_late_penalty,
        "Maak het besluit over de dwangsom voor te laat beslissen, of dat er geen is.",
    ),
    (
        "announce-late-penalty",
        AnnouncementForm,
        remedy_acts.announce_late_penalty,
        "Leg vast dat het besluit over de dwangsom wegging.",
    ),
    (
        "late-penalty-paid",
        LatePaidForm,
        remedy_acts.record_late_payment,
        "Leg vast dat de gemeente de dwangsom betaalde.",
    ),
)
