"""What differs in words between two versions of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 12
"""Words that are kept on each side of a change, to see where it is [own]."""


@dataclass(frozen=True)
class Stretch:
    """Some words that follow each other: the same in both, only in the old, or only in the new."""

    words: str
    is_gone: bool = False
    is_new: bool = False
    is_cut: bool = False
    """Whether words that are the same were left out here."""


def word_difference(old: str, new: str) -> Sequence[Stretch]:
    """Every change with a few words around it; nothing when no word differs."""
    before, after = old.split(), new.split()
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    if all(tag == "equal" for tag, *_ in codes):
        return ()
    found: list[Stretch] = []
    for at, (tag, begin, end, new_begin, new_end) in enumerate(codes):
        if tag == "equal":
            is_first, is_last = at == 0, at == len(codes) - 1
            found += _kept(before[begin:end], is_first=is_first, is_last=is_last)
            continue
        if end > begin:
            found.append(Stretch(" ".join(before[begin:end]), is_gone=True))
        if new_end > new_begin:
            found.append(Stretch(" ".join(after[new_begin:new_end]), is_new=True))
    return found


def _kept(words: Sequence[str], *, is_first: bool, is_last: bool) -> Iterator[Stretch]:
    """The words next to a change, and a mark where the others stood."""
    head = [] if is_first else list(words[:AROUND])
    rest = words[len(head) :]
    tail = [] if is_last else list(rest[-AROUND:])
    if head:
        yield Stretch(" ".join(head))
    if len(tail) < len(rest):
        yield Stretch("", is_cut=True)
    if tail:
        yield Stretch(" ".join(tail))
