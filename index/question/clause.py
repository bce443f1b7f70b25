"""A clause of a question while it is being read: its items, and which of them are accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from index.question.items import Item
from ingest.fold import fold


class Clause:
    """The items of one clause, with a mark on each that a rule has accounted for."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = list(items)
        self.used = [False] * len(self.items)
        self.kept: set[int] = set()
        self._note()

    def _note(self) -> None:
        """Where each kind and each concept stands: rules ask for them again and again."""
        self._of_kind: dict[str, list[int]] = {}
        self._at: dict[str, list[int]] = {}
        for index, item in enumerate(self.items):
            self._of_kind.setdefault(item.kind, []).append(index)
            for concept in item.concepts:
                self._at.setdefault(concept, []).append(index)

    def reread(self, changed: Mapping[int, Item]) -> None:
        """Read items as others."""
        for index, item in changed.items():
            self.items[index] = item
        self._note()

    def kinds(self, *kinds: str) -> list[int]:
        """The indexes of items of these kinds."""
        return _merged(self._of_kind, kinds)

    def concepts(self, *concepts: str) -> list[int]:
        """The indexes of items that carry any of these concepts."""
        return _merged(self._at, concepts)

    def has(self, *concepts: str) -> bool:
        return bool(self.concepts(*concepts))

    def use(self, *indexes: int) -> None:
        for index in indexes:
            self.used[index] = True

    def keep(self, *indexes: int) -> None:
        """Mark items whose meaning no rule has read: they are never let go, whatever else is."""
        self.kept.update(indexes)

    def free(self, index: int) -> bool:
        return not self.used[index]

    def before(self, index: int, skip: Callable[[Item], bool], reach: int = 12) -> Iterator[int]:
        """Indexes leftwards from ``index``, nearest first, jumping over what ``skip`` allows; ends at the first
        item that is neither jumped over nor taken by the caller."""
        for i in range(index - 1, max(-1, index - 1 - reach), -1):
            yield i
            if not skip(self.items[i]):
                return

    def nearest(self, index: int, *concepts: str, reach: int = 6) -> int | None:
        """The nearest item to the left that carries one of the concepts, within the clause's part."""
        wanted = set(concepts)
        for i in range(index - 1, max(-1, index - 1 - reach), -1):
            if self.items[i].concepts & wanted:
                return i
            if self.items[i].kind == "punct":
                return None
        return None

    def text(self, *indexes: int) -> str:
        """The words of these items, in order."""
        return " ".join(self.items[i].text for i in sorted(indexes))


def _merged(indexes: Mapping[str, list[int]], names: Sequence[str]) -> list[int]:
    """The indexes under any of these names, in order, each once."""
    found = [indexes[name] for name in names if name in indexes]
    return sorted(set().union(*found)) if len(found) > 1 else list(found[0]) if found else []


def filler(item: Item) -> bool:
    """Whether an item only holds words together: a stop word, or a concept that is also one."""
    return item.kind == "stop" or (item.kind == "concept" and "stop" in item.concepts)


def last_word(item: Item) -> str:
    """The last word of an item, folded; nothing of a line break."""
    return next(iter(reversed(fold(item.text).split())), "")
