"""Acts that are named and not there: neither known, or known without a text; and provisions that a text lacks."""

from __future__ import annotations

from collections.abc import Sequence

from index.answer.model import Answer, listed
from index.world import World
from ingest.model import Document, Work


def unknown(named: Sequence[str], world: World, answer: Answer) -> None:
    """No act of these names is known."""
    answer.status = "not_held"
    near = [id for name in named for id in (world.catalogue.nearest(name) if world.catalogue else ())]
    held = [document.title for document in world.documents.values() if document.kind in ("legal_act", "digest")]
    verb = "are" if len(named) > 1 else "is"
    said = f"{listed(list(named), 'or') or 'The text named'} {verb} neither held nor known to the catalogue."
    if near:
        said += f" Nearest: {listed(list(dict.fromkeys(near)))}."
    answer.answer = f"{said} {len(held)} acts and related texts are held."


def known_only(works: Sequence[Work], answer: Answer) -> None:
    """The acts are known, and no text or summary of them is held."""
    answer.status = "not_held"
    titles = listed([work.title for work in works])
    brings = listed([f"`vouch fetch {work.celex}`" for work in works if work.celex], "and")
    how = f" {brings} or `vouch add FILE` brings it." if brings else ""
    answer.answer = f"The text of {titles} is not held; the catalogue only knows of it.{how}"


def lacking(document: Document, place: str, world: World) -> str:
    """That a place is not there: of a text that it has none, of a digest only that this does not sum it up."""
    work = world.work_of(document.id)
    name, asked = work.short_title if work else document.title, place_words(place)
    numbers = [unit.number for unit in document.units if unit.kind == "article"]
    if document.state == "digest":
        covers = f" (it covers Articles {listed(numbers)})" if numbers else ", it sums up the whole in brief"
        id = work.id if work else document.id
        return (
            f"The summary held of {name} does not cover {asked}{covers}; what the act itself has there, its text tells. "
            f"It is not held: `vouch fetch {id}` or `vouch add FILE --id {id}` brings it."
        )
    kind = {"rct": "recital", "cpt": "chapter", "anx": "annex", "sec": "section"}.get(place.split("_")[0])
    if kind and not any(unit.kind == kind for unit in document.units):
        return f"What is held of {name} has no part that is a {kind}, so {asked} cannot be shown; whether the act has it, its text tells."
    if not numbers:
        return f"{name} has no {asked}: it is held without articles."
    return f"{name} has no {asked}: it has articles {numbers[0]} to {numbers[-1]}."


_PLACES = {"art": "Article", "rct": "Recital", "anx": "Annex", "cpt": "Chapter", "par": "paragraph", "pnt": "point",
           "sub": "subparagraph", "sec": "Section", "idt": "indent", "snt": "sentence", "cit": "citation"}  # fmt: skip


def place_words(place: str) -> str:
    """``art_7.par_2.pnt_a`` as people write it: "Article 7(2), point (a)"."""
    said = ""
    for part in place.split("."):
        kind, _, number = part.partition("_")
        if kind == "par" and said.startswith("Article"):
            said += f"({number})"
        elif kind == "pnt":
            said += f", point ({number})" if said else f"point ({number})"
        else:
            said += f"{', ' if said else ''}{_PLACES.get(kind, kind)} {number}".rstrip()
    return said
