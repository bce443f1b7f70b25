"""Lists of the plan's own parts: priorities, sections, footnotes, areas, acts, and the documents held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import select
from index.answer import conditions, dated, editions
from index.answer.conditions import act_name
from index.answer.labels import unit_label
from index.answer.model import Answer, Result
from index.answer.phrases import joined, label, parted, phrase, quotation, sentence
from index.question import dated as born
from index.question import holdings
from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.nouns import ACT_LETTERS
from index.world import LEGAL, World
from ingest.model import Unit

_KINDS = {"priorities": "priority", "sections": "section", "footnotes": "footnote"}


def own(one: Interpretation) -> bool:
    """Whether conditions are on the footnotes' own text."""
    return "own_text" in one.notes and bool(one.filters or one.acts) and not one.subject and not one.choices


def answers(one: Interpretation) -> bool:
    """Whether the question asks for a list of parts, under no other condition."""
    if one.target not in (*_KINDS, "acts", "documents") or one.subject or one.choices:
        return False
    if own(one):
        return all(item.field in _OWN for item in one.filters) and not one.places
    places = [place for place in one.places if one.target != "priorities" or not place.startswith(("section:", "place:sec_"))]
    if one.target == "documents":
        return not places and all(item.field in _OWN for item in one.filters)
    usable = {"act_type", "word"} if holdings.NOTE in one.notes else {"act_type", "year"} if born.NOTE in one.notes else {"act_type"}
    usable = usable if one.target == "acts" else set()
    return not (places or any(item.field not in usable for item in one.filters))


#: Conditions that a footnote's own text can meet.
_OWN = frozenset(["word", "named", "act", "act_type"])


def _meets(document: str, unit: Unit, item: Filter, world: World) -> bool:
    """Whether a unit's own text meets a condition."""
    acts = [act for place, act in world.cited(document) if place == unit.place and LEGAL.match(act)]
    wanted = [str(value) for value in item.values]
    if item.field == "word":
        held = [any(words.id == f"{document}/{unit.place}" for words in select.holding(world, each)) for each in wanted]
    elif item.field == "named":
        named = world.named(world.text(document, unit.span))
        held = [bool({each, *world.bodies.same(each)} & named) for each in wanted]
        if item.text and not any(held):  # "the Council": a short name that the register does not take for one by itself
            held = [any(words.id == f"{document}/{unit.place}" for words in select.holding(world, item.text.removeprefix("the ")))]
    elif item.field == "act_type":
        held = [any(act[5:6] == ACT_LETTERS[each] for act in acts) for each in wanted]
    else:
        held = [each in acts for each in wanted] if wanted else [bool(acts)]
    if item.op in ("none", "missing"):
        return not any(held)
    return all(held) if item.op == "all" else any(held)


def _own(one: Interpretation, world: World, answer: Answer) -> None:
    """The footnotes whose own text meets the conditions."""
    units = world.units("footnote")
    celex = tuple(act for act in one.acts if not act.startswith("/"))
    filters = [*one.filters, *([Filter("act", "any", celex)] if celex else [])]
    found = [(d, u) for d, u in units if all(_meets(d, u, item, world) for item in filters)]
    for document, unit in found:
        said = phrase(one.language, "labelled", label=_called(one, unit), text=quotation(world.text(document, unit.span), one.language))
        answer.claim(said, answer.cite(document, unit.place, unit.span))
    answer.result = Result("units", tuple(f"{d}/{u.place}" for d, u in found), "complete", len(units))
    what = conditions.said(filters, one.language, world, len(found), none=not found)
    if not found:
        answer.status = "empty"
        text = sentence(phrase(one.language, "footnotes_none", checked=len(units), what=what))
    else:
        parts = parted(one.language, [text.removesuffix(".") for text, _ in answer.claims])
        text = sentence(phrase(one.language, "footnotes_own", count=len(found), checked=len(units), what=what, items=parts))
    key = {"yes_no": "yes" if found else "no"}.get(one.form)
    answer.answer = phrase(one.language, key, why=text) if key else text


def _holds_all(id: str, one: Interpretation, world: World) -> bool:
    """Whether each condition is met by some unit of a document: of those that deny, by every unit."""
    units = world.documents[id].units
    return all((all if item.op in ("none", "missing") else any)(_meets(id, unit, item, world) for unit in units) for item in one.filters)


def _worded(one: Interpretation, held: Sequence[str], world: World, answer: Answer) -> None:
    """Which of some of the documents held have the words, or whether any has."""
    items = [id for id in held if _holds_all(id, one, world)]
    answer.result = Result("documents", tuple(items), "complete", len(held))
    _that_meet(one, items, world, answer, len(held))
    if one.form == "yes_no":
        answer.answer = phrase(one.language, "yes" if items else "no", why=answer.answer)


