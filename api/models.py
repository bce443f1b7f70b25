"""What the HTTP API takes, and what it says of itself in its description.

Pydantic stops here: behind the routes are the engine's own records and plain JSON.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from index.limits import QUESTION_CHARACTERS
from index.search import DEFAULT_MODE

EXAMPLE_QUESTION = "Which actions is CEPOL responsible for?"


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskBody(Body):
    """A question, and what it refers back to."""

    question: str = Field(
        description=f"In your own words, at most {QUESTION_CHARACTERS:,} characters.",
        examples=[EXAMPLE_QUESTION],
    )
    on: dt.date | None = Field(None, description="The day it is answered for; today if left out.")
    previous: dict[str, Any] | None = Field(
        None, description="The answer that a follow-up question refers to, or its `interpretation`."
    )
    documents: list[str] = Field(
        [], max_length=100, description="Answer from these documents only, as if no others were held; all if left out."
    )


class ReferencesBody(Body):
    """A text to find references in."""

    text: str = Field(max_length=200_000, description="Plain text.", examples=["See Article 7(2) of Directive 2014/42/EU."])


class SearchFilters(Body):
    """Passages wanted."""

    q: str = Field(description="What to search for.", examples=["monitoring of the darknet"])
    top_k: int = Field(10, ge=1, le=100, description="How many passages at most.")
    mode: Literal["keyword", "dense", "hybrid"] = Field(DEFAULT_MODE, description="By words, by meaning, or by both.")
    document: list[str] = Field([], max_length=100, description="Only in these documents.")
    kind: list[str] = Field([], max_length=30, description="Only in units of these kinds, such as action or article.")
    place: list[str] = Field(
        [], max_length=500, description="Only in these units and what is in them, as document/place."
    )


class SuggestQuery(Body):
    """What somebody is typing."""

    q: str = Field(max_length=200, description="What has been typed so far.", examples=["cep"])
    limit: int = Field(8, ge=1, le=20, description="How many at most.")
    document: list[str] = Field([], max_length=100, description="Only what these documents answer; all if left out.")


class ActionFilters(Body):
    """Conditions on actions; all that are given must hold."""

    body: list[str] = Field([], max_length=30, description="Responsible bodies, by any of their names.")
    year: int | None = Field(None, ge=1900, le=2200, description="Under way in this year.")
    timetable: str | None = Field(None, max_length=100, description="The timetable as it is written.")
    area: str | None = Field(None, max_length=40, description="A priority area, such as 6.1.")
    priority: str | None = Field(None, max_length=40, description="A strategic priority, such as 3.")
    section: str | None = Field(None, max_length=40, description="A section, such as A.")
    document: str | None = Field(None, max_length=200, description="A plan, if not the default one.")
    format: Literal["json", "csv"] = Field("json", description="CSV opens in a spreadsheet.")


class ErrorBody(BaseModel):
    code: str = Field(examples=["unknown_document"])
    message: str = Field(examples=["There is no document 'x'. Held are: …"])
    request_id: str = Field(examples=["9f86d081884c7d65"])
    details: list[dict[str, Any]]


class ErrorShape(BaseModel):
    """Every error, whatever went wrong."""

    error: ErrorBody


_BAD: dict[str, Any] = {"model": ErrorShape, "description": "The request is wrong; the message says how."}
_GONE: dict[str, Any] = {"model": ErrorShape, "description": "There is no such document, place or action."}
_LATER: dict[str, Any] = {"model": ErrorShape, "description": "There is no index yet; see Retry-After."}
_LARGE: dict[str, Any] = {"model": ErrorShape, "description": "The body is too large."}
ERRORS: dict[int | str, dict[str, Any]] = {400: _BAD, 404: _GONE, 413: _LARGE, 422: _BAD, 503: _LATER}
"""The error responses that any route may give, for its description."""

Json = dict[str, Any]
Number = Annotated[str, Field(max_length=40, description="An action's number.", examples=["46"])]
