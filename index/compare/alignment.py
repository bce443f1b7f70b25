"""Which unit of one edition is which of the other, as it is found."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.compare.pieces import Edition


@dataclass(frozen=True)
class Alignment:
    """``to``: unit of A → unit of B, and ``back``.

    ``split``: unit of A → units of B that it became besides the one it is paired with; ``merged``: unit of
    B → the further units of A that it was made of. ``rewritten``: units of A that are paired by number and place alone.
    """

    a: Edition
    b: Edition
    to: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    split: dict[int, list[int]] = field(default_factory=dict)
    merged: dict[int, list[int]] = field(default_factory=dict)
    rewritten: set[int] = field(default_factory=set)

    def pair(self, a: int, b: int) -> None:
        self.to[a] = b
        self.back[b] = a
