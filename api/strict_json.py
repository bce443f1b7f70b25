"""JSON bodies that make no 500: what Python's parser lets through and no answer can hold is refused."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.routing import APIRoute

LEVELS = 40
"""An answer nests about ten deep."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_LONG = 16_384  # bytes; parsing more than that is left to a thread


class StrictRequest(Request):
    """A request whose JSON has no NaN, no infinities, no lone surrogates and no bottomless nesting."""

    async def json(self) -> Any:
        body = await self.body()
        try:
            return await run_in_threadpool(parse, body) if len(body) > _LONG else parse(body)
        except (ValueError, RecursionError):  # of which UnicodeError and JSONDecodeError are kinds
            raise HTTPException(400) from None


class StrictRoute(APIRoute):
    """A route that reads bodies through ``StrictRequest``."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()

        async def strict(request: Request) -> Response:
            return await handler(StrictRequest(request.scope, request.receive))

        return strict


def parse(body: bytes) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: it is not JSON that every reader would understand the same way.
    """
    text = body.decode("utf-8")
    depth = 0
    for token in _TOKEN.finditer(text):
        first = text[token.start()]
        depth += (first in "[{") - (first in "]}")
        if depth > LEVELS:
            raise ValueError(f"more than {LEVELS} levels")
    value = json.loads(text, parse_constant=_refuse, parse_float=_finite, parse_int=_short)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _finite(written: str) -> float:
    value = float(written)
    if not math.isfinite(value):
        raise ValueError(written)
    return value


def _short(written: str) -> int:
    if len(written) > 18:  # beyond 64 bits some readers of our JSON would round
        raise ValueError(written)
    return int(written)
