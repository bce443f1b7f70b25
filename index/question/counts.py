"""Counts in a question: "more than one body", "exactly two priority areas", "responsible for a single action"."""

from __future__ import annotations

from dataclasses import dataclass

from index.question.clause import Clause, filler, last_word
from index.question.filters import NOT, Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.question.negation import quantifies
from ingest.fold import fold

_COUNTED = {"area_count": "priority areas", "body_count": "responsible bodies", "source_count": "data sources"}


def read(clause: Clause, draft: Draft) -> None:
    """ "More than one body", "exactly two priority areas", "a single agency", "several bodies"."""
    nouns = dict.fromkeys(clause.concepts("n_body", "n_area", "n_source", "n_action") + _others(clause))
    for index in nouns:
        item = clause.items[index]
        if any(note.startswith("top:") for note in draft.notes):
            continue  # "which three bodies have the most actions?"
        if "n_action" in item.concepts:
            _action_count(clause, draft, index)
            continue
        field = "area_count" if "n_area" in item.concepts else "body_count"
        if "n_source" in item.concepts or (draft.target == "indicators" and field == "body_count"):
            field = "source_count"
        if "n_body" in item.concepts and index and "n_body" in clause.items[index - 1].concepts and not clause.free(index - 1):
            clause.use(index)  # "trois *organismes* responsables": counted once
            continue
        found = comparison(clause, index)
        if found is None:
            continue
        negations = _negations(clause, found) if len(found.tests) == 1 else []
        clause.use(index, *found.used, *negations)
        words = clause.text(*negations, *found.used, index)
        beyond = bool(negations) and any("only" in clause.items[i].concepts for i in found.used)  # "*nicht nur* drei"
        for op, numbers in found.tests:
            op = ">" if beyond and op == "=" else f"{NOT}{op}" if negations else op
            draft.filters.append(Filter(field, op, numbers, words))
            shown = " or ".join(map(str, numbers))
            draft.understood.append((words, f"number of {_COUNTED[field]} {op.replace(NOT, 'not ')} {shown}"))
        if draft.target in ("bodies", "areas", "sources") and _of_actions(clause, draft, index):
            draft.target = "actions"
    _times(clause, draft)
    _alone(clause, draft)


def _of_actions(clause: Clause, draft: Draft, index: int) -> bool:
    """Whether a noun that is counted is no more than a condition on actions ("actions with *two bodies*"), and not what is asked for
    beside it ("*which bodies* have actions with two bodies?", "*who* is responsible for actions with two bodies?")."""
    if "bodies" in draft.fields and clause.has("who"):
        return False
    counted = index == draft.noun and not _asked(clause, index)
    inner = any(i < draft.noun for i in clause.concepts("n_action"))
    return counted or inner or _where(clause) or not clause.has("which", "how_many", "who")


def _asked(clause: Clause, index: int) -> bool:
    """ "*Which two bodies* …": whether nothing but a count stands between a noun and the word that asks for it."""
    for i in range(index - 1, -1, -1):
        item = clause.items[i]
        if "which" in item.concepts and item.text.lower() in ("which", "what"):
            return i < 2
        if not (filler(item) or item.kind == "number" or sign(item) or "responsible" in item.concepts):
            return False
    return False


def _alone(clause: Clause, draft: Draft) -> None:
    """Bodies that "are (never) responsible *alone*": with an (no) action that has no other body."""
    alone = clause.concepts("only")
    if draft.target != "bodies" or not alone or clause.kinds("body", "class", "state", "action"):
        return
    item = clause.items[alone[-1]]
    ends = all(each.kind == "punct" for each in clause.items[alone[-1] + 1 :])
    if not (clause.has("responsible", "lead", "n_action") or (ends and clause.has("not"))):
        return
    if any("n_action" in each.concepts for each in clause.items[alone[-1] + 1 : alone[-1] + 2]):
        return  # "une *seule* action" counts
    if fold(item.text) not in ALONE or (fold(item.text) == "solo" and not ends):
        return  # "*solo* participan en una acción" is an "only"
    never = [i for i in clause.concepts("not") if i < alone[-1]]
    clause.use(alone[-1], *never)
    words = clause.text(*never, alone[-1])
    draft.filters.append(Filter("body_count", "=", (1,), words))
    if never:
        draft.filters.append(Filter("action_count", "=", (0,), words))
    draft.understood.append((words, f"{'no ' if never else ''}action with one responsible body"))


