"""What bodies share, what each has alone, and where one is only named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from index import select
from index.answer import conditions
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, sentence
from index.answer.row_words import claim_rows, mention
from index.answer.selection import filters_of
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.world import Row, World

MOST_COMPARED = 5
"""Up to so many bodies, what each few of them share is a group of its own; beyond, only what each has alone."""


def compare(one: Interpretation, world: World, answer: Answer) -> None:
    """What bodies share and what each has alone, and where one is only named."""
    names = list(dict.fromkeys(str(v) for f in one.filters if f.field == "body" for v in f.values))
    shown = {name: conditions.bare(name, one.language, world) for name in names}
    others = [f for f in filters_of(one, world) if f.field != "body"]
    both = select.actions(world, [*others, Filter("body", "all", tuple(names))])
    every = phrase(one.language, "both" if len(names) == 2 else "all_three", names=joined(one.language, list(shown.values())))
    groups = [_group(every, both)]
    everything = list(both)
    largest = len(names) - 1 if len(names) <= MOST_COMPARED else 1
    for size in range(largest, 0, -1):
        for some in combinations(names, size):
            rest = tuple(other for other in names if other not in some)
            alone = select.actions(world, [*others, Filter("body", "all", some), Filter("body", "none", rest)])
            if not alone and size > 1:
                continue
            everything += [row for row in alone if row not in everything]
            together = joined(one.language, [shown[each] for each in some])
            without = joined(one.language, [shown[each] for each in rest], "or")
            groups.append(_group(phrase(one.language, "without", names=together, rest=without), alone))
    for name in names:
        named = select.actions(world, [*others, Filter("named", "any", (name,)), Filter("body", "none", (name,))])
        groups.append(_group(phrase(one.language, "only_named", names=shown[name]), named))
        answer.mentions += [mention(row, name, answer) for row in named]
    for group in groups:
        items = [str(item) for item in group["items"]]  # type: ignore[attr-defined]
        group["by_priority"] = _by_priority(items, world)
        answer.claim(_group_words(one, group, world))
    order = {row.id: i for i, row in enumerate(world.rows)}
    everything.sort(key=lambda row: order[row.id])
    answer.result = Result(
        "actions", tuple(r.id for r in everything), "complete", len(world.rows), groups=tuple(groups)
    )
    answer.answer = " ".join(text for text, _ in answer.claims)
    claim_rows(answer, everything)


def _group(name: str, found: Sequence[Row]) -> dict[str, object]:
    return {"label": name, "items": [row.id for row in found], "count": len(found)}


def _group_words(one: Interpretation, group: dict[str, object], world: World) -> str:
    numbers = [_number(str(item), world) for item in group["items"]]  # type: ignore[attr-defined]
    key = "group" if numbers else "group_none"
    values = {"label": group["label"], "count": len(numbers), "items": joined(one.language, numbers)}
    return sentence(phrase(one.language, key, number=len(numbers), **values))


def _number(item: str, world: World) -> str:
    return next(row.action.number for row in world.rows if row.id == item)


def _by_priority(items: Sequence[str], world: World) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for row in world.rows:
        if row.id in items:
            counts[row.action.priority or row.action.section or "none"] += 1
    return dict(counts)
