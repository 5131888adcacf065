"""The import and the circle give the same answers on SQLite and on PostgreSQL."""

from datetime import date
from pathlib import Path

from models.common.municipality import Municipality
from tasks.closure.letter_addresses import addresses_around, addresses_in_streets
from tasks.register import resources
from tasks.register.addresses import ImportResult, import_addresses
from tests.builders.incoming.bag_files import CODE, number_id
from tests.builders.incoming.bag_village import village

ON = date(2026, 9, 15)


def test_import_circle_and_street_agree_on_both_databases(
    any_register: str, tmp_path: Path
) -> None:
    """Three streets of ten houses, ten metres apart; two imports of the same file."""
    assert any_register
    with resources.transaction() as session:
        session.add(
            Municipality(code=CODE, name="Verzonnen", folder="verzonnen", abbreviation="VER")
        )
    path = village(30, per_street=10).write(tmp_path / "bag.zip")
    first, second = (import_addresses(path, CODE, ON) for _ in range(2))
    assert first == ImportResult(added=30, changed=0, ended=0, unchanged=0)
    assert second == ImportResult(added=0, changed=0, ended=0, unchanged=30)
    with resources.transaction() as session:
        around = addresses_around(session, number_id(15), 10.0, ON)
        assert [a.line for a in around] == [
            "1e Voorbeeldstraat 5",
            "2e Voorbeeldstraat 4",
            "2e Voorbeeldstraat 6",
            "3e Voorbeeldstraat 5",
        ]
        street = addresses_in_streets(session, CODE, ["3e voorbeeldstraat"], ON)
        assert [a.house_number for a in street] == list(range(1, 11))