ALONE = frozenset(["alone", "on its own", "by itself", "on their own", "by themselves", "single-handedly", "seul", "seule", "seuls", "seules", "allein", "alleine", "solo", "sola", "solos", "solas", "en solitario"])


def _others(clause: Clause) -> list[int]:
    """ "With others", "with two others": bodies, where one is named beside them."""
    others = [i for i in clause.concepts("else") if clause.items[i].text.lower().split()[-1] == "others"]
    charged = [i for i in clause.concepts("responsible") if fold(clause.items[i].text) in _CHARGED and i and (clause.items[i - 1].kind == "number" or clause.items[i - 1].concepts & {"single", "several"})]
    return [*others, *charged]


#: Those who are responsible, as a noun behind a count: "un único *responsable*", "nur einen *Verantwortlichen*".
_CHARGED = frozenset(["responsable", "responsables", "verantwortliche", "verantwortlichen", "verantwortlicher"])


def _where(clause: Clause) -> bool:
    """ "Where are five bodies responsible?": actions are asked for."""
    opening = next((item for item in clause.items if item.kind != "punct"), None)
    return opening is not None and opening.text.lower() in ("where", "wo", "où", "donde", "dónde")


def _negations(clause: Clause, count: Count) -> list[int]:
    """The negation that leads to a count: "does not have more than two"."""
    for i in range(min(count.used, default=0) - 1, -1, -1):
        item = clause.items[i]
        if clause.free(i) and item.concepts & {"not"}:
            return [i, *(each for each in (i - 1,) if each >= 0 and clause.free(each) and fold(clause.items[each].text) in _HALVES)]
        relative = "and" in item.concepts or item.text.lower() in ("that", "which", "who")
        if relative or not (filler(item) or item.concepts & {"has", "light"}):
            break
    return []


#: The first half of a French denial: "*n'ont* pas trois organismes".
_HALVES = frozenset(["n'ont", "n'a", "ne", "n"])


def _times(clause: Clause, draft: Draft) -> None:
    """Bodies that "appear only once"."""
    for index in clause.concepts("once"):
        if draft.target == "bodies":
            clause.use(index)
            draft.filters.append(Filter("action_count", "=", (1,), clause.items[index].text))
            draft.understood.append((clause.items[index].text, "number of actions = 1"))


def _action_count(clause: Clause, draft: Draft, index: int) -> None:
    """Bodies (years, areas) "with only one action", "responsible for more than five actions", "with no action"."""
    if any(note.partition(":")[0] in ("first", "last") for note in draft.notes):
        return  # "the first *five actions*"
    if draft.target == "bodies" and _of_one_body(clause, index) and comparison(clause, index):
        draft.target = "actions"  # "X n'est-il *responsable* que d'une action ?"
    if draft.target == "actions":
        _so_many(clause, draft, index)
        return
    if draft.target not in ("bodies", "years", "areas", "priorities", "sections"):
        return
    found = comparison(clause, index) or _none(clause, index)
    if found:
        clause.use(index, *found.used)
        words = clause.text(*found.used, index)
        for op, numbers in found.tests:
            draft.filters.append(Filter("action_count", op, numbers, words))
            draft.understood.append((words, f"number of actions {op} {' or '.join(map(str, numbers))}"))


