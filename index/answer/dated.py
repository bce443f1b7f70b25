"""The legal acts known that bear a date before, in or after a year: from the catalogue, and so all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from index.answer.law import resting
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import World
from ingest.model import Work
from ingest.naming import called
from ingest.wording import written

_MEETS: Mapping[str, Callable[[int, Sequence[int]], bool]] = {
    "due_in": lambda year, of: year in of,
    "due_by": lambda year, of: year <= of[0],
    "due_before": lambda year, of: year < of[0],
    "due_after": lambda year, of: year > of[-1],
    "due_from": lambda year, of: year >= of[0],
    "due_between": lambda year, of: of[0] <= year <= of[-1],
}


def answer_dated(one: Interpretation, world: World, answer: Answer) -> None:
    """List the acts of the types asked for whose own date falls into the years, the oldest first."""
    years = next(item for item in one.filters if item.field == "year")
    letters = "".join(ACT_LETTERS[str(value)] for item in one.filters if item.field == "act_type" for value in item.values)
    known = [work for work in (world.catalogue.works if world.catalogue else ()) if work.date and re.match(rf"3\d{{4}}[{letters or 'A-Z'}]", work.id)]
    of = [int(str(value)) for value in years.values]
    found = sorted((work for work in known if work.date and _MEETS[years.op](work.date.year, of)), key=lambda work: str(work.date))
    for work in found:
        answer.claim(_named(work, one), *_head(work, world, answer))
    when = phrase(one.language, f"dated_{years.op.removeprefix('due_')}", first=of[0], last=of[-1])
    items = joined(one.language, [text for text, _ in answer.claims])
    key = "dated" if found else "dated_none"
    answer.answer = phrase(one.language, key, number=len(found), count=len(found), checked=len(known), what=phrase(one.language, "dated_type" if letters else "dated_any"), when=when, items=items)
    answer.result = Result("documents", tuple(held.id if (held := world.edition(work.id)) else work.id for work in found), "complete", len(known))
    answer.status = "complete" if found else "empty"


def _named(work: Work, one: Interpretation) -> str:
    return f"{called(work, one.language)} ({written(work.date, one.language)})" if work.date else called(work, one.language)


def _head(work: Work, world: World, answer: Answer) -> list[int]:
    held = world.edition(work.id)
    return [answer.cite(held.id, *resting.head(held))] if held else []
