"""Where a draft quotes: words between quotation marks of any kind, nested ones within.

A quotation does not go beyond its paragraph, except that a paragraph left open goes on in the next where that one
begins with a mark again. A mark that is never closed is reported, and quotes nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.check.wording import SINGLE
from ingest.model import Span

_MARKS = re.compile("[\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02\u301d\u301e\u301f\u2032\u2033`\u00b4]")
_PAIRS = {
    "\u201c": "\u201d\u201f\"",
    "\u201e": "\u201c\u201d\"",
    "\u201f": "\u201d\"",
    "\u201d": "\u201d",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u2018": "\u2019'",
    "\u201a": "\u2018\u2019'",
    "\u201b": "\u2019",
    '"': '"\u201d',
    "'": "'\u2019",
    "`": "'`\u00b4",
    "\uff02": "\uff02",
    "\u301d": "\u301e\u301f",
}
"""Which marks close what each mark opens."""
_DEPTH = 3
_POSSESSIVE = re.compile(r"[ \t\n]{1,3}[a-z(]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """``inner`` are the words, ``outer`` the words with their marks; ``within`` quotations inside."""

    inner: Span
    outer: Span
    within: tuple[Quotation, ...] = ()
    block: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    within: list[Quotation] = field(default_factory=list)


def quotations(text: str, start: int, end: int) -> tuple[list[Quotation], list[int]]:
    """The outermost quotations of a paragraph, and where marks stand that are never closed."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    lost: list[int] = []
    marks = list(_MARKS.finditer(text, start, end))
    last_single = _last_closers(text, marks, start, end)
    for match in marks:
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        depth = _closed(stack, mark, at, before, after, text, last_single)
        if depth is not None:
            lost += [each.at for each in stack[depth + 1 :]]
            opened = stack[depth]
            # what was opened inside and never closed keeps what it held
            within = [*opened.within, *(q for each in stack[depth + 1 :] for q in each.within)]
            del stack[depth:]
            made = Quotation(Span(opened.at + 1, at), Span(opened.at, at + 1), tuple(within))
            (stack[-1].within if stack else found).append(made)
        elif _opens(mark, before, after) and len(stack) < _DEPTH:
            stack.append(_Open(mark, at))
    for each in stack:
        lost.append(each.at)
        found += each.within
    return sorted(found, key=lambda quotation: quotation.outer.start), sorted(lost)


def opening(text: str, at: int) -> bool:
    """Whether a quotation mark opens at an offset."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return at < len(text) and bool(_MARKS.match(text[at])) and _opens(text[at], " ", after)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark not in _PAIRS or after in "\n" or (before.isalnum() and mark not in "\u201c\u201e\u00ab\u301d"):
        return False
    if mark == "\u00ab":
        return True  # French sets a blank behind it
    if mark in "\u00bb\u201d\u203a":
        return not before.isalnum() and (after.isalnum() or after in "[(")
    return not after.isspace()


def _closed(
    stack: list[_Open], mark: str, at: int, before: str, after: str, text: str, last_single: dict[int, bool]
) -> int | None:
    """Which open quotation a mark closes, the innermost first."""
    for depth in range(len(stack) - 1, -1, -1):
        opened = stack[depth]
        if mark not in _PAIRS[opened.mark]:
            continue
        if mark in SINGLE and mark not in "\u2039\u203a":
            if after.isalnum() or before.isspace():
                continue  # an apostrophe
            if last_single.get(at):
                continue  # "States' access", and the quotation goes on
        elif before.isspace() and mark in '"\uff02' and after.isalnum():
            continue  # another one opens inside
        if at == opened.at + 1:
            return depth
        return depth
    return None


def _last_closers(text: str, marks: list[re.Match[str]], start: int, end: int) -> dict[int, bool]:
    """Single marks behind an s that are apostrophes, since a better closing mark follows before another opens."""
    found: dict[int, bool] = {}
    better = False
    for match in reversed(marks):
        mark, at = match.group(), match.start()
        if mark not in SINGLE:
            continue
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if not before.isalnum() and before not in ".,;:!?)]\u2026" and not after.isspace():
            better = False  # one that opens
        elif mark in "'\u2019" and not after.isalnum() and not before.isspace():
            possessive = before in "sS" and bool(_POSSESSIVE.match(text, at + 1, end))
            if possessive and better:
                found[at] = True
            elif not possessive:
                better = True
    return found
