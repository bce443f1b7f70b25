"""What stands in exported text without being its wording: note marks, note texts, comments.

Word's text export puts ``[footnoteRef:3]`` where a note is called and ``[3:  \\tText]`` behind the
paragraph that calls it; a reviewer's comment stands behind a tab, or glued to a word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.blocks import Note, Oddity, Para

_SPACE = r"[ \u00a0\u202f]"
_GAP = rf"{_SPACE}{{1,8}}"  # a re-export may space words otherwise
_COMMENT = rf"(?:Comment|Reply){_GAP}by{_GAP}"
_MARK = re.compile(
    r"\[footnoteRef:(?P<marker>\d{1,4})\]"
    r"|\[(?P<note>\d{1,4}):(?P<gap>[ \t]{1,8})"
    # "EEAS\tComment by A B (UNIT): words": certain behind a tab with its colon, glued to a word,
    # or with the unit in brackets; "a comment by the Council" is none of these.
    rf"|(?P<comment>\t{_SPACE}{{0,4}}{_COMMENT}(?=[^\n:]{{1,120}}:|[^\n:]{{1,120}}\){_SPACE}{{0,4}}(?:\n|$))"
    rf"|(?<=[^\W_]){_COMMENT}"
    rf"|[\[(]?{_COMMENT}(?=[^\n:()]{{1,80}}{_GAP}\([^\n()]{{1,40}}\))"
    rf"|[\t \u00a0]{{0,4}}[\[(]?Commented{_GAP}\[[^\n\]]{{1,40}}\])"
)
_BRACKET = re.compile(r"[\[\]]")
_LINE = re.compile(r"[^\n]+")
_LINE_END = re.compile(r"\n")
_CELL_END = re.compile(r"[\n\t]")


@dataclass(frozen=True, slots=True)
class _Cut:
    """``start:end`` is left out; ``kind``: marker, note or comment."""

    start: int
    end: int
    kind: str
    label: str = ""
    inner: tuple[int, int] = (0, 0)  # of a note: where its text stands
    odd: Oddity | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of a text, and what stood between it.

    ``starts`` and ``sources`` are parallel: from offset ``starts[i]`` of ``text`` on, the source
    goes on from ``sources[i]``. ``calls`` and ``oddities`` ascend by their offset in ``text``.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    calls: tuple[tuple[int, str], ...]
    oddities: tuple[tuple[int, Oddity], ...]
    notes: tuple[Note, ...]

    @classmethod
    def of(cls, source: str) -> Wording:
        """The wording of a whole file, line ends being LF."""
        return _Cleaner(source).clean(0, len(source))

    def origins(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """(offset from ``start``, offset in the source) of each stretch of the words ``start:end``."""
        index = bisect_right(self.starts, start) - 1
        origins = [(0, self.sources[index] + start - self.starts[index])]
        for i in range(index + 1, len(self.starts)):
            if self.starts[i] >= end:
                break
            origins.append((self.starts[i] - start, self.sources[i]))
        return tuple(origins)


class _Cleaner:
    """Takes the marks out of one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.called = {match["marker"] for match in _MARK.finditer(source) if match["marker"]}

    def clean(self, begin: int, stop: int) -> Wording:
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[int] = []
        calls: list[tuple[int, str]] = []
        oddities: list[tuple[int, Oddity]] = []
        notes: list[Note] = []
        length = 0
        done = begin
        for cut in (*self._cuts(begin, stop), _Cut(stop, stop, "end")):
            if cut.start > done:
                starts.append(length)
                sources.append(done)
                pieces.append(self.source[done : cut.start])
                length += cut.start - done
            done = cut.end
            if cut.kind == "marker":
                calls.append((length, cut.label))
            elif cut.kind == "note":
                notes.append(self._note(cut))
            if cut.odd:
                oddities.append((length, cut.odd))
        return Wording("".join(pieces), tuple(starts), tuple(sources), tuple(calls), tuple(oddities), tuple(notes))

    def _cuts(self, begin: int, stop: int) -> Iterator[_Cut]:
        """What is no wording, in order, without overlap."""
        marks = [match for match in _MARK.finditer(self.source, begin, stop) if self._counts(match)]
        openings = [match.start() for match in marks if match["note"]]
        done = begin
        last_note = -1
        line, seen, cells = begin, begin, False  # where the line starts, how far it was seen, a tab inside it
        for match in marks:
            if match.start() < done:
                continue
            newline = self.source.rfind("\n", seen, match.start())
            if newline >= 0:
                line, cells = newline + 1, False
            cells = cells or "\t" in self.source[max(seen, line) : match.start()]
            seen = match.start()
            if match["marker"]:
                cut = self._marker(match)
            elif match["note"]:
                following = bisect_right(openings, match.start())
                limit = openings[following] if following < len(openings) else stop
                cut = self._body(match, limit, last_note)
                last_note = cut.end
            else:
                cut = self._comment(match, stop, line, cells and self.source[line] != "\t")
            done = cut.end
            yield cut

    def _counts(self, match: re.Match[str]) -> bool:
        """``[3: text]`` is a note's text if a marker calls it, or the tab shows the export's hand."""
        return not match["note"] or match["note"] in self.called or (bool(self.called) and "\t" in match["gap"])

    def _marker(self, match: re.Match[str]) -> _Cut:
        label = match["marker"]
        before = self.source[max(match.start() - 1, 0) : match.start()]
        after = self.source[match.end() : match.end() + 2]
        odd = None
        if before.isdigit():
            odd = _odd("footnote_marker", f"The marker of footnote {label} follows a number directly.")
        elif before.isalnum() and (after[:1].isalnum() or (after[:1] == " " and after[1:].isdigit())):
            odd = _odd("footnote_marker", f"The marker of footnote {label} stands inside a name.")
        return _Cut(match.start(), match.end(), "marker", label, odd=odd)

    def _body(self, match: re.Match[str], limit: int, last_note: int) -> _Cut:
        """A note's text, which ends before ``limit``; ``last_note`` is where the one before it ended."""
        label = match["note"]
        end, closed = self._closing(match.end(), limit)
        odd = None
        if not closed:
            message = f"The text of footnote {label} has no closing bracket; it was read to its line's end."
            odd = _odd("footnote_unclosed", message)
        elif last_note >= 0 and "\n" not in self.source[last_note : match.start()]:
            message = f"Footnotes share a line: the text of footnote {label} follows another's."
            odd = _odd("footnotes_on_one_line", message)
        return _Cut(match.start(), end, "note", label, (match.end(), end - closed), odd)

    def _closing(self, start: int, limit: int) -> tuple[int, bool]:
        """(where a note's text ends, whether a bracket closes it).

        Usually that is the bracket which balances its own. A lone bracket in the text shifts the
        balance; then the last bracket of the line closes it.
        """
        newline = self.source.find("\n", start, limit)
        line_end = limit if newline < 0 else newline
        balanced = self._balanced(start, limit)
        rest = self.source[start if balanced is None or balanced > line_end else balanced : line_end].rstrip()
        if balanced is not None and balanced <= line_end:
            lone = rest.endswith("]") and rest.count("]") > rest.count("[")
            return (balanced + len(rest) if lone else balanced), True
        if rest.endswith("]"):
            return start + len(rest), True
        if balanced is not None and "\n\t" not in self.source[start:balanced]:
            return balanced, True
        return start + len(rest), False

    def _balanced(self, start: int, limit: int) -> int | None:
        depth = 1
        for match in _BRACKET.finditer(self.source, start, limit):
            depth += 1 if match.group() == "[" else -1
            if depth == 0:
                return match.end()
        return None

    def _note(self, cut: _Cut) -> Note:
        wording = self.clean(*cut.inner)
        paras = []
        for line in _LINE.finditer(wording.text):
            words = line.group().strip()
            if words:
                start = line.start() + line.group().index(words)
                paras.append(Para(words, wording.origins(start, start + len(words))))
        return Note(cut.label, tuple(paras))

    def _comment(self, match: re.Match[str], stop: int, line: int, cells: bool) -> _Cut:
        """A comment runs to the end of its line, which starts at ``line``, or of its cell on one of ``cells``."""
        start = match.start()
        if start == line and match.group().startswith("\t"):
            start += 1  # this tab opens the cell that the comment stands in
        end = (_CELL_END if cells else _LINE_END).search(self.source, match.end(), stop)
        odd = _odd("reviewer_comment", "A reviewer's comment stood here; it was left out.")
        return _Cut(start, end.start() if end else stop, "comment", odd=odd)


def _odd(kind: str, message: str) -> Oddity:
    return Oddity(0, kind, message)
