"""Inviting, moving and withdrawing on a real register, read back from the finished mail."""

import itertools
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
import vobject
from sqlmodel import col, select

from models.common.message import OutgoingMessage
from models.control.round_forms import InviteForm, MoveForm, SkipForm, VisitForm
from models.law.common.errors import FaultsError, WeerbaarError
from models.law.control.round_clearance import Paper, RoundField
from tasks.acts.linked_signals import DESK
from tasks.acts.register_acts import CHECKS
from tasks.control import invitations, visits
from tasks.control.round_mail import RoundMail, text_of_mail
from tasks.control.round_overview import round_of
from tasks.register import resources
from tasks.register.chains import verify_chains
from tasks.register.resources import reading
from tests.builders.blank_registers import copy_sqlite
from tests.builders.clearance_cells import MARKERS, Cell, cells
from tests.builders.round_builder import (
    at,
    fill_businesses,
    fill_organisation,
    hold,
    plan_on,
    row,
    visit_all,
)
from tests.conftest import forget_register

ROUND = "LIN-CON-018"
HELD_ON = date(2026, 1, 15)
INVITED_ON = date(2026, 1, 5)
ANSWER_ON = date(2026, 1, 6)


@pytest.fixture(name="planned")
def fixture_planned(register: Path) -> Path:
    """Round 18 of Lindewaarde with two places."""
    fill_organisation()
    fill_businesses(
        register, [row(1), row(2, "rood", "verzonnen reden", "2025-06-02")], date(2025, 6, 3)
    )
    assert ROUND in plan_on(INVITED_ON)
    return register


def invite(on: date = INVITED_ON) -> int:
    """Invite the base team."""
    form = InviteForm(reference=ROUND, on=on, by="ZAAK1")
    return invitations.invite_partners(form, at(on))


def move(to: date, on: date = ANSWER_ON) -> str:
    """Move the round."""
    form = MoveForm(reference=ROUND, on=on, by="ZAAK1", to=to, reason="sneeuw en ijzel")
    return invitations.move_round(form, at(on), desk=DESK)


def mails() -> list[EmailMessage]:
    """Every mail that waits, oldest first."""
    with reading() as session:
        rows = session.exec(select(OutgoingMessage).order_by(col(OutgoingMessage.id))).all()
        return [message_from_bytes(r.mime, policy=policy.default) for r in rows]


def events(recipient: str) -> list[tuple[str, str, int, str]]:
    """Method, uid, sequence and day of each calendar part that one recipient got."""
    found = []
    for mail in mails():
        for part in mail.walk():
            if mail["To"] != recipient or part.get_content_type() != "text/calendar":
                continue
            if part.is_attachment():
                continue
            calendar = vobject.readOne(part.get_content())
            event = calendar.vevent
            found.append(
                (
                    calendar.method.value,
                    event.uid.value,
                    int(event.sequence.value),
                    event.dtstart.value.date().isoformat(),
                )
            )
    return found


def test_each_partner_is_invited_once(planned: Path) -> None:
    """Police, environmental service and the own department; not the press."""
    assert planned
    assert invite() == 3
    assert invite(ANSWER_ON) == 0
    assert sorted(mail["To"] for mail in mails()) == [
        "brp@gemeente.invalid",
        "omgevingsdienst@partner.invalid",
        "politie@partner.invalid",
    ]
    assert verify_chains(CHECKS)[1] == []


def test_a_move_is_an_update_and_a_skip_a_cancel(planned: Path) -> None:
    """The same uid all along, and a rising sequence."""
    assert planned
    invite()
    assert move(date(2026, 1, 20)) == "dinsdag 20 januari 2026"
    move(date(2026, 1, 20))
    visits.skip_round(
        SkipForm(reference=ROUND, on=ANSWER_ON, by="ZAAK1", reason="sneeuw en ijzel"), at(ANSWER_ON)
    )
    found = events("politie@partner.invalid")
    uid = found[0][1]

    assert found == [
        ("REQUEST", uid, 0, "2026-01-15"),
        ("REQUEST", uid, 1, "2026-01-20"),
        ("CANCEL", uid, 2, "2026-01-20"),
    ]
    assert len({event[1] for mail in mails() for event in events(mail["To"])}) == 3


