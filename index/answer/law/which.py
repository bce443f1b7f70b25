"""Which act is about a subject: the acts known are ranked by what they say of it, and the first that answers is named and quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.answer import free
from index.answer.law import abroad, resting, subject
from index.answer.law.asked import read
from index.answer.model import Answer, Result
from index.answer.phrases import phrase, quotation
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS
from index.question.interpretation import Interpretation
from index.search import Hit
from index.store import Within
from index.world import World, stem
from ingest.fold import fold, tokens
from ingest.model import Span, Work
from ingest.naming import called

if TYPE_CHECKING:
    from index.engine import Engine

NOTE = "which_act:"
_TRIED = 3
"""Acts that may answer, the nearest first: beyond, none is near."""
_NEAR = 0.06
"""How much less near a second act may be to be named beside the first, in scores of the search (0 to 1)."""
_FOUNDS = re.compile(r"\b(?:sets? up|establish\w*|creat\w*|found(?:s|ed|ing)|constitut\w*|institu\w*|cree\w*|gegrundet|errichtet\w*|grundet\w*|crea|creo|establec\w*)\b")


def asks(one: Interpretation) -> bool:
    """Whether the question asks which act there is, by what it says."""
    return any(note.startswith(NOTE) for note in one.notes) and not one.acts and not one.places


def answer_which(one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Name the act that answers, and quote where it does."""
    letter = next(note.removeprefix(NOTE) for note in one.notes if note.startswith(NOTE))
    asked = read(one)
    one = abroad.searched(one, (), world, answer.question)
    bodies = [(item.text, str(item.values[0])) for item in one.filters if item.field in ("body", "named", "row")]
    if bodies and _FOUNDS.search(asked.said):
        _founding(*bodies[0], letter, world, answer)
        return
    _rank(_acts(letter, world), one, world, answer, engine)
    if answer.status == "not_found":
        again = Answer(one.question, answer.on, world, interpretation=answer.interpretation)
        free.answer_free(replace(one, filters=()), world, again, engine.search, engine.ground)
        if again.status == "answered":  # another text names it: "which directive brought in 3-MMC"
            answer.status, answer.answer, answer.confidence = again.status, again.answer, again.confidence
            answer.claims, answer.citations, answer.passages = again.claims, again.citations, again.passages


