"""What a follow-up must keep of the question before: the parts that narrow its answer and are no condition on rows.

Conditions on rows (filters, places) go over one by one and are shown; what else narrows which bodies, years or parts are meant
(of one class alone, in one section alone, not in another, so many actions) goes over whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.interpretation import Interpretation
from index.question.items import Item

OF_KIND = ("only_class:", "spread:", "solely", "minus:")
"""Notes that say which of the things asked for are meant: agencies alone, bodies in one section only, in one but not another."""


def kinds(one: Interpretation) -> tuple[str, ...]:
    """The notes of a question that narrow which things are meant."""
    return tuple(note for note in one.notes if note.startswith(OF_KIND))


def conditions(one: Interpretation) -> bool:
    """Whether a question sets any condition on rows."""
    return bool(one.filters or one.choices or one.places)


def of_actions(one: Interpretation) -> bool:
    """Whether a question sets conditions on actions, which have bodies; indicators and footnotes have none."""
    return conditions(one) and one.target != "indicators" and not any(place.startswith(("indicator:", "footnote:")) for place in one.places)


def ungrouped(before: Interpretation, one: Interpretation, clause: Sequence[Item]) -> Interpretation:
    """ "How many are due each year? … *Which ones in 2022?*": a table, asked for as the list that it counts, its years those of the table."""
    which = any("which" in item.concepts for item in clause)
    if before.form != "table" or not which or not conditions(one) or one.form == "table":
        return before
    return replace(before, form="list", fields=(), order="")


def narrowed_by(one: Interpretation) -> frozenset[object]:
    """All that narrows which bodies, years or parts are meant, beside conditions on rows."""
    return frozenset([*kinds(one), *(item for item in one.filters if item.field == "action_count")])
