"""Acts cited under a title or date that is not theirs: the words beside a citation against the catalogue's.

Only what a citation itself says is compared: the date right behind it, the title that follows date or
institution or opens as titles do, and a name that it stands in brackets behind. A title may be cut short or
worded a little otherwise; it is reported where most of its telling words are not in the act's title or names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from index.evidence.function_words import FUNCTION_WORDS
from index.world import stem
from ingest.fold import tokens
from ingest.model import Document, Finding, Mention, Reference, Span, Work
from ingest.references.dates import DATE
from ingest.structure.canonical import Nesting

_INSTITUTION = (
    r"(?: of the European Parliament and(?: of)? the Council| of the Council(?: and of the European Parliament)?"
    r"| of the Commission)?"
)
_DATED = re.compile(rf"{_INSTITUTION},? of (?P<date>{DATE})", re.IGNORECASE)
_TITLE = re.compile(
    r",? (?P<title>(?:on the|on|concerning|laying down|establishing|regarding|relating to)\s[^.;:()\n\[\]“”\"‘]{10,160})"
)
_WORD_DATE = re.compile(r"(?P<day>[0-9]{1,2})\s(?P<month>[A-Za-z]{3,9})\s(?P<year>[0-9]{4})")
_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split(), start=1)}
_LEAST = 4
"""Telling words that a title must have to be compared: fewer are found in any sentence."""
_SHARE = 0.34
"""Share of the first telling words that must be the act's: below it the title is another one's."""
_COMPARED = 8
"""Telling words of a title that are compared; what follows may be the sentence going on."""
_INSTITUTIONS = "european union parliament council commission eu member state"
_FRAME = frozenset(map(stem, _INSTITUTIONS.split()))
_NUMBERS = "directive regulation framework decision joint action recommendation implementing delegated jha ec eec cfsp euratom no"
_TYPES = frozenset(map(stem, _NUMBERS.split()))


def misnamed(
    document: Document,
    references: Sequence[Reference],
    mentions: Sequence[Mention],
    work_of: Callable[[str], Work | None],
) -> Iterator[Finding]:
    """Findings ``act_date_differs`` and ``act_title_differs``, in reading order.

    Args:
        references: those of the document, and its ``mentions``.
        work_of: the work of a canonical identifier, ``None`` where none is known.
    """
    texts = [each for each in mentions if each.kind == "text"]
    names = {each.start: each for each in texts}
    nesting = Nesting(document.units)
    for reference in references:
        work = _work(work_of, reference)
        if work is None:
            continue
        where = nesting.covering(Span(reference.start, reference.end))
        behind = reference.end
        if dated := _DATED.match(document.text, reference.end):
            behind = dated.end()
            own, said = work.date or written_on(work.title), _day(dated["date"])
            if own is not None and said is not None and own != said:
                message = f"“{reference.text}” is cited with the date {said}; that of {work.short_title} is {own}."
                yield Finding("act_date_differs", message, where, Span(*dated.span("date")))
        titled = _TITLE.match(document.text, behind)
        if titled and (behind != reference.end or names.get(titled.start("title"))):
            span = Span(*titled.span("title"))
        else:
            span = _name_before(document, reference, texts) or Span(0, 0)
        if finding := _title(work, reference, span.of(document.text), where, span):
            yield finding


def _work(work_of: Callable[[str], Work | None], reference: Reference) -> Work | None:
    """The work of a reference that names just one act by its number."""
    if reference.kind != "act" or reference.anaphoric or reference.ambiguous or len(reference.identifiers) != 1:
        return None
    work = work_of(reference.identifiers[0])
    return work if work is not None and _words(work.title) != _words(work.short_title) else None


def _words(text: str) -> list[str]:
    return [word for word, _, _ in tokens(text)]


def written_on(title: str) -> dt.date | None:
    """The day that a title names first, which is that of its act: "Directive 2014/42/EU … of 3 April 2014 on …"."""
    match = re.search(DATE, title)
    return _day(match[0]) if match else None


def _day(written: str) -> dt.date | None:
    match = _WORD_DATE.search(" ".join(written.split()))
    month = _MONTHS.get(match["month"].lower()) if match else None
    if match is None or month is None:
        return None
    try:
        return dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def _name_before(document: Document, reference: Reference, mentions: Sequence[Mention]) -> Span | None:
    """The name that a citation in brackets stands behind: "the Directive on … (Directive (EU) 2019/1153)"."""
    for each in mentions:
        gap = document.text[each.end : reference.start]
        if each.end <= reference.start and len(gap) <= 4 and re.fullmatch(r"\s?\(", gap):
            return Span(each.start, each.end)
    return None


def _title(work: Work, reference: Reference, title: str, place: str | None, span: Span) -> Finding | None:
    told = list(dict.fromkeys(_telling(title)))[:_COMPARED]
    own = {word for name in (work.title, work.short_title, *work.names) for word in _telling(name)}
    shared = sum(word in own for word in told)
    known = len(own - _TYPES)
    if len(told) < _LEAST or known < _LEAST or shared / len(told) >= _SHARE:
        return None  # or the catalogue knows the act by its number only
    message = f"“{reference.text}” is cited as “{' '.join(title.split())}”; its title is “{work.title}”."
    return Finding("act_title_differs", message, place, span)


def _telling(text: str) -> list[str]:
    words = [word for word, _, _ in tokens(text) if word not in FUNCTION_WORDS["en"] and not word.isdecimal()]
    return [each for word in words if (each := stem(word)) not in _FRAME]
