"""Actions that a question names by their words: "the timetable of the action *on naloxone*", "who does *the prison training*?".

The words remain the subject, so that the answer is never called complete; what is asked of the action is told here.
"""

from __future__ import annotations

from index.question.clause import Clause
from index.question.interpretation import Draft
from index.question.nouns import NOUNS

#: What is asked for → the field of an action.
_FIELDS = {
    "bodies": "bodies", "years": "timetable", "areas": "areas", "priorities": "priority", "sections": "section",
    "footnotes": "footnote", "acts": "acts",
}  # fmt: skip
#: Verbs that say of whom or when an action is.
_CHARGED = frozenset(["responsible", "lead", "involved", "due", "topic", "n_timetable", "light", "uses"])


_MAY = frozenset(["may", "might", "allowed", "permitted", "entitled"])
_PAST = frozenset(["was", "were", "did"])
_WHO_DOES = frozenset(["who does", "who handles", "who deals with", "who takes care of", "who looks after", "who carries out", "who implements", "who runs", "who leads", "who coordinates"])


def read(clause: Clause, draft: Draft) -> None:
    """Note what is asked of an action whose words are all that names it."""
    units = draft.places or draft.acts or draft.filters or draft.choices or clause.kinds("work", "act")
    if not draft.subject or units or draft.form != "list" or "unread" in draft.notes:
        return
    asked = dict.fromkeys([*([_FIELDS[draft.target]] if draft.target in _FIELDS else []), *draft.fields])
    named = clause.has("n_action") or any(_one(clause, i) for i in range(len(clause.items)))
    charged = clause.has(*_CHARGED) or any(clause.items[i].text.lower() in _WHO_DOES for i in clause.concepts("who"))
    if not asked or not clause.has("which", "who", "when") or not (named or charged) or clause.has("how", "acronym", "define"):
        return
    said = [item.text.lower() for item in clause.items]
    if (_MAY.intersection(said) and clause.has("who")) or (_PAST.intersection(said) and "to" not in said and not clause.has("due", "n_timetable", "n_action")):
        return  # "who *may* see …" is told by no row, and no timetable tells when something *was* done
    nouns = {item.text for item in clause.items if item.concepts & set(NOUNS)}
    if set(draft.subject) <= nouns:
        draft.notes.append("unread")  # "every *section*": a part of the plan is no topic
        return
    draft.subject = [word for word in draft.subject if word.lower() not in ("one", "ones")]
    draft.fields = list(asked)
    called = any(item.concepts & {"n_action"} and i and clause.items[i - 1].text == draft.subject[-1] for i, item in enumerate(clause.items))
    draft.notes.append("by_words:bodies" if not named and draft.target == "bodies" else "by_words:named" if called else "by_words")


def _one(clause: Clause, index: int) -> bool:
    """ "*The one* about …"."""
    return clause.items[index].text.lower() in ("one", "ones") and index > 0 and clause.items[index - 1].text.lower() == "the"
