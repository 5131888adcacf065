"""`weerbaar closure ...`: what happens at closed premises."""

from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from tasks.acts.closure import site_acts

SITE_STEPS = (
    (
        "seal-broken",
        SealForm,
        site_acts.find_seal_broken,
        "Leg vast dat het zegel verbroken is gevonden.",
    ),
    (
        "seal-reported",
        SealReportForm,
        site_acts.report_seal_breach,
        "Leg de aangifte van een zegelverbreking vast.",
    ),
    ("reseal", SealForm, site_acts.reseal, "Leg vast dat het pand opnieuw is verzegeld."),
    ("let-in", AccessForm, site_acts.let_in, "Leg vast wie tijdens de sluiting naar binnen mocht."),
    (
        "new-find",
        NewFindForm,
        site_acts.record_new_find,
        "Leg een nieuwe vondst vast terwijl het besluit geldt.",
    ),
    ("keys", KeysForm, site_acts.hand_over_keys, "Leg vast wie sleutels terugkreeg."),
)
