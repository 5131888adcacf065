"""Sending by several processes, and by processes that are killed."""

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from models.common.message import MessageState, OutgoingMessage
from tests.servers.mail_box import AFTER_CLAIMS, TestBox, start_sending
from tests.servers.smtp_servers import MailServers

pytest_plugins = ["tests.servers.mail_fixtures"]


def test_the_same_key_queued_by_many_at_once_makes_one_message(any_box: TestBox) -> None:
    """The database decides who was first; the others hear that it was there already."""
    assert any_box.rows() == []  # opens the register, which the threads then share
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(any_box.queue, ["gelijktijdig"] * 8))

    assert sorted(answers) == [False] * 7 + [True]
    assert len(any_box.rows()) == 1


def test_two_runs_at_once_send_each_message_once(
    any_box: TestBox, mail_servers: MailServers
) -> None:
    """Two processes take turns by claiming; the server counts."""
    queue_sixty(any_box)
    any_box.send_to(mail_servers, "slow")

    runs = [start_sending(), start_sending()]
    for run in runs:
        run.join()

    assert [run.exitcode for run in runs] == [0, 0]
    arrived = Counter(m.message_id for m in mail_servers.arrived("slow"))
    assert {row.message_id for row in any_box.rows()} <= set(arrived)
    assert {arrived[row.message_id] for row in any_box.rows()} == {1}
    assert {row.attempts for row in any_box.rows()} == {1}
    assert len({row.claimed_by for row in any_box.rows()}) == 2


def test_runs_that_are_killed_lose_nothing_and_send_nothing_twice(
    any_box: TestBox, mail_servers: MailServers
) -> None:
    """Twelve kills at random moments; what was in flight is unknown, all the rest arrives once."""
    queue_sixty(any_box)
    any_box.send_to(mail_servers, "slow")
    chance = random.Random(13)  # noqa: S311  no secret
    kills = 0
    while any_box.keys(MessageState.QUEUED) and kills < 12:
        known = any_box.attempts()
        run = start_sending()
        wait_for_a_claim(any_box, known)
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        run.join()
        kills += run.exitcode != 0

    # Twice: a database server may finish the last commit of a killed run a moment later.
    any_box.send(AFTER_CLAIMS)
    any_box.send(AFTER_CLAIMS)

    assert_nothing_lost_or_doubled(any_box.rows(), mail_servers)
    assert 1 <= len(any_box.keys(MessageState.UNKNOWN)) <= kills


def queue_sixty(box: TestBox) -> None:
    """Messages that no other test sends to the same server."""
    mark = uuid4().hex
    for number in range(60):
        box.queue(f"{mark}-{number}")


def wait_for_a_claim(box: TestBox, known: int) -> None:
    """Until the run that was started holds a message."""
    until = time.monotonic() + 60
    while box.attempts() == known:
        assert time.monotonic() < until, "the run never claimed a message"
        time.sleep(0.005)


def assert_nothing_lost_or_doubled(rows: list[OutgoingMessage], servers: MailServers) -> None:
    """Compare the register with what the server itself wrote down."""
    arrived = Counter(mail.message_id for mail in servers.arrived("slow"))
    for row in rows:
        times = arrived[row.message_id]
        if row.state is MessageState.SENT:
            assert times == 1, row.key
        else:
            assert row.state is MessageState.UNKNOWN, row.key
            assert times <= 1, row.key
