"""Units named by number and set against each other: "compare Action 3 and Action 5", "how do sections B and C differ?"."""

from __future__ import annotations

from index.question.clause import Clause
from index.question.interpretation import Draft
from ingest.fold import fold


def headings(clause: Clause, draft: Draft) -> bool:
    """ "Compare priority 6 and priority 7", "the difference between sections A and C": what stands under each."""
    kinds = {place.partition(":")[0] for place in draft.places}
    compared = clause.concepts("compare", "alike")
    if not compared or len(draft.places) < 2 or len(kinds) != 1 or not kinds <= {"priority", "section"} or draft.filters or draft.choices:
        return False
    clause.use(*compared, *clause.concepts("how", "n_priority", "n_section", "n_action", "together"))
    draft.target = ""
    return True


def actions(clause: Clause, draft: Draft) -> bool:
    """ "Compare Action 3 and Action 5", "which bodies do Actions 3 and 46 *share*?": what named actions have in common or not."""
    numbers = [place for place in draft.places if place.startswith("action:")]
    if len(numbers) < 2 or draft.filters or draft.choices or len(numbers) < len(draft.places):
        return False
    compared = clause.concepts("compare", "alike")
    compared += [i for i in clause.concepts("like") if not clause.has("which") and any("n_body" in each.concepts or "responsible" in each.concepts for each in clause.items[i + 1 : i + 3])]
    asks_values = draft.target in ("bodies", "areas", "years", "priorities", "sections", "acts") or bool(clause.concepts("who"))
    first, last = min(clause.kinds("action")), max(clause.kinds("action"))
    joined = [i for i in clause.concepts("together") if i > first - 4 or asks_values] if asks_values else [
        i for i in clause.concepts("together") if fold(clause.items[i].text) in _SHARE
    ]
    aside = [i for i in clause.concepts("without", "not") if first < i < last and asks_values]
    if not (compared or joined or aside) or (clause.has("which") and draft.target == "actions"):
        return False
    if aside:
        numbered = [i for i in clause.kinds("action") if i > aside[0]]
        draft.notes.append("but_not:" + ",".join(str(value) for i in numbered for value in clause.items[i].values))
    if not compared or asks_values:
        draft.fields += [_VALUES[draft.target]] if draft.target in _VALUES else []
    clause.use(*compared, *joined, *aside, *clause.concepts("how", "has", "responsible", "lead", "light", "n_body", "involved", "what_with"))
    draft.target = ""
    return True


DIFFER = ("differ", "different", "unterscheid", "verschieden", "difer", "distin")


#: What is asked of actions set side by side → its field.
_VALUES = {"bodies": "bodies", "areas": "areas", "years": "timetable", "priorities": "priority", "sections": "section", "acts": "acts"}


_SHARE = frozenset(["share", "shares", "in common", "common", "en commun", "en comun", "gemeinsam", "teilen", "partagent", "comparten", "overlap"])
