"""The whole plan as a table, narrowed by facets; every combination is an address."""

from __future__ import annotations

import datetime as dt
import json
from typing import Annotated, Any, Literal

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.exports import Table, spreadsheet, word
from api.pages.citing import edition, line
from api.pages.sorting import ordered
from api.pages.tables import ACTION_COLUMNS, Shown, action_line, cells, sorted_table
from api.pages.view import address, download, page, router, whole_address
from api.routes import Opened
from index.actions import ActionFilter, Selection, plans, row, select
from index.engine import Engine
from index.facets import Option, facets

routes = router()


class ActionsQuery(BaseModel):
    """The address of a table of actions."""

    body: list[Annotated[str, Field(max_length=200)]] = Field([], max_length=30)
    year: int | None = Field(None, ge=1900, le=2200)
    area: str | None = Field(None, max_length=40)
    priority: str | None = Field(None, max_length=40)
    document: str | None = Field(None, max_length=200)
    sort: str = Field("", max_length=40)
    format: Literal["html", "json", "csv", "xlsx", "docx"] = "html"

    def where(self) -> ActionFilter:
        return ActionFilter(
            tuple(self.body), self.year, area=self.area, priority=self.priority, document=self.document
        )

    def values(self, **changes: Any) -> dict[str, Any]:
        """The address's values, some of them changed."""
        given = {"body": self.body, "year": self.year, "area": self.area, "priority": self.priority}
        return {**given, "document": self.document, "sort": self.sort, **changes}


@routes.get("/actions")
def actions(request: Request, engine: Opened, query: Annotated[ActionsQuery, Query()]) -> Response:
    """All actions that match, with facets, or the same as a file."""
    where = query.where()
    selected = select(engine, where)
    caption = f"{len(selected.actions)} of {selected.checked} actions; complete"
    table = sorted_table(
        Shown(caption, ACTION_COLUMNS, tuple(action_line(*each) for each in selected.actions)), query.sort
    )
    if query.format == "json":
        found = [row(*each) for each in selected.actions]
        said = {"count": len(found), "checked": selected.checked, "actions": found, "index": engine.version}
        return download(json.dumps(said, ensure_ascii=False, indent=1).encode(), "application/json", "actions.json")
    if query.format != "html":
        return _exported(request, engine, query, selected, table)
    offered = [(facet, [(each, _toggled(request, engine, query, facet.name, each)) for each in facet.options])
               for facet in facets(engine, where)]  # fmt: skip
    return page(
        request,
        "actions.html",
        plans=plans(engine, query.document),
        table=table,
        source="; ".join(f"{name}: {value}" for name, value in _facts(request, engine, query, selected)),
        offered=offered,
        query=query,
        narrowed=any((query.body, query.year, query.area, query.priority)),
        sort=query.sort if ordered(table.columns, query.sort) else "",
    )


def _toggled(request: Request, engine: Engine, query: ActionsQuery, name: str, option: Option) -> str:
    """The address with an option chosen, or without it if it is."""
    if name == "body":
        left = [each for each in query.body if engine.bodies.canonical(each) != option.value]
        value: Any = left if option.chosen else [*query.body, option.value]
    else:
        value = None if option.chosen else option.value
    return address(request, "/actions", query.values(**{name: value}))


def _facts(
    request: Request, engine: Engine, query: ActionsQuery, selected: Selection
) -> tuple[tuple[str, str], ...]:
    """(name, value) pairs that say where a table is from."""
    held = {document.id: document for document, _ in selected.actions}.values()
    return (
        ("Edition", "; ".join(f"{each.title}: {edition(engine, each)}" for each in held) or "none"),
        ("Date", dt.date.today().isoformat()),
        ("Index", engine.version),
        ("Permalink", whole_address(request, "/actions", query.values())),
    )


def _exported(
    request: Request, engine: Engine, query: ActionsQuery, selected: Selection, shown: Shown
) -> Response:
    today = dt.date.today().isoformat()
    documents = {document.id: document for document, _ in selected.actions}
    citations = {}
    numbered = []
    for number, each in enumerate(shown.lines, start=1):
        held = documents[each.document]
        unit = engine.records.unit(each.document, each.place)
        citations[number] = line(request, engine, held, unit.label, unit.start, unit.end, today)
        numbered.append(action_line(held, next(a for a in held.actions if a.place == each.place), (number,)))
    facts = _facts(request, engine, query, selected)
    rows = cells(numbered, citations)
    table = Table("actions", "Actions", "", shown.caption, shown.columns, rows, facts, tuple(citations.values()))
    if query.format == "csv":
        return download(spreadsheet.csv(table), "text/csv; charset=utf-8", "actions.csv")
    if query.format == "xlsx":
        return download(spreadsheet.xlsx(table), spreadsheet.XLSX, "actions.xlsx")
    return download(word.docx(table), word.DOCX, "actions.docx")
