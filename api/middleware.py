"""What holds for every response: a request id, headers that give nothing away, a log without questions."""

from __future__ import annotations

import logging
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "Referrer-Policy": "no-referrer",  # the address of a page holds the question
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_log = logging.getLogger("vouch.requests")


class Plain:
    """Outermost middleware. Pages set their own content security policy; all else gets the strictest.

    A body longer than ``body_bytes`` is refused, by its announced length before it is read, or else
    as soon as it is longer than that.
    """

    def __init__(self, app: ASGIApp, body_bytes: int) -> None:
        self.app = app
        self.body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope["vouch.request_id"] = request_id
        started = time.perf_counter()
        status = 0
        announced = Headers(scope=scope).get("content-length", "")
        read = int(announced) if announced.isdecimal() and len(announced) < 19 else 0

        async def receive_some() -> Message:
            nonlocal read
            if read > self.body_bytes:
                raise HTTPException(413)
            message = await receive()
            if not announced:
                read += len(message.get("body", b""))
            return message

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive_some, send_with_headers)
        finally:
            # the route's template, not the address: somebody may put a question into a path
            route = getattr(scope.get("route"), "path", "(no such address)")
            took_ms = (time.perf_counter() - started) * 1000
            _log.info("%s %s %s %d %.1f ms", request_id, scope["method"], route, status, took_ms)
