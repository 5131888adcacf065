"""Whether an offender is heard before his penalty is collected (Awb 4:8, 4:9, 4:11).

He is: since ABRvS 12 September 2018, ECLI:NL:RVS:2018:2956 (11.1), after the advisory opinion of
4 April 2018, ECLI:NL:RVS:2018:1152, he must get the chance to name special circumstances that the
authority does not know. Article 4:12, which lets a decision on money do without, is no ground here:
an appeal against the order also covers the collection (5:39), and then nobody would have heard him.
What remains are the grounds of 4:11. Read in five legal comments on the ruling, which quote it.
"""

from models.law.common.labelled import Labelled


class NoHearing(Labelled):
    """Why an offender is not heard beforehand."""

    URGENT = "urgent", "er is spoed bij"
    HEARD_BEFORE = (
        "heard_before",
        "er is al eerder om een mening gevraagd en er zijn geen nieuwe feiten",
    )
    SURPRISE = "surprise", "het doel wordt alleen bereikt als vooraf niets bekend is"

    @property
    def article(self) -> str:
        """The part of article 4:11 that allows it."""
        return f"artikel 4:11, onder {_LETTERS[self]}, Awb"


_LETTERS = {NoHearing.URGENT: "a", NoHearing.HEARD_BEFORE: "b", NoHearing.SURPRISE: "c"}
