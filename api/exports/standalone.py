"""Pages that stand alone as files: no script, nothing loaded from elsewhere, every word of a text escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from api.exports import printable
from api.pages.view import visible

TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """The templates of these pages; what they are given is escaped, and unseen characters are shown."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )


def _finalize(value: Any) -> Any:
    if isinstance(value, Markup):
        return value
    return visible(printable(value)) if isinstance(value, str) else value
