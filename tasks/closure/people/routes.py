"""How each letter of an announcement goes: as the others, by another channel, or later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from models.closure.closure_forms import LetterLeftForm
from models.closure.document import Channel, Dispatch, Document
from models.closure.route_form import RouteForm
from models.law.common.dutch import join_dutch, plural
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step, every_party_of
from tasks.closure.people.addressees_present import refuse_email_without_agreement
from tasks.register.acting import id_of


@dataclass(frozen=True)
class Leaving:
    """One letter that leaves now, and how."""

    letter: Document
    channel: Channel
    tracking: str
    clock_time: time | None = None

    @property
    def party(self) -> int:
        """Number of the party that it is for."""
        return self.letter.party_number or 0


def leaving(
    step: Step,
    form: LetterLeftForm,
    letters: Sequence[Document],
    routes: Sequence[RouteForm] = (),
    *,
    may_wait: bool = False,
) -> list[Leaving]:
    """The letters that leave now; with `may_wait` one can go later. FaultsError, NotAgreedError."""
    _refuse_faulty(step, letters, routes, may_wait=may_wait)
    own = {route.party: route for route in routes}
    every = {party.number: party for party in every_party_of(step.session, step.case_id)}
    found = [
        _leaving(letter, form, own.get(letter.party_number or 0))
        for letter in letters
        if not _is_later(own.get(letter.party_number or 0))
    ]
    for channel in Channel:
        parties = [every[one.party] for one in found if one.channel is channel]
        refuse_email_without_agreement(step, channel, parties)
    return found


def _is_later(route: RouteForm | None) -> bool:
    return route is not None and route.later


def _leaving(letter: Document, form: LetterLeftForm, route: RouteForm | None) -> Leaving:
    if route is None:
        return Leaving(letter, form.channel, form.tracking)
    # A number of the post belongs to the channel that it was given for.
    tracking = route.tracking or ("" if route.channel else form.tracking)
    return Leaving(letter, route.channel or form.channel, tracking, route.clock_time)


def _refuse_faulty(
    step: Step, letters: Sequence[Document], routes: Sequence[RouteForm], *, may_wait: bool
) -> None:
    named = [route.party for route in routes]
    known = {letter.party_number for letter in letters}
    faults = [
        f"Anders per partij: partij {number} krijgt hier geen brief"
        for number in sorted({number for number in named if number not in known})
    ]
    faults += [
        f"Anders per partij: partij {number} staat er meer dan één keer"
        for number in sorted({number for number in named if named.count(number) > 1})
    ]
    if not may_wait and any(route.later for route in routes):
        faults.append("Anders per partij: deze brief kan niet later weg; hij gaat naar iedereen")
    elif letters and known <= {route.party for route in routes if route.later}:
        faults.append("Anders per partij: er gaat nu geen enkele brief weg")
    if faults:
        raise FaultsError(f"Het verzenden in zaak {step.case.reference}", faults)


def keep(step: Step, one: Leaving, attempt: int = 1) -> None:
    """The row of the dispatch."""
    step.session.add(
        Dispatch(
            document_id=id_of(one.letter),
            attempt=attempt,
            case_id=step.case_id,
            party_number=one.party,
            channel=one.channel,
            sent_on=step.on,
            clock_time=one.clock_time,
            tracking=one.tracking,
        )
    )


def told(found: Sequence[Leaving], letters: Sequence[Document]) -> str:
    """How they went, for the history: "aan 2 partijen, aangetekende post; partij 3 later"."""
    ways = {
        channel: [str(one.party) for one in found if one.channel is channel] for channel in Channel
    }
    used = {channel: numbers for channel, numbers in ways.items() if numbers}
    how = next(iter(used)).label
    if len(used) > 1:
        how = join_dutch(
            [f"partij {join_dutch(numbers)} {way.label}" for way, numbers in used.items()]
        )
    gone = {one.party for one in found}
    later = [str(each.party_number) for each in letters if each.party_number not in gone]
    rest = f"; partij {join_dutch(later)} krijgt haar brief later" if later else ""
    return f"aan {plural(len(found), 'partij', 'partijen')}, {how}{rest}"
