"""Small words that deny, leave out or join, read once each before any rule sees them.

"*Ne* finissent *pas*", "*no* es responsable *ninguna*": two words, one denial. "*Weder* … *noch*": one pair, two denials.
"*Excluidas* las de X": a participle that leads what is left out. "*O después* de 2024": two words where a year of its own follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from ingest.fold import fold

NE = frozenset(["ne", "n"])
"""The first half of a French denial."""

#: French and Spanish put a "ne" or "no" before the verb as well, where another word denies: it denies nothing more.
_HALVES = {"fr": frozenset(["ne", "n", "n'est", "n'a", "n'ont"]), "es": frozenset(["no"])}
#: The words that deny then, each as it begins. A Spanish "ni" alone goes on after a "no" that denies something itself.
WORDS = frozenset(["pas", "jamais", "aucun", "aucune", "aucuns", "aucunes", "nullement", "aucunement", "personne", "ni", "ningun", "ninguna", "ninguno", "ningunos", "ningunas", "nadie", "nunca", "tampoco"])
_ENTITIES = ("body", "class", "state", "year", "years", "punct")
_NEAR = 8


def read(items: Sequence[Item], language: str) -> list[Item]:
    """The items with the first half of a double denial as nothing more: "ne finissent *pas*", "no es responsable *ninguna*";
    and with each half of "weder … noch" as the denial that it is."""
    found = list(items)
    found = [each for index, item in enumerate(found) for each in _parted(found, index, item)]
    items = found[:]
    for index, item in enumerate(items):
        if language == "fr" and item.text.lower() == "où":
            found[index] = replace(item, kind="stop", concepts=frozenset({"stop"}))  # without its accent it would be an "or"
    for index, item in enumerate(items):
        if language == "fr" and fold(item.text) == "plus" and not item.concepts - {"stop"} and (first := _ne(items, index)) is not None:
            found[index] = replace(item, kind="concept", concepts=frozenset({"not"}))  # "*n*'impliquent *plus* X"
            found[first] = replace(items[first], kind="stop", concepts=frozenset({"stop"}))
    for index, item in enumerate(items):
        if language == "fr" and fold(item.text) in ("que", "qu") and index and fold(items[index - 1].text) == "pas" and _ne(items, index) is not None:
            found[index] = replace(item, kind="concept", concepts=frozenset({"only"}))  # "ne relèvent *pas que* d'X"
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
            if fold(each.text).split()[0] in WORDS and each.concepts & _DENY:
                found[index] = replace(item, kind="stop", concepts=frozenset({"stop"}))
                break
    return found


def _ne(items: Sequence[Item], plus: int) -> int | None:
    """The "ne" that a "plus" denies with; none where a "que" follows ("ne comptent *plus que* deux")."""
    if any(fold(each.text) in ("que", "qu") for each in items[plus + 1 : plus + 2]):
        return None
    return next((i for i in range(plus - 1, max(-1, plus - 5), -1) if fold(items[i].text) in NE), None)


#: "… *or after*", "… *or before*" behind a year say which years it begins or ends; before another year they are two words.
_SIDES = {"after": frozenset(["apres", "despues", "after", "nach"]), "before": frozenset(["avant", "antes", "before", "vor"])}
_JOINED = {"or": frozenset(["ou", "o", "or", "oder"]), "and": frozenset(["et", "y", "and", "und"])}


def _parted(items: Sequence[Item], index: int, item: Item) -> list[Item]:
    """An "or after" that leads to a year of its own, as an "or" and an "after"."""
    words = fold(item.text).split()
    year = any(each.kind == "year" for each in [*items[index + 1 : index + 2], *(each for each in items[index + 2 : index + 3] if items[index + 1].kind in ("stop", "concept") and "stop" in items[index + 1].concepts)])
    if len(words) != 2 or not year or not item.concepts & {"onwards", "backwards"}:
        return [item]
    side = next((name for name, said in _SIDES.items() if words[1] in said), "")
    joins = next((name for name, said in _JOINED.items() if words[0] in said), "")
    if not side or not joins:
        return [item]
    cut = item.end - len(item.text.split()[1])
    first = replace(item, kind="concept", end=item.start + len(item.text.split()[0]), text=item.text.split()[0], concepts=frozenset({joins, "stop"}))
    return [first, replace(item, kind="concept", start=cut, text=item.text.split()[1], concepts=frozenset({side}))]


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
