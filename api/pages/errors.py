"""Pages that say what went wrong and what to do next."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from api.pages.view import page

_HEADINGS = {
    400: "This cannot be asked",
    404: "There is nothing at this address",
    405: "This address is only for reading",
    413: "This is too large",
    422: "This address is not as it should be",
    500: "Something went wrong here",
    503: "Not ready yet",
}


def wants_page(request: Request) -> bool:
    """Whether an error is shown to somebody who reads: on a page, or at no address at all in a browser."""
    route = request.scope.get("route")
    if route is not None and hasattr(route, "include_in_schema"):
        return not route.include_in_schema
    root = request.scope.get("root_path", "")
    return "text/html" in request.headers.get("accept", "") and not request.scope["path"].startswith(f"{root}/v1/")


def error_page(
    request: Request, status: int, message: str, query: str = "", instead: tuple[str, str] | None = None
) -> Response:
    """The page of an error; the question, where there was one, stays in the box to be changed.

    ``instead``: (address, words) of what comes nearest to what was looked for.
    """
    response = page(
        request,
        "error.html",
        status,
        heading=_HEADINGS.get(status, "This did not work"),
        message=message,
        instead=instead,
        status=status,
        request_id=request.scope.get("vouch.request_id", ""),
        q=(query or request.query_params.get("q", ""))[:10_000],
    )
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response
