"""What was *done* is not in a plan: verbs in the past that ask for it stay unread, so that no list stands in for it.

"Which actions did Europol complete in 2021?" asks for more than what was due in 2021; "which had
Europol *to* complete?" does not.
"""

from __future__ import annotations

from dataclasses import replace

from index.question.clause import Clause

_PAST = frozenset(["did", "has", "have", "had", "was", "were", "been"])
_DUTY = frozenset(["have to", "has to", "had to", "need to", "needs to", "must", "should", "shall", "to", "be", "supposed", "expected"])
_ACTIVE = frozenset(["complete", "finish", "conclude", "achieve", "deliver", "implement", "carry out", "terminate", "end"])
_PASSIVE = ("implemented", "carried out", "undertaken", "handled", "delivered", "completed", "finished", "achieved", "accomplished", "fulfilled")

#: What is said to be so: "which actions are finished?".
_STATES = frozenset(["completed", "finished", "achieved", "accomplished", "fulfilled", "delivered", "ready"])


def mask(clause: Clause) -> None:
    """Take their meaning from verbs that ask what was done, so that they count as words like any."""
    changed = {}
    for index, item in enumerate(clause.items):
        words = item.text.lower()
        active = words in _ACTIVE and _tense(clause, index) == "did"
        passive = words.startswith(_PASSIVE) and _tense(clause, index) in _PAST
        state = words in _STATES and index > 0 and clause.items[index - 1].text.lower().split()[-1:] in (["is"], ["are"])
        if item.concepts & {"due", "responsible"} and (active or passive or state):
            changed[index] = replace(item, kind="word", concepts=frozenset())
    if changed:
        clause.reread(changed)


def _tense(clause: Clause, index: int) -> str:
    """The auxiliary of the past that a verb goes with; none where a duty stands between."""
    for i in range(index - 1, max(-1, index - 6), -1):
        words = clause.items[i].text.lower().split()
        led = clause.items[i - 1].text.lower().split()[-1:] if i else []
        if set(words) <= _PAST and set(led) & _PAST:
            continue  # "should *have been* finished": a duty may lead the auxiliaries
        if set(words[-1:]) & _DUTY or " ".join(words) in _DUTY:
            return ""
        if set(words[:1]) & _PAST and i and set(clause.items[i - 1].text.lower().split()[-1:]) & _DUTY:
            return ""
        if set(words[:1]) & _PAST:
            return words[0]
    return ""
