"""The colours of a public picture, with every pair of text and ground that it uses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.documents.house_style import HouseStyle

WHITE = "#ffffff"


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0 to 1) of another one in it."""
    pairs = (
        (int(colour[start : start + 2], 16), int(other[start : start + 2], 16))
        for start in (1, 3, 5)
    )
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@dataclass(frozen=True)
class Palette:
    """Colours by what they are for."""

    ink: str
    muted: str
    paper: str
    main: str
    """Ground of the first figures, and their numbers: of the first municipality."""
    second: str
    """Ground of the head, and icons: of the second municipality where there are two."""
    tint: str
    """Ground of a tile."""
    past: str
    """Bars of earlier years."""
    strip: str
    """Ground of the reporting numbers."""
    on_dark: str
    """Text that is less important, on main, second and strip."""

    def text_pairs(self) -> Iterator[tuple[str, str]]:
        """Every text colour with every ground on which it stands."""
        for ground in (self.main, self.second, self.strip):
            yield self.paper, ground
            yield self.on_dark, ground
        for ground in (self.paper, self.tint):
            for text in (self.ink, self.muted, self.main, self.second):
                yield text, ground

    def graphic_pairs(self) -> Iterator[tuple[str, str]]:
        """What must be seen beside its ground (WCAG 2.2, 1.4.11: 3 to 1)."""
        yield from ((bar, self.paper) for bar in (self.past, self.main))
        yield from ((icon, self.tint) for icon in (self.main, self.second))


def palette_of(house_styles: Sequence[HouseStyle]) -> Palette:
    """The colours of one house style, or of the first two together."""
    first, last = house_styles[0].colours, house_styles[min(1, len(house_styles) - 1)].colours
    return Palette(
        ink=first.text,
        muted=first.muted,
        paper=WHITE,
        main=first.primary,
        second=last.primary if len(house_styles) > 1 else mixed(first.primary, first.text, 0.45),
        tint=mixed(first.primary, WHITE, 0.94),
        past=mixed(first.primary, WHITE, 0.4),
        strip=first.text,
        on_dark=mixed(first.primary, WHITE, 0.86),
    )
