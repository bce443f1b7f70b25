"""What changed in the cells of an action's row: bodies, timetable, areas, footnotes called, other columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.compare.alignment import Alignment
from index.compare.changes import Placed, Run, edits
from index.compare.model import Change, Edit, Side
from index.compare.pieces import Edition
from index.compare.words import words
from ingest.model import Action, Span


def row_changes(found: Alignment) -> list[Placed]:
    """Changes of the rows that are in both editions."""
    actions_a = {action.place: action for action in found.a.document.actions}
    actions_b = {action.place: action for action in found.b.document.actions}
    changes: list[Placed] = []
    for a, b in sorted(found.to.items()):
        one, other = actions_a.get(found.a.units[a].place), actions_b.get(found.b.units[b].place)
        if one and other:
            at = (found.b.units[b].start, 1)
            changes += [(at, change) for change in _Row(found, one, other).changes()]
    return changes


class _Row:
    def __init__(self, found: Alignment, a: Action, b: Action) -> None:
        self.found, self.a, self.b = found, a, b

    def changes(self) -> Iterator[Change]:
        yield from self._bodies()
        yield from self._timetable()
        yield from self._areas()
        yield from self._fields()
        yield from self._footnotes()

    def _bodies(self) -> Iterator[Change]:
        before = {_name(body.name): body for body in self.a.bodies}
        after = {_name(body.name): body for body in self.b.bodies}
        for name, body in before.items():
            if name not in after:
                cell = Side(body.place, "body", self.a.label, body.span.start, body.span.end)
                yield Change("body_removed", cell, self._row_b("bodies"), body.name, "")
        for name, body in after.items():
            if name not in before:
                cell = Side(body.place, "body", self.b.label, body.span.start, body.span.end)
                yield Change("body_added", self._row_a("bodies"), cell, "", body.name)
        if before.keys() == after.keys() and before:
            yield from self._respelled([b.span for b in self.a.bodies], [b.span for b in self.b.bodies])

    def _respelled(self, a: Sequence[Span], b: Sequence[Span]) -> Iterator[Change]:
        """The same bodies in other words, or in another order."""
        text_a, text_b = self.found.a.document.text, self.found.b.document.text
        written = [[span.of(text_a) for span in a], [span.of(text_b) for span in b]]
        if [words(each).keys for each in written[0]] == [words(each).keys for each in written[1]]:
            return
        same = sorted(words(each).keys for each in written[0]) == sorted(words(each).keys for each in written[1])
        note = "the same bodies in another order" if same else "the same bodies in other words"
        yield Change(
            "reworded",
            self._cell(self.found.a, self.a, "bodies", Span(a[0].start, a[-1].end)),
            self._cell(self.found.b, self.b, "bodies", Span(b[0].start, b[-1].end)),
            "; ".join(written[0]),
            "; ".join(written[1]),
            () if same else self._edits(Span(a[0].start, a[-1].end), Span(b[0].start, b[-1].end)),
            note=note,
            spans_a=(Span(a[0].start, a[-1].end),),
            spans_b=(Span(b[0].start, b[-1].end),),
        )

    def _timetable(self) -> Iterator[Change]:
        a, b = self.a.timetable, self.b.timetable
        yield from self._differing(
            "date_changed", "timetable", a.span if a else None, b.span if b else None, "", always=False
        )

    def _areas(self) -> Iterator[Change]:
        before, after = [area.code for area in self.a.areas], [area.code for area in self.b.areas]
        if before == after:
            return
        a = Span(self.a.areas[0].span.start, self.a.areas[-1].span.end) if before else None
        b = Span(self.b.areas[0].span.start, self.b.areas[-1].span.end) if after else None
        note = "" if set(before) != set(after) else "the same areas in another order"
        yield from self._differing("area_changed", "areas", a, b, note, always=True)

    def _fields(self) -> Iterator[Change]:
        before = {_name(field.header): field for field in self.a.fields}
        after = {_name(field.header): field for field in self.b.fields}
        for name in dict.fromkeys([*before, *after]):
            a, b = before.get(name), after.get(name)
            header = (a or b or next(iter(self.a.fields))).header
            yield from self._differing(
                "field_changed", "field", a.span if a else None, b.span if b else None, header, always=False
            )

    def _differing(
        self, kind: str, cell: str, a: Span | None, b: Span | None, note: str, *, always: bool
    ) -> Iterator[Change]:
        before = a.of(self.found.a.document.text) if a else ""
        after = b.of(self.found.b.document.text) if b else ""
        if always or words(before).keys != words(after).keys:
            yield Change(
                kind,
                self._cell(self.found.a, self.a, cell, a),
                self._cell(self.found.b, self.b, cell, b),
                before,
                after,
                self._edits(a, b) if a and b else (),
                note=note,
                spans_a=(a,) if a else (),
                spans_b=(b,) if b else (),
            )

    def _footnotes(self) -> Iterator[Change]:
        """Other footnotes are called than before; those that only one edition has are changes of their own."""
        a, b = self.found.a, self.found.b
        before = {a.by_place[place] for place in self.a.footnotes if place in a.by_place}
        after = {b.by_place[place] for place in self.b.footnotes if place in b.by_place}
        lost = [each for each in sorted(before) if each in self.found.to and self.found.to[each] not in after]
        gained = [each for each in sorted(after) if each in self.found.back and self.found.back[each] not in before]
        if lost or gained:
            yield Change(
                "footnote_changed",
                self._row_a(),
                self._row_b(),
                "; ".join(a.units[each].label for each in lost),
                "; ".join(b.units[each].label for each in gained),
                note="another footnote is called here than before",
            )

    # ------------------------------------------------------------------ where

    def _cell(self, edition: Edition, action: Action, cell: str, span: Span | None) -> Side:
        where = span or Span(action.text.end, action.text.end)
        return Side(f"{action.place}.{cell}", cell, action.label, where.start, where.end)

    def _row_a(self, cell: str = "") -> Side:
        return _side(self.a, cell)

    def _row_b(self, cell: str = "") -> Side:
        return _side(self.b, cell)

    def _edits(self, a: Span, b: Span) -> tuple[Edit, ...]:
        return edits(self.found.a, _run(self.found.a, a), self.found.b, _run(self.found.b, b))


def _side(action: Action, cell: str) -> Side:
    place = f"{action.place}.{cell}" if cell else action.place
    return Side(place, cell or "action", action.label, action.text.start, action.text.end)


def _run(edition: Edition, span: Span) -> Run:
    words = edition.words
    numbers = range(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))
    return numbers, words.keys[numbers.start : numbers.stop]


def _name(written: str) -> tuple[str, ...]:
    return tuple(key.casefold() for key in words(written).keys)
