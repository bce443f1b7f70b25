"""One body under two of its names: "the EUDA, formerly the EMCDDA", "the former EMCDDA"."""

from __future__ import annotations

from itertools import pairwise

from index.question.clause import Clause, filler
from index.world import World
from ingest.fold import fold


def use(clause: Clause, world: World) -> None:
    """Use up the words that only say that a body had, or has, another name, and all its names but the first."""
    bodies = clause.kinds("body")
    for index in bodies:
        _described(clause, index)
    for first, second in pairwise(bodies):
        between = range(first + 1, second)
        named = clause.items[second].values[0] in world.bodies.same(str(clause.items[first].values[0]))
        renames = any("former" in clause.items[i].concepts for i in between)
        if named and renames and all(_only_names(clause, i) for i in between):
            clause.use(*between, second)
    for index in bodies:
        before = index - 1
        while before >= 0 and filler(clause.items[before]) and not clause.items[before].concepts & {"former", "and", "or"}:
            before -= 1
        if before >= 0 and index - before <= 2 and "former" in clause.items[before].concepts and _renamed(clause, world, index):
            clause.use(before)


#: Heads of a phrase that describes a body which brackets then name.
_HEADS = frozenset(["people", "folks", "guys", "agency", "agencies", "office", "body", "colleagues", "team", "experts", "officers", "lot", "authority", "centre", "center", "organisation", "organization", "institution", "leute", "behorde", "agentur", "gens", "agence", "gente", "agencia"])
_MOST = 5
"""Words of such a description at most."""


def _described(clause: Clause, index: int) -> None:
    """ "The *training people* (CEPOL)", "the *agency in Lisbon* (EMCDDA)": the words before the bracket say who it is.

    Only of a phrase with a noun for people or a body in it: "actions on prisons (EMCDDA)" has a topic before its bracket.
    """
    before, behind = clause.items[index - 1 : index], clause.items[index + 1 : index + 2]
    if not before or not behind or before[0].text != "(" or behind[0].text != ")":
        return
    words: list[int] = []
    for i in range(index - 2, max(-1, index - 3 - _MOST), -1):
        item = clause.items[i]
        if not (item.kind in ("word", "class", "stop") or item.concepts & {"and", "or", "n_body", "in"}) or fold(item.text) in _LEADS_TO:
            break
        words.append(i)
        if fold(item.text) in _DETERMINERS and any(_heads(clause, j) for j in words):
            break  # the phrase begins here
    while words and clause.items[words[-1]].kind == "stop" and fold(clause.items[words[-1]].text) not in _DETERMINERS:
        words.pop()
    if any(_heads(clause, i) for i in words):
        clause.use(*words)


def _heads(clause: Clause, index: int) -> bool:
    return bool(_HEADS & set(fold(clause.items[index].text).split()))


_DETERMINERS = frozenset(["the", "our", "their", "those", "these", "die", "der", "den", "les", "la", "le", "los", "las", "el"])
_LEADS_TO = frozenset(["about", "on", "with", "for", "by", "do", "does", "must", "that", "which", "where", "is", "are"])


def _only_names(clause: Clause, index: int) -> bool:
    item = clause.items[index]
    return item.kind == "punct" or filler(item) or "former" in item.concepts


def _renamed(clause: Clause, world: World, index: int) -> bool:
    """Whether a body has predecessors or successors, so that "former" says no more than which name is meant."""
    name = str(clause.items[index].values[0])
    return bool(world.bodies.predecessors(name) or world.bodies.successors(name))
