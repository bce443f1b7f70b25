"""Which body a "not" denies: the one it leads to, else the one before it."""

from __future__ import annotations

from collections.abc import Sequence

from index.question.clause import Clause, filler
from index.question.items import Item
from ingest.fold import fold

#: Words between "not" and the body it denies ("do not involve X", "not the responsibility of X").
_LEADING = frozenset(["responsible", "lead", "involved", "n_body", "any", "all", "together", "light", "or", "belongs", "mentions", "only", "has", "in", "uses", "cites", "n_action", "n_source", "those", "not"])  # fmt: skip


def bound(clause: Clause, groups: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """The negations of each group of bodies, by the group's number.

    "Not" denies the body that it leads to ("not Frontex", "does not involve Frontex"); where it
    leads to none, the body before it ("Frontex is not", "Frontex is not responsible").
    """
    found: dict[int, list[int]] = {}
    for index in clause.concepts("not", "without"):
        if not clause.free(index) or ("without" in clause.items[index].concepts and not (_denies(clause, index) or _joined(clause.items[index]))):
            continue
        number = None if _stranded(clause, index) else _ahead(clause, index, groups)
        if number is None and _stranded(clause, index):
            before = [at for at, members in enumerate(groups) if max(members) < index]
            number = before[-1] if before else None
        elif number is None:
            number = _behind(clause, index, groups)
        if number is not None:
            found.setdefault(number, []).append(index)
    return found


def _stranded(clause: Clause, index: int) -> bool:
    """ "Actions that X *has nothing to do with* does Y handle": a preposition at the end of its clause, behind its subject."""
    following = clause.items[index + 1] if index + 1 < len(clause.items) else None
    return len(clause.items[index].text.split()) > 1 and fold(clause.items[index].text).split()[-1] in ("with", "of") and following is not None and fold(following.text) in _TURNED


_TURNED = frozenset(["does", "do", "is", "are", "has", "have", "did"])

#: "No" before a noun: what it counts is none, and nothing else is denied.
_QUANTIFIERS = frozenset(["no", "none", "kein", "keine", "keinen", "keiner", "keines", "aucun", "aucune", "ninguna", "ningun", "ninguno"])


#: Spanish joins its "not" to the "and" or "but" before it: "y *no* terminan".
_JOINED = frozenset(["y", "pero", "e", "aunque"])


#: Words that say by themselves that something is not there; a "not" before one denies just that.
PRIVATIVE = frozenset(["without", "lacking", "lack", "lacks", "w/o", "missing", "sans", "ohne", "sin"])


_PRONOUNS = frozenset(["it", "them", "itself", "themselves"])


def quantifies(item: Item) -> bool:
    """Whether a negation is a "no" that counts the noun behind it."""
    said = fold(item.text).split()
    return item.concepts >= {"without"} and said[-1] in _QUANTIFIERS and said[0] not in _JOINED


def _joined(item: Item) -> bool:
    """Whether a "not" stands behind an "and" or a "but" in one item: "y no incluyen a X", "aber nicht mit X"."""
    words = fold(item.text).split()
    return len(words) > 1 and (words[0] in _JOINED or words[0] in _BUT) and words[-1] in _NOT


_BUT = frozenset(["und", "aber", "jedoch", "mais", "et"])
_NOT = frozenset(["no", "nicht", "pas", "non"])


def _denies(clause: Clause, index: int) -> bool:
    """Whether a "no" or "without" is about who is responsible ("have no responsibility", "no other body")."""
    following = clause.items[index + 1 : index + 3]
    sources = quantifies(clause.items[index]) and any("n_source" in item.concepts for item in following[:1])  # "keine *Daten* der EMCDDA"
    return (sources or any(item.concepts & {"responsible", "lead"} for item in following)) and clause.free(index)


def _ahead(clause: Clause, index: int, groups: Sequence[Sequence[int]]) -> int | None:
    """The group that a negation leads to, over words that only lead there."""
    for i in range(index + 1, min(index + 9, len(clause.items))):
        for number, members in enumerate(groups):
            if i in members:
                return number
        item = clause.items[i]
        if item.kind == "punct" or not (filler(item) or item.concepts & _LEADING):
            return None
    return None


def has_object(clause: Clause, verb: int) -> bool:
    """Whether words that are no body stand behind a verb of mentioning."""
    behind = next((item for item in clause.items[verb + 1 :] if not filler(item) and "mentions" not in item.concepts), None)
    return behind is not None and (behind.kind in ("word", "quoted") or (behind.kind == "concept" and not behind.concepts & (_LEADING | {"and", "or", "and_what", "n_text"})))


#: What "is not for *Action 22* responsible" is said of.
_NUMBERED = ("action", "indicator")


def _behind(clause: Clause, index: int, groups: Sequence[Sequence[int]]) -> int | None:
    """The nearest group before a negation, if a word for being responsible, or nothing, follows it."""
    for i in range(index + 1, len(clause.items)):
        item = clause.items[i]
        if "mentions" in item.concepts and any(fold(each.text) in _PRONOUNS for each in clause.items[i + 1 : i + 3]):
            return None  # "which of X's actions do not name *it*": what is denied is the naming
        if "mentions" in item.concepts and has_object(clause, i):
            return None  # "X's actions that never mention *cannabis*"
        if item.concepts & {"responsible", "lead", "involved", "n_body", "mentions"} or item.kind == "punct":
            break
        if not filler(item) and not item.concepts & _LEADING and item.kind not in _NUMBERED:
            return None
    before = [number for number, members in enumerate(groups) if max(members) < index]
    return before[-1] if before else None
