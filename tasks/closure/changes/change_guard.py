"""What a change is refused for before a word of it is printed."""

from collections.abc import Iterator, Mapping

from models.closure.change_forms import ChangeForm
from models.closure.decision import Decision
from models.law.closure.changes import ASKS, BURDENS, MAY_ASK, ChangeKind
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from tasks.closure.case_step import Step, every_party_of
from tasks.closure.changes.counting import decision_in_force
from tasks.documents.rendering import RenderedFile
from tasks.privacy import privacy

TERM_FIELDS = ("first_day", "grace_until", "amount", "unit", "part", "changes", "review_on")


class NoDecisionError(WeerbaarError):
    """Raised when a decision would change that was not announced yet."""


class NamesSomebodyError(FaultsError):
    """Raised when a text that every party reads holds personal data of one of them."""


class NotIndefiniteError(WeerbaarError):
    """Raised when a closure that ends by itself would be reviewed."""


def refuse_faulty_form(form: ChangeForm) -> None:
    """Every field that is missing, or that belongs to another kind of change, at once."""
    faults = [*_missing(form), *_foreign(form)]
    if form.kind in BURDENS and not form.hearing:
        faults.append(
            f"{_title('hearing')}: vul in hoe de partijen zijn gehoord, of waarom niet "
            "(artikelen 4:8 en 4:11 Awb)"
        )
    if form.kind not in BURDENS and form.hearing:
        faults.append(f"{_title('hearing')}: hoort niet bij {form.kind.label}")
    if form.unit is DurationUnit.INDEFINITE:
        faults.append(f"{_title('unit')}: zonder einde sluiten vraagt een nieuw besluit")
    if faults:
        raise FaultsError(f"De wijziging in zaak {form.reference}", faults)


def _missing(form: ChangeForm) -> Iterator[str]:
    for name in TERM_FIELDS:
        if name in ASKS[form.kind] and not getattr(form, name):
            yield f"{_title(name)}: vul dit in bij {form.kind.label}"


def _foreign(form: ChangeForm) -> Iterator[str]:
    known = ASKS[form.kind] | MAY_ASK.get(form.kind, frozenset())
    for name in TERM_FIELDS:
        if getattr(form, name) and name not in known:
            yield f"{_title(name)}: hoort niet bij {form.kind.label}"


def _title(name: str) -> str:
    return str(ChangeForm.model_fields[name].title)


def decision_to_change(step: Step, kind: ChangeKind) -> Decision | None:
    """The decision that the change is about; None for an intent, which is no decision."""
    if kind is ChangeKind.WITHDRAW_INTENT:
        return None
    newest = decision_in_force(step)
    if newest is None:
        raise NoDecisionError(
            f"Zaak {step.case.reference}: er is op {dutch_date(step.on)} nog geen besluit "
            f"bekendgemaakt; {kind.label} kan pas daarna."
        )
    if kind is ChangeKind.REVIEW_END and step.case.ordered_until is not None:
        raise NotIndefiniteError(
            f"Zaak {step.case.reference}: de sluiting eindigt vanzelf na "
            f"{dutch_date(step.case.ordered_until)}; kies opheffing om haar eerder te beëindigen."
        )
    return newest


def refuse_names(step: Step, texts: Mapping[str, str], what: str = "De wijziging") -> None:
    """Every party reads the ground: nobody's name, birth date, number or address may stand in it.

    `texts` holds what was typed, by the title of its field.
    """
    parties = every_party_of(step.session, step.case_id)
    secrets = privacy.CaseSecrets(
        names=tuple(
            name
            for party in parties
            for name in (party.name, party.acts_through.partition(",")[0])
            if name
        ),
        birth_dates=tuple(party.born_on for party in parties if party.born_on),
        phones=tuple(party.phone for party in parties if party.phone),
    )
    files = [
        RenderedFile(f"{title}.txt", "text/plain", text.encode())
        for title, text in texts.items()
        if text
    ]
    found = privacy.search(files, secrets)
    if found:
        advice = "noem de partij bij haar hoedanigheid"
        raise NamesSomebodyError(
            f"{what} in zaak {step.case.reference}",
            [
                f'{hit.document.removesuffix(".txt")}: {hit.kind} ("{hit.masked}"); {advice}'
                for hit in found
            ],
        )
