"""An action in words: its timetable, one line for its row, the numbers of several, and the claim that a row proves."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import conditions
from index.answer.labels import unit_label
from index.answer.model import Answer
from index.answer.phrases import joined, label, phrase
from index.question.interpretation import Interpretation
from index.world import Row
from ingest.model import Timetable


def numbers_of(one: Interpretation, found: Sequence[Row]) -> str:
    """The numbers of actions in running text; one by its whole label; all numbers in a row as "1 to 53"."""
    numbers = [row.action.number for row in found]
    if len(numbers) == 1:
        return label(one.language, "action", numbers)
    return joined(one.language, numbers)


def when(table: Timetable | None, language: str) -> str:
    """A timetable as its row writes it; where that is a word and no year, in the language of the answer."""
    if table is None:
        return ""
    worded = language != "en" and table.ongoing and not any(character.isdigit() for character in table.written)
    return phrase(language, "value_ongoing") if worded else table.written


def summary(row: Row, answer: Answer) -> str:
    """An action in one line: label, timetable, responsible bodies, in English as the row writes them."""
    language, world = answer.language, answer.world
    bodies = [each.written if language == "en" else conditions.bare(each.name, language, world) for each in row.action.bodies]
    return phrase(
        language,
        "row",
        label=unit_label(row.action.label, language),
        when=when(row.action.timetable, language) or phrase(language, "value_untimed"),
        bodies=", ".join(bodies) or phrase(language, "row_bodiless"),
    )


def claim_rows(answer: Answer, found: Sequence[Row]) -> None:
    """A claim for each action, resting on its whole row."""
    for row in found:
        unit = answer.world.unit(row.document, row.action.place)
        if unit:
            answer.claim(summary(row, answer), answer.cite(row.document, row.action.place, unit.span))


def mention(row: Row, name: str, answer: Answer) -> dict[str, object]:
    """A row that names a body, for an answer's ``mentions``."""
    return {
        "body": name,
        "document": row.document,
        "place": row.action.place,
        "label": unit_label(row.action.label, answer.language),
        "responsible": [body.name for body in row.action.bodies],
    }
