"""Bodies that one relation joins: "A and B", "A, B or C", "without A"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.question.clause import Clause, filler, last_word
from index.question.items import Item
from ingest.fold import fold

#: What may stand between two bodies of one group.
_JOINING = frozenset(["and", "or", "together", "in", "any", "all", "only"])


@dataclass(slots=True)
class Group:
    """``members``: indexes of bodies; ``relation``: ``and``, ``or``, ``without`` or none; ``used``: joining words.
    ``tied``: its last two members are joined by more than an "and" ("X *shares with* Y"); ``mixed``: the words of a list
    that joins by "and" and by "or", which nothing puts in order; ``severally``: each has a preposition of its own ("of X and of Y")."""

    members: list[int]
    relation: str = ""
    used: list[int] = field(default_factory=list)
    tied: bool = False
    mixed: list[int] = field(default_factory=list)
    severally: bool = False


def groups(clause: Clause, indexes: Sequence[int]) -> list[Group]:
    """The bodies at ``indexes`` in groups, in order."""
    found: list[Group] = []
    excluded = {index: behind for index in indexes if (behind := _excluded(clause, index))}
    for number, index in enumerate(indexes):
        previous = indexes[number - 1] if number else None
        between = list(range((previous if previous is not None else max(-1, index - 8)) + 1, index))
        leading = _leading(clause, index, between)
        leaving_out = [i for i in leading if clause.items[i].concepts & {"without"} and not counted(clause, i) and clause.free(i)] or _without_that(clause, index, between)
        joins = previous is not None and leading == between and _coordinated(clause, between) and not _also(clause, between)
        if found and previous is not None and not leaving_out and _each(clause, between) and not found[-1].relation:
            _join(clause, found[-1], index, between)
            found[-1].relation = "or"
        elif found and previous is not None and not leaving_out and not found[-1].relation and _again(clause, found[-1].members[0], between):
            _join(clause, found[-1], index, between)
            found[-1].relation, found[-1].severally = "or", True
        elif found and previous is not None and not leaving_out and _behind_verb(clause, index, between):
            _join(clause, found[-1], index, between)
        elif index in excluded:
            found.append(Group([index], "without", excluded[index]))
        elif joins and not leaving_out and found and found[-1].members[0] not in excluded:
            if _either(clause, between) or (found[-1].relation == "or" and len(found[-1].members) > 1 and _and_again(clause, between)):
                found.append(Group([index]))  # "X and *either* Y or Z", "X or Y, *and* Z"
                found[-1].used += between
                continue
            if found[-1].tied and any("or" in clause.items[i].concepts for i in between):
                found.append(Group([found[-1].members.pop()]))  # "X shares with Y *or Z*"
            _join(clause, found[-1], index, between)
        else:
            found.append(Group([index], "without" if leaving_out else "", leaving_out))
    return found


def _without_that(clause: Clause, index: int, between: list[int]) -> list[int]:
    """ "*Sin que* participe X", "*sauf* celles où intervient X": what leaves out a body behind the verb that it is the subject of."""
    verbs = 0
    for i in reversed(between):
        item = clause.items[i]
        said = fold(item.text)
        pointing = any("those" in each.concepts or fold(each.text) in _POINTING for each in clause.items[i + 1 : i + 3])
        if clause.free(i) and "without" in item.concepts and verbs and (said in _SUBORDINATE or (said in _EXCEPT and pointing)):
            return [i]
        if item.concepts & _PART and not item.concepts & {"not", "without", "only"}:
            verbs += 1
        elif not (filler(item) or "those" in item.concepts) or item.concepts & {"not", "without"}:
            return []
    return []


_SUBORDINATE = frozenset(["sin que", "sans que", "ohne dass", "ohne das"])
_EXCEPT = frozenset(["sauf", "hormis", "excepte", "a l'exception de", "salvo", "excepto", "menos", "except", "except for", "apart from", "ausser", "auser", "other than"])
_POINTING = frozenset(["celles", "ceux", "aquellas", "aquellos", "las", "los", "denen", "die", "jene", "diejenigen", "solche", "those"])
#: Verbs by which somebody takes part.
_PART = frozenset(["involved", "responsible", "light", "has", "belongs", "together", "lead"])


def _each(clause: Clause, between: list[int]) -> bool:
    """ "The actions of X *and the actions of* Y", "X's actions *and those of* Y": either's."""
    items = [clause.items[i] for i in between]
    names = [i for i, item in enumerate(items) if "n_action" in item.concepts or "those" in item.concepts or _pointing(items[i : i + 2])]
    joined = [i for i, item in enumerate(items) if "and" in item.concepts]
    if not names or not joined or joined[0] > names[-1]:
        return False
    return all(item.kind == "stop" or item.concepts & {"stop", "and", "n_action", "those"} for item in items)


