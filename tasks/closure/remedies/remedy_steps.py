"""The steps of objection, interim relief and appeal as their own forms ask them."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from models.closure.decision import ORDER, DecisionKind
from models.closure.remedy_forms import AppealForm, ObjectionForm, ReliefForm, RemedyForm
from models.closure.term import TermKind
from models.closure.track import Track
from models.law.closure.measures import Measure, MeasureKind
from models.law.closure.remedies.relief import relief_words
from models.law.closure.remedies.remedy_rules import NEEDS_A_LAST_DAY, RULED, waiver_words
from models.law.closure.remedies.tracks import TrackKind, TrackState, is_ruling
from models.law.common.durations import DurationUnit
from models.law.common.dutch import dutch_date
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.common.roles import Action
from models.law.common.terms import TermNature, TermResult
from tasks.closure.case_step import Of, Step, begin_step, find_term
from tasks.closure.changes.change_guard import refuse_names
from tasks.closure.remedies import reliefs
from tasks.closure.remedies.new_duration import (
    add_decision,
    change_duration,
    first_day_beyond,
    refuse_under_a_later_decision,
    tell_of_change,
)
from tasks.closure.remedies.objecting.hearing_invitations import hearing_words, invitation_faults
from tasks.closure.remedies.objecting.objection_letters import send_letter
from tasks.closure.remedies.recording import record
from tasks.closure.remedies.rulings import follow_ruling
from tasks.closure.remedies.subjects import decided_on_objection, refuse_what_is_of_a_closure
from tasks.closure.remedies.track_rows import (
    Details,
    Meant,
    chosen_track,
    relief_of,
    steps_of,
    undecided_tracks,
)
from tasks.register.acting import id_of
from tasks.register.resources import transaction
from tasks.register.step import step

DURATION, PART = "Ten hoogste deze duur", "Deel van het pand"


class NoMainCaseError(WeerbaarError):
    """Raised when a judge would have decided a main case that is not there (Awb 8:86)."""


def _refuse_named(step: Step, form: RemedyForm, part: str = "") -> None:
    """Who opens the case reads these words: they name nobody."""
    texts = {"Toelichting": form.note, "Deel van het pand": part}
    if isinstance(form, ObjectionForm):
        texts |= {
            "Waar": form.hearing_place,
            "Wie hoort": form.hearing_by,
            "Waar de stukken liggen": form.papers_at,
        }
    refuse_names(step, texts, "Het vastleggen")


@step("bezwaar-vastleggen")
def record_objection(form: ObjectionForm, at: datetime) -> tuple[str, ...]:
    """Record a step of an objection; what to say of it and of its term. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        meant = _meant(form, TrackKind.OBJECTION)
        known = chosen_track(step, meant, form.state)
        _refuse(form.reference, _objection_faults(step, form, known))
        _refuse_named(step, form)
        waived = waiver_words(form.waiver) if form.waiver else ""
        note = "; ".join(part for part in (waived, *hearing_words(form), form.note) if part)
        details = Details(
            posted_on=form.posted_on,
            excused=form.excused,
            committee=form.committee,
            until=form.until,
            hearing_on=form.hearing_on,
            note=note[:600],
        )
        before = len(steps_of(session, known)) if known else 0
        track, said = record(step, meant, form.state, details)
        _watch_repair(step, track, form.until)
        if form.state is TrackState.WITHDRAWN:
            reliefs.lapse_with(step, track)
        is_new = len(steps_of(session, track)) > before
        letter = send_letter(step, track, form) if is_new else ()
        return said, *_term_words(step, track), *letter


def _meant(form: RemedyForm, kind: TrackKind) -> Meant:
    return Meant(kind, form.number, form.party, form.decision or ORDER)


def _refuse(reference: str, faults: Iterable[str]) -> None:
    found = list(faults)
    if found:
        raise FaultsError(f"Het vastleggen in zaak {reference}", found)


def _objection_faults(step: Step, form: ObjectionForm, known: Track | None) -> Iterator[str]:
    state = form.state
    yield from _last_day_faults(state, form.on, form.until)
    if state is not TrackState.FILED and (form.posted_on or form.excused or form.committee):
        yield "Stap: poststempel, verschoonbaar en adviescommissie horen bij filed (ingediend)"
    if form.posted_on is not None and form.posted_on > form.on:
        yield "Op de post gedaan: deze dag ligt na de dag van ontvangst"
    if form.excused and not form.note.strip():
        yield "Toelichting: zeg waarom het te laat komen niet te verwijten is"
    if (state is TrackState.HEARING_WAIVED) is not (form.waiver is not None):
        yield "Reden om niet te horen: vul haar in bij hearing_waived, en alleen daar"
    if form.missing is not None and state is not TrackState.REPAIR_ASKED:
        yield f"Wat ontbreekt: hoort bij {TrackState.REPAIR_ASKED.told}"
    yield from invitation_faults(form)
    if state is TrackState.POSTPONED and known is not None:
        states = [each.state for each in steps_of(step.session, known)[:-1]]
        if TrackState.POSTPONED in states:
            yield "Stap: het bezwaar is al verdaagd; verder uitstel vraagt instemming (consented)"


