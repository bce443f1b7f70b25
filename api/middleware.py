"""What holds for every response: a request id, headers that give nothing away, a log without questions."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Mapping

from fastapi import HTTPException  # its own routing takes Starlette's for an unreadable body
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
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

    def __init__(
        self, app: ASGIApp, body_bytes: int, base_path: str = "", larger: Mapping[str, int] | None = None
    ) -> None:
        """``base_path``: what a proxy serves us under, whether it passes it on or strips it.

        ``larger``: paths, without that, whose bodies may have more bytes, and how many.
        """
        self.app = app
        self.body_bytes = body_bytes
        self.larger = larger or {}
        self.base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope["vouch.request_id"] = request_id
        if self.base_path:
            if not f"{scope['path']}/".startswith(f"{self.base_path}/"):
                scope["path"] = self.base_path + scope["path"]
            scope["root_path"] = self.base_path
        most = self.larger.get(scope["path"].removeprefix(self.base_path), self.body_bytes)
        started = time.perf_counter()
        status = 0
        announced = Headers(scope=scope).get("content-length", "")
        read = int(announced) if announced.isdecimal() and len(announced) < 19 else 0

        async def receive_some() -> Message:
            nonlocal read
            message = await receive() if read <= most else {}
            if not announced:
                read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413)
            return message

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = request_id
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive_some, send_with_headers)
        finally:
            # the route's template, not the address: somebody may put a question into a path
            route = getattr(scope.get("route"), "path", "(no such address)")
            took_ms = (time.perf_counter() - started) * 1000
            _log.info("%s %s %s %d %.1f ms", request_id, scope["method"], route, status, took_ms)
