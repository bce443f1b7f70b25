"""A clause recast in the words that the other rules know, before any of them looks at it: "what is it that X does" as what X does,
"has nothing due" as "has no action due"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import filler, last_word
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold


def imperative(items: Sequence[Item]) -> list[Item]:
    """The items with an opening "Name …" or "Cite …" read as a word that asks, not as a verb of mentioning."""
    found = list(items)
    opening = next((i for i, item in enumerate(found) if item.kind != "punct" and "hello" not in item.concepts), None)
    if opening is not None and found[opening].concepts & {"mentions", "cites"} and len(found[opening].text.split()) == 1:
        following = found[opening + 1 : opening + 4]
        if following and "those" in following[0].concepts:
            following = found[opening + 1 : opening + 7]  # "name *those of the 53* actions"
        if any(item.concepts & set(NOUNS) for item in following):
            found[opening] = replace(found[opening], concepts=frozenset({"which", "stop"}))
    if opening is not None and found[opening].text.lower() in _SPELL:
        following = [item for item in found[opening + 1 :] if item.kind not in ("stop", "punct") and "hello" not in item.concepts]
        if len(following) == 1 and following[0].text.isupper():
            found[opening] = replace(found[opening], kind="concept", concepts=frozenset({"acronym"}))
    return found


def cleft(items: Sequence[Item]) -> list[Item]:
    """The items with the "who" of "which actions is it not X but Y *who* handles" as a relative pronoun, which asks for nobody."""
    found = list(items)
    for i, item in enumerate(found[:-1]):
        if fold(item.text) in ("celles", "ceux") and fold(found[i + 1].text).split()[0] == "qui":
            found[i + 1] = replace(found[i + 1], kind="stop", concepts=frozenset({"stop"}))  # "celles *qui* démarrent en 2022"
    it = next((i for i, item in enumerate(found) if fold(item.text) in ("it", "it's", "it is")), None)
    for i in range((it or 0) + 2, len(found)) if it is not None else ():
        if fold(found[i].text).split()[:1] in (["who"], ["that"]) and found[i - 1].kind in ("body", "class", "state") and any("which" in item.concepts for item in found[:i]):
            alone = len(found[i].text.split()) < 2
            found[i] = replace(found[i], kind="stop" if alone else "concept", concepts=frozenset({"stop" if alone else "responsible"}))
    return found


#: How a German request opens: "*Könnten* Sie mir die Maßnahmen nennen, die …".
_POLITE = ("konn", "bitte", "mocht", "wurde", "darf", "ich", "wir")
#: An order to write an acronym in full.
_SPELL = frozenset(["spell out", "write out", "expand"])
#: A body that stands before these is left out.
_NO_PART = frozenset(["has no part", "have no part", "plays no part", "play no part", "has no role", "have no role", "has no share", "have no share"])


def measuring(items: Sequence[Item]) -> list[Item]:
    """The items with what an indicator *measures* read as its topic, and not as another word for actions.

    Unless it measures actions, which no record says of any indicator.
    """
    found = list(items)
    last = max((i for i, item in enumerate(found) if "n_action" in item.concepts or item.kind in ("action", "body", "class")), default=-1)
    for i, item in enumerate(found):
        if i and "n_action" in item.concepts and fold(item.text).startswith(("measure", "mesure")) and not fold(item.text).endswith("ures") and _beside(found, i, "indicator"):
            found[i] = replace(item, concepts=frozenset({"says"}))  # "que *mesure* l'indicateur 7"
        elif i and i >= last and "n_action" in item.concepts and "n_indicator" in found[i - 1].concepts and fold(item.text).startswith(("measure", "mesure")):
            found[i] = replace(item, concepts=frozenset({"topic"}))
        elif i and "n_action" in item.concepts and item.text.lower() == "measure" and _subject_of(found[i - 1]):
            found[i] = replace(item, kind="word", concepts=frozenset())  # "how do *they measure* at what age …"
        elif i and item.text.lower() == "best" and "hello" in item.concepts and found[i - 1].kind != "punct":
            found[i] = replace(item, kind="word", concepts=frozenset())  # "which action is *the best*?" sends no regards
    return found


def _beside(items: Sequence[Item], index: int, kind: str) -> bool:
    """Whether an item of a kind stands next to another, but for words that only hold others together."""
    ways = (range(index - 1, -1, -1), range(index + 1, len(items)))
    nearest = [next((items[i] for i in way if not filler(items[i])), None) for way in ways]
    return any(item is not None and item.kind == kind for item in nearest)


def _subject_of(item: Item) -> bool:
    """Whether a verb may follow: a pronoun, or several things ("which *surveys* measure …")."""
    last = item.text.lower().split()[-1]
    return last in _MEASURING or (item.kind == "word" and last.endswith("s") and not last.endswith(("ss", "'s"))) or "n_source" in item.concepts


_MEASURING = frozenset(["they", "we", "you", "i", "it", "one", "people", "to", "eu", "plan", "will", "can", "could", "should", "would", "and", "or"])


def particles(items: Sequence[Item]) -> list[Item]:
    """The items with "leave X out" read as "without X"."""
    found = list(items)
    opening = next((i for i, item in enumerate(found) if item.kind != "punct" and "hello" not in item.concepts), None)
    if opening is not None and found[opening].text.lower().endswith(("n't", "isnt", "arent", "doesnt")) and len(found) > opening + 1:
        # "Isn't X responsible …?" asks whether X is
        found[opening] = replace(found[opening], kind="stop", concepts=frozenset({"stop"}))
    for i, item in enumerate(found):
        if i > 1 and item.text.lower() in _NO_PART and found[i - 1].kind in ("body", "class") and filler(found[i - 2]):
            # "which Europol has no part in": without Europol
            found[i - 2] = replace(found[i - 2], kind="concept", concepts=frozenset({"without"}))
            found[i] = replace(item, kind="stop", concepts=frozenset({"stop"}))
    for i, item in enumerate(found):
        if item.text.lower() != "nennen" or any(fold(each.text).startswith(_POLITE) for each in found[:i]):
            continue
        behind = any(each.kind != "punct" for each in found[i + 1 :])  # at the end, it closes a request
        nouned = i and any(each.concepts & set(NOUNS) for each in (found[:i] if behind else found[i - 1 : i]))
        if nouned:
            found[i] = replace(item, concepts=frozenset({"mentions", "active"}))  # no request: "welche Maßnahmen *nennen* …"
    for i, item in enumerate(found):
        if item.text.lower() not in ("leave", "leaves", "leaving", "leave out", "leaves out"):
            continue
        out = next((j for j in range(i + 1, min(i + 6, len(found))) if found[j].text.lower() == "out"), None)
        if out is not None and any(each.kind in ("body", "class", "state") for each in found[i + 1 : out]):
            found[i] = replace(item, kind="concept", concepts=frozenset({"without"}))
            found[out] = replace(found[out], kind="stop", concepts=frozenset({"stop"}))
    return found


def charged(items: Sequence[Item]) -> list[Item]:
    """The items with "*X runs* the action" read as being responsible for it: a verb of going on has no body for a subject;
    and with "in *all* the actions" as all of them, and not as "altogether"."""
    found = _everything(_supplied(_left_over(list(items))))
    for i, item in enumerate(found):
        if fold(item.text) in _ACT and any(each.kind in ("body", "class") or each.concepts & {"somebody"} for each in found[max(0, i - 3) : i]):
            found[i] = replace(item, concepts=item.concepts - {"n_act"})  # "does X ever *act* without Y?"
        if item.kind == "number" and not item.text.isdigit() and (kind := _called(found, i)):
            found[i] = replace(item, kind=kind, values=(str(item.values[0]),))  # "Fußnote *zwei*", "nota número *dos*"
        if item.kind == "number" and item.text.isdigit() and _for_action(found, i):
            found[i] = replace(item, kind="action", values=(item.text,))
        if "overall" in item.concepts and last_word(item) == "all" and any("n_action" in each.concepts for each in found[i + 1 : i + 4]):
            found[i] = replace(item, kind="concept", concepts=frozenset({"all"}))
        if fold(item.text) == "own" and i > 1 and fold(found[i - 1].text) in ("their", "its") and not any(each.kind in ("body", "class", "state") for each in found):
            found[i] = replace(item, kind="word", concepts=frozenset())  # "bodies with an action *of their own*": of nobody else
        if fold(item.text) in _ACTIVE and _in_a_part(found, i):
            found[i] = replace(item, kind="concept", concepts=frozenset({"light"}))
        if "running" not in item.concepts or fold(item.text) not in _RUN:
            continue
        rest = [each for each in found[i + 1 : i + 6] if not (filler(each) or "degree" in each.concepts)]
        if len(rest) > 1 and "without" in rest[0].concepts and rest[1].kind in ("body", "class", "state"):
            found[i] = replace(item, kind="concept", concepts=frozenset({"light"}))  # "that *run* without X": of no time
            continue
        if found[i + 1 : i + 2] and fold(found[i + 1].text).split()[0] in _WITH and not any(each.kind in ("year", "years") for each in found[i + 1 : i + 5]):
            found[i] = replace(item, kind="concept", concepts=frozenset({"light"}))  # "that *run with* at least three agencies"
            continue
        before = next((each for each in reversed(found[:i]) if not (filler(each) and "who" not in each.concepts)), None)
        behind = next((each for each in found[i + 1 :] if not filler(each)), None)
        subject = before is not None and (before.kind in ("body", "class") or before.concepts & {"somebody", "who", "involved"})
        times = behind is not None and (behind.kind in ("year", "years", "lasting") or behind.concepts & {"until", "after", "before", "from", "between", "whole"})
        if subject and not times:
            found[i] = replace(item, kind="concept", concepts=frozenset({"responsible"}))
    return found


_ACTIVE = frozenset(["active", "actif", "actifs", "actives", "aktiv", "activo", "activos", "activa", "activas"])


def _in_a_part(items: Sequence[Item], index: int) -> bool:
    """ "Which bodies are *active in section A*?": of a part of the plan, and of no time."""
    behind = next((item for item in items[index + 1 :] if not filler(item)), None)
    whom = any(item.kind in ("body", "class", "state") or item.concepts & {"n_body", "who"} for item in items[:index])
    return whom and behind is not None and behind.kind in ("section", "priority", "area") and not any(item.kind in ("year", "years") for item in items)


def _left_over(items: list[Item]) -> list[Item]:
    """The items with "which actions *remain* that are not …" as what is left of all, and not as what falls due."""
    found = list(items)
    for i, item in enumerate(items[:-1]):
        if fold(item.text) in _REMAIN and fold(items[i + 1].text) in ("that", "which", "if", "when", "once", "without", "after", ","):
            found[i] = replace(item, kind="stop", concepts=frozenset({"stop"}))
    return found


_REMAIN = frozenset(["remain", "remains", "is left", "are left", "left"])


def _everything(items: list[Item]) -> list[Item]:
    """The items with "*is everything* in section A due?" as "are all actions in section A due?"."""
    opening = next((i for i, item in enumerate(items) if item.kind != "punct"), 0)
    behind = items[opening + 1 : opening + 2]
    if not behind or fold(items[opening].text) not in _WHETHER or fold(behind[0].text) not in _EVERYTHING:
        return items
    every = replace(behind[0], kind="concept", concepts=frozenset({"all", "stop"}))
    return [*items[: opening + 1], every, replace(behind[0], kind="concept", text="actions", concepts=frozenset({"n_action"})), *items[opening + 2 :]]


_WHETHER = frozenset(["is", "are", "was", "does", "has", "will", "must", "ist", "wird", "est-ce que", "est-ce qu", "esta", "es"])
_EVERYTHING = frozenset(["everything", "alles", "tout", "todo"])


def _supplied(items: list[Item]) -> list[Item]:
    """The items with "*who supplies the data*?" as "which data sources?"."""
    who = next((i for i, item in enumerate(items) if "who" in item.concepts), -1)
    data = next((i for i, item in enumerate(items) if "n_source" in item.concepts), -1)
    if who < 0 or data < who or not any("uses" in item.concepts for item in items[who:data]) or any(item.kind in ("body", "class", "state") for item in items):
        return items
    which = replace(items[who], kind="concept", concepts=frozenset({"which", "stop"}))
    return [*items[:who], which, *(item for item in items[who + 1 : data] if "uses" not in item.concepts), *items[data:]]


#: Nouns in the singular that a number follows as a name.
_NAMED = {
    "footnote": frozenset(["footnote", "note", "note de bas de page", "fusnote", "fussnote", "nota", "nota al pie", "nota a pie de pagina"]),
    "indicator": frozenset(["indicator", "indicateur", "indikator", "indicador", "performance indicator", "leistungsindikator", "indicateur de performance"]),
    "priority": frozenset(["priority", "strategic priority", "priorite", "priorite strategique", "prioritat", "strategische prioritat", "prioridad", "prioridad estrategica"]),
    "action": frozenset(["action", "action number", "l'action", "masnahme", "massnahme", "aktion", "accion", "medida"]),
}
_NUMBER = frozenset(["number", "no", "nr", "numero", "nummer", "num"])


def _called(items: Sequence[Item], index: int) -> str:
    """The kind of the unit that a number written as a word names behind its noun, "" where it counts what follows."""
    before = [item for item in items[max(0, index - 2) : index] if fold(item.text) not in _NUMBER]
    behind = next((item for item in items[index + 1 :] if item.kind != "stop"), None)
    if not before or (behind is not None and (behind.kind in ("word", "number") or behind.concepts & set(NOUNS))):
        return ""
    return next((kind for kind, nouns in _NAMED.items() if fold(before[-1].text) in nouns), "")


def _for_action(items: Sequence[Item], index: int) -> bool:
    """ "Who is responsible for *13*?", "who handles *13* and *15*": a bare number that somebody is asked to be responsible for."""
    asked = any(item.concepts & {"who"} for item in items[:index])
    led = items[index - 1] if index else None
    behind = next((item for item in items[index + 1 :] if not filler(item)), None)
    counted = behind is not None and (behind.concepts & set(NOUNS) or behind.kind in ("word", "class", "body", "number"))
    return asked and led is not None and bool(led.concepts & {"responsible", "lead"}) and not counted


def nothing(items: Sequence[Item]) -> list[Item]:
    """The items with "have *nothing* due in 2021", "is there *nothing* for X" as having no action so."""
    found: list[Item] = []
    for i, item in enumerate(items):
        before = next((each for each in reversed(found) if each.kind != "punct"), None)
        behind = next((each for each in items[i + 1 :] if each.kind != "punct"), None)
        has = before is not None and (bool(before.concepts & {"has"}) or last_word(before) in ("there", "has", "have", "with"))
        goes_on = behind is not None and bool(behind.concepts & {"due", "in", "running", "start", "belongs", "responsible"} or behind.kind in ("year", "priority", "section", "area"))
        if fold(item.text) == "nothing" and has and goes_on:
            found += [replace(item, kind="concept", text="no", concepts=frozenset({"without"})), replace(item, kind="concept", concepts=frozenset({"n_action"}))]
        else:
            found.append(item)
    return found


_ACT = frozenset(["act", "acts"])
_WITH = frozenset(["with", "avec", "mit", "con"])
_RUN = frozenset(["run", "runs", "running"])
