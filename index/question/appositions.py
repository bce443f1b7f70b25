"""One body under two of its names: "the EUDA, formerly the EMCDDA", "the former EMCDDA"."""

from __future__ import annotations

from itertools import pairwise

from index.question.clause import Clause, filler
from index.world import World


def use(clause: Clause, world: World) -> None:
    """Use up the words that only say that a body had, or has, another name, and all its names but the first."""
    bodies = clause.kinds("body")
    for first, second in pairwise(bodies):
        between = range(first + 1, second)
        named = clause.items[second].values[0] in world.bodies.same(str(clause.items[first].values[0]))
        renames = any("former" in clause.items[i].concepts for i in between)
        if named and renames and all(_only_names(clause, i) for i in between):
            clause.use(*between, second)
    for index in bodies:
        before = index - 1
        while before >= 0 and filler(clause.items[before]) and "former" not in clause.items[before].concepts:
            before -= 1
        if before >= 0 and index - before <= 2 and "former" in clause.items[before].concepts and _renamed(clause, world, index):
            clause.use(before)


def _only_names(clause: Clause, index: int) -> bool:
    item = clause.items[index]
    return item.kind == "punct" or filler(item) or "former" in item.concepts


def _renamed(clause: Clause, world: World, index: int) -> bool:
    """Whether a body has predecessors or successors, so that "former" says no more than which name is meant."""
    name = str(clause.items[index].values[0])
    return bool(world.bodies.predecessors(name) or world.bodies.successors(name))
