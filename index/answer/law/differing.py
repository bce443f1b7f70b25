"""What differs between two editions of a provision: what was added, taken out or worded otherwise, each in the words of its edition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.answer import editions
from index.answer.labels import place_label, unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, quotation
from index.compare import Change, Comparison, Side, compare
from index.world import World
from ingest.model import Document, Span
from ingest.naming import called

_ASKED = re.compile(
    r"\b(?:differ(?:s|ence|ences|ent|ently)?|compar(?:e|es|ed|ison)|(?:what|how)\b.{0,60}\bchang(?:e|ed|es)|different(?:s|e|es)?|differences?"
    r"|comparez?|compares?|change|unterschied(?:e|en)?|unterscheid\w+|vergleich\w*|geandert|diferencias?|difieren?|compar(?:a|ar|acion)|cambi\w+)\b"
)
_SHOWN = 12
"""Changes that an answer quotes."""
_LONGEST = 700
"""Characters of a changed part that are quoted."""


def asks(said: str) -> bool:
    """Whether a folded question asks what is different."""
    return _ASKED.search(said) is not None


def pair(wanted: Sequence[tuple[Document, str]], world: World) -> tuple[Document, Document, str] | None:
    """(earlier edition, later one, place) where one provision is asked of two editions of one text, or of the newest of several."""
    places = {place for _, place in wanted}
    works = {work.id for document, _ in wanted if (work := world.work_of(document.id))}
    if len(places) != 1 or len(works) != 1:
        return None
    documents = list(dict.fromkeys(document.id for document, _ in wanted))
    held = [each for each in world.editions(next(iter(works))) if each.state != "digest" and each.language == wanted[0][0].language]
    if len(documents) == 1:  # "what changed in Article 7?": since it was adopted
        documents = [*(each.id for each in held if each.state == "original" and each.id != documents[0]), *documents][-2:]
    if len(documents) != 2 or any(world.documents[id].state == "digest" for id in documents):
        return None
    return world.documents[documents[0]], world.documents[documents[1]], next(iter(places))


def say(a: Document, b: Document, place: str, world: World, answer: Answer) -> None:
    """Say what differs in the provision at ``place``."""
    language = answer.language
    found = _of(place, _compared(a.id, b.id, world))
    work = world.work_of(a.id)
    earlier, later = (editions.edition_words(each, world, language) for each in (a, b))
    act, label = called(work, language) if work else a.title, place_label(place, language)
    lead = phrase(language, "differs" if found else "differs_not", number=len(found), count=len(found), place=label, act=act, earlier=earlier, later=later)
    whole = [(each, unit) for each in (a, b) if not found and (unit := world.unit(each.id, place))]
    answer.claim(lead, *(answer.cite(each.id, unit.place, unit.span) for each, unit in whole))
    for change in found[:_SHOWN]:
        _change(change, a, b, world, answer)
    if len(found) > _SHOWN:
        answer.note(phrase(language, "more_changes", count=len(found) - _SHOWN, command=f"vouch compare {a.id} {b.id}"))
    answer.answer = " ".join(text for text, _ in answer.claims)
    items = [f"{document.id}/{side.place}" for each in found for document, side in ((b, each.b), (a, each.a)) if side is not None][: 2 * len(found)]
    answer.result = Result("units", tuple(dict.fromkeys(items)), "complete", len(found))


def _of(place: str, comparison: Comparison) -> list[Change]:
    """The changes of a provision and of what stands in it, in either edition."""

    def inside(side: Side | None) -> bool:
        return side is not None and f"{side.place}.".startswith(f"{place}.")

    found = [change for change in comparison.changes if inside(change.a) or inside(change.b)]
    return [change for change in found if not any(_covers(other, change) for other in found)]


def _covers(whole: Change, part: Change) -> bool:
    """Whether what was added or taken out is part of something larger that was: told once."""
    if whole is part or whole.kind != part.kind or part.kind not in ("added", "removed"):
        return False
    one, other = (each.b or each.a for each in (whole, part))
    return one is not None and other is not None and one != other and one.start <= other.start and other.end <= one.end


def _change(change: Change, a: Document, b: Document, world: World, answer: Answer) -> None:
    language = answer.language
    made = [_cited(side, document, answer) for side, document in ((change.a, a), (change.b, b)) if side is not None]
    labels = [unit_label(side.label, language, world) for side in (change.a, change.b) if side is not None]
    quotes = [quotation(words, language) for words, _ in made]
    if len(made) == 2:
        key = "change_moved" if change.kind == "moved" else "change_reworded"
        said = phrase(language, key, label=labels[0], other=labels[1], before=quotes[0], after=quotes[1])
    else:
        said = phrase(language, "change_added" if change.a is None else "change_removed", label=labels[0], text=quotes[0])
    answer.claim(said, *(number for _, number in made))


def _cited(side: Side, document: Document, answer: Answer) -> tuple[str, int]:
    """The words of one side, shortened at the end of a word, and their citation."""
    end = side.end
    if end - side.start > _LONGEST:
        blank = document.text.rfind(" ", side.start, side.start + _LONGEST)
        end = blank if blank > side.start else side.start + _LONGEST
    span = Span(side.start, end)
    return span.of(document.text), answer.cite(document.id, side.place, span)


@lru_cache(maxsize=8)
def _compared(a: str, b: str, world: World) -> Comparison:
    return compare(world.documents[a], world.documents[b])
