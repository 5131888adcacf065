"""Asking the law, without a case and without a register."""

from collections.abc import Mapping, Sequence

from models.law.closure.quantities import FoundAmount
from models.law.closure.sanctions import Circumstances, Proposal, measure_for_case
from tasks.closure import closure_policies


def municipalities_with_matrix() -> Mapping[str, str]:
    """The CBS code of each municipality that has a sanction matrix, by its name."""
    return closure_policies.municipalities_with_matrix()


def propose_measure(
    municipality_code: str, found: Sequence[FoundAmount], circumstances: Circumstances
) -> Proposal:
    """What the matrix of the day of the find proposes, never the decision.

    Raises NoPolicyInForceError.
    """
    matrix = closure_policies.sanction_matrix(municipality_code, circumstances.found_on)
    return measure_for_case(matrix, found, circumstances)
