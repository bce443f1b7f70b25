"""Checking a draft against the texts held: pasted or uploaded, worked on in memory, never stored or logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response

from api.pages.citing import Cited, cited
from api.pages.view import page, router
from api.routes import Opened
from api.uploads import DRAFT_BYTES, Sent, sent
from index.check import VERDICTS, WRONG, Checked, Claim, Sentence, check
from index.check.reading import draft_of
from index.engine import Engine
from index.errors import DraftsRefused
from ingest.errors import ReadError

routes = router()

SOUND = ("intact", "confirmed")
_NOT_SAVED = {"Cache-Control": "no-store"}  # nor by the browser: a draft may be confidential


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its words, its verdict in words, and the held words that speak for or against it."""

    claim: Claim
    words: str
    said: str
    evidence: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the draft. ``mark`` says its verdict without colour; ``id`` is set where something is wrong."""

    sentence: Sentence
    words: str
    mark: str
    claims: tuple[Judged, ...]
    id: str
    next: str


@routes.get("/check")
def form(request: Request, engine: Opened) -> Response:
    """Where a draft is pasted or uploaded."""
    if not engine.settings.check_drafts:
        raise DraftsRefused("This installation does not check drafts (VOUCH_CHECK_DRAFTS is false).")
    return _page(request, "", None, ())


@routes.post("/check")
def checked(request: Request, engine: Opened, draft: Annotated[Sent, Depends(sent)]) -> Response:
    """The draft with a verdict on each sentence."""
    if draft.blank:
        return _page(request, "", None, (), "There is nothing to check: paste a text, or choose a file.", 422)
    text = draft.text.replace("\r\n", "\n")  # as forms send line ends
    try:
        read = draft_of(draft.data, draft.name) if draft.data else text
    except ReadError as error:
        return _page(request, text, None, (), f"The file cannot be read: {error}", 422)
    found = check(engine, read, draft.on)
    return _page(
        request,
        "" if draft.data else text,
        found,
        _lines(request, engine, found),
        name=draft.name if draft.data else "",
    )


def _page(
    request: Request,
    text: str,
    found: Checked | None,
    lines: tuple[Line, ...],
    problem: str = "",
    status: int = 200,
    name: str = "",
) -> Response:
    response = page(
        request,
        "check.html",
        status,
        text=text,
        name=name,
        found=found,
        lines=lines,
        problem=problem,
        summary=[(mark(verdict), said(verdict), VERDICTS[verdict], count) for verdict, count in found.summary.items()]
        if found
        else [],
        first=next((line.id for line in lines if line.id), ""),
        wrong=sum(bool(line.id) for line in lines),
        megabytes=DRAFT_BYTES // 1_000_000,
        today=dt.date.today().isoformat(),
    )
    response.headers.update(_NOT_SAVED)
    return response


def said(verdict: str) -> str:
    """A verdict for people: ``does_not_exist`` → "Does not exist"."""
    return verdict.replace("_", " ").capitalize()


def mark(verdict: str) -> str:
    """✗ for what is wrong, ✓ for what is borne out, ≈ for what is marked as abridged, ? for what nothing decides."""
    if verdict in WRONG:
        return "✗"
    if verdict in SOUND:
        return "✓"
    return {"abridged": "≈", "not_checkable": "?"}.get(verdict, "")


def _lines(request: Request, engine: Engine, found: Checked) -> tuple[Line, ...]:
    numbers = [number for number, each in enumerate(found.sentences) if each.verdict in WRONG]
    following: Mapping[int, int] = dict(pairwise(numbers))
    made = []
    count = 0
    for number, sentence in enumerate(found.sentences):
        claims = []
        for claim in sentence.claims:
            evidence = []
            for each in claim.evidence:
                count += 1
                evidence.append(cited(request, engine, each.as_json(), count, "", found.on.isoformat(), []))
            claims.append(Judged(claim, claim.span.of(found.text), said(claim.verdict), tuple(evidence)))
        made.append(
            Line(
                sentence,
                sentence.span.of(found.text),
                mark(sentence.verdict),
                tuple(claims),
                f"v-s{number}" if number in numbers else "",
                f"v-s{following[number]}" if number in following else "",
            )
        )
    return tuple(made)
