"""A draft that is sent to be checked: as JSON, or as a form with a file; kept in memory and nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from fastapi import HTTPException, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from api.routes import Opened
from api.strict_json import StrictRequest
from index.errors import BadRequest, DraftsRefused

DRAFT_BYTES = 8_000_000
"""The largest draft: a document of Word with pictures."""


class _InMemory(MultiPartParser):
    """A form's files never touch the disk: the body's limit is the limit of all of them."""

    spool_max_size = 2 * DRAFT_BYTES


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent: the bytes of a file and its name, or words; ``on`` as it was given."""

    text: str
    data: bytes
    name: str
    on: dt.date | None

    @property
    def blank(self) -> bool:
        """Whether nothing was sent."""
        return not self.text.strip() and not self.data


async def sent(request: Request, engine: Opened) -> Sent:
    """The draft in a request's body: JSON ``{"text", "on"}``, or a form with the fields ``text``, ``file`` and ``on``.

    Raises:
        DraftsRefused: this installation checks none; nothing of the body is read then.
        BadRequest: the body holds neither.
    """
    if not engine.settings.check_drafts:
        raise DraftsRefused("This installation does not check drafts (VOUCH_CHECK_DRAFTS is false).")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        return await _form(request, kind)
    if kind and kind != "application/json" and not kind.endswith("+json"):
        raise HTTPException(415, "Send JSON, or a form with a file.")
    body = await StrictRequest(request.scope, request.receive).json()
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        raise BadRequest('Send a JSON object with the draft in it: {"text": "…"}.')
    if unknown := sorted(set(body) - {"text", "on"}):
        raise BadRequest(f"There is no field {unknown[0][:40]!r}; there are text and on.")
    return Sent(body["text"], b"", "", _day(body.get("on")))


async def _form(request: Request, kind: str) -> Sent:
    try:
        if kind == "multipart/form-data":
            parser = _InMemory(
                request.headers, request.stream(), max_files=1, max_fields=8, max_part_size=DRAFT_BYTES
            )
            form = await parser.parse()
        else:
            form = await FormParser(request.headers, request.stream()).parse()
    except MultiPartException as error:
        raise BadRequest(f"The form cannot be read: {error.message}") from error
    file, text = form.get("file"), form.get("text")
    data, name = b"", ""
    if isinstance(file, UploadFile):
        data, name = await file.read(), file.filename or ""
        await file.close()
    return Sent(text if isinstance(text, str) else "", data, name, _day(form.get("on")))


def _day(written: object) -> dt.date | None:
    if written is None or written == "":
        return None
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError as error:
        raise BadRequest("on is no day; write it as 2026-01-31.") from error
