"""The lawyer's own paragraphs as the templates ask for them, each printed once."""

from collections.abc import Sequence

from models.closure.closure_views import OwnParagraph


class OwnWords:
    """What stands beside or instead of the standing text of a section."""

    def __init__(self, paragraphs: Sequence[OwnParagraph]) -> None:
        self._paragraphs = paragraphs
        self._asked: set[str] = set()

    def replaces(self, section: str) -> bool:
        """Whether the standing text of this section is left out."""
        return any(each.replaces and each.section == section for each in self._paragraphs)

    def of(self, section: str) -> list[str]:
        """The paragraphs of this section, in the order in which they were written."""
        self._asked.add(section)
        return [each.text for each in self._paragraphs if each.section == section]

    @property
    def left_over(self) -> list[str]:
        """Sections that this letter does not have, so that nothing is dropped in silence."""
        return sorted({each.section for each in self._paragraphs} - self._asked)