def _so_many(clause: Clause, draft: Draft, index: int) -> None:
    """ "Are there *more than 20 actions* due in 2021?", "has X *fewer than three*?": whether there are so many is a yes or no."""
    opening = next((item for item in clause.items if item.kind != "punct" and "hello" not in item.concepts), None)
    whether = opening is not None and (last_word(opening) in _OPENING or fold(opening.text) in _THERE)
    if not (whether or _of_one_body(clause, index)):
        return
    found = comparison(clause, index)
    counted = found is not None and any(clause.items[i].kind == "number" or _just_one(clause.items[i]) for i in found.used)
    if found is None or not counted or len(found.tests) > 1 or len(found.tests[0][1]) > 1:
        return
    if any("all" in item.concepts for item in clause.items[max(0, min(found.used) - 1) : min(found.used)]):
        return  # "all 53 actions"
    if "of" in [last_word(item) for item in clause.items[max(0, min(found.used) - 2) : min(found.used)]]:
        return  # "of the 53 actions"
    clause.use(*found.used)
    op, (number,) = found.tests[0]
    draft.form = draft.form if whether else "yes_no"
    draft.notes.append(f"so_many:{op}:{number}")
    draft.understood.append((clause.text(*found.used, index), f"number of actions {op} {number}"))


def _of_one_body(clause: Clause, index: int) -> bool:
    """ "L'ECDC *n'intervient-il que* dans une action ?", "¿Participa Frontex en una sola acción?": a question, no word of which
    asks for anything, of one body before the number."""
    bodies = clause.kinds("body", "state")
    asked = any(item.concepts & {"which", "who", "when", "how_many", "share", "hello"} and fold(item.text) not in ("que", "qu") for item in clause.items)
    return len(bodies) == 1 and bodies[0] < index and not (asked or clause.kinds("class")) and any(item.text == "?" for item in clause.items) and not clause.has("those", "and_what")


def _just_one(item: Item) -> bool:
    """A "one and no more": a phrase of English that could count nothing else, or the one word for it that others have."""
    said = fold(item.text)
    return said in _JUST_ONE or ("single" in item.concepts and not said.startswith("a ")) or ("only" in item.concepts and said not in ("only", "just"))