def _that_meet(one: Interpretation, items: Sequence[str], world: World, answer: Answer, checked: int) -> None:
    """Which of ``checked`` documents held have the words; each shown with the first unit that has them."""
    what = conditions.said(one.filters, one.language, world, len(items), none=not items)
    if not items:
        answer.status = "empty"
        answer.answer = sentence(phrase(one.language, "documents_none", checked=checked, what=what))
        return
    for id in items:
        document = world.documents[id]
        unit = next((unit for unit in document.units if any(_meets(id, unit, item, world) for item in one.filters)), document.units[0])
        answer.claim(document.title, answer.cite(id, unit.place, unit.span))
    titles = joined(one.language, [editions.named(world.documents[id], world, one.language) for id in items])
    answer.answer = phrase(one.language, "documents_that", number=len(items), count=len(items), checked=checked, what=what, items=titles)


def list_parts(one: Interpretation, world: World, answer: Answer) -> None:
    """Answer with the parts."""
    if own(one):
        _own(one, world, answer)
        return
    if one.target == "documents":
        items = [id for id in world.documents if _holds_all(id, one, world)]
        answer.result = Result("documents", tuple(items), "complete", len(world.documents))
        if one.filters:
            _that_meet(one, items, world, answer, len(world.documents))
            return
        titles = joined(one.language, [world.documents[id].title for id in items])
        answer.answer = phrase(one.language, "documents", number=len(items), count=len(items), items=titles)
        return
    if one.target == "acts" and born.NOTE in one.notes:
        dated.answer_dated(one, world, answer)
        return
    if one.target == "acts":
        (_held if holdings.NOTE in one.notes else _acts)(one, world, answer)
        return
    units = world.units(_KINDS[one.target])
    wanted = {p.split(":", 1)[1] for p in one.places if p.startswith(("section:", "place:sec_"))}
    if wanted and one.target == "priorities":
        units = [
            (d, u)
            for d, u in units
            if (u.parent or "").removeprefix("sec_") in {w.removeprefix("sec_") for w in wanted}
        ]
    for document, unit in units:
        text = unit.heading or world.text(document, unit.span)
        text = quotation(text, one.language)
        said = phrase(one.language, "labelled", label=_called(one, unit), text=text) if unit.number else text
        answer.claim(said, answer.cite(document, unit.place, unit.span))
    answer.result = Result("units", tuple(f"{d}/{u.place}" for d, u in units), "complete", len(units))
    key = "section_priorities" if wanted and one.target == "priorities" else f"parts_{one.target}"
    texts = [text if one.language in ("en", "de") else text[:1].lower() + text[1:] for text, _ in answer.claims]
    parts = parted(one.language, texts).removesuffix(".")
    said = phrase(one.language, key, number=len(units), count=len(units), items=parts)
    answer.answer = sentence(said) if units else phrase(one.language, "parts_none")


def _called(one: Interpretation, unit: Unit) -> str:
    """A unit's kind and number, before its words."""
    said = unit_label(unit.label, one.language) if one.language != "en" else label(one.language, unit.kind, [unit.number or ""])
    return f"{said[:1].upper()}{said[1:]}"


def _held(one: Interpretation, world: World, answer: Answer) -> None:
    """The acts of which a text or a digest is held, of the types asked for."""
    letters = [ACT_LETTERS[str(v)] for f in one.filters if f.field == "act_type" for v in f.values] or list(ACT_LETTERS.values())
    works = {id: work for id in world.documents if (work := world.work_of(id)) and work.celex and work.celex[:1] == "3" and work.celex[5:6] in letters}
    items = list({work.id: id for id, work in works.items()}.values())
    words = [item for item in one.filters if item.field == "word"]
    if words:
        _worded(replace(one, filters=tuple(words)), list(works), world, answer)
        return
    for id in items:
        unit = world.documents[id].units[0]
        answer.claim(world.documents[id].title, answer.cite(id, unit.place, unit.span))
    answer.result = Result("documents", tuple(items), "complete", len(world.documents))
    titles = joined(one.language, [editions.named(world.documents[id], world, one.language) for id in items])
    answer.answer = phrase(one.language, "documents" if items else "acts_not_held", number=len(items), count=len(items), items=titles)
    answer.status = "complete" if items else "empty"


def _acts(one: Interpretation, world: World, answer: Answer) -> None:
    """The acts that the plan's actions cite, of the types asked for."""
    letters = [ACT_LETTERS[str(v)] for f in one.filters if f.field == "act_type" for v in f.values]
    found: dict[str, list[str]] = {}
    for row in world.rows:
        for celex in filter(LEGAL.match, sorted(row.acts)):
            if not letters or celex[5:6] in letters:
                found.setdefault(celex, []).append(row.action.number)
                answer.claim(
                    sentence(phrase(one.language, "cites", label=label(one.language, "action", [row.action.number]), items=act_name(celex, world, one.language))),
                    answer.cite(row.document, row.action.place, row.action.text),
                )
    answer.result = Result("documents", tuple(found), "complete", len(world.rows))
    if not found:
        answer.status, answer.answer = "empty", phrase(one.language, "no_act_cited")
        return
    shown = [f"{act_name(celex, world, one.language)} ({label(one.language, 'action', numbers)})" for celex, numbers in found.items()]
    answer.answer = phrase(one.language, "acts", number=len(found), count=len(found), items=joined(one.language, shown))