def _last_day_faults(state: TrackState, on: date, until: date | None) -> Iterator[str]:
    if state in NEEDS_A_LAST_DAY and until is None:
        yield f"Tot en met: vul de laatste dag in bij {state.told}"
    elif until is not None and state not in NEEDS_A_LAST_DAY:
        yield f"Tot en met: hoort niet bij {state.told}"
    elif until is not None and until <= on:
        yield f"Tot en met: {dutch_date(until)} ligt niet na {dutch_date(on)}"


def _watch_repair(step: Step, track: Track, until: date | None) -> None:
    """The term to mend a default or a defect, so that the morning run speaks up."""
    own = Of(track=id_of(track))
    if track.state in (TrackState.REPAIR_ASKED, TrackState.INTERLOCUTORY) and until is not None:
        words = f"laatste dag om te herstellen, zoals gesteld op {dutch_date(step.on)}: "
        term = TermResult(step.on, until, TermNature.OWN, words + dutch_date(until))
        rule = "artikel 6:6 Awb" if track.kind is TrackKind.OBJECTION else "artikel 8:51a Awb"
        step.start_term(TermKind.REPAIR, term, rule, own)
    elif track.state in (TrackState.REPAIRED, TrackState.NOT_REPAIRED, TrackState.WITHDRAWN):
        step.meet_term(TermKind.REPAIR, own)


def _term_words(step: Step, track: Track) -> tuple[str, ...]:
    term = find_term(
        step.session, step.case_id, TermKind.DECISION_ON_OBJECTION, Of(track=id_of(track))
    )
    if term is None or term.met_on is not None:
        return ()
    last = dutch_date(term.last_day)
    return (f"Beslissen op het bezwaar kan tot en met {last}: {term.explanation}.",)


