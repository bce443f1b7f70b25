"""Tables of which only the cells are known, one after the other: exports of Word as text.

Rows are found by their labels; where a row has more or fewer cells than the header, by what the
cells say. Blank lines, which usually part rows, only help: they also stand inside rows and cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.bodies import Bodies
from ingest.readers.blocks import Block, Cell, Para
from ingest.structure.plan.columns import KINDS, Column, words
from ingest.structure.plan.events import Event, HeaderRow, Line, Row
from ingest.structure.plan.fitting import fits, laid
from ingest.structure.plan.headings import heading_of, looks_like_heading
from ingest.structure.plan.tokens import Token, label_column, starts
from ingest.structure.plan.windows import MOST_COLUMNS, Window, header_at

_TITLE_LENGTH = 60
"""Letters from which on the last words of a cell before a header are rather the next table's title."""


class Unruled:
    """Reads a stretch of paragraphs and unruled tables; ``columns`` are those that hold at its end."""

    def __init__(self, bodies: Bodies, columns: tuple[Column, ...] | None = None) -> None:
        self.columns = columns
        self._bodies = bodies
        self._open: list[Token] = []  # cells whose rows are not told yet
        self._cell_lines: set[str] = set()  # paragraphs of cells, which elsewhere belong to cells too
        self._repeated = False  # whether there is more than one header

    def events(self, blocks: Sequence[Block]) -> Iterator[Event]:
        tokens, before = _flattened(blocks)
        self._cell_lines = {para.text for token in tokens for para in token.cell.paras}
        headers = self._headers(tokens, before)
        self._repeated = len(headers) > 1
        i = 0
        while i < len(tokens):
            header = headers.get(i)
            yield from self._between(before.get(i, ()), header is None, header is not None)
            if header is not None:
                for token in tokens[i : header.start]:
                    yield from map(Line, token.cell.paras)
                cells = tuple(token.cell for token in tokens[header.start : header.end])
                self.columns = header.columns
                yield HeaderRow(cells, header.columns)
                i = header.end
            else:
                if self.columns is not None:
                    self._open.append(tokens[i])
                else:
                    yield from map(Line, tokens[i].cell.paras)
                i += 1
        yield from self._between(before.get(i, ()), goes_on=False, before_header=False)

    # ---------------------------------------------------------------- headers, and what stands between cells

    def _headers(self, tokens: Sequence[Token], before: Mapping[int, Sequence[Para]]) -> dict[int, Window]:
        """The header rows, by the cell at which each begins or its title does."""
        found: dict[int, Window] = {}
        known: set[tuple[str, ...]] = set()  # the words of each
        firsts: set[str] = set()
        i = 0
        while i < len(tokens):
            header = None
            if tokens[i].border or words(tokens[i].cell) in firsts:
                until = next((j for j in range(i + 1, i + MOST_COLUMNS) if j in before), len(tokens))
                header = header_at(tokens, i, until, self._bodies, known)
            if header is not None:
                texts = tuple(words(token.cell) for token in tokens[header.start : header.end])
                known.add(texts)
                firsts.add(texts[0])
                found[i] = header
            i = header.end if header else i + 1
        return found

    def _between(self, held: Sequence[Para], goes_on: bool, before_header: bool) -> Iterator[Event]:
        """Paragraphs after cells: those that belong to the last cell join it, the others end the table."""
        joining = self._joining(held, goes_on) if self._open and held else 0
        if joining:
            last = self._open[-1]
            self._open[-1] = Token(Cell((*last.cell.paras, *held[:joining])), last.border, split=True)
        if held[joining:] or not goes_on:
            yield from self._close(before_header and not held[joining:])
        yield from map(Line, held[joining:])

    def _joining(self, held: Sequence[Para], goes_on: bool) -> int:
        """How many paragraphs behind a blank line still belong to the cell before it."""
        assert self.columns is not None
        width = len(self.columns)
        tail = self._open[-4 * width :]
        begun = starts(tail, self.columns, self._bodies)
        filled = len(tail) - begun[-1] if begun else len(self._open)
        if not begun or label_column(self.columns) > 0:
            filled = (filled - 1) % width + 1  # cells before the next row's label
        kind = self.columns[min(filled, width) - 1].kind
        inside = goes_on and (filled < width or kind == "field")  # the row is not full yet
        joining = 0
        for i, para in enumerate(held):
            if heading_of(para) or para.level:
                break
            short = len(para.text) <= _TITLE_LENGTH
            # Where headers are repeated, cells that go on without one are the same table's.
            likely = short and ((goes_on and self._repeated) or para.text in self._cell_lines)
            if inside or likely or fits(kind, para.text, self._bodies):
                joining = i + 1  # with the short lines before it
            elif not short:
                break
        return joining

    # ---------------------------------------------------------------- rows

    def _close(self, before_header: bool) -> Iterator[Event]:
        """The rows of the open cells, none of which goes on behind them."""
        tokens, self._open = self._open, []
        if not tokens or self.columns is None:
            return
        for title, stretch in self._titled(tokens):
            yield from (Line(para, "table") for para in title)
            rows = list(_rows(stretch, self.columns, self._bodies)) if stretch else []
            for i, row in enumerate(rows):
                last = i == len(rows) - 1
                kept, glued = self._cut(row, last, last and before_header)
                if any(cell.paras for cell in kept):
                    yield self._row(row, kept)
                yield from (Line(para, "glued") for para in glued)

    def _titled(self, tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Para], Sequence[Token]]]:
        """Stretches of rows, each with the heading before it: a cell alone between blank lines.

        That is what is left of a cell merged across the table; it is one only where most rows
        stand whole between blank lines.
        """
        assert self.columns is not None
        width = len(self.columns)
        borders = [i for i, token in enumerate(tokens) if token.border or i == 0]
        runs = [tokens[i:j] for i, j in zip(borders, [*borders[1:], len(tokens)], strict=True)]
        regular = 2 * sum(len(run) == width for run in runs) > len(runs)
        title: Sequence[Para] = ()
        stretch: list[Token] = []
        for run in runs:
            if regular and len(run) == 1 and len(stretch) % width == 0 and self._is_title(run[0].cell):
                yield title, stretch
                title, stretch = run[0].cell.paras, []
            else:
                stretch += run
        yield title, stretch

    def _is_title(self, cell: Cell) -> bool:
        text = words(cell)
        told = any(fits(kind, text, self._bodies) for kind in KINDS)
        return len(cell.paras) == 1 and not told and looks_like_heading(cell.paras[0])

    def _row(self, tokens: Sequence[Token], cells: Sequence[Cell]) -> Row:
        assert self.columns is not None
        width = len(self.columns)
        filled = max((i + 1 for i, cell in enumerate(cells) if cell.paras), default=0)
        count = max(filled, min(len(cells), width))  # empty cells beyond the columns are tabs at a line's end
        blank = any(token.border for token in tokens[1:count]) or any(token.split for token in tokens)
        if count == width:
            return Row(self.columns, tuple(cells[:count]), blank)
        return Row(self.columns, laid(cells[:count], self.columns, self._bodies), blank, count)

    def _cut(self, row: Sequence[Token], last: bool, before_header: bool) -> tuple[list[Cell], Sequence[Para]]:
        """A row's cells, and the lines that ran on from its last one though they are the next part's."""
        assert self.columns is not None
        cells = [token.cell for token in row]
        kind = self.columns[-1].kind
        paras = cells[-1].paras
        for i, para in enumerate(paras):
            ends = before_header and i == len(paras) - 1
            if (i or len(cells) > 1) and self._next_part(para, kind, last, ends):
                return [*cells[:-1], Cell(paras[:i])], paras[i:]
        return cells, ()

    def _next_part(self, para: Para, kind: str, last: bool, ends: bool) -> bool:
        """Whether a paragraph in a row's last cell opens what comes after the row.

        A heading does, unless the column may hold one; so does a long line or sentence where
        bodies should be, at the end of a table.
        """
        heading = heading_of(para)
        if heading:
            return kind in ("areas", "timetable", "bodies") or (last and heading.kind != "indicator")
        if kind != "bodies" or not last:
            return False
        sentence = para.text.endswith(".")
        if any(True for _ in self._bodies.find(para.text)):
            return sentence and len(para.text) > 2 * _TITLE_LENGTH
        return (sentence or ends) and len(para.text) > _TITLE_LENGTH


