"""Content words that no rule has accounted for: where there are any, an answer is never complete.

A word is let go only where it does nothing: words that hold others together, words that frame a
question, and words whose meaning a filter, a field or the target already carries. Negations,
limits and comparisons that no rule has read are content, however small they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from index.question import implied
from index.question.clause import Clause, filler, last_word
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import ENTITIES, Item
from index.question.nouns import NOUNS
from index.world import World
from ingest.fold import fold

#: Concepts that only frame a question, wherever they stand.
_FRAME = frozenset(
    ["which", "who", "when", "how_many", "plan", "hello", "overall", "n_action", "has", "in", "and_what", "any", "all", "and", "or", "by", "from", "topic"]
)  # fmt: skip

#: Concepts that change what is selected: unread, they are never let go, not even as fillers.
_DECISIVE = frozenset(
    ["not", "without", "only", "before", "after", "until", "more_than", "at_least", "fewer_than", "at_most", "exactly", "single", "most", "fewest", "share", "overdue", "open", "whole", "ongoing", "no_date", "else", "between", "start", "compare", "how", "outside", "not_both", "once", "one_of", "excluded", "this_year", "next_year", "last_year", "like", "like_many", "more", "fewer"]
)  # fmt: skip

#: Concepts that are accounted for where a filter on one of these fields, or such a target, stands.
_CARRIED: Mapping[str, frozenset[str]] = {
    "responsible": frozenset(["body", "row", "bodies", "body_count", "of_bodies", "action_count"]),
    "lead": frozenset(["body", "row", "bodies", "body_count", "of_bodies"]),
    "involved": frozenset(["body", "row", "named", "bodies", "word", "body_count", "of_bodies"]),
    "light": frozenset(["body", "row", "bodies", "year", "timetable", "years", "area", "priority", "section", "body_count", "of_bodies", "area_count", "word", "named", "source", "sources", "source_count", "act", "act_type", "acts", "footnote"]),
    "fixed": frozenset(["year", "timetable", "years"]),
    "belongs": frozenset(["area", "priority", "section", "body", "area_count", "areas", "priorities", "sections", "number", "footnote"]),
    "holds": frozenset(["timetable", "years", "year", "footnote", "area", "area_count", "body_count"]),
    "mentions": frozenset(["named", "word", "act", "act_type", "footnote", "source", "sources", "acts"]),
    "cites": frozenset(["act", "act_type", "source", "sources", "footnote", "acts", "named"]),
    "uses": frozenset(["source", "sources", "source_count", "act", "act_type"]),
    "due": frozenset(["year", "timetable", "years"]),
    "start": frozenset(["year", "timetable", "years"]),
    "running": frozenset(["year", "timetable", "years"]),
    "n_timetable": frozenset(["year", "timetable", "years"]),
    "n_year": frozenset(["year", "timetable", "years"]),
    "n_body": frozenset(["body", "row", "body_count", "of_bodies", "bodies"]),
    "n_area": frozenset(["area", "area_count", "areas"]),
    "n_priority": frozenset(["priority", "priorities"]),
    "n_section": frozenset(["section", "sections"]),
    "n_source": frozenset(["source", "source_count", "sources"]),
    "n_act": frozenset(["act", "act_type", "acts"]),
    "together": frozenset(["body", "row", "named", "source", "area", "body_count", "of_bodies"]),
    "comes": frozenset(["source", "sources"]),
    "today": frozenset(["year", "timetable", "years", "body", "bodies"]),
    "n_text": frozenset(["named", "word"]),
    "several": frozenset(),
    "title": frozenset(["priority", "priorities", "section", "sections"]),
}  # fmt: skip

#: Concepts accounted for where units are named by number: what is said of them is shown with them.
_OF_UNITS = frozenset(
    ["says", "n_section", "n_priority", "n_area", "n_annex", "n_text", "title", "belongs", "acronym", "light", "n_footnote", "n_indicator"]
)  # fmt: skip
#: Of these, what would set other actions beside one that is named ("which actions follow Action 12?").
_BESIDE = frozenset(["says", "belongs", "light", "involved", "cites", "uses"])
#: What would select actions by what they have in common with the one that is named.
_SHARED = frozenset(["responsible", "lead", "n_body", "has", "n_timetable", "n_area", "n_priority", "due", "start", "together"])
_OF_UNITS_ALONE = frozenset(["mentions", "uses", "cites", "involved", "n_source", "n_act", "responsible", "lead"])


def words(clause: Clause, draft: Draft, world: World, *, follows: bool) -> None:
    """Add to the subject what is left of the clause, as written."""
    explained = _explained(clause, draft)
    opening = next((item for item in clause.items if item.kind != "punct"), None)
    if clause.has("n_action", "n_indicator") and not follows and not (opening and "and_what" in opening.concepts):
        explained -= {"and_what"}
    left: list[int] = []
    asked = _purpose(clause)
    for index, item in enumerate(clause.items):
        if index in clause.kept:
            left.append(index)
            continue
        if clause.used[index] or item.kind == "punct":
            continue
        if "those" in item.concepts and "stop" not in item.concepts:
            continue  # pointing back or ahead; where it points to nothing, the answer says so
        more = any(each.kind != "punct" for each in clause.items[index + 1 :])
        if follows and more and not left and "only" in item.concepts and not any(clause.used[:index]):
            continue  # "only those due in 2023" narrows the question before
        if "mentions" in item.concepts and _of_plan(clause, index):
            continue
        if fold(item.text) in _YES and any(fold(each.text) in _NO and clause.used[i] for i, each in enumerate(clause.items)):
            continue  # "Eurojust yes, Frontex no"
        if "says" in item.concepts and _says_who(clause, index):
            continue
        if "distinct" in item.concepts and _only_counts(clause, index):
            continue
        if "and_what" in item.concepts and _goes_on(clause, index):
            continue
        if "together" in item.concepts and _summed(clause, index, draft):
            continue
        if "together" in item.concepts and "bodies" in draft.fields and "respons" in item.text.lower():
            continue  # "which bodies share responsibility for Action 28": those that its row names
        if ("request" in item.concepts and _requests(clause, index)) or index < asked:
            continue
        if "running" in item.concepts and _how(clause, index):
            continue
        if "topic" in item.concepts and fold(item.text) in _AGAINST and _before_body(clause, index):
            left.append(index)  # "actions *against* X" are not X's
            continue
        if "topic" in item.concepts and _noun(clause, index):
            left.append(index)  # "EMCDDA *address*"
            continue
        if "or" in item.concepts and _chooses(clause, index):
            left.append(index)
            continue
        supposes = index > 0 and item.text.lower() in ("could", "might")
        if _lets_go(item, explained) and not supposes:
            continue
        if implied.implied(clause, index, draft):
            continue
        if item.text.lower() == "out" and clause.items[index + 1 : index + 2] and clause.items[index + 1].text.lower() == "of" and not any(clause.used[:index]):
            continue  # "*out of* the Commission's actions, how many …"
        if item.kind == "number" and _counts_units(clause, index, world):
            continue
        if "only" in item.concepts and _framed(clause, index):
            continue
        if "theme" in item.concepts and _owned(clause, index):
            continue
        if "says" in item.concepts and _of_column(clause, index):
            continue
        if len(item.text) == 1 and item.text.islower():
            continue
        left.append(index)
    if left and _about(clause, left):
        draft.notes.append("about")
    if _relates(clause, left):
        left = left[1:]
    left += _more_than_rows(clause, draft)
    if any(_anybody_but(clause, index) for index in left):
        draft.notes.append("unread")  # without X, or with another beside X
    unknown = _unknown_body(clause, left, draft, world)
    draft.subject += [clause.items[index].text for index in left if index not in unknown]
    if draft.subject and left and all(_function(clause, index) or clause.items[index].concepts & (_DECISIVE | {"or"}) for index in left if index not in unknown):
        draft.notes.append("unread")


def _anybody_but(clause: Clause, index: int) -> bool:
    """ "*Anybody but* X", "everyone but X"."""
    following = clause.items[index + 1 : index + 2]
    item = clause.items[index]
    return ("somebody" in item.concepts or fold(item.text) in _EVERYBODY) and bool(following) and fold(following[0].text) in ("but", "except")


_EVERYBODY = frozenset(["everybody", "everyone"])
_AGAINST = frozenset(["against", "contre", "gegen", "contra"])


def _before_body(clause: Clause, index: int) -> bool:
    behind = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
    return behind is not None and behind.kind in ("body", "class", "state")


#: "Eurojust *yes*, Frontex *no*".
_YES = frozenset(["yes", "ja", "oui", "si"])
_NO = frozenset(["no", "not", "nein", "nicht", "non", "pas"])


def _relates(clause: Clause, left: list[int]) -> bool:
    """ "Actions that *involve* third countries", "*target* organised crime": the verb is what relates a topic to actions, and
    no word to look for, unless nothing else is left."""
    if len(left) < 2 or not (clause.items[left[0]].concepts & {"involved", "topic"} or fold(clause.items[left[0]].text) in _RELATING):
        return False
    before = next((item for item in reversed(clause.items[: left[0]]) if not filler(item) or item.concepts & {"which"}), None)
    between = clause.items[left[0] + 1 : left[1]]
    owned = before is not None and before.kind in ("body", "class") and clause.has("n_action")  # "actions of X *target* …"
    return before is not None and (owned or bool(before.concepts & {"n_action", "n_indicator", "which"})) and all(filler(item) for item in between)


_RELATING = frozenset(["target", "targets", "targeting", "tackle", "tackles", "support", "supports", "promote", "promotes", "cover", "covers", "address", "addresses", "fight", "fights", "combat", "combats", "benefit", "benefits", "affect", "affects", "serve", "serves"])


def _requests(clause: Clause, index: int) -> bool:
    """ "Pourriez-vous me *donner* les actions …", "Können Sie mir die Maßnahmen … *nennen*": a word that asks to be given
    something stands before all that the records know, or closes the clause."""
    rest = [item for item in clause.items[index + 1 :] if item.kind != "punct" and not {"hello", "request"} & item.concepts and not filler(item)]
    before = clause.items[:index]
    if any("who" in item.concepts for item in before):
        return False  # "*qui a rédigé* le plan ?": what somebody did
    asks = any(fold(item.text).split()[-1] in _ASKED for item in clause.items)
    return (asks and not rest) or not any(item.kind in ENTITIES or item.concepts & set(NOUNS) for item in before)


def _purpose(clause: Clause) -> int:
    """Where somebody asks to be given something behind words that say what for ("*Für die Hausleitung* benötige ich …"); else 0."""
    opening = next((fold(item.text) for item in clause.items if item.kind != "punct"), "")
    at = next((i for i in clause.concepts("request") if _requests(clause, i)), 0)
    before = clause.items[:at]
    names = any(item.kind in ENTITIES or item.concepts & (set(NOUNS) | _DECISIVE) for item in before)
    return at if opening in _FOR and not names else 0


_FOR = frozenset(["fur", "zur", "zum", "pour", "para", "im", "dans", "con"])


def _how(clause: Clause, index: int) -> bool:
    """ "Welche Maßnahmen *laufen ohne* X": a verb of lasting that goes with how it is done, and with no time."""
    if clause.kinds("year", "years") or clause.has("today"):
        return False
    following = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
    return following is not None and bool(following.concepts & {"without", "together", "only"})


#: Words of which a clause that closes with a request has one.
_ASKED = frozenset(["mir", "uns", "sie", "bitte", "ich", "wir"])


def _about(clause: Clause, left: list[int]) -> bool:
    """Whether the words left are a topic ("*about* prisons", "*on* the darknet"), not what somebody did or how things are."""
    first = left[0]
    before = [item for item in clause.items[:first] if item.kind == "concept"]
    if len(before) > 1 and "in" in before[-1].concepts and fold(before[-2].text) in _DOES:
        return True
    led = next((item for item in reversed(clause.items[:first]) if "topic" in item.concepts or not filler(item)), None)
    return led is not None and "topic" in led.concepts


#: "What does CEPOL *do in* prisons?"
_DOES = frozenset(["do", "doing", "done", "fait", "font", "fait-il", "fait-elle", "tut", "tun", "macht", "hace", "hacen"])

def _function(clause: Clause, index: int) -> bool:
    """Whether an item that is kept is a function word rather than content."""
    item = clause.items[index]
    return index in clause.kept and (filler(item) or bool(item.concepts & (_FRAME | _DECISIVE | set(_CARRIED))))


def _more_than_rows(clause: Clause, draft: Draft) -> list[int]:
    """Bodies that a question about one action names beside what it asks: "who at Europol", "Europol's role in Action 3".

    The row says who is responsible, and no more of one of them.
    """
    if draft.form == "yes_no" or not any(place.startswith("action:") for place in draft.places):
        return []
    fields = ("body", "named", "row")
    texts = {f.text for f in draft.filters if f.field in fields} | {c.text for c in draft.choices}
    draft.filters = [f for f in draft.filters if f.field not in fields]
    draft.choices = []
    return [i for i in clause.kinds("body", "class", "state") if clause.items[i].text in texts or clause.items[i].text in " ".join(texts)]


def _explained(clause: Clause, draft: Draft) -> set[str]:
    """The concepts that this draft accounts for wherever they stand."""
    fields = {item.field for item in draft.filters} | {choice.readings[0][1].field for choice in draft.choices}
    kinds = {place.split(":")[0] for place in draft.places}
    kinds |= {"priority" for place in draft.places if place.startswith("place:sp_")}
    kinds |= {"section" for place in draft.places if place.startswith("place:sec_")}
    there = fields | kinds | {draft.target, draft.order} | set(draft.fields)
    there |= {"years"} if "timetable" in draft.fields else set()
    explained = set(_FRAME)
    explained |= {concept for concept, carriers in _CARRIED.items() if carriers & there}
    explained |= {name for name, noun in NOUNS.items() if noun == draft.target}
    selects = draft.target == "actions" or (not draft.target and any(f.field != "number" for f in draft.filters))
    if (draft.places or draft.acts) and not (selects and not kinds & {"action", "indicator", "footnote"} and not draft.acts):
        explained |= _OF_UNITS
        if not draft.filters:
            explained |= _OF_UNITS_ALONE
        if draft.target == "actions" and draft.form in ("list", "count") and kinds & {"action"}:
            explained -= _BESIDE | (_SHARED if clause.has("n_action") else frozenset())
    if draft.order:
        explained |= {"per"}
    if draft.target == "indicators":
        explained |= {"n_annex"}
    if draft.target == "sources":
        explained |= {"n_indicator", "plan"}  # there are no others
    return explained


def _lets_go(item: Item, explained: set[str]) -> bool:
    """Whether an item that no rule has used does nothing."""
    if item.concepts & explained - {"by", "in", "from"}:
        return not (item.concepts & _DECISIVE and not item.concepts & explained - _FRAME)
    if item.concepts & _DECISIVE:
        return False
    return filler(item) or bool(item.concepts & explained)


def _summed(clause: Clause, index: int, draft: Draft) -> bool:
    """ "How many actions are in sections B and C *together*?": said behind places no action has two of, it sums them up."""
    between = clause.kinds("section", "priority")
    if fold(clause.items[index].text) == "plus" and between and min(between) < index < max(between):
        return draft.form in ("count", "share")
    if fold(clause.items[index].text) not in _SUM or not sum(place.startswith(("section:", "priority:")) for place in draft.places) > 1:
        return False
    places = clause.kinds("section", "priority")
    return draft.form in ("count", "share", "list") and bool(places) and max(places) < index and not clause.has("which")


_SUM = frozenset(["together", "combined", "taken together"])


def _goes_on(clause: Clause, index: int) -> bool:
    """ "… *and for* which Frontex is responsible": another relative clause."""
    following = clause.items[index + 1 : index + 2]
    relative = len(clause.items[index].text.split()) > 1 and clause.items[index].text.lower().split()[-1] in ("que", "qui", "dont", "which", "that")
    return bool(index and following) and (relative or following[0].text.lower() in ("which", "whom", "whose"))


def _only_counts(clause: Clause, index: int) -> bool:
    """ "How many *different* bodies", "which *specific* actions": nothing is compared."""
    following = clause.items[index + 1 : index + 2]
    before = next((item for item in reversed(clause.items[:index]) if item.kind != "stop"), None)
    asked = before is None or bool(before.concepts & {"which", "how_many", "all", "hello"})
    return asked and any(item.concepts & set(NOUNS) for item in following)


def _says_who(clause: Clause, index: int) -> bool:
    """ "What does the plan *say* Frontex should do about …": the plan's verb, before who is to do something."""
    before = next((item for item in reversed(clause.items[:index]) if not filler(item)), None)
    after = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
    return before is not None and "plan" in before.concepts and after is not None and after.kind in ("body", "class", "state")


