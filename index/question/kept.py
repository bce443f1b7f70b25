"""What a follow-up must keep of the question before: the parts that narrow its answer and are no condition on rows.

Conditions on rows (filters, places) go over one by one and are shown; what else narrows which bodies, years or parts are meant
(of one class alone, in one section alone, not in another, so many actions) goes over whole or not at all.
"""

from __future__ import annotations

from index.question.interpretation import Interpretation

OF_KIND = ("only_class:", "spread:", "solely", "minus:")
"""Notes that say which of the things asked for are meant: agencies alone, bodies in one section only, in one but not another."""


def kinds(one: Interpretation) -> tuple[str, ...]:
    """The notes of a question that narrow which things are meant."""
    return tuple(note for note in one.notes if note.startswith(OF_KIND))


def narrowed_by(one: Interpretation) -> frozenset[object]:
    """All that narrows which bodies, years or parts are meant, beside conditions on rows."""
    return frozenset([*kinds(one), *(item for item in one.filters if item.field == "action_count")])
