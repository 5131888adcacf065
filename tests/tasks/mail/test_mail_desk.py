"""What nobody knows: found by the next run, settled by a person, kept in the history."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from models.common.history import Event, broken_links
from models.common.message import MessageState, Settlement
from models.common.municipality import Municipality, Officer, OfficerRole
from models.law.common.errors import WeerbaarError
from models.law.common.roles import Role
from tasks.mail import outbox
from tasks.mail.outbox import NotUnknownError, SendingOutcome
from tasks.mail.smtp import Outcome, Verdict
from tasks.register.acting import UnknownOfficerError, id_of
from tasks.register.resources import transaction
from tests.servers.mail_box import AFTER_CLAIMS, AT, TestBox
from tests.servers.smtp_servers import MailServers

pytest_plugins = ["tests.servers.mail_fixtures"]


@pytest.fixture(autouse=True)
def officers(box: TestBox) -> None:
    """One officer who works here, and one who left."""
    assert box.rows() == []
    facts = {"name": "Lindewaarde", "folder": "lindewaarde", "abbreviation": "LIN"}
    with transaction() as session:
        session.add(Municipality(code="9002", **facts))
        for code, active in (("ZAAK1", True), ("WEG", False)):
            officer = Officer(code=code, name="Verzonnen", email="v@x.example", active=active)
            session.add(officer)
            session.flush()
            role = OfficerRole(
                officer_id=id_of(officer), municipality_code="9002", role=Role.CASE_HANDLER
            )
            session.add(role)


def history() -> list[Event]:
    """Everything that was told, read anew."""
    with transaction() as session:
        events = list(session.exec(select(Event).order_by(col(Event.number))))
        session.expunge_all()
    return events


def make_unknown(box: TestBox, key: str = "eerste", **facts: Any) -> int:
    """Leave a claim behind as a dead run does, and let the next run find it."""
    box.queue(key, **facts)
    assert outbox._claim(box.row(key).id or 0, "dood:1:abc", AT) is not None
    assert outbox.recover_claims(AFTER_CLAIMS) == 1
    return box.row(key).id or 0


def test_a_claim_of_a_run_that_may_still_live_is_left_alone(box: TestBox) -> None:
    """Fifteen minutes exactly is not yet too long."""
    box.queue()
    outbox._claim(box.row().id or 0, "leeft:1:abc", AT)

    assert outbox.recover_claims(AT + outbox.CLAIM_LIFETIME) == 0
    assert box.send(AT + outbox.CLAIM_LIFETIME) == SendingOutcome()
    assert box.row().state is MessageState.CLAIMED


def test_a_claim_of_a_dead_run_becomes_unknown_and_stays_there(box: TestBox) -> None:
    """No run sends it again, however late."""
    make_unknown(box)

    assert box.send(AT + timedelta(days=100)) == SendingOutcome()
    assert box.row().state is MessageState.UNKNOWN
    assert box.row().last_reply == ("de bezorging is afgebroken: onbekend of het bericht aankwam")


def test_every_sending_run_looks_for_what_a_dead_run_left(box: TestBox) -> None:
    """Also the run that an administrator starts by hand."""
    box.queue()
    outbox._claim(box.row().id or 0, "dood:1:abc", AT)

    assert box.send(AFTER_CLAIMS) == SendingOutcome()
    assert box.row().state is MessageState.UNKNOWN


def test_a_run_that_was_given_up_too_early_still_tells_how_it_ended(box: TestBox) -> None:
    """A slow server: the claim was marked unknown, then the answer came."""
    box.queue()
    claim = outbox._claim(box.row().id or 0, "traag:1:abc", AT)
    assert claim is not None
    outbox.recover_claims(AFTER_CLAIMS)

    outbox._record(claim, Outcome(Verdict.SENT, "250: aangenomen"), AFTER_CLAIMS)

    assert box.row().state is MessageState.SENT


def test_what_a_person_settled_is_not_overwritten_by_a_late_answer(box: TestBox) -> None:
    """The officer sent it again; the old run's failure must not take that back."""
    box.queue()
    claim = outbox._claim(box.row().id or 0, "traag:1:abc", AT)
    assert claim is not None
    outbox.recover_claims(AFTER_CLAIMS)
    outbox.resolve_unknown(claim.id, "ZAAK1", Settlement.SENT, AFTER_CLAIMS)

    outbox._record(claim, Outcome(Verdict.LATER, "451: nu niet"), AFTER_CLAIMS)

    assert box.row().state is MessageState.SENT


