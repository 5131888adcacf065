"""Logging in: what opens, what does not, and who waits."""

import time
from datetime import timedelta
from statistics import median

import pytest
from sqlmodel import col, select

from models.common.account import KnownAddress, KnownDevice
from models.common.municipality import Officer
from models.common.visitor import Door
from models.law.common.log_in_waits import FREE_FAILURES, LONGEST_WAIT
from models.law.common.roles import Role
from tasks.register.accounts.entering import MOST_DEVICES, LogInRefusedError, forget_old_addresses
from tasks.register.resources import reading, transaction
from tests.builders.people.log_ins import Person, first_administrator, later

WRONG = "geraden en verkeerd"


@pytest.fixture(name="person")
def fixture_person() -> Person:
    """BEH1, with an account."""
    return first_administrator()


def guess(person: Person, seconds: float, times: int = FREE_FAILURES, **given: str) -> None:
    """Somebody tries wrong passwords."""
    for _ in range(times):
        with pytest.raises(LogInRefusedError):
            person.log_in(later(seconds), password=WRONG, **given)


@pytest.mark.parametrize(
    "who", ["BEH1", " beh1 ", "beh1@gemeente.invalid", "BEH1@Gemeente.invalid"]
)
def test_code_and_mail_address_both_do(person: Person, who: str) -> None:
    """As people type them; the roles are those of each municipality."""
    visitor = person.log_in(later(), who=who).visitor

    assert (visitor.officer_code, visitor.name) == ("BEH1", "Bram Verzonnen")
    assert visitor.door is Door.PAGE
    assert visitor.roles == dict.fromkeys(("9001", "9002"), frozenset({Role.ADMINISTRATOR}))


def test_whatever_is_wrong_the_answer_is_the_same(person: Person) -> None:
    """Nobody learns which officers there are, or that a password was right."""
    answers = set()
    for changed in (
        {"who": "NIEMAND"},
        {"who": "ZAAK1"},
        {"who": ""},
        {"who": "BEH1\x00"},
        {"who": "BEH1\ud800"},
        {"password": "\ud800" * 20},
        {"password": "x" * 1_000_000},
        {"second": "\ud800"},
        {"password": "iets anders dan dat"},
        {"password": ""},
        {"second": "000000"},
        {"second": ""},
        {"second": "\N{ARABIC-INDIC DIGIT ONE}" * 6},
        {"second": "AAAA-AAAA-AAAA-AAAA"},
    ):
        with pytest.raises(LogInRefusedError) as refused:
            person.log_in(later(), **changed, address=str(changed))
        answers.add(str(refused.value))

    assert len(answers) == 1


def test_an_unknown_person_takes_as_long_as_a_wrong_password(person: Person) -> None:
    """Argon2 is most of the time, and it is run for both; the bounds are wide, as machines vary."""

    def seconds(who: str) -> float:
        took = []
        for number in range(7):
            begun = time.process_time()
            with pytest.raises(LogInRefusedError):
                person.log_in(later(), who=who, password=WRONG, address=f"{who}{number}")
            took.append(time.process_time() - begun)
        return median(took)

    known, unknown = seconds("BEH1"), seconds("NIEMAND")
    assert 0.5 < unknown / known < 2


def test_a_code_opens_once(person: Person) -> None:
    """Nor does an older one, that was looked at over a shoulder, after a newer one."""
    at = later()
    old = person.code_at(later(30))
    person.log_in(at)
    for second in (person.code_at(at), old):
        with pytest.raises(LogInRefusedError):
            person.log_in(at, second=second)

    assert person.enter(later(120)).officer_code == "BEH1"


def test_a_clock_may_be_half_a_minute_off(person: Person) -> None:
    """Of the telephone; not more."""
    for offset in (-60, 60):
        with pytest.raises(LogInRefusedError):
            person.log_in(later(300), second=person.code_at(later(300 + offset)))
    for at, offset in ((300, -30), (600, 30)):
        assert person.log_in(later(at), second=person.code_at(later(at + offset))).token


