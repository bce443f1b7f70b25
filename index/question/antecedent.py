"""What a follow-up points to, where the question before names it: "which actions are under *it*?", "who is responsible for
*that action*?", "tell me more about *the third*".

A pronoun is read as the name of the one unit or act before it; what an overview found is read as the actions whose text has its
words, so that more can be asked of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question import complement, scans
from index.question.clause import filler, last_word
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from index.question.items import ENTITIES, Item
from index.question.nouns import ACT_LETTERS
from index.question.ordinals import NTH
from index.world import World
from ingest.fold import fold, tokens

_AS = {"en": "as", "fr": "que", "de": "wie", "es": "que"}
#: Kinds of units → the nouns that they are called by.
_NOUNS = {"action": "n_action", "priority": "n_priority", "section": "n_section", "area": "n_area", "indicator": "n_indicator", "footnote": "n_footnote"}
#: Targets that are lists of numbered units → the kind of each.
_LISTED = {"priorities": "priority", "indicators": "indicator", "footnotes": "footnote"}
_IT = frozenset(["it"])
_ITS = frozenset(["its", "their", "son", "sa", "ses", "sein", "ihr", "ihre", "seine", "su", "sus"])
_THEM = frozenset(["them", "these", "those"])
_THIS = frozenset(["this", "that", "this one", "that one", "cette", "ce", "cet", "diese", "dieser", "dieses", "diesem", "diesen", "esta", "este", "esa", "ese"])
_THESE = frozenset(["these", "those", "ces", "diese", "diesen", "dieser", "estas", "estos", "esas", "esos"])
_ONE = frozenset(["action", "measure", "priority", "section", "area", "indicator", "footnote", "note", "mesure", "priorite", "domaine", "indicateur", "massnahme", "masnahme", "prioritat", "abschnitt", "bereich", "indikator", "fussnote", "fusnote", "accion", "medida", "prioridad", "seccion", "ambito", "indicador", "nota"])
_MANY = frozenset(["actions", "measures", "priorities", "sections", "areas", "indicators", "footnotes", "notes", "mesures", "priorites", "domaines", "indicateurs", "massnahmen", "masnahmen", "prioritaten", "abschnitte", "bereiche", "indikatoren", "acciones", "medidas", "prioridades", "secciones", "ambitos", "indicadores", "notas"])


#: What follows a noun that is told from others by it.
_SAYING_WHICH = frozenset(["due", "start", "running", "has", "belongs", "mentions", "cites", "in", "from", "without", "not", "at_least", "at_most", "more_than", "fewer_than", "exactly", "no_date", "ongoing", "topic"])
_RELATIVE = frozenset(["of", "that", "which", "where", "who", "whose", "for", "qui", "que", "dont", "die", "der", "deren", "bei", "cuyo", "cuya", "en"])
_VERBS = frozenset(["are", "is", "was", "were"])


def demonstrative(clause: Sequence[Item]) -> int:
    """Where "that action", "these priorities" begins, which names nothing by itself; -1 for nowhere."""
    for index, item in enumerate(clause[:-1]):
        behind = clause[index + 1]
        noun = fold(behind.text)
        rest = next((each for each in clause[index + 2 :] if each.kind != "punct" and fold(each.text) not in _VERBS), None)
        if rest is not None and (rest.concepts & _SAYING_WHICH or fold(rest.text).split()[0] in _RELATIVE):
            continue  # "those actions *that are due in 2024*"
        if behind.concepts & set(_NOUNS.values()) and ((fold(item.text) in _THIS and noun in _ONE) or (fold(item.text) in _THESE and noun in _MANY)):
            return index
    return -1


def named(clause: Sequence[Item], before: Interpretation, world: World) -> list[Item]:
    """The items with what points to the one unit or act of the question before as its name."""
    found = list(clause)
    if any(item.kind in ENTITIES and item.kind not in ("year", "years") for item in found):
        return found
    at = demonstrative(found)
    if at >= 0:
        kind = next(kind for kind, noun in _NOUNS.items() if noun in found[at + 1].concepts)
        values = _values(before, kind, world)
        rest = [item for item in found[at + 2 :] if "else" not in item.concepts]
        led = [item for item in found[:at] if "else" not in item.concepts]  # "what *else* is under that priority?"
        return [*led, _as(found[at], found[at + 1], kind, values), *rest] if values else found
    listed = _LISTED.get(before.target)
    place = _ordinal(found)
    if listed and place and before.form == "list" and not (before.places or before.filters or before.subject):
        index, number, width = place
        number = number or len(world.units(listed) if listed != "indicator" else world.gauges)
        return [*found[:index], _as(found[index], found[index + width - 1], listed, (str(number),)), *found[index + width :]]
    like = next((i for i, item in enumerate(found) if "like" in item.concepts), -1)
    alike = before.places[0].partition(":") if len(before.places) == 1 else ("", "", "")
    if like >= 0 and alike[0] == "action" and not any(item.kind == "punct" for item in found[like:-1]):
        last = len(found) - 1 if found[-1].kind == "punct" else len(found)
        end = found[last - 1]
        said = Item("stop", (), end.end, end.end, _AS[before.language], frozenset({"stop"}))
        return [*found[:last], said, _as(end, end, "action", (alike[2],)), *found[last:]]  # "which others have *the same* deadline?": as that action
    acts = before.acts or listed_acts(before, world)
    its = next((i for i, item in enumerate(found[:-1]) if fold(item.text) in _ITS and "n_indicator" in found[i + 1].concepts), -1)
    if its >= 0 and (unit := _unit(before)) and unit[0] == "action":
        return [*found[:its], _as(found[its], found[its], "action", (unit[1],)), *found[its + 1 :]]  # no record links the two, and the answer says so
    sources = next((i for i, item in enumerate(found) if "n_source" in item.concepts), -1)
    if sources >= 0 and (unit := _unit(before)) and unit[0] == "indicator" and not any(item.concepts & {"n_indicator", "n_action", "plan"} or item.kind == "word" for item in found):
        return [*found[: sources + 1], _as(found[sources], found[sources], "indicator", (unit[1],)), *found[sources + 1 :]]  # "what are *its sources*?"
    noun = next((i for i, item in enumerate(found) if "n_action" in item.concepts), -1)
    if noun >= 0 and (unit := _unit(before)) and unit[0] in ("priority", "section", "area") and _belong_to_it(found):
        named_here = [*found[: noun + 1], _as(found[noun], found[noun], unit[0], (unit[1],)), *found[noun + 1 :]]
        return [item for item in named_here if fold(item.text) not in _ITS_PART]
    it = next((i for i, item in enumerate(found) if fold(item.text) in (_THEM if len(acts) > 1 else _IT) and "stop" in item.concepts), -1)
    if it < 0:
        return found
    if before.form in ("define", "list") and len(before.subject) == 1 and not (before.target or before.filters or before.places) and any(item.concepts & {"mentions", "says"} for item in found):
        return [*found[:it], Item("word", (tokens(before.subject[0])[0][0],), found[it].start, found[it].end, before.subject[0], frozenset()), *found[it + 1 :]]
    if acts and any(item.concepts & {"cites", "mentions"} for item in found) and any("n_action" in item.concepts for item in found):
        either = replace(found[it], kind="concept", text="or", concepts=frozenset({"or", "stop"}))
        named_acts = [each for act in acts for each in (either, _as(found[it], found[it], "act", (act,)))]
        return [*found[:it], *named_acts[1:], *found[it + 1 :]]
    unit = _unit(before)
    asked = any(item.concepts & {"n_action", "who", "when", "title", "says", "n_text"} for item in found)
    done = any(last_word(item) in _DONE for item in found)  # "has *it* been done?"
    if unit is not None and ((unit[0] != "action" and asked) or (unit[0] == "action" and done)):
        return [*found[:it], _as(found[it], found[it], unit[0], (unit[1],)), *found[it + 1 :]]
    return found


def _belong_to_it(clause: Sequence[Item]) -> bool:
    """ "Quelles actions *en font partie* ?", "welche Maßnahmen *gehören dazu*?", "¿qué acciones *incluye*?": of the heading before."""
    belongs = any(item.concepts & {"belongs"} or fold(item.text) in _ITS_PART for item in clause)
    rest = [item for item in clause if not (item.kind == "punct" or filler(item) or item.concepts & {"which", "how_many", "n_action", "belongs", "and_what", "light", "has"} or fold(item.text) in _ITS_PART)]
    return belongs and not rest


_ITS_PART = frozenset(["en font partie", "en fait partie", "darunter", "dazu"])
_DONE = frozenset(["done", "completed", "implemented", "finished", "achieved", "delivered", "fait", "faite", "realisee", "erledigt", "umgesetzt", "abgeschlossen", "hecho", "realizado", "completada"])


def _ordinal(clause: Sequence[Item]) -> tuple[int, int, int] | None:
    """(index, number, items) of "the third", "the first one", 0 for the last; ``None`` where no or more than one such word stands."""
    ends = {"first": 1, "last": 0}
    at = [(i, next((n for end, n in ends.items() if end in item.concepts), NTH.get(fold(item.text), -1))) for i, item in enumerate(clause)]
    at = [(i, number) for i, number in at if number >= 0]
    if len(at) != 1:
        return None
    index, number = at[0]
    behind = clause[index + 1 : index + 2]
    return index, number, 2 if behind and (fold(behind[0].text) in ("one", "eine", "una", "1") or behind[0].concepts & set(_NOUNS.values())) else 1


def listed_acts(before: Interpretation, world: World) -> tuple[str, ...]:
    """The acts that a list asked for before has: all that actions cite, or those of the types named."""
    if before.target != "acts" or before.form != "list" or any(item.field != "act_type" for item in before.filters):
        return ()
    if any(not place.startswith("action:") for place in before.places):
        return ()
    numbers = {place.removeprefix("action:") for place in before.places}
    letters = [ACT_LETTERS[str(value)] for item in before.filters for value in item.values]
    rows = [row for row in world.rows if not numbers or str(row.action.number) in numbers]
    cited = [act for row in rows for act in sorted(row.acts) if act[5:6].isalpha() and act[:1] == "3"]
    return tuple(dict.fromkeys(act for act in cited if not letters or act[5:6] in letters))


def _unit(before: Interpretation) -> tuple[str, str] | None:
    """(kind, number) of the one unit that a question names, and nothing besides."""
    if len(before.places) != 1 or before.filters or before.choices or before.acts:
        return None
    kind, _, value = before.places[0].partition(":")
    if kind == "place":
        kind, value = ("priority", value.removeprefix("sp_")) if value.startswith("sp_") else ("", "")
    return (kind, value) if kind in _NOUNS else None


def _values(before: Interpretation, kind: str, world: World) -> tuple[str, ...]:
    """The number of the one unit of a kind that a question names or, of a footnote, is about; the priority that an action stands under."""
    unit = _unit(before)
    if unit is None:
        return ()
    if unit[0] == kind:
        return (unit[1],)
    rows = [row for row in world.rows if kind == "priority" and unit[0] == "action" and str(row.action.number) == unit[1]]
    if rows and rows[0].action.priority:
        return (rows[0].action.priority.removeprefix("sp_"),)
    if kind == "action" and unit[0] == "footnote":
        return tuple(str(row.action.number) for row in world.rows if f"fn_{unit[1]}" in row.action.footnotes)
    return ()


def _as(first: Item, last: Item, kind: str, values: Sequence[str]) -> Item:
    text = values[0] if kind == "act" else f"{kind} {', '.join(values)}"
    return Item(kind, tuple(values), first.start, last.end, text, frozenset())


def beside(clause: Sequence[Item], others: Sequence[Sequence[Item]], world: World) -> list[Item]:
    """The items with what points to the one unit that the sentences before it name: "I am looking at Action 12. Who is responsible
    for *it*?"."""
    found = list(clause)
    if any(item.kind in ENTITIES and item.kind not in ("year", "years") for item in found):
        return found
    earlier = [item for other in others if other and found and other[0].start < found[0].start for item in other if item.kind in ENTITIES]
    units = {(item.kind, item.values) for item in earlier}
    if len(units) != 1 or len(earlier[0].values) != 1 or earlier[0].kind not in _NOUNS:
        return found
    kind, (value,) = earlier[0].kind, earlier[0].values
    it = next((i for i, item in enumerate(found) if fold(item.text) in _IT and item.kind == "stop"), -1)
    if it >= 0 and demonstrative(found) < 0:
        return [*found[:it], _as(found[it], found[it], kind, (str(value),)), *found[it + 1 :]]
    return named(found, Interpretation("", "en", places=(f"{kind}:{value}",)), world)