_JUST_ONE = frozenset(["exactly one", "only one", "just one", "one and only", "more than one", "plus d'une", "plus d'un", "mehr als eine", "mehr als einen", "mas de una", "mas de un"])
_OPENING = frozenset(["is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "will", "est-ce", "ist", "sind", "hat", "haben", "tiene", "tienen", "son", "a-t-il"])
_THERE = frozenset(["are there", "is there", "gibt es", "hay", "y a-t-il"])


def _none(clause: Clause, index: int) -> Count | None:
    """ "No actions", "not a single action", "without any action"."""
    of_body = False
    for i in range(index - 1, max(-1, index - 4), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and clause.free(i):
            return Count((("=", (0,)),), (i,)) if not of_body or quantifies(item) else None  # "no Europol action"
        of_body = of_body or item.kind in ("body", "class")
        if not (filler(item) or item.concepts & {"any", "has", "responsible"} or item.kind in ("body", "class")):
            return None
    return None


#: Concepts of comparison → sign, the ones that hold others' words first ("no more than").
_SIGNS = (
    ("at_least", ">="),
    ("at_most", "<="),
    ("more_than", ">"),
    ("fewer_than", "<"),
    ("exactly", "="),
    ("only", "="),
)


_ORDERED = (">=", "<=", ">", "<")
#: Articles that count behind a comparison.
_ONE = frozenset(["ein", "eine", "einen", "einem", "einer", "eines", "un", "une", "una", "uno"])


@dataclass(frozen=True, slots=True)
class Count:
    """A count before a noun: the comparisons that it stands for, and the words used."""

    tests: tuple[tuple[str, tuple[int, ...]], ...]
    used: tuple[int, ...]


def comparison(clause: Clause, index: int) -> Count | None:
    """The count that stands before a noun, or right after it ("two bodies or fewer").

    "Other" bodies are counted beside the one that the clause names, so there is one more in all.
    """
    used: list[int] = []
    numbers: list[int] = []
    found_sign = ""
    more = int("else" in clause.items[index].concepts and _names_a_body(clause, index))
    for i in range(index - 1, max(-1, index - 9), -1):
        item = clause.items[i]
        found = sign(item)
        if item.kind == "number":
            numbers.insert(0, int(item.values[0]))
        elif i == index - 1 and i and fold(item.text) in _SOLELY and "single" in clause.items[i - 1].concepts:
            pass  # "n'ont qu'une *seule* action"
        elif "several" in item.concepts and not numbers:
            return Count(((">", (1 + more,)),), (*used, i))
        elif "single" in item.concepts and not numbers:
            numbers.insert(0, 1)
        elif fold(item.text) in _ONE and not numbers and i and sign(clause.items[i - 1]) in _ORDERED:
            numbers.insert(0, 1)  # "mehr als *eine* Stelle"
        elif fold(item.text) in _ONE and not numbers and (only := _only_before(clause, i)):
            numbers.insert(0, 1)  # "*nur* an *einer* Maßnahme", "*que* dans *une* action"
            used += list(range(only[0], i + 1))
            found_sign = "="
            break
        elif found and not found_sign and (numbers or found in (">=", "<=")):
            found_sign = found
        elif "between" in item.concepts and len(numbers) == 2:
            return Count(((">=", (min(numbers) + more,)), ("<=", (max(numbers) + more,))), (*used, i))
        elif "else" in item.concepts and not numbers and _names_a_body(clause, index):
            more = 1
        elif numbers and not found_sign and "has" in item.concepts and i and "only" in clause.items[i - 1].concepts:
            used.append(i)  # "that *only have* two bodies"
            continue
        elif numbers and found_sign and fold(item.text) in _BUT and (other := _other_side(clause, i)) is not None:
            sides = (found_sign, numbers[-1] + more), (other[0], other[1] + more)
            return Count(tuple((sign_of, (number,)) for sign_of, number in sides), (*used, i, *other[2]))
        elif not _between(clause, i, bool(numbers)):
            break
        used.append(i)
    if not numbers and more:
        return _some_other(clause, index)
    if not numbers:
        return None
    if not found_sign and used and (only := _only_before(clause, min(used))):
        used += list(range(only[0], min(used)))  # "*nur* für eine einzige Maßnahme", "*que* pour cinq actions"
        found_sign = "="
    found_sign = found_sign or _after(clause, index, used)
    while used and clause.items[used[-1]].kind != "number" and not _told(clause.items[used[-1]]):
        used.pop()
    used += _emphasis(clause, index)
    if len(numbers) > 1 and not any(clause.items[i].concepts & {"or", "and"} or clause.items[i].text in (",", "/") for i in used) and not _stretch(clause, used):
        return None  # "3 more than 5": two numbers that nothing joins
    numbers = [number + more for number in numbers]
    if len(numbers) == 2 and _stretch(clause, used):
        return Count(((">=", (numbers[0],)), ("<=", (numbers[1],))), tuple(used))
    test = found_sign or "=", tuple(numbers) if not found_sign else (numbers[-1],)
    if len(numbers) == 1 and found_sign and (other := _beyond(clause, index)) is not None:
        return Count((test, (other[0], (other[1] + more,))), (*used, *other[2]))
    return Count((test,), tuple(used))


def _only_before(clause: Clause, index: int) -> list[int]:
    """The "only" that an article counts behind, over a preposition; French has one in "ne … que" too."""
    for i in range(index - 1, max(-1, index - 4), -1):
        item = clause.items[i]
        if "only" in item.concepts and fold(item.text) not in _SOLELY:
            return [i]
        if "not" in item.concepts or not (filler(item) or item.concepts & {"responsible", "in", "involved", "light", "has"}):
            return []
    return []


#: Words that say of bodies that they are alone, and count no actions.
_SOLELY = frozenset(["seul", "seule", "seuls", "seules", "allein", "alleine", "sola", "solas", "solos", "unica", "unico", "alone"])


_BUT = frozenset(["but", "and", "yet", "but also", "mais", "mais aussi", "aber", "jedoch", "pero", "sino"])


def _other_side(clause: Clause, index: int) -> tuple[str, int, list[int]] | None:
    """ "*At least five but* fewer than ten": (sign, number, indexes) of the comparison before what joins the two."""
    comma = [index - 1] if index and clause.items[index - 1].text == "," else []
    index -= len(comma)
    if index < 2 or clause.items[index - 1].kind != "number":
        return None
    said = sign(clause.items[index - 2])
    return (said, int(clause.items[index - 1].values[0]), [*comma, index - 1, index - 2]) if said else None


def _beyond(clause: Clause, index: int) -> tuple[str, int, list[int]] | None:
    """ "More than three bodies, *but fewer than six*": (sign, number, indexes) of a comparison behind the noun that says it once."""
    rest = [i for i in range(index + 1, min(index + 6, len(clause.items))) if clause.items[i].text != ","]
    if len(rest) < 3 or not (fold(clause.items[rest[0]].text) in _BUT or "and" in clause.items[rest[0]].concepts):
        return None
    said, number = sign(clause.items[rest[1]]), clause.items[rest[2]]
    behind = clause.items[rest[2] + 1 : rest[2] + 2]
    if not said or number.kind != "number" or (behind and not (behind[0].kind == "punct" or behind[0].concepts & {"and", "or"})):
        return None
    return said, int(number.values[0]), rest[:3]


def _told(item: Item) -> bool:
    """Whether an item says how many."""
    return bool(sign(item) or item.concepts & {"single", "else"})


def _names_a_body(clause: Clause, index: int) -> bool:
    return any(i < index for i in clause.kinds("body", "class", "state"))


def _some_other(clause: Clause, index: int) -> Count | None:
    """ "With another body", "with other bodies": at least one beside the body named; "with no other body" none."""
    used = [i for i in range(max(0, index - 3), index + 1) if "else" in clause.items[i].concepts]
    first = min(used)
    if any(item.concepts & {"not", "without", "only", "all"} for item in clause.items[max(0, first - 2) : first]):
        return None
    return Count(((">=", (2,)),), tuple(used))


def _emphasis(clause: Clause, index: int) -> list[int]:
    """ "A single action *only*", "one body *alone*", "two bodies, *no more and no less*" right behind a counted noun."""
    for i in range(index + 1, min(index + 3, len(clause.items))):
        item = clause.items[i]
        if item.concepts & {"only"} and item.text.lower() in ("only", "alone"):
            return [i]
        if "exactly" in item.concepts and len(item.text.split()) > 1:
            return [i]  # "two bodies, no more and no less"
        if item.text != ",":
            return []
    return []


def sign(item: Item) -> str:
    """The comparison that a word says, "" if none."""
    return next((sign for concept, sign in _SIGNS if concept in item.concepts), "")


def _between(clause: Clause, i: int, counted: bool) -> bool:
    """Whether an item may stand between a count and its noun, or between two counts."""
    item = clause.items[i]
    if counted:
        return bool(item.concepts & {"or", "and"}) or item.text.lower() in ("to", "-", "a", "bis", "the", "any")
    return filler(item) or bool(item.concepts & {"responsible", "or", "n_body", "light"})


def _stretch(clause: Clause, used: list[int]) -> bool:
    """ "2 to 3": a stretch of numbers, not a choice of two."""
    return any(clause.items[i].text.lower() in ("to", "-", "a", "bis") for i in used)


def _after(clause: Clause, index: int, used: list[int]) -> str:
    """The sign of "… or fewer", "… or more" behind the noun."""
    for i in range(index + 1, min(index + 3, len(clause.items))):
        said = sign(clause.items[i])
        if said in (">=", "<=") or "exactly" in clause.items[i].concepts:
            used.insert(0, i)
            return said
    return ""
