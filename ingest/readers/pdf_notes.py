"""Footnotes told from text: small type at a column's foot, or below a short rule, beginning with a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.pdf_content import Rule
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_words import MARK, Mark, plain_digits, raised

_SMALL = 0.93
"""Type at most this large, against the document's usual size, may be notes."""
_CLOSE, _HANGS = 1.35, 3.0
"""In ems: the lines of a note stand no further apart, and none is indented further against the one before."""
_PLAIN_MARK = re.compile(
    r"(?:\((\d{1,3})\)|(\d{1,3})|([*∗†‡]{1,3})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))(?=[\s.)]|(?<=[*∗†‡⁰¹²³⁴⁵⁶⁷⁸⁹])\S)[.)]?\s*"
)


@dataclass(slots=True)
class FootNote:
    """A note as it stands: its mark, the page it begins on, its lines without the mark."""

    label: str
    page: int
    lines: list[Line]


class Foots:
    """Takes the notes off the columns of a document, page by page in reading order."""

    def __init__(self, body_size: float) -> None:
        self._body = body_size
        self.notes: list[FootNote] = []
        self._open_page = -1

    def take(self, rows: list[Line], rules: Sequence[Rule], called: set[str], height: float) -> list[Line]:
        """The column's rows without its notes, which go to ``notes``.

        ``rows`` from top to bottom; ``called``: the marks that the page's text holds;
        ``height``: of the page.
        """
        if not rows:
            return rows
        start, ruled = self._start(rows, rules)
        foot = rows[start:]
        starts = _starts(foot, called, self.notes[-1].label if self.notes else "")
        if not starts:
            if foot and ruled and self._goes_on(foot):
                self._extend(foot)
                return rows[:start]
            return rows
        first = starts[0][0]
        low = foot[first].y > 0.4 * height or start == 0
        known = any(label in called for _, label, _ in starts)
        if not (known or (ruled and low)):
            return rows
        if first and self._goes_on(foot[:first]):
            self._extend(foot[:first])
        elif first:
            start += first
        for at, (index, label, without) in enumerate(starts):
            end = starts[at + 1][0] if at + 1 < len(starts) else len(foot)
            rest = [without, *foot[index + 1 : end]] if without.runs else foot[index + 1 : end]
            self.notes.append(FootNote(label, foot[index].page, rest))
        self._open_page = foot[-1].page
        return rows[:start]

    def _start(self, rows: list[Line], rules: Sequence[Rule]) -> tuple[int, bool]:
        """Where the foot of a column may begin, and whether a short rule stands above it."""
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        for rule in sorted(rules, key=lambda rule: -rule.y0):
            short = 20 < rule.x1 - rule.x0 < max(0.62 * (right - left), 160)
            if not (rule.horizontal and short and abs(rule.x0 - left) < 12):
                continue
            below = next((at for at, row in enumerate(rows) if row.top > rule.y0 - 3), len(rows))
            if below < len(rows) and all(row.size <= 1.02 * self._body for row in rows[below:]):
                return below, True
        start = len(rows)
        while start and rows[start - 1].size <= _SMALL * self._body:
            start -= 1
        return start, False

    def _goes_on(self, foot: list[Line]) -> bool:
        """Whether these lines go on with the last note: on the same page or the next, in its type."""
        if not self.notes or not self.notes[-1].lines:
            return False
        last = self.notes[-1].lines[-1]
        return 0 <= foot[0].page - self._open_page <= 1 and abs(last.size - foot[0].size) <= 0.05 * last.size

    def _extend(self, foot: list[Line]) -> None:
        self.notes[-1].lines += foot
        self._open_page = foot[-1].page


