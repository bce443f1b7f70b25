"""From marked-up text in document order to paragraphs: what HTML and Formex readers share.

A reader opens and closes *frames* (an element that starts a line of its own), and pours text,
line breaks, list markers and note calls in between. White space follows the rules of HTML
(CSS Text 3, "white-space: normal"): runs of blanks, tabs and line ends are one blank, a
no-break space stays as it is. Iterative throughout: no depth of nesting can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.blocks import Block, Deleted, Note, NoteCall, Para
from ingest.readers.raised import raised

_BLANKS = re.compile(r"[ \t\n\r\f]+")
# A call's own parentheses, left over once its marker is out: "(", call, ")".
_BEFORE = re.compile(r"\([ \t\u00a0]{0,4}$")
_AFTER = re.compile(r"[ \t\u00a0]{0,4}\)")
_DASHES = re.compile(r"[—–―_-]{3,}")  # what a consolidated text prints for deleted words
_TAIL = re.compile(r"[;.,:’”»)\]]{1,3}")
_CLOSERS = ("", *" ,;.:)]’”'\"»\u00a0\n")


@dataclass(slots=True)
class Frame:
    """What holds for the paragraphs of one element.

    ``depth``, ``role``, ``quoted``, ``preserve``, ``own`` and ``note`` pass on to the frames
    inside; ``first``, ``level`` and ``anchor`` are for the first paragraph only, and ``marker``
    waits for the words that it marks.
    """

    depth: int = 0
    role: str = ""
    quoted: bool = False
    preserve: bool = False
    own: str = ""  # id of the article that the frame stands in
    note: str = ""  # label of the note that it is the body of
    first: str = ""
    level: int = 0
    anchor: str = ""
    marker: str = ""
    started: bool = False


class Flow:
    """Collects blocks and note bodies while a reader walks its tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: dict[str, list[Para]] = {}
        self.frames: list[Frame] = [Frame()]
        self.changed_by = ""  # CELEX of the act that the words here come from, in a consolidated text
        self.extracted = 0  # code points of text so far: what origins count
        self._text: list[str] = []
        self._length = 0
        self._calls: list[tuple[int, str]] = []

    @property
    def frame(self) -> Frame:
        return self.frames[-1]

    # ------------------------------------------------------------------ frames

    def open(self) -> Frame:
        """End the line that was being written and start a frame like the one around it."""
        self.flush()
        outer = self.frame
        frame = Frame(outer.depth, outer.role, outer.quoted, outer.preserve, outer.own, outer.note)
        self.frames.append(frame)
        return frame

    def open_item(self, marker: str) -> Frame:
        """Start an item of a list, one deeper; a marker still waiting is written by itself first."""
        self.flush()
        waiting = next((i for i in reversed(range(len(self.frames))) if self.frames[i].marker), None)
        if waiting is not None:
            self._emit("", (), waiting)
        frame = self.open()
        frame.depth += 1
        frame.marker = marker
        return frame

    def close(self) -> None:
        """End the line and the frame; a marker without words is still written."""
        self.flush()
        if self.frame.marker:
            self._emit("", (), len(self.frames) - 1)
        self.frames.pop()

    # ------------------------------------------------------------------ inline

    def text(self, words: str | None) -> None:
        if not words:
            return
        if not self.frame.preserve:
            words = _BLANKS.sub(" ", words)
            if words[0] == " " and (not self._length or self._text[-1][-1] in " \n"):
                words = words[1:]
        self._append(words)

    def raised(self, words: str | None) -> None:
        """Text that is set above the line and calls no note."""
        if words:
            self.text(raised(words, self._text[-1] if self._text else ""))

    def line_break(self) -> None:
        if self._text and self._text[-1].endswith(" "):
            last = self._text.pop()
            self._length -= len(last)
            self._append(last.rstrip(" "))
        self._append("\n")

    def call(self, label: str) -> None:
        """A note is called here."""
        self._calls.append((self._length, label))

    def pending(self) -> str:
        """The words of the line being written."""
        return "".join(self._text)

    def take(self) -> str:
        """Give up the line being written; returns its words."""
        words = self.pending().strip()
        self._text, self._length, self._calls = [], 0, []
        return words

    def suspend(self) -> tuple[list[str], int, list[tuple[int, str]]]:
        """Put the line being written aside, for words that stand elsewhere; ``resume`` takes it up."""
        held = (self._text, self._length, self._calls)
        self._text, self._length, self._calls = [], 0, []
        return held

    def resume(self, held: tuple[list[str], int, list[tuple[int, str]]]) -> None:
        self.flush()
        self._text, self._length, self._calls = held

    def _append(self, words: str) -> None:
        if words:
            self._text.append(words)
            self._length += len(words)

    # ------------------------------------------------------------------ paragraphs

    def flush(self) -> None:
        """End the line being written; without words no paragraph is made, and a marker goes on waiting."""
        if not self._length and not self._calls:
            return
        settled = settle("".join(self._text), self._calls)
        text, calls = settled.text, settled.calls
        self._text, self._length, self._calls = [], 0, []
        last = self.blocks[-1] if self.blocks and not self.frame.note else None
        if isinstance(last, Para) and last.text and not calls and _TAIL.fullmatch(text):
            self.blocks[-1] = replace(last, text=last.text + text)  # what follows a quoted block: ";"
            self.extracted += len(text)
        elif text:
            self._emit(text, calls, len(self.frames) - 1)
        elif calls and isinstance(last, Para):  # a line that is only a marker belongs to the one before it
            moved = tuple(NoteCall(len(last.text), call.label) for call in calls)
            self.blocks[-1] = replace(last, calls=last.calls + moved)

    def add(self, text: str, role: str = "") -> None:
        """A paragraph of its own, in a frame of its own."""
        self.open().role = role
        self._append(text)
        self.close()

    def _emit(self, text: str, calls: tuple[NoteCall, ...], index: int) -> None:
        """A paragraph as if ``frames[index]`` were the innermost frame."""
        frame = self.frames[index]
        first = next((i for i, f in enumerate(self.frames) if f.note), 0) if frame.note else 0
        frames = self.frames[first : index + 1]  # a note says nothing of the line that it is called in
        holder = next((f for f in reversed(frames) if f.marker), None)
        starter = next((f for f in reversed(frames) if f.first and not f.started), None)
        leveller = next((f for f in reversed(frames) if f.level and not f.started), None)
        anchored = next((f for f in reversed(frames) if f.anchor and not f.started), None)
        marker = holder.marker if holder else ""
        shift = len(marker) + 1 if marker else 0
        role = starter.first if starter else frame.role
        para = Para(
            text,
            ((0, self.extracted + shift),),
            calls,
            level=leveller.level if leveller else 0,
            role="quoted" if frame.quoted else role,
            anchor=anchored.anchor if anchored else "",
            marker=marker,
            depth=frame.depth,
            deleted=Deleted(self.changed_by) if self.changed_by and _DASHES.fullmatch(text) else None,
        )
        if holder:
            holder.marker = ""
        for each in frames:
            each.started = True
        self.extracted += shift + len(text) + 1
        if frame.note:
            self.notes.setdefault(frame.note, []).append(para)
        else:
            self.blocks.append(para)

    def note_bodies(self) -> tuple[Note, ...]:
        return tuple(Note(label, tuple(paras)) for label, paras in self.notes.items())


