""" "I'm from Eurojust, what do *we* have to do?": who speaks for a body, and what they then call "we"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from ingest.fold import fold

_LEADING = frozenset(
    ["i", "i'm", "im", "am", "we", "we're", "are", "from", "at", "for", "with", "of", "the", "work", "works", "working", "here", "hello", "hi", "hey", "good", "morning", "afternoon", "dear", "this", "is", "writing", "write", "calling", "call", "speaking", "on", "behalf", "in", "as", "a", "an", "colleague", "je", "j", "suis", "nous", "sommes", "travaille", "chez", "a", "de", "la", "le", "d", "l", "pour", "bonjour", "au", "nom", "ich", "bin", "wir", "sind", "arbeite", "arbeiten", "bei", "beim", "von", "vom", "der", "die", "fur", "hallo", "guten", "tag", "im", "namen", "als", "yo", "soy", "somos", "trabajo", "trabajamos", "en", "del", "el", "hola", "para", "buenos", "dias", "nombre"]
)
_SPEAKING = frozenset(["i", "i'm", "im", "am", "we", "we're", "as", "at", "je", "j", "suis", "nous", "sommes", "ich", "bin", "wir", "sind", "arbeite", "yo", "soy", "somos", "trabajo", "trabajamos", "chez", "bei", "beim", "als"])
_WE = frozenset(["we", "us", "our", "ours", "wir", "uns", "unser", "unsere", "nous", "notre", "nos", "nosotros", "nosotras", "nuestro", "nuestra", "nuestras", "nuestros"])


def told(items: Sequence[Item]) -> list[Item]:
    """The items without the words that say for which body somebody speaks, and with their "we" as that body."""
    found = list(items)
    at = next((i for i, item in enumerate(found) if item.kind == "body"), -1)
    if at < 1 or at + 1 >= len(found):
        return found
    led = [word for item in found[:at] if item.kind != "punct" for word in fold(item.text).replace("'", " ").split()]
    said = {word for item in found[:at] for word in fold(item.text).split()}
    if any(word not in _LEADING and word != "m" for word in led) or not (set(led) | said) & _SPEAKING:
        return found
    behind = found[at + 1]
    rest = found[at + 2 :] if behind.kind == "punct" or "and" in behind.concepts else found[at + 1 :]
    direct = behind.kind != "punct" and "and" not in behind.concepts
    if not rest or (direct and not _we(rest[0])) or not any(_we(item) for item in rest) or any(item.kind in ("body", "class", "state") for item in rest[:1]):
        return found
    return [replace(item, kind="body", values=found[at].values, concepts=frozenset()) if _we(item) else item for item in rest]


def _we(item: Item) -> bool:
    return fold(item.text) in _WE
