"""A clause read as a whole where its words say more together than one by one: alternatives, differences, shares, what is set against what.

``interpret`` reads what each word adds; each module here puts a reading of its own in that one's place where it applies.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from index.question import (
    alternatives,
    averages,
    claimed,
    combined,
    difference,
    nowhere,
    projected,
    solely,
    spread,
    throughout,
)
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.world import World


def read(clause: Sequence[Item], before: Interpretation | None, read_one: Callable[..., Interpretation], world: World) -> Interpretation:
    """The interpretation of a clause.

    Args:
        before: what it may lean on.
        read_one: interprets a clause by its words.
    """
    leaning = partial(read_one, before=before)
    one = alternatives.read(leaning(clause), clause, read_one)
    one = difference.read(one, clause, read_one)
    one = claimed.read(one, clause, world, leaning)
    one = solely.read(one, clause, leaning)
    one = nowhere.read(one, clause, leaning)
    one = throughout.read(one, clause, world, leaning)
    one = throughout.joined(one, clause)
    one = spread.read(one, clause, leaning)
    one = averages.read(one, clause, read_one)
    one = combined.read(one, clause, read_one)
    return projected.read(one, clause, leaning)