def _of_plan(clause: Clause, index: int) -> bool:
    """ "Which actions does the plan *contain*": the plan's verb, or its annex's, with no object behind it."""
    before = next((item for item in reversed(clause.items[:index]) if not filler(item)), None)
    if before is not None and fold(before.text).endswith(("column", "table")):
        return True  # "how many bodies does the responsibility column *name*?"
    after = [item for item in clause.items[index + 1 :] if item.kind != "punct" and not filler(item) and "overall" not in item.concepts]
    turned = bool(after) and all(item.concepts & _WHOLE for item in after)  # "enthält der Plan"
    return turned or bool(before and before.concepts & _WHOLE and not after)


_WHOLE = frozenset(["plan", "n_annex"])


def _noun(clause: Clause, index: int) -> bool:
    """Whether a word that can be a verb ("address", "cover") is a noun: a message of a body and this word has no other."""
    words = [item for i, item in enumerate(clause.items) if i != index and item.kind not in ("stop", "punct")]
    return bool(words) and all(item.kind in ("body", "class") for item in words) and "stop" not in clause.items[index].concepts


def _chooses(clause: Clause, index: int) -> bool:
    """Whether an "or" that no rule has read stands between two different conditions."""
    if clause.items[index].text.lower() == "où" or index == 0:
        return False
    sides = []
    for step in (-1, 1):
        i = index + step
        while 0 <= i < len(clause.items) and filler(clause.items[i]) and not clause.used[i]:
            i += step
        sides.append(clause.items[i] if 0 <= i < len(clause.items) else None)
    first, second = sides
    return (first is not None and second is not None and second.kind != "punct" and first.kind != second.kind) or bool(
        first and second and first.kind == second.kind == "concept" and not first.concepts & second.concepts
    )


