"""How far a word reaches: what two bodies of one question have to do with each other must have been read.

"Which actions does Europol do *for* Frontex?" names two bodies, and no rule reads what the one does for the
other; two conditions would answer another question. A second body counts only where something that is read
leads to it: a word that joins or leaves out, a verb of its own, a relative clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.question.clause import Clause, filler, last_word
from index.question.filters import NOT, OPERATORS, Filter, alternative
from index.question.interpretation import Draft
from index.question.items import Item
from ingest.fold import fold

#: Concepts that lead to a body of their own.
_LEADS = frozenset(
    ["and", "and_what", "or", "together", "without", "not", "not_both", "else", "only", "responsible", "lead", "involved", "mentions", "cites", "uses", "makes_responsible", "n_body", "has", "compare", "excluded", "whether"]
)  # fmt: skip

#: Words that open a clause of their own.
_OPENS = frozenset(
    ["sondern", "sino", "mais", "aber", "pero", "but", "yet", "also", "too", "aussi", "egalement", "auch", "ebenfalls", "tambien", "igualmente", "that", "which", "whose", "whom", "who", "where", "when", "while", "if", "though", "although", "even though", "dont", "ou", "lorsque", "quand", "si", "die", "der", "deren", "wo", "wenn", "obwohl", "que", "cuyo", "cuya", "donde", "cuando", "aunque"]
)  # fmt: skip

#: Verbs whose subject follows them.
_TURNED = frozenset(["is", "are", "was", "were", "do", "does", "did", "has", "have", "must", "should", "shall", "will", "can", "ist", "sind", "hat", "haben", "muss", "est", "sont", "a", "ont", "doit", "es", "son", "debe"])


def unread(clause: Clause, groups: Sequence[Sequence[int]]) -> list[int]:
    """The words before each group of bodies that no relation leads to; the groups in order."""
    found: list[int] = []
    last = -1
    for members in groups:
        first = min(members)
        between = list(range(last + 1, first))
        if last >= 0 and not any(_leads(clause.items[i]) for i in between) and not _turned(clause, between):
            found += [i for i in between if clause.free(i) and clause.items[i].kind != "punct"] or [first]
        elif between and _handed(clause, last, between[0]):
            found.append(between[0])
        last = max(*members, last)
    return found


def _handed(clause: Clause, subject: int, verb: int) -> bool:
    """ "Should *X hand over to* Y": a verb of giving whose subject is the body before it."""
    return last_word(clause.items[verb]) in ("to", "an", "a") and len(clause.items[verb].text.split()) > 1 and _turned(clause, range(max(0, subject - 2), subject))


def _leads(item: Item) -> bool:
    return bool(item.concepts & _LEADS) or fold(item.text) in _OPENS or item.kind == "punct"


def _turned(clause: Clause, between: Sequence[int]) -> bool:
    """Whether the nearest word before a body is a verb that turns it into its subject ("does *the* Commission")."""
    for i in reversed(between):
        word = last_word(clause.items[i])
        if word in _TURNED:
            return True
        if not filler(clause.items[i]) or word not in _ARTICLES:
            return False
    return False


_ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "l", "die", "der", "das", "den", "dem", "el", "los", "las"])


#: What is asked for where a condition selects actions, and what these have is the answer.
_HOLDERS = frozenset(["bodies", "areas", "priorities", "sections", "years", "footnotes", "acts", "sources"])
#: Conditions that an indicator can meet.
_OF_INDICATORS = frozenset(["source", "body", "named", "row", "word", "source_count", "body_count", "number"])
#: Words that take something out of what was said before.
_EXCEPT = frozenset(["except", "except for", "save for", "apart from", "other than", "aside from", "barring", "sauf", "excepte", "auser", "ausser", "excepto", "salvo"])


def held(clause: Clause, draft: Draft) -> None:
    """Keep words that change which things a condition is said of, where it was read as if they did not.

    "Which bodies are *not* …?" asks for those with no such action, and not for those with another one; "which areas does
    *only* X work in", "who is in *every* action of …", "are *none* of X's actions due …?" are said of all actions as well.
    """
    numbered = any(place.startswith("action:") for place in draft.places)
    if draft.target in _HOLDERS and not numbered:
        _of_all(clause, draft)
    if draft.target == "indicators" and (draft.choices or any(item.field not in _OF_INDICATORS for item in draft.filters)):
        clause.keep(*clause.kinds("year", "years", "act"), *clause.concepts("ongoing", "no_date", "whole"))
    if draft.target == "indicators":
        clause.keep(*clause.kinds("priority", "area", "section", "footnote", "action"))
        last = max(clause.kinds("body", "class"), default=len(clause.items))
        clause.keep(*[i for i in clause.concepts("together") if i > last and "uses" in clause.items[i - 1].concepts])  # "collect together": not recorded
    if draft.form == "yes_no" and not numbered:
        clause.keep(*_opening_denials(clause))
    _exceptions(clause)
    _later(clause)
    _none_at_all(clause, draft)
    _set_apart(draft)


def _set_apart(draft: Draft) -> None:
    """ "All actions *except those starting in 2021*": what is left over has those without a year as well, of which nothing says when
    they start or how long they run."""
    for number, item in enumerate(draft.filters):
        running = item.op.startswith(NOT) and ((item.field == "year" and "due" not in item.op) or item.field == "year_count" or item.op.endswith("whole"))
        if running and _SUBTRACTS & set(fold(item.text).split()) and draft.target == "actions":
            ways = (alternative(item), alternative(Filter("timetable", "no_year")))
            draft.filters[number] = Filter("either", "any", ways, item.text)


_SUBTRACTS = frozenset(["minus", "except", "excluding", "other", "apart", "but", "save", "barring", "aside", "besides", "exclude", "anything", "everything"])


def _none_at_all(clause: Clause, draft: Draft) -> None:
    """ "Which *sections* have *no footnote*?": those of whose actions none has one, and not those with an action without one."""
    if draft.target not in _HOLDERS - {"bodies"} or clause.has("n_action") or draft.form not in ("", "list", "count"):
        return
    for number, item in enumerate(draft.filters):
        present = _PRESENT.get((item.field, item.op))
        if present:
            draft.filters[number] = Filter(item.field, present, (), item.text)
            draft.filters.append(Filter("action_count", "=", (0,), item.text))
            return


#: Conditions that something is missing → that it is there.
_PRESENT = {("footnote", "missing"): "present", ("act", "missing"): "present", ("timetable", "no_year"): "dated"}


def tested(draft: Draft) -> None:
    """Take back conditions that the records asked for cannot be tested by, as the words that they are: no list would be sure.

    Data sources are recorded of indicators alone, and of these nothing but their sources and their words.
    """
    of_indicators = draft.target in ("indicators", "sources")
    kept = [item for item in draft.filters if (_of_indicator(item) if of_indicators else not item.field.startswith("source") or not draft.target)]
    dropped = [item for item in draft.filters if item not in kept]
    if not dropped:
        return
    draft.filters = kept
    draft.subject += [item.text for item in dropped if item.text]
    draft.notes.append("unread")


def _of_indicator(item: Filter) -> bool:
    """Whether a condition can be one on an indicator, where one on bodies is one on its data sources."""
    ops = OPERATORS[{"body": "source", "body_count": "source_count"}.get(item.field, item.field)]
    return item.field in _OF_INDICATORS and item.op in ops


def _of_all(clause: Clause, draft: Draft) -> None:
    """What is asked for holds actions, and the question speaks of all of them."""
    nots = [i for i in clause.concepts("not") if not clause.free(i) and "without" not in clause.items[i].concepts]
    if nots and any(item.op in ("none", "missing", "not_ongoing") or item.op.startswith(NOT) for item in draft.filters):
        clause.keep(*nots)
    if draft.target == "years":
        clause.keep(*clause.concepts("no_date"))
    placed = clause.kinds("priority", "section", "area")
    if draft.target != "bodies" and sum(len(clause.items[i].values) for i in placed) > 1:
        clause.keep(*[i for i in clause.concepts("together") if i < placed[-1] and last_word(clause.items[i]) in _BOTH])  # "areas of *both* priorities 6 and 7"
    if draft.target != "bodies" and any(item.field == "body" and item.op in ("only", "within") for item in draft.filters):
        clause.keep(*clause.concepts("only"))
    for index in clause.concepts("all"):
        behind = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
        if behind is not None and "n_action" in behind.concepts and draft.form == "list" and draft.target == "bodies":
            clause.keep(index)


def _opening_denials(clause: Clause) -> list[int]:
    """ "Are *none* of X's actions …?", "does X have *no* action …?": the whole is denied, and not one of its conditions."""
    found = []
    for index in clause.concepts("not", "without"):
        before = [item for item in clause.items[:index] if item.kind != "punct"]
        behind = next((item for item in clause.items[index + 1 :] if not filler(item)), None)
        counted = behind is not None and "n_action" in behind.concepts and last_word(clause.items[index]) in _NO
        if counted or (len(before) == 1 and last_word(clause.items[index]) in _NONE):
            found.append(index)
    return found


_BOTH = frozenset(["both", "deux", "beide", "beiden", "ambas", "ambos"])
_NO = frozenset(["no", "kein", "keine", "keinen", "aucune", "aucun", "ninguna", "ningun"])
_NONE = frozenset(["none", "of", *_NO])


def _exceptions(clause: Clause) -> None:
    """ "… not X, *except* those …", "all agencies *but* X": an exception to what is denied, or to all."""
    for index, item in enumerate(clause.items):
        before = clause.items[:index]
        pointing = [each for each in clause.items[index + 1 : index + 3] if "those" in each.concepts]
        if fold(item.text) in _EXCEPT and pointing and _twofold(clause, index):
            clause.keep(index)
        if fold(item.text) in _INCLUDING and pointing:
            clause.keep(index)  # "due in 2021, *including those* of X": these as well, or no more than a remark
        if fold(item.text) in _EXCEPT and pointing and any("not" in each.concepts and not _of_its_own(clause, i) for i, each in enumerate(before)):
            clause.keep(index)
        if fold(item.text) == "but" and clause.items[index + 1 : index + 2] and not clause.items[index + 1].concepts & {"only", "not", "without"}:
            near = before[-3 if clause.items[index + 1].kind in ("body", "class") else -2 :]
            if any(each.concepts & {"all", "any", "somebody", "who"} or last_word(each) in _NO for each in near):
                clause.keep(index)


_INCLUDING = frozenset(["including", "include", "incl", "inclusive of", "plus"])


def _twofold(clause: Clause, index: int) -> bool:
    """ "Except those *due in 2021 that X shares*": what is left out meets both conditions, and not either of them."""
    conditions, relative = 0, False
    for item in clause.items[index + 1 :]:
        if item.kind == "punct" or item.concepts & {"and", "or"}:
            return False
        relative = relative or (bool(conditions) and fold(item.text) in _RELATIVES)
        conditions += item.kind in _CONDITIONS
        if relative and conditions > 1:
            return True
    return False


_RELATIVES = frozenset(["that", "which", "whose", "who", "die", "deren", "denen", "qui", "que", "dont", "cuyo", "cuya", "cuyas"])
_CONDITIONS = ("body", "class", "state", "year", "years", "section", "priority", "area", "act")


def _of_its_own(clause: Clause, index: int) -> bool:
    """ "*Not due in 2024*, except those of X": a denial of a condition on years or counts is read whole before the exception."""
    behind = [item for item in clause.items[index + 1 : index + 4] if not filler(item) or "has" in item.concepts]
    return bool(behind) and (behind[0].concepts & {"due", "start", "running", "n_timetable"} != frozenset() or ("has" in behind[0].concepts and len(behind) > 1 and behind[1].kind in ("number", "concept") and bool(behind[1].concepts & {"more_than", "fewer_than", "at_least", "at_most", "exactly"})))


def _later(clause: Clause) -> None:
    """ "Does Action 12 end *when* Action 13 does?": a "when" between two actions asks for no date."""
    actions = clause.kinds("action")
    for index in clause.concepts("when"):
        behind = next((i for i in range(index + 1, len(clause.items)) if not filler(clause.items[i])), None)
        if behind in actions and any(i < index for i in actions):
            clause.keep(index)
