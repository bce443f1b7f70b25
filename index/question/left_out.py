"""Follow-ups of a few words, with what they leave out: "*must be finished* by 2021", "the *one* in 2023", "which is the *most recent*?",
"any *others* in the same section?".

Each is written with the items that a whole question would have, so that the rules for these read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question.clause import filler, last_word
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

#: Verbs before another that say that something is to be.
_MODALS = frozenset(["must", "should", "had", "have", "has", "need", "needs", "are", "is", "were", "was", "doivent", "doit", "devaient", "devait", "mussen", "muss", "mussten", "sollen", "sollten", "deben", "debe", "debian", "tienen que", "tenian que", "have to", "has to", "had to", "need to", "needs to", "ought to", "are to", "is to"])
_BOTH = frozenset(["both", "beide", "beiden", "deux", "les deux", "ambas", "ambos", "dos"])
_DONE = frozenset(["to be done", "be done", "done", "to do"])
_OF_TIME = frozenset(["due", "start", "running", "ongoing", "light", "by", "in", "before", "after", "until", "between", "not", "n_timetable", "from"])
_PRONOUNS = frozenset(["they", "it", "he", "she", "there", "elles", "ils", "elle", "il", "sie", "es", "ellas", "ellos", "we", "you", "i"])
_THE = frozenset(["the", "celle", "celui", "die", "der", "das", "la", "el"])
_BEHIND = frozenset(["in", "due", "start", "running", "from", "with", "without", "by", "before", "after", "until", "that", "which", "for", "has", "ongoing"])
_SMALL = frozenset(["of", "de", "du", "des", "von", "in", "aus", "en", "que", "qui", "con", "avec", "mit"])
_MOST = frozenset(["most", "plus", "mas"])
_RECENT = frozenset(["recent", "recente", "recents", "recentes", "reciente", "recientes"])
_NEWEST = frozenset(["newest", "neueste", "neuesten", "neuester", "neuestes", "jungste", "jungsten"])
_OTHERS = frozenset(["others", "other ones", "autres", "d'autres", "andere", "anderen", "weitere", "otras", "otros"])


def told(clause: Sequence[Item]) -> list[Item]:
    """The items with what they leave out."""
    found = list(clause)
    for each in (_about, _in_both, _of_the_two, _predicate, _the_one, _most_recent, _others):
        found = each(found)
    return found


#: "What is it about?", in words of which the records know none.
_SUBJECT = re.compile(r"\W*(?:et +|und +|y +)?(?:de +quoi +(?:s.agit.il|parle.t.(?:il|elle|on)|est.(?:il|elle) +question)|um +was +geht +es|um +was +handelt +es +sich|worum +handelt +es +sich|was +steht +(?:da|dort) *(?:drin)?|de +que +(?:se +trata|va|habla))\W*")


def _about(clause: list[Item]) -> list[Item]:
    """ "*De quoi s'agit-il ?*": what it says."""
    if not clause or not _SUBJECT.fullmatch(" ".join(fold(item.text) for item in clause)):
        return clause
    return [Item("concept", (), clause[0].start, clause[-1].end, "what is it about", frozenset({"says"}))]


def _in_both(clause: list[Item]) -> list[Item]:
    """ "Is X *in both*?", "ist X *bei beiden* dabei?", "is X responsible for *all of them*?": whether each of those found has it."""
    words = [item for item in clause if item.kind != "punct" and "and_what" not in item.concepts]
    bodies = [item for item in words if item.kind == "body"]
    every = [item for item in words if fold(item.text) in _BOTH or fold(item.text) in ("all", "in all")]
    rest = [item for item in words if item not in (*bodies, *every) and not (filler(item) or item.concepts & {"responsible", "in", "topic", "those", "has", "involved"})]
    whether = bool(words) and (fold(words[0].text).split()[0] in _WHETHER or any(fold(item.text) in _TURNED for item in words))
    if len(bodies) != 1 or len(every) != 1 or rest or not whether or words.index(every[0]) < words.index(bodies[0]):
        return clause
    start = clause[0].start
    asked = [Item("stop", (), start, start, word, frozenset({"stop"})) for word in ("do", "they")]
    asked += [Item("concept", (), start, start, "all", frozenset({"all"})), Item("concept", (), start, start, "have", frozenset({"has", "stop"}))]
    return [*asked, bodies[0], *(item for item in clause[-1:] if item.text == "?")]


_WHETHER = frozenset(["is", "was", "does", "has", "did", "ist", "war", "hat", "est", "est-ce", "esta", "es", "tiene", "participa"])
_TURNED = frozenset(["est-il", "est-elle", "a-t-il", "a-t-elle"])


def _of_the_two(clause: list[Item]) -> list[Item]:
    """ "*Which of these two* has X?", "laquelle des deux …", "welche von beiden …": which of those found; that they are two is checked with
    the answer before."""
    words = [i for i, item in enumerate(clause) if item.kind != "punct" and "and_what" not in item.concepts]
    if len(words) < 3 or not (clause[words[0]].concepts & {"which"} or "those" in clause[words[0]].concepts):
        return clause
    for at in words[1:5]:
        item = clause[at]
        if fold(item.text) in ("one", "ones", "one of"):
            continue
        if item.kind == "number" or "together" in item.concepts or fold(item.text) in _BOTH:
            led = clause[words[0] + 1 : at]
            points = "those" in clause[words[0]].concepts or any(last_word(each) in _OF for each in led)
            if not points or at == words[-1] or (item.kind == "number" and item.values[0] not in _FEW) or clause[at + 1].concepts & (set(NOUNS) - {"n_action"}):
                return clause  # "which of the 53 actions …", "which of the three sections …"
            those = Item("concept", (), clause[words[0]].start, item.end, "which of those", frozenset({"those"}))
            return [*clause[: words[0]], those, *clause[at + 1 :]]
        if not filler(item):
            return clause
    return clause


_FEW = range(2, 7)
_OF = frozenset(["of", "des", "d", "de", "von", "der", "unter"])


def _predicate(clause: list[Item]) -> list[Item]:
    """ "*Had to be done* by 2021": which of those found had to."""
    words = [item for item in clause if item.kind != "punct"]
    if len(words) < 2 or fold(words[0].text) not in _MODALS or any(fold(item.text) in _PRONOUNS for item in words):
        return clause
    if any(item.concepts & {"together"} or fold(item.text) in _BOTH for item in words):
        return clause  # "are *both* due in 2025?"
    timed = any(item.kind in ("year", "years") for item in words) and any(item.concepts & {"due", "start", "light"} for item in words[1:])
    rest = [item for item in words if not (item.kind in ("year", "years") or filler(item) or item.concepts & _OF_TIME)]
    if not timed or rest or any(item.concepts & {"any", "all", "which", "who"} for item in words):
        return clause
    at = clause.index(words[0])
    which = Item("concept", (), words[0].start, words[0].start, "which", frozenset({"which", "stop"}))
    done = [replace(item, kind="concept", concepts=frozenset({"due"})) if fold(item.text) in _DONE else item for item in clause[at + 1 :]]
    return [*clause[:at], which, *done]


def _the_one(clause: list[Item]) -> list[Item]:
    """ "*The one* in 2023", "celle de 2023": of those found, due in that year; that it is one alone is more than what is known."""
    words = [i for i, item in enumerate(clause) if item.kind != "punct" and "and_what" not in item.concepts]
    if len(words) < 3 or fold(clause[words[0]].text) not in _THE:
        return clause
    counted = fold(clause[words[1]].text) == "one"
    behind = [i for i in words[1 + counted :] if i < next((j for j in words if clause[j].kind in _NAMED), 0)]
    named = next((clause[j] for j in words if clause[j].kind in _NAMED), None)
    small = behind and all(filler(clause[i]) or clause[i].concepts & _BEHIND or fold(clause[i].text) in _SMALL for i in behind)
    if named is None or not small or not (counted or fold(clause[behind[0]].text) in _SMALL):
        return clause
    start, end = clause[words[0]].start, clause[words[counted]].end
    said = [Item("concept", (), start, end, "the ones", frozenset({"those", "stop"}))]
    if named.kind == "year" and all(filler(clause[i]) for i in behind):
        said.append(Item("concept", (), end, end, "due", frozenset({"due"})))
    return [*clause[: words[0]], *said, *clause[words[counted] + 1 :]]


_NAMED = ("year", "section", "priority", "area", "body")


def _most_recent(clause: list[Item]) -> list[Item]:
    """ "Which is the *most recent*?": the last to end of those found."""
    for index, (item, following) in enumerate(pairwise(clause)):
        if last_word(item) in _MOST and fold(following.text) in _RECENT:
            return [*clause[:index], _latest(item, following), *clause[index + 2 :]]
    return [_latest(item, item) if fold(item.text) in _NEWEST else item for item in clause]


def _latest(first: Item, last: Item) -> Item:
    return Item("concept", (), first.start, last.end, first.text if first is last else f"{first.text} {last.text}", frozenset({"latest"}))


def _others(clause: list[Item]) -> list[Item]:
    """ "Any *others* in the same section?": other actions."""
    if not any("like" in item.concepts for item in clause) or any("n_action" in item.concepts for item in clause):
        return clause
    at = next((i for i, item in enumerate(clause) if "else" in item.concepts and fold(item.text).removeprefix("les ").removeprefix("die ").removeprefix("las ") in _OTHERS), -1)
    if at < 0:
        return clause
    noun = Item("concept", (), clause[at].end, clause[at].end, "actions", frozenset({"n_action"}))
    return [*clause[: at + 1], noun, *clause[at + 1 :]]
