"""The plan asked about as a text, like an act: who adopted it, when, under which number; not what its rows say."""

from __future__ import annotations

from index.question.act_lexicon import find
from index.question.clause import Clause
from index.question.interpretation import Draft
from index.world import World

#: What is asked of a text as a whole (concepts of ``act_topics.toml``).
_PROPERTIES = frozenset(["adopt", "force", "celex", "publish", "title", "kind", "binding", "basis", "amend", "correct", "signed", "vote", "rapporteur", "addressed", "checked", "ends", "apply", "until"])
_HOLDING = frozenset(["punct", "stop", "concept", "word", "number"])
_ROWS = ("n_action", "n_indicator", "n_body", "n_area", "n_priority", "n_section", "n_footnote", "n_timetable", "n_source", "responsible")


def read(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """Take a question that asks nothing but a property of the plan as one about that text."""
    if draft.acts or draft.places or not clause.has("plan") or not world.plans or clause.has(*_ROWS):
        return
    plan = set(clause.concepts("plan"))
    said, origins = "", []
    for index, item in enumerate(clause.items):
        said += " ." if index in plan or (item.kind == "years" and index - 1 in plan) else f" {item.text}"
        origins.append(len(said))
    known, left = find(said, language)
    if left or not any(each.concepts & _PROPERTIES for each in known):
        return
    for at, (item, end) in enumerate(zip(clause.items, origins, strict=True)):
        phrased = any(each.start < end <= each.end and each.concepts & _PROPERTIES for each in known)
        if item.kind not in _HOLDING and not phrased and not (item.kind == "years" and at - 1 in plan):
            return  # "the Action Plan *2021-2025*" has its years in its name
    draft.acts += [work.id for document in world.plans if (work := world.work_of(document.id))]
    draft.understood.append((clause.text(*sorted(plan)), ", ".join(draft.acts)))
    clause.use(*range(len(clause.items)))
