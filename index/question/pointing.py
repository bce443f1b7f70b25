""" "Of those", "them", "that action": what points back to the question before, and what says itself which things it means."""

from __future__ import annotations

from collections.abc import Sequence

from index.question import antecedent
from index.question.items import Item
from ingest.fold import fold

#: What directly follows a "those" that points ahead: it says which ones ("those due in 2021").
_SAYS_WHICH = frozenset(["due", "start", "running", "has", "belongs", "mentions", "topic", "in", "from", "without", "not", "at_least", "at_most", "more_than", "fewer_than", "exactly", "responsible", "together", "no_date", "ongoing"])
_RELATIVE = frozenset(["of", "that", "which", "where", "who"])
_ASKING = frozenset(["which", "how", "cuales", "cuantas", "cuantos", "welche", "wie", "lesquelles", "lesquels", "combien"])


def anaphoric(items: Sequence[Item], index: int) -> bool:
    """Whether the item at ``index`` points back to a question before: "of those", "them"."""
    item = items[index]
    near = [each.kind for each in (*items[max(0, index - 1) : index], *items[index + 1 : index + 3])]
    counted = fold(item.text).endswith(("them", "these", "those")) and bool({"body", "class"} & set(near))
    if counted and any("n_body" in each.concepts for each in items[:index]):
        return False  # "two bodies, and Europol *among them*"
    if fold(item.text) in _INCLUDING and _leads_to_body(items, index):
        return False  # "zwei Stellen, *darunter* Europol"
    if fold(item.text) in _OF_THEM or (index and fold(items[index - 1].text).split()[-1:] == ["of"] and fold(item.text) in _THEM):
        return True  # "any of" "them"
    if "those" not in item.concepts or "stop" in item.concepts:
        return False
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return True
    if following.kind == "number" or (fold(item.text) == "the ones" and _leads_to_body(items, index)):
        return False  # "minus *the ones the Commission* is in"
    if fold(item.text) == "that list" and following.kind in ("body", "class", "state") and any("n_action" in each.concepts for each in items[:index]):
        return False  # "actions *that list* Europol"
    if fold(item.text).split()[0] in _ASKING or (index and items[index - 1].concepts & {"which", "how_many"}):
        return True
    return not (following.concepts & _SAYS_WHICH or following.text.lower() in _RELATIVE)


def _leads_to_body(items: Sequence[Item], index: int) -> bool:
    """Whether nothing but an article stands between an item and a body."""
    behind = next((each for each in items[index + 1 :] if fold(each.text) not in _ARTICLES), None)
    return behind is not None and behind.kind in ("body", "class", "state")


#: Words before a body that is one of those just counted.
_INCLUDING = frozenset(["darunter", "parmi elles", "parmi eux", "parmi lesquels", "entre ellos", "entre ellas", "de entre ellos"])
_ARTICLES = frozenset(["the", "der", "die", "das", "auch", "la", "le", "l", "les", "el", "los", "las"])


def points_ahead(clause: Sequence[Item]) -> bool:
    """Whether every "of those" says itself which ones ("how many *of those due in 2021* are in section B?"): with no question before,
    of all that there are."""
    at = [index for index in range(len(clause)) if anaphoric(clause, index)]
    behind = [clause[index + 1] if index + 1 < len(clause) else None for index in at]
    return bool(at) and all(item is not None and item.concepts & _SAYS_WHICH - {"not"} and not _says_of(item) for item in behind)


def _says_of(item: Item) -> bool:
    """ "Are", "have": what is said of those, and not which ones they are."""
    return fold(item.text) in ("have", "has", "do", "does")


def points_back(clause: Sequence[Item]) -> bool:
    """Whether a clause names what it asks about only as "those", "them" or "that action"."""
    return antecedent.demonstrative(clause) >= 0 or any(anaphoric(clause, index) for index in range(len(clause)))


_THEM = frozenset(["them", "those", "these"])
#: What can only point back, whatever follows it.
_OF_THEM = frozenset(["of them", "among them", "davon", "von ihnen", "hiervon", "d'entre elles", "d'entre eux", "de ellas", "de ellos", "de entre ellas"])


def asks_among(clause: Sequence[Item]) -> bool:
    """Whether a follow-up asks among what was found ("of those", "only …"), rather than anew."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    return points_back(clause) or bool(opening and "only" in opening.concepts)
