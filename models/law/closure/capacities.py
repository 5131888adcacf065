"""As what a person or company is a party to a closure (Awb 5:24: who must get the order)."""

from models.law.common.labelled import Labelled


class Capacity(Labelled):
    """The Dutch word of each is what a letter calls the party; one party may have several."""

    OFFENDER = "offender", "overtreder"
    OWNER = "owner", "eigenaar"
    TENANT = "tenant", "huurder"
    RESIDENT = "resident", "bewoner"
    LANDLORD = "landlord", "verhuurder"
    MORTGAGEE = "mortgagee", "hypotheekhouder"
    REPRESENTATIVE = "representative", "gemachtigde"
    ADMINISTRATOR = "administrator", "bewindvoerder"
    GUARDIAN = "guardian", "curator"


ACTS_FOR_ANOTHER = frozenset({Capacity.REPRESENTATIVE, Capacity.ADMINISTRATOR, Capacity.GUARDIAN})
"""Who stands in for another party (Awb 2:1; BW 1:441, 1:381)."""
HAS_RIGHT_OF_USE = frozenset(
    {Capacity.OWNER, Capacity.TENANT, Capacity.RESIDENT, Capacity.LANDLORD}
)
"""Who must get the order beside the offender (Awb 5:24(3))."""
