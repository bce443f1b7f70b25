"""What stands around an answer, in the language of the question (``wording.toml``): for terminals and pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index.answer.labels import unit_label
from index.world import World
from ingest.wording import LANGUAGES, Wording, parted, written

WORDING = Wording(Path(__file__).with_name("wording.toml"))


#: Kinds of which all that there are were looked at.
_COUNTED = ("actions", "indicators", "units")


def say(language: str, key: str, *, number: int = 2, **values: object) -> str:
    """The frame ``key`` in ``language``, filled in."""
    return WORDING.say(language, key, number=number, **values)


def language_of(answer: Mapping[str, Any]) -> str:
    """The language that an answer is in: that of its question, English where that is none that is known."""
    language = str((answer.get("interpretation") or {}).get("language", "en"))
    return language if language in LANGUAGES else "en"


def caption(result: Mapping[str, Any], language: str, ranked: str = "scope_ranked") -> str:
    """ "2 of 53 actions; complete"."""
    count, checked = int(result.get("count") or 0), int(result.get("checked") or 0)
    scope = say(language, "scope_complete" if result.get("scope") == "complete" else ranked)
    if result.get("kind") == "table":
        lines = len(result.get("rows") or result.get("items") or ())
        return parted(language, [say(language, "table_rows", number=lines, count=lines), scope])
    columns = list(result.get("columns") or ())
    tallied = result.get("kind") == "units" and bool(columns)  # places with the number of their actions: those were checked
    name = str(columns[0]) if tallied else str(result.get("kind", ""))
    of = count <= checked and name in _COUNTED
    number = checked if of and language != "fr" else count
    noun = say(language, f"kind_{name}", number=number) if WORDING.has("en", f"kind_{name}") else name
    return parted(language, [say(language, "of", count=count, checked=checked, noun=noun) if of else f"{count} {noun}", scope])


def column(name: str, language: str, world: World) -> str:
    """The head of a column: of a field by its word, of a unit by its label."""
    key = f"column_{name}"
    return say(language, key) if WORDING.has("en", key) else unit_label(name, language, world) if language != "en" else name.capitalize()


def day(written_as: str, language: str) -> str:
    """A day in ISO 8601 as people write it; in English as it is."""
    return written_as if language == "en" else written(dt.date.fromisoformat(written_as), language)


def state(name: str, as_of: str | None, language: str) -> str:
    """The state of a text: "consolidated of 2018-07-09", "version consolidée du 9 juillet 2018"."""
    key = f"state_{name}"
    said = say(language, key) if WORDING.has("en", key) else name
    if not as_of:
        return said
    return say(language, "state_of" if name == "consolidated" else "state_as_of", state=said, day=day(as_of, language))


def legal(status: str, language: str) -> str:
    """The status of an act in a word or two."""
    key = f"legal_{status}"
    return say(language, key) if WORDING.has("en", key) else status.replace("_", " ")
