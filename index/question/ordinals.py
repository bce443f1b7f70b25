"""Places in the plan's own order: "the first five actions", "the last action", "what comes after Action 12?".

What they are places among is known only when everything else is read, so they stay notes on the interpretation
until ``settled`` turns them into numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import Clause, filler, last_word
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from index.question.numerals import ORDINALS
from ingest.fold import fold

KINDS = ("first", "last", "nth", "after", "before")
"""The notes written here, as ``kind:number``."""

EDGE = "edge"
"""The note that nothing comes after (or before) an action: ``edge:after:53``."""


def read(clause: Clause, draft: Draft, before: Interpretation | None = None) -> None:
    """Note which end of the records, or which neighbour of an action, is asked for; ``before``: the question before."""
    picked = before is not None and any(note.startswith("picked:") for note in before.notes)  # "who is responsible for the first one? *And the second?*"
    if before is not None and (before.target in ("actions", "indicators") or picked) and _of_those(clause, draft, before):
        return
    _neighbour(clause, draft)
    _end(clause, draft)
    _numbered(clause, draft)


def _neighbour(clause: Clause, draft: Draft) -> None:
    """ "What comes *after Action 12*?", "which action *follows* Action 12?", "die Maßnahme *vor* Maßnahme 5"."""
    indexes = clause.kinds("action")
    numbers = [place for place in draft.places if place.startswith("action:")]
    if len(indexes) != 1 or len(numbers) != 1:
        return
    index = indexes[0]
    for i in range(index - 1, max(-1, index - 4), -1):
        item = clause.items[i]
        side = next((side for side in ("after", "before") if item.concepts & {side, f"comes_{side}"}), "")
        if side and _asks_for_units(clause, i):
            verbs = [j for j in range(max(0, i - 3), i) if clause.items[j].concepts & {"light", "says", "belongs", "replaced", "comes"}]
            clause.use(i, index, *verbs, *clause.concepts("comes"))
            many = any(fold(each.text) in _MANY for each in clause.items[:i])
            many = many and not any(set(fold(each.text).split()) & _NEXT for each in clause.items[: i + 1])
            draft.places = [place for place in draft.places if place not in numbers]
            draft.target, draft.fields = "actions", []
            draft.notes.append(f"{side}:{numbers[0].removeprefix('action:')}:{'all' if many else 'one'}")
            draft.understood.append((clause.text(i, index), f"{'what stands' if many else 'the one'} {side} {clause.items[index].text}"))
            return
        if not filler(item):
            return


#: Nouns in the plural: all that come after are asked for.
_MANY = frozenset(["actions", "measures", "massnahmen", "masnahmen", "acciones", "medidas", "mesures", "aktionen"])


#: Words by which only the next one is meant.
_NEXT = frozenset(["right", "directly", "immediately", "straight", "just", "next", "juste", "directement", "immediatement", "direkt", "unmittelbar", "gleich", "justo", "inmediatamente", "directamente"])


def _asks_for_units(clause: Clause, index: int) -> bool:
    """Whether what stands before "after Action 12" asks for actions by nothing else: no body, no year, no verb of its own."""
    plain = {"which", "n_action", "who", "light", "says", "belongs", "replaced", "comes", "plan", "hello", "in", "and_what", "responsible"}
    before = [item for item in clause.items[:index] if item.kind != "punct" and not filler(item)]
    if any(not item.concepts & (plain - {"who", "responsible"}) for item in before):
        return False
    return any(item.concepts & {"which", "n_action"} for item in clause.items[:index])


def _end(clause: Clause, draft: Draft) -> None:
    """ "The *first five* actions", "*last* Frontex action", "las *tres primeras* acciones"."""
    for side in ("first", "last"):
        for index in clause.concepts(side):
            noun = next((i for i in range(index + 1, min(index + 5, len(clause.items))) if clause.items[i].concepts & _UNITS), None)
            behind = index and clause.items[index - 1].concepts & _UNITS and fold(clause.items[index].text) not in _BEFORE
            if noun is None and behind:
                noun = index - 1
            if noun is None or not clause.free(index):
                continue
            between = [clause.items[i] for i in range(index + 1, noun)]
            if any(not (filler(item) or item.kind in ("number", "body", "class") or item.concepts & {"together", "all"}) for item in between):
                continue
            counted = [i for i in (*range(index + 1, noun), index - 1, index - 2) if i >= 0 and _number(clause, i)]
            if not counted and fold(clause.items[noun].text) in _MANY:
                continue  # "the last actions": how many?
            count = _number(clause, counted[0]) if counted else 1
            clause.use(index, *counted)
            if draft.target not in ("bodies", "areas", "years", "priorities", "sections"):
                draft.target = "indicators" if "n_indicator" in clause.items[noun].concepts else "actions"
            every = _of_all(clause, min([index, *counted]), noun)
            draft.notes.append(f"{side}:{count}{':every' if every else ''}")
            among = "all" if every else "them"
            draft.understood.append((clause.text(index, *counted), f"the {side}{f' {count}' if count > 1 else ''} of {among} in the plan's order"))
            return


def _of_all(clause: Clause, first: int, noun: int) -> bool:
    """ "Which *of the first 20 actions* are X's?", "the last ten actions: …", "are the first five actions X's?": of all there are,
    and not of those that the rest selects."""
    if any(item.kind in ("body", "class", "state") for item in clause.items[first:noun]):
        return False  # "of the last five *Frontex* actions"
    before = [i for i in range(first) if clause.items[i].kind != "punct" and fold(clause.items[i].text) not in _ARTICLES]
    led = last_word(clause.items[before[-1]]) if before else ""
    following = clause.items[noun + 1] if noun + 1 < len(clause.items) else None
    if led in _AMONG and following is not None and fold(following.text) in _OF:
        clause.keep(first)  # "which of the first five actions *of X* are …": what they are the first of is another condition
    opens = len(before) <= 1
    rest = any(item.kind != "punct" and not filler(item) for item in clause.items[noun + 1 :])
    return (led in _AMONG and (rest or not opens)) or (opens and led in _AUXILIARIES) or (opens and following is not None and following.text in (":", ",") and rest)


_ARTICLES = frozenset(["the", "les", "des", "la", "le", "die", "den", "der", "las", "los"])
#: What leads to a part of all that there is.
_AMONG = frozenset(["of", "among", "amongst", "within", "in", "from", "parmi", "von", "unter", "entre", "de"])
_OF = frozenset(["of", "by", "for", "due", "with", "without", "under", "that", "which", "de", "von", "del"])
_AUXILIARIES = frozenset(["are", "is", "do", "does", "have", "has", "were", "was", "sind", "haben", "sont", "ont", "son", "tienen"])

_UNITS = frozenset(["n_action", "n_indicator"])
#: English ones stand before their noun; behind it, "last" is a verb.
_BEFORE = frozenset(["first", "last", "final"])


def _of_those(clause: Clause, draft: Draft, before: Interpretation) -> bool:
    """ "Show me *the first two*", "the *last one*", "who is responsible for the *second of them*?": places among what was found."""
    measuring = before.target == "indicators"  # "what does the first one *measure*?"
    if clause.kinds("action", "indicator", "year", "years") or any(_UNITS & item.concepts and fold(item.text) not in ("ones", *(_MEASURING if measuring else ())) for item in clause.items):
        return False
    order = [i for i, item in enumerate(clause.items) if item.concepts & {"first", "last"} or fold(item.text) in NTH]
    rest = [item for item in clause.items if not (item.kind in ("punct", "number") or filler(item) or item.concepts & _ASKED_OF_THOSE or fold(item.text) in {*_BOTH, *_SHOWN, *(_MEASURING if measuring else ())})]
    if len(order) != 1 or any(item is not clause.items[order[0]] for item in rest):
        return False
    item = clause.items[order[0]]
    if item.concepts & {"first", "last"} and clause.has("due", "start") and not clause.has("who", "when", "responsible"):
        return False  # "which is due *last*?": by its year, and not by its place
    numbers = [i for i in clause.kinds("number") if clause.free(i)]
    both = [i for i, each in enumerate(clause.items) if fold(each.text) in _BOTH]
    side = "first" if "first" in item.concepts else "last" if "last" in item.concepts else "nth"
    count = NTH[fold(item.text)] if side == "nth" else int(clause.items[numbers[0]].values[0]) if numbers else 2 if both else 1
    clause.use(*[i for i, each in enumerate(clause.items) if measuring and fold(each.text) in _MEASURING])
    clause.use(order[0], *numbers, *both, *clause.concepts("only", "which", "n_action", "says"), *[i for i, each in enumerate(clause.items) if fold(each.text) in _SHOWN])
    draft.target = draft.target or before.target
    if count == 1 or side == "nth":
        draft.fields += ["text"] if _asks_text(clause) else []
    draft.notes.append(f"{side}:{count}")
    draft.understood.append((clause.text(order[0], *numbers), f"the {side}{f' {count}' if count > 1 else ''} of them in the plan's order" if side != "nth" else f"number {count} of them in the plan's order"))
    return True


_MEASURING = frozenset(["measure", "measures", "mesure", "misst", "mide"])


def _asks_text(clause: Clause) -> bool:
    """ "*What does* the second one *say*?", "the text of the first"."""
    said = [item for item in clause.items if "says" in item.concepts and last_word(item) not in ("is", "are", "have", "has")]
    said += [item for item in clause.items if fold(item.text) in _MEASURING]
    return (bool(said) or clause.has("n_text")) and not clause.has("who", "when", "responsible", "due", "n_body")


#: Orders to show what was found: "*quote* the first one".
_SHOWN = frozenset(["quote", "cite", "open", "read", "print", "display", "zitiere", "zitieren", "citez", "cita"])
_BOTH = frozenset(["las dos", "los dos", "les deux", "both", "both the", "die beiden", "beiden", "couple"])
#: Numerals of order in the four languages, folded.
NTH = {
    word: number
    for number, words in {
        2: "second 2nd deuxieme seconde zweite zweiten zweiter zweites segunda segundo",
        3: "third 3rd troisieme dritte dritten drittes dritter tercera tercero tercer",
        4: "fourth 4th quatrieme vierte vierten viertes cuarta cuarto",
        5: "fifth 5th cinquieme funfte funften funftes quinta quinto",
        6: "sixth 6th sixieme sechste sechsten sexta sexto",
    }.items()
    for word in words.split()
}
#: What may be asked of a place among those found.
_ASKED_OF_THOSE = frozenset(["which", "those", "and_what", "only", "who", "when", "responsible", "due", "lead", "has", "says", "n_body", "n_timetable", "n_year", "n_area", "n_priority", "n_section", "n_footnote", "n_action", "hello", "light", "topic"])


def _number(clause: Clause, index: int) -> int:
    """The count that an item says, 0 if it is none."""
    item = clause.items[index]
    if item.kind == "number" and clause.free(index):
        return int(item.values[0])
    return 2 if fold(item.text) in ("both", "beiden", "couple") else 0


def _numbered(clause: Clause, draft: Draft) -> None:
    """ "Frontex's *third action*": a place among those that the rest selects, not the action of that number."""
    for index in clause.kinds("action"):
        item = clause.items[index]
        word = fold(item.text).split()[0]
        if word in ORDINALS and f"action:{item.values[0]}" in draft.places and clause.kinds("body", "class", "year", "priority", "section", "area"):
            draft.places = [place for place in draft.places if place != f"action:{item.values[0]}"]
            draft.target = draft.target or "actions"
            draft.notes.append(f"nth:{item.values[0]}")
            return


def noted(one: Interpretation) -> list[tuple[str, str]]:
    """(kind, rest) of the notes that places in the plan's order are still to be settled for."""
    pairs = [note.partition(":") for note in one.notes]
    return [(kind, rest) for kind, _, rest in pairs if kind in KINDS and rest[:1].isdigit()]


