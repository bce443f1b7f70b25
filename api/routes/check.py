"""Checking a draft. It is held in memory for as long as the request takes: never stored, never logged."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends

from api.models import Json
from api.routes import Opened, router
from api.uploads import Sent, sent
from index.check import check as checked
from index.check.reading import draft_of
from index.errors import BadRequest

routes = router("check")

_ON = {"type": "string", "format": "date", "description": "The day for which acts are checked; today if left out."}
_TEXT = {"type": "string", "description": "The draft: plain text or Markdown.", "maxLength": 2_000_000}
_EXAMPLE = {"text": "CEPOL is responsible for Action 9, which is due by 2023.", "on": "2026-01-31"}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["text"],
                "additionalProperties": False,
                "properties": {"text": _TEXT, "on": _ON},
                "example": _EXAMPLE,
            }
        },
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {
                        "type": "string",
                        "format": "binary",
                        "description": "The draft as a file: Word, PDF, HTML, Markdown or text, at most 8 megabytes.",
                    },
                    "text": _TEXT,
                    "on": _ON,
                },
            }
        },
    },
}


@routes.post("/v1/check", summary="Check a draft", openapi_extra={"requestBody": _BODY})
def check(engine: Opened, draft: Annotated[Sent, Depends(sent)]) -> Json:
    """Each sentence of a draft about the texts held, with a verdict: quotations `intact`, `abridged`, `altered` or from
    the `wrong_place`; what it says of deadlines, bodies, numbers, priorities and acts `confirmed` or wrong; what the
    records cannot decide `not_checkable`. `wrong` says whether anything is. The draft is neither stored nor logged."""
    if draft.blank:
        raise BadRequest("There is no text to check.")
    read = draft_of(draft.data, draft.name) if draft.data else draft.text
    return checked(engine, read, draft.on).as_json()
