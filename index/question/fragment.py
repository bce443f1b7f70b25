"""A follow-up that is no sentence: "those in section C", "with a footnote", "2024", "and customs?", "only Frontex".

It names conditions and neither what it asks for nor of what: both are those of the question before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question import complement, elliptic, extremes, left_out, ordinals
from index.question.clause import filler, last_word
from index.question.filters import Filter, field_of
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

#: What asks for something of its own.
_ASKS = frozenset(["who", "when", "how_many", "share", "overview", "compare", "define", "acronym", "status", "replaced", "how", "most", "fewest", "earliest", "latest", "n_indicator"])
#: Interrogatives that leave out their noun: "*which* are due in 2021?".
WHICH = frozenset(["which", "welche", "welcher", "welches", "lesquelles", "lesquels", "laquelle", "cuales", "cual"])
_WHAT = frozenset(["what", "whats", "what's", "quoi", "que", "quels", "quelles", "quel", "quelle", "was"])
#: Pronouns that stand for what was asked for, where no noun follows.
_PRONOUNS = frozenset(["those", "these", "the ones", "the", "ones", "celles", "ceux", "celle", "celui", "die", "jene", "jenen", "diejenigen", "denen", "las", "los", "aquellas", "aquellos"])
ONES = frozenset(["ones", "one"])
#: Words that set a body beside those before it.
_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])
_BODIES = ("body", "class", "state")
MOST_WORDS = 4
"""Words of a topic that takes another's place: "and third country nationals?"."""


def completed(clause: Sequence[Item], before: Interpretation, *, instead: bool) -> list[Item]:
    """The items with what they leave out: the verb before words that take the place of those that were looked for
    ("which actions mention cannabis? … and *customs*?"), and without an "only" that only leads to "those"."""
    found = elliptic.told(left_out.told(clause))
    opening = [i for i, item in enumerate(found) if item.kind != "punct"]
    if not opening:
        return found
    first, second = opening[0], (opening[1] if len(opening) > 1 else -1)
    scanned = [item for item in before.filters if item.field == "word"]
    words = [item for item in found if item.kind == "word"]
    rest = [item for item in found[first:] if not (item.kind == "punct" or filler(item) or item.kind == "word" or item.concepts & {"and_what", "topic"})]
    if len(scanned) == 1 and 0 < len(words) <= MOST_WORDS and not rest and (instead or "and_what" in found[first].concepts):
        at = next(i for i, item in enumerate(found) if item.kind == "word")
        return [*found[:at], Item("concept", (), found[at].start, found[at].start, "mention", frozenset({"mentions", "active"})), *found[at:]]
    last = next(i for i in range(len(found) - 1, -1, -1) if found[i].kind != "punct")
    if fold(found[last].text) in _LEFT and any("how_many" in item.concepts for item in found):
        found[last] = replace(found[last], kind="stop", concepts=frozenset({"stop"}))  # "how many are *left*?"
    places = [item for item in found if item.kind in ("section", "priority", "area")]
    others = [item for i, item in enumerate(found) if i != last and not (item in places or item.kind == "punct" or filler(item) or item.concepts & {"and_what", "in"})]
    if "only" in found[last].concepts and places and not others:
        found[last] = replace(found[last], kind="stop", concepts=frozenset({"stop"}))  # "and in section A *only*?" narrows, and no more
    first = next((i for i in opening if not found[i].concepts & {"those", "and_what"}), first)  # "*of those*, only the ones with X"
    second = next((i for i in opening if i > first), -1)
    if "only" in found[first].concepts and second > 0 and fold(found[second].text) in _PRONOUNS:
        named = found[second + 1 : second + 2]
        names = bool(named) and (named[0].kind in _BODIES or bool(named[0].concepts & set(NOUNS)))
        if not names or any(fold(item.text) in ONES for item in found):
            found[first] = replace(found[first], kind="stop", concepts=frozenset({"stop"}))
    return found


_LEFT = frozenset(["left", "remain", "remaining", "restent", "reste", "restantes", "ubrig", "bleiben", "quedan"])


