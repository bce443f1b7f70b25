"""The question before read as one for actions, where what follows asks something of these: "which of them are due in 2021?" after
their years, "list the actions" after a section's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question import elliptic, extremes
from index.question.filters import Filter, field_of
from index.question.fragment import ASKING, repeated
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.kept import kinds
from index.question.nouns import NOUNS
from index.question.taking_part import takes_part
from ingest.fold import fold


def of_actions(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """The question before as one for actions, where it asked for their bodies or years and what follows asks who takes part in them."""
    if extremes.noted(one) and before.target == "years" and before.form == "list" and bool(before.filters or before.places) and not one.subject:
        return replace(before, target="actions", fields=(), explicit=True)  # "when do they start? … *Which starts last?*"
    words = [item for item in clause if item.kind != "punct"]
    if (elliptic.which_actions(clause) and one.form != "count") or (repeated(clause) and len(words) < MOST_WORDS):
        before = _whose(before)
    if elliptic.which_actions(clause):
        return _located(before)
    if _of_these(clause, one, before):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if _among_named(clause, one, before):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if not ((takes_part(clause, one) or elliptic.of_what_was_found(clause)) and before.target in _OF_ACTIONS and before.form == "list" and (before.filters or before.choices or before.places)):
        return before
    return replace(before, target="actions", fields=(), explicit=True)


def _whose(before: Interpretation) -> Interpretation:
    """ "Is X responsible for Action 13? … *For which actions?*": for which X is."""
    bodies = [item for item in before.filters if item.field == "body"]
    named = bool(before.places) and all(place.startswith("action:") for place in before.places)
    if before.form != "yes_no" or not named or len(bodies) != 1 or len(before.filters) > 1 or before.choices or before.subject:
        return before
    return replace(before, places=(), target="actions", form="list", fields=(), understood=tuple(pair for pair in before.understood if not pair[1].startswith("action ")))


def _of_these(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """ "When are X's actions due? … *Which of them* are due in 2021?", "which of *these actions* …" after a list of bodies or parts: the
    actions, and not the years or what else has them."""
    asked = before.form in ("list", "count") and bool(before.filters or before.choices or before.places) and not (before.subject or before.acts or kinds(before))
    named = any(place.startswith(("action:", "indicator:")) for place in before.places) or any(item.field == "action_count" for item in before.filters)
    sets = (one.filters or one.choices or one.places) and one.target in ("", "actions") and one.form in ("list", "count", "free", "yes_no", "every")
    those = [i for i, item in enumerate(clause) if "those" in item.concepts or fold(item.text) in ("them", "these", "those")]
    noun = any("n_action" in item.concepts for i in those for item in clause[i + 1 : i + 2])  # "of *these actions*"
    timed = {*map(field_of, one.filters), *map(field_of, one.choices)} <= {"year", "timetable"} and not one.places and not any("n_action" in item.concepts for item in clause)
    return asked and not named and bool(sets) and bool(those) and (before.target == "years" or (before.target in _OF_ACTIONS and (noun or timed or one.form == "yes_no")))


MOST_WORDS = 3
"""Words of "which ones?"; more ("welche sind das?") point to what was said."""


def _located(before: Interpretation) -> Interpretation:
    """ "Is X mentioned? … *In which action?*", "what is priority 7? … *which actions?*", "is Directive X in force? … *which actions?*"."""
    headings = bool(before.places) and all(place.partition(":")[0] in ("priority", "section", "area") for place in before.places) and not before.filters
    acts = tuple(act for act in before.acts if not act.startswith("/"))
    if before.target == "units" or (headings and before.target not in _OF_ACTIONS):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if acts and not (before.filters or before.places or before.subject):
        return replace(before, target="actions", form="list", fields=(), acts=(), filters=(Filter("act", "any", acts, before.question),), explicit=True)
    return before


_OF_ACTIONS = frozenset(["bodies", "years", "sections", "priorities", "areas"])


"""What actions have: whose they are is asked of what was found."""


def _among_named(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """ "Who is responsible for Actions 12 and 13? … *Which of these* are due in 2021?": which of the actions named, and not who."""
    named = bool(before.places) and all(place.startswith("action:") for place in before.places) and not (before.filters or before.choices)
    asked = any(item.concepts & {"which", "how_many"} or fold(item.text).split()[0] in ASKING for item in clause if item.kind != "punct") and any("those" in item.concepts or fold(item.text) in ("them", "these") for item in clause)
    nouns = any(item.concepts & (set(NOUNS) - {"n_action"}) for item in clause[:4])
    return named and asked and not nouns and one.target in ("", "actions") and bool(one.filters or one.choices or one.form == "rank")
