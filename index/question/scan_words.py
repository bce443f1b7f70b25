"""Where the words that are scanned for stand around a verb of mentioning."""

from __future__ import annotations

from index.question.clause import Clause, filler
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold


def after(clause: Clause, index: int) -> tuple[list[str], list[int], str]:
    """(phrases, indexes, how they are joined) of the words after a verb of mentioning."""
    phrases: list[list[str]] = [[]]
    used: list[int] = []
    joined = ""
    for i in range(index + 1, len(clause.items)):
        item = clause.items[i]
        if item.kind in ("body", "class", "state") and phrases[-1]:
            turned = [j for j in used if j > index and fold(clause.items[j].text) in _AUXILIARIES and all(filler(each) for each in clause.items[j:i])]
            if turned:  # "that mention precursors *does* an EU agency carry?": the verb of another clause
                cut = sum(j >= turned[-1] for j in used)
                used = [j for j in used if j < turned[-1]]
                phrases[-1] = phrases[-1][: len(phrases[-1]) - cut] if cut <= len(phrases[-1]) else []
                break
            return [], [], ""  # "mention new Europol": more is said of the body than its name
        if not phrases[-1] and item.kind in ("action", "indicator"):
            continue  # "erwähnt *Maßnahme 3* das Darknet?": the subject of a verb that stands first
        if not clause.free(i) or (item.kind == "punct" and item.text != ","):
            break
        if _another(item) or (not phrases[-1] and item.concepts & {"most", "fewest"}):
            break  # "which priority contains *the most* actions?"
        if phrases[-1] and (fold(item.text) in _RELATIVE or (item.kind == "concept" and fold(item.text) in _AUXILIARIES)):
            break  # "mention cannabis *and with* a footnote", "mention cannabis *tiene* Europol"
        if phrases[-1] and (item.concepts & _HOW_OFTEN or fold(item.text) in _TIMES):
            break  # "mention cannabis *more than* once", "… *first*": how often or where it stands, and no word of the text
        if phrases[-1] and joined and "together" in item.concepts and item.text.lower() not in _AND:
            used.append(i)  # "cocaine and heroin *together*"
            continue
        if used and not phrases[-1] and len(phrases) > 1 and (item.concepts & _CONDITIONS or fold(item.text) in _RELATIVE_PRONOUNS):
            break  # "mention cannabis and *outside* section A"
        if item.concepts & {"mentions"} or (item.kind == "stop" and not phrases[-1]):
            used.append(i)
        elif not phrases[-1] and item.concepts & {"together", "all", "any"} and filler(item):
            joined = joined or ("or" if "any" in item.concepts else "and")  # "both cannabis and heroin"
            used.append(i)
        elif phrases[-1] and "together" in item.concepts and item.text.lower() in _AND:
            joined = "and"
            phrases.append([])
            used.append(i)
        elif item.kind == "body" and len(phrases) > 1:
            phrases[-1].append(item.text)  # "mention cocaine or *Europol*"
            used.append(i)
        elif item.concepts & {"and", "or"} or item.text == "," or item.text.lower() in ("nor", "noch"):
            if phrases[-1]:
                joined = joined or ("or" if "or" in item.concepts else "and" if "and" in item.concepts else "")
                phrases.append([])
            used.append(i)
        elif (
            item.kind in ("word", "number")
            or (item.kind == "concept" and not item.concepts & _ENDS)
            or item.kind == "stop"
        ):
            phrases[-1].append(item.text)
            used.append(i)
        else:
            break
    if len(phrases) > 1 and not phrases[-1]:
        phrases.pop()
        joiner = max((j for j in used if clause.items[j].concepts & {"and", "or"} or clause.items[j].text == ","), default=max(used))
        used = [j for j in used if j < joiner]
        joined = joined if len(phrases) > 1 else ""
    while phrases and phrases[-1] and used and _trails(clause.items[used[-1]], phrases[-1][-1]):
        phrases[-1].pop()
        used.pop()
    return [" ".join(p) for p in phrases if p], used, joined


#: Concepts of words that say how often something stands somewhere, or before what else.
_HOW_OFTEN = frozenset(["first", "last", "once", "more_than", "at_least", "at_most", "fewer_than", "exactly", "most", "fewest", "earliest"])
_TIMES = frozenset(["twice", "thrice", "often", "repeatedly", "zweimal", "dreimal", "mehrmals", "zuerst", "zuletzt", "souvent", "dos veces", "primero"])


def _another(item: Item) -> bool:
    """Whether an item joins another condition: "and with", "y que"."""
    words = fold(item.text).split()
    return len(words) > 1 and (words[0] in ("and", "und", "et", "y") or "and_what" in item.concepts)


