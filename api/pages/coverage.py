"""What is held, what is not, and what failed and why; and what is odd in what is held."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from api.pages.citing import Official, edition, linked
from api.pages.view import address, page, router
from api.routes import Opened
from index.actions import under_way
from index.engine import Engine
from ingest.model import Document, Work
from ingest.status import status
from ingest.status_words import headline

routes = router()


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a plot: ``share`` of the longest bar in hundredths."""

    label: str
    count: int
    share: float
    href: str


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of the table of bodies and years: ``level`` from 0 (none) to 4 (the most)."""

    count: int
    level: int
    href: str


@dataclass(frozen=True, slots=True)
class Held:
    """A work with the texts of it that are held."""

    work: Work
    status: str
    texts: tuple[tuple[Document, str], ...]
    official: Official | None


@routes.get("/coverage")
def coverage(request: Request, engine: Opened) -> Response:
    """Every work of the catalogue, and plots of what the plans and the findings hold."""
    today = dt.date.today()
    works = [_held(engine, work, today) for work in engine.records.works.values()]
    return page(
        request,
        "coverage.html",
        held=[each for each in works if each.texts],
        missing=[each for each in works if not each.texts],
        failed=[each for each in engine.records.accounts if each.outcome != "indexed"],
        accounts={each.source: each for each in engine.records.accounts},
        bodies=_bars(_bodies(request, engine)),
        years=_bars(_years(request, engine)),
        heat=_heat(request, engine),
        span=_span(engine),
        findings=_bars(_finding_kinds(request, engine)),
        listed=engine.records.findings(),
        units={id: frozenset(unit.place for unit in engine.records.units(id)) for id in engine.records.document_ids},
        manifest=engine.manifest,
    )


def _held(engine: Engine, work: Work, today: dt.date) -> Held:
    texts = tuple((each, edition(engine, each)) for each in engine.records.editions(work.id))
    addresses = [each.address for each in work.sources if each.address]
    words = headline(status(engine.world.catalogue, work, today)) if engine.world.catalogue else ""
    return Held(work, words, texts, linked(addresses[0]) if addresses else None)


def _bodies(request: Request, engine: Engine) -> Iterable[tuple[str, int, str]]:
    counts = Counter(name for row in engine.world.rows for name in row.responsible)
    for name, count in counts.most_common():
        yield name, count, address(request, "/actions", {"body": name})


def _years(request: Request, engine: Engine) -> Iterable[tuple[str, int, str]]:
    first, last = engine.world.period or (0, -1)
    for year in range(first, last + 1):
        count = sum(under_way(row.action.timetable, year) for row in engine.world.rows)
        yield str(year), count, address(request, "/actions", {"year": year})


def _span(engine: Engine) -> list[int]:
    first, last = engine.world.period or (0, -1)
    return list(range(first, last + 1))


def _heat(request: Request, engine: Engine) -> list[tuple[str, list[Heat]]]:
    """Bodies against years: how many of a body's actions are under way."""
    rows = engine.world.rows
    counted = {
        name: [sum(name in row.responsible and under_way(row.action.timetable, year) for row in rows) for year in _span(engine)]
        for name, _ in Counter(name for row in rows for name in row.responsible).most_common()
    }
    most = max((count for counts in counted.values() for count in counts), default=0)
    return [
        (name, [Heat(count, -(-4 * count // most) if most else 0, address(request, "/actions", {"body": name, "year": year}))
                for year, count in zip(_span(engine), counts, strict=True)])
        for name, counts in counted.items()
    ]  # fmt: skip


def _finding_kinds(request: Request, engine: Engine) -> Iterable[tuple[str, int, str]]:
    for kind, count in Counter(finding.kind for _, finding in engine.records.findings()).most_common():
        yield kind.replace("_", " ").capitalize(), count, ""


def _bars(counted: Iterable[tuple[str, int, str]]) -> list[Bar]:
    rows = list(counted)
    longest = max((count for _, count, _ in rows), default=0)
    return [Bar(label, count, round(100 * count / longest, 1) if longest else 0, href) for label, count, href in rows]
