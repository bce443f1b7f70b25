"""What is said of bodies, and not of single actions: "which bodies have *no deadline after 2023*?", "who works *only with* X?"."""

from __future__ import annotations

from dataclasses import replace

from index.question.clause import Clause
from index.question.filters import NOT, Filter
from index.question.interpretation import Draft
from ingest.fold import fold

_WITH = frozenset(["with", "alongside", "avec", "mit", "con"])


def read(clause: Clause, draft: Draft) -> None:
    """Read a denied time as one that none of a body's actions has; leave unread what is said of all that it shares."""
    if draft.target != "bodies" or draft.form not in ("list", "count"):
        return
    for index in clause.concepts("only"):
        following = clause.items[index + 1 : index + 2]
        if following and fold(following[0].text) in _WITH and any((item.field, item.op) == ("body", "only") for item in draft.filters):
            clause.keep(index)  # nobody else in any of its actions: more than that there is one with nobody else
    denied = [item for item in draft.filters if (item.field == "year" and item.op.startswith(NOT)) or (item.field, item.op) == ("timetable", "no_year")]
    if len(denied) != 1 or clause.has("n_action"):
        return
    if len(draft.filters) > 1 or draft.choices or draft.places:
        clause.keep(*clause.concepts("not", "without"))
        return
    time = replace(denied[0], op="dated" if denied[0].op == "no_year" else denied[0].op.removeprefix(NOT))
    draft.filters = [Filter("action_count", "=", (0,), time.text), time]
