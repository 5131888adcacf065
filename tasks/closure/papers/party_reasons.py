"""What a formal letter must hold by law, and its reasons in their order.

A letter without its reasons or its dates is refused as a whole, before a word is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from models.closure.closure_views import PartyLetter
from models.law.closure.sanctions import DrugList, PremisesKind
from models.law.common.dutch import join_dutch
from models.law.common.errors import FaultsError
from tasks.closure.papers.party_prose import Told, sources, told

MUST_ASK = frozenset({"D2", "D3", "D4"})
"""Return, replacement housing and children: never open for an inhabited dwelling (facts 1.5)."""
DURATION_FACTOR = "C7"
FORBIDDEN_IN = {
    DrugList.I: "artikel 2",
    DrugList.IA: "artikel 2a",
    DrugList.II: "artikel 3",
}

PREPARED_IN = {
    DrugList.I: "artikel 10a, eerste lid, onder 3°",
    DrugList.IA: "artikel 10c, eerste lid, onder 3°",
    DrugList.II: "artikel 11a",
}
"""Which article forbids goods to make or to trade drugs of a list."""


class IncompleteLetterError(FaultsError):
    """Raised when a letter lacks something that the law wants in it; lists all that is missing."""


@dataclass(frozen=True)
class Reasons:
    """The weighing, in the order in which a judge reads it (ECLI:NL:RVS:2022:285)."""

    competent: tuple[Told, ...]
    suitable: tuple[Told, ...]
    necessary: tuple[Told, ...]
    duration: tuple[Told, ...]
    balanced: tuple[Told, ...]
    sources: str
    """The papers on which they rest."""


@dataclass(frozen=True)
class Offence:
    """Which parts of art. 13b(1) the findings fall under."""

    trade: bool
    preparatory_acts: bool
    forbidden_in: tuple[str, ...]
    """For each list of which something was found: which article forbids it."""
    prepared_in: str
    """Which article forbids the goods; the possible ones when it is not known for which list."""


def reasons_of(letter: PartyLetter) -> Reasons:
    """Sort what this party may read of the weighing by its question."""

    def of(steps: str) -> tuple[Told, ...]:
        return tuple(
            told(factor)
            for factor in letter.weighing
            if factor.code[0] in steps and factor.code != DURATION_FACTOR
        )

    return Reasons(
        competent=of("A"),
        suitable=of("B"),
        necessary=of("C"),
        duration=tuple(told(each) for each in letter.weighing if each.code == DURATION_FACTOR),
        balanced=of("DE"),
        sources=sources(letter.weighing, letter.party),
    )


def offence_of(letter: PartyLetter) -> Offence:
    """Which parts of art. 13b(1) the findings name."""
    grounds = [item.ground for item in letter.findings]
    return Offence(
        trade=any(ground.endswith("onder a") for ground in grounds),
        preparatory_acts=any(ground.endswith("onder b") for ground in grounds),
        forbidden_in=tuple(
            f"Drugs van lijst {drug_list.value} zijn verboden in {article} van de Opiumwet."
            for drug_list, article in FORBIDDEN_IN.items()
            if any(
                item.drug_list is drug_list and item.ground.endswith("onder a")
                for item in letter.findings
            )
        ),
        prepared_in=_prepared_in(letter),
    )


def _prepared_in(letter: PartyLetter) -> str:
    goods = {item.drug_list for item in letter.findings if item.ground.endswith("onder b")}
    known = [article for each, article in PREPARED_IN.items() if each in goods]
    if known and None not in goods:
        return join_dutch(known)
    return join_dutch(list(PREPARED_IN.values()), "of")


def is_closed_already(letter: PartyLetter) -> bool:
    """Awb 5:31(2): closed before there was a decision."""
    return "tweede lid" in letter.urgent_ground


def refuse(letter: PartyLetter, what: str, faults: Mapping[str, bool]) -> None:
    """Raise IncompleteLetterError when any of the faults is true, naming all that are."""
    found = [fault for fault, is_fault in faults.items() if is_fault]
    offence = offence_of(letter)
    if not offence.trade and not offence.preparatory_acts:
        found.append("er staat geen vondst in onder artikel 13b, eerste lid, onder a of b")
    if found:
        raise IncompleteLetterError(f"{what} in zaak {letter.reference}", found)


def faults_in_reasons(letter: PartyLetter) -> dict[str, bool]:
    """What the weighing still lacks for a closure, whoever may read it."""
    steps = {code[0] for code in letter.answered if code != DURATION_FACTOR}
    open_questions = sorted(MUST_ASK - letter.answered)
    must_ask = letter.premises_kind is PremisesKind.DWELLING and letter.inhabited
    return {
        "de bevoegdheid (A) is niet afgewogen": "A" not in steps,
        "de geschiktheid (B) is niet afgewogen": "B" not in steps,
        "de noodzaak (C) is niet afgewogen": "C" not in steps,
        "de duur (C7) heeft geen eigen reden": DURATION_FACTOR not in letter.answered,
        "de evenwichtigheid (D) is niet afgewogen": not steps & {"D", "E"},
        f"bij een bewoonde woning is niet beantwoord: {', '.join(open_questions)}": (
            must_ask and bool(open_questions)
        ),
    }


def faults_in_dates(letter: PartyLetter) -> dict[str, bool]:
    """What the order to close still lacks."""
    return {
        "de eerste dag van de sluiting ontbreekt": letter.ordered_from is None,
        "de laatste dag of de dag van heroverweging ontbreekt": letter.closure_term is None,
        "de bezwaartermijn ontbreekt": letter.objection_term is None,
        "het deel van de kosten voor de overtreder ontbreekt": letter.cost_share is None,
        "zonder spoed hoort er een begunstigingstermijn in (artikel 5:24, tweede lid, Awb)": (
            letter.grace_until is None
            and not letter.urgent_ground
            and letter.shut_on is None
            and letter.over_on is None
        ),
    }
