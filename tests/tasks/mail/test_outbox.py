"""The outbox: once by key, once by claim, and never again when nobody knows."""

from datetime import timedelta
from typing import Any

import pytest

from models.common.message import MessageState
from tasks.mail import outbox
from tasks.mail.outbox import SendingOutcome, UnusableMessageError
from tasks.mail.sending import MailSettingsError
from tasks.register.resources import transaction
from tests.servers.mail_box import AT, TestBox
from tests.servers.smtp_servers import MailServers

pytest_plugins = ["tests.servers.mail_fixtures"]


def test_the_same_key_is_queued_once(box: TestBox) -> None:
    """The second call says so, and the first message stays as it was."""
    assert box.queue("sluiting:1", recipient="a@partner.example", subject="Eerste") is True
    assert box.queue("sluiting:1", recipient="b@partner.example", subject="Tweede") is False

    assert [row.recipient for row in box.rows()] == ["a@partner.example"]


def test_a_message_is_gone_when_the_transaction_that_caused_it_fails(box: TestBox) -> None:
    """No mail without its cause."""

    def cause_that_fails() -> None:
        with transaction() as session:
            mail: dict[str, Any] = {"subject": "x", "text": "x", "html": "x", "queued_at": AT}
            outbox.queue_message(session, key="half", recipient="a@partner.example", **mail)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        cause_that_fails()
    assert box.rows() == []


def test_the_message_id_follows_from_the_key_alone(box: TestBox) -> None:
    """A receiver recognises a message that was sent again by a person."""
    box.queue("closure:17:closed:partner:3", recipient="a@partner.example")

    assert box.rows()[0].message_id == "<96d6c30eb7a2269857a1ef2680a338bc@verzonnendorp.example>"


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "geen-adres",
        "a@b@c.example",
        "a b@c.example",
        "a@c.example\r\nBcc: x@y.example",
        "é@c.nl",
    ],
)
def test_an_address_that_no_server_takes_is_refused_without_being_repeated(
    box: TestBox, recipient: str
) -> None:
    """The error names the message, not the address."""
    with transaction() as session, pytest.raises(UnusableMessageError) as refusal:
        outbox.queue_message(
            session, key="k", recipient=recipient, subject="", text="", html="", queued_at=AT
        )
    assert str(refusal.value) == "Bericht k: het adres van de ontvanger is niet bruikbaar."
    assert box.rows() == []


def test_a_key_that_does_not_fit_is_refused(box: TestBox) -> None:
    """PostgreSQL would cut the run short, SQLite would take it: both refuse it here."""
    assert box.queue("k" * 120, recipient="a@partner.example")
    with pytest.raises(UnusableMessageError, match="te lang"):
        box.queue("k" * 121, recipient="a@partner.example")


def test_a_subject_of_several_lines_becomes_one_line(box: TestBox) -> None:
    """A template may end in a line break; a header may not."""
    box.queue(subject="Sluiting\nBcc: iemand@anders.example\n")

    header = box.row().mime.partition(b"\r\n\r\n")[0]
    assert b"Subject: Sluiting Bcc: iemand@anders.example\r\n" in header


def test_the_folder_takes_every_message_whole(box: TestBox) -> None:
    """Folder mode needs no server and leaves the finished bytes under a readable name."""
    box.queue("closure:17:closed:partner:3", recipient="a@partner.example")

    assert box.send() == SendingOutcome(in_folder=1)

    [row] = box.rows()
    assert box.files() == [f"{row.id}-closure-17-closed-partner-3.eml"]
    assert (box.folder / box.files()[0]).read_bytes() == row.mime
    assert (row.state, row.last_reply) == (MessageState.SENT, "in map gezet")
    assert box.send() == SendingOutcome()


def test_a_folder_that_cannot_be_written_keeps_the_messages(box: TestBox) -> None:
    """A file lies where the folder should be; the run stops at once."""
    box.queue("een")
    box.queue("twee")
    box.folder.write_text("geen map")

    assert box.send() == SendingOutcome(kept=1)
    assert box.row("een").last_reply == "de mailmap is niet te beschrijven"


