"""The gold standard of references: texts with marked spans, written to be read and judged by people.

A file of ``gold/`` holds items, each a line of text and, under it, one line for each marked span::

    # what is hard about it
    see ⟦Article 4 of ⟨that Directive⟩⟧ and ⟦Action 8⟧
    = 32014L0042 | art_4 | anaphoric
    = action:8

``⟦ ⟧`` mark a reference, ``⟨ ⟩`` its instrument inside it; without them the instrument is the whole
reference, or none where there are places, where the identifier points inside the corpus, or where the
flags say ``none``. ``⟪ ⟫`` mark a mention, with a line ``~ kind``. Flags: ``anaphoric``, ``ambiguous``,
``none``. ``\\n``, ``\\t`` and ``\\uXXXX`` stand for those characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "gold"

_INSIDE = re.compile(r"(?:action|strategic_priority|priority_area|performance_indicator|footnote):")
_ESCAPE = re.compile(r"\\(?:n|r|t|u([0-9a-f]{4}))")
_MARKS = re.compile(r"[⟦⟧⟨⟩⟪⟫]")


@dataclass(frozen=True, slots=True)
class Expected:
    """A reference as it should be found: offsets as in ``ingest.model.Reference``."""

    start: int
    end: int
    identifiers: tuple[str, ...]
    places: tuple[str, ...]
    instrument: tuple[int, int] | None
    anaphoric: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class ExpectedMention:
    """A mention as it should be found."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Item:
    """A text with all its references; ``mentions`` is ``None`` where they were not judged."""

    name: str
    text: str
    references: tuple[Expected, ...]
    mentions: tuple[ExpectedMention, ...] | None


def items(folder: Path = FOLDER) -> list[Item]:
    """All gold items, file by file.

    Raises:
        ValueError: a line of marks and its lines of expectations do not match; the message names the line.
    """
    return [item for path in sorted(folder.glob("*.txt")) for item in read(path)]


def read(path: Path) -> Iterator[Item]:
    """The items of one file, named ``file:line``."""
    lines = path.read_text(encoding="utf-8").split("\n")
    judged = path.stem.startswith("mentions")
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if not line.strip() or line.startswith("#"):
            continue
        name = f"{path.stem}:{number}"
        wanted: list[str] = []
        while number < len(lines) and lines[number][:2] in {"= ", "~ "}:
            wanted.append(lines[number])
            number += 1
        yield _item(name, line, wanted, judged=judged)


def _item(name: str, line: str, wanted: list[str], *, judged: bool) -> Item:
    text, spans = _unmark(_unescape(line))
    outer = sorted(span for span in spans if span[2] in "⟦⟪")
    if len(outer) != len(wanted):
        raise ValueError(f"{name}: {len(outer)} marked spans, but {len(wanted)} expectations")
    references: list[Expected] = []
    mentions: list[ExpectedMention] = []
    for (start, end, mark), expectation in zip(outer, wanted, strict=True):
        if (mark == "⟦") != expectation.startswith("= "):
            raise ValueError(f"{name}: a mark {mark} goes with {expectation!r}")
        if mark == "⟪":
            mentions.append(ExpectedMention(start, end, expectation[2:].strip()))
            continue
        inner = [(a, b) for a, b, kind in spans if kind == "⟨" and start <= a and b <= end]
        references.append(_expected(start, end, inner, expectation[2:]))
    return Item(name, text, tuple(references), tuple(mentions) if judged or mentions else None)


def _expected(start: int, end: int, inner: list[tuple[int, int]], wanted: str) -> Expected:
    fields = [field.strip() for field in wanted.split("|")] + ["", ""]
    identifiers = tuple(filter(None, fields[0].split(", ")))
    places = tuple(filter(None, fields[1].split(", ")))
    flags = fields[2].split()
    instrument: tuple[int, int] | None = (start, end)
    if inner:
        instrument = inner[0]
    elif places or "none" in flags or _INSIDE.match(identifiers[0]):
        instrument = None
    return Expected(start, end, identifiers, places, instrument, "anaphoric" in flags, "ambiguous" in flags)


def _unescape(line: str) -> str:
    plain = {"\\n": "\n", "\\r": "\r", "\\t": "\t"}
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else plain[match[0]], line)


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without marks, and the marked spans with their opening mark."""
    closing = {"⟧": "⟦", "⟩": "⟨", "⟫": "⟪"}
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    opened: list[tuple[str, int]] = []
    length = done = 0
    for match in _MARKS.finditer(marked):
        pieces.append(marked[done : match.start()])
        length += match.start() - done
        done = match.end()
        if match[0] in closing:
            mark, start = opened.pop()
            if mark != closing[match[0]]:
                raise ValueError(f"{match[0]} closes {mark} in {marked!r}")
            spans.append((start, length, mark))
        else:
            opened.append((match[0], length))
    pieces.append(marked[done:])
    return "".join(pieces), spans
