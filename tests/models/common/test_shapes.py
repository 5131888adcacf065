"""Numbers and codes: in any case, in one form, and with an example when they are written wrong."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from models.common import shapes
from models.common.dutch_faults import dutch_faults
from models.common.forms import FileNumber

RIGHT = {
    "CaseReference": ["LIN-2026-001", "alv-2026-1234", " Lin-2026-001 "],
    "OptionalCaseReference": ["", "lin-2026-001"],
    "RoundReference": ["LIN-CON-007", "lin-con-1000"],
    "OptionalRoundReference": ["", "lin-con-007"],
    "SignalReference": ["LIN-SIG-2026-001", "lin-Sig-2026-001"],
    "ListReference": ["lin-ver-2031-001"],
    "ItemReference": ["lin-kal-2026-001"],
    "EvidenceReference": ["lin-con-007", "lin-2026-001", "lin-dor-2026-001"],
    "OfficerCode": ["ZAAK1", "zaak1"],
    "OptionalCode": ["", "bgm"],
}
WRONG = {
    "CaseReference": (["LIN-26-001", "L-2026-001", "LIN-2026-01", "Jan Verzonnen"], "LIN-2026-001"),
    "OptionalCaseReference": (["LIN-CON-007"], "LIN-2026-001"),
    "RoundReference": (["LIN-2026-001", "LIN-CON-07"], "LIN-CON-007"),
    "OptionalRoundReference": (["7"], "LIN-CON-007"),
    "SignalReference": (["LIN-2026-001"], "LIN-SIG-2026-001"),
    "ListReference": (["LIN-SIG-2026-001"], "LIN-VER-2031-001"),
    "ItemReference": (["LIN-SIG-2026-001"], "LIN-KAL-2026-001"),
    "EvidenceReference": (["LIN-KA-2026-001"], "LIN-CON-007"),
    "OfficerCode": (["Zita Verzonnen", "Z"], "ZAAK1"),
    "OptionalCode": (["zaak-1"], "ZAAK1"),
    "ClockTime": (["24:00", "9:5"], "10:15"),
    "OptionalTime": (["10:60"], "10:15"),
    "VisitPlace": (["boven"], "1-2"),
}


def read(name: str, text: object) -> Any:
    """The text as it is stored."""
    return TypeAdapter(getattr(shapes, name)).validate_python(text)


@pytest.mark.parametrize(("name", "text"), [(n, t) for n, texts in RIGHT.items() for t in texts])
def test_a_number_is_understood_in_any_case(name: str, text: str) -> None:
    """And stored in capitals, as it is printed."""
    assert read(name, text) == text.strip().upper()


@pytest.mark.parametrize(
    ("name", "text", "example"),
    [(name, text, example) for name, (texts, example) in WRONG.items() for text in texts],
)
def test_what_is_written_otherwise_gets_an_example(name: str, text: str, example: str) -> None:
    """Which is right itself; the text that was given is not repeated."""
    with pytest.raises(ValidationError) as refused:
        read(name, text)

    assert dutch_faults(refused.value, {}) == [f"dit heeft niet de juiste vorm, zoals {example}"]
    assert read(name, example) == example


@pytest.mark.parametrize("name", ["CaseReference", "OfficerCode", "ClockTime"])
def test_what_is_empty_or_no_text_is_asked_for(name: str) -> None:
    """Only what is optional may be empty."""
    with pytest.raises(ValidationError) as refused:
        read(name, " ")

    assert dutch_faults(refused.value, {}) == ["vul dit in"]
    with pytest.raises(ValidationError):
        read(name, 7)


@pytest.mark.parametrize(
    ("text", "is_right"), [("f2024-12", True), ("Z/26/1", True), ("9" * 41, 0)]
)
def test_a_file_number_is_at_most_forty_signs(text: str, is_right: bool) -> None:  # noqa: FBT001
    """A column of the register holds no more."""
    adapter = TypeAdapter(FileNumber)
    if is_right:
        assert adapter.validate_python(text) == text.upper()
    else:
        with pytest.raises(ValidationError, match="zoals Z/26/001234"):
            adapter.validate_python(text)
