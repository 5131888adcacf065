"""The names and help lines of all commands; a module is imported when its command is used.

So `weerbaar --help` and the two lists of every morning wait for nothing that they do not use.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Listed(NamedTuple):
    """One command or group of commands, and where it stands."""

    module: str
    """Under portal.commands."""
    help: str
    app: str = "app"
    """The name of the Typer in that module."""
    is_group: bool = False
    """True when the app is the group; otherwise it holds the command."""


IMPORTS: Mapping[str, Listed] = {
    "addresses": Listed("import_commands", "Lees adressen in: een BAG-extract of een CSV."),
    "organisation": Listed("import_commands", "Lees gemeenten, medewerkers en partners in (YAML)."),
    "businesses": Listed(
        "business_commands", "Lees bedrijven met hun label in: CSV of XLSX.", "imports"
    ),
    "figures": Listed(
        "earlier_figure_commands", "Lees jaarcijfers van voor het systeem in: CSV of XLSX."
    ),
}
COMMANDS: Mapping[str, Listed] = {
    "term": Listed("term_commands", "Bereken de laatste dag van een termijn, met de reden."),
    "measure": Listed("law_commands", "Vraag de sanctiematrix welke maatregel zij voorstelt."),
    "cases": Listed("list_commands", "Toon alle zaken."),
    "case": Listed(
        "case_commands", "Toon wat er in een zaak gebeurde, met elke termijn en de reden."
    ),
    "approvals": Listed("case_commands", "Toon wat op goedkeuring door een tweede persoon wacht."),
    "due": Listed("list_commands", "Toon welke termijnen op een dag aandacht vragen."),
    "verify": Listed("register_commands", "Controleer of de geschiedenis van alles klopt."),
    "morning": Listed("register_commands", "Houd de ochtendronde nu, zonder Prefect."),
    "address": Listed("register_commands", "Zoek het BAG-nummer van een adres."),
    "coverage": Listed(
        "coverage_commands",
        "Toon welk deel van de plekken bekend is, en wat controles opleveren.",
        "figures",
    ),
    "figures": Listed(
        "figure_commands", "Toon de cijfers van een jaar, met de jaren ervoor ernaast."
    ),
    "evaluate": Listed(
        "evaluation_commands",
        "Maak de evaluatie van een jaar; met --publish keurt een ander haar goed.",
    ),
    "closure": Listed(
        "closure.closure_commands", "De sluiting van een drugspand, stap voor stap.", is_group=True
    ),
    "round": Listed("round_commands", "De zeswekelijkse controle.", is_group=True),
    "signal": Listed("signal_commands", "De signalenlijst.", is_group=True),
    "instrument": Listed(
        "instrument_commands", "DOR, STOP-gesprek, Bibob en straatmaatregel.", is_group=True
    ),
    "business": Listed("business_commands", "De bedrijven en hun label.", is_group=True),
    "plan": Listed(
        "plan_commands", "Het actieplan van een jaar en wat ervan terechtkomt.", is_group=True
    ),
    "ledger": Listed("ledger_commands", "Wat er echt is uitgegeven.", is_group=True),
    "import": Listed(
        "import_group",
        "Lees de organisatie, adressen, bedrijven of eerdere jaarcijfers in.",
        is_group=True,
    ),
    "municipality": Listed("municipality_commands", "De map van een gemeente.", is_group=True),
    "mail": Listed("mail_commands", "De uitgaande berichten.", is_group=True),
    "page": Listed("page_commands", "Start de pagina voor medewerkers op deze computer."),
    "settings": Listed("settings_commands", "De instellingen van deze machine.", is_group=True),
    "account": Listed("account_commands", "Wie kan inloggen op de pagina.", is_group=True),
}
