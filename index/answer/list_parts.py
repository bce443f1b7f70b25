"""The parts of a list in running text: what follows "(ii)"."""

from __future__ import annotations

from ingest.model import Span
from ingest.sentences import sentences

_ORDER = ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)")
_LETTERS = tuple(f"({letter})" for letter in "abcdefgh")


def list_part(text: str, mark: str) -> Span | None:
    """The words that follow a list mark in running text, up to the next mark, or to the end of its sentence."""
    start = text.find(mark)
    if start < 0:
        return None
    start += len(mark)
    order = _ORDER if mark in _ORDER else _LETTERS
    at = order.index(mark)
    following = text.find(order[at + 1], start) if at + 1 < len(order) else -1
    if following >= 0:
        end = following
    else:
        first = next((s for s in sentences(text, start, len(text))), None)
        end = first.end if first else len(text)
    words = text[start:end]
    body = words.strip().removesuffix("and").rstrip(" ,;")
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, begin + len(body))
