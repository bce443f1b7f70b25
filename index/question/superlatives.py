"""What a "most", "fewest" or "largest" ranks: bodies by their actions, actions by their bodies, parts of the plan by what they hold."""

from __future__ import annotations

from index.question import partners
from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from index.question.nouns import NOUNS
from ingest.fold import fold


def among_class(clause: Clause, draft: Draft) -> None:
    """ "Who has the fewest actions *among the agencies*?": ranked are those of the class, and no condition is set on the actions."""
    if draft.target not in ("bodies", ""):
        return
    for index in clause.kinds("class"):
        led = next((fold(item.text) for item in reversed(clause.items[:index]) if fold(item.text) not in ("the", "all", "all the", "eu")), "")
        mine = [item for item in draft.filters if item.field == "body" and item.op == "any" and clause.items[index].text in item.text]
        if led.split()[-1:] in (["among"], ["amongst"], ["of"], ["from"]) and len(mine) == 1:
            draft.filters.remove(mine[0])
            draft.notes.append(f"only_class:{clause.items[index].values[0]}")


def own_year(clause: Clause, index: int) -> bool:
    """ "For which body is 2021 *the busiest year*?": the year that is each one's busiest, and not who is busiest in it."""
    behind = clause.items[index + 1 : index + 2]
    return any(i < index for i in clause.kinds("year")) and bool(behind) and "n_year" in behind[0].concepts


def ranked_by(clause: Clause, draft: Draft, index: int) -> None:
    """ "The action with the most responsible bodies": actions ranked by what they have."""
    at = next((i for i in range(index + 1, len(clause.items)) if not filler(clause.items[i])), None)
    if at is None:
        return
    following = clause.items[at]
    if draft.target == "actions" and following.kind == "class":
        mine = [item for item in draft.filters if item.field == "body" and following.text in item.text]
        draft.filters = [item for item in draft.filters if item not in mine]
        draft.fields.append("bodies")
        draft.notes = [note for note in draft.notes if not note.startswith("class:")]
        draft.notes.append(f"only_class:{following.values[0]}")
    for concept, field in (("n_body", "bodies"), ("n_area", "areas")):
        if concept not in following.concepts or "n_action" in following.concepts:
            continue
        if draft.target == field and _of_an_action(clause, at):
            draft.target = "actions"
        if draft.target == "actions":
            draft.fields.append(field)


def _of_an_action(clause: Clause, noun: int) -> bool:
    """ "The largest number of bodies *for one action*", "the most areas that *any action* has": what single actions have."""
    for i in range(noun + 1, len(clause.items)):
        item, before = clause.items[i], clause.items[i - 1]
        if "n_action" in item.concepts:
            led = fold(before.text).split()[-1:]
            clause.use(*([i - 1] if before.kind == "number" or before.concepts & {"any", "single", "per"} else []))
            return (before.kind == "number" and before.values == (1,)) or bool(before.concepts & {"any", "single", "per"}) or led in (["an"], ["a"], ["every"], ["each"])
        if not (filler(item) or item.kind == "number" or item.concepts & {"any", "single", "per", "in", "has", "light", "responsible", "lead", "involved", "named", "belongs"}):
            return False
    return False


def by_size(clause: Clause, draft: Draft) -> list[int]:
    """ "The *largest* priority", "the smallest section": a part of the plan is as large as it has actions."""
    for index in clause.concepts("largest", "smallest"):
        near = [*range(index + 1, min(index + 3, len(clause.items))), *range(index - 1, max(-1, index - 4), -1)]
        at = next((i for i in near if clause.items[i].concepts & set(_SIZES)), None)
        if at is None or not all(filler(item) for item in clause.items[min(at, index) + 1 : max(at, index)]):
            continue
        kind = next(kind for name, kind in _SIZES.items() if name in clause.items[at].concepts)
        if draft.target not in ("", kind, "actions"):
            continue
        draft.target = kind
        by = [i for i, item in enumerate(clause.items) if fold(item.text) in _MEASURED]
        return [index, at, *by, *clause.concepts("how_many", "n_action")]
    return []


#: Parts of the plan that are as large as they have actions.
_SIZES = {"n_priority": "priorities", "n_section": "sections", "n_area": "areas"}


#: "… *in terms of* the number of actions".
_MEASURED = frozenset(["in terms of", "terms", "measured by", "measured", "counting by", "judged by", "en termes de", "en terminos de", "gemessen an", "gemessen", "by"])


def ranks(clause: Clause, index: int, draft: Draft) -> bool:
    """Whether "most" or "fewest" counts something: a noun or nothing follows it ("most responsible" counts nothing)."""
    said = clause.items[index].text.lower().split()
    if len(said) > 1 and said[0] != "the" and said != ["most", "of", "the"]:
        return True
    behind = (item for item in clause.items[index + 1 :] if not filler(item) and item.kind not in _PLACES)
    following = next(behind, None)
    if draft.target == "bodies" and following is not None and following.kind == "class":
        return True  # "the busiest *agency*"
    if draft.target in _HOLDING and following is not None and following.kind in ("body", "class", "state"):
        following = next(behind, None)  # "in which year are most of *X's* actions due?", "the most *X* actions"
    if draft.target == "bodies" and following is not None and following.kind in ("body", "state") and partners.along(clause, clause.kinds("body", "state")):
        return True  # "con qué organismo trabaja *más* X"
    if draft.target == "bodies" and following is not None and fold(following.text) in _BURDENS:
        return True  # "who carries most of the *responsibility*?"
    if draft.target == "actions" and following is not None and following.kind == "class":
        return "of" not in (*said, *fold(clause.items[index + 1].text).split())  # "the most *agencies*", and not "most *of the* agencies"
    if draft.target == "actions" and following is not None and not following.concepts & {"n_body", "n_area"}:
        return False  # "which most actions …": nothing is ranked by them
    return following is None or following.kind == "punct" or bool(following.concepts & set(NOUNS))


#: What is ranked by the actions of a body that it holds.
_HOLDING = frozenset(["years", "sections", "priorities", "areas"])


#: What whoever has most actions has most of.
_BURDENS = frozenset(["responsibility", "responsibilities", "burden", "workload", "work", "load", "duties", "responsabilite", "responsabilites", "travail", "charge", "verantwortung", "arbeit", "last", "zustandigkeit", "zustandigkeiten", "responsabilidad", "responsabilidades", "trabajo", "carga"])


#: Places that may stand before what is counted: "most section A actions".
_PLACES = frozenset(["section", "priority", "area", "year"])
