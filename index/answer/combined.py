"""The bodies with the most actions together, taken two (or three) at a time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from index.answer import conditions
from index.answer.aggregates import among
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase, sentence
from index.answer.row_words import claim_rows
from index.answer.selection import rows
from index.answer.sets import leading
from index.question.combined import FORM
from index.question.interpretation import Interpretation
from index.world import World


def answers(one: Interpretation) -> bool:
    """Whether bodies are asked for by what they do together."""
    return one.form == FORM and not one.subject


def most(one: Interpretation, world: World, answer: Answer) -> None:
    """Those with the most of the selected actions together; all that share any are in the table, most first."""
    found = rows(one, world)
    classes = [each for each in world.bodies.classes if f"only_class:{each.name}" in one.notes]
    counts: Counter[tuple[str, ...]] = Counter()
    for row in found:
        names = [body.name for body in row.action.bodies if all(body.name in each.members for each in classes)]
        counts.update(combinations(sorted(names), int(one.fields[0])))
    if not counts:
        answer.status = "empty"
        answer.result = Result("bodies", (), "complete", len(world.rows))
        answer.answer = f"{leading(one, world, found)}{phrase(one.language, 'combined_none', size=one.fields[0])}"
        return
    best = max(counts.values())
    top = [names for names, count in counts.items() if count == best]
    groups = tuple(_shared(names, one, world) for names in top)
    lines: tuple[tuple[str | int, ...], ...] = tuple((*(conditions.bare(name, one.language, world) for name in names), count) for names, count in counts.most_common())
    items = tuple(dict.fromkeys(name for names in top for name in names))
    answer.result = Result("bodies", items, "complete", len(world.rows), groups=(*among(one, world, found), *groups), columns=(*("bodies" for _ in top[0]), "actions"), rows=lines)
    shown = joined(one.language, [str(group["label"]) for group in groups]) if len(top) == 1 else "; ".join(str(group["label"]) for group in groups)
    said = phrase(one.language, "combined_most", number=len(top), items=shown, count=best, checked=len(found))
    answer.answer = f"{leading(one, world, found)}{sentence(said)}"
    claim_rows(answer, [row for row in found if any(set(names) <= {body.name for body in row.action.bodies} for names in top)])


def _shared(names: tuple[str, ...], one: Interpretation, world: World) -> dict[str, object]:
    """The actions that these bodies have together."""
    both = [row.id for row in rows(one, world) if set(names) <= {body.name for body in row.action.bodies}]
    return {"label": joined(one.language, [conditions.called(name, one.language, world) for name in names]), "items": both, "count": len(both)}
