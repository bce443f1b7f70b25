"""What stands on a PDF page: runs of text, ruling lines and boxes, in the page's own frame.

Coordinates are points (1/72 inch) from the page's top left corner, y growing downwards, turned
so that most of the page's text runs upright.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Words set in one go: one font, one size, one baseline."""

    text: str
    x0: float
    x1: float
    y: float  # of the baseline
    size: float
    bold: bool
    space: bool = False  # a blank stands before it
    word: float = 0.0  # where its first word ends, 0 where nobody looked


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, horizontal or vertical: x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float
    light: bool  # whether white text on it could not be seen

    @property
    def area(self) -> float:
        return (self.x1 - self.x0) * (self.y1 - self.y0)


@dataclass(slots=True)
class PageContent:
    """What a page shows. ``number`` is 1-based; ``hidden`` counts characters nobody sees."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    turned: list[Run] = field(default_factory=list)
    """Runs set at another angle than the page's text, x0..x1 and y roughly where they stand."""
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    hidden: int = 0
    scanned: bool = False  # its text is the invisible layer over a picture
    unmapped: int = 0  # characters whose font does not say what they are
    comments: int = 0
    pictured: float = 0.0  # share of the page that pictures take up
