""" "With *or without* X", "whether or not Y is involved": words that name something and leave it open, so that they restrict nothing."""

from __future__ import annotations

from index.question.clause import Clause, filler, last_word
from index.question.interpretation import Draft
from ingest.fold import fold

_WITH = frozenset(["with", "avec", "mit", "con"])
_REGARDLESS = frozenset(["regardless", "irrespective", "independently", "whatever", "no matter"])
_NAMES = ("body", "class", "state")


def read(clause: Clause, draft: Draft) -> None:
    """Use up such words with the bodies that they name, and say that these are no condition."""
    used = _with_or_without(clause) or _whether_or_not(clause)
    if used:
        clause.use(*used)
        draft.understood.append((clause.text(*used), "no condition"))


def _with_or_without(clause: Clause) -> list[int]:
    """ "*With or without* X (and Y)"."""
    for index in clause.concepts("without"):
        if index < 2 or not clause.items[index - 1].concepts & {"or", "and"} or last_word(clause.items[index - 2]) not in _WITH:
            continue
        named = _names(clause, index + 1)
        if named:
            return [index - 2, index - 1, index, *named]
    return []


def _whether_or_not(clause: Clause) -> list[int]:
    """ "*Whether or not* X is involved", "*regardless of* X"."""
    for index, item in enumerate(clause.items):
        said = fold(item.text)
        whether = "whether" in item.concepts and "not" in said.split()
        if not (index and (whether or said in _REGARDLESS)):
            continue
        start = index + 1 + (0 if whether else sum(1 for each in clause.items[index + 1 : index + 3] if fold(each.text) in ("of", "whether")))
        named = _names(clause, start)
        if not named:
            continue
        behind = named[-1] + 1
        while behind < len(clause.items) and (filler(clause.items[behind]) or clause.items[behind].concepts & {"involved", "responsible", "lead", "light", "has"}) and clause.items[behind].kind != "punct":
            behind += 1
        return [index, *range(index + 1, behind)]
    return []


def _names(clause: Clause, start: int) -> list[int]:
    """The bodies from ``start`` on, with what joins them; empty where another word stands there."""
    found: list[int] = []
    for index in range(start, len(clause.items)):
        item = clause.items[index]
        if item.kind in _NAMES:
            found = list(range(start, index + 1))
        elif not (filler(item) and item.concepts <= {"stop", "and", "or", "and_what"}):
            break
    return found
