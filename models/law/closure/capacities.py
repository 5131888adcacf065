"""As what a person or company is a party to a closure (Awb 5:24: who must get the order)."""

from models.law.common.labelled import Labelled


class Capacity(Labelled):
    """The Dutch word of each is what a letter calls the party."""

    OFFENDER = "offender", "overtreder"
    OWNER = "owner", "eigenaar"
    TENANT = "tenant", "huurder"
    RESIDENT = "resident", "bewoner"
    LANDLORD = "landlord", "verhuurder"
    MORTGAGEE = "mortgagee", "hypotheekhouder"
