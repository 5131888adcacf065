"""Invented years of figures with every key of the evaluation, for pictures and reports."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from models.evaluation.evaluation_views import (
    ActionMoney,
    EvaluatedAction,
    EvaluationView,
    EvidenceItem,
    MoneyLine,
)
from models.law.common.plan_themes import PlanTheme
from models.law.evaluation.year_figures import (
    TOGETHER,
    FigureDefinition,
    FigureValue,
    Unit,
    YearFigures,
)

YEAR = 2024
COUNTED_ON = date(2025, 1, 13)
TWO = (("9001", "Alverlo"), ("9002", "Lindewaarde"))
LONG = (("0796", "'s-Hertogenbosch en Alverlo"), ("9002", "Lindewaarde aan den IJssel"))

_ENFORCEMENT, _INFORMATION = PlanTheme.ENFORCEMENT, PlanTheme.INFORMATION
_PARTS = ("Waarschuwingen voor", "Lasten onder dwangsom voor", "Sluitingen van")
# key, title, what counts, theme, whole, exempt; then 2022 to 2024 for both municipalities.
_COUNTS: Sequence[tuple[str, str, str, PlanTheme, str, bool, Sequence[tuple[int, int]]]] = (
    (
        "measures_dwellings",
        "Maatregelen bij drugs in woningen",
        (
            "Elke zaak waarin een waarschuwing, last onder dwangsom of sluiting voor een "
            "woning is bekendgemaakt, één keer; een pand met twee besluiten telt twee keer."
        ),
        *(_ENFORCEMENT, "", False, [(14, 11), (17, 12), (22, 15)]),
    ),
    *(
        (
            f"dwelling_{key}",
            f"{title} woningen",
            "De maatregelen voor een woning met dit besluit.",
            *(_ENFORCEMENT, "measures_dwellings", False, rows),
        )
        for key, title, rows in (
            ("warnings", _PARTS[0], [(6, 5), (6, 6), (8, 6)]),
            ("penalty_orders", _PARTS[1], [(0, 0), (5, 0), (5, 0)]),
            ("closures", _PARTS[2], [(8, 6), (6, 6), (9, 9)]),
        )
    ),
    (
        "measures_premises",
        "Maatregelen bij drugs in lokalen en erven",
        (
            "Elke zaak waarin een waarschuwing, last onder dwangsom of sluiting voor een "
            "lokaal of een erf is bekendgemaakt, één keer; een pand met twee besluiten telt "
            "twee keer."
        ),
        *(_ENFORCEMENT, "", False, [(5, 5), (7, 6), (11, 7)]),
    ),
    *(
        (
            f"premises_{key}",
            f"{title} lokalen en erven",
            "De maatregelen voor een lokaal of een erf met dit besluit.",
            *(_ENFORCEMENT, "measures_premises", False, rows),
        )
        for key, title, rows in (
            ("warnings", _PARTS[0], [(5, 0), (7, 6), (5, 0)]),
            ("penalty_orders", _PARTS[1], [(0, 0), (0, 0), (0, 0)]),
            ("closures", _PARTS[2], [(0, 5), (0, 0), (6, 7)]),
        )
    ),
    (
        "street_measures",
        "Maatregelen tegen drugshandel op straat",
        (
            "Elke maatregel tegen drugshandel op straat, zoals een gebiedsverbod; twee "
            "maatregelen voor dezelfde persoon tellen twee keer."
        ),
        *(_ENFORCEMENT, "", False, [(6, 9), (7, 8), (12, 9)]),
    ),
    (
        "bibob_investigations",
        "Bibob-onderzoeken",
        (
            "Elk Bibob-onderzoek dat is begonnen, ook als het nog loopt of de aanvraag is "
            "ingetrokken."
        ),
        *(_ENFORCEMENT, "", True, [(9, 5), (11, 6), (13, 8)]),
    ),
    (
        "stop_talks",
        "STOP-gesprekken",
        "Elk STOP-gesprek dat is gevoerd; een gesprek waarbij niemand verscheen telt niet.",
        *(_ENFORCEMENT, "", False, [(5, 6), (8, 5), (9, 7)]),
    ),
    (
        "rounds_held",
        "Gehouden controlerondes",
        "De rondes die zijn gehouden en afgesloten.",
        *(_INFORMATION, "", True, [(4, 4), (6, 6), (8, 8)]),
    ),
    (
        "places_visited",
        "Bezochte plekken",
        (
            "Elk bezoek waarbij de plek echt is gezien, hercontroles inbegrepen; niemand "
            "thuis of geweigerde toegang telt niet."
        ),
        *(_INFORMATION, "", True, [(38, 31), (52, 44), (71, 64)]),
    ),
    (
        "signals_received",
        "Ontvangen signalen",
        (
            "Elk signaal op de signalenlijst, ook als het later is afgesloten; een "
            "vernietigd signaal telt niet meer."
        ),
        *(_INFORMATION, "", False, [(40, 25), (51, 33), (67, 42)]),
    ),
    (
        "letters_delivered",
        "Bewonersbrieven",
        "Elke brief die na een sluiting is bezorgd.",
        *(PlanTheme.COMMUNICATION, "", True, [(210, 180), (160, 240), (412, 388)]),
    ),
    (
        "meetings",
        "Bijeenkomsten",
        "Elke bijeenkomst voor inwoners, ondernemers of medewerkers.",
        *(PlanTheme.AWARENESS, "", True, [(1, 1), (2, 1), (3, 2)]),
    ),
)
_SINCE = date(2020, 1, 1)


def definitions() -> tuple[FigureDefinition, ...]:
    """The definitions of the example, with one in days and one in euros."""
    counts = tuple(
        FigureDefinition(
            key=key,
            title=title,
            counts=counts,
            decided_by="de datum van het besluit",
            source="verzonnen",
            since=_SINCE,
            theme=theme,
            is_exempt=exempt,
            part_of=whole,
        )
        for key, title, counts, theme, whole, exempt, _ in _COUNTS
    )
    days = counts[0].model_copy(
        update={
            "key": "days_report_to_decision",
            "title": "Dagen van rapportage tot besluit",
            "counts": "Het gemiddelde van alle besluiten.",
            "unit": Unit.DAYS,
        }
    )
    spent = counts[-1].model_copy(
        update={
            "key": "budget_spent",
            "title": "Uitgegeven",
            "counts": "Alle uitgaven van het plan.",
            "unit": Unit.EURO,
        }
    )
    return (*counts, days, spent)


Numbers = Mapping[tuple[str, int, str], int]


def _values(numbers: Numbers) -> tuple[FigureValue, ...]:
    return tuple(
        FigureValue(key=key, year=year, municipality_code=place, value=value)
        for (key, year, place), value in numbers.items()
    )


def example(
    municipalities: tuple[tuple[str, str], ...] = TWO,
    years: int = 3,
    times: int = 1,
    **changes: tuple[int, ...],
) -> YearFigures:
    """A year with figures; `times` makes them larger, `changes` sets this year of one figure."""
    numbers: dict[tuple[str, int, str], int] = {}
    for key, *_, rows in _COUNTS:
        for year, row in zip(range(YEAR - 2, YEAR + 1), rows, strict=True):
            given = changes.get(key, row) if year == YEAR else row
            counted = [number * times for number in given][: len(municipalities)]
            if year > YEAR - years:
                numbers[key, year, TOGETHER] = sum(counted)
                for (code, _), number in zip(municipalities, counted, strict=True):
                    numbers[key, year, code] = number
    for code, _ in ((TOGETHER, ""), *municipalities):
        numbers["days_report_to_decision", YEAR, code] = 41 * times
        share = 1 if code else len(municipalities)
        numbers["budget_spent", YEAR, code] = 3150 * times * share
    return YearFigures(
        year=YEAR,
        counted_on=COUNTED_ON,
        municipalities=municipalities,
        definitions=definitions(),
        values=_values(numbers),
    )


def small() -> YearFigures:
    """A year in which much is hidden: small wholes, small parts, and what would give them back."""
    return example(
        measures_dwellings=(9, 12),
        dwelling_warnings=(2, 6),
        dwelling_penalty_orders=(0, 0),
        dwelling_closures=(7, 6),
        measures_premises=(2, 1),
        premises_warnings=(2, 0),
        premises_closures=(0, 1),
        street_measures=(1, 0),
        stop_talks=(3, 9),
        signals_received=(67, 4),
    )


_PLAN: Sequence[tuple[PlanTheme, str, str, str]] = (
    (PlanTheme.AWARENESS, "Bijeenkomst over mensenhandel", "Samen Weerbaar", "gedaan"),
    (PlanTheme.AWARENESS, "Weerbaarheidsdagen met het PVO", "Samen Weerbaar", "gedaan"),
    (PlanTheme.AWARENESS, "Themadag drugs en witwassen", "Samen Weerbaar", "gedaan"),
    (PlanTheme.AWARENESS, "Bijeenkomst over zorgfraude", "Samen Weerbaar", "doorgeschoven"),
    (PlanTheme.INFORMATION, "Voorlichting over het interne meldpunt", "team OOV", "gedaan"),
    (PlanTheme.INFORMATION, "Signalen bespreken in de overleggen", "team OOV", "gedaan"),
    (PlanTheme.INFORMATION, "Project Theseus", "team OOV", "deels gedaan"),
    (PlanTheme.INFORMATION, "Gezamenlijke controles, elke zes weken", "team OOV", "gedaan"),
    (PlanTheme.INFORMATION, "Controles van opkopers (DOR)", "team OOV en VTH", "gedaan"),
    (PlanTheme.INFORMATION, "Actieweek met een thema", "team OOV", "gedaan"),
    (PlanTheme.ENFORCEMENT, "Bibob-onderzoeken en STOP-gesprekken", "team OOV", "gedaan"),
    (PlanTheme.ENFORCEMENT, "Nieuw Bibob-beleid", "team OOV", "doorgeschoven"),
    (PlanTheme.ENFORCEMENT, "Damoclesbeleid uitvoeren", "team OOV en VTH", "gedaan"),
    (PlanTheme.ENFORCEMENT, "Nieuw Damoclesbeleid", "team OOV", "doorgeschoven"),
    (PlanTheme.ENFORCEMENT, "Helingbeleid uitvoeren", "team OOV en VTH", "gedaan"),
    (PlanTheme.SAFE_WORKPLACE, "Meer aandacht voor integriteit", "Samen Weerbaar", "gedaan"),
    (PlanTheme.COMMUNICATION, "Toolkit mensenhandel", "Samen Weerbaar", "gedaan"),
    (PlanTheme.COMMUNICATION, "Campagne synthetische drugs", "Samen Weerbaar", "vervallen"),
    (PlanTheme.COMMUNICATION, "Voorlichting op evenementen", "team OOV", "gedaan"),
    (PlanTheme.COMMUNICATION, "Artikelen in krant en sociale media", "team OOV", "gedaan"),
    (PlanTheme.COMMUNICATION, "Poster, brief en persbericht na sluiting", "team OOV", "gedaan"),
)
_BUDGET: Mapping[int, tuple[int, int]] = {8: (1000, 940), 11: (1200, 1200), 19: (1500, 1010)}
_REASONS: Mapping[int, str] = {
    4: "Samen Weerbaar heeft de bijeenkomst verplaatst naar het voorjaar.",
    7: "Van twee bedrijventerreinen is één terrein bekeken.",
    12: "Het project Phoenix van de provincie is nog niet begonnen.",
    14: "Het concept van de regio was pas in december klaar.",
    18: "De campagne ging niet door, omdat Meld Misdaad Anoniem zelf campagne voerde.",
}
_EVIDENCE: Mapping[int, EvidenceItem] = {
    1: EvidenceItem(words="bijeenkomst met 85 bezoekers", is_public=True),
    8: EvidenceItem(words="zestien controlerondes met politie en omgevingsdienst", is_public=True),
    13: EvidenceItem(words="pand gesloten, zaak VERZONNEN-0001"),
    19: EvidenceItem(words="een kraam op twee evenementen", is_public=True),
}


def _action(number: int, row: tuple[PlanTheme, str, str, str]) -> EvaluatedAction:
    theme, title, owner, status = row
    planned, spent = _BUDGET.get(number, (0, 0))
    return EvaluatedAction(
        number=number,
        theme=theme,
        title=title,
        owner=owner,
        status=status,
        is_done=status == "gedaan",
        is_carried_over=status == "doorgeschoven",
        reason=_REASONS.get(number, ""),
        evidence=tuple(item for key, item in _EVIDENCE.items() if key == number),
        money=tuple(
            ActionMoney(municipality=name, planned=planned, spent=spent) for _, name in TWO
        ),
    )


def evaluation(figures: YearFigures, **changes: Any) -> EvaluationView:
    """An invented evaluation of 21 actions, with 3.150 of 5.000 euro spent in each municipality."""
    names = [name for _, name in figures.municipalities]
    values: dict[str, Any] = {
        "folders": ("alverlo", "lindewaarde")[: len(names)],
        "figures": figures,
        "actions": tuple(_action(number, row) for number, row in enumerate(_PLAN, start=1)),
        "money": tuple(
            MoneyLine(municipality=name, planned=3700, available=5000, spent=3150, left=1300)
            for name in names
        ),
        "lessons": (
            "Neem de Douane eerder mee: bij twee rondes ontbrak een bevoegdheid.",
            "Spreek vooraf af wie de eigenaar belt na een controle.",
            "Een ronde met twee teams bezoekt meer plekken dan een ronde met één team.",
        ),
        "proposals": (
            "Houd de controles van zes weken, met één ronde per kwartaal op een bedrijventerrein.",
            "Plan de bijeenkomst over zorgfraude in het tweede kwartaal.",
        ),
        "made_on": COUNTED_ON,
        **changes,
    }
    return EvaluationView(**values)


CASES: Mapping[str, YearFigures] = {
    "figures": example(),
    "zeroes": example(times=0),
    "large": example(LONG, times=98_765),
    "small": small(),
    "first_year": example(years=1),
    "second_year": example(years=2),
    "one_municipality": example(TWO[:1]),
}
