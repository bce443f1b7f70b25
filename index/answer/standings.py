"""Which body, year, area or part of the plan has the most or fewest actions, and which action the most bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.answer import conditions
from index.answer.aggregates import WORDED, among, plural, shown_as, verdict, with_actions
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, phrase, sentence
from index.answer.row_words import claim_rows
from index.answer.selection import readings, rows
from index.answer.sets import leading
from index.answer.tally import VALUES, tally
from index.question.interpretation import Interpretation
from index.world import Row, World


def ranked_values(one: Interpretation, world: World, answer: Answer) -> None:
    """Which body (year, area, priority) has the most or fewest actions, or which action has the most bodies."""
    if one.target == "actions" and one.fields:
        _ranked_actions(one, world, answer)
        return
    target = one.target if one.target in VALUES else "bodies"
    found = rows(readings(one)[0][1], world)
    counts = Counter({name: count for name, count in tally(one, found, target, world).items() if name not in WORDED})
    if not counts:
        answer.status = "empty"
        answer.result = Result("actions", tuple(row.id for row in found), "complete", len(world.rows))
        answer.answer = leading(one, world, found).strip() or phrase(one.language, "no_values")
        return
    best = _level(one, counts)
    if best is None:
        answer.status, answer.answer = "not_found", phrase(one.language, "unread", words=_place_words(one, world))
        return
    names = tuple(name for name, count in counts.items() if count == best)
    if (top := next((int(note.split(":")[1]) for note in one.notes if note.startswith("top:")), 0)) > 0:
        _top(one, world, answer, found, counts, top)
        return
    table = tuple((shown_as(name, target, one, world), count) for name, count in counts.most_common())
    kind = "documents" if target == "acts" else target if target in ("bodies", "years", "areas") else "units"
    items = names if kind != "units" else tuple(f"{world.plans[0].id}/{name}" for name in names)
    answer.result = Result(
        kind, items, "complete", len(world.rows), groups=among(one, world, found), columns=(target, "actions"), rows=table
    )
    shown = joined(one.language, [shown_as(name, target, one, world, running=True) for name in names])
    key = _phrase_of(one, target)
    several = 2 if any(plural(name, world) for name in names) else len(names)
    place = sorted(set(counts.values()), reverse=one.order == "most").index(best) + 1
    said = phrase(one.language, key, number=several, items=shown, count=best, checked=len(found), place=place, each=phrase(one.language, "each") if len(names) > 1 else "")
    if any(note.startswith("among:") for note in one.notes):  # "who has more, X or Y?": the most of two is not the most of all
        told = [with_actions(name, count, shown_as(name, target, one, world, running=target != "bodies"), one, world) for name, count in (counts.most_common() if one.order == "most" else counts.most_common()[::-1])]
        said = joined(one.language, told)
    answer.answer = verdict(one, "most", frozenset(names), f"{leading(one, world, found)}{sentence(said)}")
    answer.claim(answer.answer)


def _phrase_of(one: Interpretation, target: str) -> str:
    """The frame that says what was ranked: acts and footnotes by the actions that cite them, years by what starts or ends in them."""
    if _placed(one):
        return "rank_placed"
    kind = "_cited" if target in ("acts", "footnotes") else "_starts" if target == "years" and "starts" in one.notes else ""
    return f"rank_{'most' if one.order == 'most' else 'fewest'}{kind}"


def _top(one: Interpretation, world: World, answer: Answer, found: Sequence[Row], counts: Counter[str], top: int) -> None:
    """So many bodies from the top, those with as many actions as the last of them included."""
    ordered = sorted(counts.items(), key=lambda pair: -pair[1] if one.order == "most" else pair[1])
    last = ordered[min(top, len(ordered)) - 1][1]
    chosen = [(name, count) for name, count in ordered if (count >= last if one.order == "most" else count <= last)]
    table = tuple(ordered)
    answer.result = Result("bodies", tuple(name for name, _ in chosen), "complete", len(world.rows), groups=among(one, world, found), columns=("bodies", "actions"), rows=table)
    shown = joined(one.language, [f"{shown_as(name, 'bodies', one, world, running=True)} ({count})" for name, count in chosen])
    said = phrase(one.language, "rank_top" if one.order == "most" else "rank_bottom", items=shown, checked=len(found))
    answer.answer = f"{leading(one, world, found)}{sentence(said)}"
    answer.claim(answer.answer)
    answer.note(phrase(one.language, "note_brackets"))


def _placed(one: Interpretation) -> tuple[int, str] | None:
    """(place asked for, 0 where none is; the body that it is to come behind, if any), ``None`` where the first is asked for."""
    notes = dict(note.split(":", 1) for note in one.notes if note.startswith(("place:", "behind:")))
    return (int(notes.get("place", 0)), notes.get("behind", "")) if notes else None


def _level(one: Interpretation, counts: Counter[str]) -> int | None:
    """The number of actions of those asked for: the highest or lowest, or the one at a place in their order.

    Values with as many actions share a place. ``None`` where there is no such place, or where the body that it is
    said to come behind does not stand before it.
    """
    levels = sorted(set(counts.values()), reverse=one.order == "most")
    placed = _placed(one)
    if placed is None:
        return levels[0]
    place, behind = placed
    if behind and behind not in counts:
        return None
    before = levels.index(counts[behind]) + 1 if behind else place - 1
    place = place or before + 1
    return levels[place - 1] if place <= len(levels) and before == place - 1 else None


def _place_words(one: Interpretation, world: World) -> str:
    """The place that there is not, in the question's words."""
    place, behind = _placed(one) or (0, "")
    return conditions.quoted(" ".join(filter(None, [str(place or ""), behind and conditions.called(behind, one.language, world)])), one.language)


def _ranked_actions(one: Interpretation, world: World, answer: Answer) -> None:
    """The actions with the most or fewest responsible bodies or priority areas."""
    found = rows(readings(one)[0][1], world)
    field = one.fields[-1]
    classes = [each for each in world.bodies.classes if f"only_class:{each.name}" in one.notes]
    charged = {row.id: [body for body in row.action.bodies if all(body.name in each.members for each in classes)] for row in found}
    counts = {row.id: len(row.action.areas if field == "areas" else charged[row.id]) for row in found}
    if not counts:
        answer.status = "empty"
        answer.answer = leading(one, world, found).strip() or phrase(one.language, "no_values")
        return
    best = max(counts.values()) if one.order == "most" else min(counts.values())
    chosen = [row for row in found if counts[row.id] == best]
    lines = tuple((unit_label(row.action.label, one.language), counts[row.id]) for row in found)
    answer.result = Result(
        "actions",
        tuple(row.id for row in chosen),
        "complete",
        len(world.rows),
        groups=(*among(one, world, found), *({"label": world.bodies.class_name(each.name, one.language), "items": list(each.members), "count": len(each.members)} for each in classes)),
        columns=("action", field),
        rows=lines,
    )
    noun = phrase(one.language, "noun_areas" if field == "areas" else "noun_bodies")
    noun = phrase(one.language, "noun_class", name=world.bodies.class_name(classes[0].name, one.language)) if classes else noun
    labels = label(one.language, "action", [row.action.number for row in chosen])
    key = "rank_most_field" if one.order == "most" else "rank_fewest_field"
    said = phrase(one.language, key, number=len(chosen), labels=labels, noun=noun, count=best)
    answer.answer = f"{leading(one, world, found)}{sentence(said)}"
    claim_rows(answer, chosen)
