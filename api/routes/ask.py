"""Asking a question, and checking an answer again."""

from __future__ import annotations

from typing import Annotated

from fastapi import Body

from api.models import AskBody, Json
from api.routes import Opened, router
from index import answer
from index import verify as check
from index.narrow import narrowed

routes = router("questions")


@routes.post("/v1/ask", summary="Ask a question")
def ask(engine: Opened, body: AskBody) -> Json:
    """Answer in words, with the citations they rest on.

    `status` says how: selected from the records and complete, proved empty, retrieved and ranked,
    ambiguous, not held, or not found. `citations[].start` and `.end` are offsets in Unicode code points
    into the text that `/v1/documents/{id}/text` serves.
    """
    held = narrowed(engine, body.documents)
    found = answer.ask(held, body.question, on=body.on, previous=body.previous)
    return {**found, "documents": list(held.world.documents)} if body.documents else found


@routes.post("/v1/verify", summary="Check an answer again")
def verify(engine: Opened, body: Annotated[Json, Body(description="An answer, as `/v1/ask` gave it.")]) -> Json:
    """Look every citation up again (`stands`, `moved`, `changed` or `gone`), compute the result again, find the
    answer's figures, quotations and acronyms in them, and give the answer once more: does it say the same?"""
    return check.verify(engine, body)