_AUXILIARIES = frozenset(["does", "do", "did", "is", "are", "has", "have", "must", "should", "tiene", "tienen", "hat", "haben", "ist", "sind", "est", "sont", "incombent", "relevent", "corresponden", "dependen", "comparten"])
_RELATIVE = frozenset(["auxquelles", "auxquels", "desquelles", "desquels", "lesquelles", "dont", "qui", "que", "which", "that", "whose", "for which", "in which", "denen", "deren", "cuyo", "cuya", "cuyas", "en las que", "de las que"])
_RELATIVE_PRONOUNS = frozenset(["that", "which", "whose", "who", "qui", "que", "dont", "die", "deren", "cuyo", "cuya", "cuyas", "with", "without", "avec", "mit", "con", "sans", "ohne", "sin"])

#: What another condition begins with, behind an "and".
_CONDITIONS = frozenset(["outside", "has", "due", "start", "running", "belongs", "responsible", "lead", "involved", "before", "after", "until", "only", "without", "not", "no_date", "ongoing", "whole", "by", "from", "cites", "n_footnote", "n_section", "n_priority", "n_area", "n_timetable"])


def listed(clause: Clause, index: int) -> bool:
    """ "Mention cocaine or *Europol*": whether a body stands in a list of words behind a verb of mentioning."""
    joined = clause.items[index - 1 : index] if index else []
    if not joined or not (joined[0].concepts & {"and", "or"} or joined[0].text == ","):
        return False
    words = False
    for i in range(index - 2, max(-1, index - 8), -1):
        item = clause.items[i]
        if "mentions" in item.concepts:
            return words
        words = words or item.kind == "word"
        if not (item.kind == "word" or filler(item) or item.concepts & {"and", "or"} or item.text == ","):
            return False
    return False


def _trails(item: Item, last: str) -> bool:
    """Whether the last item of a phrase only stands behind the words meant."""
    return filler(item) or (item.text == last and last.lower() in _STANDING)


#: Verbs that end a question about words: "do the words human rights *appear*?"
_STANDING = frozenset(["appear", "appears", "occur", "occurs", "feature", "features", "figure", "figures", "stand", "stands"])

#: Longer words for "and".
_AND = frozenset(["as well as", "along with", "together with", "alongside", "as also", "ainsi que", "así como", "sowie"])

#: Concepts at which the words scanned for end: another condition begins.
_ENDS = frozenset(
    {
        "due",
        "before",
        "after",
        "until",
        "responsible",
        "n_action",
        "plan",
        "without",
        "only",
        "ongoing",
        "whole",
        "by",
        "not",
        "overall",
        "belongs",
    }
)


def before(clause: Clause, index: int) -> tuple[list[str], list[int], str]:
    """The words that "is mentioned" is said of: what stands right before it, over words that only lead there.

    A verb in the active has its object behind it ("which actions does section A *contain*?" scans for nothing),
    but at the end of a German relative clause.
    """
    if "active" in clause.items[index].concepts and not _turned(clause, index):
        return [], [], ""
    used: list[int] = []
    for i in range(index - 1, -1, -1):
        item = clause.items[i]
        if item.concepts & set(NOUNS) and i and not clause.free(i - 1) and clause.items[i - 1].concepts & set(NOUNS):
            break  # "which deadline *years* occur": one noun with the one before it, which is asked for
        if "n_text" in item.concepts:
            break  # "in whose *text* human rights are mentioned"
        told = item.kind == "concept" and not filler(item) and not item.concepts & (FRAMES | {"mentions"})
        if told or item.kind == "word" or (item.kind == "number" and i and clause.items[i - 1].kind == "word"):
            used.append(i)
        elif (used and not (filler(item) and item.kind == "stop")) or item.kind in _ENTITIES or item.text in ".;":
            break
    used = sorted(i for i in used if clause.free(i))
    return ([" ".join(clause.items[i].text for i in used)] if used else []), used, ""


#: Concepts that are never scanned for as words.
FRAMES = frozenset(["how_often", "first", "last", "which", "n_action", "how_many", "who", "when", "in", "not", "without", "but", "and_what", "n_indicator", "plan", "responsible", "due", "only", "overall", "hello", "light"])

#: What other conditions are made of: no words to scan for stand on their other side.
_ENTITIES = ("year", "years", "priority", "section", "area", "act", "quoted")


def _turned(clause: Clause, index: int) -> bool:
    """ "*Se* menciona X", "Maßnahmen, die X *erwähnen*": an active form whose object stands in front, or that has none."""
    before = clause.items[index - 1].text.lower() if index else ""
    last = all(item.kind == "punct" for item in clause.items[index + 1 :])
    following = clause.items[index + 1 : index + 2]
    last = last or any(item.text == "," or item.concepts & {"and", "or"} or _another(item) for item in following)
    german = any(item.text.lower() in _RELATIVES for item in clause.items[:index])
    return before in ("se", "wird", "werden", "ist", "sind") or (last and german)


_RELATIVES = frozenset(["die", "welche", "denen", "der", "das"])
