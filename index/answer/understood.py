"""What was understood of a question, in its language: the grammar says it in English (``understood.toml`` has the frames)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from index.answer import conditions
from index.question.filters import OPERATORS, Filter
from index.world import World
from ingest.wording import Wording, fill, joined

WORDING = Wording(Path(__file__).with_name("understood.toml"))

#: What fills a frame; everything else may be any words.
_FILLS = {"who": r"[^:]+", "whom": r"[^:]+", "y": r"(?:19|20)\d\d(?: or (?:19|20)\d\d)*", "first": r"(?:19|20)\d\d", "last": r"(?:19|20)\d\d", "n": r"[\d, ]{1,60}", "m": r"\d{1,3}", "op": r"(?:not )?[<>=]{1,2}"}
_RAW = re.compile(r"(?P<field>[a-z_]+) (?P<op>[a-z_<>=]+(?: [<>=]+)?) (?P<values>.+)")
_LIST = re.compile(r", | and | or ")
_BEFORE = re.compile(r"(?P<how>only|not only|not all of|all of|not) (?P<rest>.+)")
_DEEP = 2
"""Meanings within a meaning."""
_LONGEST = 600
"""Characters of a meaning that a person would read."""


def in_words(meaning: str, language: str, world: World, deep: int = 0) -> str:
    """``meaning`` in ``language``; as it is where no frame fits."""
    if language == "en" or not meaning or len(meaning) > _LONGEST:
        return meaning
    return _framed(meaning, language, world, deep) or _either(meaning, language, world, deep) or meaning


def _framed(meaning: str, language: str, world: World, deep: int) -> str:
    """A meaning by the frame that fits it; "" where none does."""
    for key, pattern in _patterns():
        match = pattern.fullmatch(meaning)
        if match:
            values = {name: _value(name, text, language, world, deep) for name, text in match.groupdict().items()}
            if None not in values.values():
                return fill(language, WORDING.frame(language, key), values)
    return _raw(meaning, language, world)


def shown(interpretation: dict[str, Any], language: str, world: World) -> dict[str, Any]:
    """An interpretation as data, its meanings in the language of the question; ``meant`` keeps what they were in English."""
    if language == "en":
        return interpretation
    for each in interpretation["understood"]:
        _say(each, "as", language, world)
    for choice in interpretation["choices"]:
        for each in choice:
            _say(each, "reading", language, world)
    return interpretation


def _say(entry: dict[str, Any], key: str, language: str, world: World) -> None:
    said = in_words(entry[key], language, world)
    if said != entry[key]:
        entry["meant"], entry[key] = entry[key], said


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for key, frame in WORDING.frames["en"].items():
        parts = [(literal, name) for literal, name, _, _ in Formatter().parse(frame)]
        pattern = "".join(re.escape(literal) + (f"(?P<{name}>{_FILLS.get(name, '.+')})" if name else "") for literal, name in parts)
        found.append((key, re.compile(pattern)))
    return tuple(found)


def _value(name: str, text: str, language: str, world: World, deep: int) -> str | None:
    """What fills a frame, in the language; ``None`` where a meaning within it has no frame."""
    if name == "meaning":
        said = in_words(text, language, world, deep + 1) if deep < _DEEP else text
        return said if said != text else None
    if name in ("who", "whom"):
        return _who(text, language, world)
    if name == "op":
        return text.replace("not ", f"{WORDING.frame(language, 'op_not')} ")
    return re.sub(r" (and|or) ", lambda match: f" {_CONJUNCTIONS[match[1]][language]} ", text) if name in ("v", "y") else text


_CONJUNCTIONS: Mapping[str, Mapping[str, str]] = {"and": {"fr": "et", "de": "und", "es": "y"}, "or": {"fr": "ou", "de": "oder", "es": "o"}}


def _who(text: str, language: str, world: World) -> str:
    """Bodies by their names in the language, with what is said of all of them."""
    before = _BEFORE.fullmatch(text)
    if before:
        key = f"who_{before['how'].replace(' ', '_')}"
        return fill(language, WORDING.frame(language, key), {"who": _names(before["rest"], language, world)})
    return _names(text, language, world)


def _names(text: str, language: str, world: World) -> str:
    names = [conditions.bare(each, language, world) for each in _LIST.split(text)]
    return joined(language, names, "or" if " or " in text else "and")


def _raw(meaning: str, language: str, world: World) -> str:
    """A condition that is named by its field ("body any Europol") as what an action does that meets it; "" for other words."""
    match = _RAW.fullmatch(meaning)
    if match is None or match["op"] not in OPERATORS.get(match["field"], ()):
        return ""
    values = [each.strip() for each in match["values"].split(", ")]
    numbers = match["field"] == "year" or match["field"].endswith("_count")
    item = Filter(match["field"], match["op"], tuple(int(each) if numbers and each.isdigit() else each for each in values))
    return conditions.said([item], language, world, 2)


def _either(meaning: str, language: str, world: World, deep: int) -> str:
    """ "This or that", each side a meaning by itself; "" where one is not."""
    pieces = meaning.split(" or ")
    said: list[str] = []
    start = 0
    while start < len(pieces):
        ends = range(start + 1, len(pieces) + (start > 0))
        found = ((end, _framed(" or ".join(pieces[start:end]), language, world, deep)) for end in ends)
        end, words = next(((end, words) for end, words in found if words), (0, ""))
        if not words:
            return ""
        said.append(words)
        start = end
    return joined(language, said, "or")