def _framed(clause: Clause, index: int) -> bool:
    """ "*Only* the actions due in 2021", "I *only* need the actions …": nothing else is to be listed, which nobody would."""
    before = [item for item in clause.items[:index] if not (filler(item) or item.kind == "punct" or item.concepts & {"which", "hello", "request", "light"})]
    behind = next((item for item in clause.items[index + 1 :] if not (filler(item) or item.concepts & {"light", "which", "request"})), None)
    return not before and behind is not None and "n_action" in behind.concepts


def _owned(clause: Clause, index: int) -> bool:
    """ "*Anything on* X's plate": what X has to do, and no topic."""
    behind = [i for i in range(index + 1, min(index + 4, len(clause.items))) if clause.items[i].kind in ("body", "state", "class")]
    return bool(behind) and any("responsible" in item.concepts for item in clause.items[behind[0] + 1 : behind[0] + 3])


def _of_column(clause: Clause, index: int) -> bool:
    """ "The timetable column *reads* 2021-2025"."""
    before = next((item for item in reversed(clause.items[:index]) if not filler(item) or "column" in fold(item.text)), None)
    return before is not None and ("n_timetable" in before.concepts or fold(before.text).endswith(("column", "table")))


def _counts_units(clause: Clause, index: int, world: World) -> bool:
    """Whether a number only says how many there are ("of the 53 actions")."""
    following = clause.items[index + 1 : index + 2]
    held = {"n_action": len(world.rows), "n_indicator": len(world.gauges)}
    led = [last_word(item) for item in clause.items[max(0, index - 2) : index]]
    named = [i for i in range(max(0, index - 3), min(index + 3, len(clause.items))) if clause.items[i].kind == "body"]
    noun = any("n_action" in item.concepts for item in clause.items[index + 1 : index + 3])
    if len(named) == 1 and noun and "of" in [last_word(item) for item in clause.items[max(0, index - 4) : index]]:
        names = {str(clause.items[named[0]].values[0]), *world.bodies.same(str(clause.items[named[0]].values[0]))}
        return clause.items[index].values == (sum(bool(names & row.responsible) for row in world.rows),)  # "of X's 20 actions"
    if "of" in led and clause.items[index].values == (held["n_action"],) and not (following and following[0].concepts & set(NOUNS)):
        return True  # "for how many *of the 53* …"
    return bool(following) and any(
        concept in following[0].concepts and clause.items[index].values == (count,) for concept, count in held.items()
    )


