"""Whether a yes or no is asked for: "is X responsible …?", "tell me whether …", "…, right?", "Frontex fait-elle partie …?"."""

from __future__ import annotations

from itertools import pairwise

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

#: Words that open a question to be answered with yes or no.
AUXILIARIES = frozenset(
    ["is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "will", "would", "must", "should", "shall", "isn't", "aren't", "doesn't", "don't", "est-ce", "ist", "sind", "war", "hat", "haben", "gibt", "wird", "werden", "es", "son", "esta", "estan", "tiene", "tienen", "est", "sont", "a", "ont"]
)


#: French questions that turn subject and verb: "Frontex est-il responsable …?"
INVERTED = frozenset(["est-il", "est-elle", "sont-ils", "sont-elles", "a-t-il", "a-t-elle", "ont-ils", "ont-elles", "doit-il", "doit-elle", "doivent-ils"])


#: Verbs of time with which a German or Spanish question for yes or no opens.
_VERBS = frozenset(
    ["endet", "enden", "beginnt", "beginnen", "startet", "starten", "lauft", "laufen", "termina", "terminan", "acaba", "acaban", "vence", "vencen", "empieza", "empiezan", "comienza", "comienzan"]
)


def verb_first(clause: Clause) -> bool:
    """ "*Enden* alle Maßnahmen von X 2021?", "¿*Termina* en 2021 alguna acción?": the verb in front, and its subject behind."""
    words = [word for item in clause.items if item.kind != "punct" for word in fold(item.text).split()]
    marked = any(item.text == "?" for item in clause.items)
    return marked and clause.has("n_action") and words[0] in _VERBS


def told(clause: Clause) -> bool:
    """ "Could you tell me whether …", "I would like to know if …": a yes or no is asked for."""
    for i, item in enumerate(clause.items):
        if item.concepts & {"who", "when", "how_many"} or item.text.lower() in ("which", "what"):
            return False
        before = clause.items[i - 1].text.lower().split()[-1] if i else ""
        if "whether" in item.concepts or tag(clause, i) or (item.text.lower() in ("if", "si") and before in _ASKED):
            return True
    return False


def tag(clause: Clause, index: int) -> bool:
    """ "…, right?": a statement that asks to be confirmed."""
    return "tag" in clause.items[index].concepts


_ASKED = frozenset(["know", "me", "us", "check", "see", "confirm", "verify", "tell", "ask", "savoir", "saber", "decirme", "dire"])


def topped(clause: Clause) -> bool:
    """ "Action 25: is the Commission …?": a yes-or-no question under the name of what it is about."""
    mark = next((i for i, item in enumerate(clause.items) if item.text in (":", ",")), 0)
    following = clause.items[mark + 1 : mark + 2]
    named = mark == 1 and clause.items[0].kind in ("action", "indicator")
    asks = any(item.concepts & {"who", "when", "how_many"} for item in clause.items)  # "Acción 39: ¿*a* quién …"
    return named and bool(following) and not asks and fold(following[0].text).split()[0] in AUXILIARIES


def turned(clause: Clause) -> bool:
    """ "Frontex fait-elle partie …?", "l'action 3 nomme-t-elle …?": a French verb that its pronoun follows with a hyphen."""
    if any((item.concepts & _ASKS and fold(item.text) != "que") or fold(item.text) in WHERE for item in clause.items):
        return False
    if any("-" in item.text and fold(item.text).split()[0].endswith(("-il", "-elle", "-ils", "-elles", "-on")) for item in clause.items[:12]):
        return True
    words = [(item, fold(item.text)) for item in clause.items[:12]]
    return any(
        word in _SUBJECTS
        and not _after_what(words, item)
        and (before[1] == "t" or (before[1] in AUXILIARIES and before[0].end + 1 == item.start) or (before[0].kind in ("word", "concept") and before[0].end + 1 == item.start and not filler(before[0])))
        for before, (item, word) in pairwise(words)
    )


def _after_what(words: list[tuple[Item, str]], subject: Item) -> bool:
    """ "La deuxième, *que* dit-elle ?": a "what" right before the verb asks for more than a yes or no."""
    at = next(i for i, (item, _) in enumerate(words) if item is subject)
    return at > 1 and words[at - 2][1] in ("que", "qu")


def exist(clause: Clause) -> bool:
    """ "Y a-t-il …?", "Gibt es …?", "¿Hay …?", "¿Existen …?": whether there are any."""
    first = [item for item in clause.items if item.kind != "punct" and "hello" not in item.concepts][:1]
    return bool(first) and fold(first[0].text) in _THERE and any(item.text == "?" for item in clause.items)


_THERE = frozenset(["y a-t-il", "y en a-t-il", "y en a-t-il qui", "en existe-t-il", "en existe-t-il qui", "y-a-t-il", "existe-t-il", "est-ce qu'il y a", "gibt es", "hay", "existe", "existen", "finden sich", "findet sich", "is there", "are there"])


_SUBJECTS = frozenset(["il", "elle", "ils", "elles", "on"])


WHERE = frozenset(["ou", "where", "wo", "donde", "dans quelles", "comment", "pourquoi"])


_ASKS = frozenset(["which", "who", "when", "how_many", "share"])


def stated(clause: Clause, draft: Draft) -> bool:
    """ "Nennt Maßnahme 3 Europol?", "¿La acción 39 menciona …?": no word asks which; the mark alone asks whether it is so.

    Only of units that are named by number, with a condition on them.
    """
    kinds = {place.split(":")[0] for place in draft.places}
    of_plan = clause.has("plan") and bool(draft.filters) and not clause.has("n_action") and all(item.field in ("word", "named") for item in draft.filters)
    if of_plan and any(item.text == "?" for item in clause.items) and not any(item.concepts & OPEN or fold(item.text) in WHERE for item in clause.items):
        return True
    if not kinds & {"action", "indicator"} or not (draft.filters or draft.choices or len(kinds) > 1):
        return False
    first = next((item for item in clause.items if item.kind != "punct"), None)
    opens = first is not None and first.concepts & {"involved", "mentions", "light"} and not first.concepts & set(NOUNS) and not filler(first)
    if not opens and not any(item.text == "?" for item in clause.items):
        return False  # "participa eurojust en la accion 46": its verb comes first
    return not any(item.concepts & OPEN or fold(item.text) in WHERE for item in clause.items if fold(item.text) != "que")


#: What makes a question no yes-or-no question, or a follow-up.
OPEN = frozenset(["which", "who", "when", "how_many", "share", "compare", "overview", "most", "fewest", "and_what", "how"])
