"""Of what a share is asked for: "what share of *Europol's* actions is due in 2025?" is one of Europol's, and not of all.

The conditions that stand before the verb say which actions are the whole; those behind it, how many of these are counted.
"""

from __future__ import annotations

import re

from index.question.clause import Clause
from index.question.filters import Filter, alternative, meant
from index.question.interpretation import Draft, Interpretation
from index.question.presence import at, placed
from ingest.fold import fold

_NOTE = "out_of:"
_VERBS = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "will", "must", "should", "can", "est", "sont", "a", "ont", "doit", "doivent", "ist", "sind", "hat", "haben", "wird", "werden", "muss", "mussen", "es", "son", "tiene", "tienen", "debe", "deben"]
)  # fmt: skip
#: Verbs of timetables, by their first word.
_TIMED = frozenset(["run", "runs", "start", "starts", "begin", "begins", "end", "ends", "finish", "finishes", "fall", "falls", "arrive", "arrivent", "expire", "expirent", "commence", "commencent", "debute", "debutent", "lauft", "laufen", "beginnt", "beginnen", "endet", "enden", "vence", "vencen", "empieza", "empiezan", "comienza", "comienzan", "termina", "terminan"])  # fmt: skip
_RELATIVE = frozenset(["that", "which", "who", "whose", "qui", "que", "die", "welche", "quienes"])


def read(clause: Clause, draft: Draft) -> None:
    """Note the conditions that say of what the share is; keep the word where one of them can be read in several ways."""
    shares = clause.concepts("share")
    nouns = [i for i in clause.concepts("n_action") if shares and i > shares[0]]
    if draft.form != "share" or draft.target != "actions" or not nouns:
        return
    verb = _verb(clause, nouns[0])
    if verb is None:
        if len(draft.filters) + len(draft.choices) + len({place.split(":")[0] for place in draft.places}) > 1:
            clause.keep(*shares)  # "percentage of Frontex actions due in 2021": of all, or of Frontex's
        return
    if any(at(clause, choice.readings[0][1]) < verb for choice in draft.choices):
        clause.keep(*shares)
        return
    placed(clause, draft)
    whole = [item for item in draft.filters if shares[0] < at(clause, item) < verb]
    if whole and (len(whole) < len(draft.filters) or draft.choices):
        draft.notes += [f"{_NOTE}{alternative(item)}" for item in whole]


def of(one: Interpretation) -> list[Filter]:
    """The conditions that say of what a share is asked for; none where it is one of all actions."""
    return [meant(note.removeprefix(_NOTE)) for note in one.notes if note.startswith(_NOTE)]


def _verb(clause: Clause, noun: int) -> int | None:
    """Where the verb stands behind the noun that is counted; ``None`` where there is none, and nothing is set apart."""
    for i in range(noun + 1, len(clause.items)):
        item = clause.items[i]
        if fold(clause.items[i - 1].text) in _RELATIVE:
            continue
        if fold(item.text) in _VERBS or fold(item.text).split()[0] in _TIMED or (item.concepts & {"involved", "mentions", "cites"} and not fold(item.text).endswith(("ing", "ed"))):
            return i
        if item.concepts & {"responsible", "light", "belongs"} and not item.concepts & {"has", "in", "n_body", "n_action", "stop"} and not _NO_VERB.search(fold(item.text).split()[0]):
            return i  # "*lies* with X", "*entfällt* auf X", "*incombe* à X"
    return None


#: Words of being responsible that are no finite verbs: participles, adjectives and nouns, in the four languages, and prepositions.
_NO_VERB = re.compile(
    r"(?:ing|ed|ees?|ants?|antes?|(?:ad|id)[oa]s?|ientes?|enden?|ender)$|^(?:respons|zustandig|verantwortlich|charge|compet|cargo)|^(?:under|within|in|up|to|for|unter|sous|bajo|dans|dentro|du|de|des|del|au|a|from|given|taken|run)$"
)
