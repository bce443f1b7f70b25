"""Words that restate what is understood already: "leaves X out *entirely*", "only X, *nobody else named*", "*run* without X".

A restriction that is true of an action or is not ("only", "without", "no date") has no degrees: an adverb of degree beside it adds
nothing. Nor does a second word for the same restriction, or a verb by which an action merely is there. A word of content is none
of these, whatever it stands beside.
"""

from __future__ import annotations

from index.question.clause import Clause, filler, last_word
from index.question.interpretation import Draft
from ingest.fold import fold

#: Concepts of conditions without degrees.
_ABSOLUTE = frozenset(["before", "after", "more_than", "fewer_than", "at_least", "at_most", "only", "without", "not", "no_date", "ongoing", "whole", "exactly", "all", "excluded", "single", "none"])
#: Verbs and nouns by which somebody is named or takes part.
_TAKING_PART = frozenset(["mentions", "involved", "responsible", "lead", "n_body", "has", "light"])
_REACH = 4


def implied(clause: Clause, index: int, draft: Draft) -> bool:
    """Whether a word that no rule has used says only what a condition beside it says."""
    concepts = clause.items[index].concepts
    if "degree" in concepts:
        return any(_absolute(clause, i) for i in _beside(clause, index))
    if "openly" in concepts:
        return any(clause.items[i].concepts & _TAKING_PART or _absolute(clause, i) for i in _beside(clause, index))
    if "only" in concepts:
        return _again(clause, index, draft)
    if concepts & {"mentions", "involved"}:
        before = next((i for i in range(index - 1, -1, -1) if not filler(clause.items[i])), None)
        if before is not None and "n_body" in clause.items[before].concepts and not clause.free(before):
            behind = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
            return any(item.field == "body_count" for item in draft.filters) and (behind is None or behind.kind == "punct")
        return before is not None and bool(clause.items[before].concepts & {"only", "else"}) and _alone(draft)
    if "running" in concepts:
        return _is_there(clause, index, draft)
    return False


def _beside(clause: Clause, index: int) -> list[int]:
    """The nearest items on either side that are more than fillers and names."""
    found = []
    for step in (-1, 1):
        for i in range(index + step, index + step * (_REACH + 2), step):
            if not 0 <= i < len(clause.items):
                break
            item = clause.items[i]
            if not (filler(item) or item.kind in ("punct", "body", "class", "state") or item.concepts & {"degree", "openly"}) or _absolute(clause, i):
                found.append(i)
                break
    return found


def _absolute(clause: Clause, index: int) -> bool:
    """Whether an item is a word of a condition without degrees that a rule has read."""
    return not clause.free(index) and bool(clause.items[index].concepts & _ABSOLUTE)


def _alone(draft: Draft) -> bool:
    """Whether a condition says that nobody else is responsible."""
    return any((item.field in ("body", "source") and item.op in ("only", "within")) or (item.field, item.op, item.values) == ("body_count", "=", (1,)) for item in draft.filters)


def _again(clause: Clause, index: int, draft: Draft) -> bool:
    """ "Solely and exclusively", "on its own, *with nobody else*": a second "only" of the same bodies."""
    if not _alone(draft):
        return False
    if set(fold(clause.items[index].text).split()) & _ELSE:
        behind = next((item for item in clause.items[index + 1 :] if not filler(item) and "mentions" not in item.concepts), None)
        return behind is None or behind.kind == "punct" or bool(behind.concepts & _TAKING_PART)
    return any("only" in clause.items[i].concepts and not clause.free(i) for i in _beside(clause, index) if abs(i - index) <= 2)


_ELSE = frozenset(["else", "other", "others", "besides"])


def _is_there(clause: Clause, index: int, draft: Draft) -> bool:
    """ "Actions that *run* without X", "that *go on* with nobody but X": of no year, a verb that only leads to who takes part."""
    if not any(item.field in ("body", "row", "body_count", "of_bodies") for item in draft.filters) or last_word(clause.items[index]) == "last":
        return False
    behind = next((i for i in range(index + 1, len(clause.items)) if not filler(clause.items[i])), None)
    if behind is not None and "degree" in clause.items[behind].concepts:
        behind = next((i for i in range(behind + 1, len(clause.items)) if not filler(clause.items[i])), None)
    return behind is not None and not clause.free(behind) and bool(clause.items[behind].concepts & {"without", "only", "together"})
