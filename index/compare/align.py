"""Which unit of one edition is which unit of the other: by their words, and only then by their numbers.

Words that occur once in both are the same unit wherever it stands. What differs is looked for among
units that share rare runs of three words, that have the same address, or that follow the same neighbour;
so a thousand units cost about a thousand times a handful of comparisons. Headings come last: a dozen
articles are called "Scope", and what is under them tells them apart. What is left then may have been rewritten where
it stood (``in_place``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from rapidfuzz.distance import LCSseq

from index.compare.alignment import Alignment
from index.compare.in_place import pair_in_place
from index.compare.pieces import Edition, Piece
from index.compare.words import similarity

ALIKE = 0.7
"""Share of words in common from which units are the same wherever they stand: unrelated paragraphs of one act
come to 0.25 to 0.45, since they are made of the same small words, and two that ask for a report to 0.6."""
ALIKE_UNDER_HEAD = 0.6
"""The same within one article, or among the actions of a plan."""
ALIKE_IN_PLACE = 0.42
"""The same at the same address, or behind the same neighbour."""
ALIKE_ALONE = 0.25
"""The same at the same address, where all units beside it are paired."""
ALIKE_NOTES = 0.85
"""The same for footnotes that other units call: two acts are cited in nearly the same words."""
CONTAINED = 0.88
"""At the same address, so much of the shorter one in the longer one: a paragraph that sentences were added to."""
WHOLE = 0.9
"""Share of words in common from which several units together are one unit split up."""
_SHORT = 5  # words: with fewer, likeness says nothing beyond the same place
_EXACT_ANYWHERE = 6  # words that several units have, from which they are paired across the document in order
_CANDIDATES = 6
_COMMON = 24  # units that share a run of three words, from which on it tells nothing
_SHARE = 0.3  # of the smaller one's words that must have gone to the other, for two units to be the same by their parts


def align(a: Edition, b: Edition) -> Alignment:
    """The units of ``a`` that are units of ``b``. Near linear in the number of units."""
    found = Alignment(a, b)
    families = sorted(set(_families(a)) & set(_families(b)) - {_LAST})
    pairings = [_Pairing(found, _of(a, family), _of(b, family)) for family in families]
    for pairing in pairings:
        pairing.unique()
    _by_parts(found)  # so that it is known which article is which before addresses are trusted
    for pairing in pairings:
        pairing.rest()
        pairing.split()
    _by_parts(found)
    headings = _Pairing(found, _of(a, _LAST), _of(b, _LAST))
    headings.known()
    headings.unique()
    headings.rest()
    pair_in_place(found)
    return found


_LAST = "heading"


def _families(edition: Edition) -> Iterator[str]:
    return (edition.family(piece.unit) for piece in edition.pieces)


def _of(edition: Edition, family: str) -> list[Piece]:
    return [piece for piece in edition.pieces if edition.family(piece.unit) == family]


class _Pairing:
    """Pairs the pieces of one family. Pieces are named by their index in ``left`` and ``right``."""

    def __init__(self, found: Alignment, left: Sequence[Piece], right: Sequence[Piece]) -> None:
        self.found, self.left, self.right = found, left, right
        self.to: dict[int, int] = {}
        self.back: dict[int, int] = {}
        self.from_a = {found.a.addresses[piece.unit]: index for index, piece in enumerate(left)}
        self.from_b = {found.b.addresses[piece.unit]: index for index, piece in enumerate(right)}

    def known(self) -> None:
        """Take over what is paired already by what is under it."""
        numbers = {piece.unit: j for j, piece in enumerate(self.right)}
        for i, piece in enumerate(self.left):
            other = self.found.to.get(piece.unit)
            if other in numbers:
                j = numbers[other]
                self.to[i], self.back[j] = j, i

    def unique(self) -> None:
        """Pair what says the same words and is the only one that does, on both sides."""
        for keys, mine, theirs in self._groups():
            if len(mine) == len(theirs) == 1 and len(keys) >= _SHORT:
                self._pair(mine[0], theirs[0])

    def rest(self) -> None:
        """Pair the others: the same words in the same place, nearly the same words."""
        self.known()
        several = list(self._groups())
        for _, mine, theirs in several:
            self._same_place(mine, theirs)
        for _, mine, theirs in several:
            self._same_neighbour(mine, theirs)
        for keys, mine, theirs in several:
            if len(keys) >= _EXACT_ANYWHERE:
                free = [j for j in theirs if j not in self.back]
                for i, j in zip([i for i in mine if i not in self.to], free, strict=False):
                    self._pair(i, j)
        while self._alike():  # what was paired now tells what is left beside it
            pass

    def _pair(self, i: int, j: int) -> None:
        self.to[i], self.back[j] = j, i
        self.found.pair(self.left[i].unit, self.right[j].unit)

    # ------------------------------------------------------------------ the same words

    def _groups(self) -> Iterator[tuple[tuple[str, ...], list[int], list[int]]]:
        """The same words with the free pieces of both sides that say them."""
        groups: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for i, piece in enumerate(self.left):
            if i not in self.to and piece.unit not in self.found.to:
                groups[piece.keys][0].append(i)
        for j, piece in enumerate(self.right):
            if j not in self.back and piece.unit not in self.found.back:
                groups[piece.keys][1].append(j)
        return ((keys, mine, theirs) for keys, (mine, theirs) in groups.items() if mine and theirs)

    def _same_place(self, mine: Iterable[int], theirs: Iterable[int]) -> None:
        allowed = set(theirs)
        for i in mine:
            j = self._here(i)
            if j in allowed and j is not None and j not in self.back and i not in self.to:
                self._pair(i, j)

    def _here(self, i: int) -> int | None:
        """What has the address of ``i``, unless their heads are known to be two: what was Article 5(1) is not
        when 5 became 6. For a footnote, the free one that the same unit calls."""
        unit = self.left[i].unit
        if unit in self.found.a.callers:
            return self._called(unit)
        j = self.from_b.get(self.found.a.addresses[unit])
        if j is None:
            return None
        head_a, head_b = self.found.a.heads[unit], self.found.b.heads[self.right[j].unit]
        known = None if head_a is None else self.found.to.get(head_a)
        same = head_a is head_b if head_a is None or head_b is None else known in (None, head_b)
        return j if same else None

    def _called(self, unit: int) -> int | None:
        caller = self.found.a.callers[unit]
        if caller is None or caller not in self.found.to:
            return None
        place = self.found.b.units[self.found.to[caller]]
        return next((j for j in self._notes.get(place.place, ()) if j not in self.back), None)

    @cached_property
    def _notes(self) -> dict[str, list[int]]:
        """Footnotes of B by the place of the unit that calls them."""
        found: dict[str, list[int]] = defaultdict(list)
        for j, piece in enumerate(self.right):
            caller = self.found.b.callers.get(piece.unit)
            if caller is not None:
                found[self.found.b.units[caller].place].append(j)
        return found

    def _same_neighbour(self, mine: Iterable[int], theirs: Sequence[int]) -> None:
        allowed = set(theirs)
        for i in mine:
            for j in self._beside(i):
                if i not in self.to and j in allowed:
                    self._pair(i, j)

    def _beside(self, i: int) -> Iterator[int]:
        """What stands beside the partners of the pieces beside ``i``, if it is free."""
        for step in (-1, 1):
            beside = self.to.get(i + step)
            if beside is not None and 0 <= (j := beside - step) < len(self.right) and j not in self.back:
                yield j

    # ------------------------------------------------------------------ nearly the same words

    def _alike(self) -> bool:
        """Pair what is alike, the likest first; whether there was any."""
        free = [i for i, piece in enumerate(self.left) if i not in self.to and piece.unit not in self.found.to]
        others = {j for j, p in enumerate(self.right) if j not in self.back and p.unit not in self.found.back}
        if not free or not others:
            return False
        shared = _Runs(self.right, others)
        scored = []
        for i in free:
            note = self.left[i].unit in self.found.a.callers
            near = set() if note else set(self._beside(i)) & others
            here = self._here(i)
            if here is not None and here in others:
                near.add(here)
            for j in near | set(shared.candidates(self.left[i].keys)):
                likeness = similarity(self.left[i].keys, self.right[j].keys)
                if self._accepted(i, j, likeness, here=j == here, near=j in near, note=note):
                    scored.append((likeness + 0.1 * (j == here) + 0.05 * (j in near), i, j))
        scored.sort(key=lambda each: (-each[0], each[1], each[2]))
        for _, i, j in scored:
            if i not in self.to and j not in self.back:
                self._pair(i, j)
        return bool(scored)

    def _accepted(self, i: int, j: int, likeness: float, *, here: bool, near: bool, note: bool) -> bool:
        a, b = self.left[i].keys, self.right[j].keys
        shorter = min(len(a), len(b))
        if not near:
            least = ALIKE_NOTES if note else ALIKE_UNDER_HEAD if self._under_one_head(i, j) else ALIKE
            return shorter >= _SHORT and likeness >= least
        if likeness >= ALIKE_IN_PLACE:
            return True
        alone = here and self._alone(i, j)
        if alone and likeness >= ALIKE_ALONE:
            return True
        return (alone or shorter >= 2 * _SHORT) and LCSseq.similarity(a, b) / shorter >= CONTAINED - 0.1 * alone

    def _under_one_head(self, i: int, j: int) -> bool:
        a, b = self.left[i].unit, self.right[j].unit
        if self.found.a.family(a) == "action":
            return True
        head_a, head_b = self.found.a.heads[a], self.found.b.heads[b]
        return head_a is not None and head_b is not None and self.found.to.get(head_a) == head_b

    def _alone(self, i: int, j: int) -> bool:
        """Whether everything beside the two is paired, so that they are all that is left in their place."""
        return all(
            (i + step in self.to or not 0 <= i + step < len(self.left))
            and (j + step in self.back or not 0 <= j + step < len(self.right))
            for step in (-1, 1)
        )

    # ------------------------------------------------------------------ one as several

    def split(self) -> None:
        """Find pieces whose words are now in several, and several whose words are now in one."""
        _grow(self.left, self.right, self.to, self.back, self.found.split)
        _grow(self.right, self.left, self.back, self.to, self.found.merged)


def _grow(
    whole: Sequence[Piece],
    parts: Sequence[Piece],
    to: dict[int, int],
    back: dict[int, int],
    found: dict[int, list[int]],
) -> None:
    """Where a piece of ``whole`` is paired with a part of its words, and the others stand beside that part."""
    used: set[int] = set()
    for i, j in sorted(to.items()):
        if whole[i].keys == parts[j].keys or len(whole[i].keys) <= len(parts[j].keys):
            continue
        group, best = [j], similarity(whole[i].keys, parts[j].keys)
        while True:
            wider = []
            for more in ([group[0] - 1, *group], [*group, group[-1] + 1]):
                new = more[0] if more[0] != group[0] else more[-1]
                if 0 <= new < len(parts) and new not in back and new not in used:
                    joined = [key for one in more for key in parts[one].keys]
                    wider.append((similarity(whole[i].keys, joined), more))
            likeness, more = max(wider, default=(0.0, group))
            if likeness <= best:
                break
            group, best = more, likeness
        if len(group) > 1 and best >= WHOLE:
            used.update(group)
            found[whole[i].unit] = [parts[one].unit for one in group]


class _Runs:
    """Pieces by the runs of three words that they hold."""

    def __init__(self, pieces: Sequence[Piece], free: Iterable[int]) -> None:
        self._holding: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for j in free:
            for run in _runs(pieces[j].keys):
                self._holding[run].append(j)

    def candidates(self, keys: Sequence[str]) -> list[int]:
        """The pieces that share most runs with ``keys``, rare ones counting more."""
        weights: dict[int, float] = defaultdict(float)
        for run in _runs(keys):
            holding = self._holding.get(run, ())
            if 0 < len(holding) <= _COMMON:
                for j in holding:
                    weights[j] += 1 / len(holding)
        return sorted(weights, key=lambda j: (-weights[j], j))[:_CANDIDATES]


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(keys[at : at + 3]) for at in range(len(keys) - 2)}


# --------------------------------------------------------------------------- units without words of their own


def _by_parts(found: Alignment) -> None:
    """Pair units by where the words of what is under them went: mutual best, and enough of them."""
    a, b = found.a, found.b
    sizes = {piece.unit: len(piece.keys) for piece in a.pieces}
    weights: dict[tuple[int, int], int] = defaultdict(int)
    totals_a, totals_b = _totals(a), _totals(b)
    for mine, theirs in list(found.to.items()):
        above_b = list(_above(b, theirs))
        for up in _above(a, mine):
            for other in above_b:
                if a.units[up].kind == b.units[other].kind:
                    weights[up, other] += sizes.get(mine, 1)
    for i, j in _mutual(weights, found):
        least = min(totals_a[i], totals_b[j])
        if weights[i, j] >= _SHARE * least and i not in found.to and j not in found.back:
            found.pair(i, j)


def _mutual(weights: dict[tuple[int, int], int], found: Alignment) -> Iterator[tuple[int, int]]:
    def rank(pair: tuple[int, int]) -> tuple[int, bool, int, int]:
        i, j = pair
        return (-weights[pair], found.a.addresses[i] != found.b.addresses[j], i, j)

    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for i, j in sorted(weights, key=rank):
        if i not in taken_a and j not in taken_b:
            yield i, j
        taken_a.add(i)
        taken_b.add(j)


def _above(edition: Edition, unit: int) -> Iterator[int]:
    parent = edition.parents[unit]
    while parent is not None:
        yield parent
        parent = edition.parents[parent]


def _totals(edition: Edition) -> dict[int, int]:
    """How many words there are under each unit, its own not counted."""
    totals: dict[int, int] = defaultdict(int)
    for piece in edition.pieces:
        for up in _above(edition, piece.unit):
            totals[up] += len(piece.keys)
    return totals
