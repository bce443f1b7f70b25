"""Phrases in two pieces: "kommt … vor", "bring … together", "ne … que": read as what they mean in one.

The lexicon writes them with "…". The second piece must close the clause, or stand before a comma or another
condition, for verbs that part ("…|" at its end says so); else it may stand anywhere behind the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from index.question.lexicon import Lexicon
from ingest.fold import fold

REACH = 16
"""So many items may stand between the two pieces: what a clause's middle holds."""


def joined(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items with the first piece read as the whole phrase, and the second as nothing more."""
    found = _once_denied(items, lexicon.language)
    if not lexicon.gaps:
        return found
    texts = [fold(item.text) for item in found]
    for index, text in enumerate(texts):
        for second, closing, concepts in lexicon.gaps.get(text, ()):
            at = _second(found, texts, index, second, closing=closing)
            if "request" in concepts and any(item.kind != "punct" and not item.concepts & {"hello", "stop"} for item in found[:index]):
                continue  # an order opens its sentence: "*zähl* mir die Maßnahmen *auf*", but not "welche *Stellen* arbeiten *zusammen*"
            if at is not None and not (text in _NE and any(each in _DENIALS for each in texts[index + 1 : at])):
                bears, other = (at, index) if _behind(text, second) else (index, at)
                found[bears] = replace(found[bears], kind="concept", concepts=concepts)
                found[other] = replace(found[other], kind="stop", concepts=frozenset({"stop"}) | (found[other].concepts & {"and", "or"}))
                break
    return found


def _behind(first: str, second: str) -> bool:
    """Whether the second piece bears the meaning: "*ne* comptent *que* deux organismes", "*niemand* hat sie *außer* X"."""
    return first in _NE or (first in _NOBODY and second not in _NOBODY)


_NE = frozenset(["ne", "n"])
_NOBODY = frozenset(["nobody", "no one", "niemand", "niemandem", "niemanden", "personne", "nadie"])
#: French and Spanish put a "ne" or "no" before the verb as well, where another word denies: it denies nothing more.
_HALVES = {"fr": frozenset(["ne", "n", "n'est", "n'a", "n'ont"]), "es": frozenset(["no"])}
#: The words that deny then, each as it begins. A Spanish "ni" alone goes on after a "no" that denies something itself.
_DENIALS = frozenset(["pas", "jamais", "aucun", "aucune", "aucuns", "aucunes", "nullement", "aucunement", "personne", "ni", "ningun", "ninguna", "ninguno", "ningunos", "ningunas", "nadie", "nunca", "tampoco"])
_ENTITIES = ("body", "class", "state", "year", "years", "punct")
_NEAR = 8


def _once_denied(items: Sequence[Item], language: str) -> list[Item]:
    """The items with the first half of a double denial as nothing more: "ne finissent *pas*", "no es responsable *ninguna*";
    and with each half of "weder … noch" as the denial that it is."""
    found = list(items)
    for index, item in enumerate(items):
        if language == "fr" and item.text.lower() == "où":
            found[index] = replace(item, kind="stop", concepts=frozenset({"stop"}))  # without its accent it would be an "or"
    for index, item in enumerate(items):
        if language == "fr" and fold(item.text) == "plus" and not item.concepts - {"stop"} and (first := _ne(items, index)) is not None:
            found[index] = replace(item, kind="concept", concepts=frozenset({"not"}))  # "*n*'impliquent *plus* X"
            found[first] = replace(items[first], kind="stop", concepts=frozenset({"stop"}))
    ors = [i for i, item in enumerate(items) if "or" in item.concepts]
    if language == "fr" and len(ors) == 1 and fold(items[ors[0]].text) == "soit":
        found[ors[0]] = replace(items[ors[0]], kind="stop", concepts=frozenset({"stop"}))  # "une action qui *soit* du ressort d'Europol"
    neither = next((i for i, item in enumerate(items) if fold(item.text) == "weder"), len(items)) if language == "de" else len(items)
    for index in range(neither, len(items)):
        if fold(items[index].text) == "noch":
            found[index] = replace(items[index], kind="concept", concepts=frozenset({"without"}))
    for index, item in enumerate(items):
        if "excluded" in item.concepts and _leads_out(items, index):
            found[index] = replace(item, kind="concept", concepts=frozenset({"without"}))  # "*excluidas* las de la sección A"
        if "not" not in item.concepts or fold(item.text) not in _HALVES.get(language, ()):
            continue
        for each in items[index + 1 : index + 1 + _NEAR]:
            if each.kind in _ENTITIES or each.concepts & {"and", "or"}:
                break
            if fold(each.text).split()[0] in _DENIALS and each.concepts & _DENY:
                found[index] = replace(item, kind="stop", concepts=frozenset({"stop"}))
                break
    return found


def _ne(items: Sequence[Item], plus: int) -> int | None:
    """The "ne" that a "plus" denies with; none where a "que" follows ("ne comptent *plus que* deux")."""
    if any(fold(each.text) in ("que", "qu") for each in items[plus + 1 : plus + 2]):
        return None
    return next((i for i in range(plus - 1, max(-1, plus - 5), -1) if fold(items[i].text) in _NE), None)


def _leads_out(items: Sequence[Item], index: int) -> bool:
    """Whether what is excluded follows the word, and does not stand before it ("X excluded")."""
    for each in items[index + 1 : index + 5]:
        if "those" in each.concepts or each.kind in ("body", "class", "state", "section", "priority", "area", "year", "years"):
            return True
        if each.kind != "stop" and not (each.kind == "concept" and each.concepts & {"in", "stop"} and not each.concepts & {"and", "or"}):
            return False
    return False


#: What a word that denies is, or is part of ("pas plus de", "aucune date").
_DENY = frozenset(["not", "without", "no_date", "at_most", "only", "somebody"])


def _second(items: Sequence[Item], texts: Sequence[str], first: int, second: str, *, closing: bool) -> int | None:
    """Where the second piece stands, ``None`` if it does not."""
    for i in range(first + 1, min(first + 1 + REACH, len(items))):
        if items[i].text in "?!.;":
            return None
        if texts[i] == second and i > first + 1 and (not closing or _closes(items, i)):
            return i
    return None


def _closes(items: Sequence[Item], index: int) -> bool:
    """Whether nothing of the clause follows."""
    following = items[index + 1 : index + 2]
    return not following or following[0].kind == "punct" or bool(following[0].concepts & {"and", "or"})