def test_a_trial_reaches_the_allow_list_only(box: TestBox, mail_servers: MailServers) -> None:
    """Everyone else's mail lies in the folder and says why."""
    box.queue("wel", recipient="Proef@Gemeente.example")
    box.queue("niet", recipient="burger@elders.example")
    box.send_to(
        mail_servers, "accepts", mail_mode="trial", mail_trial_allow='["proef@gemeente.example"]'
    )

    assert box.send() == SendingOutcome(sent=1, in_folder=1)
    assert len(mail_servers.arrived("accepts", "Proef@Gemeente.example")) == 1
    assert mail_servers.arrived("accepts", "burger@elders.example") == []
    assert box.row("niet").last_reply == "in map gezet: de ontvanger hoort niet bij de proef"


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"smtp_host": ""}, "WEERBAAR_SMTP_HOST ontbreekt"),
        ({"smtp_user": "x"}, "horen bij elkaar"),
        ({"mail_mode": "trial"}, "WEERBAAR_MAIL_TRIAL_ALLOW"),
        ({"mail_sender": "niemand"}, "WEERBAAR_MAIL_SENDER is geen bruikbaar mailadres"),
        ({"mail_sender": "w@localhost", "smtp_host": "mail.example"}, "nog het voorbeeldadres"),
        ({"smtp_timeout_seconds": "0"}, "groter dan 0"),
        (
            {
                "smtp_host": "mail.example",
                "smtp_user": "x",
                "smtp_password": "y",
                "smtp_starttls": "false",
            },
            "gaat het wachtwoord leesbaar over het netwerk",
        ),
    ],
)
def test_settings_that_cannot_work_are_refused_and_nothing_is_claimed(
    box: TestBox, values: dict[str, str], fault: str
) -> None:
    """The administrator reads what is wrong; the messages wait untouched."""
    box.queue()
    box.use(**{"mail_mode": "live", **values})

    with pytest.raises(MailSettingsError, match=fault):
        box.send()
    assert (box.row().state, box.row().attempts) == (MessageState.QUEUED, 0)


def test_every_fault_of_the_settings_is_named_at_once(box: TestBox) -> None:
    """Nobody repairs settings one fault a day."""
    box.use(mail_mode="live", smtp_host="", smtp_user="x", mail_sender="niemand")

    with pytest.raises(MailSettingsError) as refusal:
        box.send()
    assert len(refusal.value.faults) == 3


def test_attempts_grow_apart_and_end_after_two_days(box: TestBox) -> None:
    """5, 15, 60 and then every 240 minutes; the sixteenth moment never comes."""
    box.queue()
    box.use(mail_mode="live", smtp_port="1", smtp_starttls="false")
    gaps, at = [], AT
    while box.row().state is MessageState.QUEUED:
        box.send(at)
        gaps.append(round((box.row().next_try_at - at) / timedelta(minutes=1)))
        at = box.row().next_try_at

    assert gaps[:-1] == [5, 15, 60, *[240] * 11]
    assert timedelta(hours=45) < at - AT < timedelta(hours=48)
    assert box.row().state is MessageState.REFUSED
    assert box.row().last_reply == (
        "opgegeven na 15 pogingen in twee dagen; er is geen verbinding met de mailserver"
    )


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (SendingOutcome(), "Er wachtte geen bericht."),
        (SendingOutcome(in_folder=2), "Berichten: 2 in de map gezet."),
        (
            SendingOutcome(sent=3, kept=1, unknown=1),
            "Berichten: 3 verzonden, 1 later opnieuw en 1 onbekend of het aankwam.",
        ),
    ],
)
def test_a_report_reads_as_a_sentence(report: SendingOutcome, sentence: str) -> None:
    """What the administrator sees after a run by hand."""
    assert str(report) == sentence
