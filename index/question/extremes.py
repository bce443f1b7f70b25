"""The ends of time: "which action ends *first*?", "the *latest* deadline", "the last action to *start*".

Which year that is, is known only when everything else is read, so it stays a note on the interpretation until
``settled`` turns it into a condition on that year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from index.question.items import Item

KINDS = ("soonest", "latest")
"""The notes written here, as ``kind:verb``, the verb ``due`` or ``start``."""

#: What may stand behind "the last action to start": where it is to be looked for.
_PLACES = ("punct", "priority", "section", "area")
_SIDES = (("soonest", ("earliest", "first")), ("latest", ("latest", "last")))


def read(clause: Clause, draft: Draft) -> None:
    """Note which end of time is asked for, and of what: the ends or the starts of actions."""
    if clause.kinds("action", "indicator") or clause.has("not", "without"):
        return  # of one action, whether it is the first of all is another question
    for kind, concepts in _SIDES:
        for index in clause.concepts(*concepts):
            plain = not clause.items[index].concepts & {"earliest", "latest"}
            found = _behind(clause, index) or _ahead(clause, index, plain=plain)
            if not found:
                continue
            verb, used = found
            clause.use(index, *used)
            draft.target = draft.target or "actions"
            draft.notes.append(f"{kind}:{verb}")
            draft.understood.append((clause.text(index, *used), f"the {'first' if kind == 'soonest' else 'last'} to {'end' if verb == 'due' else 'start'}"))
            return


def _behind(clause: Clause, index: int) -> tuple[str, list[int]] | None:
    """ "*Ends* first", "*start* last": the verb before, over fillers."""
    following = clause.items[index + 1 : index + 2]
    if following and "n_action" in following[0].concepts:
        return None
    for i in range(index - 1, max(-1, index - 4), -1):
        verb = _verb(clause, i)
        if verb:
            return verb, [i]
        if not filler(clause.items[i]):
            return None
    return None


def _ahead(clause: Clause, index: int, *, plain: bool) -> tuple[str, list[int]] | None:
    """ "The *earliest* deadline", "the *first* action to end": the verb or noun behind, and no year of its own."""
    noun = False
    for i in range(index + 1, min(index + 7, len(clause.items))):
        item = clause.items[i]
        verb = _verb(clause, i)
        if verb and (noun or not plain or "n_timetable" not in item.concepts):
            years = any(each.kind in ("year", "years") or "without" in each.concepts for each in clause.items[i + 1 : i + 5])
            ends = all(each.kind in _PLACES or filler(each) or each.concepts & {"belongs", "in"} for each in clause.items[i + 1 :])
            return None if years or (noun and not ends) else (verb, [i])
        if "n_action" in item.concepts and not noun:
            noun = True
        elif not (filler(item) or item.kind in ("body", "class") or item.concepts & {"which", "comes"}):
            return None
    return None


def _verb(clause: Clause, index: int) -> str:
    """What a word says of time: ``due``, ``start`` or nothing."""
    concepts = clause.items[index].concepts
    if not clause.free(index) and "n_timetable" not in concepts:
        return ""
    if "start" in concepts:
        return "start"
    return "due" if concepts & {"due", "n_timetable"} else ""


def noted(one: Interpretation) -> tuple[str, str] | None:
    """(kind, verb) of the end of time that is still to be settled, ``None`` where there is none."""
    pairs = (note.partition(":") for note in one.notes)
    return next(((kind, verb) for kind, _, verb in pairs if kind in KINDS), None)


def settled(one: Interpretation, years: Sequence[tuple[int | None, int | None]]) -> Interpretation:
    """The interpretation with its end of time as a condition.

    Args:
        years: (start, end) of each action that the rest of it selects.
    """
    found = noted(one)
    if found is None:
        return one
    kind, verb = found
    told = [year for pair in years if (year := pair[0 if verb == "start" else 1]) is not None]
    if told:
        year = min(told) if kind == "soonest" else max(told)
        item = Filter("year", "starts_in" if verb == "start" else "due_in", (year,), "")
    else:
        item = Filter("timetable", "dated")  # none of them has a year
    kept = tuple(note for note in one.notes if note.partition(":")[0] not in KINDS)
    return replace(one, filters=(*one.filters, item), notes=kept)


def again(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "*And last?*" after "which is due first?": the other end of the same."""
    verb = next((verb for verb, said in (("due", "end"), ("start", "start")) for _, meaning in before.understood if meaning in (f"the first to {said}", f"the last to {said}")), "")
    order = [note for note in one.notes if note.partition(":")[0] in ("first", "last")]
    if not verb or len(order) != 1 or noted(one) or one.filters or one.places or one.fields:
        return one
    kind, word = ("soonest", "first") if order[0].startswith("first") else ("latest", "last")
    said = [pair for pair in one.understood if not pair[1].startswith("the ")]
    meaning = (one.question, f"the {word} to {'end' if verb == 'due' else 'start'}")
    return replace(one, notes=(*(note for note in one.notes if note not in order), f"{kind}:{verb}"), understood=(*said, meaning))


def unsettled(before: Interpretation) -> Interpretation:
    """The question before without the end or place that was settled for it: another takes its place."""
    filters = tuple(item for item in before.filters if item.text or item.field not in ("year", "number", "timetable"))
    ends = ("the first", "the last", "number ")
    return replace(before, filters=filters, understood=tuple(pair for pair in before.understood if not pair[1].startswith(ends)), notes=tuple(note for note in before.notes if not note.startswith("picked:")))


def bare(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*Which one is latest?*", "and the earliest?" after a list: of what was found, those that end last or first."""
    ends = [item for item in clause if item.concepts & {"earliest", "latest"}]
    rest = [item for item in clause if not (item in ends or item.kind in ("punct", "number") or filler(item) or item.concepts & {"which", "those", "and_what", "n_action", "hello"})]
    lists = before.target in ("actions", "years") and before.form in ("list", "count", "table") and not before.subject and bool(before.filters or before.choices or before.places)
    if len(ends) != 1 or rest or not lists or noted(one) or one.filters or one.places or any(item.kind == "number" and item.values != (1,) for item in clause):
        return one
    verb = next((verb for verb, said in (("start", "start"), ("due", "end")) for _, meaning in before.understood if meaning in (f"the first to {said}", f"the last to {said}")), "due")
    kind, word = ("soonest", "first") if "earliest" in ends[0].concepts else ("latest", "last")
    meaning = (ends[0].text, f"the {word} to {'end' if verb == 'due' else 'start'}")
    plain = unsettled(before)
    return replace(
        plain, question=one.question, target="actions", form="list", fields=(), order="", notes=(*(note for note in plain.notes if note.partition(":")[0] not in KINDS), f"{kind}:{verb}"),
        understood=(("", f"follows: {before.question}"), *(pair for pair in plain.understood if not pair[1].startswith("follows: ")), meaning),
    )  # fmt: skip
