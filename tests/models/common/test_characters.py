"""Letters and signs on the way in: one form for what means the same, a refusal for the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from models.common.characters import is_printable, plain


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("９０００００１", "9000001"),
        ("٤٥", "45"),
        ("𝟗", "9"),
        ("Ａ　Ｂ", "A B"),
        ("basis\u2011school", "basis-school"),
        ("cafe\u0301", "café"),
        ("Jan\u200b \ufeffJan\u00adsen", "Jan Jansen"),
        ("\u202a06 00 00 00 01\u202c", "06 00 00 00 01"),
        ("a\u00a0b", "a b"),
        ("regel\r\nregel", "regel\nregel"),
        ("Şükrü Łukasz Đặng", "Şükrü Łukasz Đặng"),
        ("Ωμέγα Жанна", "Ωμέγα Жанна"),
        ("½ m²: 5 µg à € 3 – “zo’n”…", "½ m²: 5 µg à € 3 – “zo’n”…"),
    ],
)
def test_another_way_to_write_a_sign_becomes_that_sign(given_text: str, kept: str) -> None:
    """What nobody can see vanishes; letters that can be printed stay."""
    assert plain(given_text) == kept


@pytest.mark.parametrize(
    ("given_text", "words"),
    [
        ("a\0b", "hier staat een stuurteken (U+0000); haal het weg"),
        ("a\x1b[31m", "hier staat een stuurteken (U+001B); haal het weg"),
        ("a\ud800", "hier staat een half teken (U+D800); haal het weg"),
        ("a\ue000", "hier staat een eigen teken van een lettertype (U+E000); haal het weg"),
        ("Jos\ufffd", "hier is bij het opslaan een teken verloren gegaan (U+FFFD)"),
        ("王小明", "het teken 王 (U+738B) kan niet in een brief; schrijf het in Latijnse letters"),
        ("محمد", "het teken م (U+0645) kan niet in een brief"),
        ("klaar ✅", "het teken ✅ (U+2705) kan niet in een brief"),
        ("Jаn", "in één woord staan letters van twee alfabetten (U+0430)"),
        ("Οscar", "in één woord staan letters van twee alfabetten (U+039F)"),
    ],
)
def test_what_cannot_stay_is_refused_by_name(given_text: str, words: str) -> None:
    """The sign and its code, so that an officer finds it."""
    with pytest.raises(PydanticCustomError) as refused:
        plain(given_text)
    assert refused.value.message().startswith(words)


@given(st.text())
def test_what_is_kept_is_kept_again(given_text: str) -> None:
    """Whatever comes in: refused, or printable and the same the second time."""
    try:
        kept = plain(given_text)
    except PydanticCustomError:
        return
    assert plain(kept) == kept
    assert all(is_printable(sign) for sign in kept)
