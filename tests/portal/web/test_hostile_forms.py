"""Whatever is sent to a form of the page: a page comes back, never a fault of ours.

WEERBAAR_TEST_DEPTH=full sends 4,000 forms; each field gets what can be chosen, what an officer
would type, or what nobody types on purpose.
"""

import random
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from portal.web.closure.act_table import ACTS
from portal.web.forms.form_fields import Field, Kind, fields_of
from tests.builders.hostile_values import HOSTILE
from tests.depth import reach
from tests.portal.web.conftest import CaseAt, LogIn, Sender

STATES = ("assessed", "decision announced", "closed", "costs fixed")
FORMS = reach(4_000, 80) // len(STATES)
TYPED: Mapping[Kind, tuple[str, ...]] = {
    Kind.DAY: ("10-04-2026", "11-04-2026", "31-12-9999", "00-00-0000"),
    Kind.NUMBER: ("1", "2", "0", "-1", "9" * 30, "1,5"),
    Kind.YES_NO: ("ja", "nee"),
    Kind.TICK: ("ja",),
    Kind.CLOCK: ("10:00", "25:00"),
}
MOST_ROWS = 2


def typed(dice: random.Random, field: Field, name: str) -> Iterator[tuple[str, str]]:
    """What somebody leaves in a field; often nothing."""
    if field.options and dice.random() < 0.5:
        yield name, dice.choice(field.options).value
    elif field.row is not None:
        for number in range(dice.randint(0, MOST_ROWS)):
            for part in fields_of(field.row):
                yield from typed(dice, part, f"{name}.{number}.{part.name}")
    elif dice.random() < 0.6:
        usual = TYPED.get(field.kind, ("Verzonnen", "x" * 300))
        yield name, dice.choice((*usual, *usual, dice.choice(HOSTILE)))


def as_sent(words: str) -> str:
    """What a browser can send: half a letter is no text."""
    return words.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("state", STATES)
def test_no_form_breaks_the_page(case_at: CaseAt, log_in: LogIn, state: str) -> None:
    """Refused beside its fields, or done; 500 for nothing."""
    reference = case_at(state)
    dice = random.Random(state)  # noqa: S311  (no secret)
    senders = [Sender.of(log_in(code)) for code in ("ZAAK1", "BGM", "JUR1")]
    answers: Counter[int] = Counter()
    broken: list[tuple[str, list[str]]] = []
    for number in range(FORMS):
        act = list(ACTS.values())[number % len(ACTS)]
        fields = {
            name: as_sent(words)
            for field in fields_of(act.form)
            for name, words in typed(dice, field, field.name)
        }
        status = dice.choice(senders).send(f"/zaken/{reference}/doen/{act.name}", fields)
        answers[status] += 1
        if status >= 500:
            broken.append((act.name, sorted(fields)))
    assert broken == []
    assert answers[422] > FORMS // 2