def test_a_trial_register_never_sends_the_uid_of_the_live_one(
    planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same round and partner in a copy: the invitation of a trial touches no real meeting."""
    resources.engine().dispose()
    trial = copy_sqlite(planned / "register.db", planned / "trial.db")
    invite()
    live = events("politie@partner.invalid")
    monkeypatch.setenv("WEERBAAR_DATABASE_URL", trial)
    forget_register()
    invite()
    tried = events("politie@partner.invalid")

    assert len(live) == len(tried) == 1
    assert live[0][1] != tried[0][1]
    assert all(uid.startswith("lin-con-018-") for ((_, uid, _, _),) in (live, tried))


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (date(2026, 1, 17), "weekend"),
        (date(2026, 4, 6), "Paasdag"),
        (date(2026, 2, 6), "20 dagen"),
        (date(2026, 5, 15), "gelijkgesteld"),
        (date(2026, 1, 6), "kies een dag na"),
    ],
)
def test_a_round_moves_to_a_fitting_day_only(planned: Path, to: date, said: str) -> None:
    """Weekend, holiday, decree day, past, or so far that it meets the next: nothing is queued."""
    assert planned
    with pytest.raises(FaultsError) as refused:
        move(to)

    assert said.lower() in str(refused.value).lower()
    assert mails() == []


def test_a_round_moves_less_than_half_an_interval(planned: Path) -> None:
    """Twenty days after its slot is the last day; the next is refused above."""
    assert planned
    assert move(date(2026, 2, 4)) == "woensdag 4 februari 2026"


def test_nobody_is_invited_on_the_day_itself(planned: Path) -> None:
    """The day before is the last; the mail of the day itself comes too late."""
    assert planned
    with pytest.raises(WeerbaarError, match="kan dit niet meer"):
        invite(HELD_ON)
    assert invite(date(2026, 1, 14)) == 3


def test_no_mail_names_a_place(planned: Path) -> None:
    """Not in the words, not in the calendar file, not in the debrief."""
    assert planned
    invite()
    visit_all(ROUND, HELD_ON)
    hold(ROUND, HELD_ON)
    texts = [
        str(part.get_content())
        for mail in mails()
        for part in mail.walk()
        if part.get_content_maintype() == "text"
    ]

    assert len(mails()) == 6
    assert any("2 gezien" in text for text in texts)
    for text in texts:
        assert "Verzonnen Bedrijf" not in text
        assert "Voorbeeldstraat" not in text


def test_no_partner_reads_what_another_found(planned: Path) -> None:
    """Each gets its own findings by kind, in the text and in the HTML; nobody gets a text."""
    assert planned
    invite()
    found = {
        "politie@partner.invalid": ("police:drugs", "drugs"),
        "omgevingsdienst@partner.invalid": ("environmental_service:environment", "milieu"),
        "brp@gemeente.invalid": ("own_department:permits", "vergunning"),
    }
    for place in round_of(ROUND).places:
        values = {"reference": ROUND, "on": HELD_ON, "by": "ZAAK1", "access": "granted"}
        form = VisitForm.model_validate(
            values
            | {"team": place.team, "rank": place.rank}
            | {"found": [code for code, _ in found.values()] if place.rank == 1 else []}
        )
        visits.record_visit(form, at(HELD_ON), desk=DESK)
    hold(ROUND, HELD_ON)

    held = [mail for mail in mails() if str(mail["Subject"]).startswith("Resultaat")]
    assert {mail["To"] for mail in held} == set(found)
    for mail in held:
        texts = [p.get_content() for p in mail.walk() if p.get_content_maintype() == "text"]
        assert len(texts) == 2
        for text, (recipient, (_, word)) in itertools.product(texts, found.items()):
            assert (word in text) is (recipient == mail["To"])


@pytest.mark.parametrize(
    "cell", [cell for cell in cells() if cell[1] is not Paper.VISIT_FORM], ids="-".join
)
def test_a_mail_tells_only_what_the_table_says(cell: Cell) -> None:
    """Every cell in the finished text and in the finished HTML; the subject names the round."""
    participant, paper, field = cell
    occasion = "invited" if paper is Paper.INVITATION else "held"
    mail = RoundMail("invited" if occasion == "invited" else "held", participant, MARKERS, HELD_ON)
    text = text_of_mail(mail, "lindewaarde", "gemeentehuis van Lindewaarde")
    if field is RoundField.REFERENCE:
        assert MARKERS[field] in text.subject
    for words in (text.text, text.html):
        assert (MARKERS[field] in words) is cells()[cell]