def _starts(foot: list[Line], called: set[str], last: str) -> list[tuple[int, str, Line]]:
    """(index, mark, the line without it) of the lines that begin a note."""
    strong = [(at, *found) for at, line in enumerate(foot) if (found := _raised_mark(line)) is not None]
    if strong:
        return strong
    made: list[tuple[int, str, Line]] = []
    for at, line in enumerate(foot):
        found = _plain_mark(line)
        if found is None:
            continue
        previous = made[-1][1] if made else last
        follows = previous.isdigit() and found[0] == str(int(previous) + 1)
        if (found[0] in called and (not made or follows or not found[0].isdigit())) or (made and follows):
            made.append((at, *found))
    return made


def _raised_mark(line: Line) -> tuple[str, Line] | None:
    runs = line.runs
    if raised(line, runs[0]) and MARK.match(runs[0].text.strip()):
        return _label(runs[0].text), replace(line, runs=runs[1:])
    if len(runs) > 2 and runs[0].text.strip() == "(" and raised(line, runs[1]) and runs[2].text.startswith(")"):
        rest = [replace(runs[2], text=runs[2].text[1:].lstrip()), *runs[3:]]
        return _label(runs[1].text), replace(line, runs=[run for run in rest if run.text])
    return None


def _plain_mark(line: Line) -> tuple[str, Line] | None:
    match = _PLAIN_MARK.match(line.text)
    if match is None:
        return None
    first = line.runs[0]
    cut = min(match.end(), len(first.text))
    rest = [replace(first, text=first.text[cut:].lstrip()), *line.runs[1:]]
    return _label(match[0]), replace(line, runs=[run for run in rest if run.text])


def _label(written: str) -> str:
    return plain_digits(written.strip().strip("().").replace("∗", "*"))


def marks(rows: Sequence[Line]) -> set[str]:
    """The marks raised in these lines, except one that begins a line: that one begins a note."""
    found: set[str] = set()
    for row in rows:
        for run in row.runs[1:]:
            if raised(row, run):
                found |= {_label(part) for part in re.split(r"[,; ]+", run.text) if MARK.match(part)}
        found |= {plain_digits(digits) for digits in re.findall(r"(?<=\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}", row.text)}
    return found


def noted(rows: Sequence[Line]) -> set[int]:
    """``id`` of the lines of a page that begin with a mark which its text calls, and of those that go on with them."""
    called = marks(rows)
    found: set[int] = set()
    if not called:
        return found
    latest: list[Line] = []  # of each note, the line that it has come to
    for row in sorted(rows, key=lambda row: row.y):
        begins = (_raised_mark(row) if row.runs else None) or _plain_mark(row)
        if begins is not None and begins[0] in called:
            latest = [*latest[-3:], row]  # no page has more than four columns of notes
            found.add(id(row))
            continue
        for at, last in enumerate(latest):
            beside = abs(row.x0 - last.x0) <= _HANGS * row.size
            if beside and 0 < row.y - last.y <= _CLOSE * row.size and abs(row.size - last.size) <= 0.05 * row.size:
                latest[at] = row
                found.add(id(row))
                break
    return found


class Labels:
    """Marks as they stand → labels that no two notes share.

    Where numbers start anew on each page, the second note 1 is labelled "1-p7" after its page.
    """

    def __init__(self, notes: Sequence[FootNote]) -> None:
        self.of: list[str] = []
        self._by_page: dict[tuple[int, str], str] = {}
        self._by_mark: dict[str, list[str]] = {}
        taken: set[str] = set()
        for note in notes:
            label = note.label
            if label in taken:
                label = f"{label}-p{note.page}"
            base, more = label, 2
            while label in taken:
                label, more = f"{base}-{more}", more + 1
            taken.add(label)
            self.of.append(label)
            self._by_page.setdefault((note.page, note.label), label)
            self._by_mark.setdefault(note.label, []).append(label)

    def called(self, mark: Mark) -> str | None:
        """The note that a mark calls: one on its page, else the only one so marked nearby."""
        for page in (mark.page, mark.page + 1):
            if (page, mark.label) in self._by_page:
                return self._by_page[page, mark.label]
        alike = self._by_mark.get(mark.label, [])
        return alike[0] if len(alike) == 1 and mark.label.isdigit() and int(mark.label) > 9 else None
