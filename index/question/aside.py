"""Bodies that a question leaves aside: "somebody besides X", "no body other than X", "who else …?"."""

from __future__ import annotations

from dataclasses import replace

from index.question import joins
from index.question.clause import Clause, filler, last_word
from index.question.interpretation import Draft, Interpretation
from index.world import World
from ingest.fold import fold


def somebody(clause: Clause, group: joins.Group) -> list[int]:
    """ "*Any body other than* X", "*somebody besides* X"."""
    if group.relation != "without" or not group.used or not other_than(clause, group):
        return []
    before = list(range(max(0, min(group.used) - 3), min(group.used)))
    if before and "somebody" in clause.items[before[-1]].concepts:
        return [before[-1]]
    if before and "n_body" in clause.items[before[-1]].concepts and any(clause.items[i].concepts & {"any", "else", "all"} for i in before[:-1]):
        return before[-2:]
    return []


def other_than(clause: Clause, group: joins.Group) -> bool:
    return any(clause.items[i].text.lower() in _OTHER for i in group.used)


_OTHER = frozenset(["other than", "besides", "apart from", "except", "except for", "aside from", "save for", "with the exception of", "barring", "außer", "sauf", "excepté", "excepto", "salvo"])


def nobody_else(clause: Clause, group: joins.Group) -> list[int]:
    """ "*No* responsible body *other than* X": two negations that leave only X."""
    if group.relation != "without" or any(fold(clause.items[i].text) in _NOR for i in group.used):
        return []  # "of which *no* … are responsible, *nor* X *nor* Y": each denied, and nobody left
    first = min(group.used, default=min(group.members))
    for i in range(first - 1, max(-1, first - 6), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and any("n_body" in each.concepts for each in clause.items[i + 1 : first]):
            return [i]
        if not (filler(item) or item.concepts & {"n_body", "responsible", "any", "else"}):
            return []
    return []


_NOR = frozenset(["ni", "nor", "noch", "neither", "weder"])


def others(clause: Clause, draft: Draft, before: Interpretation) -> None:
    """ "… and who *else* is responsible?" after a question that names a body: the bodies of those actions but this one."""
    used = [i for i in clause.concepts("else") if clause.free(i)]
    used += [i - 1 for i in clause.concepts("who") if i and last_word(clause.items[i - 1]) in _WITH]  # "(together) *with whom*?"
    if not used or draft.target != "bodies" or clause.kinds("body", "class", "state"):
        return
    named = [f for f in (*before.filters, *(c.readings[0][1] for c in before.choices)) if f.field in ("body", "row", "named")]
    names = dict.fromkeys(str(value) for f in named if f.op in ("any", "all") for value in f.values)
    if not names and "bodies" in before.fields and before.places and all(filler(item) or item.kind == "punct" or i in used for i, item in enumerate(clause.items)):
        clause.use(*used)  # the bodies told before are all there are
    if names:
        clause.use(*used)
        draft.notes.append(f"other_than:{'|'.join(names)}")
        draft.understood.append((clause.text(*used), f"others than {', '.join(names)}"))


_WITH = frozenset(["with", "avec", "mit", "con"])


def out_of_class(clause: Clause, draft: Draft, group: joins.Group, values: list[str]) -> bool:
    """ "An agency *other than* X": one of the class without X, and not "without X"."""
    first = min(group.used, default=0)
    before = clause.items[first - 1] if first else None
    if group.relation != "without" or not other_than(clause, group) or before is None or before.kind != "class" or not draft.filters:
        return False
    last = draft.filters[-1]
    if last.field != "body" or last.op not in ("any", "none") or not set(values) < set(last.values):
        return False
    clause.use(*group.members, *group.used)
    draft.filters[-1] = replace(last, values=tuple(value for value in last.values if value not in values))
    draft.understood.append((clause.text(*group.used, *group.members), f"{before.text} without {', '.join(values)}"))
    return True


def kind_of_body(clause: Clause, draft: Draft, world: World) -> None:
    """ "Which bodies *are no agencies*?": of what kind those asked for are, and no condition on actions."""
    classes = clause.kinds("class")
    noun = next((i for i in clause.concepts("n_body", "who") if not classes or i < classes[0]), -1)
    if draft.target != "bodies" or len(classes) != 1 or noun < 0 or clause.kinds("body", "state", "action"):
        return
    index = classes[0]
    between = range(noun + 1, index)
    being = [i for i in (noun, *between) if set(fold(clause.items[i].text).split()) & _BEING]
    denied = [i for i in between if clause.items[i].concepts & {"not", "without"}]
    rest = [item for i, item in enumerate(clause.items) if i > noun and i != index and i not in denied and not (filler(item) or item.kind == "punct" or item.concepts & {"plan", "responsible"})]
    if not being or rest:
        return
    members = next(each.members for each in world.bodies.classes if each.name == clause.items[index].values[0])
    draft.notes.append(f"other_than:{'|'.join(members)}" if denied else f"only_class:{clause.items[index].values[0]}")
    draft.understood.append((clause.text(*denied, index), f"{'no ' if denied else ''}{clause.items[index].values[0]}"))
    clause.use(index, *denied, *between, *clause.concepts("responsible"))


_BEING = frozenset(["are", "is", "aren't", "isn't", "sont", "est", "n'est", "sind", "ist", "son", "es"])


def left_aside(clause: Clause, draft: Draft, group: joins.Group) -> bool:
    """ "Which bodies *other than* X", "who *besides* X": X is no answer, and no condition either."""
    if draft.target == "bodies" and group.relation == "without" and (_set_apart(clause, group) or _in_front(clause, group)):
        return True
    if draft.target != "bodies" or group.relation != "without" or not other_than(clause, group):
        return False
    before = clause.items[min(group.used) - 1] if min(group.used) else None
    return before is not None and bool(before.concepts & {"n_body", "who"} or before.kind == "class")


def _in_front(clause: Clause, group: joins.Group) -> bool:
    """ "*Besides X*, which bodies …?": said before all else, of what is asked for."""
    return other_than(clause, group) and all(filler(item) or item.kind == "punct" for item in clause.items[: min([*group.used, *group.members])])


def _set_apart(clause: Clause, group: joins.Group) -> bool:
    """ "Which bodies have something due in 2021, *but not X*?": no body before it, nor any word behind it, that it could be said of."""
    first, last = min([*group.used, *group.members]), max(group.members)
    before = clause.items[first - 1] if first else None
    leads = before is not None and bool(before.concepts & {"n_action", "those"})
    but = any(set(fold(clause.items[i].text).split()) & _BUT for i in group.used) or (other_than(clause, group) and not leads)
    alone = not any(i < first for i in clause.kinds("body", "class", "state"))
    return but and alone and all(item.kind == "punct" for item in clause.items[last + 1 :])


_BUT = frozenset(["but", "mais", "aber", "pero"])


def beside(clause: Clause, draft: Draft) -> bool:
    """ "Who else is responsible for Action 13 besides Europol?": the body named is not asked for."""
    numbered = any(place.startswith("action:") for place in draft.places)
    if not numbered or not (draft.target == "bodies" or "bodies" in draft.fields):
        return False
    return clause.has("else", "together", "without")


def others_than(
    clause: Clause, draft: Draft, values: list[str], group: joins.Group, denials: list[int]
) -> None:
    clause.use(*group.members, *group.used, *denials, *clause.concepts("else", "together", "without"))
    draft.notes.append(f"other_than:{'|'.join(values)}")
    draft.understood.append((clause.text(*group.members), f"others than {', '.join(values)}"))