def among(works: Sequence[Work], left: Sequence[str], one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """Which of the acts that are named is about the rest of the question."""
    spoken = replace(one, question=f"what is said about {' '.join(left)}?", subject=tuple(left), understood=(), acts=()) if one.language == "en" else one
    _rank(works, spoken, world, answer, engine)


def _rank(works: Sequence[Work], one: Interpretation, world: World, answer: Answer, engine: Engine) -> None:
    """The acts by what they say on the question: the nearest that answers, and those that come as near."""
    held = {document.id: work for work in works if (document := world.edition(work.id))}
    hits = engine.search.find(one.question, top_k=20, within=Within(documents=list(held))) if held else []
    ranked: dict[str, list[Hit]] = {}
    items: list[str] = []
    for hit in hits:
        ranked.setdefault(hit.passage.document, []).append(hit)
    refused = ""
    language = answer.language
    lines: list[str] = []
    titled = _titled(one, held, world)
    for id in sorted(titled - set(ranked)):
        ranked[id] = list(engine.search.find(one.question, top_k=_TRIED, within=Within(documents=[id])))
    order = sorted(ranked, key=lambda id: (id not in titled, _astray(one.question, held[id], world))) if titled else list(ranked)
    for id in order[: max(_TRIED, len(titled))]:
        if lines and (id not in titled if titled else ranked[id][0].score < ranked[order[0]][0].score - _NEAR):
            break
        found = Answer(one.question, answer.on, world, interpretation=answer.interpretation)
        if id not in titled or not subject.opens(world.documents[id], world, found):
            subject.weigh(ranked[id], one, world, found, engine)
        if found.status != "answered":
            refused = refused or found.answer
            continue
        work = held[id]
        lines.append(phrase(language, "act_titled", act=called(work, language), title=quotation(work.title, language)))
        answer.claim(lines[-1], answer.cite(id, *resting.head(world.documents[id])))
        for text, numbers in found.claims:
            made = [found.citations[number] for number in numbers]
            answer.claim(text, *(answer.cite(each.document, each.place, Span(each.start, each.end)) for each in made))
            lines.append(text)
        items.append(id)
    answer.passages = free.passages(answer, hits)
    if not lines:
        answer.status, answer.answer = "not_found", refused or phrase(language, "acts_none")
        return
    answer.status, answer.answer = "answered", " ".join(lines)
    answer.result = Result("documents", tuple(items), "ranked", len(held))
    answer.note(phrase(language, "acts_ranked", count=len(held)))
    if len(items) > 1:
        answer.note(phrase(language, "acts_several"))


def _titled(one: Interpretation, held: Mapping[str, Work], world: World) -> set[str]:
    """The texts of the acts whose very titles have all that the question is about; none where most have."""
    wanted = {stem(word) for text in one.subject for word, _, _ in tokens(text) if word not in _DROPPED and not _INSIDE.fullmatch(word)}
    found = {id for id, work in held.items() if wanted and wanted <= {stem(word) for word, _, _ in tokens(work.title)}}
    return found if len(found) <= _TRIED else set()


_DROPPED = FUNCTION_WORDS["en"] | FRAME_WORDS["en"] | frozenset(["eu", "union", "european", "community", "market", "governs", "govern", "covers", "cover", "applies", "apply", "regulates", "regulate", "rules", "trade"])
_INSIDE = re.compile(r"inside|within|internal(?: market)?|intra|domestic")
_WITHIN = re.compile(r"\b(?:inside|within|in) the (?:eu|union|community|single market|internal market)\b|\binternal market\b|\bsingle market\b|\bintra-|\bbetween member states\b")
_BEYOND = re.compile(r"\bthird countr|\boutside the (?:eu|union)|\bimports?\b|\bexports?\b|\bnon-eu\b|\bexternal\b")


def _astray(question: str, work: Work, world: World) -> bool:
    """Whether the question is for what holds within the Union and the act for what crosses its borders, or the other way round."""
    held = world.edition(work.id)
    said = fold(f"{work.title} {held.text[:_READ] if held is not None else ''}")
    asked = fold(question)
    inside, outside = bool(_WITHIN.search(asked)), bool(_BEYOND.search(asked))
    if inside == outside:
        return False
    return bool(_BEYOND.search(said)) if inside else not _BEYOND.search(said)


_READ = 2_000
"""Characters of an act that tell what it is for."""


def _acts(letter: str, world: World) -> list[Work]:
    works = world.catalogue.works if world.catalogue else ()
    return [work for work in works if re.match(rf"3\d{{4}}{letter or '[A-Z]'}", work.id)]


def _founding(asked: str, body: str, letter: str, world: World, answer: Answer) -> None:
    """The act that is "on" a body, as its title says; by the name that was asked for before any other that the body has.

    Where none is, no act known here set it up.
    """
    known = next((each for each in world.bodies.bodies if body in (each.name, *each.names)), None)
    names = [name for name in (known.names if known else ()) if len(name) > 2]
    acts = _on([asked, *world.also_called(asked)], letter, world) or _on([*names, body], letter, world)
    if not acts:
        answer.status = "not_found"
        answer.answer = phrase(answer.language, "unrecorded_founding", body=asked, count=len(_acts("", world)))
        return
    for work in acts:
        held = world.edition(work.id)
        title = quotation(work.title, answer.language)
        said = phrase(answer.language, "act_is_on", act=called(work, answer.language), celex=work.celex or work.id, body=asked, title=title)
        answer.claim(said, *([answer.cite(held.id, *resting.head(held))] if held else []))
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "answered"
    answer.result = Result("documents", tuple(held.id if (held := world.edition(work.id)) else work.id for work in acts), "ranked", len(_acts("", world)))


def _on(names: Sequence[str], letter: str, world: World) -> list[Work]:
    """The acts whose titles say that they are on, or establish, a body of one of these names."""
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    about = re.compile(rf"\b(?:on|establishing|creating|setting up) (?:the |an? )?(?:[A-Z][\w' -]{{0,60}}\()?(?:{either})\b")
    return [work for work in _acts(letter, world) if about.search(work.title)]
