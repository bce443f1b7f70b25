"""What a question says of a body: that it is responsible, named in the text, or involved, and in which words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from index.question.clause import Clause, filler
from index.question.negation import has_object
from index.question.nouns import NOUNS
from ingest.fold import fold


def role(clause: Clause, members: list[int]) -> tuple[str, list[int]]:
    """(responsible | named | named_only | neither | involved, the words that say so) for one group of bodies."""
    governing = [i for i in _in_reach(clause.concepts("mentions", "cites"), members) if not _carries_out(clause, i) and _governs(clause, i, members)]
    named = [i for i in governing if "leans" not in clause.items[i].concepts]
    column = [i for i in clause.concepts("responsible") if {"column", "colonne", "spalte", "columna"} & set(lower(clause, i))]
    if column:
        return "responsible", [*named, *column]
    responsible = [i for i in clause.concepts("responsible", "lead") if clause.items[i].text.lower() not in ("act", "acts")]
    responsible += [i for i in clause.concepts("n_body") if "responsible" in clause.items[i].concepts]
    involved = clause.concepts("involved") + [i for i in governing if i not in named]
    makes = [i for i in clause.concepts("makes_responsible") if i > max(members, default=0)]
    unnamed = _unnamed(clause, members)
    if unnamed and (makes or _charged(clause, members, responsible, unnamed[0])):
        return "unnamed", [*unnamed, *responsible, *makes]
    behind = next((item for item in clause.items[max(members) + 1 :] if not filler(item)), None)
    led = next((item for item in reversed(clause.items[: min(members)]) if not filler(item)), None)
    left_out = led is not None and bool(led.concepts & {"without"})
    if named and left_out and behind is not None and behind.concepts & {"responsible", "lead"} and "n_action" not in behind.concepts:
        return "responsible", responsible  # "naming X without Y being responsible"
    alone = bool(named) and bool(responsible or makes) and not _others(clause, members, max(members))
    denied = [i for i in clause.concepts("not", "without") if i > max(members, default=0) and not _denies_one(clause, i, named)] if alone or makes else []
    if named and makes and not denied:
        return "named_and", [*named, *makes]
    unsaid = _denied_naming(clause, named) if alone and denied else []
    if alone and denied and unsaid:
        return "neither", [*named, *responsible, *makes, *denied, *unsaid]  # "*neither* name X *nor* have X as responsible"
    if alone and denied:
        return "named_only", [*named, *responsible, *makes, *denied]
    if named and _as_role(clause, members) is None:
        return "named", named
    if named:
        return "responsible", [*named, *responsible]
    in_text = [i for i in clause.concepts("mentions") if clause.items[i].text.lower().startswith("in ")] if involved else []
    if in_text and involved and not responsible:
        return "named", [*involved, *in_text]
    if involved and not responsible and any(_governs(clause, i, members) for i in _in_reach(sorted(involved), members)):
        return "involved", involved
    return "responsible", [*responsible, *(involved if responsible else [])]


def _denied_naming(clause: Clause, named: list[int]) -> list[int]:
    """The denials in the same half of the clause as the verb of naming: "do *not* name X and …", "nennen X *nicht* und …"."""
    ends = [i for i, item in enumerate(clause.items) if item.kind == "punct" or "and" in item.concepts or fold(item.text) in _HALVES | _RELATIVES]
    first = max((i for i in ends if i < named[0]), default=-1)
    last = min((i for i in ends if i > named[0]), default=len(clause.items))
    return [i for i in clause.concepts("not") if first < i < last]


_HALVES = frozenset(["where", "wo", "ou", "donde", "who", "but", "nor", "mais", "ni", "aber", "sondern", "noch", "pero", "sino", "although", "though", "obwohl", "aunque", "bien que"])


def _carries_out(clause: Clause, index: int) -> bool:
    """Whether a verb that may lead to an act says of a body that it does something: "les actions que X *mène* avec Y"."""
    return clause.items[index].concepts >= {"cites", "responsible"} and "mentions" not in clause.items[index].concepts


def called(clause: Clause, members: list[int]) -> list[int]:
    """ "*The name of* X", "X's *name*": the body itself."""
    before = [i for i in clause.concepts("called") if 0 < min(members) - i <= 2]
    behind = [i for i in range(max(members) + 1, max(members) + 2) if i < len(clause.items) and clause.items[i].text.lower() in _NAME]
    return [*before, *behind]


def _unnamed(clause: Clause, members: list[int]) -> list[int]:
    """ "X is responsible *without being named in the text*": a denial behind the body that leads to a verb of mentioning."""
    values = {clause.items[i].values for i in members}
    last = max(members)
    bodies = clause.kinds("body", "class", "state")
    another = next((i for i in bodies[bisect_right(bodies, last) :] if clause.items[i].values not in values), len(clause.items))
    denials = clause.concepts("not", "without")
    for i in denials[bisect_left(denials, last) :]:
        if not clause.free(i):
            continue
        if i > another:
            break  # a denial behind another body is of that one
        used = [i]
        for j in range(i + 1, min(i + 7, len(clause.items))):
            item = clause.items[j]
            if "mentions" in item.concepts:
                used.append(j)
            elif not filler(item) and len(used) > 1:
                break
            elif not filler(item):
                used = [i]
                break
        if len(used) > 1 and not _others(clause, members, i) and not has_object(clause, used[-1]):
            return used
    return []


def _charged(clause: Clause, members: list[int], words: list[int], denial: int) -> bool:
    """Whether one of these words makes this group responsible; beside another body, which it may be said of, only one that leads
    to the group, or stands between it and what is denied of it."""
    values = {clause.items[i].values for i in members}
    if all(clause.items[i].values in values for i in clause.kinds("body", "class", "state")):
        return bool(words)
    led = next((i for i in range(min(members) - 1, -1, -1) if not filler(clause.items[i]) or fold(clause.items[i].text) in _RELATIVES or "and" in clause.items[i].concepts), -1)
    return led in words or any(max(members) < i < denial for i in words)


_RELATIVES = frozenset(["denen", "deren", "die", "der", "dont", "qui", "que", "lesquelles", "lesquels", "which", "that", "whose", "cuales", "cuyas", "cuyos"])


def _denies_one(clause: Clause, denial: int, verbs: list[int]) -> bool:
    """Whether a denial leads to one of these verbs: "in denen X *nicht vorkommt*" denies the naming, and no responsibility."""
    behind = next((i for i in range(denial + 1, len(clause.items)) if not filler(clause.items[i])), None)
    closes = behind is not None and clause.items[behind].text == "," and any(not filler(item) for item in clause.items[behind + 1 :])
    turned = closes and any(i < denial and not any(item.kind == "punct" for item in clause.items[i:denial]) for i in verbs)
    return behind in verbs or turned  # "erwähnen X *nicht*, obwohl …"


def _as_role(clause: Clause, members: list[int]) -> int | None:
    """ "Name X *as responsible*": where the verb of mentioning speaks of the role, not of the text."""
    near = max(members) + 5
    for i in range(max(members) + 1, len(clause.items)):
        item = clause.items[i]
        if item.kind in ("body", "class", "state") or fold(item.text) in NOR or item.concepts & {"and", "or"} or item.text == ",":
            near = i + 5  # "name neither X nor Y *as responsible*": the role is of both
            continue
        if i >= near:
            return None
        if item.text.lower() in ("as", "among", "comme", "als", "como", "under", "unter", "sous", "bajo"):
            following = clause.items[i + 1 : i + 4]
            return i if any(each.concepts & {"responsible", "lead", "n_body"} for each in following) else None
        if "responsible" in item.concepts and (i == max(members) + 1 or item.text.lower().split()[0] in _LEADS_IN):
            return i  # "rest on Europol's *shoulders*", "name Europol *under responsibility*"
        if not filler(item) and (item.text.lower() not in _NAME or near > max(members) + 5):
            return None
    return None


#: Words before a noun of responsibility that make it a role.
_LEADS_IN = frozenset(["as", "under", "in", "among", "als", "unter", "comme", "parmi", "sous", "como", "entre", "bajo"])
#: "X's *name* as a responsible body".
_NAME = frozenset(["name", "names", "nom", "namen", "nombre"])


def _others(clause: Clause, members: list[int], after: int) -> bool:
    """Whether another body stands behind ``after``: a denial there is of that one."""
    values = {clause.items[i].values for i in members}
    return any(i > after and clause.items[i].values not in values for i in clause.kinds("body", "class", "state"))


#: Denials that go on with the verb before them: "mention X *but not* Y".
NOR = frozenset(["nor", "noch", "ni", "not", "but not", "and not", "yet not", "aber nicht", "jedoch nicht", "nicht aber", "mais pas", "et pas", "pero no", "y no", "und nicht", "und ohne", "aber ohne", "jedoch ohne", "jedoch nicht", "et sans", "mais sans", "et non", "y sin", "pero sin"])

#: What may stand between a verb and the bodies that it governs.
_BETWEEN = frozenset(["plan", "n_text", "mentions", "together", "any", "all", "or", "and", "not", "only", "without", "involved"])


#: What may stand between a verb in front and its object: other bodies, and the action that it is said of.
_SUBJECTS = ("body", "class", "state", "action", "indicator")


_HAVE = frozenset(["have", "has", "haben", "ont", "tienen"])
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being"])


REACH = 60
"""A verb that stands farther off than so many items says nothing of a body: what lies between is other conditions. A long list
would otherwise be walked once for each verb and each body in it."""


def _in_reach(verbs: list[int], members: list[int]) -> list[int]:
    """The verbs, in order, that stand near enough to a group of bodies."""
    return verbs[bisect_left(verbs, min(members) - REACH) : bisect_right(verbs, max(members) + REACH)]


def _governs(clause: Clause, index: int, members: list[int]) -> bool:
    """Whether a verb at ``index`` has a body of this group as its object, or as the subject of its passive."""
    for step in (1, -1):
        i = index + step
        if step == 1 and i < len(clause.items) and clause.items[i].text == ",":
            continue  # "Maßnahmen, die Häfen erwähnen, für die X zuständig ist": the verb ends its clause
        if step == 1 and index and fold(clause.items[index].text).endswith("ed") and fold(clause.items[index - 1].text) in _BEING:
            continue  # "in whose text ports *are mentioned* that X is responsible for": a passive has no object
        crossed = False
        own = set(members)
        while 0 <= i < len(clause.items) and i not in own:
            item = clause.items[i]
            crossed = crossed or item.kind in ("body", "class", "state")
            if step == 1 and "has" in item.concepts and fold(item.text) in _HAVE and "and" in clause.items[i - 1].concepts:
                break  # "mention drugs in their text *and have* no X": another verb
            if crossed and item.concepts & {"not", "without"} and fold(item.text) not in NOR:
                break  # another condition: "naming X without Y being responsible"
            if not (filler(item) or item.concepts & _BETWEEN or item.kind in _SUBJECTS or item.text == ","):
                break
            i += step
        if i in members and (step == 1 or _passive(clause, index, i)):
            return True
    return False


def _passive(clause: Clause, verb: int, body: int) -> bool:
    """ "X is mentioned", "named X": no object of its own follows the verb."""
    after = clause.items[verb + 1 : verb + 3]
    has_object = any(item.kind in ("word", "quoted", "body", "act") or item.concepts & set(NOUNS) for item in after)
    return not has_object and body < verb


def lower(clause: Clause, index: int) -> list[str]:
    return clause.items[index].text.lower().split()
