"""The kinds of partner there are: one list for mail, rounds and the year."""

from models.law.common.labelled import Labelled


class PartnerKind(Labelled):
    """Which neighbour in the chain a partner is; decides what its mail may say."""

    POLICE = "police", "politie"
    ENVIRONMENTAL_SERVICE = "environmental_service", "omgevingsdienst"
    HOUSING_CORPORATION = "housing_corporation", "woningcorporatie"
    OWN_DEPARTMENT = "own_department", "eigen afdeling"
    CUSTOMS = "customs", "Douane"
    DOT = "dot", "toezichthouders DOT"
    COLLEGE = "college", "college"
    PRESS = "press", "pers"
