"""Questions to begin with, made from what the corpus holds: a lookup, a set, a cross-reference, a refusal."""

from __future__ import annotations

from collections import Counter

from index.engine import Engine


def examples(engine: Engine) -> tuple[tuple[str, str], ...]:
    """(what it shows, question), at most four."""
    world = engine.world
    rows = world.rows
    if not rows:
        held = [document.title for document in engine.records.default_documents()[:3]]
        return tuple(("A text", f"What is {title} about?") for title in held)
    middle = rows[len(rows) * 3 // 4].action
    found = [("One unit", f"What does {middle.label} say?")]
    counts = Counter(body for row in rows for body in row.responsible)
    few = [name for name, count in counts.most_common() if count <= max(len(rows) // 5, 1)]
    if few and world.period:
        found.append(("A complete list", f"Which actions is {few[0]} responsible for in {world.period[1]}?"))
    cited = [act for row in rows for act in sorted(row.acts)]
    for act in cited:
        work = world.catalogue.work(act) if world.catalogue else None
        if work:
            found.append(("A cross-reference", f"Which actions cite {work.short_title}?"))
            break
    plan = engine.records.document(rows[-1].document)
    last = max((int(each.number) for each in plan.actions if each.number.isdecimal()), default=0)
    if last:
        found.append(("A refusal", f"What does Action {last + 1} say?"))
    return tuple(found)
