"""What the search box offers while somebody types: actions, bodies, acts, terms and questions that have answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.engine import Engine
from ingest.fold import tokens

#: Suggestions of a kind, at most: a list of eight shows several kinds.
EACH = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``kind``: action, body, act, term or question; ``text`` is shown, ``query`` is what is asked."""

    kind: str
    text: str
    query: str


def suggest(engine: Engine, typed: str, limit: int = 8) -> list[Suggestion]:
    """Suggestions whose words begin with the words typed, in any order; of each kind a few, kinds in turn."""
    words = [word for word, _, _ in tokens(typed)]
    if not words:
        return []
    found: dict[str, list[Suggestion]] = {}
    for entry, beginnings in _entries(engine):
        matching = all(any(each.startswith(word) for each in beginnings) for word in words)
        if matching and len(found.setdefault(entry.kind, [])) < EACH:
            found[entry.kind].append(entry)
    rounds = [group[turn] for turn in range(EACH) for group in found.values() if turn < len(group)]
    return rounds[:limit]


Entries = Sequence[tuple[Suggestion, tuple[str, ...]]]
_made: dict[str, Entries] = {}  # by index version; the latest only


def _entries(engine: Engine) -> Entries:
    """Every suggestion there is, with its folded words: made once for an index version."""
    if engine.version not in _made:
        _made.clear()
        _made[engine.version] = tuple((each, tuple(word for word, _, _ in tokens(each.text))) for each in _all(engine))
    return _made[engine.version]


def _all(engine: Engine) -> Iterator[Suggestion]:
    world = engine.world
    for row in world.rows:
        words = row.prose if len(row.prose) <= 90 else f"{row.prose[:89].rsplit(' ', 1)[0]}…"
        yield Suggestion("action", f"{row.action.label}: {words}", f"What does {row.action.label} say?")
    for name in world.responsible:
        body = world.bodies.get(name)
        long = next((other for other in (body.names if body else ()) if len(other) > len(name)), "")
        shown = f"{name} ({long})" if long else name
        yield Suggestion("body", shown, f"Which actions is {name} responsible for?")
    for work in engine.records.works.values():
        if work.binding:
            yield Suggestion("act", f"{work.short_title}: {work.title}"[:120], f"What is the status of {work.short_title}?")
    for entry in engine.ground.glossary.entries:
        if entry.kind == "acronym":
            yield Suggestion("term", f"{entry.term}: {entry.meaning}"[:120], f"What does {entry.term} stand for?")
    for _, question in engine.records.asked:
        yield Suggestion("question", question, question)
