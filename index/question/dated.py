"""Acts by the date that they bear: "which acts were adopted before 2010?", "welche Richtlinien stammen von 2018?".

The year is the act's own, and no deadline of an action; nothing else may be asked of the acts.
"""

from __future__ import annotations

import re

from index.question.clause import Clause
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from ingest.fold import fold

NOTE = "dated"

_NOUNS = ("n_act", "t_directive", "t_regulation", "t_decision", "t_framework_decision", "t_recommendation")

#: What says of an act that it came into being, in the four languages, folded.
_MADE = re.compile(
    r"(?:adopt|enact|promulg|verabschied|erlass|approuv|aprob)\w*|passed|dat(?:e|es|ed|ing|ent|ieren|iert|an|ee|ees)|issued|made|agreed|older|newer|younger|"
    r"stamm(?:en|t)|alter|junger|anciens?|anciennes?|recents?|recentes?|antiguos|antiguas|posteriores|anteriores|prises?|arretee?s?"
)
#: What may stand around it and asks nothing else.
_AROUND = frozenset(
    ["which", "what", "how", "many", "list", "show", "me", "all", "the", "that", "any", "are", "is", "were", "was", "have", "has", "had", "been", "be", "do", "does", "did", "you", "there", "known", "held", "hold", "in", "of", "from", "to", "than", "since", "until", "and", "legal", "eu", "union", "passed", "list", "european", "year", "years", "time", "before", "after", "between", "by", "up", "later", "earlier", "quels", "quelles", "quel", "combien", "d", "de", "des", "les", "la", "le", "ont", "ete", "sont", "est", "datant", "qui", "avant", "apres", "depuis", "entre", "en", "et", "annee", "l", "an", "plus", "que", "welche", "wie", "viele", "die", "der", "das", "den", "dem", "aus", "vor", "nach", "seit", "zwischen", "im", "in", "jahr", "zeit", "von", "wurden", "wurde", "sind", "ist", "worden", "und", "als", "bis", "que", "cuales", "cuantos", "cuantas", "las", "los", "el", "se", "son", "fueron", "han", "sido", "de", "del", "antes", "despues", "desde", "entre", "en", "y", "ano"]
)
#: How the year is said → the operator; the first that the question has.
_WHEN = (
    ("due_before", frozenset(["before", "older", "earlier", "avant", "anterieurs", "anterieures", "anciens", "anciennes", "vor", "alter", "antes", "antiguos", "antiguas", "anteriores"])),
    ("due_after", frozenset(["after", "newer", "younger", "later", "apres", "recents", "recentes", "nach", "junger", "despues", "posteriores"])),
    ("due_from", frozenset(["since", "depuis", "seit", "ab", "desde"])),
    ("due_by", frozenset(["until", "by", "up", "bis", "hasta", "jusqu"])),
)


def read(clause: Clause, draft: Draft, before: Interpretation | None = None) -> None:
    """Take the year as that of the acts' own dates, where the question says nothing else; ``before``: the question that it follows."""
    follows = before is not None and NOTE in before.notes
    years = [i for i, item in enumerate(clause.items) if item.kind in ("year", "years")]
    others = [item for item in draft.filters if item.field not in ("year", "act_type")]
    if len(years) != 1 or others or draft.places or draft.acts or any(item.field != "year" for choice in draft.choices for _, item in choice.readings):
        return
    nouns = clause.concepts(*_NOUNS)
    if not (nouns or follows) or clause.has("n_action", "n_indicator", "n_body", "plan", "cites", "mentions", "responsible"):
        return
    rest = [i for i, item in enumerate(clause.items) if i not in nouns and i not in years and item.kind != "punct"]
    words = [word for i in rest for word in re.split(r"[\s'’-]+", fold(clause.items[i].text)) if word]
    if not all(word in _AROUND or _MADE.fullmatch(word) for word in words) or not (follows or _from(words) or any(_MADE.fullmatch(word) for word in words)):
        return
    at = clause.items[years[0]]
    values = tuple(int(str(value)) for value in at.values)
    op = "due_between" if at.kind == "years" else next((op for op, said in _WHEN if said & set(words)), "due_in")
    types = [item for item in (*draft.filters, *(before.filters if before is not None and follows and not nouns else ())) if item.field == "act_type"]
    draft.target, draft.choices = "acts", []
    draft.filters = [*types, Filter("year", op, values, at.text)]
    draft.notes = [note for note in draft.notes if not note.startswith("which_act:")] + [NOTE]
    draft.understood = [(text, said) for text, said in draft.understood if at.text not in text] + [(at.text, f"date of the act: {op.removeprefix('due_')} {at.text}")]
    draft.subject.clear()
    clause.use(*range(len(clause.items)))


def _from(words: list[str]) -> bool:
    """ "Acts *from* 2018": nothing else is said of them."""
    return bool({"from", "de", "von", "aus"} & set(words))
