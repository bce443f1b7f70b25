"""Years that are part of a name: "the 2030 Agenda", "Horizon 2020".

They say what something is called and not when anything is due: they become words, to be looked for as the name is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.items import Item
from index.world import World


def told(items: Sequence[Item], text: str, world: World, language: str) -> list[Item]:
    """The items with such years as words.

    A year is one where the texts have it beside the same word, as the question does. Beside a word that they do not have
    there, it is one if no timetable could name it and the word is written like a name: with a capital, inside a sentence,
    in a language that writes no other noun so.
    """
    return [
        replace(item, kind="word", values=(item.text,)) if item.kind == "year" and _of_a_name(items, index, text, world, language) else item
        for index, item in enumerate(items)
    ]


def _of_a_name(items: Sequence[Item], index: int, text: str, world: World, language: str) -> bool:
    year = items[index]
    first, last = world.period or (0, 0)
    outside = not any(first <= int(value) <= last for value in year.values)
    for at in (index - 1, index + 1):
        if not 0 <= at < len(items) or items[at].kind != "word":
            continue
        left, right = sorted((items[at], year), key=lambda item: item.start)
        if text[left.end : right.start].strip(" -\u00a0"):
            continue
        written = text[left.start : right.end]
        roots = world.roots(written)
        if any(words.find(roots) for words in world.words):
            return True
        word = items[at].text
        named = word[:1].isupper() and not word.isupper() and at > 0 and language != "de"
        if outside and named:
            return True
    return False
