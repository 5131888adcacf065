"""What a lawyer must still confirm is told, and is confirmed with who and when in the folder."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from models.law.common.errors import FaultsError
from tasks.acts import municipality_acts
from tasks.acts.municipality_acts import CheckFailedError
from tasks.closure import closure_policies
from tasks.register.municipality_folders import SHIPPED, folder_named
from tests.conftest import UsePlaces
from tests.shipped.shipped_letters import complete_twin

TODAY = date(2026, 12, 1)

WHO = "confirmed_by: jurist Veiligheid, confirmed_on: 2026-12-01"
MATRIX = f"{{file: sanctions.yaml, version: 2021-09-28, {WHO}}}"
BYLAW = f"{{file: local-rules.yaml, version: 2017-01-01, value: apv, {WHO}}}"
REMINDER = "{file: money.yaml, national: true, version: 2017-01-01, value: %s, " + WHO + "}"


def proef(folder: Path, *confirmed: str) -> Path:
    """A folder as Duiven ships it, under another name, with these confirmations."""
    places = complete_twin(folder)
    own = places / "nieuw-duiven"
    shutil.copy(SHIPPED / "duiven" / "sanctions.yaml", own / "sanctions.yaml")
    lines = "".join(f"  - {one}\n" for one in confirmed)
    if confirmed:
        (own / "confirmations.yaml").write_text(f"confirmations:\n{lines}", encoding="utf-8")
    return places


def said(name: str = "nieuw-duiven") -> str:
    """What the check of this folder tells."""
    return "\n".join(municipality_acts.check_municipalities(name, TODAY).said)


def test_the_check_tells_what_waits_for_a_lawyer(tmp_path: Path, use_places: UsePlaces) -> None:
    """Of the municipality itself, and of the country whose numbers it uses."""
    use_places(proef(tmp_path))
    words = said()
    for place in (
        "nieuw-duiven: nog te bevestigen door een jurist in closure-terms.yaml, vanaf 1 januari",
        "in sanctions.yaml, vanaf 28 september 2021: alles",
        "in house.yaml: alles",
        "in local-rules.yaml, vanaf 1 januari 2017: apv",
        "zienswijze_days (zienswijzetermijn in dagen)",
        "in holidays.yaml (landelijk), vanaf 1 januari 2020: decree_days",
        "in money.yaml (landelijk)",
        "MDPV",
    ):
        assert place in words


def test_what_is_confirmed_in_the_folder_waits_no_longer(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """The matrix is used as confirmed, and no letter is told to doubt the by-law."""
    money, later = closure_policies.national_books()["money.yaml"]
    value = min(money.open_values - later.open_values)
    use_places(proef(tmp_path, MATRIX, BYLAW, REMINDER % value))
    on = closure_policies.SANCTIONS.of(folder_named("nieuw-duiven")).versions[0].valid_from
    assert closure_policies.sanction_matrix("9926", on).confirmed
    assert closure_policies.local_rules("nieuw-duiven", on).doubts == ()
    words = said()
    assert "sanctions.yaml" not in words
    assert "local-rules.yaml" not in words
    assert f"{value} (" not in words
    assert not closure_policies.sanction_matrix("0226", on).confirmed


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (MATRIX.replace("2021", "2020"), "alles in sanctions.yaml, vanaf 28 september 2020 wacht"),
        (BYLAW.replace("apv", "court"), "court in local-rules.yaml, vanaf 1 januari 2017 wacht"),
        (MATRIX.replace("confirmed_by: jurist Veiligheid, ", ""), "confirmed_by"),
        (MATRIX.replace(", confirmed_on: 2026-12-01", ""), "confirmed_on"),
        (
            MATRIX.replace("2026-12-01", "2026-12-02"),
            "regel 2, confirmations 1, confirmed_on (dag waarop is bevestigd): woensdag 2 december",
        ),
        *(
            (
                MATRIX.replace("jurist Veiligheid", name),
                "confirmations 1, confirmed_by (functie van wie bevestigde): noem de functie",
            )
            for name in (
                "Xandra Nietbestaand",
                "X. Nietbestaand",
                "mr. Nietbestaand (jurist)",
                "Jurist Nietbestaand",
                "jurist X. Nietbestaand",
                "jurist Xandra van der Verzonnen",
            )
        ),
    ],
)
def test_a_confirmation_of_nothing_or_by_nobody_is_a_fault(
    tmp_path: Path, use_places: UsePlaces, line: str, fault: str
) -> None:
    """Another part of the file, a value that was never in doubt, without who, without when."""
    use_places(proef(tmp_path, line))
    with pytest.raises(CheckFailedError) as failed:
        municipality_acts.check_municipalities("nieuw-duiven", TODAY)
    told = "\n".join(failed.value.said)
    assert fault in told, told


@pytest.mark.parametrize(
    "function",
    [
        "jurist",
        "juridisch adviseur",
        "teammanager Openbare Orde en Veiligheid",
        "loco-burgemeester",
        "hoofd van de afdeling Veiligheid",
        "beleidsmedewerker Wabo-toezicht",
    ],
)
def test_a_function_may_confirm(tmp_path: Path, use_places: UsePlaces, function: str) -> None:
    """With the team to which it belongs."""
    use_places(proef(tmp_path, MATRIX.replace("jurist Veiligheid", function)))
    assert "sanctions.yaml" not in said()


def test_a_municipality_with_a_bad_confirmation_decides_nothing(
    tmp_path: Path, use_places: UsePlaces
) -> None:
    """What cannot be read confirms nothing, and is no reason to go on as if there were none."""
    use_places(proef(tmp_path, "{file: sanctions.yaml}"))
    with pytest.raises(FaultsError, match="confirmations"):
        closure_policies.SANCTIONS.of(folder_named("nieuw-duiven"))
