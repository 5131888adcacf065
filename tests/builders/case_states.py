"""A case brought to a state once, and its register copied for every test that begins there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from models.closure.approval import ApprovalSubject
from models.closure.party import Capacity
from models.closure.party_forms import UnheardForm
from models.closure.site_forms import SealForm
from models.law.closure.changes import ChangeKind
from models.law.closure.procedure import Urgency
from models.law.closure.weighing import WeighingMoment
from tasks.acts.closure import party_acts, site_acts
from tasks.closure import parties, weighing
from tasks.closure.party_file import PartyRow
from tests.builders.case_builder import (
    Walk,
    at,
    closed,
    decision_announced,
    earlier_measure,
    example_answers,
    fill_register,
    intent_announced,
    reassessed,
    reported,
)
from tests.builders.filled_registers import fill_once
from tests.builders.money_builder import costs_fixed
from tests.builders.penalty_builder import penalty_ordered

REFERENCE = "LIN-2026-001"


def weigh_fully(
    walk: Walk, on: date, moment: WeighingMoment = WeighingMoment.BEFORE_INTENT
) -> Walk:
    """Answer every question of the second weighing: an urgent case is weighed only once."""
    rows = example_answers(walk.reference, 2)
    weighing.record_weighing(walk.reference, moment, rows, "ZAAK1", on, at(on))
    return walk


def urgent_1() -> Walk:
    """An urgent case of art. 5:31(1), weighed once on 24 February 2026."""
    walk = Walk().police_report(urgency=Urgency.URGENT_5_31_1).parties()
    return weigh_fully(walk, date(2026, 2, 25))


def urgent_2() -> Walk:
    """An urgent case of art. 5:31(2): closed on 25 February 2026, then weighed."""
    walk = Walk().police_report(urgency=Urgency.URGENT_5_31_2).close(date(2026, 2, 25)).parties()
    return weigh_fully(walk, date(2026, 2, 26))


NEWCOMER = PartyRow(
    capacities=(Capacity.MORTGAGEE,),
    name="Verzonnen Hypotheken",
    reachable_street="Postbus 2",
    reachable_place="Verzonnendorp",
)


def add_party(walk: Walk, name: str = NEWCOMER.name) -> Walk:
    """A party that turns up later."""
    day = date(2026, 3, 2)
    rows = (NEWCOMER.model_copy(update={"name": name}),)
    parties.record_parties(walk.reference, rows, "ZAAK1", day, at(day))
    return walk


def add_unheard_party(walk: Walk) -> Walk:
    """One that turns up when the decision is made, and is not heard on a ground of the law."""
    on = date(2026, 4, 1)
    values = {"reference": add_party(walk).reference, "on": on, "by": "ZAAK1", "party": 3}
    form = UnheardForm.model_validate(values | {"ground": "urgent", "reason": "er dreigt gevaar"})
    party_acts.record_unheard(form, at(on))
    return walk


def add_agent(walk: Walk) -> Walk:
    """A representative of party 1."""
    day = date(2026, 3, 2)
    held = {"capacities": (Capacity.REPRESENTATIVE,), "for_parties": "1"}
    rows = (NEWCOMER.model_copy(update=held),)
    parties.record_parties(walk.reference, rows, "ZAAK1", day, at(day))
    return walk


def privacy_hit() -> Walk:
    """Communication in which the gate found a name, because a party is called as the law is."""
    walk = add_party(decision_announced(), "Dries Opiumwet")
    walk.communicate()
    return walk


def communicated() -> Walk:
    """Communication made on 8 April 2026 for a closing on 10 April; not approved yet."""
    walk = decision_announced()
    walk.communicate()
    return walk


def seal_broken() -> Walk:
    """Closed, and on 20 April 2026 the seal is found broken."""
    walk, on = closed(), date(2026, 4, 20)
    site_acts.find_seal_broken(SealForm(reference=walk.reference, on=on, by="ZAAK1"), at(on))
    return walk


def repeat_proposed() -> Walk:
    """A weighed case at an address where premises were closed for an earlier find."""
    earlier_measure()
    return reported()


STATES: dict[str, Callable[[], Walk]] = {
    "reported": lambda: Walk().police_report().parties(),
    "assessed": reported,
    "intent prepared": lambda: reported().prepare_intent(),
    "intent announced": intent_announced,
    "zienswijze received": lambda: intent_announced().zienswijze(),
    "reassessed": reassessed,
    "decision prepared": lambda: reassessed().decide(),
    "decision approved": lambda: (
        reassessed().decide().approve(ApprovalSubject.DECISION, date(2026, 4, 1))
    ),
    "decision announced": decision_announced,
    "communicated": communicated,
    "privacy hit": privacy_hit,
    "closed": closed,
    "change prepared": lambda: closed().prepare_change(ChangeKind.LIFT, date(2026, 4, 13)),
    "ended": lambda: closed().end(date(2026, 7, 10)),
    "seal broken": seal_broken,
    "costs fixed": costs_fixed,
    "penalty ordered": penalty_ordered,
    "repeat proposed": repeat_proposed,
    "urgent 5:31(1)": urgent_1,
    "urgent 5:31(2)": urgent_2,
}

SECOND_CASE = {"repeat proposed": "LIN-2026-002"}
"""States that need an earlier case, with the reference of the one that is meant."""


def walk_at(register: Path | str, state: str) -> Walk:
    """The case of a register in this state; `register` is what the fixture gave."""
    assert register

    reference = SECOND_CASE.get(state, REFERENCE)

    def fill() -> None:
        fill_register()
        assert STATES[state]().reference == reference

    fill_once(state, fill)
    return Walk(reference)
