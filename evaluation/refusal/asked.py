"""The refusal questions, and what the product finds for each of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.errors import QuestionError
from evaluation.load import questions
from evaluation.progress import Shown
from index.engine import Engine
from index.evidence import Ground, Judged, judge
from index.evidence.signals import Support

SOURCES = {"first": "one", "second": "one", "third": "one", "fourth": "two", "fifth": "three", "sixth": "four", "seventh": "five", "eighth": "six"}
"""Who wrote the questions of each file, for habits are a person's own; those of ``evaluation/questions`` are a fifth's."""

SETS = tuple(Path(__file__).with_name(f"{name}.jsonl") for name in SOURCES)
HITS = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. ``group`` joins the wordings of one; ``gold``: units (``document/place``, or a document)
    that answer it, empty where none does; ``kind``: what makes it unanswerable, ``""`` else; ``source``: who wrote it."""

    id: str
    group: str
    question: str
    wording: str
    answerable: bool
    gold: tuple[str, ...]
    kind: str
    source: str

    def answered_by(self, support: Support) -> bool:
        """Whether a passage is of a unit that answers."""
        passage = support.hit.passage
        unit = f"{passage.document}/{passage.place}"
        return any(unit == gold or unit.startswith((f"{gold}.", f"{gold}/")) for gold in self.gold)


def load(path: Path) -> list[Asked]:
    """The questions of a file, one JSON object a line.

    Raises:
        QuestionError: a line is no such object; says which.
    """
    return list(_lines(path))


def tuning(engine: Engine) -> list[Asked]:
    """The free questions of ``evaluation/questions/tune``, which is for building."""
    found = []
    for each in questions(("tune",), ("plain", "reworded", "distant", "unanswerable")):
        gold = tuple(unit for need in each.gold.needs or () for unit in need)
        answerable = each.kind != "unanswerable"
        wording = ("plain" if each.kind == "plain" else "reworded") if answerable else ""
        held = tuple(_held(unit, engine) for unit in gold)
        found.append(Asked(each.id, each.id, each.text, wording, answerable, held, "" if answerable else each.note, "tune"))
    return found


def _held(unit: str, engine: Engine) -> str:
    """``unit`` in the edition that is searched."""
    work, slash, place = unit.partition("/")
    edition = engine.records.default_edition(work)
    return f"{edition.id if edition else work}{slash}{place}"


def _lines(path: Path) -> Iterator[Asked]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise QuestionError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            data = json.loads(line)
            yield Asked(
                str(data["id"]),
                str(data["group"]),
                str(data["question"]),
                str(data["wording"]),
                bool(data["answerable"]),
                tuple(data.get("gold", ())),
                str(data.get("kind", "")),
                SOURCES.get(path.stem, path.stem),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise QuestionError(f"{path.name}, line {number}: {error}") from error


def judged(
    wanted: Sequence[Asked], engine: Engine, ground: Ground, progress: Shown
) -> tuple[list[Judged], list[Judged]]:
    """Each question searched for and judged, in order; and judged again as if no questions had been written for the texts,
    since for most texts none are."""
    bare = replace(ground, asked={}, _read={})
    found: tuple[list[Judged], list[Judged]] = [], []
    progress.stage("Judging", len(wanted))
    for each in wanted:
        hits = engine.search.find(each.question, top_k=HITS)
        for one, way in zip(found, (ground, bare), strict=True):
            one.append(judge(each.question, hits, way))
        progress.advance()
    return found
