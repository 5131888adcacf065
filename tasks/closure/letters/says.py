"""The blocks of a letter that state a fact: each is printed only with its proof."""

from collections.abc import Callable, Sequence

from models.closure.letter_views import Happening
from models.law.closure.backed_sentences import require_proof


class Says:
    """What the templates call around a factual block: `{% call says("found") %} ... {% endcall %}`.

    Keeps the names of the blocks that were printed; raises UnprovenSentenceError.
    """

    def __init__(self, reference: str, course: Sequence[Happening], reader: int) -> None:
        self._reference, self._course, self._reader = reference, course, reader
        self.said: list[str] = []

    def __call__(self, name: str, *, caller: Callable[[], str]) -> str:
        """The words of the block, when the course of the case proves it."""
        require_proof(self._reference, name, self._course, self._reader)
        self.said.append(name)
        return caller()