def _unknown_body(clause: Clause, left: list[int], draft: Draft, world: World) -> list[int]:
    """A name in capitals that stands where a body stands, and that no text knows: no such body occurs.

    "Which actions is the FBI responsible for?"
    """
    if not clause.has("responsible", "lead") or any(item.field in ("body", "row") for item in draft.filters):
        return []
    left = [index for index in left if not clause.items[index].concepts & {"responsible", "lead", "light"}]
    if not left or left != list(range(left[0], left[-1] + 1)) or draft.choices:
        return []
    items = [clause.items[index] for index in left]
    shouted = all(item.text.isupper() for item in clause.items if item.kind == "word" and len(item.text) > 3)
    shouted = shouted and sum(item.kind in ("word", "concept") for item in clause.items) > len(items) + 3 and not any(
        item.text.islower() for item in clause.items
    )
    capitals = all(item.kind == "word" and item.text[:1].isupper() for item in items)
    led = next((item for item in reversed(clause.items[: left[0]]) if item.kind != "stop" or fold(item.text) in _AGAINST), None)
    topical = led is not None and ("topic" in led.concepts or fold(led.text) in _AGAINST)  # "was kann man *gegen* Bandengewalt tun?"
    if shouted or topical or not capitals or any(item.text.lower() in world.vocabulary for item in items):
        return []
    name = clause.text(*left)
    draft.filters.append(Filter("body", "any", (name,), name))
    draft.understood.append((name, f"responsible: {name}"))
    return [*left, *clause.concepts("responsible", "lead", "light")]