def _pointing(items: Sequence[Item]) -> bool:
    """ "Die Maßnahmen von X und *die der* Y": a German article before another, or before a preposition, stands for the noun."""
    return [fold(item.text) for item in items[:1]] == ["die"] and [fold(item.text) for item in items[1:2]] in (["der"], ["des"], ["von"], ["vom"])


def _again(clause: Clause, first: int, between: list[int]) -> bool:
    """ "The actions *of* X and *of* Y": a preposition said again is of each; "both", "together" would say otherwise."""
    items = [clause.items[i] for i in between]
    joined = [i for i, item in enumerate(items) if item.concepts & {"and", "and_what"}]
    if _said_of(clause, first) or len(joined) != 1 or clause.has("together", "all") or any(item.kind != "stop" and not item.concepts & {"and", "and_what", "stop"} for item in items):
        return False
    own = [last_word(item) for item in items[joined[0] + 1 :]]
    led = [last_word(item) for item in clause.items[max(0, first - 2) : first]]
    own += [word for item in items[joined[0] : joined[0] + 1] for word in fold(item.text).split()[1:]]  # "and for"
    charged = next((item for item in reversed(clause.items[:first]) if not filler(item) or item.concepts & {"responsible", "lead", "belongs", "light"}), None)
    says = fold(items[joined[0]].text).split()[0]
    listed = says in ("et", "y", "e") and (clause.has("n_source", "n_indicator") or (charged is not None and bool(charged.concepts & {"responsible", "lead", "belongs", "light"})))
    free = _OF - _BOUND if listed else _OF
    return bool(free & set(own)) and bool(free & set(led))


def _said_of(clause: Clause, first: int) -> bool:
    """ "Which actions *are* of X and of Y?": a verb between the noun and the first body says it of each action, and of both bodies."""
    noun = max((i for i in clause.concepts("n_action", "n_indicator") if i < first), default=first)
    return any(fold(item.text) in _ARE for item in clause.items[noun + 1 : first])


_ARE = frozenset(["are", "is", "sont", "est", "sind", "ist", "son", "es"])
_OF = frozenset(["of", "for", "by", "from", "to", "de", "du", "des", "d", "d'", "pour", "par", "a", "aux", "au", "von", "vom", "fur", "del", "para", "por", "al"])
#: French and Spanish ones, which a list of sources, or of those that a verb gives something to or has, says again before
#: each of its members.
_BOUND = frozenset(["de", "del", "du", "des", "d", "a", "al", "au", "aux"])


def _behind_verb(clause: Clause, index: int, between: list[int]) -> bool:
    """ "Which actions is X responsible for *or Y*?": a body at the end of a clause, joined to the one before its verb."""
    items = [clause.items[i] for i in between]
    joined = [i for i, item in enumerate(items) if item.concepts & {"and", "or"}]
    ends = all(filler(item) or item.kind == "punct" for item in clause.items[index + 1 :])
    if len(joined) != 1 or not ends or any(_parts(item) for item in items):
        return False
    before, behind = items[: joined[0]], items[joined[0] + 1 :]
    charged = [item for item in before if item.concepts & {"responsible", "lead", "involved"}]
    rest = [item for item in before if item not in charged]
    return bool(charged) and all(filler(item) or item.text == "," for item in rest) and all(filler(item) or item.text == "," for item in behind)


