""" "And the one before?", "what comes next?", "the previous indicator": the neighbour of the one unit that the question before names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.interpretation import Interpretation
from index.question.items import ENTITIES, Item
from ingest.fold import fold

_AFTER = frozenset(["next", "after", "following", "afterwards", "suivant", "suivante", "apres", "nachste", "nachsten", "nachster", "nachstes", "danach", "folgende", "folgenden", "siguiente", "despues"])
_BEFORE = frozenset(["previous", "before", "preceding", "prior", "precedent", "precedente", "avant", "vorige", "vorigen", "vorherige", "vorherigen", "davor", "vorhergehende", "anterior", "antes", "previa", "previo"])
#: Words that point, ask or hold together, and add nothing of their own.
_PLAIN = frozenset(
    ["and", "in", "for", "the", "one", "what", "about", "which", "is", "who", "comes", "come", "that", "this", "it", "action", "measure", "please", "now", "then", "show", "me", "tell", "of", "right", "just", "directly", "et", "la", "le", "l'", "celle", "d", "qui", "vient", "quelle", "mesure", "action", "cette", "avant-la", "und", "die", "das", "was", "kommt", "steht", "massnahme", "masnahme", "ist", "mit", "der", "y", "el", "lo", "que", "viene", "cual", "es", "accion", "medida", "de", "esa", "esta", "con"]
)
_KINDS = {"indicator": frozenset(["indicator", "indicateur", "indikator", "indicador"]), "priority": frozenset(["priority", "priorite", "prioritat", "prioridad"]), "footnote": frozenset(["footnote", "note", "fusnote", "fussnote", "nota"])}


def next_to(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """What the question before asks, of the unit before or after the one that it names; ``one`` where nothing of the kind is asked."""
    said = [word for item in clause if item.kind != "punct" for word in fold(item.text).replace("-", " ").split()]
    sides = [side for side, words in (("after", _AFTER), ("before", _BEFORE)) if words & set(said)]
    if len(sides) != 1 or before.acts or before.choices or before.subject or any(item.kind in ENTITIES for item in clause):
        return one
    if len(before.places) != 1 and before.target == "actions" and "one" in said and all(word in _PLAIN | _AFTER | _BEFORE for word in said):
        return replace(one, subject=(), notes=("unclear",))  # of a list, nothing says which one's neighbour
    if len(before.places) != 1 or any(item.field != "body" for item in before.filters):
        return one
    kind, _, number = before.places[0].partition(":")
    nouns = _KINDS.get(kind, frozenset())
    if any(word not in _PLAIN | _AFTER | _BEFORE | nouns for word in said) or not number.isdigit():
        return one
    if kind in _KINDS and any("n_action" in item.concepts for item in clause):
        return one
    follows, words = ("", f"follows: {before.question}"), " ".join(item.text for item in clause if item.kind != "punct")
    if kind == "action":
        side = sides[0]
        return replace(
            before, question=one.question, places=(), notes=(*_kept(before), f"{side}:{number}:one"), understood=(follows, (words, f"the one {side} Action {number}")),
        )  # fmt: skip
    if kind not in _KINDS:
        return one
    there = int(number) + (1 if sides[0] == "after" else -1)
    return replace(before, question=one.question, places=(f"{kind}:{there}",), notes=_kept(before), understood=(follows, (words, f"{kind} {there}")))


def _kept(before: Interpretation) -> tuple[str, ...]:
    """The notes of the question before that hold for its neighbour as well."""
    return tuple(note for note in before.notes if note.partition(":")[0] in ("lead", "plan"))
