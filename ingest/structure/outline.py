"""Headings where the format marks none: told by numbers, underlines, capitals and words like "Chapter".

Plain text knows lines only, so lines that were wrapped at a margin are put together first. The
test is the printer's: a line goes on in the next one if that one's first word had no room on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.blocks import Block, NoteCall, Oddity, Para

_UNDERLINE = re.compile(r"([=\-~*_^#+])\1{2,}$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?\s+(?=[^\W\d_]|[“\"'‘(])")
_KEYWORD = re.compile(
    r"(?:chapter|part|section|annex|appendix|title|schedule)\s+(?:\d{1,3}|[ivxlc]{1,7}|[a-z])\b", re.IGNORECASE
)
_LIST = re.compile(r"(?:[-–—•*·o]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")
_LONGEST = 120
_NARROWEST, _WIDEST = 40, 120
"""Characters: margins that text is wrapped at."""


def outlined(blocks: Sequence[Block], *, plain: bool) -> list[Block]:
    """The blocks with ``level`` set on what reads as a heading; as they are if some have levels.

    ``plain``: the blocks are lines of a plain text, wrapped or not.
    """
    found = _unwrapped(blocks) if plain else list(blocks)
    if any(isinstance(block, Para) and block.level for block in found):
        return found
    found, marks = _underlined(found)
    candidates = _candidates(found, marks)
    for at, level in _levels(candidates).items():
        block = found[at]
        assert isinstance(block, Para)
        found[at] = replace(block, level=level, role="" if block.role == "list_item" else block.role)
    return _titled(found)


# --------------------------------------------------------------------------- wrapped lines


def _unwrapped(blocks: Sequence[Block]) -> list[Block]:
    """Lines put together to paragraphs, if the text is wrapped at a margin."""
    margin = _margin(blocks)
    made: list[Block] = []
    for block in blocks:
        before = made[-1] if made else None
        if (
            margin is not None
            and isinstance(before, Para)
            and isinstance(block, Para)
            and _adjacent(before, block)
            and _wrapped(before, block, margin)
        ):
            made[-1] = _joined(before, block)
        else:
            made.append(block)
    return made


def _margin(blocks: Sequence[Block]) -> int | None:
    """The width that lines are wrapped at, ``None`` where long lines show that they are not."""
    lengths = sorted(len(block.text) for block in blocks if isinstance(block, Para))
    if len(lengths) < 6:
        return None
    margin = lengths[-max(len(lengths) // 50, 1)]
    return margin if _NARROWEST <= margin <= _WIDEST and lengths[-1] <= margin + 12 else None


def _adjacent(before: Para, after: Para) -> bool:
    """Whether nothing but a line end and perhaps an indentation stands between two lines."""
    if after.apart:
        return False
    end = before.origins[-1][1] + len(before.text) - before.origins[-1][0]
    return 1 <= after.origins[0][1] - end <= 9


def _wrapped(before: Para, after: Para, margin: int) -> bool:
    last = before.text.rpartition("\n")[2]
    # ``before`` may be several lines already: only the last one's length says where it ended.
    length = len(last) - _line_start(before)
    if "contents" in (before.role, after.role) or _UNDERLINE.match(after.text) or _UNDERLINE.match(before.text) or _LIST.match(after.text):
        return False
    return length + 1 + len(after.text.split(" ", 1)[0]) > margin


def _line_start(para: Para) -> int:
    """Offset in the paragraph at which its last line began."""
    return para.origins[-1][0]


def _joined(before: Para, after: Para) -> Para:
    shift = len(before.text) + 1
    return replace(
        before,
        text=f"{before.text} {after.text}",
        origins=(*before.origins, *((at + shift, source) for at, source in after.origins)),
        calls=(*before.calls, *(NoteCall(call.at + shift, call.label) for call in after.calls)),
        oddities=(*before.oddities, *(Oddity(odd.at + shift, odd.kind, odd.message) for odd in after.oddities)),
    )


# --------------------------------------------------------------------------- headings


@dataclass(frozen=True, slots=True)
class _Candidate:
    """``kind`` says by what it is told; ``number`` is empty without one."""

    at: int
    kind: str
    number: tuple[int, ...]


def _underlined(blocks: list[Block]) -> tuple[list[Block], dict[int, str]]:
    """The blocks without underlines, and by index of a block the sign it was underlined with."""
    made: list[Block] = []
    marks: dict[int, str] = {}
    for block in blocks:
        match = _UNDERLINE.match(block.text) if isinstance(block, Para) else None
        if match is None:
            made.append(block)
        elif made and isinstance(made[-1], Para) and len(made[-1].text) <= _LONGEST:
            marks[len(made) - 1] = match[1]
    return made, marks


def _candidates(blocks: list[Block], marks: dict[int, str]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Para) or block.role in ("contents", "title") or len(block.text) > _LONGEST:
            continue
        text = f"{block.marker} {block.text}" if block.marker else block.text
        ended = text.endswith((".", ";", ",", ":"))
        numbered = _NUMBERED.match(text)
        letters = [char for char in text if char.isalpha()]
        if numbered and not ended:
            number = tuple(int(part) for part in numbered[1].split("."))
            found.append(_Candidate(at, marks.get(at, "numbered"), number))
        elif at in marks:
            found.append(_Candidate(at, marks[at], ()))
        elif _KEYWORD.match(text) and not ended:
            found.append(_Candidate(at, "keyword", ()))
        elif len(letters) >= 4 and not ended and all(char.isupper() for char in letters):
            found.append(_Candidate(at, "capitals", ()))
    return _without_lists(_in_sequence(found))


def _in_sequence(found: list[_Candidate]) -> list[_Candidate]:
    """Numbers must count on from one heading to the next: 1, 1.1, 1.2, 2, 3 …"""
    kept: list[_Candidate] = []
    current: tuple[int, ...] = ()
    for candidate in found:
        number = candidate.number
        if candidate.kind == "numbered" and number:
            parents = [current[:depth] for depth in range(len(current) + 1)]
            expected = {(*parent, 1) for parent in parents}
            expected |= {(*parent[:-1], parent[-1] + 1) for parent in parents if parent}
            if number not in expected:
                continue
        if number:
            current = number
        kept.append(candidate)
    return kept


def _without_lists(found: list[_Candidate]) -> list[_Candidate]:
    """Numbered lines that mostly follow each other with nothing between are the points of a list."""
    numbered = [candidate for candidate in found if candidate.kind == "numbered"]
    lists: set[int] = set()
    for depth in {len(candidate.number) for candidate in numbered}:
        own = [candidate for candidate in numbered if len(candidate.number) == depth]
        touching = sum(1 for before, after in pairwise(own) if after.at == before.at + 1)
        if len(own) > 1 and touching > 0.5 * (len(own) - 1):
            lists.add(depth)
    return [candidate for candidate in found if candidate.kind != "numbered" or len(candidate.number) not in lists]


def _levels(found: list[_Candidate]) -> dict[int, int]:
    """Level by index: kinds in the order they first appear, numbers by their depth below these."""
    kinds: list[str] = []
    base: int | None = None
    levels: dict[int, int] = {}
    for candidate in found:
        if candidate.kind == "numbered":
            if base is None:
                more_than_once = {other.kind for other in found if other.kind in kinds and other.at > candidate.at}
                base = len(more_than_once)
            levels[candidate.at] = min(base + len(candidate.number), 6)
            continue
        if candidate.kind not in kinds:
            kinds.append(candidate.kind)
        levels[candidate.at] = min(kinds.index(candidate.kind) + 1, 6)
    return levels


def _titled(blocks: list[Block]) -> list[Block]:
    """The first block is the title if it is a heading of a kind, or at a level, that never returns."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Para) or not first.level or _NUMBERED.match(first.text):
        return blocks
    others = [block for block in blocks[1:] if isinstance(block, Para) and block.level]
    second = blocks[1] if len(blocks) > 1 else None
    stacked = isinstance(second, Para) and second.level > 0
    if others and (stacked or all(block.level > first.level for block in others)):
        return [replace(first, level=0, role="title"), *blocks[1:]]
    return blocks