@dataclass(frozen=True, slots=True)
class Settled:
    """A text without what surrounded its note markers; ``cuts`` are what went, as offsets before."""

    text: str
    calls: tuple[NoteCall, ...]
    cuts: tuple[tuple[int, int], ...]


def settle(text: str, calls: Sequence[tuple[int, str]]) -> Settled:
    """The text stripped and without what surrounded its note markers, and the calls moved along.

    "the Commission (1), and" has its marker taken out as "the Commission (), and" and becomes
    "the Commission, and". ``calls`` are (offset, label), ascending.
    """
    lead = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    cuts = [(0, lead)] if lead else []
    stood: list[tuple[int, str]] = []
    for at, label in calls:
        floor = cuts[-1][1] if cuts else 0
        opening, closing = _BEFORE.search(text, max(floor, at - 6), at), _AFTER.match(text, at)
        start, stop = (opening.start(), closing.end()) if opening and closing else (at, at)
        before = cuts[-1][0] - 1 if cuts and start == floor else start - 1
        blank = before >= floor - 1 and text[before : before + 1] in (" ", "\u00a0")
        if blank and text[stop : stop + 1] in _CLOSERS:
            start = min(start, before)
        stood.append((before if blank and start == stop else at, label))
        if start < stop:
            cuts.append((start, stop))
    if end < len(text) and end >= lead:
        cuts.append((end, len(text)))
    return _cut_out(text, stood, cuts)


def _cut_out(text: str, calls: Sequence[tuple[int, str]], cuts: list[tuple[int, int]]) -> Settled:
    kept, pieces, done = [], [], 0
    merged: list[tuple[int, int]] = []
    for start, stop in sorted(cuts):
        start = max(start, done)
        if start < stop:
            pieces.append(text[done:start])
            merged.append((start, stop))
            done = stop
    pieces.append(text[done:])
    for at, label in calls:
        gone = sum(min(stop, at) - start for start, stop in merged if start < at)
        kept.append(NoteCall(at - gone, label))
    return Settled("".join(pieces), tuple(kept), tuple(merged))


def moved(
    origins: Sequence[tuple[int, int]], cuts: Sequence[tuple[int, int]], length: int
) -> tuple[tuple[int, int], ...]:
    """Origins of a text after ``cuts`` were made in it; ``length`` is what is left of it."""
    points = {0, *(at for at, _ in origins), *(stop for _, stop in cuts)}
    out: dict[int, int] = {}
    for point in sorted(points):
        if any(start <= point < stop for start, stop in cuts):
            continue
        at = point - sum(min(stop, point) - start for start, stop in cuts if start < point)
        before, source = max((pair for pair in origins if pair[0] <= point), default=origins[0])
        if at < length or not out:
            out[at] = source + point - before
    return tuple(sorted(out.items())) or tuple(origins[:1])
