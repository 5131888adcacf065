"""What is tried at closed premises: the seal, who goes in, a new find, keys."""

from datetime import timedelta

from models.closure.site import AccessReason
from models.closure.site_forms import AccessForm, KeysForm, NewFindForm, SealForm, SealReportForm
from tasks.acts.closure import site_acts
from tests.builders.wandering.wanderer import Attempt, Wanderer


def break_seal(walk: Wanderer) -> Attempt:
    """The seal is found broken."""
    return walk.asks(SealForm, site_acts.find_seal_broken)


def report_breach(walk: Wanderer) -> Attempt:
    """The police hears of it."""
    return walk.asks(SealReportForm, site_acts.report_seal_breach, police_number="PL-2026-7777")


def reseal(walk: Wanderer) -> Attempt:
    """The seal is put back."""
    return walk.asks(SealForm, site_acts.reseal)


def let_in(walk: Wanderer) -> Attempt:
    """Somebody goes in for a while."""
    who = {"party": walk.party()} if walk.by_chance(0.6) else {"capacity": "loodgieter"}
    reason = walk.one_of(list(AccessReason))
    return walk.asks(
        AccessForm, site_acts.let_in, reason=reason, since="10:00", until="10:30", **who
    )


def find_again(walk: Wanderer) -> Attempt:
    """The police finds something once more."""
    return walk.asks(
        NewFindForm,
        site_acts.record_new_find,
        report_number=f"PL-2026-{walk.dice.randint(1, 9999):04}",
        found_on=walk.today - timedelta(days=walk.dice.randint(0, 9)),
    )


def hand_over_keys(walk: Wanderer) -> Attempt:
    """A party gets keys back."""
    return walk.asks(KeysForm, site_acts.hand_over_keys, party=walk.party(), count=2)