def cited(before: Interpretation, one: Interpretation) -> Interpretation:
    """ "Which actions cite Directive X? … And *Directive Y*?": an act takes the place of the one that is a condition."""
    theirs = [item for item in before.filters if item.field == "act"]
    if len(theirs) != 1 or not one.acts or any(act.startswith("/") for act in one.acts) or one.subject or one.filters or one.places or one.target not in ("", "actions"):
        return one
    text = next((words for words, _ in one.understood), "")
    said = tuple((words, f"citing {meaning}") for words, meaning in one.understood)
    return replace(one, acts=(), filters=(Filter("act", "any", one.acts, text),), understood=said)


def each(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Are they *all* due in 2025?", "are *they* in section A?": whether each of those found meets the conditions that are set."""
    every = next((i for i, item in enumerate(clause) if "all" in item.concepts), -1)
    they = elliptic.they(clause)
    if one.form != "yes_no" or (every < 0 and not they) or any(item.concepts & set(NOUNS) for item in clause[every + 1 : every + 3]):
        return one
    filters = [*one.filters, *complement.conditions(one.places)]
    if not filters or one.choices or one.subject or one.target not in ("", "actions"):
        return replace(one, subject=one.subject or (clause[every].text,), notes=(*one.notes, "unread")) if every >= 0 else one
    if before.places and all(place.startswith("action:") for place in before.places):
        return one  # asked of each of those named, and said of which it holds
    if before.target == "bodies" and any(item.field in _OF_BODIES_TOO for item in filters):
        return replace(one, notes=(*one.notes, "unclear"))  # the bodies, or their actions?
    asked = (f"asked:{len(filters)}",) if len(filters) > 1 else ()
    return replace(one, form="every", target="actions", filters=tuple(filters), places=(), notes=(*one.notes, *asked))


#: What bodies can be asked as well as actions: "are they in section A?".
_OF_BODIES_TOO = frozenset(["section", "priority", "area", "body", "named"])


def of_what_was_found(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "What does it say?", "show me the text", "and its timetable?": the text of what the question before names, which no word of its own does."""
    said = [item for item in clause if item.kind != "punct" and not filler(item) and not item.concepts & {"which", "those", "and_what", "hello"}]
    asked = bool(said) and not (before.acts or one.filters or one.places or one.acts)
    if asked and before.places and all("n_timetable" in item.concepts for item in said):
        return replace(one, subject=(), target="years", fields=("timetable",), notes=("narrowed", *(note for note in one.notes if note != "unread")))
    if not asked or not all(item.concepts & {"says", "n_text", "exactly"} or fold(item.text) in _QUOTE or "more" in item.concepts or fold(item.text) in _DETAILS for item in said):
        return one
    if before.places or before.target in ("actions", "indicators"):
        return replace(one, subject=(), fields=("text",) if before.places else (), notes=tuple(note for note in one.notes if note != "unread"))
    return one


_DETAILS = frozenset(["tell", "details", "detail", "dis", "dites", "dis-m'en", "m'en", "m", "en", "plus", "dazu", "davon", "erzahl", "erzahle", "cuentame", "dime", "detalles", "einzelheiten", "genauer"])
_QUOTE = frozenset(["quote", "cite", "show", "read", "print", "display"])


def repeated(clause: Sequence[Item]) -> bool:
    """ "Which?", "which ones are these?": what was counted or asked about before, by name."""
    words = [item for item in clause if item.kind != "punct"]
    which = [item for item in words if set(fold(item.text).split()) & WHICH or ("which" in item.concepts and "those" in item.concepts) or "n_text" in item.concepts]
    which = which or ([words[0]] if len(words) == 1 and fold(words[0].text) in _WHAT else [])  # "is X responsible for anything? … *What?*"
    return bool(which) and all(filler(item) or item.concepts & {"which", "those", "and_what", "n_text", "n_action"} for item in words)


def completeness(clause: Sequence[Item]) -> bool:
    """ "Is that all?", "c'est tout ?", "ist das alles?", "¿eso es todo?": of what was found, which says itself out of how many."""
    said = " ".join(re.sub(r"[^a-z ]", " ", fold(item.text)) for item in clause if item.kind != "punct").split()
    return bool(set(said) & _ALL) and set(said) <= _ALL | _THAT and bool(set(said) & _THAT)


_ALL = frozenset(["all", "everything", "tout", "alles", "todo", "todas", "toutes", "alle"])
_THAT = frozenset(["is", "that", "it", "are", "those", "these", "them", "c", "est", "ce", "bien", "la", "sont", "ist", "das", "sind", "war", "s", "schon", "denn", "eso", "esto", "es", "son", "esas", "estas", "ya", "y", "et", "und", "and", "so", "then"])


def topic(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "On customs", "anything about prisons?" after a question that selects actions: ranked among what was found."""
    words = [item for item in clause if item.kind == "word"]
    others = [item for item in clause if not (item.kind in ("word", "punct") or filler(item) or item.concepts & {"topic", "and_what", "those", "only"} or fold(item.text) in _ANYTHING)]
    selects = before.target == "actions" and before.form in ("list", "count") and bool(before.filters or before.choices or before.places)
    if not 0 < len(words) <= MOST_WORDS or others or not selects or before.acts or one.filters or one.places or one.acts or ordinals.noted(one):
        return one
    return replace(one, subject=tuple(item.text for item in words), form="list", target="actions", explicit=True, notes=tuple(dict.fromkeys((*(note for note in one.notes if note != "unread"), "about", "narrowed"))))


def only_asks(clause: Sequence[Item]) -> bool:
    """ "*When?*", "and by whom?", "by what?": nothing but a word that asks, for more of what the question before asks of an act."""
    words = [item for item in clause if item.kind != "punct"]
    if len(words) == 2 and "by" in words[0].concepts and "which" in words[1].concepts:
        return True
    return any(item.concepts & {"who", "when"} for item in words) and all(filler(item) or item.concepts & {"who", "when", "and_what", "by"} for item in words)


def retopics(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """ "*And on treatment?*" after a list about prisons: the topic takes the place of the one before."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    return bool(before.subject and one.subject) and "narrowed" in one.notes and opening is not None and "and_what" in opening.concepts


def of_indicators(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*Which indicators?*" after a question for actions that mention a word: the indicators that mention it."""
    bare = one.target == "indicators" and one.form in ("list", "count", "yes_no") and not (one.filters or one.places or one.subject or one.choices)
    scans = before.target == "actions" and bool(before.filters) and all(item.field == "word" for item in before.filters) and not before.places
    if not (bare and scans) or any(item.kind == "word" for item in clause):
        return one
    return replace(one, filters=before.filters, understood=(("", f"follows: {before.question}"), *one.understood, *before.understood))


_ANYTHING = frozenset(["anything", "something", "everything", "any", "all", "tout", "alles", "etwas", "todo", "algo", "quelque chose", "anything about", "anything on", "everything about", "everything on"])


def dropped(clause: Sequence[Item], before: Interpretation) -> str:
    """The field of which a follow-up leaves the condition out: "all years", "forget the section", "whatever the body"; "" for none."""
    words = [item for item in clause if item.kind != "punct"]
    whole = [item for item in words if "whole" in item.concepts and fold(item.text).split()[-1] in _YEARS]
    if whole and all(item in whole or filler(item) for item in words):
        return "year"
    fields = [field for item in words for concept, field in _FIELDS_OF.items() if concept in item.concepts]
    leading = [item for item in words if item.concepts & {"all", "any"} or set(fold(item.text).split()) & _LETTING_GO]
    rest = [item for item in words if item not in leading and not (filler(item) or item.concepts & {*_FIELDS_OF, "and_what", "in", "without"})]
    if len(set(fields)) != 1 or not leading or rest or any("n_action" in item.concepts for item in words):
        return ""
    set_before = {field_of(item) for item in before.filters} | {field_of(item) for item in before.choices} | {place.split(":")[0] for place in before.places}
    return fields[0] if fields[0] in set_before else ""


_YEARS = frozenset(["years", "annees", "jahre", "anos"])
_FIELDS_OF = {"n_year": "year", "n_timetable": "year", "n_section": "section", "n_priority": "priority", "n_area": "area", "n_body": "body"}
_LETTING_GO = frozenset(["forget", "drop", "ignore", "regardless", "whatever", "irrespective", "whichever", "oublie", "oubliez", "peu", "importe", "toutes", "tous", "egal", "unabhangig", "vergiss", "alle", "jedes", "todos", "todas", "cualquier", "olvida", "independientemente"])


def either(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*Or Eurojust?*", "or in 2022": one more value of the condition before, for what meets either; unread where there is none."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    if opening is None or "or" not in opening.concepts or one.subject or not (one.filters or one.choices):
        return one
    mine = [*one.filters, *(item for choice in one.choices for _, item in choice.readings)]
    theirs = [item for item in before.filters if any(item.field == each.field for each in mine)]
    same = [each for each in mine if theirs and (each.field, each.op) == (theirs[0].field, theirs[0].op)]
    if len(theirs) != 1 or len(same) != 1 or theirs[0].op not in _LISTED or len(one.filters) + len(one.choices) != 1 or one.places:
        return replace(one, subject=(opening.text,), notes=(*one.notes, "unread"))
    both = tuple(dict.fromkeys((*theirs[0].values, *same[0].values)))
    said = f"{theirs[0].field} {theirs[0].op} {', '.join(map(str, both))}"
    return replace(one, filters=(replace(same[0], values=both),), choices=(), understood=((same[0].text, said),))


#: Operators whose values are a list, any of which will do.
_LISTED = frozenset(["any", "due_in", "starts_in", "running_in"])


def toggled(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "*And with it?*", "without them?": the one body of the question before, there or left out."""
    words = [item for item in clause if item.kind != "punct" and not (item.concepts & {"and_what", "and", "hello"} and not (last_word(item) in _WITH or "without" in item.concepts))]
    if len(words) != 2 or fold(words[1].text) not in _IT or not (last_word(words[0]) in _WITH or "without" in words[0].concepts):
        return one
    op = "none" if "without" in words[0].concepts else "any"
    theirs = [item for item in before.filters if item.field == "body"]
    theirs = [item for item in theirs if (item.op == "none") == (op == "any")] if len(theirs) > 1 else theirs
    if one.filters or one.places or one.acts or len(theirs) != 1 or len(theirs[0].values) != 1 or theirs[0].op not in ("any", "none", "all"):
        return replace(one, subject=(words[1].text,), notes=(*one.notes, "unread"))
    text = f"{words[0].text} {theirs[0].text}"
    others = tuple(item for item in before.filters if item.field == "body" and item is not theirs[0])
    return replace(one, subject=(), filters=(*others, replace(theirs[0], op=op, text=text)), form="list", understood=((text, f"responsible: {'not ' if op == 'none' else ''}{theirs[0].values[0]}"),), notes=())


_IT = frozenset(["it", "them", "him", "her", "lui", "elle", "eux", "elles", "ihm", "ihr", "ihnen", "el", "ella", "ellos", "ellas"])


def leans(clause: Sequence[Item], one: Interpretation, before: Interpretation, *, instead: bool) -> bool:
    """Whether a message is conditions alone, on what the question before asks for."""
    if (repeated(clause) and before.target == "actions" and not before.acts) or "narrowed" in one.notes:
        return True
    if extremes.noted(one) and before.target == "actions" and not one.subject and one.form in ("list", "free") and not any(_noun(item) for item in clause):
        return True  # "the ones due earliest"
    if elliptic.which_actions(clause) and before.target == "actions" and bool(before.filters or before.choices or before.places) and before.form in ("list", "count", "yes_no", "share"):
        return True
    picked = any(note.startswith("picked:") for note in before.notes)
    if ordinals.noted(one) and (before.target in ("actions", "indicators") or picked) and not one.subject and one.form in ("list", "free") and not any(_noun(item) for item in clause):
        return True  # "what does the last one say?"
    if one.target == before.target == "bodies" and before.form in ("list", "count") and not one.subject and _left_out(clause) and any(item.field == "action_count" for item in one.filters):
        return True  # "which have more than ten actions?"
    if names_a_field(clause) and (before.target in ("actions", "bodies", "years") or any(place.startswith("action:") for place in before.places)) and not before.acts and before.form in ("list", "count", "yes_no", "fields"):
        return True
    of_units = any(place.partition(":")[0] in ("action", "indicator", "priority", "section", "area") for place in before.places)
    if ("takes_part" in one.notes or elliptic.of_what_was_found(clause)) and (of_units or (before.target == "actions" and before.form in ("list", "count", "share", "yes_no") and (before.filters or before.choices or before.places))):
        return True
    conditions = one.filters or one.choices or one.places or ordinals.noted(one)
    if one.form not in ("list", "free") or not conditions or not _selects(before) or "unread" in one.notes:
        return False
    if one.subject and not (before.subject and before.target == "actions"):
        return False
    if any(item.concepts & _ASKS for item in clause) or any(set(fold(item.text).split()) & _WHAT for item in clause if "which" in item.concepts) or _where(clause):
        return False
    if not instead and (any(_noun(item) for item in clause) or _numbers(clause, one)):
        return False
    if of_units and _whole(clause):
        return False
    if any("which" in first.concepts and second.concepts & (set(NOUNS) - {"n_action"}) for first, second in pairwise(clause)):
        return False  # "*which bodies* do not appear in section A?": a question of its own
    units = {place.split(":")[0] for place in one.places} & {"action", "indicator", "footnote"}
    return not units or units <= {place.split(":")[0] for place in before.places}


def _numbers(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "Which *actions above number 45* …": the noun is one with its number."""
    return not one.places and any(item.kind == "action" and fold(item.text).split()[0] in _PLURAL for item in clause)


_PLURAL = frozenset(["actions", "measures", "mesures", "massnahmen", "masnahmen", "acciones", "medidas"])


def _whole(clause: Sequence[Item]) -> bool:
    """ "*Where* does *the plan* cite X?", "*where* are X and Y responsible?": a question that says itself of what it is asked, and not one
    of the unit before it."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    return opening is not None and "and_what" not in opening.concepts and (fold(opening.text) in _WHERE or any("plan" in item.concepts for item in clause))


def _where(clause: Sequence[Item]) -> bool:
    """ "*Where* are at least five bodies responsible?", "*where* is it mentioned?": a place is asked for, and by a verb."""
    opening = next((item for item in clause if item.kind != "punct" and not item.concepts & {"and", "and_what"}), None)
    return opening is not None and fold(opening.text) in _WHERE and len(clause) > MOST_WORDS


_WHERE = frozenset(["where", "ou", "wo", "donde", "en que", "wofur", "for what"])


def _left_out(clause: Sequence[Item]) -> bool:
    """Whether no noun stands behind the "which"."""
    words = [item for item in clause if item.kind != "punct" and "and_what" not in item.concepts]
    return len(words) > 2 and "which" in words[0].concepts and "has" in words[1].concepts


def names_a_field(clause: Sequence[Item]) -> bool:
    """ "*Which section?*", "and how many bodies?", "area?": a thing that actions have, and nothing besides but the word that asks for it."""
    words = [item for item in clause if item.kind != "punct"]
    nouns = [item for item in words if (item.kind == "class" and len(words) > 1 and not _does(words, item)) or item.concepts & (_FIELD_NOUNS | _ACTS)]
    asks = any(item.concepts & {"which", "how_many", "and_what"} for item in words) or len(words) == 1
    return len(nouns) == 1 and asks and all(item is nouns[0] or filler(item) or item.concepts & {"which", "how_many", "and_what", "in", "involved", "responsible", "light"} for item in words)


def _does(words: Sequence[Item], noun: Item) -> bool:
    """ "*What do the agencies* have to do?": the agencies do what is asked for, and are not what is asked for."""
    at = words.index(noun)
    return at > 1 and "which" in words[0].concepts and fold(words[1].text) in _DO


_DO = frozenset(["do", "does", "must", "should", "can", "will", "doivent", "mussen", "deben"])
_ACTS = frozenset(concept for concept, target in NOUNS.items() if target == "acts")
_FIELD_NOUNS = frozenset(["n_section", "n_priority", "n_area", "n_body", "n_year", "n_timetable", "n_footnote"])


def apart(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """Whether a message asks for actions of its own after a question about one: "actions without X" is no condition on that one."""
    named = any(_noun(item) for item in clause) and not any("those" in item.concepts or fold(item.text) in _THEY for item in clause)
    return named and one.target == "actions" and bool(one.filters) and any(place.startswith("action:") for place in before.places)


def _selects(before: Interpretation) -> bool:
    """Whether a question asks for things that meet conditions, or for something of units that it names."""
    return bool(before.target or before.filters or before.choices or before.places) and not before.acts


def _noun(item: Item) -> bool:
    return "n_action" in item.concepts and fold(item.text) not in ONES and "those" not in item.concepts


ASKING = frozenset([*WHICH, "how", "combien", "wie", "cuantas", "cuantos"])
_THEY = frozenset(["they", "elles", "ils", "ellas", "ellos"])
