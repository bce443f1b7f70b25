"""Acts by words of their titles: "the financial information directive", "the Recommendation on blood alcohol content"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from index.evidence.function_words import FUNCTION_WORDS
from index.question.nouns import ACT_LETTERS
from index.world import Row, World, stem, stems
from ingest.fold import fold, tokens
from ingest.model import Work

_COMMON = "council commission european union eu ec jha parliament member states act acts law legal framework decision"
#: Stems that any act's title may hold, so that they name none.
_ANY = frozenset(stem(word) for word in (*ACT_LETTERS, *_COMMON.split()))
#: Small words, which hold what an acronym stands for together.
SMALL = frozenset(map(stem, FUNCTION_WORDS["en"]))
#: The fewest words of a title that name its act in running text, where nothing else says that an act is meant.
_FEWEST = 3
_FURTHEST = 14


def titled(words: Collection[str], letter: str, world: World, year: int | None = None) -> list[Work]:
    """The works of a type whose titles or names hold all of these stems; those that the plan cites before others.

    ``letter`` as in CELEX numbers, "" for any act. Of several, those of which a text or a summary is held.
    """
    wanted = set(words) - _ANY
    if world.catalogue is None or not (wanted or year):
        return []
    acts = [work for work in world.catalogue.works if re.match(rf"3\d{{4}}{letter or '[A-Z]'}", work.id)]
    found = [work for work in acts if wanted <= _words(work) and (year is None or (work.date and work.date.year == year))]
    for preferred in (
        [work for work in found if any(work.id in row.acts for row in world.rows)],
        [work for work in found if world.edition(work.id)],
    ):
        if preferred:
            return preferred
    return found


def has(work: Work, word: str) -> bool:
    """Whether a work's title or one of its names holds a word."""
    return bool(set(stems(word)) & _words(work) - _ANY)


def held(word: str, letter: str, world: World) -> bool:
    """Whether the title or a name of some act of this type holds a word, or what it stands for."""
    long = world.also_called(word) if word.isupper() else ()
    acts = [work for work in world.catalogue.works if re.match(rf"3\d{{4}}{letter}", work.id)] if world.catalogue else []
    return bool(long) or any(has(work, word) for work in acts)


def unknown(words: Sequence[str], letter: str, world: World) -> bool:
    """Whether these words, before "directive" or the like, stand in no title of any act known."""
    wanted = set(words) - _ANY
    acts = [work for work in world.catalogue.works if re.match(rf"3\d{{4}}{letter}", work.id)] if world.catalogue else []
    return bool(wanted) and not any(wanted & _words(work) for work in acts)


def mentioned(row: Row, world: World) -> tuple[str, ...]:
    """Works that an action names in its prose, by number or by words of their titles, in no order that matters."""
    return tuple(dict.fromkeys((*sorted(row.acts), *_by_title(row.prose, world))))


@lru_cache(maxsize=1024)
def _by_title(prose: str, world: World) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_found(prose, world)))


def _found(prose: str, world: World) -> Iterator[str]:
    words = [word for word, _, _ in tokens(prose)]
    for at, word in enumerate(words):
        letter = ACT_LETTERS.get(word, "")
        if not letter:
            continue
        wanted: set[str] = set()
        best: tuple[str, ...] = ()
        for following in words[at + 1 : at + 1 + _FURTHEST]:
            if following in FUNCTION_WORDS["en"]:
                continue
            wanted.add(stem(following))
            works = titled(wanted, letter, world)
            if not works:
                break
            if len(works) == 1 and len(wanted - _ANY) >= _FEWEST:
                best = (works[0].id,)
        yield from best


@lru_cache(maxsize=4096)
def _words(work: Work) -> frozenset[str]:
    """The stems of a work's title and of its names, in whatever language these are."""
    return frozenset(word for text in (work.title, work.short_title, *work.names) for word in stems(fold(text)))
