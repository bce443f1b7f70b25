"""What a question names that the corpus does not have: refused exactly, with what is held nearest by."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer.conditions import act_name, called
from index.answer.model import Answer
from index.answer.phrases import joined, label, phrase, sentence
from index.question.interpretation import Interpretation
from index.world import World


def refuse(one: Interpretation, world: World, answer: Answer) -> bool:
    """Whether the question names something that is not there; then ``answer`` says so."""
    pointing = next((note for note in ("dangling", "unclear") if note in one.notes), "")
    if pointing:
        answer.status, answer.answer = "ambiguous", phrase(one.language, pointing)
        return True
    if not world.plans:
        return False
    return (
        _numbers(one, world, answer)
        or _areas(one, world, answer)
        or _bodies(one, world, answer)
        or _years(one, world, answer)
        or _acts(one, world, answer)
    )


def _refused(answer: Answer, text: str, held: Sequence[str] = ()) -> bool:
    """Refuse, with what is held nearest by as data beside the words."""
    answer.status = "not_held"
    answer.answer = text
    if held:
        answer.mentions.append({"held": list(held)})
    return True


def known_numbers(world: World, kind: str) -> list[str]:
    """The numbers that units of a kind bear, in reading order."""
    if kind == "action":
        return [row.action.number for row in world.rows]
    if kind == "indicator":
        return [gauge.indicator.number for gauge in world.gauges]
    return [unit.number for _, unit in world.units(kind) if unit.number]


def _numbers(one: Interpretation, world: World, answer: Answer) -> bool:
    """Numbers of actions and the like beyond those of the plan. Some held, some not: a note."""
    others = [act for act in one.acts if not act.startswith("/") and not world.holds_plan(act)]
    if any(_a_plan(act, world) for act in others):
        return False  # the number is that of another plan
    for kind in ("action", "indicator", "footnote", "priority", "section"):
        asked = [place.split(":", 1)[1] for place in one.places if place.startswith(f"{kind}:")]
        if kind == "action":  # "which *of Actions 3, 4 and 60* …"
            asked += [str(value) for item in one.filters if (item.field, item.op) == ("number", "any") and item.text for value in item.values]
        asked += _conditions(one, kind)
        known = known_numbers(world, kind)
        missing = [number for number in asked if number not in known]
        if not missing:
            continue
        said = label(one.language, kind, missing)
        if not known:
            return _refused(answer, sentence(phrase(one.language, "not_held_none", number=len(missing), label=said)))
        span = phrase(one.language, "to", first=known[0], last=known[-1])
        held = phrase(one.language, f"label_{kind}", number=len(known), n=span if len(known) > 1 else known[0])
        text = sentence(phrase(one.language, "not_held_unit", number=len(missing), label=said, known=held if one.language == "de" else held[:1].lower() + held[1:]))
        if len(missing) == len(asked):
            return _refused(answer, text, known)
        answer.note(text)
    return False


def _conditions(one: Interpretation, kind: str) -> list[str]:
    """The parts of a kind that actions are told by: "section D? … *and the others*?"."""
    parts = {"section": "sec_", "priority": "sp_", "area": ""}
    values = [str(value) for item in one.filters if item.field == kind and item.field in parts and item.op in ("any", "none") for value in item.values]
    return [value.removeprefix(parts[kind]) for value in values if value.startswith(parts[kind])]


def _a_plan(act: str, world: World) -> bool:
    """Whether a work is a plan or strategy that may have numbered actions of its own."""
    works = world.catalogue.find(act) if world.catalogue else ()
    return any(not work.binding and ("plan" in work.kind or work.kind == "strategy") for work in works)


def _areas(one: Interpretation, world: World, answer: Answer) -> bool:
    known = sorted({area.code for row in world.rows for area in row.action.areas})
    asked = [*(place.split(":", 1)[1] for place in one.places if place.startswith("area:")), *_conditions(one, "area")]
    missing = [area for area in asked if area not in known]
    if missing and known:
        text = phrase(one.language, "not_held_area", value=joined(one.language, missing), items=joined(one.language, known))
        return _refused(answer, text, known)
    return False


def _bodies(one: Interpretation, world: World, answer: Answer) -> bool:
    """Bodies that occur nowhere in the plan, or only in its prose."""
    fields = ("body", "row", "named")
    asked = [f for f in one.filters if f.field in fields and f.op in ("any", "all", "only")]
    asked += [f for choice in one.choices for _, f in choice.readings if f.field in fields]
    for item in asked:
        names = [str(value) for value in item.values]
        absent = [name for name in names if not _occurs(name, world)]
        if (names and len(absent) == len(names)) or (absent and item.op in ("all", "only")):
            return _refused(answer, _no_body(one, absent, world))
        for name in absent:
            answer.note(_no_body(one, [name], world))
    return False


def _no_body(one: Interpretation, names: Sequence[str], world: World) -> str:
    bodies = joined(one.language, [called(name, one.language, world) for name in names])
    return sentence(phrase(one.language, "not_held_body", number=len(names), body=bodies))


def _occurs(name: str, world: World) -> bool:
    return (
        name in world.responsible
        or any(name in row.named for row in world.rows)
        or any(name in gauge.named for gauge in world.gauges)
    )


def _years(one: Interpretation, world: World, answer: Answer) -> bool:
    """A year that no timetable reaches, asked for by itself; "today" asks for none."""
    if world.period is None or one.target not in ("actions", "bodies", "years", "areas") or "today" in one.notes:
        return False
    if (one.subject and not one.explicit) or one.acts:
        return False  # free words or an act: the year may be theirs
    first, last = world.period
    exact = {"due_in", "starts_in", "running_in", "exactly", "due_between"}
    items = [f for f in one.filters if f.field == "year"]
    items += [f for choice in one.choices for _, f in choice.readings if f.field == "year"]
    for item in items:
        years = [int(value) for value in item.values]
        if item.op in exact and all(not first <= year <= last for year in years):
            shown = joined(one.language, [str(year) for year in years])
            text = phrase(one.language, "not_held_year", year=shown, first=first, last=last)
            return _refused(answer, text, [str(year) for year in range(first, last + 1)])
    return False


def _acts(one: Interpretation, world: World, answer: Answer) -> bool:
    """Acts that no action cites and that are not held, where actions are asked for."""
    if one.target != "actions":
        return False
    asked = [act for act in one.acts if not act.startswith("/")]
    asked += [str(value) for item in one.filters if item.field == "act" and item.op == "any" for value in item.values]
    cited = sorted({celex for row in world.rows for celex in row.acts})
    held = {id.split(".")[0] for id in world.documents}
    missing = [act for act in asked if act not in cited and act not in held]
    if asked and len(missing) == len(asked):
        text = phrase(one.language, "not_held_act", value=_acts_named(one, missing, world), items=_acts_named(one, cited, world))
        return _refused(answer, text, [*cited, *(act_name(each, world, one.language) for each in cited)])
    return False


def _acts_named(one: Interpretation, identifiers: Sequence[str], world: World) -> str:
    return joined(one.language, [act_name(each, world, one.language) for each in identifiers])
