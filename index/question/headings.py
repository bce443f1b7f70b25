"""Titles of priorities and sections in a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.question.clause import Clause, filler
from index.question.interpretation import Draft
from index.world import World, stem, stems


def within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether ``part`` stands in ``whole`` as it is."""
    width = len(part)
    return any(list(whole[i : i + width]) == list(part) for i in range(len(whole) - width + 1))


def titled(clause: Clause, world: World, kind: str, nouns: Sequence[int]) -> Iterator[tuple[int, str]]:
    """(index, place) of words near ``nouns`` that belong to the title of just one unit of a kind."""
    if not nouns:
        return
    titles = [(place.place, set(stems(place.heading))) for _, place in world.units(kind)]
    for index, item in enumerate(clause.items):
        if item.kind not in ("word", "concept") or not clause.free(index) or filler(item) or index in nouns:
            continue
        wanted = {stem(word) for word in stems(item.text)}
        found = [place for place, words_of in titles if wanted and wanted <= words_of]
        if len(found) == 1 and min(abs(index - noun) for noun in nouns) <= 6:
            yield index, found[0]


def priority_titles(clause: Clause, draft: Draft, world: World) -> None:
    """A strategic priority by the words of its title, next to the word "priority"."""
    nouns = clause.concepts("n_priority")
    if not nouns or any(place.startswith("priority:") for place in draft.places):
        return
    free = [
        i
        for i, item in enumerate(clause.items)
        if clause.free(i)
        and (item.kind == "word" or (item.kind == "concept" and not filler(item)))
        and i not in nouns
        and not item.concepts
        & {
            "which",
            "n_action",
            "how_many",
            "who",
            "when",
            "topic",
            "belongs",
            "responsible",
            "most",
            "fewest",
            "title",
        }
    ]
    wanted = {stem(word): i for i in free for word in stems(clause.items[i].text)}
    if not wanted:
        return
    scores = {}
    for document, unit in world.units("priority"):
        hits = set(wanted) & set(stems(unit.heading))
        scores[(document, unit.place)] = hits
    best = max(scores.values(), key=len, default=set())
    winners = [key for key, hits in scores.items() if len(hits) == len(best)]
    if best and len(winners) == 1:
        used = [wanted[word] for word in best]
        clause.use(*used, *nouns, *clause.concepts("topic"))
        draft.places.append(f"place:{winners[0][1]}")
        draft.understood.append(
            (clause.text(*used), f"strategic priority {winners[0][1].removeprefix('sp_')}, by its title")
        )
