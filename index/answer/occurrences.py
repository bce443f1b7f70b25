"""How often a body or words stand in the plan: every place in its text, by unit."""

from __future__ import annotations

from collections import Counter

from index import select
from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.question.interpretation import Interpretation
from index.world import World, root
from ingest.fold import tokens
from ingest.model import Document, Span, Unit

SHOWN = 12
"""So many units are told in the sentence; the table has them all."""


def answers(one: Interpretation) -> bool:
    """Whether places in the text are to be counted, not actions."""
    return "how_often" in one.notes and bool(_scanned(one)) and not one.subject and not one.choices


def _scanned(one: Interpretation) -> list[str]:
    if any(item.field not in ("named", "word") or item.op not in ("any", "all") for item in one.filters):
        return []
    return [str(value) for item in one.filters for value in item.values]


def count(one: Interpretation, world: World, answer: Answer) -> None:
    """Count, and say where."""
    wanted = _scanned(one)
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Span] = {}
    for plan in world.plans:
        for span in sorted({span for each in wanted for span in _spans(plan, each, world)}, key=lambda span: span.start):
            unit = _unit(plan, span)
            key = (plan.id, unit.place if unit else "")
            counts[key] += 1
            first.setdefault(key, span)
    total = sum(counts.values())
    said = joined(one.language, [conditions.quoted(each, one.language) for each in wanted], "or")
    cells = sum(number for (_, place), number in counts.items() if ".bodies" in place)
    named = {key: number for key, number in counts.items() if ".bodies" not in key[1]}
    rows = tuple((_label(one, world, *key), number) for key, number in counts.items())
    units = tuple(dict.fromkeys(f"{document}/{place.split('.')[0]}" for document, place in counts))
    held = tuple(dict.fromkeys(f"{document}/{place.split('.')[0]}" for document, place in counts if ".bodies" in place))
    groups = ({"label": phrase(one.language, "field_bodies"), "items": list(held), "count": cells},) if cells else ()
    answer.result = Result("table", units, "complete", len(world.rows), groups=groups, columns=("place", "times"), rows=rows, count=total)
    if not total:
        answer.status = "empty"
        answer.answer = phrase(one.language, "never", words=said)
        return
    where = [f"{_label(one, world, *key)} ({number})" if number > 1 else _label(one, world, *key) for key, number in named.items()]
    rest = f" + {len(where) - SHOWN}" if len(where) > SHOWN else ""
    answer.answer = phrase(
        one.language, "occurs", words=said, count=total, cells=cells, texts=total - cells,
        items=(joined(one.language, where[:SHOWN]) + rest) or "–",
    )  # fmt: skip
    for (document, place), span in first.items():
        said = phrase(one.language, "labelled", label=_label(one, world, document, place), text=counts[document, place])
        answer.claim(said, answer.cite(document, place, span))


def _spans(plan: Document, wanted: str, world: World) -> set[Span]:
    """Where a body, under any of its names, or the words with their inflections, stand in a text."""
    name = world.bodies.canonical(wanted)
    if name:
        known = {name, *world.bodies.same(name)}
        return {found.span for found in world.bodies.find(plan.text) if found.body in known}
    patterns = select.variants(world, wanted)
    words = [(root(word), start, end) for word, start, end in tokens(plan.text)]
    found = set()
    for pattern in patterns:
        width = len(pattern)
        for i in range(len(words) - width + 1):
            if tuple(word for word, _, _ in words[i : i + width]) == pattern:
                found.add(Span(words[i][1], words[i + width - 1][2]))
    return found


def _unit(plan: Document, span: Span) -> Unit | None:
    """The smallest unit that a span stands in."""
    holding = [unit for unit in plan.units if unit.start <= span.start and span.end <= unit.end]
    return min(holding, key=lambda unit: unit.end - unit.start, default=None)


def _label(one: Interpretation, world: World, document: str, place: str) -> str:
    unit = world.unit(document, place)
    return unit_label(unit.label.removesuffix(", text"), one.language, world) if unit else place or document
