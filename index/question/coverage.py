"""Whether the plan has anything about a subject: "does the plan *cover* alcohol?", "is heroin *in the plan*?"."""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from ingest.fold import fold

NOTE = "covers"
"""The note written here: the subject's words are looked for in every unit of the plan."""


def read(clause: Clause, draft: Draft) -> None:
    """Note that a yes/no question about the plan asks for nothing but its subject, and use up the words that ask so."""
    recorded = draft.filters or draft.choices or draft.places or draft.acts or draft.target
    if draft.form != "yes_no" or recorded or not clause.has("plan") or clause.has("not", "without", "only", "mentions", *_OTHERS):
        return
    asking = [i for i, item in enumerate(clause.items) if clause.free(i) and (item.concepts & _COVERING or fold(item.text) in _TOPIC)]
    rest = [item for i, item in enumerate(clause.items) if clause.free(i) and i not in asking and not (filler(item) or item.kind == "punct" or item.concepts & {"plan", "any"})]
    if asking and rest and all(item.kind == "word" for item in rest):
        clause.use(*asking)
        draft.notes += ["about", NOTE]


_COVERING = frozenset(["topic", "says", "belongs", "in", "theme"])
#: Kinds of things that a plan may set: whether it does is asked of what it says.
_OTHERS = frozenset(["n_timetable", "n_year", "n_section", "n_priority", "n_indicator", "n_footnote", "n_act", "n_body", "n_source", "who", "when", "how_many", "compare", "status", "replaced"])
_TOPIC = frozenset(["topic", "a topic", "theme", "subject", "issue", "part", "treated", "discussed", "dealt with", "thema", "teil", "sujet", "theme", "tema", "parte"])
