"""`weerbaar cases` and `due`: the two lists of every morning."""

from dataclasses import asdict

from models.law.common.dutch import dutch_date, short_date
from portal.dutch_typer import DutchTyper
from portal.printing import AsJson, On, numeric_date, print_json
from portal.tables import print_table
from portal.typed_values import By
from tasks.acts import case_list_acts
from tasks.register.clock import today

app = DutchTyper()


@app.command("cases", help="Toon alle zaken.")
def cases(by: By = "", as_json: AsJson = False) -> None:
    """No address and no person: the list may lie on a desk."""
    lines = case_list_acts.list_cases(by)
    if as_json:
        print_json([asdict(line) for line in lines])
        return
    print_table(
        "Zaken",
        ("Zaak", "Gemeente", "Stand", "Ontvangen", "Eerste laatste dag"),
        [
            (
                line.reference,
                line.municipality,
                line.status.label,
                short_date(line.reported_on),
                short_date(line.next_last_day) if line.next_last_day else "",
            )
            for line in lines
        ],
        "Er zijn geen zaken.",
    )


@app.command("due", help="Toon welke termijnen op een dag aandacht vragen.")
def due(on: On = None, by: By = "", as_json: AsJson = False) -> None:
    """Reads only; the morning run tells each of these once."""
    items = case_list_acts.due_on(on or today(), by)
    if as_json:
        print_json([asdict(item) for item in items])
        return
    print_table(
        f"Wat loopt af op {dutch_date(on or today())}",
        ("Zaak", "Termijn", "Van", "Hoe dichtbij", "Laatste dag", "Waarom deze dag"),
        [
            (
                item.reference,
                item.kind.label,
                item.whose,
                item.rung.label,
                numeric_date(item.last_day),
                item.explanation,
            )
            for item in items
        ],
        f"Op {dutch_date(on or today())} loopt er niets af.",
    )
