"""Precision, recall and F1 of the finder: on the gold items, on a shipped text, on real acts by their mark-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.references.gold import Expected, Item
from evaluation.references.oracle import Oracle
from ingest.model import Reference
from ingest.references import find


@dataclass(slots=True)
class Score:
    """Counts of what was wanted, found and right; ``wrong`` names what was not, for people."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right among found; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right among wanted; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: Score) -> None:
        self.wanted += other.wanted
        self.found += other.found
        self.right += other.right
        self.wrong += other.wrong


LEVELS = ("spans", "identifiers", "places", "everything")
"""What has to agree, each on top of the one before; ``everything`` adds instrument, ``anaphoric`` and ``ambiguous``."""


def on_gold(items: Iterable[Item]) -> dict[str, Score]:
    """A score for each of ``LEVELS`` over ``items``; ``wrong`` holds names of items."""
    scores = {level: Score() for level in LEVELS}
    for item in items:
        found = [_as_expected(reference) for reference in find(item.text).references]
        for level, score in scores.items():
            wanted = {_key(level, one) for one in item.references}
            got = {_key(level, one) for one in found}
            score.add(Score(len(wanted), len(got), len(wanted & got), [item.name] if wanted != got else []))
    return scores


def mentions_on_gold(items: Iterable[Item]) -> Score:
    """Mentions of those ``items`` whose mentions were judged, by exact span and kind."""
    score = Score()
    for item in items:
        if item.mentions is None:
            continue
        wanted = {(one.start, one.end, one.kind) for one in item.mentions}
        got = {(one.start, one.end, one.kind) for one in find(item.text).mentions}
        score.add(Score(len(wanted), len(got), len(wanted & got), [item.name] if wanted != got else []))
    return score


def _as_expected(reference: Reference) -> Expected:
    span = reference.instrument
    return Expected(
        reference.start,
        reference.end,
        reference.identifiers,
        reference.places,
        (span.start, span.end) if span else None,
        reference.anaphoric,
        reference.ambiguous,
    )


def _key(level: str, one: Expected) -> tuple[object, ...]:
    fields: tuple[object, ...] = (one.start, one.end, one.identifiers, one.places)
    if level == "everything":
        return (*fields, one.instrument, one.anaphoric, one.ambiguous)
    return fields[: 2 + LEVELS.index(level)]


# --------------------------------------------------------------------------- a shipped text


def on_text(text: str, judged: Path, bodies: Sequence[str] = ()) -> tuple[Score, Score]:
    """References of ``text`` against the whole list in ``judged``, and the recall of its mentions.

    The lines of ``judged`` name words in the order of the text. A mention counts as found where one
    of its kind overlaps it; others that are found are not judged, so precision says nothing there.
    """
    wanted: set[tuple[int, int, tuple[str, ...]]] = set()
    mentions: list[tuple[int, int, str]] = []
    at = 0
    for line in judged.read_text(encoding="utf-8").splitlines():
        if line[:2] not in {"= ", "~ "}:
            continue
        words, meaning = (part.strip() for part in line[2:].split("|"))
        start = text.index(words, at)
        at = start + len(words)
        if line[0] == "=":
            wanted.add((start, at, tuple(meaning.split(", "))))
        else:
            mentions.append((start, at, meaning))
    found = find(text, bodies)
    got = {(one.start, one.end, one.identifiers) for one in found.references}
    references = Score(len(wanted), len(got), len(wanted & got), [text[a:b] for a, b, _ in wanted ^ got])
    missed = [
        text[start:end]
        for start, end, kind in mentions
        if not any(one.start < end and start < one.end and one.kind == kind for one in found.mentions)
    ]
    seen = len(mentions) - len(missed)
    return references, Score(len(mentions), seen, seen, missed)


# --------------------------------------------------------------------------- real acts


def on_links(oracle: Oracle, references: Sequence[Reference]) -> Score:
    """Official Journal references against the file's own links.

    Where a file links none of its notes nothing is judged. A reference that no link covers is counted
    as found and not right, unless the file leaves its like unlinked.
    """
    found = [one for one in references if one.kind == "journal"]
    if not oracle.links:
        return Score()
    score = Score(wanted=len(oracle.links))
    overlapping = 0
    for link in oracle.links:
        near = [one for one in found if one.start < link.end and link.start < one.end]
        overlapping += len(near)
        identifier = f"{link.stem}:{link.page}" if link.page else link.stem
        if any(one.identifiers == (identifier,) for one in near):
            score.right += 1
        else:
            score.wrong.append(f"{oracle.text[link.start : link.end]!r}: {identifier}")
    score.found = overlapping
    return score


def on_calls(oracle: Oracle, references: Sequence[Reference]) -> Score:
    """Acts cited right before a footnote's call against the act whose full name opens the note."""
    acts = [one for one in references if one.kind == "act"]
    score = Score()
    for call in oracle.calls:
        named = [
            one
            for one in acts
            if call.start <= one.start <= call.start + 4 and one.end <= call.end and not one.anaphoric
        ]
        if not named:
            continue
        cited = [one for one in acts if one.start < call.at and call.at - 3 <= one.end]
        cited = [one for one in cited if one.start < call.at <= one.end or one.end <= call.at]
        if not cited:
            continue  # the note is called by a title or a body, not by the act's number
        score.wanted += 1
        score.found += 1
        if named[0].identifiers[0] in cited[-1].identifiers:
            score.right += 1
        else:
            score.wrong.append(f"{cited[-1].text!r} calls a note on {named[0].text!r}")
    return score


def uncovered(oracle: Oracle, references: Sequence[Reference]) -> tuple[int, list[str]]:
    """How many numbers of acts there are by their bare look, and those that no reference covers.

    A check of recall that shares nothing with the rules: every ``2014/42/EU`` and every ``(EU) 2019/1153``.
    """
    seen = list(_LOOKS.finditer(oracle.text))
    missed: list[str] = []
    spans = iter(references)
    span = next(spans, None)
    for one in seen:  # both are in the order of the text
        while span is not None and span.end < one.end():
            span = next(spans, None)
        if span is None or span.start > one.start():
            missed.append(oracle.text[max(0, one.start() - 30) : one.end()])
    return len(seen), missed


_LOOKS = re.compile(
    r"[0-9]{1,4}/[0-9]{1,4}/(?:EU|EC|EEC|JHA|CFSP)\b"
    r"|\((?:EU|EC|EEC)\)[\s\u00a0](?:No[\s\u00a0])?[0-9]{1,4}/[0-9]{1,4}"
)
