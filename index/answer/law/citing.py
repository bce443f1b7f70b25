"""What cites an act, over all texts held, and what an act itself cites: selected from the references found in the texts."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import free
from index.answer.law.asked import Asked
from index.answer.model import Answer, Result, listed
from index.world import World
from ingest.model import Work


def answer_citing(works: Sequence[Work], asked: Asked, world: World, answer: Answer) -> bool:
    """Which texts cite the works, or which acts they cite; false where the question is not of references."""
    answering = list(world.defaults)
    lines, items = [], []
    for work in works:
        if asked.role == "agent":
            lines.append(_cites(work, [other for other in works if other is not work], asked, world, answer))
            items += [known.id for known, _ in _cited(work, world)]
            if len(works) > 1:
                break  # "does A cite B?" asks nothing of what B cites
            continue
        own = {document.id for document in world.editions(work.id)}
        ids = [id for celex in {work.id, work.celex or work.id} for id in world.citing(celex, [each for each in answering if each not in own])]
        by_document: dict[str, list[str]] = {}
        for id in dict.fromkeys(ids):
            document, _, place = id.partition("/")
            if "." not in place:
                by_document.setdefault(document, []).append(place)
        if not by_document:
            lines.append(f"None of the {len(answering)} texts held cites {work.short_title}.")
            continue
        for document, places in by_document.items():
            cited, labels = [], []
            for place in places:
                unit = world.unit(document, place)
                if unit:
                    cited.append(answer.cite(document, place, unit.span))
                    labels.append(unit.label)
                    items.append(f"{document}/{place}")
            said = f"{listed(labels[:6])}{f' and {len(labels) - 6} more places' if len(labels) > 6 else ''}"
            name = free.named("", document, world).removeprefix(" of ") or world.documents[document].title
            answer.claim(f"{name}: {said}.", *cited)
        lines += [f"{'Yes: ' if asked.yes_no else ''}{work.short_title} is cited by {len(by_document)} of {len(answering)} texts held.", *(text for text, _ in answer.claims)]
    answer.answer = " ".join(dict.fromkeys(lines))
    answer.status = "complete" if items else "empty"
    answer.result = Result("units" if items and "/" in items[0] else "documents", tuple(dict.fromkeys(items)), "complete", len(answering))
    return True


def _cites(work: Work, others: Sequence[Work], asked: Asked, world: World, answer: Answer) -> str:
    """What a work cites, or whether it cites others."""
    document = world.edition(work.id)
    found = _cited(work, world)
    if others:
        found = [(known, place) for known, place in found if known in others]
    if document is None or not found:
        what = listed([other.short_title for other in others]) or "another act that is known here"
        said = f"{'No: no' if asked.yes_no else 'No'} reference to {what} was found in what is held of {work.short_title}."
        answer.claim(said)
        return said
    units = [unit for place in dict.fromkeys(place for _, place in found) if (unit := world.unit(document.id, place))]
    names = listed([known.short_title for known in dict.fromkeys(known for known, _ in found)])
    said = f"{'Yes: ' if asked.yes_no else ''}{work.short_title} cites {names}."
    answer.claim(said, *(answer.cite(document.id, unit.place, unit.span) for unit in units))
    return said


def _cited(work: Work, world: World) -> list[tuple[Work, str]]:
    """(act, place) of the acts known that the edition that answers cites."""
    document = world.edition(work.id)
    if document is None or world.catalogue is None:
        return []
    found = [(known, place) for place, act in world.cited(document.id) for known in world.catalogue.find(act)[:1]]
    return [(known, place) for known, place in found if known.id != work.id and place != "title" and "." not in place]
