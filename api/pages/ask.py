"""Asking: the first page, and the page of an answer, whose address is its permalink."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Annotated, Literal

from fastapi import Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.exports import spreadsheet, word
from api.pages import answers
from api.pages.errors import error_page
from api.pages.examples import examples
from api.pages.sorting import ordered
from api.pages.tables import sorted_table
from api.pages.view import address, download, page, router
from api.routes import Opened
from index.engine import Engine

routes = router()
_VERSION = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")
Word = Annotated[str, Field(max_length=400)]


class AskQuery(BaseModel):
    """The address of an answer."""

    q: str | None = None
    on: dt.date | None = None
    index: str = Field("", max_length=80)
    after: list[Annotated[str, Field(max_length=3000)]] = Field([], max_length=20)
    without: list[Word] = Field([], max_length=50)
    choose: list[Word] = Field([], max_length=50)
    swap: list[Word] = Field([], max_length=50)
    document: list[Word] = Field([], max_length=100)

    def asked(self) -> answers.Asked:
        """What is asked. A blank ``swap`` is one that keeps the value that there is."""
        swap = tuple(each for each in self.swap if each)
        lists = (tuple(self.after), tuple(self.without), tuple(self.choose), swap, tuple(self.document))
        return answers.Asked(self.q or "", self.on, *lists)
    sort: str = Field("", max_length=80)
    format: Literal["html", "json", "csv", "xlsx", "docx"] = "html"


@routes.get("/")
def ask(request: Request, engine: Opened, query: Annotated[AskQuery, Query()]) -> Response:
    """The first page, or the answer to ``q``."""
    if query.q is None:
        return _home(request, engine)
    if query.index and not _VERSION.fullmatch(query.index):
        words = "There never was an index version of this name. The question can be asked without it."
        without = (address(request, "/", query.asked().query()), "Ask it of the texts as they are now")
        return error_page(request, 404, words, query.q, instead=without)
    asked = query.asked()
    raw = answers.ask(engine, asked)
    shown = answers.view(request, engine, asked, raw)
    if query.format == "json":
        return download(json.dumps(raw, ensure_ascii=False, indent=1).encode(), "application/json", "answer.json")
    if query.format != "html":
        return _exported(request, engine, asked, shown, query.format)
    table = sorted_table(shown.table, query.sort) if shown.table else None
    return page(
        request,
        "answer.html",
        language=shown.language,
        q=query.q,
        asked=asked,
        answer=shown,
        table=table,
        sort=query.sort if table and ordered(table.columns, query.sort) else "",
        permalink=answers.permalink(request, asked, raw),
        source=answers.source_line(request, engine, asked, shown),
        made_with=query.index if query.index not in ("", engine.version) else "",
        today=dt.date.today().isoformat(),
    )


def _home(request: Request, engine: Engine) -> Response:
    records = engine.records
    held = records.documents()
    return page(
        request,
        "home.html",
        examples=examples(engine),
        documents=len(held),
        digests=sum(each.state == "digest" for each in held),
        actions=len(engine.world.rows),
        findings=len(records.findings()),
        manifest=engine.manifest,
    )


def _exported(
    request: Request, engine: Engine, asked: answers.Asked, shown: answers.View, format: str
) -> Response:
    table = answers.export(request, engine, asked, shown)
    if format == "csv":
        return download(spreadsheet.csv(table), "text/csv; charset=utf-8", "answer.csv")
    if format == "xlsx":
        return download(spreadsheet.xlsx(table), spreadsheet.XLSX, "answer.xlsx")
    return download(word.docx(table), word.DOCX, "answer.docx")
