"""Tables of contents where the format marks none: lines that end with the page they lead to.

Dots up to the number show it by themselves; a tab, blanks or one blank before the number do below a line that says
"Contents". Without this each entry would be a heading of its own, or a sentence that says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.blocks import Block, Para

_SAYS = re.compile(
    r"(?:table of )?contents|table des matières|sommaire|inhalt(?:sverzeichnis)?|(?:tabla de )?contenidos?|índice|indice",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})$")
_LEADERS = (".", "·", "…", "_", " ", "\t", "\u00a0")
_LONGEST = 250
_FEWEST = 3


def with_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the role ``contents`` on the lines of tables of contents, and on the line that says so."""
    made = list(blocks)
    at = 0
    while at < len(made):
        end, ruled = _entries(made, at)
        headed = at > 0 and _says_so(made[at - 1])
        if end - at >= _FEWEST and (ruled or headed):
            start = at - 1 if headed else at
            made[start:end] = [replace(each, role="contents", level=0) for each in made[start:end] if isinstance(each, Para)]
        at = max(end, at + 1)
    return made


def _entries(blocks: Sequence[Block], at: int) -> tuple[int, bool]:
    """Where the run of lines with rising page numbers ends that begins here, and whether dots lead to the numbers."""
    last = 0
    dotted = 0
    start = at
    while at < len(blocks):
        page, dots = _page(blocks[at])
        if not page or (page.isdigit() and int(page) < last):
            break
        last = int(page) if page.isdigit() else last
        dotted += dots
        at += 1
    return at, dotted * 2 > at - start


def _page(block: Block) -> tuple[str, bool]:
    """The page number that a line ends with, ``""`` without one, and whether dots lead to it."""
    if not isinstance(block, Para) or len(block.text) > _LONGEST or block.role not in ("", "list_item", "contents"):
        return "", False
    found = _PAGE.search(block.text, max(len(block.text) - 7, 0))
    words = block.text[: found.start()].rstrip("".join(_LEADERS)) if found else ""
    if not found or not any(char.isalpha() for char in words):
        return "", False
    leaders = block.text[len(words) : found.start()]
    return (found[0], sum(not char.isspace() for char in leaders) >= _FEWEST or "…" in leaders) if leaders else ("", False)


def _says_so(block: Block) -> bool:
    return isinstance(block, Para) and len(block.text) < 40 and bool(_SAYS.fullmatch(block.text.strip(" :.")))
