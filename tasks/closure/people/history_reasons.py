"""A reason stays in the history for ever, so it names nobody of the case."""

import re
from collections.abc import Iterable, Iterator

from models.closure.party import Party
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.closure.case_step import Step, every_party_of, place_of
from tasks.closure.party_file import PartyRow
from tasks.privacy import privacy

ADDRESS = "adres van een betrokkene"
_SHORTEST = 4
"""Signs of a street or postcode below which nothing can be told by it."""


def refuse_naming_reason(step: Step, reason: str, others: Iterable[Party | PartyRow] = ()) -> None:
    """Refuse a reason with personal data of a party, as it was or as it becomes, or of others."""
    people: list[Party | PartyRow] = [*every_party_of(step.session, step.case_id), *others]
    found = privacy.kinds_in(reason, _secrets(step, people))
    if any(line in _plain(reason) for line in _address_lines(people)):
        found = (*found, ADDRESS)
    if found:
        fault = (
            f"hierin staat: {join_dutch(found)}; de reden blijft in de historie, noem daarom "
            "alleen wat er aan de hand is, zoals 'naam verkeerd gespeld' of 'verhuisd'"
        )
        raise FaultsError("De reden", [fault])


def _secrets(step: Step, people: Iterable[Party | PartyRow]) -> privacy.CaseSecrets:
    known = list(people)
    _, _, address = place_of(step.session, step.case)
    names = [name for one in known for name in (one.name, one.acts_through.partition(",")[0])]
    return privacy.CaseSecrets(
        names=tuple(filter(None, names)),
        birth_dates=tuple(one.born_on for one in known if one.born_on),
        phones=tuple(one.phone for one in known if one.phone),
        street=address.street,
    )


def _address_lines(people: Iterable[Party | PartyRow]) -> Iterator[str]:
    for one in people:
        for part in (one.reachable_street, one.reachable_postcode):
            if len(_plain(part)) >= _SHORTEST:
                yield _plain(part)


def _plain(text: str) -> str:
    """Letters and digits alone, so that 9999XA is 9999 xa."""
    return re.sub(r"[\W_]+", "", text.casefold())
