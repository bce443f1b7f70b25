""" "Besides X, which actions *also* involve Y?": words that leave a body out elsewhere, and here add one to another.

"Außer X auch Y", "outre X", "à part X … aussi", "aparte de X … también": the first body is a condition like the second, and
not an exception. Which it is, the word tells alone ("outre", "neben"), or together with an "also" said of the other body.
"""

from __future__ import annotations

from dataclasses import replace

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from ingest.fold import fold

#: Words that leave out, unless an "also" follows what they lead to.
_EITHER = frozenset(["apart from", "aside from", "except", "except for", "other than", "besides", "ausser", "auser", "abgesehen von", "abgesehen vom", "abgesehen von der", "abgesehen von den", "a part", "mis a part", "en dehors de", "hormis", "sauf", "excepte", "aparte de", "fuera de", "excepto", "salvo"])
#: Words that add, whatever follows.
_ADDS = frozenset(["besides", "outre"])
_ADDING = frozenset(["neben", "outre", "en plus de", "en sus de", "ademas de", "zusatzlich zu", "amen de", "in addition to"])
_THOSE = frozenset(["denen", "celles", "ceux", "las", "los", "aquellas", "aquellos", "those"])
_ALSO = frozenset(["also", "too", "as well", "auch", "ebenfalls", "zugleich", "zusatzlich", "ausserdem", "auserdem", "aussi", "egalement", "encore", "tambien", "igualmente", "asimismo", "ademas"])
_BODIES = ("body", "class", "state")


def read(clause: Clause, draft: Draft) -> None:
    """Read an exception as one more body where it adds a body to another one; nothing where bodies are asked for."""
    if draft.target == "bodies" or "bodies" in draft.fields:
        return
    bodies = clause.kinds(*_BODIES)
    for index, item in enumerate(clause.items):
        pointing = any("those" in each.concepts or fold(each.text) in _THOSE for each in clause.items[index + 1 : index + 2])
        if fold(item.text) in _ADDING and pointing:
            clause.reread({index: replace(item, kind="concept", concepts=frozenset({"without"}))})  # "*neben denen* der Kommission": other ones
    for index, item in enumerate(clause.items):
        if fold(item.text) not in _EITHER | _ADDS or _of_somebody(clause, index):
            continue
        first = next((i for i in bodies if i > index), None)
        if first is None or not all(filler(each) for each in clause.items[index + 1 : first]):
            continue
        others = [i for i in bodies if i != first and clause.items[i].values != clause.items[first].values]
        if not others or any(each.concepts & {"not", "without"} for i, each in enumerate(clause.items) if i != index):
            continue
        also = any(fold(each.text) in _ALSO for each in clause.items[first + 1 :])
        if also or fold(item.text) in _ADDS:
            clause.reread({index: replace(item, kind="concept", concepts=frozenset({"together"}))})


def _of_somebody(clause: Clause, index: int) -> bool:
    """ "*Somebody* besides X", "no other *body* than X": a body that the exception is taken from."""
    before = clause.items[max(0, index - 2) : index]
    return any(each.concepts & {"somebody", "n_body", "who", "else", "all", "any"} or each.kind == "class" for each in before)
