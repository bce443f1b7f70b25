"""One shape for every error, and a code of its own for each kind.

``{"error": {"code": "unknown_document", "message": "…", "request_id": "…", "details": [...]}}``:
``message`` says what would be right; ``details`` names the fields of a request that are wrong.
Nothing that was sent is sent back except where a message quotes a short piece of it, escaped.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from api.engines import RETRY_AFTER_S, NotReady
from api.middleware import HEADERS
from api.pages.errors import error_page, wants_page
from api.pages.view import address
from index import errors
from ingest.errors import IngestError

_STATUS: dict[type[Exception], tuple[int, str]] = {
    errors.UnknownDocument: (404, "unknown_document"),
    errors.UnknownPlace: (404, "unknown_place"),
    errors.UnknownFilter: (400, "unknown_filter"),
    errors.BadQuestion: (400, "bad_question"),
    errors.BadAnswer: (400, "bad_answer"),
    errors.DraftsRefused: (403, "drafts_refused"),
    errors.BadRequest: (400, "bad_request"),
    IngestError: (400, "unreadable_text"),
    errors.StoreUnavailable: (503, "store_unavailable"),
    errors.EngineError: (503, "not_ready"),
    NotReady: (503, "not_ready"),
}
_CODES = {
    400: "bad_request",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_media_type",
    422: "bad_request",
}
_WORDS = {
    400: "The request's body is not JSON that can be read: no NaN or Infinity, no half characters, no more "
    "than 40 levels.",
    404: "There is nothing at this address. /openapi.json lists all there is.",
    405: "This address does not take this method. /openapi.json lists what each one takes.",
    413: "The request is too large: a draft to check may have 8 megabytes, any other request one. Send a long draft in parts.",
}
_log = logging.getLogger(__name__)


def failure(
    request: Request, status: int, code: str, message: str, details: Sequence[dict[str, Any]] = ()
) -> Response:
    """An error response in the one shape, or as a page for who reads one."""
    if wants_page(request):
        words = "There is no page at this address." if code == _CODES[404] else message
        document = request.path_params.get("id") if code == "unknown_place" else None
        instead = (address(request, f"/documents/{document}"), "Open the whole text") if document else None
        return error_page(request, status, words, instead=instead)
    error = {
        "code": code,
        "message": message.encode("utf-8", "backslashreplace").decode(),
        "request_id": request.scope.get("vouch.request_id", ""),
        "details": list(details),
    }
    headers = {"Retry-After": str(RETRY_AFTER_S)} if status == 503 else None
    return JSONResponse({"error": error}, status, headers)


def install(app: FastAPI) -> None:
    """Let every error of a request come out in the one shape."""

    async def known(request: Request, error: Exception) -> Response:
        kind = next(kind for kind in type(error).__mro__ if kind in _STATUS)
        status, code = _STATUS[kind]
        return failure(request, status, code, str(error))

    for kind in _STATUS:
        app.add_exception_handler(kind, known)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # what it is registered for
        details = [
            {"field": ".".join(map(str, each["loc"])), "problem": _problem(each)} for each in error.errors()[:20]
        ]
        said = "; ".join(f"{each['field']}: {each['problem']}" for each in details[:5])
        return failure(request, 422, _CODES[422], f"The request is not as it should be: {said}", details)

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # what it is registered for
        status = error.status_code
        response = failure(request, status, _CODES.get(status, "error"), _WORDS.get(status, str(error.detail)))
        response.headers.update(error.headers or {})
        return response

    async def unexpected(request: Request, error: Exception) -> Response:
        # where it happened, without the message: that may hold words of a question
        frames = "".join(traceback.format_tb(error.__traceback__))
        _log.error("%s: %s\n%s", request.scope.get("vouch.request_id", ""), type(error).__name__, frames)
        words = "Something went wrong here. The log holds the details under this request id."
        response = failure(request, 500, "internal_error", words)
        # it is sent from outside our middleware
        for name, value in (*HEADERS.items(), ("X-Request-ID", request.scope.get("vouch.request_id", ""))):
            response.headers.setdefault(name, value)
        return response

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, unexpected)


def _problem(error: dict[str, Any]) -> str:
    """Pydantic's words for what is wrong, without the input that it quotes."""
    if error["type"] == "extra_forbidden":
        return "there is no such field or filter"
    if tuple(error["loc"]) == ("body",):
        return "send a JSON object, with the header Content-Type: application/json"
    return str(error["msg"])[:200]
