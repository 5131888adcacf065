"""An invented village as BAG extract, in which each house stands at a known place."""

from tests.builders.incoming.bag_files import CODE, Extract, Home, Number, street

ORIGIN = (200_000.0, 440_000.0)
"""Lower left corner of the village, in RD metres."""


def village(homes: int, spacing_m: float = 10.0, per_street: int = 100) -> Extract:
    """A village of straight parallel streets, `spacing_m` metres between neighbours."""
    spots = [(n, n // per_street, n % per_street) for n in range(homes)]
    ids = [f"{CODE}30{n + 1:010}" for n in range(homes // per_street + 1)]
    x, y = ORIGIN
    return Extract(
        streets=[street(bag_id, f"{n}e Voorbeeldstraat") for n, bag_id in enumerate(ids, start=1)],
        numbers=[Number(n + 1, str(column + 1), street=ids[row]) for n, row, column in spots],
        homes=[
            Home(main=n + 1, x=x + column * spacing_m, y=y + row * spacing_m)
            for n, row, column in spots
        ],
    )
