"""What was *done* is not in a plan: verbs in the past that ask for it stay unread, so that no list stands in for it.

"Which actions did Europol complete in 2021?" asks for more than what was due in 2021; "which had
Europol *to* complete?" does not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from index.question.nouns import TYPES
from ingest.fold import fold

_PAST = frozenset(["did", "has", "have", "had", "was", "were", "been"])
_DUTY = frozenset(["have to", "has to", "had to", "need to", "needs to", "must", "should", "shall", "to", "be", "supposed", "expected"])
_ACTIVE = frozenset(["complete", "finish", "conclude", "achieve", "deliver", "implement", "carry out", "terminate", "end"])
_PASSIVE = ("implemented", "carried out", "undertaken", "handled", "delivered", "completed", "finished", "achieved", "accomplished", "fulfilled")

_MEANT = frozenset(["supposed", "meant", "expected", "scheduled", "planned", "to", "be"])

#: What is said to be so: "which actions are finished?".
_STATES = frozenset(["done", "completed", "finished", "achieved", "accomplished", "fulfilled", "delivered", "ready"])


def mask(clause: Clause, draft: Draft) -> None:
    """Take their meaning from verbs that ask what was done, so that they count as words like any; noted as ``undone``."""
    changed = {}
    for index, item in enumerate(clause.items):
        words = item.text.lower()
        if set(words.split()[:1]) & _MEANT and len(words.split()) > 1:
            continue  # "was *supposed to be finished*"
        active = words in _ACTIVE and _tense(clause, index) == "did"
        passive = words.startswith(_PASSIVE) and _tense(clause, index) in _PAST
        state = words in _STATES and index > 0 and _is(clause, index)
        if words == "done":  # "done *by 2022*" says when it is due
            state = index > 0 and all(each.kind == "punct" for each in clause.items[index + 1 :]) and (state or clause.items[0].text.lower() in _BE)
        done = words in _DONE and _tense(clause, index) in _PAST
        done = done or ("done" in item.concepts and _perfect(clause))
        verb = item.kind == "word" or item.concepts & {"due", "responsible"} or (state and words == "done")
        if (verb and (active or passive or state)) or done:
            changed[index] = replace(item, kind="word", concepts=frozenset())
    if changed:
        clause.reread(changed)
        draft.notes.append("undone")
    elif clause.kinds("action") and any(_SO_FAR.match(clause.items[i].text.lower()) for i in clause.concepts("overview")):
        draft.notes.append("undone")  # "*what has been done about* Action 12?"
    elif _brought(clause):
        draft.notes.append("undone")  # "*what did* Action 53 *find*?"
    elif clause.has("status") and clause.kinds("action") and not clause.kinds("act", "work") and not clause.has("n_act", *TYPES):
        draft.notes.append("undone")  # "what is the status of Action 25?"


def measured(clause: Clause) -> list[int]:
    """ "*How is* Action 8 *measured*?": what would tell how an action fares is an indicator; the words that ask for it."""
    verbs = [i for i, item in enumerate(clause.items) if fold(item.text) in _MEASURED]
    hows = [i for i in clause.concepts("how") if verbs and i < verbs[-1]]
    hows = hows or [i for i in clause.concepts("how_many", "which") if fold(clause.items[i].text) in ("by what", "against what", "with what")]
    return [*hows, *verbs] if hows and verbs else []


_MEASURED = frozenset(["measured", "be measured", "measure", "monitored", "assessed", "evaluated", "tracked", "monitor", "evaluate", "assess"])


def with_sources(clause: Clause, draft: Draft) -> None:
    """ "What does indicator 7 *measure*, and where does the data come from?": its text and its sources, which are shown together."""
    indicators = [place for place in draft.places if place.startswith("indicator:")]
    verbs = [i for i in clause.concepts("says") if fold(clause.items[i].text).startswith(_MEASURES)]
    if draft.target == "sources" and verbs and len(indicators) == len(draft.places) == 1 and not draft.filters:
        draft.target, draft.fields = "", [field for field in draft.fields if field != "sources"]
        clause.use(*verbs, *clause.concepts("n_source", "uses", "comes", "light"))


_MEASURES = ("measure", "mesure", "misst", "messen", "mide", "miden")


def _is(clause: Clause, index: int) -> bool:
    """Whether a state is said of something: "which *are* finished", "*is* Action 13 finished?"."""
    before = [item for item in clause.items[:index] if item.kind != "punct"]
    turned = len(before) > 1 and before[0].text.lower() in _BE and all(item.kind in ("action", "stop") or item is before[0] for item in before)
    return turned or before[-1].text.lower().split()[-1:] in (["is"], ["are"])


def _perfect(clause: Clause) -> bool:
    """Whether a French, German or Spanish clause says what has been, and not what has to be."""
    words = {word for item in clause.items for word in re.split(r"[\s'-]+", fold(item.text))}
    return bool(words & _HAS_BEEN) and not words & _HAS_TO


_HAS_BEEN = frozenset(["wurde", "wurden", "worden", "ist", "sind", "a", "ont", "ete", "est", "sont", "ha", "han", "sido", "esta", "estan"])
_HAS_TO = frozenset(["muss", "mussen", "soll", "sollen", "zu", "doit", "doivent", "devoir", "debe", "deben", "tiene", "tienen"])

_BE = frozenset(["is", "are", "was", "were"])
def _brought(clause: Clause) -> bool:
    """Whether a clause asks what an action brought: "what did Action 53 find?", and not what it had to do."""
    words = [item for item in clause.items if item.kind != "punct"]
    asking = [item.text.lower() for item in words[:2]]
    if len(words) < 4 or asking not in (["what", "did"], ["what", "has"], ["what", "have"]) or words[2].kind != "action":
        return False
    said = [word for item in words[3:] for word in item.text.lower().split()]
    return "to" not in said[:2] and any(word.startswith(_BRINGING) for word in said)


_BRINGING = ("find", "found", "achiev", "bring", "brought", "show", "lead", "led", "deliver", "chang", "accomplish", "cost", "produc", "result", "reveal", "prov", "improv", "yield", "sav", "help", "do", "reach", "reduc", "increas")


def began(clause: Clause) -> list[int]:
    """ "*Since when* is Europol at work?", "*when did* Europol start?": what a body itself did, and no timetable of its actions."""
    if not clause.kinds("body") or clause.kinds("action", "priority", "area") or clause.has("n_action", "n_indicator", "n_timetable", "n_priority", "due"):
        return []
    words = [i for i, item in enumerate(clause.items) if item.kind != "punct" and "hello" not in item.concepts]
    first = clause.items[words[0]].text.lower() if words else ""
    past = first == "when" and len(words) > 2 and clause.items[words[1]].text.lower() in ("did", "was", "has")
    duty = any(clause.items[i].text.lower() in _DUTY for i in words[1:])
    return words[:1] if first == "since when" or first in ("when did", "when was", "when has") or (past and not duty) else []


def ends(clause: Clause) -> list[int]:
    """ "Will Frontex *close* in 2025?", "when does Europol *cease*?": what a body itself does, and no end of its actions."""
    if clause.has("n_action", "n_indicator", "n_timetable", "responsible", "which"):
        return []
    found = []
    before, plan = None, max(clause.concepts("plan"), default=-1)
    for index, item in enumerate(clause.items):
        named = before is not None and (before.kind == "body" or (before.kind == "action" and plan > index))
        if named and fold(item.text).partition(" ")[0] in _ENDS:
            found.append(index)
        before = before if filler(item) else item
    return found


_ENDS = frozenset(["close", "closes", "closed", "cease", "ceases", "end", "ends", "expire", "expires", "terminate", "lapse", "stop", "shut", "closing", "ending", "expiring", "ceasing", "schliest", "schliesst", "endet", "ferme", "cesse", "cierra", "cesa"])


_SO_FAR = re.compile(r"what (?:has|had|was|were)\b")
_DONE = frozenset(["done", "been done", "is done"])


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
