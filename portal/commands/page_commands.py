"""`weerbaar page`: the officers' page alone, without Prefect."""

from typing import Annotated

import typer

from portal.dutch_typer import DutchTyper

app = DutchTyper()


@app.command("page", help="Start de pagina voor medewerkers op deze computer.")
def page(
    port: Annotated[str, typer.Option("--port", help="Poort; anders 4300.", metavar="POORT")] = "",
) -> None:
    """Until Ctrl-C; nothing that is planned runs meanwhile."""
    from portal.web.running import address_of, asked_port, run_page  # noqa: PLC0415

    found = asked_port(port)
    typer.echo(f"Weerbaar staat op {address_of(found)}. Stoppen: Ctrl-C.")
    run_page(found)