def conditioned(before: Interpretation) -> Interpretation:
    """The question before with the act or the footnote that its actions were asked for by as a condition on them: what follows is
    asked of these actions, and not of the act."""
    acts = [act for act in before.acts if not act.startswith("/")]
    notes = [place for place in before.places if place.startswith("footnote:")]
    if before.target != "actions" or len(acts) < len(before.acts) or not (acts or notes) or before.subject:
        return before
    cited = (Filter("act", "any", tuple(acts), before.question),) if acts else ()
    places = tuple(place for place in before.places if place not in notes)
    return replace(before, acts=(), places=places, filters=(*before.filters, *cited, *complement.conditions(notes)))


def scanned(before: Interpretation, clause: Sequence[Item], world: World) -> Interpretation:
    """The question before as one for the actions that have its subject's words, where it was about these and what follows asks
    something of them: which, who, when, with whom."""
    words = [word for word in before.subject if tokens(word)]
    topical = before.form == "overview" or any(note.partition(":")[0] in ("theme", "about", "covers", "by_words") for note in before.notes)
    plain = topical and words and not (before.acts or before.places or before.choices) and before.target in ("", "actions", "bodies", "years") and "unread" not in before.notes
    asks = any(item.concepts & _OF_ACTIONS or item.kind in _CONDITIONS for item in clause)
    rest = [item for item in clause if item.kind == "word" or ("topic" in item.concepts and not filler(item))]
    if not plain or not asks or rest:
        return before
    draft = Draft()
    filters = tuple(Filter("word", "any", tuple(scans.in_the_texts(draft, world, phrase, before.language)), phrase) for phrase in _phrases(before, words, world))
    if not _found(filters, world):
        return before
    return replace(before, target="actions", form="list", fields=(), subject=(), explicit=True, filters=(*before.filters, *filters), notes=tuple(draft.notes))


def _found(filters: Sequence[Filter], world: World) -> bool:
    """Whether some unit of a plan has words of all the filters."""
    plans = {plan.id for plan in world.plans}
    patterns = [[world.roots(str(value)) for value in item.values] for item in filters]
    return any(words.document in plans and all(any(words.find(each) for each in ways) for ways in patterns) for words in world.words)


def _phrases(before: Interpretation, words: Sequence[str], world: World) -> list[str]:
    """The subject as it is looked for: whole, where another language's texts call it by other words; else word by word."""
    said = fold(before.question)
    first, last = said.find(fold(words[0])), said.find(fold(words[-1]))
    whole = before.question[first : last + len(words[-1])] if 0 <= first <= last else ""
    return [whole] if len(words) > 1 and whole and world.terms.counterparts(whole, before.language) else list(words)


_OF_ACTIONS = frozenset(["n_action", "n_indicator", "who", "when", "responsible", "lead", "involved", "due", "start", "running", "n_body", "n_timetable", "n_year", "n_section", "n_priority", "n_area", "n_footnote", "how_many", "ongoing", "no_date", "overdue", "open"])
_CONDITIONS = frozenset(["body", "class", "state", "year", "years", "section", "priority", "area"])