def _flattened(blocks: Sequence[Block]) -> tuple[list[Token], dict[int, list[Para]]]:
    """The cells of all tables, and the paragraphs that stand before some of them, by their index."""
    tokens: list[Token] = []
    before: dict[int, list[Para]] = {}
    for block in blocks:
        if isinstance(block, Para):
            before.setdefault(len(tokens), []).append(block)
        else:
            tokens += [Token(cell, border=i == 0) for run in block.rows for i, cell in enumerate(run)]
    return tokens, before


def _rows(tokens: Sequence[Token], columns: tuple[Column, ...], bodies: Bodies) -> Iterator[Sequence[Token]]:
    """The cells of each row."""
    begins = starts(tokens, columns, bodies) or _unnumbered(tokens, len(columns))
    if begins[0] > 0:
        begins = [0, *begins]
    for start, end in zip(begins, [*begins[1:], len(tokens)], strict=True):
        yield from _split(tokens[start:end], columns, bodies)


def _split(tokens: Sequence[Token], columns: Sequence[Column], bodies: Bodies) -> Iterator[Sequence[Token]]:
    """The cells from one label to the next: one row, or more where a row has no label."""
    width = len(columns)
    action = next(i for i, column in enumerate(columns) if column.kind == "action")
    start = 0
    while len(tokens) - start >= 2 * width - 1 and tokens[start + width].border:
        text = words(tokens[start + width + action].cell) if start + width + action < len(tokens) else ""
        if len(text) <= _TITLE_LENGTH or fits("bodies", text, bodies):
            break
        yield tokens[start : start + width]
        start += width
    yield tokens[start:]


def _unnumbered(tokens: Sequence[Token], width: int) -> list[int]:
    """Where rows start in a table without labels: every so many cells, or at blank lines."""
    if len(tokens) % width == 0:
        return list(range(0, len(tokens), width))
    starts = [0]
    for i, token in enumerate(tokens):
        if token.border and i - starts[-1] >= max(width - 1, 1):
            starts.append(i)
    return starts
