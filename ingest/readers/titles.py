"""Titles in a file's metadata that nobody gave it: what a program calls its input, or an untitled one."""

from __future__ import annotations

import re

_NOBODYS = re.compile(
    r"(?:Microsoft (?:Word|PowerPoint)\b|PowerPoint Presentation$|untitled|unbenannt|sans titre|sin título|\(?anonymous\)?$"
    r"|\(?unspecified\)?$|(?:word )?document ?\d{0,3}$|dokument ?\d{0,3}$|slide ?\d{1,3}$|title$|template\b)"
    r"|.*\.[a-z]{2,5}$",
    re.IGNORECASE,
)
_LONGEST = 500


def given(title: str) -> str:
    """The title if somebody gave it, else ``""``."""
    title = " ".join(title.split())[:_LONGEST]
    return "" if _NOBODYS.match(title) else title
