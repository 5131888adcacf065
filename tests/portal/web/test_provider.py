"""Logging in at an OpenID provider: a real one in its own process, and one that lies."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlmodel import select

from models.common.account import Account
from models.common.municipality import Officer
from portal.web.entry import provider
from portal.web.entry.provider import ProviderError, arrive, depart
from tasks.acts.desk import account_acts
from tasks.acts.desk.account_acts import ProviderClaims, UnknownVisitorError
from tasks.register import resources
from tasks.register.accounts.provider_entry import StaleVisitError
from tasks.register.clock import now
from tasks.register.resources import reading, transaction
from tests.builders.case_builder import EXAMPLE
from tests.builders.people.forged_tokens import (
    BACK,
    CLIENT,
    WRONG,
    answered,
    good,
    signed,
)
from tests.builders.people.set_up import import_organisation
from tests.readers.register_counts import every_row
from tests.servers.openid_provider import Liar, log_in_there, lying_provider, provider_process

Use = Callable[..., None]


@pytest.fixture(name="use", autouse=True)
def fixture_use(register: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Use]:
    """Lets the settings name a provider; the example organisation is in the register."""
    assert register
    import_organisation(EXAMPLE / "organisatie.yaml")

    def use(issuer: str, claim: str = "") -> None:
        monkeypatch.setenv("WEERBAAR_OIDC_ISSUER", issuer)
        monkeypatch.setenv("WEERBAAR_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("WEERBAAR_OIDC_CLIENT_SECRET", "geheim")
        monkeypatch.setenv("WEERBAAR_OIDC_CODE_CLAIM", claim)
        resources.settings.cache_clear()

    yield use
    resources.settings.cache_clear()


@pytest.fixture(name="issuer", scope="module")
def fixture_issuer() -> Iterator[str]:
    """A real provider."""
    with provider_process("--require-nonce") as issuer:
        yield issuer


@pytest.fixture(name="liar")
def fixture_liar(use: Use) -> Iterator[Liar]:
    """A provider of which a test says what it answers."""
    with lying_provider() as liar:
        use(liar.issuer)
        yield liar


def came_back(subject: str) -> ProviderClaims:
    """Go there, log in, come back."""
    sent = depart(BACK, now())
    return arrive(log_in_there(sent.address, subject), sent.state, BACK, now())


def test_without_a_setting_there_is_no_provider() -> None:
    """The page then offers the local account alone."""
    assert not provider.is_offered()


def test_an_officer_logs_in_by_his_verified_address(use: Use, issuer: str) -> None:
    """Found by the address the first time, however it is written; by issuer and subject after."""
    use(issuer)
    assert provider.is_offered()
    entered = account_acts.log_in_by_provider(came_back("s-zaak1"), now())
    assert entered.visitor.officer_code == "ZAAK1"
    assert account_acts.visitor_of(entered.token, now()) == entered.visitor
    with transaction() as session:
        officer = session.exec(select(Officer).where(Officer.code == "ZAAK1")).one()
        officer.email = "getrouwd@gemeente.invalid"
    again = account_acts.log_in_by_provider(came_back("s-zaak1"), now())
    assert again.visitor.officer_code == "ZAAK1"
    with reading() as session:
        (account,) = session.exec(select(Account)).all()
    assert (account.issuer, account.subject) == (issuer, "s-zaak1")


def test_a_claim_of_the_setting_names_the_officer(use: Use, issuer: str) -> None:
    """Then a mail address finds nobody, verified or not."""
    use(issuer, claim="code")
    entered = account_acts.log_in_by_provider(came_back("s-bgm"), now())
    assert entered.visitor.officer_code == "BGM"
    before = every_row()
    for subject in ("s-half", "s-other"):
        with pytest.raises(UnknownVisitorError, match="niet bekend als medewerker"):
            account_acts.log_in_by_provider(came_back(subject), now())
    assert every_row() == before


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("s-half", "niet bekend als medewerker"),
        ("s-other", "niet bekend als medewerker"),
        ("s-again", "al gekoppeld aan een andere aanmelding"),
    ],
)
def test_nobody_else_comes_in_as_an_officer(
    use: Use, issuer: str, subject: str, words: str
) -> None:
    """An address that was not verified, of no officer, or of another person later."""
    use(issuer)
    account_acts.log_in_by_provider(came_back("s-zaak1"), now())
    before = every_row()
    with pytest.raises(UnknownVisitorError, match=words):
        account_acts.log_in_by_provider(came_back(subject), now())
    assert every_row() == before


def test_who_left_does_not_come_in(use: Use, issuer: str) -> None:
    """Whatever the provider still knows of him."""
    use(issuer)
    account_acts.log_in_by_provider(came_back("s-zaak1"), now())
    with transaction() as session:
        session.exec(select(Officer).where(Officer.code == "ZAAK1")).one().active = False
    with pytest.raises(UnknownVisitorError):
        account_acts.log_in_by_provider(came_back("s-zaak1"), now())


def test_one_departure_is_one_arrival(use: Use, issuer: str) -> None:
    """The same address a second time, another browser, and one that came too late."""
    use(issuer)
    sent = depart(BACK, now())
    there = log_in_there(sent.address, "s-zaak1")
    for state in ("", "iets anders"):
        with pytest.raises(ProviderError, match="Inloggen via de organisatie is niet gelukt"):
            arrive(there, state, BACK, now())
    assert arrive(there, sent.state, BACK, now()).subject == "s-zaak1"
    with pytest.raises(StaleVisitError, match="duurde te lang of is al afgerond"):
        arrive(there, sent.state, BACK, now())
    late = depart(BACK, now() - timedelta(minutes=11))
    there = log_in_there(late.address, "s-zaak1")
    with pytest.raises(StaleVisitError):
        arrive(there, late.state, BACK, now())


def test_who_refuses_there_does_not_come_in(use: Use, issuer: str) -> None:
    """The departure is used up all the same."""
    use(issuer)
    sent = depart(BACK, now())
    there = log_in_there(sent.address, "")
    with pytest.raises(ProviderError):
        arrive(f"{there}&state={sent.state}", sent.state, BACK, now())
    with pytest.raises(StaleVisitError):
        arrive(f"{there}&state={sent.state}", sent.state, BACK, now())


def test_a_real_token_that_is_too_old_is_refused(use: Use) -> None:
    """Of a provider that gives tokens for a second."""
    with provider_process("--token-max-age", "1") as issuer:
        use(issuer)
        sent = depart(BACK, now())
        there = log_in_there(sent.address, "s-zaak1")
        with pytest.raises(ProviderError):
            arrive(there, sent.state, BACK, now() + timedelta(minutes=5))


def test_what_leaves_holds_no_secret_in_the_address(use: Use, issuer: str) -> None:
    """PKCE by S256: the verifier stays here; state and nonce are new each time."""
    use(issuer)
    one, two = (parse_qs(urlsplit(depart(BACK, now()).address).query) for _ in range(2))
    assert one["code_challenge_method"] == ["S256"]
    assert one["response_type"] == ["code"]
    assert "geheim" not in str(one)
    for name in ("state", "nonce", "code_challenge"):
        assert one[name] != two[name]
        assert len(one[name][0]) >= 43


def test_a_right_token_of_the_same_provider_opens(liar: Liar) -> None:
    """So that what is refused below is refused for what is wrong with it; with the verifier."""
    assert answered(liar, lambda of, nonce: signed(of, good(of, nonce))).subject == "s-zaak1"
    (asked,) = (parse_qs(body) for body in liar.asked)
    assert len(asked["code_verifier"][0]) >= 43
    half = hashlib.sha256(b"toegang").digest()[:16]
    at_hash = base64.urlsafe_b64encode(half).decode().rstrip("=")
    claims = answered(liar, lambda of, nonce: signed(of, good(of, nonce, at_hash=at_hash)))
    assert claims.email == "zaak1@gemeente.invalid"


@pytest.mark.many
@pytest.mark.parametrize("name", WRONG)
def test_a_token_that_is_wrong_opens_nothing(
    liar: Liar, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """One sentence, whatever was wrong; the log holds no person."""
    with pytest.raises(ProviderError) as refused:
        answered(liar, WRONG[name])
    assert str(refused.value) == provider.REFUSED
    assert "gemeente.invalid" not in caplog.text
    assert "zaak1" not in caplog.text


def test_a_token_of_an_earlier_log_in_opens_nothing(liar: Liar) -> None:
    """Replayed: its nonce is not that of this departure."""
    kept: list[str] = []

    def once(of: Liar, nonce: str) -> str:
        kept.append(signed(of, good(of, nonce)))
        return kept[0]

    assert answered(liar, once).subject == "s-zaak1"
    with pytest.raises(ProviderError):
        answered(liar, once)


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://ander.invalid"},
        {"token_endpoint": "http://ander.invalid/token"},
        {"jwks_uri": "http://ander.invalid/jwks"},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
def test_a_provider_that_names_another_is_not_trusted(
    liar: Liar, metadata: Mapping[str, str]
) -> None:
    """Nor one of which somebody on the way can read what passes."""
    liar.metadata = metadata
    with pytest.raises(ProviderError):
        answered(liar, lambda of, nonce: signed(of, good(of, nonce)))


def test_an_answer_of_another_provider_is_refused(liar: Liar) -> None:
    """RFC 9207: the answer says whose it is."""
    sent = depart(BACK, now())
    there = f"{BACK}?code=verzonnen&state={sent.state}&iss=https://ander.invalid"
    with pytest.raises(ProviderError):
        arrive(there, sent.state, BACK, now())
    assert liar.asked == []


def test_a_provider_that_does_not_answer_is_one_sentence(use: Use) -> None:
    """Its machine is off."""
    use("http://127.0.0.1:9")
    with pytest.raises(ProviderError, match="Inloggen via de organisatie is niet gelukt"):
        depart(BACK, datetime.now(resources.AMSTERDAM))
