"""The question before about another act or provision: "what does Article 7 of Directive X say? … *And Article 11*?"."""

from __future__ import annotations

from collections.abc import Sequence

from index.question.act_numbers import provisions
from index.question.clause import filler
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

#: How a provision is joined to its act.
_OF = {"en": "of", "fr": "de", "de": "der", "es": "de"}


def in_its_place(clause: Sequence[Item], before: Interpretation, asked: Sequence[Item]) -> str:
    """The question before about another act or provision: "What does Article 7 of Directive X say? … And *Article 11*?"; ""
    where the follow-up names anything else, or where nothing tells what it replaces.

    Args:
        asked: the items of the question before.
    """
    named = [item for item in clause if item.kind in ("act", "work", "provision")]
    rest = [item for item in clause if item not in named and not (item.kind == "punct" or filler(item) or item.concepts & {"and_what", "hello", "those"})]
    old = [item for item in asked if item.kind in ("act", "work")]
    if len(named) != 1 or rest or len(old) != 1:
        return ""
    new, act = named[0], old[0]
    parts = [item for item in asked if item.kind == "provision"]
    within = list(provisions(fold(act.text)))
    whole = new.kind == "act" and any(str(value).startswith("/") for value in new.values)
    if len(parts) + len(within) > 1 or (whole and parts):
        return ""
    text, question = new.text, before.question
    if new.kind == "provision":
        if not parts and not within:
            return ""
        start, end = (parts[0].start, parts[0].end) if parts else (act.start + within[0][0], act.start + within[0][1])
    else:
        start, end = act.start, act.end
        if within and not whole:
            text = f"{act.text[: within[0][1]]} {_OF.get(before.language, 'of')} {new.text}"
    return question[:start] + text + question[end:]
