"""Where the texts themselves say what a record tells: the sentence that a statement is cited to, else the title."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from index.answer.law.told import Said
from index.answer.model import Answer
from index.places import Places
from index.quotable import quotable
from index.world import World
from ingest.model import Document, Span, Work
from ingest.spellings import written_numbers

#: How texts speak of each kind of event, in the sentence that gives its day or the other act.
_WORDS = {
    "in_force": r"force|effect",
    "applies": r"appl",
    "transposition_due": r"compl|transpos|national (?:law|provision)|bring into force",
    "amended": r"amend|insert|add|includ|chang|brings",
    "replaced": r"replac|succe|place of|supersed|ended",
    "repealed": r"repeal|end|replac|no longer",
    "corrected": r"correct",
    "ceased": r"cease|no longer",
}


def cite(said: Said, work: Work, world: World, answer: Answer) -> list[int]:
    """The numbers of the citations that bear ``said`` out: one sentence, or the title of the act where none is found."""
    if said.at is not None:
        return [answer.cite(*said.at)]
    documents = [*_documents(work, world), *(each for act in said.acts for each in _documents(act, world))]
    best: tuple[int, Document, Span] | None = None
    for document in documents:
        for score, span in _sentences(document, said, work):
            if best is None or score > best[0]:
                best = (score, document, span)
    if best is not None:
        _, document, span = best
        unit = Places(document.units).innermost(span.start, span.end)
        return [answer.cite(document.id, unit.place if unit else "", span)]
    default = world.edition(work.id)
    return [answer.cite(default.id, *head(default))] if default else []


def head(document: Document) -> tuple[str, Span]:
    """The place and span of a document's title, or of its first unit."""
    unit = next((unit for unit in document.units if unit.kind == "title"), document.units[0])
    return unit.place, unit.span


def _documents(work: Work, world: World) -> list[Document]:
    default = world.edition(work.id)
    return sorted(world.editions(work.id), key=lambda each: (each is not default, each.state == "digest", each.id))


def _sentences(document: Document, said: Said, work: Work) -> Iterator[tuple[int, Span]]:
    """(how well it bears ``said`` out, sentence) of the sentences that hold one of its days, or another act with what became of it."""
    words = re.compile("|".join(_WORDS[kind] for kind in said.kinds if kind in _WORDS) or r"(?!)", re.IGNORECASE)
    days = [form for day in said.days for form in _written(day)]
    acts = [number for act in (*said.acts, work) for number in written_numbers(act.celex or "") if not _own(document, act)]
    places = Places(document.units)
    for needle in dict.fromkeys((*days, *acts)):
        for match in re.finditer(rf"(?<![\d/]){_BLANK.join(map(re.escape, needle.split(' ')))}(?!\d)", document.text):
            span = _around(document, places, match.start())
            if span is None:
                continue
            sentence = " ".join(span.of(document.text).split())
            of_kind = bool(words.search(sentence))
            day = any(form in sentence for form in days)
            act = any(number in sentence for number in acts)
            if (day and (of_kind or not said.kinds)) or (act and of_kind):
                yield 4 * day + 2 * act + of_kind, span


_BLANK = r"[\s\u00a0\u202f]{1,3}"


def _own(document: Document, act: Work) -> bool:
    return document.id.split(".")[0].split("-")[0][1:] == (act.celex or "")[1:]


def _written(day: dt.date) -> tuple[str, ...]:
    return f"{day.day} {day:%B %Y}", f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", day.isoformat()


def _around(document: Document, places: Places, at: int) -> Span | None:
    """The sentence at an offset, within its innermost unit."""
    unit = places.innermost(at, at + 1)
    if unit is None:
        return None
    if unit.kind == "title":
        return unit.span
    return next((span for span in quotable(document, unit.start, unit.end) if span.start <= at < span.end), None)
