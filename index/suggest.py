"""What the search box offers while somebody types: actions, bodies, acts, terms and questions that have answers."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.engine import Engine
from ingest.fold import tokens

#: Suggestions of a kind, at most: a list of eight shows several kinds.
EACH = 3
#: Sets of documents that suggestions are kept ready for.
KEPT = 9
_CHARACTERS = 110


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind``: action, body, act, term or question; ``text`` is shown, ``query`` is what is asked."""

    kind: str
    text: str
    query: str


_made: dict[tuple[str, tuple[str, ...]], _Prefixes] = {}
_lock = threading.Lock()


class _Prefixes:
    """Every suggestion there is, found by the beginnings of its folded words without looking at the others."""

    def __init__(self, entries: Iterable[Suggestion]) -> None:
        self.entries = tuple(entries)
        pairs = {(word, number) for number, each in enumerate(self.entries) for word, _, _ in tokens(each.text)}
        self._pairs = sorted(pairs)

    def beginning(self, word: str) -> set[int]:
        """The numbers of the suggestions with a word that begins with ``word``."""
        start = bisect_left(self._pairs, (word, -1))
        end = bisect_left(self._pairs, (word + "\U0010ffff", -1))
        return {number for _, number in self._pairs[start:end]}


def suggest(engine: Engine, typed: str, limit: int = 8) -> list[Suggestion]:
    """Suggestions whose words begin with the words typed, in any order; of each kind a few, kinds in turn."""
    words = [word for word, _, _ in tokens(typed)]
    if not words:
        return []
    prefixes = _prefixes(engine)
    matching = set.intersection(*(prefixes.beginning(word) for word in words))
    found: dict[str, list[Suggestion]] = {}
    for number in sorted(matching):
        entry = prefixes.entries[number]
        if len(found.setdefault(entry.kind, [])) < EACH:
            found[entry.kind].append(entry)
    rounds = [group[turn] for turn in range(EACH) for group in found.values() if turn < len(group)]
    return rounds[:limit]


def _prefixes(engine: Engine) -> _Prefixes:
    """Made once for an index version and a set of documents."""
    key = (engine.version, tuple(engine.world.documents))
    with _lock:
        if key not in _made:
            _made[key] = _Prefixes(_all(engine))
            while len(_made) > KEPT:
                _made.pop(next(iter(_made)))
        return _made[key]


def _all(engine: Engine) -> Iterator[Suggestion]:
    world = engine.world
    for row in world.rows:
        yield Suggestion("action", _short(f"{row.action.label}: {row.prose}"), f"What does {row.action.label} say?")
    for name in world.responsible:
        body = world.bodies.get(name)
        long = next((other for other in (body.names if body else ()) if len(other) > len(name)), "")
        shown = f"{name} ({long})" if long else name
        yield Suggestion("body", shown, f"Which actions is {name} responsible for?")
    held = {work.id for work in map(world.work_of, world.documents) if work}
    whole = len(world.documents) == len(engine.records.document_ids)
    for work in engine.records.works.values():
        if work.binding and (whole or work.id in held):
            named = work.title if work.title.startswith(work.short_title) else f"{work.short_title}: {work.title}"
            yield Suggestion("act", _short(named), f"What is the status of {work.short_title}?")
    for entry in engine.ground.glossary.entries:
        if entry.kind == "acronym":
            yield Suggestion("term", _short(f"{entry.term}: {entry.meaning}"), f"What does {entry.term} stand for?")
    numbers = {} if whole else engine.records.numbered_passages(sorted({n for n, _ in engine.records.asked}))
    for number, question in engine.records.asked:
        if whole or numbers[number].document in world.documents:
            yield Suggestion("question", question, question)


def _short(text: str) -> str:
    """``text``, or as many of its words as fit on two lines."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _CHARACTERS else f"{plain[: _CHARACTERS - 1].rsplit(' ', 1)[0]} …"
