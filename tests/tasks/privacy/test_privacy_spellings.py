"""The privacy gate finds a secret however it is spelled, and whatever stands around it."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from models.law.common.dutch import MONTHS
from models.law.common.iban import is_iban
from tasks.documents.rendering import RenderedFile
from tasks.privacy.privacy import CaseSecrets, search
from tasks.privacy.privacy_patterns import is_bsn
from tests.depth import searching

TEXT = (
    "De burgemeester sluit een woning voor drie maanden omdat daar drugs zijn gevonden en dat is "
    "niet veilig voor de buurt bel 112 of 0900-8844 op 18 mei 2026"
)
FILLER = st.lists(st.sampled_from(TEXT.split()), max_size=12).map(" ".join)
CASES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from(
    [str, str.upper, str.lower, str.title]
)
GAPS = st.sampled_from(["", " ", "-", ".", " - ", "\u00a0", "\u2011"])
NAMES = ("Xander Nietbestaand", "Zoë van der Verzonnen-Bedacht", "Verzinsel Vastgoed B.V.")
often = searching(60)


def kinds(text: str, secrets: CaseSecrets) -> set[str]:
    """What the gate finds in a plain text."""
    found = search([RenderedFile("bewonersbrief.txt", "text/plain", text.encode())], secrets)
    return {hit.kind for hit in found}


@st.composite
def spelled_names(draw: st.DrawFn) -> str:
    """A party's name with a soft hyphen, or broken over two lines, in some letter case."""
    name = draw(CASES)(draw(st.sampled_from(["Nietbestaand", "Xander", "Bedacht", "Verzinsel"])))
    place = draw(st.integers(1, len(name) - 1))
    break_sign = draw(st.sampled_from(["", "\u00ad", "-\n", "-\r\n", "\ufffe\r\n", "\u200b"]))
    return name[:place] + break_sign + name[place:] + draw(st.sampled_from(["", "s", "'s", "."]))


@st.composite
def spelled_days(draw: st.DrawFn) -> tuple[date, str]:
    """A day and one of its usual Dutch spellings."""
    day = draw(st.dates(date(1920, 1, 1), date(2025, 12, 31)))
    month = MONTHS[day.month - 1]
    short = "mrt" if month == "maart" else month[:3]
    sign = draw(st.sampled_from(["-", "/", ".", " ", "\u2013"]))
    ways = (
        f"{day:%d}{sign}{day:%m}{sign}{day:%Y}",
        f"{day.day}{sign}{day.month}{sign}{day:%y}",
        f"{day.day} {month} {day.year}",
        f"{day:%d} {draw(CASES)(short)}. {day.year}",
        f"{day.year}-{day:%m-%d}",
        f"{day:%Y%m%d}",
    )
    return day, draw(st.sampled_from(ways))


@st.composite
def spelled_phones(draw: st.DrawFn) -> tuple[str, str]:
    """A telephone number as registered, and as someone else writes it."""
    digits = draw(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True))
    start = draw(st.sampled_from(["0", "+31", "0031", "+31 (0)", "+31 "]))
    first, gap = draw(st.integers(1, 3)), draw(GAPS)
    rest = " ".join(digits[first + n : first + n + 2] for n in range(0, 9 - first, 2))
    return f"0{digits}", f"{start}{digits[:first]}{gap}{rest}"


@st.composite
def spelled_bsns(draw: st.DrawFn) -> str:
    """A BSN that passes the 11-test, in a usual grouping."""
    start = draw(st.from_regex(r"[0-9]{8}", fullmatch=True))
    last = sum(w * int(d) for w, d in zip(range(9, 1, -1), start, strict=True)) % 11
    bsn = f"{start}{last % 10}" if last < 10 and any(map(int, start)) else "123456782"
    sign = draw(st.sampled_from(["", " ", ".", "-", "\u00a0"]))
    sizes = draw(st.sampled_from([(3, 3, 3), (4, 2, 3), (9,)]))
    stops = [sum(sizes[:n]) for n in range(len(sizes) + 1)]
    return sign.join(bsn[a:b] for a, b in pairwise(stops))


@st.composite
def spelled_ibans(draw: st.DrawFn) -> str:
    """A Dutch account number with right check digits, with or without spaces."""
    bban = draw(st.from_regex(r"[A-Z]{4}[0-9]{10}", fullmatch=True))
    number = int("".join(str(int(sign, 36)) for sign in f"{bban}NL00"))
    iban = f"NL{98 - number % 97:02d}{bban}"
    grouped = " ".join(iban[start : start + 4] for start in range(0, 18, 4))
    return draw(st.sampled_from([iban, grouped, grouped.lower()]))


@often
@given(before=FILLER, name=spelled_names(), after=FILLER)
def test_name_is_found_in_any_text(before: str, name: str, after: str) -> None:
    """However the line breaks and whatever surrounds it."""
    found = kinds(f"{before} {name} {after}", CaseSecrets(names=NAMES))
    assert "naam van een betrokkene" in found


@often
@given(before=FILLER, spelled=spelled_days(), after=FILLER)
def test_birth_date_is_found_in_any_text(
    before: str, spelled: tuple[date, str], after: str
) -> None:
    """Any day, in any of its spellings."""
    day, text = spelled
    found = kinds(f"{before} {text} {after}", CaseSecrets(birth_dates=(day,)))
    assert "geboortedatum" in found


@often
@given(before=FILLER, spelled=spelled_phones())
def test_telephone_of_a_party_is_found_in_any_spelling(
    before: str, spelled: tuple[str, str]
) -> None:
    """Registered in one spelling, written in another."""
    phone, text = spelled
    found = kinds(f"{before} {text}.", CaseSecrets(phones=(phone,)))
    assert "telefoonnummer van een betrokkene" in found


@often
@given(before=FILLER, bsn=spelled_bsns(), after=FILLER)
def test_bsn_is_found_in_any_text(before: str, bsn: str, after: str) -> None:
    """Any number that passes the 11-test."""
    found = kinds(f"{before} nummer {bsn} {after}", CaseSecrets())
    assert "burgerservicenummer" in found


@often
@given(before=FILLER, iban=spelled_ibans(), after=FILLER)
def test_iban_is_found_in_any_text(before: str, iban: str, after: str) -> None:
    """Any number with right check digits."""
    found = kinds(f"{before} {iban} {after}", CaseSecrets())
    assert "bankrekeningnummer" in found


@often
@given(bsn=spelled_bsns(), place=st.integers(0, 7), step=st.integers(1, 9))
def test_one_wrong_digit_fails_the_11_test(bsn: str, place: int, step: int) -> None:
    """The weights are all prime to 11, so that no single change goes unseen."""
    digits = [int(sign) for sign in bsn if sign.isdigit()]
    digits[place] = (digits[place] + step) % 10
    assert not is_bsn("".join(map(str, digits)))


@often
@given(iban=spelled_ibans(), place=st.integers(8, 17), step=st.integers(1, 9))
def test_one_wrong_digit_fails_the_check_of_an_iban(iban: str, place: int, step: int) -> None:
    """97 is a prime above any change of one digit."""
    signs = iban.replace(" ", "")
    wrong = str((int(signs[place]) + step) % 10)
    assert is_iban(signs)
    assert not is_iban(signs[:place] + wrong + signs[place + 1 :])