def settled(one: Interpretation, selected: Sequence[str], every: Sequence[str]) -> Interpretation:
    """The interpretation with its places in the order as numbers.

    Args:
        selected: the numbers of what the rest of it selects, in reading order.
        every: all numbers there are, in reading order.
    """
    for kind, rest in noted(one):
        number, _, many = rest.partition(":")
        if kind in ("after", "before"):
            at = every.index(number) if number in every else -1
            if at < 0:
                one = replace(one, places=(*one.places, f"action:{number}"))
                continue
            chosen = list(every[at + 1 :] if kind == "after" else every[:at])
            chosen = chosen if many == "all" else chosen[:1] if kind == "after" else chosen[-1:]
            if not chosen:
                one = replace(one, notes=(*one.notes, f"{EDGE}:{kind}:{number}"))
            if len(chosen) == 1:
                one = replace(one, places=(*one.places, f"action:{chosen[0]}"), target="")
                continue
        elif many == "every":
            chosen = list(every[: int(number)] if kind == "first" else every[-int(number) :])
            if one.form in ("yes_no", "every"):
                one = replace(one, places=(*one.places, *(f"action:{each}" for each in chosen)), target="")
                continue
        elif kind == "nth":
            chosen = list(selected[int(number) - 1 : int(number)])
        else:
            chosen = list(selected[: int(number)] if kind == "first" else selected[-int(number) :])
        if one.fields == ("text",) and len(chosen) == 1 and many != "every":
            one = replace(one, places=(f"{'indicator' if one.target == 'indicators' else 'action'}:{chosen[0]}",), filters=(), target="", form="list")
            continue
        if kind in ("nth", "first", "last") and many != "every":
            one = replace(one, notes=(*one.notes, f"picked:{kind}:{number}"))
        one = replace(one, filters=(*one.filters, Filter("number", "any", tuple(chosen), "")))
    kept = tuple(note for note in one.notes if note.partition(":")[0] not in KINDS)
    return replace(one, notes=kept)
