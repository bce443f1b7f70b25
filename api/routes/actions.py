"""The actions of a plan, as rows."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Path, Query, Response

from api.models import ActionFilters, Json
from api.routes import Opened, router
from api.tables import csv_bytes
from index.actions import ActionFilter, find, row, select

routes = router("actions")

_COLUMNS = (
    "document", "place", "number", "label", "text", "section", "priority", "areas", "timetable", "start",
    "end", "ongoing", "bodies", "bodies_written", "footnotes",
)  # fmt: skip


@routes.get(
    "/v1/actions",
    summary="List actions",
    response_model=dict[str, Any],
    responses={200: {"content": {"application/json": {}, "text/csv": {}}}},
)
def actions(engine: Opened, filters: Annotated[ActionFilters, Query()]) -> Any:
    """All actions that match, never a selection of the best: `checked` says how many were looked at.
    With `format=csv` a spreadsheet."""
    where = ActionFilter(
        tuple(filters.body), filters.year, filters.timetable, filters.area, filters.priority, filters.section,
        filters.document,
    )  # fmt: skip
    selected = select(engine, where)
    rows = [row(*each) for each in selected.actions]
    if filters.format == "csv":
        headers = {"Content-Disposition": 'attachment; filename="actions.csv"'}
        return Response(csv_bytes(_COLUMNS, rows), media_type="text/csv; charset=utf-8", headers=headers)
    return {"count": len(rows), "checked": selected.checked, "actions": rows, "index": engine.version}


@routes.get("/v1/actions/{number}", summary="One action")
def action(
    engine: Opened,
    number: Annotated[str, Path(max_length=40, description="Its number.", examples=["46"])],
    document: Annotated[str | None, Query(max_length=200, description="A plan, if not the default one.")] = None,
) -> Json:
    """What its row says, with the offsets of its words in the document's text."""
    plan, found = find(engine, number, document)
    quote = {
        "start_offset": found.text.start,
        "end_offset": found.text.end,
        "quote": found.text.of(plan.text),
    }
    notes = {each.place: each.text.of(plan.text) for each in plan.footnotes if each.place in found.footnotes}
    return {
        **row(plan, found),
        **quote,
        "footnote_texts": notes,
        "sha256": plan.sha256,
        "index": engine.version,
    }
