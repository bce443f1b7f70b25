"""An action plan: sections, strategic priorities, actions in tables, indicators, footnotes.

Its tables are read as events by ``plan.table``; ``plan.parts`` makes units of what stands between
them, ``plan.actions`` makes actions of their rows, ``plan.checks`` says what is odd in the whole.
"""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise

from ingest.bodies import Bodies
from ingest.model import Document, Footnote
from ingest.readers.blocks import Para, Reading, Table
from ingest.structure import acronyms
from ingest.structure.canonical import Header
from ingest.structure.plan import checks
from ingest.structure.plan.actions import Actions, with_footnotes
from ingest.structure.plan.columns import words
from ingest.structure.plan.draft import Draft
from ingest.structure.plan.events import HeaderRow, Line, Row
from ingest.structure.plan.labels import label_in, number_alone
from ingest.structure.plan.parts import Parts
from ingest.structure.plan.table import events

_NAMED = re.compile(r"(?i)\b(?:action plan|plan of action|road ?map|aktionsplan|plan d['’]action|plan de acción)\b")
_LEGAL = frozenset({"article", "recital", "article_heading"})


def recognises(reading: Reading) -> bool:
    """Whether there is a table of actions: a header that names them, and rows that are theirs.

    Who *and* when must be said, or most rows be numbered, or the text call itself a plan;
    articles make it an act.
    """
    if not any(isinstance(block, Table) for block in reading.blocks):
        return False
    if any(isinstance(block, Para) and block.role in _LEGAL for block in reading.blocks):
        return False
    rows = [event for event in events(reading.blocks, Bodies(())) if isinstance(event, Row)]
    told = [row for row in rows if {"bodies", "timetable"} <= {column.kind for column in row.columns}]
    numbered = [row for row in rows if _is_numbered(row)]
    named = bool(_NAMED.search(" ".join([reading.title, *_first_lines(reading)])))
    return len(rows) > 1 and (named or max(len(told), len(numbered)) * 2 > len(rows))


def build(reading: Reading, header: Header, bodies: Bodies) -> Document:
    """The document of an action plan."""
    draft = Draft(header, bodies)
    parts, actions = Parts(draft), Actions(draft)
    stream = chain(events(reading.blocks, bodies), (None,))
    for event, following in pairwise(stream):
        if isinstance(event, Line):
            parts.line(event, heads_rows=isinstance(following, HeaderRow | Row))
        elif isinstance(event, HeaderRow):
            actions.header(event, parts.part)
        elif event is not None:
            parts.row()
            actions.row(event, parts.section, parts.priority)
    indicators = parts.indicators()
    units = list(draft.units)
    actions.odd_counts()
    actions.odd_areas()
    for marks in (actions.marks, *parts.marks.values()):
        checks.odd_marks(draft, marks)
    for kind in ("action", "priority", "indicator", "annex"):
        checks.odd_numbers(draft, kind, units)
    checks.odd_areas(draft, actions.actions, units)
    checks.odd_spellings(draft, actions.actions)
    footnotes, own, found = draft.canonical.footnotes(reading.notes, units)
    draft.findings += acronyms.unexplained(draft.canonical.text(), [*units, *own], footnotes)
    title = header.title or next((unit.heading for unit in units if unit.kind == "title"), "")
    return draft.canonical.document(
        header,
        "action_plan",
        [*units, *own],
        title=title or reading.title,
        findings=[*reading.findings, *draft.findings, *found],
        actions=with_footnotes(actions.actions, _called(footnotes)),
        indicators=indicators,
        footnotes=tuple(footnotes),
    )


def _first_lines(reading: Reading) -> list[str]:
    paras = (block.text for block in reading.blocks if isinstance(block, Para))
    return [text[:200] for text in islice(paras, 5)]


def _is_numbered(row: Row) -> bool:
    return bool(number_alone(words(row.cell("number"))) or label_in(row.cell("action")))


def _called(footnotes: list[Footnote]) -> dict[str, list[str]]:
    """Action's place → the footnotes that it calls."""
    called: dict[str, list[str]] = {}
    for footnote in footnotes:
        for action in {(call.place or "").partition(".")[0] for call in footnote.calls}:
            called.setdefault(action, []).append(footnote.place)
    return called