def _excluded(clause: Clause, index: int) -> list[int]:
    """ "…, X *excluded*", "X yes, Y *no*", "X has and Y has *not*": what is said behind a body to leave it out."""
    following = clause.items[index + 1 : index + 3]
    behind = next((i for i in range(index + 1, min(index + 4, len(clause.items))) if "excluded" in clause.items[i].concepts or not filler(clause.items[i])), None)
    if behind is not None and "excluded" in clause.items[behind].concepts:
        return [behind]
    at = index + 2 if following and following[0].text.lower() in _AUXILIARIES else index + 1
    end = at + 1 >= len(clause.items) or clause.items[at + 1].kind == "punct"
    said = at < len(clause.items) and end and clause.items[at].text.lower() in _NO
    return [at] if said else []


_AUXILIARIES = frozenset(["is", "are", "has", "have", "does", "do", "ist", "sind", "hat", "est", "es"])
#: "… and Y has *not*": said behind a body at the end.
_NO = frozenset(["no", "not", "nein", "isn't", "hasn't", "doesn't", "aren't", "haven't", "don't", "nicht", "non", "pas", "is not", "are not", "does not", "do not"])


def _join(clause: Clause, group: Group, index: int, between: list[int]) -> None:
    group.members.append(index)
    group.used += between
    if group.relation == "without":
        return
    concepts = frozenset[str]().union(*(clause.items[i].concepts for i in between))
    group.tied = "together" in concepts and "and" not in concepts
    relation = "or" if "or" in concepts else "and" if concepts & {"and", "together"} or not between else ""
    if relation and group.relation and relation != group.relation:
        group.mixed += [i for i in between if clause.items[i].concepts & {"and", "or"}]
    group.relation = relation or group.relation


def _either(clause: Clause, between: list[int]) -> bool:
    """Whether an "either" or "both" behind an "and" opens a list of its own."""
    joined = [i for i in between if "and" in clause.items[i].concepts]
    return bool(joined) and any(clause.items[i].text.lower() in _OPENING for i in between if i > joined[0])


_OPENING = frozenset(["either", "both", "entweder", "sowohl", "soit"])


def _and_again(clause: Clause, between: list[int]) -> bool:
    """ "X or Y, *and* Z": a comma parts what is joined by "or" from one more that must be there."""
    joined = [i for i in between if "and" in clause.items[i].concepts]
    return bool(joined) and clause.items[joined[0] - 1].text == ","


def _leading(clause: Clause, index: int, between: list[int]) -> list[int]:
    """The items right before a body that only lead to it, in order."""
    found: list[int] = []
    for i in reversed(between):
        item = clause.items[i]
        if not (item.kind == "stop" or item.concepts & (_JOINING | {"without"}) or item.text in (",", "(", ")")):
            if not (item.concepts & {"stop"}) and "those" not in item.concepts:
                break
            if item.concepts & {"n_action", "responsible", "not"}:
                break
        found.insert(0, i)
    return found


def _also(clause: Clause, between: list[int]) -> bool:
    """ "Are all actions of X *also* Y's?": an "also" that no "and" leads to joins nothing, but says something of what went before."""
    items = [clause.items[i] for i in between]
    also = any(item.text.lower() in ("also", "too", "aussi", "également", "auch", "ebenfalls", "también", "igualmente") for item in items)
    return also and not any(item.concepts & {"and", "or"} or item.text == "," for item in items)
def _coordinated(clause: Clause, between: list[int]) -> bool:
    """Whether bodies stand side by side, or words of a list join them: "Europol through Frontex" is no list."""
    items = [clause.items[i] for i in between]
    if any(_parts(item) for item in items):
        return False
    return not items or any(item.concepts & {"and", "or", "together"} or item.text.lower() in _LISTING for item in items)


_LISTING = frozenset([",", "(", ")", "nor", "noch", "ni"])


def _parts(item: Item) -> bool:
    """Whether an item between two bodies parts them: a negation, or a word that opens another condition."""
    return bool(item.concepts & {"not", "without"}) or item.text.lower() in _OPENS


_OPENS = frozenset(["sondern", "sino", "mais", "aber", "pero", "but", "yet", "where", "whose", "which", "that", "who", "has", "have", "having", "hat", "haben", "ont", "tiene", "tienen"])


def counted(clause: Clause, index: int) -> bool:
    """ "No" before a count is no negation ("no more than two")."""
    return index + 1 < len(clause.items) and clause.items[index + 1].kind == "number"
