"""Two editions of a text side by side: what was added, removed, moved or reworded, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.pages.citing import edition
from api.pages.view import address, page, router
from api.routes import Opened
from index.compare import KINDS, Change, Comparison, compare
from index.compare.plain import WORDS, counts, summary
from ingest.model import Document, Span

routes = router()

SHOWN = 200
"""Changes on a page: a text that was written anew has thousands, and its files hold them all."""


class CompareQuery(BaseModel):
    """The address of a comparison."""

    a: str = Field("", max_length=200)
    b: str = Field("", max_length=200)
    kind: str = Field("", max_length=40)
    begin: int = Field(0, ge=0, le=10**6)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one side; ``marked`` where the other has others, or none."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A change as a row: what it is, and the words of either side under the addresses of their units."""

    kind: str
    before: tuple[Words, ...]
    after: tuple[Words, ...]
    before_at: tuple[str, str]
    after_at: tuple[str, str]
    more: tuple[str, ...]
    note: str


@routes.get("/compare")
def comparison(request: Request, engine: Opened, query: Annotated[CompareQuery, Query()]) -> Response:
    """The form, and beneath it what differs between the two documents chosen."""
    works = [
        (work, editions) for work in engine.records.works.values() if (editions := engine.records.editions(work.id))
    ]
    several = [
        (work.short_title, [(each, edition(engine, each)) for each in held]) for work, held in works if len(held) > 1
    ]
    a, b = (engine.records.document(id) if id else None for id in (query.a, query.b))
    found = compare(a, b) if a and b else None
    changes = [each for each in found.changes if query.kind in ("", each.kind)] if found else []
    on_page = changes[query.begin : query.begin + SHOWN]
    return page(
        request,
        "compare.html",
        query=query,
        several=several,
        documents=[(each.id, f"{each.id}: {each.title}") for each in engine.records.documents()],
        a=a,
        b=b,
        editions=[edition(engine, each) for each in (a, b) if each],
        summary=summary(found) if found else "",
        kinds=_kinds(request, query, found) if found else [],
        lines=[_line(request, each, a, b) for each in on_page] if a and b else [],
        count=len(changes),
        pages=_pages(request, query, len(changes)),
    )


def _kinds(request: Request, query: CompareQuery, found: Comparison) -> list[tuple[str, int, str, bool]]:
    """(words, how many, address, whether chosen) of each kind of change that occurs."""
    there = counts(found)
    return [
        (WORDS[kind], there[kind], address(request, "/compare", _values(query, kind="" if kind == query.kind else kind)), kind == query.kind)
        for kind in KINDS
        if kind in there
    ]  # fmt: skip


def _pages(request: Request, query: CompareQuery, count: int) -> list[tuple[str, str]]:
    begins = range(0, count, SHOWN) if count > SHOWN else ()
    return [
        (f"{begin + 1}–{min(begin + SHOWN, count)}", "" if begin == query.begin else address(request, "/compare", _values(query, begin=begin)))
        for begin in begins
    ]  # fmt: skip


def _values(query: CompareQuery, **changes: object) -> dict[str, object]:
    return {"a": query.a, "b": query.b, "kind": query.kind, **changes}


def _line(request: Request, change: Change, a: Document, b: Document) -> Line:
    def at(document: Document, side: object) -> tuple[str, str]:
        label, place = getattr(side, "label", ""), getattr(side, "place", "")
        return label, address(request, f"/documents/{document.id}", fragment=place) if place else ""

    return Line(
        kind=WORDS[change.kind],
        before=tuple(_words(a, change.spans_a, [(e.a_start, e.a_end) for e in change.edits], change.before)),
        after=tuple(_words(b, change.spans_b, [(e.b_start, e.b_end) for e in change.edits], change.after)),
        before_at=at(a, change.a),
        after_at=at(b, change.b),
        more=tuple(each.label for each in change.more),
        note=change.note,
    )


def _words(document: Document, spans: Sequence[Span], edits: Sequence[tuple[int, int]], whole: str) -> Iterator[Words]:
    """The words of one side in pieces; where no edits say what differs, all of them are marked."""
    if not edits or not spans:
        if whole:
            yield Words(whole, True)
        return
    for number, span in enumerate(spans):
        if number:
            yield Words(" … ", False)
        at = span.start
        for start, end in edits:
            start, end = max(start, span.start), min(end, span.end)
            if start >= end:
                continue
            if at < start:
                yield Words(document.text[at:start], False)
            yield Words(document.text[start:end], True)
            at = max(at, end)
        if at < span.end:
            yield Words(document.text[at : span.end], False)
