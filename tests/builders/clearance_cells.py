"""The matrix of what a partner may know of a round, as a privacy officer reads it."""

import csv
from pathlib import Path

from models.law.control.round_clearance import PARTICIPANTS, Paper, Participant, RoundField

_TABLE = Path(__file__).parents[1] / "models" / "law" / "control" / "controle-inzage.csv"
_PAPERS = {
    "uitnodiging": Paper.INVITATION,
    "bezoekformulier": Paper.VISIT_FORM,
    "terugkoppeling": Paper.DEBRIEF,
}
_FIELDS = {field.label: field for field in RoundField}
_PARTICIPANTS = {item.label: item for item in PARTICIPANTS}

Cell = tuple[Participant, Paper, RoundField]
MARKERS = {field: f"Merk{number:03d}x" for number, field in enumerate(RoundField)}
"""A word for each field that is found nowhere else."""


def cells() -> dict[Cell, bool]:
    """Every cell of the table."""
    with _TABLE.open(encoding="utf-8") as file:
        return {
            (participant, _PAPERS[row["stuk"]], _FIELDS[row["veld"]]): row[label] == "ja"
            for row in csv.DictReader(file, delimiter=";")
            for label, participant in _PARTICIPANTS.items()
        }
