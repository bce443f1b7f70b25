"""What was understood of one question: shown to the user, changeable, and accepted back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from index.question.filters import Choice, Filter


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One question, understood.

    ``target``: what is asked for: ``actions``, ``indicators``, ``bodies``, ``years``, ``areas``, ``sources``,
    ``priorities``, ``sections``, ``footnotes``, ``acts``, ``units``, or ``""`` (free words).
    ``form``: ``list``, ``count``, ``share``, ``yes_no``, ``fields`` (of the units named by number), ``rank`` (most,
    fewest), ``table`` (so many per …), ``compare``, ``overview``, ``define``, ``status``, ``free``.
    ``fields``: for ``fields``, which ones; for ``rank`` and ``table``, what is counted by.
    ``places``: units named by number, as ``kind:number``. ``subject``: content words that no record accounts
    for: where there are any, the answer is ranked and never complete. ``ignored``: other sentences.
    ``explicit``: the question names its target, rather than leaving it to be told from its conditions.
    ``asks``: whether a word or a mark in the message asks; a bare phrase may still be a search.
    ``understood``: (words, meaning) pairs for showing; an answer's JSON says meanings in the language of the question,
    and ``meant`` beside them keeps the grammar's own. ``notes``: what an answer should add.
    """

    question: str
    language: str
    target: str = ""
    form: str = "free"
    fields: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    choices: tuple[Choice, ...] = ()
    subject: tuple[str, ...] = ()
    order: str = ""
    acts: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    understood: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    explicit: bool = False
    asks: bool = True

    def reading(self, chosen: Mapping[Choice, Filter]) -> Interpretation:
        """This interpretation with each choice replaced by the filter chosen for it."""
        filters = (*self.filters, *(chosen[choice] for choice in self.choices))
        return replace(self, filters=filters, choices=())

    def as_json(self) -> dict[str, Any]:
        return {
            "question": self.question,
            "language": self.language,
            "target": self.target,
            "form": self.form,
            "fields": list(self.fields),
            "places": list(self.places),
            "filters": [item.as_json() for item in self.filters],
            "choices": [
                [{"reading": label, **item.as_json()} for label, item in choice.readings] for choice in self.choices
            ],
            "subject": list(self.subject),
            "order": self.order,
            "acts": list(self.acts),
            "explicit": self.explicit,
            "asks": self.asks,
            "notes": list(self.notes),
            "ignored": list(self.ignored),
            "corrections": [list(pair) for pair in self.corrections],
            "understood": [{"words": words, "as": meaning} for words, meaning in self.understood],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Interpretation:
        """What ``as_json`` gave, read back.

        Raises:
            ValueError: ``data`` is no interpretation.
        """
        try:
            return cls(
                question=str(data["question"]),
                language=str(data.get("language", "en")),
                target=str(data["target"]),
                form=str(data["form"]),
                fields=_words(data, "fields"),
                places=_words(data, "places"),
                filters=tuple(Filter.from_json(item) for item in data.get("filters", [])),
                choices=tuple(
                    Choice(tuple((str(item.get("meant", item["reading"])), Filter.from_json(item)) for item in choice))
                    for choice in data.get("choices", [])
                    if choice
                ),
                subject=_words(data, "subject"),
                order=str(data.get("order", "")),
                acts=_words(data, "acts"),
                explicit=bool(data.get("explicit", False)),
                notes=_words(data, "notes"),
                ignored=_words(data, "ignored"),
                asks=bool(data.get("asks", True)),
                corrections=tuple((str(wrote), str(read)) for wrote, read in data.get("corrections", [])),
                understood=tuple((str(pair["words"]), str(pair.get("meant", pair["as"]))) for pair in data.get("understood", [])),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is no interpretation of a question: {error}") from error


def _words(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = data.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key} of an interpretation is a list of words")
    return tuple(values)


@dataclass(slots=True)
class Draft:
    """An interpretation while the grammar is writing it."""

    target: str = ""
    form: str = ""
    fields: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)
    order: str = ""
    acts: list[str] = field(default_factory=list)
    understood: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    noun: int = -1  # where the noun stands that tells the target
