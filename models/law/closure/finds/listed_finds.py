"""The list of one find: what the table says, against what somebody typed."""

from models.law.closure.finds.substances import LookedUp, Standing
from models.law.closure.measures import DrugList, Unit
from models.law.common.answers import Answer
from models.law.common.dutch import join_dutch
from models.law.common.errors import WeerbaarError
from models.law.common.labelled import Labelled

OWN_UNITS = frozenset({Unit.CARTRIDGES, Unit.GRAM_DRIED})
"""Units of a few substances alone, which have a quantity for own use of their own."""


class ListRefusedError(WeerbaarError):
    """Raised when a list, unit or exemption does not fit the substance; its words have no place."""


class TypedList(Labelled):
    """A list as somebody types it, or that the substance stands on none."""

    I = "I", "lijst I (harddrugs)"  # noqa: E741 the Opiumwet calls it I
    IA = "IA", "lijst IA (nieuwe psychoactieve stoffen)"
    II = "II", "lijst II (softdrugs)"
    NONE = "none", "op geen lijst"

    @property
    def drug_list(self) -> DrugList | None:
        """The list of the Opiumwet, None for none."""
        return None if self is TypedList.NONE else DrugList(self.value)


def list_of_find(looked_up: LookedUp, typed: TypedList | None, reason: str) -> DrugList | None:
    """The list that the table gives; where it is not sure, the one typed with a reason.

    What is typed beside a sure answer must agree with it. None: on no list.
    Raises ListRefusedError.
    """
    if looked_up.is_certain:
        if typed is not None and typed.drug_list is not looked_up.drug_list:
            raise ListRefusedError(f"{looked_up.words}; u gaf op: {typed.label}")
        return looked_up.drug_list
    if typed is None or not reason.strip():
        raise ListRefusedError(
            f"{looked_up.words}; geef zelf de lijst op (of: op geen lijst), met de reden"
        )
    return typed.drug_list


def require_own_unit(looked_up: LookedUp, unit: Unit) -> None:
    """Refuse a unit that the substance is not counted in. Raises ListRefusedError."""
    row = looked_up.row
    wanted = tuple(row.units) if row is not None else ()
    has_only_own = bool(wanted) and set(wanted) <= OWN_UNITS
    if (has_only_own or unit in OWN_UNITS) and unit not in wanted:
        known = join_dutch([each.label for each in wanted], "of") or "een andere eenheid"
        raise ListRefusedError(
            f"{row.name if row else 'dit middel'} wordt geteld in {known}, niet in {unit.label}"
        )


def require_exemption_answered(looked_up: LookedUp, exempt: Answer | None) -> None:
    """Refuse to leave open whether the exemption of a substance holds. Raises ListRefusedError."""
    row = looked_up.row
    if row is None or looked_up.standing is not Standing.LISTED or not row.exemption:
        return
    if exempt is None:
        raise ListRefusedError(
            f"{row.name} is niet verboden als {row.exemption}: geef op of deze uitzondering hier "
            "geldt (ja, nee of onbekend); alleen bij nee telt de vondst mee"
        )


def why_without_power(
    looked_up: LookedUp, drug_list: DrugList | None, exempt: Answer | None
) -> str:
    """Why a find gives no power by itself, as part of a Dutch sentence; empty when it may."""
    if drug_list is None:
        sure = looked_up.is_certain
        return looked_up.words if sure else f"{looked_up.words}; opgegeven is: op geen lijst"
    if exempt is Answer.YES:
        return "de uitzondering op het verbod geldt voor een van de gevonden middelen"
    if exempt is Answer.UNKNOWN:
        return (
            "het is onbekend of de uitzondering op het verbod geldt voor een van de gevonden "
            "middelen"
        )
    return ""
