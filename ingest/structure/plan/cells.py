"""What the cells of an action's row say: priority areas and responsible bodies."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.bodies import Bodies
from ingest.model import Span

_CODE = re.compile(r"(?<![0-9.])([0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?)(?!\.?[0-9])(\.?)")
_CODES_ONLY = re.compile(r"(?:(?i:priority|areas?|and|&)|[0-9.,;/&()–—\s-])+")
_AREA_END = re.compile(r"[\n;]|,(?=\s)")
# What parts two bodies whatever they are called …
_STRONG = re.compile(
    r"[\n\t;•·▪]|\s(?:together with|as well as|in (?:close )?(?:cooperation|collaboration|consultation) with"
    r"|(?:with (?:the )?)?support(?:ed by| of| from)|with)\s"
)
# … unless a name runs over the line's end …
_RUNS_ON = re.compile(r"\s{0,4}(?:and|of|for|the|on|in|to|de|des|du|et|für|und|der|y)\s")
_RAN_ON = re.compile(r"(?:\b(?:and|of|for|the|on|in|to|de|des|du|et|für|und|der|y)|[&/–-])\s{0,4}$")
# … what does where nothing stronger parts the cell, or no "and" makes the line look like one name …
_MIDDLE = re.compile(r"[,/+]")
# … and what may stand inside a name ("Ministry of Labour and Social Affairs") as well as between two.
_AND = re.compile(r"&|\b(?:and|or|und|et|y)\b")
_WEAK = re.compile(r"[,/+&]|\b(?:and|or|und|et|y)\b")
# "Lead: Ministry of Health", "- the police"
_LEAD_IN = re.compile(
    r"\s{0,4}(?:[-–•·▪*]\s{0,2})?(?:(?:lead|partners?|support(?:ing)?|responsible)[^\n:]{0,40}:)?\s{0,4}(?:the\s)?",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(r"[\s,]{0,4}(?:and\s{1,2})?(?:the\s{1,2})?")
_NONE = re.compile(r"(?i:n/?a|none|nil|tbd|tbc)\.?")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_EDGE = " \t\n.:()-–—*;,"


@dataclass(frozen=True, slots=True)
class Code:
    """A priority area's code and where it is written; ``dotted``: a full stop follows it ("5.1.")."""

    code: str
    span: Span
    dotted: bool


def areas(written: str) -> Iterator[Code]:
    """The areas in a cell: their numbers, or where it has none, their names."""
    numbered = list(_CODE.finditer(written))
    for match in numbered:
        yield Code(match.group(1), Span(*match.span(1)), bool(match.group(2)))
    if not numbered:
        for start, end in _between([m.span() for m in _AREA_END.finditer(written)], len(written)):
            span = _trimmed(written, start, end)
            name = span.of(written)
            if any(character.isalnum() for character in name) and not _NONE.fullmatch(name):
                yield Code(" ".join(span.of(written).split()), span, False)


def is_areas(written: str) -> bool:
    """Whether a cell holds numbers of areas and nothing else."""
    return bool(_CODES_ONLY.fullmatch(written) and _CODE.search(written))


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body in a responsibility cell: its canonical name, or the cell's own where it is unknown."""

    name: str
    span: Span
    known: bool


def bodies_in(written: str, bodies: Bodies) -> list[NamedBody]:
    """The bodies of a responsibility cell, in order.

    The cell is cut at line ends, semicolons and the like; at commas, slashes and "and" where a
    known body stands beside them, at commas too where nothing stronger parts the cell. A piece
    without a known name is a body of its own, under the name that the cell gives it.
    """
    known = list(bodies.find(written))
    starts = [item.span.start for item in known]
    found: list[NamedBody] = []
    for start, end in _pieces(written, [item.span for item in known]):
        inside = known[bisect_left(starts, start) : bisect_left(starts, end)]
        found += [NamedBody(item.body, item.span, True) for item in inside]
        if not inside:
            lead = _LEAD_IN.match(written, start, end)
            span = _trimmed(written, lead.end() if lead else start, end)
            name = " ".join(span.of(written).split())
            if sum(character.isalpha() for character in name) > 1 and not _NONE.fullmatch(name):
                canonical = bodies.canonical(name)
                found.append(NamedBody(canonical or name, span, canonical is not None))
    return found


def is_bodies(written: str, bodies: Bodies) -> bool:
    """Whether a cell names bodies that are known, and nothing else."""
    if len(written) > 400:
        return False
    found = bodies_in(written, bodies)
    letters = sum(character.isalpha() for character in written)
    named = sum(character.isalpha() for body in found for character in body.span.of(written))
    return bool(found) and all(body.known for body in found) and named * 2 > letters


def _pieces(written: str, names: list[Span]) -> list[tuple[int, int]]:
    whole = bytearray(len(written))  # 1 where no cut may be: in names and brackets
    for start, end in (*((n.start, n.end) for n in names), *(m.span() for m in _BRACKETS.finditer(written))):
        whole[start:end] = b"\1" * (end - start)
    starts, ends = {name.start for name in names}, {name.end for name in names}

    def cuts(pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        for match in pattern.finditer(written):
            if not any(whole[match.start() : match.end()]):
                yield match.span()

    def beside(cut: tuple[int, int]) -> bool:
        """Whether a known name stands right before or right after."""
        before = written[max(cut[0] - 8, 0) : cut[0]]
        lead = _BEFORE_NAME.match(written, cut[1])
        return (
            cut[0] - len(before) + len(before.rstrip(_EDGE)) in ends or (lead.end() if lead else -1) in starts
        )

    def runs_on(cut: tuple[int, int]) -> bool:
        line_end = _RAN_ON.search(written, max(cut[0] - 12, 0), cut[0])
        return (
            written[cut[0]] == "\n" and bool(line_end or _RUNS_ON.match(written, cut[1])) and not beside(cut)
        )

    strong = sorted(cut for cut in cuts(_STRONG) if not runs_on(cut))
    lines = _between(strong, len(written))
    # "Ministry of Health, Welfare and Sport" is one of several lines, "Police, Customs, Courts" are three.
    whole_lines = {start for start, end in lines if strong and _AND.search(written, start, end)}
    begins = [start for start, _ in lines]
    apart = {cut for cut in cuts(_WEAK) if beside(cut)}
    for cut in cuts(_MIDDLE):
        if begins[bisect_right(begins, cut[0]) - 1] not in whole_lines:
            apart.add(cut)
    return _between(sorted(apart.union(strong)), len(written))


def _between(cuts: Sequence[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    ends = [*(start for start, _ in cuts), length]
    return list(zip([0, *(end for _, end in cuts)], ends, strict=True))


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGE))
    return Span(start + left, start + max(left, len(piece.rstrip(_EDGE))))
