"""A site of its own that embeds the search box, as an intranet would: to try it, and to test it in a browser.

It knows nothing of Vouch but its address, and serves every page under a policy that allows nothing beyond it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the site. ``attributes`` are those of the search box beside ``src``."""

    path: str
    title: str
    says: str
    language: str = "en"
    direction: str = "ltr"
    attributes: tuple[tuple[str, str], ...] = ()
    script: bool = True
    shadow: bool = False
    documents: tuple[str, ...] = ()


_ARABIC = (
    ("label-label", "اسأل نصوص السياسات"),
    ("label-button", "اسأل"),
    ("label-list", "اقتراحات"),
    ("label-open", "افتح الإجابة كاملة"),
)


def shown(documents: Sequence[str] = ()) -> tuple[Shown, ...]:
    """The pages; ``documents``: what the box of one of them is restricted to."""
    one = tuple(documents[:1])
    return (
        Shown("/", "Intranet", "The box in English, as the README shows it."),
        Shown("/fr", "Intranet en français", "Les libellés suivent la langue de la page.", "fr"),
        Shown("/de", "Intranet auf Deutsch", "Die Beschriftung folgt der Sprache der Seite.", "de"),
        Shown("/es", "Intranet en español", "Los textos siguen la lengua de la página.", "es"),
        Shown("/ar", "الشبكة الداخلية", "تسميات خاصة، ومن اليمين إلى اليسار.", "ar", "rtl", _ARABIC),
        Shown(
            "/one-text",
            "One text only",
            f"Answers come from {one[0] if one else 'one document'} alone.",
            attributes=(("documents", " ".join(one)), ("label-label", "Ask this text")),
            documents=one,
        ),
        Shown("/dark", "Other colours", "A dark page that sets the box's colours and parts in its stylesheet."),
        Shown("/shadow", "Inside a component", "The box stands in the shadow tree of the page's own element.", shadow=True),
        Shown("/plain", "Without the script", "Only the form that the box contains: what remains without JavaScript.", script=False),
    )  # fmt: skip


def create(vouch: str, documents: Sequence[str] = ()) -> Starlette:
    """The site. ``vouch``: the address of Vouch, its base path included, without a slash at its end."""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    template = environment.get_template("page.html")
    pages = shown(documents)
    origin = "/".join(vouch.split("/")[:3])
    policy = (
        f"default-src 'none'; script-src 'self' {origin}; connect-src {origin}; form-action {origin}; "
        "style-src 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
    )

    def page(each: Shown) -> Route:
        def reply(request: Request) -> HTMLResponse:
            html = template.render(page=each, pages=pages, vouch=vouch, fallback=f"{request.base_url}plain")
            return HTMLResponse(html, headers={"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"})

        return Route(each.path, reply)

    static = Mount("/static", StaticFiles(directory=_HERE / "static"))
    return Starlette(routes=[*map(page, pages), static])
