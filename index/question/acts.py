"""Acts that a question is about: by number or name, by words of their titles, by the action that leans on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question import act_names
from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft, Interpretation
from index.question.nouns import ACT_LETTERS, TYPES
from index.world import World, stems
from ingest.fold import fold


def read(clause: Clause, draft: Draft, world: World, before: Interpretation | None = None) -> None:
    """Acts by number or name, provisions, "the directive behind Action 8", "the Framework Decision", "that act"."""
    _told_of(clause)
    cited = clause.has("n_action") or any(place.startswith("action:") for place in draft.places) or _asks_where(clause)
    for index in clause.kinds("act", "work"):
        item = clause.items[index]
        values = [str(value) for value in item.values]
        verbs = [i for i in clause.concepts("cites", "mentions") if "holds" not in clause.items[i].concepts] or _noted_down(clause, index)
        told = _told_where(clause, index, values, world)
        if cited and verbs and not told and not any(value.startswith("/") for value in values):
            _citing(clause, draft, index, values[:1], world)
            _together(clause, draft, index)
            continue
        beside = _beside(clause, index, world)
        draft.acts += _known(values, item.text, world)
        draft.understood.append((clause.text(*beside, index), ", ".join(draft.acts)))
        clause.use(index, *beside, *told, *clause.concepts("cites"))
    if not clause.kinds("act", "work"):
        _by_title(clause, draft, world, cited=cited)
    for index in clause.kinds("provision"):
        item = clause.items[index]
        draft.acts += [f"/{place}" for place in item.values]
        draft.understood.append((item.text, ", ".join(map(str, item.values))))
        clause.use(index)
    if draft.acts and clause.has("n_action") and all(world.holds_plan(act) for act in draft.acts):
        draft.acts = []  # "how many actions are in (the annex of) COM(2020) 606?": those of the plan that is its annex
        clause.use(*(i for i, item in enumerate(clause.items) if item.text.lower() in _ANNEX))
    if draft.acts and clause.has("n_indicator", "n_action") and all(act.startswith("/anx") for act in draft.acts):
        draft.acts = []  # "wie viele Indikatoren gibt es in Anhang 2": the plan's own annex
    if not any(not act.startswith("/") for act in draft.acts):
        _behind(clause, draft, world)
    if not any(not act.startswith("/") for act in draft.acts):
        _pointed_at(clause, draft, before)
    if not draft.acts:
        _which(clause, draft)
    annexes = [i for i, item in enumerate(clause.items) if item.text.lower() in _ANNEX and clause.free(i)]
    if draft.acts and annexes and not clause.kinds("provision") and not clause.has("how_many", "n_action"):
        draft.acts.append("/anx")
        clause.use(*annexes)
    if not draft.acts and not draft.places:
        _cited(clause, draft, world)
    editions = [i for i, item in enumerate(clause.items) if item.text.lower() in _EDITIONS and clause.free(i)]
    if not draft.acts and clause.has("plan") and (clause.has("replaced", "status") or editions) and not draft.places:
        draft.acts += [plan.id for plan in world.plans]
        clause.use(*editions)
        clause.use(*clause.concepts("plan", "replaced", "status"))


def _told_of(clause: Clause) -> None:
    """ "What does *the plan say about* Directive X?", "is Action 4 *about* Directive X?": where the plan cites it."""
    acts = clause.kinds("act", "work")
    if not acts or clause.kinds("provision") or clause.has("cites", "mentions"):
        return
    saying = [i for i, item in enumerate(clause.items[: acts[0]]) if item.concepts & {"overview", "says"}]
    ours = clause.kinds("action") or (clause.has("plan") or any("plan" in fold(clause.items[i].text).split() for i in saying))
    between = clause.items[saying[-1] + 1 : acts[0]] if saying else []
    if saying and ours and all(filler(item) for item in between) and acts[0] == max(i for i, item in enumerate(clause.items) if not (item.kind == "punct" or filler(item))):
        asking = {"which"} if "overview" in clause.items[saying[-1]].concepts else set()
        clause.reread({saying[-1]: replace(clause.items[saying[-1]], concepts=frozenset({"cites", "mentions", "plan", *asking}))})


def _told_where(clause: Clause, act: int, values: list[str], world: World) -> list[int]:
    """ "Which act replaced the confiscation directive *cited in Action 8*?": where the act stands that something else is asked of."""
    behind = clause.items[act + 1 : act + 5]
    verb = next((i for i, item in enumerate(behind) if item.concepts & {"cites", "mentions"} and all(map(filler, behind[:i]))), None)
    if verb is None or not clause.has("replaced", "status", "when"):
        return []
    at = next((i for i, item in enumerate(behind) if i > verb and item.kind == "action" and all(filler(each) for each in behind[verb + 1 : i])), None)
    if at is None:
        return []
    rows = [row for row in world.rows if row.action.number in {str(value) for value in behind[at].values}]
    return list(range(act + 1, act + 2 + at)) if rows and all(row.acts & set(values) for row in rows) else []


def _noted_down(clause: Clause, act: int) -> list[int]:
    """ "Directive 2014/42 – *which row*?": an act, and nothing but that actions are asked for."""
    rest = [item for i, item in enumerate(clause.items) if i != act and item.kind != "punct" and not (filler(item) and "which" not in item.concepts)]
    asked = clause.concepts("which")
    return asked if asked and clause.has("n_action") and asked[0] > act and all(item.concepts & {"which", "n_action"} for item in rest) else []


def _cited(clause: Clause, draft: Draft, world: World) -> None:
    """ "Which of the cited acts are still in force?": what became of all that the plan cites, of the type that is named."""
    nouns = clause.concepts(*TYPES, "n_act")
    if not (nouns and clause.has("cites", "mentions") and clause.has("status", "replaced")) or clause.has("n_action", "n_indicator", "n_body"):
        return
    concept = next((name for i in nouns for name in TYPES if name in clause.items[i].concepts), "")
    letter = ACT_LETTERS[TYPES[concept]] if concept else ""
    draft.acts += [act for act in dict.fromkeys(act for row in world.rows for act in sorted(row.acts)) if act[5:6] == (letter or act[5:6])]
    if draft.acts:
        draft.understood.append((clause.text(*clause.concepts("cites", "mentions"), *nouns), ", ".join(draft.acts)))
        clause.use(*range(len(clause.items)))


def _which(clause: Clause, draft: Draft) -> None:
    """ "Which regulation governs …", "what EU act sets up …": an act is asked for, by what it says."""
    opening = [i for i, item in enumerate(clause.items) if item.kind != "punct" and "hello" not in item.concepts][:3]
    if not opening or draft.places or clause.has("n_action", "n_indicator", "plan", "cites"):
        return
    first = clause.items[opening[0]]
    whole = "n_act" in first.concepts and first.text.lower().startswith(("which", "what"))
    if "which" not in first.concepts and not whole:
        return
    for index in opening if whole else opening[1:]:
        item = clause.items[index]
        if item.concepts & {*TYPES, "n_act"}:
            concept = next((name for name in TYPES if name in item.concepts), "")
            draft.notes.append(f"which_act:{ACT_LETTERS[TYPES[concept]] if concept else ''}")
            return


def _known(values: list[str], text: str, world: World) -> list[str]:
    """The acts of these identifiers that are known; of a bare number that fits several types, the one that there is."""
    if world.catalogue is None or any(value.startswith("/") for value in values):
        return values
    known = [value for value in values if world.catalogue.find(value)]
    number = re.search(r"\d{1,4}/\d{1,4}", text)
    if not known and number and len(values) > 1:
        known = [work.celex for work in world.catalogue.find(number.group()) if work.celex]
    return known or values


def _beside(clause: Clause, index: int, world: World) -> list[int]:
    """Words of the title directly before a name: "the *freezing and* Confiscation Directive"."""
    works = world.catalogue.find(str(clause.items[index].values[0])) if world.catalogue and clause.items[index].kind == "work" else ()
    found: list[int] = []
    for i in range(index - 1, max(-1, index - 5), -1):
        item = clause.items[i]
        own = item.kind in ("word", "number", "year") and any(act_names.has(work, item.text) for work in works)
        if not own and not (item.text.lower() in ("and", "&", "und", "et", "y") and i and any(act_names.has(work, clause.items[i - 1].text) for work in works)):
            break
        found.insert(0, i)
    return found


# --------------------------------------------------------------------------- by words of the title

_EDITIONS = ("edition", "editions", "version", "versions", "fassung", "edición", "édition", "versión")
_ANNEX = ("annex", "annexe", "anhang", "anexo")
#: Concepts at which a title ends.
_CONDITIONS = frozenset(["n_action", "responsible", "due", "mentions", "cites", "not", "without", "who", "when", "replaced", "status"])
_DEFINITE = frozenset(["the", "this", "that", "both", "im", "vom", "zum", "zur", "beim", "del", "du", "au", "der", "die", "das", "des", "den", "dem", "la", "le", "les", "l", "el", "los", "las"])
#: Words before "directive" that point at one, and name none: which one it is, something else must say.
_POINTERS = """
    relevant said same very corresponding underlying applicable respective original new newer old older current existing
    first last latest earlier previous former european national whole entire actual proposed future revised amended amending
    recast draft eu council commission delegated implementing other another cited mentioned quoted named repealed replaced
    consolidated legal binding present successor replacing later"""
_POINTING = frozenset(_POINTERS.split())


def _by_title(clause: Clause, draft: Draft, world: World, *, cited: bool) -> None:
    """ "The Directive on the freezing …", "the confiscation directive": the act, or the few, whose titles have all the words."""
    for index in clause.concepts(*TYPES):
        letter = ACT_LETTERS[next(TYPES[name] for name in TYPES if name in clause.items[index].concepts)]
        ahead = _ahead(clause, index)
        behind = [i for i in _behind_noun(clause, index) if act_names.held(clause.items[i].text, letter, world) or clause.items[i].kind == "year"]
        known = next(((ids, used) for used in _runs(ahead, behind) if (ids := _named(clause, index, used, letter, world))), None)
        if known is None:
            words = [word for i in ahead for word in stems(clause.items[i].text) if clause.items[i].text.lower() not in _POINTING]
            if letter in "LRF" and ahead and _definite(clause, ahead[0]) and act_names.unknown(words, letter, world):
                draft.notes.append(f"unknown_act:{clause.text(*ahead, index)}")
            continue
        ids, used = known
        verbs = clause.concepts("cites", "mentions") or _noted_down(clause, index)
        clause.use(index, *used)
        if cited and verbs and any(id in act_names.mentioned(row, world) for row in world.rows for id in ids):
            _citing(clause, draft, index, ids, world)
        else:
            draft.acts += ids
            draft.understood.append((clause.text(index, *used), ", ".join(ids)))
        return


def _runs(ahead: Sequence[int], behind: Sequence[int]) -> list[list[int]]:
    """Which words may be those of the title: all of them, those behind, then ever fewer of those before the noun."""
    tails = [list(ahead[start:]) for start in range(len(ahead))]
    return [run for run in ([*ahead, *behind], list(behind), *tails) if run]


def _named(clause: Clause, index: int, used: Sequence[int], letter: str, world: World) -> list[str]:
    """The ids of the act that these words name; of a few, if "the" or "both" says that they are known."""
    words = {word for i in used if clause.items[i].kind != "year" for word in _stems(clause.items[i].text, world)}
    years = [int(clause.items[i].values[0]) for i in used if clause.items[i].kind == "year"]
    behind_only = min(used) > index
    if behind_only and len(words) < 2 and not years and not (index and clause.items[index - 1].text.lower() in _DEFINITE):
        return []
    found = act_names.titled(words, letter, world, years[0] if years else None)
    definite = bool(index) and clause.items[index - 1].text.lower() in _DEFINITE
    if len(found) > 1 and (len(found) > 3 or (behind_only and not definite)):
        return []
    return [work.id for work in found]


def _stems(text: str, world: World) -> list[str]:
    """The stems of a word, or of what it stands for: "NPS"."""
    long = world.also_called(text) if text.isupper() else ()
    return [word for word in stems(long[0] if long else text) if word not in act_names.SMALL]


def _ahead(clause: Clause, index: int) -> list[int]:
    """The content words directly before "directive", up to an article or another condition."""
    found: list[int] = []
    for i in range(index - 1, max(-1, index - 8), -1):
        item = clause.items[i]
        joins = item.text.lower() in ("and", "und", "et", "y", "of", "-", "/")
        if joins and found:
            continue
        if not clause.free(i) or item.kind not in ("word", "concept", "year") or filler(item) or item.concepts & (_CONDITIONS | {"which", "plan"}):
            break
        if item.text.lower() not in _POINTING:
            found.insert(0, i)
    return found


def _definite(clause: Clause, index: int) -> bool:
    before = next((clause.items[i] for i in range(index - 1, max(-1, index - 4), -1) if clause.items[i].text.lower() not in _POINTING), None)
    return before is not None and before.text.lower() in _DEFINITE


def _behind_noun(clause: Clause, index: int) -> list[int]:
    """The content words behind "the directive on …", up to where another condition begins."""
    following = clause.items[index + 1 : index + 2]
    if not following or not (following[0].concepts & {"topic", "in"} or following[0].text.lower() in _OPENING or following[0].kind == "year"):
        return []
    found = []
    for i in range(index + 1, len(clause.items)):
        item = clause.items[i]
        if item.kind not in ("word", "stop", "concept", "year") or item.concepts & _CONDITIONS:
            break
        if item.kind in ("word", "year") or not filler(item):
            found += [i] if clause.free(i) and "topic" not in item.concepts else []
    return found


_OPENING = frozenset(["on", "for", "laying", "of", "from", "zur", "zum", "uber", "sur", "relative", "relatif", "sobre", "relativa"])


def _asks_where(clause: Clause) -> bool:
    """ "Where is the directive cited?", "does the plan mention it?": actions are asked for, though not by that name."""
    if clause.kinds("provision"):
        return False
    opening = next((item for item in clause.items if item.kind != "punct"), None)
    where = opening is not None and opening.text.lower() in ("where", "wo", "où", "donde", "dónde")
    return where or clause.has("plan")


# --------------------------------------------------------------------------- as a condition on actions


def _citing(clause: Clause, draft: Draft, index: int, celex: list[str], world: World) -> None:
    """Actions that cite an act, or do not: a condition on them."""
    negations = [i for i in clause.concepts("not", "without") if i < index and clause.free(i)]
    clause.use(index, *clause.concepts("cites", "mentions"), *negations)
    words = clause.text(*negations, index)
    draft.filters.append(Filter("act", "none" if negations else "any", tuple(celex), words))
    draft.understood.append((words, f"{'not ' if negations else ''}citing {', '.join(celex)}"))
    if not any(place.startswith("action:") for place in draft.places):
        draft.target = "actions"


def _together(clause: Clause, draft: Draft, index: int) -> None:
    """ "Cite A or B", "cite A and B": the acts of one list are one condition."""
    listed = [item for item in draft.filters if item.field == "act"]
    if len(listed) < 2 or listed[-1].op == "none" or listed[-2].op == "none":
        return
    first, last = listed[-2:]
    before = max((i for i in clause.kinds("act", "work") if i < index), default=index)
    between = clause.items[before + 1 : index]
    if not between or not all(filler(item) or item.concepts & {"and", "or"} or item.text == "," for item in between):
        return
    either = any("or" in item.concepts for item in between)
    op = "any" if either else "all"
    draft.filters = [item for item in draft.filters if item not in (first, last)]
    draft.filters.append(Filter("act", op, (*first.values, *last.values), f"{first.text} {last.text}"))
    draft.notes += [] if either else ["jointly"]
    leading = [i for i in range(max(0, before - 2), before) if clause.items[i].concepts & {"or", "together"}]
    clause.use(*range(before + 1, index), *leading)


# --------------------------------------------------------------------------- by the action that leans on it


def _behind(clause: Clause, draft: Draft, world: World) -> None:
    """An act that is named by the action that leans on it, or by its kind where one of it is held."""
    actions = [place.split(":")[1] for place in draft.places if place.startswith("action:")]
    first = min(clause.kinds("action"), default=len(clause.items))
    for index in clause.concepts(*TYPES, "n_act"):
        definite = bool(index) and clause.items[index - 1].text.lower() in _DEFINITE
        possessive = bool(index) and clause.items[index - 1].kind == "action"  # "Action 8's directive"
        typed = bool(clause.items[index].concepts & set(TYPES))
        if first < index and _done_to(clause, first, index):
            continue  # "does Action 25 *amend* the law?": what the action does to it, and not what became of it
        if (index > first and not definite and not possessive) or (not typed and not definite):
            continue  # "does Action 4 cite a directive?" asks, and names no act
        concept = next((name for name in TYPES if name in clause.items[index].concepts), "")
        letter = ACT_LETTERS[TYPES[concept]] if concept else ""  # "the act", "the law": of any type
        mentioned = [id for row in world.rows if row.action.number in actions for id in act_names.mentioned(row, world)]
        cited = sorted({id for id in mentioned if id[:1] == "3" and id[5:6] == (letter or id[5:6])})
        # "Which directive is behind Action 8?" asks for a name; "… and is it in force?" for more than that.
        asked = index and clause.items[index - 1].concepts & {"which", "how_many"} and not clause.has("status", "replaced")
        if actions and cited and not asked:
            draft.acts = [*cited, *draft.acts]
            draft.places = [place for place in draft.places if not place.startswith("action:")]
            clause.use(index, *clause.concepts("cites", "mentions"))
            draft.understood.append((clause.items[index].text, f"cited by Action {', '.join(actions)}: {', '.join(cited)}"))
            draft.notes.append("behind:" + ",".join(actions))
            return
        held = {c for row in world.rows for c in row.acts if letter and c[5:6] == letter}
        if definite and not actions and len(held) == 1:
            draft.acts = [*held, *draft.acts]
            clause.use(index)
            draft.understood.append((clause.items[index].text, f"the one that the plan cites: {', '.join(held)}"))
            return


def _done_to(clause: Clause, action: int, act: int) -> bool:
    """Whether an action is asked what it does to an act: an auxiliary leads it, and a verb other than one of citing stands between."""
    led = any(item.text.lower() in _DOES for item in clause.items[max(0, action - 2) : action])
    return led and any(item.kind in ("word", "concept") and not filler(item) and not item.concepts & {"cites", "mentions", "leans", *TYPES, "n_act"} for item in clause.items[action + 1 : act])


_DOES = frozenset(["does", "do", "did", "will", "would", "can", "should"])
_BACK = frozenset(["this", "that", "it", "its", "said", "same", "dieser", "diese", "dieses", "cette", "ce", "cet", "esa", "ese", "esta", "este"])


def _pointed_at(clause: Clause, draft: Draft, before: Interpretation | None) -> None:
    """ "Is that directive still in force?": the act of the question before."""
    if before is None or not any(not act.startswith("/") for act in before.acts) or clause.has("n_action"):
        return
    if draft.acts:  # "and Article 11?": of the act of the question before
        acts = [act for act in before.acts if not act.startswith("/")]
        draft.understood.append(("", f"that of the question before: {', '.join(acts)}"))
        draft.acts = [*acts, *draft.acts]
        return
    nouns = [i for i in clause.concepts(*TYPES, "n_act") if i and clause.items[i - 1].text.lower() in (*_BACK, *_DEFINITE)]
    alone = [i for i, item in enumerate(clause.items) if item.text.lower() in ("it", "its") and clause.free(i)]
    if not nouns and not (alone and not draft.places and not clause.kinds("body", "action")):
        return
    acts = [act for act in before.acts if not act.startswith("/")]
    draft.acts = [*acts, *draft.acts]
    clause.use(*nouns, *alone)
    words = clause.text(*nouns) if nouns else clause.text(*alone)
    draft.understood.append((words, f"that of the question before: {', '.join(acts)}"))
