"""On which list of the Opiumwet a substance stands, as of the day on which it was found."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from models.law.closure.measures import DrugList, Unit
from models.law.common.dutch import join_dutch, short_date
from models.law.common.policy import Frozen, Policy, PolicyRuleError


class Standing(StrEnum):
    """What the table knows of a substance on a day."""

    LISTED = "listed"
    NOT_YET = "not_yet"
    """Forbidden later, but not on that day."""
    NOT_LISTED = "not_listed"
    UNSURE = "unsure"
    """Not in the table, not confirmed, or a word for several substances: somebody has to say."""


class SubstanceRow(Frozen):
    """One substance on one list, during some days."""

    name: str = Field(min_length=1)
    synonyms: tuple[str, ...] = ()
    drug_list: DrugList
    since: date | None = None
    """First day on the list, where it was read."""
    seen_on: date | None = None
    """Otherwise: a day on which a source shows it on the list."""
    until: date | None = None
    """Last day on this list, inclusive."""
    units: Mapping[Unit, Decimal | None] = Field(min_length=1)
    """How it is measured, and what is taken for own use; None where no quantity was read."""
    exemption: str = ""
    """When the prohibition does not hold, in Dutch words after "als"; empty: no such rule."""
    source: str
    """Key of the sources of the table."""
    confirmed: bool = True
    note: str = ""

    @model_validator(mode="after")
    def _has_a_day_when_confirmed(self) -> Self:
        days = [day for day in (self.since, self.seen_on) if day is not None]
        if len(days) > 1 or (self.confirmed and not days):
            raise PolicyRuleError(f"{self.name}: geef since of seen_on, een van beide")
        return self

    def is_in_force(self, day: date) -> bool:
        """Whether it is known to be on this list on that day."""
        first = self.since or self.seen_on
        return first is not None and first <= day <= (self.until or date.max)


class NotListed(Frozen):
    """A substance that stands on no list, as far as was read."""

    name: str
    synonyms: tuple[str, ...] = ()
    source: str
    confirmed: bool = True


class Unclear(Frozen):
    """A substance, or group, of which nobody could read where it stands."""

    name: str
    synonyms: tuple[str, ...] = ()
    source: str
    note: str


class Ambiguous(Frozen):
    """A word that people use for several substances."""

    term: str
    may_mean: tuple[str, ...]


@dataclass(frozen=True)
class LookedUp:
    """What the table says of a word on a day."""

    standing: Standing
    words: str
    """The reason, as part of a Dutch sentence."""
    drug_list: DrugList | None = None
    row: SubstanceRow | None = None

    @property
    def is_certain(self) -> bool:
        """Whether nobody needs to say on which list it stands."""
        return self.standing is not Standing.UNSURE


def match_key(text: str) -> str:
    """The letters and digits alone: accents, capitals, hyphens and spaces do not matter.

    What stands between brackets is left out: "cocaïne (in blokken)" is cocaine.
    """
    plain = unicodedata.normalize("NFKD", text.partition("(")[0].casefold())
    return "".join(letter for letter in plain if letter.isalnum())


class SubstanceTable(Policy):
    """The lists of the Opiumwet as a dated table; nobody has to type a list."""

    sources: Mapping[str, str]
    """What the keys of the rows mean, in Dutch."""
    substances: tuple[SubstanceRow, ...] = Field(min_length=1)
    not_listed: tuple[NotListed, ...] = ()
    unclear: tuple[Unclear, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()

    @property
    def open_values(self) -> frozenset[str]:
        """The substances of which no source was read."""
        return frozenset(
            [row.name for row in self.substances if not row.confirmed]
            + [row.name for row in self.not_listed if not row.confirmed]
        )

    @model_validator(mode="after")
    def _names_each_substance_once(self) -> Self:
        owners = {match_key(each.term): each.term for each in self.ambiguous}
        named = [
            *((each.name, each.synonyms) for each in self.substances),
            *((each.name, each.synonyms) for each in self.not_listed),
            *((each.name, each.synonyms) for each in self.unclear),
        ]
        faults = [
            f"{word} staat er voor {owners[match_key(word)]} en {name}"
            for name, synonyms in named
            for word in (name, *synonyms)
            if owners.setdefault(match_key(word), name) != name
        ]
        faults += [
            f"{row.name}: bron {row.source} is niet bekend"
            for row in self.substances
            if row.source not in self.sources
        ]
        if faults:
            raise PolicyRuleError("; ".join(faults))
        return self

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[SubstanceRow]]:
        found: dict[str, list[SubstanceRow]] = {}
        for row in self.substances:
            for word in {match_key(name) for name in (row.name, *row.synonyms)}:
                found.setdefault(word, []).append(row)
        return found

    def look_up(self, name: str, day: date) -> LookedUp:
        """On which list a substance stood on that day, by its name or what it is also called."""
        wanted = match_key(name)
        for each in self.ambiguous:
            if match_key(each.term) == wanted:
                return self._of_several(each, day)
        if rows := self._rows.get(wanted):
            return _of_rows(rows, day)
        for other in self.not_listed:
            if wanted in {match_key(word) for word in (other.name, *other.synonyms)}:
                words = f"{other.name} staat niet op een lijst van de Opiumwet ({other.source})"
                standing = Standing.NOT_LISTED if other.confirmed else Standing.UNSURE
                return LookedUp(standing, words)
        for unclear in self.unclear:
            if wanted in {match_key(word) for word in (unclear.name, *unclear.synonyms)}:
                return LookedUp(Standing.UNSURE, f"{unclear.name}: {unclear.note.rstrip('.')}")
        return LookedUp(Standing.UNSURE, "dit middel staat niet in de tabel")

    def _of_several(self, word: Ambiguous, day: date) -> LookedUp:
        """The list, when all that the word may mean stand on the same one."""
        meant = [self.look_up(name, day) for name in word.may_mean]
        names = join_dutch(word.may_mean, "of")
        lists = [found.drug_list for found in meant if found.standing is Standing.LISTED]
        if len(lists) == len(meant) > 1 and len(set(lists)) == 1 and lists[0] is not None:
            said = f"{word.term} kan {names} zijn; die staan alle op {lists[0].label}"
            return LookedUp(Standing.LISTED, said, lists[0])
        said = f'"{word.term}" kan meer betekenen{f" ({names})" if names else ""}'
        return LookedUp(Standing.UNSURE, said)


def _of_rows(rows: Sequence[SubstanceRow], day: date) -> LookedUp:
    """The row of that day; else whether it comes later, or nobody knows."""
    on_the_day = short_date(day)
    for row in rows:
        if row.confirmed and row.is_in_force(day):
            since = f"sinds {short_date(row.since)} " if row.since else ""
            words = f"{row.name} staat {since}op {row.drug_list.label}"
            return LookedUp(Standing.LISTED, words, row.drug_list, row)
    row = rows[0]
    later = [row for row in rows if row.confirmed and row.since and row.since > day]
    if len(later) == len(rows):
        row = min(later, key=lambda each: each.since or date.max)
        words = (
            f"{row.name} staat pas sinds {short_date(row.since or day)} op {row.drug_list.label} "
            f"en stond op {on_the_day} niet op een lijst"
        )
        return LookedUp(Standing.NOT_YET, words, row=row)
    note = f" ({row.note.rstrip('.')})" if row.note else ""
    words = f"van {row.name} is niet bevestigd op welke lijst het stond op {on_the_day}{note}"
    return LookedUp(Standing.UNSURE, words, row=row)
