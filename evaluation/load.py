"""Question sets: one JSON object a line, in ``evaluation/questions/<part>/<kind>.jsonl``.

The format and the rules of judging are written in ``evaluation/questions/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from evaluation.errors import QuestionError

FOLDER = Path(__file__).parent / "questions"
PARTS = ("tune", "frozen")
KINDS = ("plain", "reworded", "distant", "set", "lookup", "cross", "unanswerable", "messy", "language")
ABSTAINING = frozenset({"not_held", "not_found"})

Part = Literal["tune", "frozen"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a set question: its name (``""`` where there is only one) and its items."""

    name: str
    items: tuple[str, ...]
    where: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class GoldSet:
    """What ``result`` has to hold.

    ``readings``: the likelier first, one where the question is plain; empty for the kinds
    ``number`` (see ``count``), ``yes_no`` (``value``) and ``table`` (``rows``: label → number).
    ``counted``: the question asks how many, so the count alone is enough.
    """

    kind: str
    readings: tuple[Reading, ...]
    count: int | None
    value: bool | None
    rows: Mapping[str, int]
    counted: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """What a right answer is.

    ``status``: the statuses that are right. ``needs``: each a tuple of alternatives, any one of
    which meets it; ``None`` where no unit is asked for. ``related``: units of grade 1.
    ``expect``: words that must occur in the answer or its quotes; a bar separates alternatives.
    """

    status: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...] | None
    related: tuple[str, ...]
    set: GoldSet | None
    expect: tuple[str, ...]

    @property
    def abstain(self) -> bool:
        """Whether a right answer says that there is none."""
        return self.needs is None and self.set is None and bool(ABSTAINING & set(self.status))


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its gold; ``parts`` are the golds of several questions in one message."""

    id: str
    kind: str
    part: Part
    text: str
    language: str
    gold: Gold
    parts: tuple[Gold, ...]
    note: str


def questions(parts: Iterable[str] = PARTS, kinds: Iterable[str] = KINDS, folder: Path = FOLDER) -> list[Question]:
    """The questions of these parts and kinds, in the order of the files.

    Raises:
        QuestionError: a file is missing, or a line is not what the README says.
    """
    found: list[Question] = []
    for part in parts:
        for kind in kinds:
            found += _file(folder / part / f"{kind}.jsonl")
    return found


def _file(path: Path) -> list[Question]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise QuestionError(f"question set {path} cannot be read: {error.strerror}") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        try:
            rows.append(_question(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionError(f"{path}, line {number}: {type(error).__name__}: {error}") from error
    return rows


def _question(row: Mapping[str, Any]) -> Question:
    if row["part"] not in PARTS or row["kind"] not in KINDS:
        raise ValueError(f"part {row['part']!r} or kind {row['kind']!r} is unknown")
    return Question(
        id=row["id"],
        kind=row["kind"],
        part=row["part"],
        text=row["question"],
        language=row["language"],
        gold=_gold(row),
        parts=tuple(_gold(part) for part in row.get("parts", ())),
        note=row["note"],
    )


def _gold(row: Mapping[str, Any]) -> Gold:
    units = row["gold_units"]
    return Gold(
        status=tuple(row["status"]),
        needs=None if units is None else tuple(tuple(alternatives) for alternatives in units),
        related=tuple(row["related"]),
        set=None if row["gold_set"] is None else _set(row["gold_set"]),
        expect=tuple(row["expect"]),
    )


def _set(row: Mapping[str, Any]) -> GoldSet:
    readings = tuple(
        Reading(reading["name"], tuple(reading["items"]), reading.get("where")) for reading in row.get("readings", ())
    )
    return GoldSet(
        kind=row["kind"],
        readings=readings,
        count=row.get("count"),
        value=row.get("value"),
        rows=row.get("rows", {}),
        counted=row.get("counted", False),
    )
