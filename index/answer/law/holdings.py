"""Which editions of an act are held, and which one answers where none is named."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer import editions
from index.answer.law import resting
from index.answer.model import Answer, Result
from index.answer.phrases import joined, phrase
from index.world import World
from ingest.model import Document, Work
from ingest.naming import called
from ingest.wording import written


def answer_editions(works: Sequence[Work], world: World, answer: Answer) -> None:
    """The editions held of the works named, the one that answers, and the consolidated states that are known."""
    items: list[str] = []
    for work in works:
        held = editions.held_words(work, world, answer.language)
        act = called(work, answer.language)
        default = world.edition(work.id)
        if not [document for document, _ in held if document.state != "digest"]:
            answer.claim(phrase(answer.language, "only_digest_held" if held else "text_not_held", act=act), *_head(default, world, answer))
        texts = [(document, words) for document, words in held if document.state != "digest"]
        for document, words in texts or held:
            by_default = phrase(answer.language, "answers_by_default") if document is default else ""
            answer.claim(f"{act}, {words}{by_default}.", *_head(document, world, answer))
            items.append(document.id)
        known = sorted({source.as_of for source in work.sources if source.state == "consolidated" and source.as_of})
        if known:
            days = joined(answer.language, [written(day, answer.language) for day in known])
            answer.claim(phrase(answer.language, "consolidated_known", days=days), *_head(default, world, answer))
    answer.answer = " ".join(text for text, _ in answer.claims)
    answer.status = "complete"
    answer.result = Result("documents", tuple(items or [work.id for work in works]), "complete", len(works))


def _head(document: Document | None, world: World, answer: Answer) -> list[int]:
    return [answer.cite(document.id, *resting.head(document))] if document else []


def name_editions(world: World, answer: Answer) -> None:
    """Say so where editions of one text stand side by side."""
    cited: dict[str, list[Document]] = {}
    for id in dict.fromkeys(made.document for made in answer.citations):
        work = world.work_of(id)
        if work:
            cited.setdefault(work.id, []).append(world.documents[id])
    for documents in cited.values():
        if len(documents) > 1:
            words = joined(answer.language, [editions.edition_words(document, world, answer.language) for document in documents])
            first = world.work_of(documents[0].id)
            name = called(first, answer.language) if first else documents[0].title
            answer.note(phrase(answer.language, "two_editions", act=name, editions=words))
