"""Units whose words tell nothing any more: paired by their number and by what stands around them.

Looked for when all that is alike is paired, so that what is left is either gone, new, or wholly rewritten. It is
taken for rewritten only where both editions have a free unit of one number under one heading, and what stands
before and behind is the same in both; a unit that took the number of one that went elsewhere does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.compare.alignment import Alignment
from index.compare.pieces import Edition

_Heads = dict[int | None, list[int]]


def pair_in_place(found: Alignment) -> None:
    """Pair what is left under headings that are paired; ``found.rewritten`` then holds the units of A."""
    of_a, of_b = _by_head(found.a), _by_head(found.b)
    heads: list[tuple[int | None, int | None]] = [(None, None), *sorted(found.to.items())]
    for head_a, head_b in heads:  # grows while it is walked: what is paired here heads others
        mine, theirs = of_a.get(head_a, []), of_b.get(head_b, [])
        if mine and theirs:
            heads += _siblings(found, mine, theirs, whole=head_a is not None)


def _by_head(edition: Edition) -> _Heads:
    heads: _Heads = defaultdict(list)
    for piece in edition.pieces:
        if piece.unit not in edition.callers:
            heads[edition.heads[piece.unit]].append(piece.unit)
    return heads


def _siblings(found: Alignment, mine: Sequence[int], theirs: Sequence[int], *, whole: bool) -> list[tuple[int, int]]:
    gone = {unit for more in found.merged.values() for unit in more} if found.merged else set()
    new = {unit for more in found.split.values() for unit in more} if found.split else set()
    free = [i for i, unit in enumerate(mine) if unit not in found.to and unit not in gone]
    open_ = {_number(found.b, unit): j for j, unit in enumerate(theirs) if unit not in found.back and unit not in new}
    made = []
    for i in free:
        j = open_.get(_number(found.a, mine[i]))
        if j is not None and all(_same(found, mine, theirs, i + step, j + step) for step in (-1, 1)):
            made.append((mine[i], theirs[j]))
    if not made and whole and len(free) == len(mine) and len(open_) == len(theirs):  # all under this heading is other words
        pairs = zip(mine, theirs, strict=False)
        made = [(unit, other) for unit, other in pairs if found.a.family(unit) == found.b.family(other)]
    for unit, other in made:
        found.pair(unit, other)
        found.rewritten.add(unit)
    return made


def _number(edition: Edition, unit: int) -> tuple[str, str, int]:
    """Family, kind and number; a unit that is only told apart by counting has none of its own."""
    number = edition.units[unit].number.casefold()
    known = number and edition.shows_number(unit)
    return edition.family(unit), number if known else "", 0 if known else unit + 1


def _same(found: Alignment, mine: Sequence[int], theirs: Sequence[int], i: int, j: int) -> bool:
    """Whether two neighbours are one unit, or neither is any of the other edition's."""
    one = mine[i] if 0 <= i < len(mine) else None
    two = theirs[j] if 0 <= j < len(theirs) else None
    to = found.to.get(one) if one is not None else None
    back = found.back.get(two) if two is not None else None
    return (to is None and back is None) or (to == two and back == one)
