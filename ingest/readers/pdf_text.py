"""Lines of a column → paragraphs, and paragraphs over columns and pages.

The main test for the end of a paragraph is the printer's: would the next line's first word have
fitted on this line? If so, the line was ended on purpose. It holds for justified and ragged text
and for lists of short lines alike.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.readers.pdf_lines import MARKER, Line, joined_rows, merged

_SPACED = 1.28
"""A gap larger than this times the usual leading parts paragraphs."""
_INDENT = 0.7
_SLACK = 0.7
"""In ems: the room, beyond what the word needs, that shows a line end to be made on purpose."""
_ROOM = 0.3
"""Share of a column: a line that leaves more room than this was ended on purpose, whatever follows."""
_TERMINAL = re.compile(r"[.!?:;…][”’\"')\]]*\d{0,3}$")
_BULLETS = frozenset("•‣▪▫◦●○■□◆➢➤✓✔")
_DASHES = frozenset("-–—*o·")
_LOOKED_AT = 200
_LEADERS = re.compile(r"(?:\. ?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$|…+\s*\d{1,4}$|_{4,}\s*\d{1,4}$")


@dataclass(slots=True)
class Draft:
    """A paragraph in the making: its lines, and the column's edges."""

    lines: list[Line]
    left: float
    right: float
    role: str = ""
    level: int = 0
    first_in_region: bool = False
    last_in_region: bool = False

    @property
    def size(self) -> float:
        weights = Counter[float]()
        for line in self.lines:
            weights[line.size] += len(line.text)
        return max(weights, key=lambda size: (weights[size], size))

    @property
    def rows(self) -> int:
        return len(self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """For looking at, not for quoting."""
        return " ".join(line.text for line in self.lines)


class Leading:
    """The usual distance between baselines, by size of type, over a document."""

    def __init__(self) -> None:
        self._gaps: dict[float, list[float]] = defaultdict(list)
        self._medians: dict[float, float] = {}

    def learn(self, lines: Sequence[Line]) -> None:
        for before, after in pairwise(lines):
            gap = after.y - before.y
            if abs(after.size - before.size) < 0.3 and 0.9 * after.size < gap < 2.2 * after.size:
                self._gaps[_key(after.size)].append(gap)

    def of(self, size: float) -> float:
        key = _key(size)
        if key not in self._medians:
            gaps = self._gaps.get(key, ())
            # The lower third: in a document of one-line paragraphs the median is the space between these.
            self._medians[key] = sorted(gaps)[len(gaps) // 3] if len(gaps) >= 3 else 1.25 * size
        return self._medians[key]


def _key(size: float) -> float:
    return round(size * 2) / 2


def paragraphs(own: Sequence[Line], left: float, right: float, leading: Leading, in_cell: bool = False) -> list[Draft]:
    """The paragraphs of one column's lines, top to bottom; a cell may hold several short ones."""
    rows = [merged(row) for row in joined_rows(own)]
    made: list[Draft] = []
    for number, block in enumerate(_blocks(rows, leading)):
        edge = _right_edge(block, right)
        hanging = _hanging(block, number == 0)
        for at, line in enumerate(block):
            if made and at and _goes_on(made[-1], line, hanging, in_cell):
                made[-1].lines.append(line)
            else:
                made.append(Draft([line], left, edge))
    if made:
        made[0].first_in_region = made[-1].last_in_region = True
    for draft in made:
        text = draft.lines[0].text
        if len(draft.lines) <= 3 and has_leaders(draft.text):
            draft.role = "contents"
        elif MARKER.match(text.split(" ", 1)[0]) and " " in text:
            draft.role = "list_item"
    return made


def _blocks(rows: list[Line], leading: Leading) -> Iterator[list[Line]]:
    """Rows that follow each other without a wider gap: paragraphs never reach over one."""
    block: list[Line] = []
    for line in rows:
        if block:
            usual = leading.of(max(line.size, block[-1].size))
            if not 0 <= line.y - block[-1].y <= _SPACED * usual + 0.5:
                yield block
                block = []
        block.append(line)
    if block:
        yield block


def _right_edge(block: list[Line], right: float) -> float:
    """The right edge of a block: its own where most of its lines keep to it, else its column's."""
    own = max(line.x1 for line in block)
    keeping = sum(1 for line in block if own - line.x1 < 1.2 * line.size)
    return own if len(block) >= 4 and keeping >= max(3, 0.5 * len(block)) else right


def _hanging(block: list[Line], at_top: bool) -> bool:
    """Whether the paragraphs of a block hang: most of its lines are indented, and alike.

    ``at_top``: the block is the first of its column, so that it may begin inside a paragraph.
    """
    left = min(line.x0 for line in block)
    indented = [line.x0 for line in block if line.x0 - left > _INDENT * block[0].size]
    alike = sum(1 for x0 in indented if abs(x0 - median(indented)) < 1.0) if indented else 0
    if len(block) == 2:
        return block[1].x0 in indented and not at_top
    return len(block) > 2 and alike > 0.5 * len(block)


def _goes_on(draft: Draft, line: Line, hanging: bool, in_cell: bool) -> bool:
    """Whether ``line`` belongs to the paragraph that ``draft`` has so far."""
    last = draft.lines[-1]
    if not _same_type(last, line) or has_leaders(last.text):
        return False
    if line.bold != last.bold and ((draft.bold and len(last.text) > 3) or (line.bold and _ends(last.text))):
        return False
    if _centred(last, draft.left, draft.right) and _centred(line, draft.left, draft.right):
        return not (in_cell and would_have_fitted(last, line, draft.right + last.x0 - draft.left))
    if _breaks_word(last.text, line.text):
        return True
    if _addresses(last.text) and line.text[:1].isupper() and not line.text.isupper():
        return False
    if _TERMINAL.search(last.text) and line.text[:1].isupper() and _centred(line, draft.left, draft.right):
        return False  # "Article 2" under a full line
    if would_have_fitted(last, line, draft.right):
        # A sentence that plainly goes on outweighs a little room: what follows may not be broken.
        width = draft.right - draft.left
        goes_on = not _ends(last.text) and line.text[:1].islower()
        if in_cell or not goes_on or draft.right - last.x1 > _ROOM * width:
            return False
    if _is_next_item(draft, line):
        return False
    return not _indented_anew(draft, line, hanging)


def _is_next_item(draft: Draft, line: Line) -> bool:
    """Whether a full line is followed by a list item, and not by "(ii)" in the middle of a sentence."""
    marker, blank, _ = line.text.partition(" ")
    if marker in _BULLETS:
        return True
    if not blank or marker in _DASHES or not MARKER.match(marker):
        return False
    last = draft.lines[-1].text
    if marker[0].isdigit():
        return last.endswith((".", ";", ":"))
    opened = MARKER.match(draft.lines[0].text.split(" ", 1)[0])
    return opened is not None and last.endswith((".", ";", ":", "; and", "; or"))


def _addresses(text: str) -> bool:
    """Whether a line names in capitals who speaks, "THE COUNCIL OF THE EUROPEAN UNION,": what is said begins below."""
    return text.endswith(",") and text.isupper() and text.count(" ") > 1


def _breaks_word(text: str, following: str) -> bool:
    """Whether a word or number goes on in the next line."""
    if text.endswith(("-", "\u00ad", "\u2010")):
        return following[:1].islower()
    return text.endswith("–") and text[-2:-1].isalnum() and following[:1].isdigit()


def _same_type(line: Line, other: Line) -> bool:
    """Whether two lines are set alike: in one size, or in one that both hold (small capitals)."""
    if abs(line.size - other.size) <= 0.07 * max(line.size, other.size):
        return True
    largest, other_largest = max(run.size for run in line.runs), max(run.size for run in other.runs)
    close = min(line.size, other.size) >= 0.75 * max(line.size, other.size)
    return close and abs(largest - other_largest) <= 0.03 * largest


def _indented_anew(draft: Draft, line: Line, hanging: bool) -> bool:
    """Whether the indentation says that a paragraph begins."""
    step = _INDENT * line.size
    if draft.bold:
        return False  # headings hang and are centred in every way
    if len(draft.lines) > 1:
        left = median(other.x0 for other in draft.lines[1:])
        return abs(line.x0 - left) > step
    last = draft.lines[0]
    if line.x0 <= last.x0 + step:
        # Flush, or back from a first line that was indented.
        return hanging and line.x0 < last.x0 - step
    # Further in: a new first line, unless list items or the paragraphs of this block hang.
    return not (hanging or MARKER.match(last.text.split(" ", 1)[0]))


def _ends(text: str) -> bool:
    return _TERMINAL.search(text) is not None or text.endswith((",", " and", " or"))


def has_leaders(text: str) -> bool:
    """Whether a line ends in dots or strokes that lead to a page number; its end alone is looked at."""
    return _LEADERS.search(text[-_LOOKED_AT:]) is not None


def ended(text: str) -> bool:
    """Whether a sentence, or a line that leads to a list, ends here."""
    return _TERMINAL.search(text) is not None


def _centred(line: Line, left: float, right: float) -> bool:
    """Whether a line stands in the middle with as much room on either side."""
    before, after = line.x0 - left, right - line.x1
    return before > line.size and abs(before - after) < 0.5 * line.size


def would_have_fitted(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of ``following`` had room at the end of ``line``."""
    word = _unbroken(following.text)
    width = following.x1 - following.x0 if word == following.text else _width(following, len(word))
    return right - line.x1 > width + (0.28 + _SLACK) * following.size


def _unbroken(text: str) -> str:
    """What stands together at the start of a line: a word, or "No 575/2013" and "10 000" too."""
    first, _, rest = text.partition(" ")
    second = rest.partition(" ")[0]
    return f"{first} {second}" if len(first) <= 3 and second[:1].isdigit() else first


def _width(line: Line, chars: int) -> float:
    """Width of the first ``chars`` characters of a line, from the run they stand in."""
    width, left = 0.0, chars
    for run in line.runs:
        if left <= 0:
            break
        if run.word and left == run.text.find(" "):
            return width + run.word - run.x0
        taken = min(left, len(run.text))
        width += (run.x1 - run.x0) * taken / max(len(run.text), 1)
        left -= taken
    return width


# --------------------------------------------------------------------------- over columns and pages


def continues(draft: Draft, following: Draft, indents: bool) -> bool:
    """Whether a paragraph goes on in the next column or on the next page.

    ``indents``: the document indents the first lines of its paragraphs.
    """
    last, first = draft.lines[-1], following.lines[0]
    if draft.level or following.level or "contents" in (draft.role, following.role) or draft.role == "title":
        return False
    if abs(draft.size - following.size) > 0.05 * draft.size or draft.bold != following.bold:
        return False
    marker = first.text.split(" ", 1)[0]
    if MARKER.match(marker) and following.role == "list_item":
        return False
    head = first.text.lstrip("“‘\"'([")[:1]
    if _breaks_word(last.text, first.text):
        return True
    full = not would_have_fitted(last, first, draft.right)
    if _TERMINAL.search(last.text):
        left = min((line.x0 for line in following.lines[1:]), default=None)
        flush = left is not None and first.x0 - left < _INDENT * first.size
        return indents and full and flush and not head.islower() and len(following.lines) > 1
    return head.islower() or (full and bool(head))
