"""`weerbaar verify`, `morning`, `address`: the register itself."""

from typing import Annotated

import typer

from models.common.plain_values import LARGEST
from portal.dutch_typer import DutchTyper
from portal.file_output import show
from portal.printing import AsJson, On, print_json
from portal.tables import print_table
from tasks.acts import morning_acts, register_acts
from tasks.acts.register_acts import BrokenHistoryError
from tasks.register.clock import now, today

app = DutchTyper()


@app.command("verify", help="Controleer of de geschiedenis van alles klopt.")
def verify(as_json: AsJson = False) -> None:
    """Walk every chain; a fault is exit code 2."""
    try:
        done = register_acts.verify_history()
    except BrokenHistoryError as error:
        if as_json:
            print_json({"chains": error.chains, "faults": error.faults})
        raise
    if as_json:
        print_json({"chains": done.count, "faults": []})
        return
    show(done)


@app.command("morning", help="Houd de ochtendronde nu, zonder Prefect.")
def morning(on: On = None, as_json: AsJson = False) -> None:
    """The same run as the flow of 06:30."""
    show(morning_acts.hold_morning(on or today(), now()), as_json=as_json)


@app.command("address", help="Zoek het BAG-nummer van een adres.")
def address(
    street: Annotated[str, typer.Argument(metavar="STRAAT")],
    number: Annotated[int | None, typer.Argument(metavar="NUMMER", min=1, max=LARGEST)] = None,
    as_json: AsJson = False,
) -> None:
    """The BAG number goes into the form, so that no address stands in a run."""
    found = [
        {"bag_id": item.bag_id, "address": item.line, "place": item.place}
        for item in register_acts.find_addresses(street, number)
    ]
    if as_json:
        print_json(found)
        return
    print_table(
        "Adressen",
        ("BAG-nummer", "Adres", "Plaats"),
        [(item["bag_id"], item["address"], item["place"]) for item in found],
        "Er is geen adres gevonden.",
    )
