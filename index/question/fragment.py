"""A follow-up that is no sentence: "those in section C", "with a footnote", "2024", "and customs?", "only Frontex".

It names conditions and neither what it asks for nor of what: both are those of the question before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question import complement, elliptic, extremes, left_out, ordinals
from index.question.act_numbers import provisions
from index.question.clause import filler, last_word
from index.question.filters import Choice, Filter, field_of
from index.question.follow import as_the_other
from index.question.interpretation import Interpretation
from index.question.items import Item
from index.question.kept import kinds
from index.question.nouns import NOUNS
from index.question.taking_part import takes_part
from ingest.fold import fold

#: What asks for something of its own.
_ASKS = frozenset(["who", "when", "how_many", "share", "overview", "compare", "define", "acronym", "status", "replaced", "how", "most", "fewest", "earliest", "latest", "n_indicator"])
#: Interrogatives that leave out their noun: "*which* are due in 2021?".
_WHICH = frozenset(["which", "welche", "welcher", "welches", "lesquelles", "lesquels", "laquelle", "cuales", "cual"])
_WHAT = frozenset(["what", "whats", "what's", "quoi", "que", "quels", "quelles", "quel", "quelle", "was"])
#: Pronouns that stand for what was asked for, where no noun follows.
_PRONOUNS = frozenset(["those", "these", "the ones", "the", "ones", "celles", "ceux", "celle", "celui", "die", "jene", "jenen", "diejenigen", "denen", "las", "los", "aquellas", "aquellos"])
_ONES = frozenset(["ones", "one"])
#: Words that set a body beside those before it.
_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])
_TOO = frozenset(["too", "as well", "also", "aussi", "egalement", "auch", "ebenfalls", "tambien", "igualmente"])
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
        if not names or any(fold(item.text) in _ONES for item in found):
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
    which = [item for item in words if set(fold(item.text).split()) & _WHICH or ("which" in item.concepts and "those" in item.concepts) or "n_text" in item.concepts]
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


def of_actions(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """The question before as one for actions, where it asked for their bodies or years and what follows asks who takes part in them."""
    if extremes.noted(one) and before.target == "years" and before.form == "list" and bool(before.filters or before.places) and not one.subject:
        return replace(before, target="actions", fields=(), explicit=True)  # "when do they start? … *Which starts last?*"
    if elliptic.which_actions(clause) or repeated(clause):
        before = _whose(before)
    if elliptic.which_actions(clause):
        return _located(before)
    if _of_these(clause, one, before):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if _among_named(clause, one, before):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if not ((takes_part(clause, one) or elliptic.of_what_was_found(clause)) and before.target in _OF_ACTIONS and before.form == "list" and (before.filters or before.choices or before.places)):
        return before
    return replace(before, target="actions", fields=(), explicit=True)


def _whose(before: Interpretation) -> Interpretation:
    """ "Is X responsible for Action 13? … *For which actions?*": for which X is."""
    bodies = [item for item in before.filters if item.field == "body"]
    named = bool(before.places) and all(place.startswith("action:") for place in before.places)
    if before.form != "yes_no" or not named or len(bodies) != 1 or len(before.filters) > 1 or before.choices or before.subject:
        return before
    return replace(before, places=(), target="actions", form="list", fields=(), understood=tuple(pair for pair in before.understood if not pair[1].startswith("action ")))


def _of_these(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """ "When are X's actions due? … *Which of them* are due in 2021?", "which of *these actions* …" after a list of bodies or parts: the
    actions, and not the years or what else has them."""
    asked = before.form in ("list", "count") and bool(before.filters or before.choices or before.places) and not (before.subject or before.acts or kinds(before))
    named = any(place.startswith(("action:", "indicator:")) for place in before.places) or any(item.field == "action_count" for item in before.filters)
    sets = (one.filters or one.choices or one.places) and one.target in ("", "actions") and one.form in ("list", "count", "free", "yes_no", "every")
    those = any("those" in item.concepts or fold(item.text) in ("them", "these", "those") for item in clause)
    noun = any("n_action" in item.concepts and fold(item.text) not in _ONES for item in clause)
    return asked and not named and bool(sets) and those and (before.target == "years" or (noun and before.target in _OF_ACTIONS))


def _located(before: Interpretation) -> Interpretation:
    """ "Is X mentioned? … *In which action?*", "what is priority 7? … *which actions?*", "is Directive X in force? … *which actions?*"."""
    headings = bool(before.places) and all(place.partition(":")[0] in ("priority", "section", "area") for place in before.places) and not before.filters
    acts = tuple(act for act in before.acts if not act.startswith("/"))
    if before.target == "units" or (headings and before.target not in _OF_ACTIONS):
        return replace(before, target="actions", form="list", fields=(), explicit=True)
    if acts and not (before.filters or before.places or before.subject):
        return replace(before, target="actions", form="list", fields=(), acts=(), filters=(Filter("act", "any", acts, before.question),), explicit=True)
    return before


_OF_ACTIONS = frozenset(["bodies", "years", "sections", "priorities", "areas"])
"""What actions have: whose they are is asked of what was found."""


def _among_named(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> bool:
    """ "Who is responsible for Actions 12 and 13? … *Which of these* are due in 2021?": which of the actions named, and not who."""
    named = bool(before.places) and all(place.startswith("action:") for place in before.places) and not (before.filters or before.choices)
    asked = any(item.concepts & {"which", "how_many"} or fold(item.text).split()[0] in _ASKING for item in clause if item.kind != "punct") and any("those" in item.concepts or fold(item.text) in ("them", "these") for item in clause)
    nouns = any(item.concepts & (set(NOUNS) - {"n_action"}) for item in clause[:4])
    return named and asked and not nouns and one.target in ("", "actions") and bool(one.filters or one.choices or one.form == "rank")


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
    return "n_action" in item.concepts and fold(item.text) not in _ONES and "those" not in item.concepts


def narrows(clause: Sequence[Item]) -> bool:
    """Whether a body is set beside those before it ("those *with* Frontex", "and *with* Frontex too?"), or the noun after a
    "which" is left out, so that it is asked among what was found."""
    if repeated(clause) or elliptic.of_what_was_found(clause):
        return True
    opening = next((item for item in clause if item.kind != "punct"), None)
    if opening is not None and fold(opening.text).split()[0] in _AUXILIARIES and any("involved" in item.concepts for item in clause) and not any(item.concepts & set(NOUNS) for item in clause):
        return True  # "is X involved?": in one of those
    for i, item in enumerate(clause):
        if item.kind in _BODIES:
            led = next((each for each in reversed(clause[:i]) if not (filler(each) and last_word(each) in _ARTICLES)), None)
            if led is not None and last_word(led) in _WITH and not _the_same(led):
                return True
    if any(fold(item.text) in _THEY for item in clause):
        return True
    opening = next((item for item in clause if item.kind != "punct"), None)
    if opening is not None and "and_what" in opening.concepts:
        return False  # "*and* which cite Directive Y?": the same of another
    asking = next((i for i, item in enumerate(clause) if "which" in item.concepts and fold(item.text) in _WHICH), None)
    return asking is not None and not any(item.concepts & set(NOUNS) for item in clause[asking + 1 : asking + 3])


def _the_same(item: Item) -> bool:
    """ "*Wie sieht es mit* X aus?", "¿*qué pasa con* X?": asks the same of another, and sets nothing beside it."""
    return "and_what" in item.concepts and len(item.text.split()) > 2


_ASKING = frozenset([*_WHICH, "how", "combien", "wie", "cuantas", "cuantos"])
_AUXILIARIES = frozenset(["is", "are", "was", "were", "does", "do", "ist", "sind", "est", "sont", "esta", "estan"])
_THEY = frozenset(["they", "elles", "ils", "ellas", "ellos"])
_ARTICLES = frozenset(["the", "la", "le", "l", "les", "die", "der", "dem", "den", "das", "el", "los", "las", "both"])


def beside(clause: Sequence[Item], before: Interpretation, one: Interpretation, *, instead: bool = False, possessive: bool = False) -> Interpretation:
    """The follow-up with its body read both ways where its words leave that open.

    "And Frontex *too*?" asks for what has both, or for the same of Frontex; "*only* Frontex" for those that it takes part
    in, or for those that are its alone.
    """
    mine = [item for item in one.filters if item.field == "body"]
    theirs = [item for item in before.filters if item.field == "body"]
    if len(mine) != 1 or one.choices or (narrows(clause) and not instead):
        return one
    if instead and len(theirs) == 1 and mine[0].op == "any":
        return in_whose_place(one, mine[0], theirs[0])
    body, others = mine[0], tuple(item for item in one.filters if item is not mine[0])
    opening = next((item for item in clause if item.kind != "punct"), None)
    names = [str(value) for value in body.values]
    if body.op == "only" and opening is not None and "only" in opening.concepts and len(names) == 1:
        either = replace(body, op="any")
        if possessive:
            return replace(one, filters=(*others, either), understood=((body.text, f"responsible: {names[0]}"),))  # "*only X's*": of those found
        return replace(one, filters=others, choices=(Choice(((f"responsible: {names[0]}", either), (f"responsible: only {names[0]}", body))),))
    if opening is not None and "and_what" in opening.concepts and body.op == "any" and len(names) == 1 and len(theirs) == 1 and theirs[0].op in ("only", "none") and theirs[0].values != body.values and not any(item.concepts & {"together", "or"} for item in clause):
        if any("those" in item.concepts for item in clause):
            return one  # "and *of those*, which is X responsible for?"
        same = (item for item in before.filters if item.values == theirs[0].values)  # "… which name X and are not X's? *And Y?*"
        return replace(one, filters=(*others, *(replace(item, values=body.values, text=body.text) for item in same)))
    told = [item for item in before.filters if field_of(item) == "body"]
    charged = any(item.concepts & {"responsible", "lead", "has", "involved"} for item in clause)
    if opening is not None and "and_what" in opening.concepts and (body.op, len(names), len(told)) == ("any", 1, 1) and told[0].field != "body" and not charged:
        return replace(one, filters=(*others, replace(told[0], values=body.values, text=body.text)))  # "… which name X in the text? *And Y?*"
    open_before = [choice for choice in before.choices if field_of(choice) == "body"]
    if opening is not None and "and_what" in opening.concepts and (body.op, len(names), len(told), len(open_before)) == ("any", 1, 0, 1) and not charged:
        alike = as_the_other(body, replace(before, choices=tuple(open_before)))  # "… which *involve* X? *And Y?*"
        return replace(one, filters=others, choices=(alike,)) if isinstance(alike, Choice) else one
    too = any(fold(item.text) in _TOO or set(fold(item.text).split()) & _TOO for item in clause)
    if too and body.op == "any" and len(theirs) == 1 and theirs[0].op == "any" and len(theirs[0].values) == len(names) == 1:
        both = tuple(dict.fromkeys((*theirs[0].values, *body.values)))
        said = f"responsible: all of {', '.join(map(str, both))}"
        return replace(one, filters=others, choices=(Choice(((said, Filter("body", "all", both, body.text)), (f"responsible: {names[0]}", body))),))
    return one


def in_whose_place(one: Interpretation, body: Filter, theirs: Filter) -> Interpretation:
    """ "Which actions have X and Y? … *No, I meant Z.*": in place of Y, of X or of both; nothing says of which."""
    names, (new, *more) = theirs.values, body.values
    if len(names) < 2 or theirs.op not in ("all", "any", "only") or more or new in names:
        return one
    ways = [*((*names[:at], new, *names[at + 1 :]) for at in reversed(range(len(names)))), (new,)]
    together = "all of {}" if theirs.op == "all" else "{}"
    readings = [(f"responsible: {together.format(', '.join(map(str, way))) if len(way) > 1 else new}", replace(theirs, values=way, text=body.text)) for way in ways]
    return replace(one, filters=tuple(item for item in one.filters if item is not body), choices=(Choice(tuple(readings)),))


def possessive(message: str) -> bool:
    """ "Only *X's*": what is X's, whoever else's it is."""
    return bool(_POSSESSIVE.search(message.casefold()))


_POSSESSIVE = re.compile(r"(?:\w['’]s|s['’])(?=\s*(?:ones?|actions?|please)?\W*\Z)")


#: How a provision is joined to its act.
_OF = {"en": "of", "fr": "de", "de": "der", "es": "de"}


def in_its_place(clause: Sequence[Item], before: Interpretation, asked: Sequence[Item]) -> str:
    """The question before about another act or provision: "What does Article 7 of Directive X say? … And *Article 11*?"; ""
    where the follow-up names anything else, or where nothing tells what it replaces.

    Args:
        asked: the items of the question before.
    """
    named = [item for item in clause if item.kind in ("act", "work", "provision")]
    rest = [item for item in clause if item not in named and not (item.kind == "punct" or filler(item) or item.concepts & {"and_what", "hello", "those"})]
    old = [item for item in asked if item.kind in ("act", "work")]
    if len(named) != 1 or rest or len(old) != 1:
        return ""
    new, act = named[0], old[0]
    parts = [item for item in asked if item.kind == "provision"]
    within = list(provisions(fold(act.text)))
    whole = new.kind == "act" and any(str(value).startswith("/") for value in new.values)
    if len(parts) + len(within) > 1 or (whole and parts):
        return ""
    text, question = new.text, before.question
    if new.kind == "provision":
        if not parts and not within:
            return ""
        start, end = (parts[0].start, parts[0].end) if parts else (act.start + within[0][0], act.start + within[0][1])
    else:
        start, end = act.start, act.end
        if within and not whole:
            text = f"{act.text[: within[0][1]]} {_OF.get(before.language, 'of')} {new.text}"
    return question[:start] + text + question[end:]
