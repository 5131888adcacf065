"""What each partner may know, cell by cell, and what no mail may ever say."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from models.closure.closure_views import PublicView
from models.law.closure.sanctions import DurationUnit, Measure, MeasureKind, PremisesKind
from models.law.common.partner_kinds import PartnerKind
from tasks.closure.closure_mail import (
    MAY_KNOW,
    OCCASIONS,
    Fact,
    NotForPartnerError,
    Occasion,
    partner_mail,
    press_mail,
    term_notice,
)
from tasks.closure.papers.press_release import press_release
from tasks.mail.mail_texts import MailText

VIEW = PublicView(
    reference="ALV-2026-0007",
    municipality="Alverlo",
    folder="alverlo",
    premises_kind=PremisesKind.DWELLING,
    inhabited=True,
    place="Voorbeelddorp",
    street="Verzonnenstraat",
    address_line="Verzonnenstraat 12b",
    found="een handelshoeveelheid harddrugs",
    found_on=date(2026, 2, 19),
    measure=Measure(kind=MeasureKind.CLOSURE, amount=3, unit=DurationUnit.MONTHS),
    closed_on=date(2026, 4, 17),
    ordered_from=date(2026, 4, 17),
    ordered_until=date(2026, 7, 16),
    closed_part="de schuur",
    embargo_until=datetime(2026, 4, 17, 12, tzinfo=ZoneInfo("Europe/Amsterdam")),
    quote="Dit citaat is alleen voor het persbericht.",
    made_on=date(2026, 4, 17),
)
MARKS = {
    Fact.PLACE: "Voorbeelddorp",
    Fact.PERIOD: "van 17 april 2026 tot en met 16 juli 2026",
    Fact.PREMISES: "woning",
    Fact.ADDRESS: "Verzonnenstraat 12b",
    Fact.REFERENCE: "ALV-2026-0007",
    Fact.DRUGS: "wegens drugs",
    Fact.SEAL: "De woning is verzegeld",
    Fact.DANGERS: "gevaar in het algemeen",
    Fact.LEASE: "beslist u zelf",
    Fact.PART: "alleen om dit deel: de schuur",
    Fact.REQUEST: "Dit vragen wij van u",
}
PARTNERS = list(MAY_KNOW)
MAILS = [(kind, occasion) for kind in PARTNERS for occasion in OCCASIONS]


@pytest.mark.parametrize("kind", PARTNERS)
@pytest.mark.parametrize("fact", Fact)
def test_a_partner_reads_a_fact_exactly_when_the_table_says_so(
    kind: PartnerKind, fact: Fact
) -> None:
    """Each cell of the table, in subject, text and HTML."""
    mail = partner_mail(kind, "closed", VIEW)
    told = [MARKS[fact] in part for part in (f"{mail.subject}\n{mail.text}", mail.html)]
    assert told == [fact in MAY_KNOW[kind]] * 2


@pytest.mark.parametrize(("kind", "occasion"), MAILS)
def test_no_mail_tells_what_its_row_does_not_hold(kind: PartnerKind, occasion: Occasion) -> None:
    """On no occasion: no value outside the row, and the find and the quote never."""
    mail = partner_mail(kind, occasion, VIEW)
    everything = f"{mail.subject}\n{mail.text}\n{mail.html}"
    forbidden = [MARKS[fact] for fact in _VALUES if fact not in MAY_KNOW[kind]]
    forbidden += [VIEW.found, VIEW.quote, "19 februari"]
    assert [words for words in forbidden if words in everything] == []


_VALUES = (Fact.PREMISES, Fact.ADDRESS, Fact.REFERENCE, Fact.PART)


@pytest.mark.parametrize(("kind", "occasion"), MAILS)
def test_a_subject_never_holds_the_address(kind: PartnerKind, occasion: Occasion) -> None:
    """Subjects show on locked screens and in logs of mail servers."""
    subject = partner_mail(kind, occasion, VIEW).subject
    assert VIEW.street not in subject
    assert "\n" not in subject
    assert subject.strip() == subject


@pytest.mark.parametrize(("kind", "occasion"), MAILS)
def test_every_mail_is_clean_dutch_in_text_and_html(kind: PartnerKind, occasion: Occasion) -> None:
    """No gap, no left-over template or Markdown; both bodies say the same."""
    mail = partner_mail(kind, occasion, VIEW)
    _assert_clean(mail)
    assert "Gemeente Alverlo, namens de burgemeester" in mail.text
    for line in (line.strip("- ").strip() for line in mail.text.splitlines()):
        assert line in _without_tags(mail.html)


def _assert_clean(mail: MailText) -> None:
    for part in (mail.subject, mail.text, mail.html):
        for fault in ("None", "{{", "{%", "**", "Onderwerp:", "closed", "lifted", "dwelling"):
            assert fault not in part
    assert mail.html.startswith("<!DOCTYPE html>")
    assert 'lang="nl"' in mail.html


def _without_tags(html: str) -> str:
    for tag in ("strong", "em"):
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return html.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("occasion", "words"),
    [
        ("closing_announced", "heeft besloten om een woning in Voorbeelddorp te sluiten"),
        ("closed", "heeft een woning in Voorbeelddorp gesloten"),
        ("ended", "De sluiting van een woning in Voorbeelddorp is voorbij."),
        ("lifted", "Die geldt niet meer."),
        ("suspended", "de sluiting geldt nu niet"),
    ],
)
def test_each_occasion_says_what_happened(occasion: Occasion, words: str) -> None:
    """The same words for every partner but customs, who hear of no kind of premises."""
    for kind in set(PARTNERS) - {PartnerKind.CUSTOMS}:
        assert words in partner_mail(kind, occasion, VIEW).text


@pytest.mark.parametrize("kind", PARTNERS)
def test_a_closure_without_end_has_no_last_day(kind: PartnerKind) -> None:
    """An indefinite closure says so instead of printing a gap."""
    view = VIEW.model_copy(
        update={
            "ordered_until": None,
            "measure": Measure(kind=MeasureKind.CLOSURE, unit=DurationUnit.INDEFINITE),
        }
    )
    mail = partner_mail(kind, "closed", view)
    assert "vanaf 17 april 2026, zonder vaste laatste dag" in mail.text
    _assert_clean(mail)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PremisesKind.DWELLING, "een woning"),
        (PremisesKind.PREMISES, "een pand"),
        (PremisesKind.YARD, "een erf"),
    ],
)
def test_each_kind_of_premises_has_its_word(kind: PremisesKind, words: str) -> None:
    """In the subject and in the first sentence."""
    mail = partner_mail(
        PartnerKind.POLICE, "closed", VIEW.model_copy(update={"premises_kind": kind})
    )
    assert words in mail.subject
    assert f"heeft {words} in" in mail.text


def test_values_stay_literal() -> None:
    """Nothing in a value becomes a template, Markdown or HTML."""
    evil = "{{ 7 * 7 }} **vet** <script>x</script> [a](b)"
    mail = partner_mail(PartnerKind.POLICE, "closed", VIEW.model_copy(update={"place": evil}))
    assert evil in mail.text
    assert evil in mail.subject
    assert "<script>x" not in mail.html


def test_the_press_gets_the_press_release_itself() -> None:
    """The very words of the files that were approved, without address; street only if released."""
    release = press_release(VIEW)
    mail = press_mail(VIEW.premises_kind, VIEW.place, release)
    approved = {file.name.rpartition(".")[2]: file.content for file in release}
    assert mail.subject == "Persbericht: burgemeester sluit een woning in Voorbeelddorp"
    assert mail.text.encode() == approved["txt"]
    assert mail.html.encode() == approved["html"]
    assert VIEW.address_line not in mail.text + mail.html
    assert "Verzonnenstraat" not in mail.text + mail.html
    _assert_clean(mail)


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_press_gets_no_partner_mail(occasion: Occasion) -> None:
    """Nothing but the press release, and no follow-up about people."""
    with pytest.raises(NotForPartnerError, match="pers"):
        partner_mail(PartnerKind.PRESS, occasion, VIEW)


def test_a_term_notice_tells_the_officer_what_ends_when_and_why() -> None:
    """Reference, term, rung, last day and its reason."""
    explanation = "6 weken na donderdag 2 april 2026; verlengd naar maandag 18 mei 2026"
    mail = term_notice(
        "ALV-2026-0007", "bezwaar", "eindigt binnen 2 dagen", date(2026, 5, 18), explanation
    )
    assert mail.subject == "Termijn eindigt binnen 2 dagen: bezwaar, zaak ALV-2026-0007"
    assert "De termijn bezwaar in zaak ALV-2026-0007 eindigt binnen 2 dagen." in mail.text
    assert "Laatste dag: maandag 18 mei 2026" in mail.text
    assert explanation in mail.text
    _assert_clean(mail)
