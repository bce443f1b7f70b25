"""A group of bodies → the filter that says what they have to do with an action: responsible, named, alone, or either."""

from __future__ import annotations

from index.question import counts, holders
from index.question.clause import Clause, last_word
from index.question.filters import NOT, Choice, Filter
from index.question.interpretation import Draft
from index.world import World
from ingest.fold import fold


def with_classes(clause: Clause, draft: Draft, world: World, members: list[int], classes: list[int], op: str) -> None:
    """ "The Commission together with an EU agency", "only EU agencies": of a class, any member will do."""
    each = [*([[i] for i in classes]), [i for i in members if i not in classes]]
    single = op == "only" and len(members) == 1 and last_word(clause.items[members[0]]) in _ONE_AGENCY and any(fold(item.text) in counts.ALONE or last_word(item) == "alone" for item in clause.items)
    if single:  # "does any *agency* act *alone*?": one of them, and nobody beside it
        draft.filters.append(Filter("body_count", "=", (1,), clause.text(*members)))
        op = ""
    if op == "only":
        draft.filters.append(Filter("body", "within", tuple(holders.values(clause, draft, world, members)), clause.text(*members)))
        each = each if len(members) > 1 else []
    for part in filter(None, each):
        write(draft, "responsible", "any" if part[0] in classes else "all", tuple(holders.values(clause, draft, world, part)), clause.text(*part), "")
    if not each:
        draft.understood.append((clause.text(*members), f"nobody else than {clause.text(*members)} responsible"))


#: One of a class, by its last word.
_ONE_AGENCY = frozenset(["agency", "agence", "agentur", "agencia", "body"])


def write(draft: Draft, role: str, op: str, values: tuple[str | int, ...], words: str, verb: str, *, whose: bool = False) -> None:
    """The filter of a group, or the choice between the ways of being involved; ``whose``: actions are said (not) to be theirs."""
    label = _label(op, [str(value) for value in values])
    if role == "named":
        draft.filters.append(Filter("named", op if op in ("none", "all") else "any", values, words))
        draft.understood.append((words, f"named in the text: {label}"))
    elif role == "named_and":
        draft.filters += [Filter("named", "all", values, words), Filter("body", "all", values, words)]
        draft.understood.append((words, f"named in the text, and responsible: {', '.join(map(str, values))}"))
    elif role == "unnamed":
        draft.filters += [Filter("body", "any", values, words), Filter("named", "none", values, words)]
        draft.understood.append((words, f"responsible, but not named in the text: {', '.join(map(str, values))}"))
    elif role == "neither":
        draft.filters += [Filter("named", "none", values, words), Filter("body", "none", values, words)]
        draft.understood.append((words, f"neither named in the text nor responsible: {', '.join(map(str, values))}"))
    elif role == "named_only":
        draft.filters += [Filter("named", "any", values, words), Filter("body", "none", values, words)]
        draft.understood.append((words, f"named in the text, but not responsible: {', '.join(map(str, values))}"))
    elif role == "involved" and op in ("any", "all"):
        readings = (
            (f"responsible: {label}", Filter("body", op, values, words)),
            (f"named in the text: {label}", Filter("named", op, values, words)),
            (f"responsible, or named in the text: {label}", Filter("row", op, values, words)),
        )
        draft.choices.append(Choice(readings))
        draft.understood.append((f"{verb} {words}", " or ".join(reading for reading, _ in readings)))
    else:
        draft.filters.append(Filter("body", op, values, words))
        if op == f"{NOT}only" and whose:
            ways = (f"responsible, but not alone: {label}", Filter("body", "all", values, words)), (f"not alone responsible: {label}", Filter("body", op, values, words))
            draft.choices.append(Choice(ways))
        elif op == f"{NOT}only":
            draft.filters.append(Filter("body", "all", values, words))
        draft.understood.append((words, f"responsible: {label}"))


def _label(op: str, values: list[str]) -> str:
    joined = (" or " if op in ("any", "none") else " and ").join(values)
    shown = {"only": f"only {joined}", "none": f"not {joined}"}
    return shown.get(op) or {f"{NOT}only": f"not only {joined}", f"{NOT}all": f"not all of {joined}"}.get(op, joined)
