"""The audit of a document's references: what each one is, whether it is held, what became of it, what follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.pages.citing import edition
from api.pages.linking import resolver
from api.pages.view import address, page, router
from api.routes import Opened
from index.audit import FAILING, VERDICTS, Audit, audit
from index.audit.plain import as_json, words
from index.engine import Engine
from index.review import Journal

routes = router()

# A mark beside each verdict, so that colour is never alone.
_SOUND = ("internal", "in_force", "adopted", "by_this_text", "amended")


class AuditQuery(BaseModel):
    """The address of an audit."""

    document: str = Field("", max_length=200)
    on: dt.date | None = None
    verdict: list[Annotated[str, Field(max_length=40)]] = Field([], max_length=20)
    failing: bool = False
    unit: str = Field("", max_length=200)

    def values(self, **changes: object) -> dict[str, object]:
        """The address's values, some of them changed."""
        given = {"document": self.document, "on": self.on, "verdict": self.verdict, "unit": self.unit}
        return {**given, "failing": "true" if self.failing else None, **changes}


@routes.get("/audit")
def audited(request: Request, engine: Opened, query: Annotated[AuditQuery, Query()]) -> Response:
    """Every reference of a document with its status on a day; the plan's where no document is named."""
    query = query.model_copy(update={"document": query.document or _first(engine)})
    on = query.on or dt.date.today()
    decisions = Journal(engine.settings.data).active(query.document)
    found = audit(engine.records, engine.bodies, query.document, on, decisions, resolver(engine))
    report = as_json(found, engine.version)
    shown = [each for each in report["references"] if _matches(each, query)]
    citing = [id for id in engine.records.document_ids if engine.records.references(id) or id == query.document]
    return page(
        request,
        "audit.html",
        query=query,
        on=on.isoformat(),
        report=report,
        document=found.document,
        edition=edition(engine, found.document),
        documents=[(id, engine.records.document(id).title) for id in citing],
        verdicts=_verdicts(request, query, found),
        units=list(dict.fromkeys((_unit(each["place"]), each["label"].split(",")[0]) for each in report["references"])),
        shown=shown,
        narrowed=bool(query.verdict or query.unit or query.failing),
        texts=[each for each in report["mentions"] if each["kind"] == "text"],
        mark=mark,
        words=words,
        short={work.id: work.short_title for work in engine.records.works.values()},
        link=lambda each: address(
            request,
            f"/documents/{found.document.id}",
            {"from": each["start"], "to": each["end"], "sha": found.document.sha256[:16]},
            "cited",
        ),
    )


def mark(verdict: str) -> str:
    """✓ for what is sound, ✗ for what is not, ? for what is not known, ◷ for what is a matter of time."""
    if verdict in _SOUND:
        return "✓"
    if verdict in FAILING:
        return "✗"
    return "◷" if verdict in ("not_yet", "expired") else "?"


def _first(engine: Engine) -> str:
    """The plan, or whatever is held first."""
    plans = engine.world.plans or engine.records.documents()
    return plans[0].id if plans else ""


def _unit(place: str) -> str:
    return place.split(".")[0]


def _matches(row: Mapping[str, Any], query: AuditQuery) -> bool:
    if query.verdict and row["verdict"] not in query.verdict:
        return False
    if query.failing and row["verdict"] not in FAILING:
        return False
    return not query.unit or _unit(row["place"]) == query.unit


def _verdicts(request: Request, query: AuditQuery, found: Audit) -> list[tuple[str, str, int, str, bool]]:
    """(verdict, words, how many, address with it chosen or taken away, whether chosen), unsound ones first."""
    counts = found.verdicts()
    made: list[tuple[str, str, int, str, bool]] = []
    for verdict in reversed(VERDICTS):
        if counts.get(verdict):
            chosen = verdict in query.verdict
            left = [each for each in query.verdict if each != verdict] if chosen else [*query.verdict, verdict]
            href = address(request, "/audit", query.values(verdict=left, failing=None))
            made.append((verdict, words(verdict), counts[verdict], href, chosen))
    return made