def test_a_person_can_state_that_an_unknown_message_arrived(box: TestBox) -> None:
    """It counts as sent and never goes out again."""
    number = make_unknown(box)

    outbox.resolve_unknown(number, "ZAAK1", Settlement.SENT, AFTER_CLAIMS)

    assert (box.row().state, box.row().finished_at) == (MessageState.SENT, AFTER_CLAIMS)
    assert "ZAAK1" in box.row().last_reply
    assert box.send(AFTER_CLAIMS) == SendingOutcome()


def test_a_person_can_send_an_unknown_message_again(box: TestBox) -> None:
    """The same bytes with the same Message-ID go out, with all attempts ahead."""
    number = make_unknown(box)
    before = box.row()

    outbox.resolve_unknown(number, "ZAAK1", Settlement.AGAIN, AFTER_CLAIMS)

    assert box.send(AFTER_CLAIMS) == SendingOutcome(in_folder=1)
    assert (box.row().mime, box.row().attempts) == (before.mime, 1)


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        (lambda _box: 99, "Bericht {} bestaat niet."),
        (
            lambda box: box.queue() and box.row().id,
            (
                "Bericht {} heeft de stand 'wacht op verzending'; "
                "alleen 'onbekend of het aankwam' is af te handelen."
            ),
        ),
    ],
)
def test_only_an_unknown_message_can_be_settled(
    box: TestBox, prepare: Callable[[TestBox], int], sentence: str
) -> None:
    """What is known needs no judgement."""
    number = prepare(box)
    with pytest.raises(WeerbaarError) as refusal:
        outbox.resolve_unknown(number, "ZAAK1", Settlement.AGAIN, AT)
    assert isinstance(refusal.value, NotUnknownError)
    assert str(refusal.value) == sentence.format(number)


@pytest.mark.parametrize("code", ["WEG", "NIEMAND"])
def test_only_an_officer_who_works_here_can_settle(box: TestBox, code: str) -> None:
    """Who settled it stands in the history, so it must be somebody."""
    number = make_unknown(box)

    with pytest.raises(UnknownOfficerError, match=code):
        outbox.resolve_unknown(number, code, Settlement.SENT, AFTER_CLAIMS)
    assert box.row().state is MessageState.UNKNOWN


def test_the_overview_shows_what_was_not_sent(box: TestBox) -> None:
    """A sent message needs no attention; the others are told apart by their subject."""
    box.queue("klaar")
    box.send()
    make_unknown(box, "twijfel")
    folded = "Eén dag vóór de sluiting van een pand: wat u kunt doen, en wie u daarvoor kunt bellen"
    box.queue("wacht", subject=folded)

    with transaction() as session:
        waiting = outbox.waiting_overview(session)

    assert [(message.key, message.subject, message.label) for message in waiting] == [
        ("twijfel", "Sluiting van een pand", "onbekend of het aankwam"),
        ("wacht", folded, "wacht op verzending"),
    ]


def test_the_history_of_the_case_tells_what_became_of_its_messages(
    box: TestBox, mail_servers: MailServers
) -> None:
    """Each ending leaves an event, without an address; a retry is no ending."""
    for name in ("sent", "refused", "deferred"):
        box.queue(f"{name}-1", chain="VZ-2026-001")
    box.send_to(mail_servers, "accepts")
    box.send()
    number = make_unknown(box, "twijfel", chain="VZ-2026-001")
    outbox.resolve_unknown(number, "ZAAK1", Settlement.SENT, AFTER_CLAIMS)

    events = history()
    sent, refused, _, unknown = (row.id for row in box.rows())
    assert [(event.officer, event.what) for event in events] == [
        ("weerbaar", f"Bericht {sent}: verzonden (250: de mailserver nam het bericht aan)."),
        ("weerbaar", f"Bericht {refused}: geweigerd (550: de mailserver weigerde de ontvanger)."),
        (
            "weerbaar",
            (
                f"Bericht {unknown}: onbekend of het aankwam "
                "(de bezorging is afgebroken: onbekend of het bericht aankwam)."
            ),
        ),
        ("ZAAK1", f"Bericht {unknown}: medewerker ZAAK1 stelde vast dat het bericht aankwam."),
    ]
    assert {event.chain for event in events} == {"VZ-2026-001"}
    assert broken_links(events) == []
