"""Sending to real servers in another process: what arrives, what waits, what nobody knows."""

from datetime import timedelta

import pytest

from models.common.message import MessageState
from tasks.mail.outbox import LOGIN_PAUSE, SendingOutcome
from tests.servers.mail_box import AT, SENDER, File, TestBox
from tests.servers.smtp_servers import LOGIN, MailServers

pytest_plugins = ["tests.servers.mail_fixtures"]

DUTCH = "Geachte mevrouw Coördinatie-Überlingen, de énige prijs is € 5.\n.\n..punt\n" + "é" * 300
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\r.\r\n.\n"


def test_a_sent_message_reads_back_as_it_was_queued(
    box: TestBox, mail_servers: MailServers
) -> None:
    """Subject, text, lines with dots, HTML and attachments survive the journey byte for byte."""
    calendar = File("afspraak.ics", "text/calendar; method=REQUEST; charset=utf-8", DUTCH.encode())
    pdf = File("persbericht één.pdf", "application/pdf", PDF)
    subject = (
        "Sluiting Voorbeeldstraat 1: coördinatie én een onderwerp dat te lang is voor één regel"
    )
    box.queue(
        "heen", subject=subject, text=DUTCH, html=f"<p>{DUTCH}</p>", attachments=[pdf, calendar]
    )
    box.send_to(mail_servers, "accepts")

    assert box.send() == SendingOutcome(sent=1)

    [mail] = mail_servers.arrived("accepts", "heen@partner.example")
    read = mail.message
    text, html = read.get_body(("plain",)), read.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == DUTCH + "\n"
    assert DUTCH in html.get_content().replace("\r\n", "\n")
    assert read["Subject"] == subject
    assert read["From"] == SENDER
    assert read["To"] == "heen@partner.example"
    assert read["Date"].datetime == AT
    assert (read["Auto-Submitted"], read["Content-Language"]) == ("auto-generated", "nl")
    files = [(f.get_filename(), f.get_payload(decode=True)) for f in read.iter_attachments()]
    assert files == [("persbericht één.pdf", PDF), ("afspraak.ics", DUTCH.encode())]
    assert mail.content == box.row("heen").mime
    assert mail.message_id == box.row("heen").message_id
    assert box.row("heen").last_reply == "250: de mailserver nam het bericht aan"


def test_every_byte_is_ascii_so_a_server_without_8bitmime_takes_it(
    box: TestBox, mail_servers: MailServers
) -> None:
    """The server answers 500 to a single byte above 127."""
    box.queue("smal", subject="Eén", text=DUTCH, html=DUTCH, attachments=[File("é", "a/b", PDF)])
    box.send_to(mail_servers, "seven_bit")

    assert box.send() == SendingOutcome(sent=1)
    assert mail_servers.arrived("seven_bit", "smal@partner.example")[0].content.isascii()


def test_one_bad_recipient_does_not_hold_up_the_others(
    box: TestBox, mail_servers: MailServers
) -> None:
    """550 is for good, 451 is for now, and the messages around them go out."""
    for name in ("voor", "refused", "tussen", "deferred", "na"):
        box.queue(name)
    box.send_to(mail_servers, "accepts")

    assert box.send() == SendingOutcome(sent=3, kept=1, refused=1)
    refused, deferred = box.row("refused"), box.row("deferred")
    assert (refused.state, refused.finished_at is not None) == (MessageState.REFUSED, True)
    assert refused.last_reply == "550: de mailserver weigerde de ontvanger"
    assert deferred.state is MessageState.QUEUED
    assert deferred.last_reply == "451: de mailserver weigerde de ontvanger voorlopig"
    assert timedelta(minutes=5) <= deferred.next_try_at - AT < timedelta(minutes=6)
    assert box.send(AT + timedelta(minutes=4)) == SendingOutcome()
    assert box.send(AT + timedelta(minutes=6)) == SendingOutcome(kept=1)


def test_a_message_above_the_size_of_the_server_is_refused_before_it_travels(
    box: TestBox, mail_servers: MailServers
) -> None:
    """The size goes along with MAIL, so the answer comes at once."""
    box.queue("groot")
    box.send_to(mail_servers, "small")

    assert box.send() == SendingOutcome(refused=1)
    assert box.row("groot").last_reply == "552: de mailserver weigerde de afzender"


@pytest.mark.parametrize(
    ("server", "state", "reply"),
    [
        ("closes_at_greeting", "queued", "421: de mailserver weigerde de verbinding"),
        ("stalls_at_greeting", "queued", "de mailserver antwoordde niet op tijd"),
        ("closes_at_mail", "queued", "421: de mailserver weigerde de afzender voorlopig"),
        ("defers_at_data", "queued", "451: de mailserver weigerde het bericht voorlopig"),
        (
            "drops_before_data",
            "queued",
            "de verbinding viel weg voordat het bericht was overgedragen",
        ),
        ("defers_after_dot", "queued", "452: de mailserver weigerde de inhoud voorlopig"),
        ("refuses_after_dot", "refused", "554: de mailserver weigerde de inhoud"),
        (
            "drops_in_body",
            "unknown",
            "de verbinding viel weg bij de overdracht: onbekend of het bericht aankwam",
        ),
        (
            "drops_after_dot",
            "unknown",
            "de verbinding viel weg bij de overdracht: onbekend of het bericht aankwam",
        ),
        (
            "stalls_after_dot",
            "unknown",
            "de verbinding viel weg bij de overdracht: onbekend of het bericht aankwam",
        ),
        (
            "babbles_after_dot",
            "unknown",
            "de verbinding viel weg bij de overdracht: onbekend of het bericht aankwam",
        ),
    ],
)
def test_a_fault_of_the_server_ends_in_the_right_state(
    box: TestBox, mail_servers: MailServers, server: str, state: str, reply: str
) -> None:
    """Only what may have arrived is unknown; what certainly did not is tried again or refused."""
    box.queue()
    box.send_to(mail_servers, server)
    if server.startswith("stalls"):
        box.use(smtp_timeout_seconds="0.5")

    box.send()

    assert (box.row().state, box.row().last_reply) == (state, reply)


