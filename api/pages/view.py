"""From values to a page: the templates, the addresses in them, the headers around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from api.wording import WORDING, day
from index.settings import Settings
from ingest.wording import fill, quoted

_HERE = Path(__file__).parent
_STATIC = _HERE.parent / "static"
NAVIGATION = (("/", "Ask"), ("/actions", "Actions"), ("/audit", "Audit"), ("/check", "Check"), ("/compare", "Compare"), ("/graph", "Graph"), ("/coverage", "Coverage"))
# They reorder what is read, or are not seen at all: a name or a link could look like another one.
# Unicode Standard Annex 9; Unicode Technical Report 36, 2.7.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ufff9-\ufffb]")

_DAY = re.compile(r"\b([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def router() -> APIRouter:
    """A router for pages: not part of the API's description."""
    return APIRouter(include_in_schema=False)


def visible(text: str) -> str:
    """``text`` with each character that hides or reorders others written out, as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found.group()):04X}⟩", text)


def dated(text: str) -> str:
    """``text`` with its days as people write them: 22 May 2024."""
    return _DAY.sub(lambda found: f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}", text)


def _said(language: str, key: str, **values: object) -> Markup:
    """A phrase of ``wording.toml``: what is filled in is escaped, unless it is mark-up already."""
    return Markup(fill(language, WORDING.frame(language, key), {name: str(escape(value)) for name, value in values.items()}))


def coded(text: str) -> Markup:
    """``text`` as code, within a phrase."""
    return Markup("<code>{}</code>").format(text)


def _finalize(value: Any) -> Any:
    if isinstance(value, Markup):
        return Markup(visible(value))
    return visible(value) if isinstance(value, str) else value


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )
    made.filters["dated"] = dated
    made.globals["coded"] = coded
    made.filters["quoted"] = lambda text, language: quoted(language, text)
    return made


@cache
def _stamp(name: str) -> str:
    """What makes the address of a static file new when the file is."""
    return hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()[:12]


Values = Iterable[tuple[str, Any]]


def address(request: Request, path: str, query: Values | Mapping[str, Any] = (), fragment: str = "") -> str:
    """The address of a page under the base path. Values that are ``None`` or empty are left out."""
    pairs = query.items() if isinstance(query, Mapping) else query
    given = [(name, each) for name, value in pairs for each in _each(value)]
    written = quote(f"{request.scope.get('root_path', '')}{path}", safe="/().-_~:,")
    return written + (f"?{urlencode(given)}" if given else "") + (f"#{quote(fragment)}" if fragment else "")


def _each(value: Any) -> list[str]:
    values = value if isinstance(value, (list, tuple)) else [value]
    return [str(each) for each in values if each is not None and each != ""]


def whole_address(request: Request, path: str, query: Values | Mapping[str, Any] = (), fragment: str = "") -> str:
    """The same with scheme and host, as the request was made: for what leaves the page."""
    return f"{request.url.scheme}://{request.url.netloc}{address(request, path, query, fragment)}"


def page(request: Request, template: str, status_code: int = 200, language: str = "en", **values: Any) -> Response:
    """A page, labelled in ``language``. Every template may use ``url``, ``static``, ``navigation``, ``here``, ``lang``,
    ``t`` (a phrase by its key), ``day`` and ``q``."""
    settings: Settings = request.app.state.engines.settings
    given = {
        "url": partial(address, request),
        "static": lambda name: address(request, f"/static/{name}", {"v": _stamp(name)}),
        "navigation": [each for each in NAVIGATION if settings.check_drafts or each[0] != "/check"],
        "here": _path(request),
        "lang": language,
        "t": partial(_said, language),
        "day": lambda written: day(written, language),
        "q": "",
    }
    html = _environment().get_template(template).render({**given, **values})
    headers = {
        "Content-Security-Policy": policy(settings.allowed_origins),
        "Cache-Control": "private, no-cache",  # the question is in the address, the answer in the page
    }
    return HTMLResponse(html.encode("utf-8", "replace"), status_code, headers)


def policy(frame_ancestors: Iterable[str]) -> str:
    """The content security policy of a page: our own files, nothing inline, nothing from elsewhere."""
    ancestors = " ".join(frame_ancestors) or "'none'"
    return (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        f"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
    )


def download(content: bytes, media_type: str, name: str) -> Response:
    """A file that the browser saves."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    return Response(content, media_type=media_type, headers=headers)


def _path(request: Request) -> str:
    root: str = request.scope.get("root_path", "")
    path: str = request.scope["path"]
    return path.removeprefix(root) or "/"
