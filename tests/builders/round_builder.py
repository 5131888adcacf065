"""A register with invented businesses, for the tests of the control cycle."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from sqlmodel import select

from models.common.municipality import Municipality
from models.control.control_round import Access, ControlRound, RoundStatus
from models.control.round_forms import DebriefForm, SkipForm, VisitForm
from models.law.control.control_cycle import RoundKind
from tasks.acts.linked_signals import DESK
from tasks.control import rounds, visits
from tasks.control.businesses import business_list
from tasks.control.businesses.business_list import COLUMNS
from tasks.control.round_overview import RoundDetails, round_of
from tasks.plan.plan_policies import paying_action
from tasks.register import addresses
from tasks.register.resources import AMSTERDAM, transaction
from tests.builders.people.set_up import import_organisation

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
BAG = [f"{number:016d}" for number in range(9002200000000001, 9002200000000061)]


def at(day: date) -> datetime:
    """Noon of a day."""
    return datetime.combine(day, time(12), AMSTERDAM)


def row(number: int, label: str = "wit", reason: str = "", since: str = "2024-01-02") -> str:
    """One line of the file: a garage, in the park."""
    kvk, bag = f"{number:08d}", BAG[number % len(BAG)]
    return (
        f"{kvk};{bag};Verzonnen Bedrijf {number};95311;Terrein Verzonnen;{label};{reason};{since}"
    )


def write_businesses(folder: Path, rows: list[str]) -> Path:
    """A CSV with these lines."""
    path = folder / "bedrijven.csv"
    path.write_text("\n".join([";".join(COLUMNS.required), *rows]) + "\n", encoding="utf-8")
    return path


def fill_organisation() -> None:
    """Two municipalities; the addresses of the example lie in Lindewaarde."""
    import_organisation(EXAMPLE / "organisatie.yaml")
    addresses.import_addresses(EXAMPLE / "adressen.csv", "9002", date(2020, 1, 1))


def fill_businesses(folder: Path, rows: list[str], on: date = date(2024, 1, 3)) -> None:
    """Read these lines in for Lindewaarde."""
    path = write_businesses(folder, rows)
    business_list.import_businesses(path, "9002", "ZAAK1", at(on))


def quiet_year(year: int) -> None:
    """Each municipality skips a round: the register is in use, and nothing else happened."""
    with transaction() as session:
        codes = session.exec(select(Municipality.code)).all()
    for code in codes:
        skip_one(code, year)


def skip_one(code: str, year: int) -> None:
    """A municipality skips a round in a year."""
    with transaction() as session:
        session.add(
            ControlRound(
                reference=f"{code}-STIL-{year}",
                municipality_code=code,
                number=1000 + year,
                kind=RoundKind.WHITE_SPOTS,
                status=RoundStatus.SKIPPED,
                slot_on=date(year, 2, 1),
                why="Verzonnen: deze controle ging niet door.",
                made_on=date(year, 1, 2),
            )
        )


def fill_alverlo(folder: Path, on: date) -> None:
    """The four addresses of the example in Alverlo, each with a white place."""
    source = EXAMPLE / "adressen-alverlo.csv"
    addresses.import_addresses(source, "9001", date(2020, 1, 1))
    bag = [line.split(";")[0] for line in source.read_text(encoding="utf-8").splitlines()[1:]]
    rows = [
        f"{90000000 + number};{bag_id};Verzonnen Zaak {number};95311;;wit;;2025-01-01"
        for number, bag_id in enumerate(bag)
    ]
    path = write_businesses(folder, rows)
    business_list.import_businesses(path, "9001", "ZAAK1", at(on))


def plan_on(on: date) -> list[str]:
    """Plan whatever is due on a day; the references."""
    return [
        rounds.plan_control_round(due, on, at(on), desk=DESK).reference
        for code in rounds.municipality_codes()
        for due in rounds.due_rounds(code, on)
    ]


FOUND = ("own_department:permits", "environmental_service:environment", "police:drugs")


def visit_all(reference: str, on: date, found: frozenset[str] = frozenset()) -> RoundDetails:
    """Everybody lets the team in; at businesses in `found` three participants find something.

    They have three weeks to repair it, the municipality warns, and the first time it is a signal.
    """
    details = round_of(reference)
    for place in details.places:
        values: dict[str, object] = {"is_repaired": place.is_re_control}
        if place.business in found:
            values = {
                "found": FOUND,
                "repair_until": on + timedelta(weeks=3),
                "follow_ups": [{"kind": "waarschuwing", "owner": "gemeente", "due_on": on}],
                "signals": () if place.is_re_control else ("drugs",),
            }
        step = {"reference": reference, "on": on, "by": "ZAAK1", "access": Access.GRANTED}
        form = VisitForm.model_validate(step | {"team": place.team, "rank": place.rank} | values)
        visits.record_visit(form, at(on), desk=DESK)
    return details


def hold(reference: str, on: date) -> str:
    """The round is over."""
    return visits.debrief_round(
        DebriefForm(reference=reference, on=on, by="ZAAK1"),
        at(on),
        desk=DESK,
        paid_by=paying_action,
    )


def skip(reference: str, on: date) -> str:
    """The round is off."""
    form = SkipForm(reference=reference, on=on, by="ZAAK1", reason="geen plek om te bezoeken")
    return visits.skip_round(form, at(on))