def test_a_wrong_password_uses_up_no_code(person: Person) -> None:
    """After a slip of the finger the code that stands on the telephone still opens."""
    guess(person, 60, times=1)
    assert person.enter(later()).officer_code == "BEH1"


def test_a_recovery_code_opens_once(person: Person) -> None:
    """However it is typed."""
    typed = person.recovery_codes[3].lower().replace("-", " ")
    assert person.log_in(later(), second=typed).token
    with pytest.raises(LogInRefusedError):
        person.log_in(later(), second=person.recovery_codes[3])
    assert person.log_in(later(), second=person.recovery_codes[4]).token


def test_who_is_no_longer_active_does_not_come_in(person: Person) -> None:
    """With everything right."""
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == "BEH1")).one().active = False
    with pytest.raises(LogInRefusedError):
        person.log_in(later())


@pytest.mark.deep
def test_who_guesses_waits_longer_each_time_and_never_longer_than_a_quarter(
    person: Person,
) -> None:
    """What is typed during a wait does not count: neither to come in, nor to wait longer."""
    guess(person, 60)
    guess(person, 61, times=20)
    with pytest.raises(LogInRefusedError):
        person.log_in(later(74))
    assert person.enter(later(75)).officer_code == "BEH1"
    seconds = 100.0
    for _ in range(20):
        guess(person, seconds, times=1)
        seconds += LONGEST_WAIT.total_seconds()
    assert person.enter(later(seconds)).officer_code == "BEH1"


@pytest.mark.deep
def test_nobody_is_shut_out_from_a_device_he_used(person: Person) -> None:
    """While somebody guesses at his account, and at everybody's from his own network."""
    device = person.log_in(later()).device
    guess(person, 100, times=60)
    with pytest.raises(LogInRefusedError):
        person.log_in(later(101))

    assert person.log_in(later(101), device=device).device == device


def test_a_known_device_waits_for_its_own_mistakes(person: Person) -> None:
    """A stolen laptop is no way to guess faster."""
    device = person.log_in(later()).device
    guess(person, 100, device=device)
    with pytest.raises(LogInRefusedError):
        person.log_in(later(101), device=device)

    assert person.log_in(later(101)).token


@pytest.mark.deep
def test_one_address_that_tries_many_names_waits(person: Person) -> None:
    """Another address does not; the address itself is not kept."""
    for number in range(50):
        with pytest.raises(LogInRefusedError):
            person.log_in(later(60), who=f"NIEMAND{number}", address="198.51.100.7")
    with pytest.raises(LogInRefusedError):
        person.log_in(later(61), address="198.51.100.7")
    assert person.log_in(later(61), address="198.51.100.8").token
    with reading() as session:
        rows = session.exec(select(KnownAddress)).all()
    assert "198.51" not in str(rows)
    forget_old_addresses(later(60) + timedelta(days=2))
    with reading() as session:
        assert session.exec(select(KnownAddress.failures)).all() == [0]


def test_failures_of_long_ago_do_not_count(person: Person) -> None:
    """One slip a day never makes anybody wait."""
    day = timedelta(days=2).total_seconds()
    for number in range(2 * FREE_FAILURES):
        guess(person, number * day, times=1)
    assert person.enter(later(2 * FREE_FAILURES * day - day + 1)).officer_code == "BEH1"


def test_no_more_than_ten_devices_are_kept(person: Person) -> None:
    """Those that were used last."""
    for number in range(MOST_DEVICES + 3):
        person.log_in(later(60 * (number + 1)))
    with reading() as session:
        kept = session.exec(select(KnownDevice.used_at).order_by(col(KnownDevice.used_at))).all()
    assert kept == [later(60 * (number + 1)) for number in range(3, MOST_DEVICES + 3)]
