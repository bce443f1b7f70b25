"""Comparing two editions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Query, Response

from api.exports.comparison import comparison_csv, comparison_html
from api.routes import Opened, router
from index.compare import compare as compared
from index.compare.plain import as_json

routes = router("compare")

Id = Annotated[
    str, Query(max_length=200, description="A document's id.", examples=["eu-drugs-action-plan-2021-2025"])
]


@routes.get(
    "/v1/compare",
    summary="What differs between two editions",
    response_model=dict[str, Any],
    responses={200: {"content": {"application/json": {}, "text/csv": {}, "text/html": {}}}},
)
def compare(
    engine: Opened,
    a: Id,
    b: Id,
    format: Annotated[Literal["json", "csv", "html"], Query(description="CSV opens in a spreadsheet.")] = "json",
) -> Any:
    """Units added, removed, moved, reworded, split or merged, told by their words; word-by-word differences with
    offsets into both texts; bodies, dates, areas and footnotes of a plan's rows. White space makes no difference."""
    one, other = engine.records.document(a), engine.records.document(b)
    found = compared(one, other)
    if format == "csv":
        headers = {"Content-Disposition": 'attachment; filename="comparison.csv"'}
        return Response(comparison_csv(found, one, other), media_type="text/csv; charset=utf-8", headers=headers)
    if format == "html":
        headers = {"Content-Disposition": 'inline; filename="comparison.html"'}
        return Response(comparison_html(found, one, other), media_type="text/html; charset=utf-8", headers=headers)
    return {**as_json(found, one, other), "index": engine.version}