@pytest.mark.parametrize("server", ["drops_after_dot", "drops_in_body"])
def test_an_unknown_message_is_never_sent_again_by_itself(
    box: TestBox, mail_servers: MailServers, server: str
) -> None:
    """Runs for a month after the drop change nothing."""
    box.queue(f"twijfel-{server.replace('_', '-')}")
    box.send_to(mail_servers, server)
    box.send()
    seen = mail_servers.count(server, "connection")

    for days in range(1, 30):
        assert box.send(AT + timedelta(days=days)) == SendingOutcome()
    assert mail_servers.count(server, "connection") == seen


def test_a_run_ends_at_the_first_message_that_nobody_knows_about(
    box: TestBox, mail_servers: MailServers
) -> None:
    """A server that goes silent must not make every waiting message unknown."""
    for number in range(10):
        box.queue(f"bericht-{number}")
    box.send_to(mail_servers, "drops_after_dot")

    assert box.send() == SendingOutcome(unknown=1)
    assert len(box.keys(MessageState.QUEUED)) == 9


def test_a_run_ends_when_the_connection_is_lost_three_times_in_a_row(
    box: TestBox, mail_servers: MailServers
) -> None:
    """One lost connection is replaced; a server that keeps dropping is left alone."""
    for number in range(10):
        box.queue(f"bericht-{number}")
    box.send_to(mail_servers, "drops_before_data")

    assert box.send() == SendingOutcome(kept=3)


def test_a_certificate_that_nobody_vouches_for_stops_the_run(
    box: TestBox, mail_servers: MailServers
) -> None:
    """No message leaves, and the reason is in the row."""
    box.queue("vertrouwen")
    box.queue("wacht")
    box.send_to(mail_servers, "untrusted", smtp_starttls="true")

    assert box.send() == SendingOutcome(kept=1)
    assert box.row("vertrouwen").last_reply == (
        "het certificaat van de mailserver is niet te vertrouwen"
    )
    assert mail_servers.arrived("untrusted", "vertrouwen@partner.example") == []


def test_with_a_certificate_that_is_trusted_the_message_goes_out_encrypted(
    box: TestBox, mail_servers: MailServers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server takes nothing before STARTTLS, so what arrived was encrypted."""
    monkeypatch.setenv("SSL_CERT_FILE", str(mail_servers.certificate))
    box.queue("versleuteld")
    box.send_to(mail_servers, "untrusted", smtp_starttls="true")

    assert box.send() == SendingOutcome(sent=1)
    assert len(mail_servers.arrived("untrusted", "versleuteld@partner.example")) == 1


def test_a_server_without_encryption_gets_nothing_when_encryption_is_asked(
    box: TestBox, mail_servers: MailServers
) -> None:
    """STARTTLS that is not offered is a fault, never a reason to send in the clear."""
    box.queue("geheim")
    box.send_to(mail_servers, "accepts", smtp_starttls="true")

    assert box.send() == SendingOutcome(kept=1)
    assert box.row("geheim").last_reply == "de mailserver biedt geen versleuteling aan (STARTTLS)"
    assert mail_servers.arrived("accepts", "geheim@partner.example") == []


def test_a_wrong_password_is_tried_once_and_then_all_mail_pauses(
    box: TestBox, mail_servers: MailServers
) -> None:
    """Ten messages, one login: the account must not be locked by us."""
    for number in range(10):
        box.queue(f"inlog-{number}")
    before = mail_servers.count("login", "login")
    box.send_to(mail_servers, "login", smtp_user=LOGIN[0], smtp_password=LOGIN[1] + "?")

    assert box.send() == SendingOutcome(kept=1)
    assert box.send(AT + LOGIN_PAUSE - timedelta(minutes=1)) == SendingOutcome()
    assert mail_servers.count("login", "login") == before + 1
    assert box.row("inlog-0").last_reply == "535: de mailserver weigerde de aanmelding"


def test_with_the_right_password_the_message_goes_out(
    box: TestBox, mail_servers: MailServers
) -> None:
    """One login serves all messages of the run."""
    box.queue("sleutel-1")
    box.queue("sleutel-2")
    before = mail_servers.count("login", "login")
    box.send_to(mail_servers, "login", smtp_user=LOGIN[0], smtp_password=LOGIN[1])

    assert box.send() == SendingOutcome(sent=2)
    assert mail_servers.count("login", "login") == before + 1


def test_no_server_at_all_keeps_every_message(box: TestBox) -> None:
    """Nothing listens on port 1; one attempt tells enough."""
    box.queue("een")
    box.queue("twee")
    box.use(mail_mode="live", smtp_port="1", smtp_starttls="false")

    assert box.send() == SendingOutcome(kept=1)
    assert box.keys(MessageState.QUEUED) == ["een", "twee"]
    assert box.row("een").last_reply == "er is geen verbinding met de mailserver"