@step("voorziening-vastleggen")
def record_relief(form: ReliefForm, at: datetime) -> tuple[str, ...]:
    """Record a step of a request for interim relief; what to say of it. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        _refuse(form.reference, [*_relief_faults(form), *_end_faults(form)])
        _refuse_named(step, form, form.part)
        meant = _meant(form, TrackKind.INTERIM_RELIEF)
        against = _against(step, meant, form.state)
        refuse_what_is_of_a_closure(step, against, {DURATION: form.amount, PART: form.part})
        track, said = record(step, meant, form.state, _ruling(step, form))
        told = [said]
        if form.state in RULED:
            newest = steps_of(session, track)[-1]
            words = relief_words(relief_of(newest), newest.until_event, newest.weeks_after)
            told.append(f"De schorsing geldt {words}.")
        if form.main_case is not None:
            told.append(_decide_main_case(step, track, form.main_case))
        told.append(f"De zaak staat op: {step.case.status.label}.")
        return tuple(told)


def _against(step: Step, meant: Meant, state: TrackState) -> int | None:
    """The decision that the track is against, which a later step need not name again."""
    known = chosen_track(step, meant, state)
    return meant.decision if known is None else known.decision_number


def _ruling(step: Step, form: ReliefForm) -> Details:
    """What the judge ordered; a shorter duration is a suspension of the days after it."""
    from_on, note = form.from_on, form.note
    if form.amount is not None and form.unit is not None:
        from_on = first_day_beyond(step, form.amount, form.unit)
        most = Measure(kind=MeasureKind.CLOSURE, amount=form.amount, unit=form.unit)
        note = "; ".join(filter(None, (f"ten hoogste {most.duration}", note)))[:600]
    return Details(
        from_on=from_on,
        until=form.until,
        until_event=form.until_event,
        weeks_after=form.weeks_after,
        part=form.part,
        note=note,
    )


def _relief_faults(form: ReliefForm) -> Iterator[str]:
    days = (form.from_on, form.until, form.until_event, form.weeks_after, form.amount, form.unit)
    if form.state not in RULED and any(value is not None for value in (*days, form.part or None)):
        yield "Stap: dagen, duur en deel van het pand horen bij granted of changed"
    if form.from_on is not None and form.from_on < form.on:
        yield "Vanaf: een rechter schorst niet vanaf een dag voor de uitspraak"
    if (form.amount is None) is not (form.unit is None):
        yield "Ten hoogste deze duur: vul een getal en een eenheid in"
    if form.amount is not None and form.from_on is not None:
        yield "Ten hoogste deze duur: dan volgt de eerste dag daaruit; laat Vanaf leeg"
    ruled = {TrackState.GRANTED, TrackState.REFUSED, TrackState.INADMISSIBLE}
    if form.main_case is not None and form.state not in ruled:
        yield "Meteen in de hoofdzaak beslist: hoort bij de uitspraak op het verzoek"


def _end_faults(form: ReliefForm) -> Iterator[str]:
    if form.until is not None and form.until < (form.from_on or form.on):
        yield "Tot en met: deze dag ligt voor de eerste dag van de schorsing"
    if form.until is not None and form.until_event is not None:
        yield "Tot na: kies een dag of een gebeurtenis, niet allebei"
    if form.weeks_after is not None and form.until_event is None:
        yield "Weken daarna: zeg ook na welke gebeurtenis"


def _decide_main_case(step: Step, relief: Track, outcome: TrackState) -> str:
    """Awb 8:86: only an appeal can be decided at once, and only when it is there."""
    appeals = [
        track
        for kind in (TrackKind.APPEAL, TrackKind.HIGHER_APPEAL)
        for track in undecided_tracks(step, kind)
        if relief.party_number in (None, track.party_number)
    ]
    if len(appeals) != 1:
        raise NoMainCaseError(
            f"Zaak {step.case.reference}: er is niet precies één beroep van deze partij waarop de "
            f"rechter op {dutch_date(step.on)} meteen kon beslissen (artikel 8:86 Awb); in bezwaar "
            "kan dat niet."
        )
    track = appeals[0]
    track, said = record(step, Meant(track.kind, track.number), outcome)
    reliefs.after_ruling(step, track)
    return " ".join((said, *follow_ruling(step, track, revoked=False)))


@step("beroep-vastleggen")
def record_appeal(form: AppealForm, at: datetime) -> tuple[str, ...]:
    """Record a step of an appeal or higher appeal; what to say of it. Twice is once."""
    with transaction() as session:
        step = begin_step(session, form.reference, form.by, Action.RECORD_TRACK, form.on, at)
        _refuse(form.reference, _appeal_faults(form))
        _refuse_named(step, form)
        kind = TrackKind.HIGHER_APPEAL if form.higher else TrackKind.APPEAL
        against = form.decision or decided_on_objection(step, asks=form.state is TrackState.FILED)
        meant = Meant(kind, form.number, form.party, against, form.of_authority)
        number = _against(step, meant, form.state)
        refuse_what_is_of_a_closure(step, number, {"Nieuwe duur": form.amount})
        track, said = record(step, meant, form.state, Details(until=form.until, note=form.note))
        _watch_repair(step, track, form.until)
        if is_ruling(track.kind, track.state):
            reliefs.after_ruling(step, track)
        if form.state is TrackState.WITHDRAWN:
            reliefs.lapse_with(step, track)
        more = follow_ruling(step, track, revoked=form.revoked)
        if form.amount is None or form.unit is None:
            return (said, *more)
        return said, _take_over_duration(step, track, form.amount, form.unit)


def _take_over_duration(step: Step, track: Track, amount: int, unit: DurationUnit) -> str:
    """The judge's own duration comes in the place of the one that was ordered (Awb 8:72(3)(b))."""
    case = step.case
    if (case.measure_amount, case.measure_unit) != (amount, unit):
        refuse_under_a_later_decision(step)
        change_duration(step, amount, unit, "artikel 8:72, derde lid, onder b, Awb")
        decision = add_decision(step, DecisionKind.RULING, track.decision_number or ORDER)
        tell_of_change(step, decision)
    until = case.ordered_until
    lasts = "duurde" if until and until < step.on else "duurt"
    return f"De sluiting {lasts} tot en met {dutch_date(until)}." if until else ""


def _appeal_faults(form: AppealForm) -> Iterator[str]:
    yield from _last_day_faults(form.state, form.on, form.until)
    if form.of_authority and not form.higher:
        yield "Van de burgemeester: alleen hoger beroep kan van de burgemeester zijn"
    if form.of_authority and form.party is not None:
        yield "Partij: leeg, want de burgemeester stelt het hoger beroep in"
    decides = form.state is TrackState.JUDGE_DECIDED
    if (form.amount is None) is not (form.unit is None):
        yield "Nieuwe duur: vul een getal en een eenheid in"
    if form.amount is not None and not decides:
        yield "Nieuwe duur: hoort bij judge_decided (de rechter voorziet zelf)"
    if form.revoked and form.state not in (TrackState.UPHELD, TrackState.JUDGE_DECIDED):
        yield "Besluit herroepen: hoort bij gegrond, of bij een rechter die zelf voorziet"
    if form.revoked and (form.of_authority or form.amount is not None):
        yield "Besluit herroepen: dan is er geen nieuwe duur, en het beroep is niet van u"
