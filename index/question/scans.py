"""Words of the texts in a question: "mentions …", quoted words, and titles of priorities or sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.question.clause import Clause, filler
from index.question.filters import Filter
from index.question.interpretation import Draft
from index.question.items import Item
from index.world import World, stem, stems
from ingest.fold import fold


def quoted(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """Quoted words are a title, or scanned for literally where the clause asks which units hold them."""
    indexes = [i for i in clause.kinds("quoted") if clause.free(i)]
    for index in list(indexes):
        wanted = stems(str(clause.items[index].values[0]))
        titled = [
            u for kind in ("priority", "section") for _, u in world.units(kind) if _within(wanted, stems(u.heading))
        ]
        if len(titled) == 1 and len(wanted) > 2:
            indexes.remove(index)
            clause.use(index, *clause.concepts("n_priority", "n_section"))
            draft.places.append(f"place:{titled[0].place}")
            draft.understood.append((clause.items[index].text, titled[0].label))
    indexes = [i for i in indexes if not _timetable(clause, draft, world, i)]
    if indexes and (clause.has("mentions", "n_action", "n_indicator", "has") or clause.kinds("action", "indicator")):
        clause.use(*clause.concepts("mentions"))
        for group in _grouped(clause, indexes):
            said = [clause.items[i].text.strip(_MARKS) for i in group]
            named = [tuple(_in_the_texts(draft, world, each, language)) for each in said]
            denied = _denied(clause, min(group))
            op = "none" if denied else "any" if _any_of(clause, group) else "all"
            clause.use(*group, *denied, *[i for i in range(group[0], group[-1]) if fold(clause.items[i].text) in ("nor", "noch", "ni")])
            _scan(draft, op, named, clause.text(*group))
            draft.understood.append((clause.text(*group), f"these words stand in the text ({op})"))


#: Quotation marks, with the blanks that French puts inside them.
_MARKS = "\"'«»“”„‘’‚ \u00a0\u202f"


def _grouped(clause: Clause, indexes: Sequence[int]) -> list[list[int]]:
    """Quoted words in lists; a negation between two of them opens another ("X" *but not* "Y")."""
    groups = [[indexes[0]]]
    for last, index in pairwise(indexes):
        parts = any(item.concepts & {"not", "without"} and fold(item.text) not in ("nor", "noch", "ni") for item in clause.items[last + 1 : index])
        if parts:
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def _denied(clause: Clause, index: int) -> list[int]:
    """The negation that leads to words scanned for, over a verb of mentioning."""
    for i in range(index - 1, max(-1, index - 7), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and clause.free(i):
            return [i]
        if not (filler(item) or item.concepts & {"mentions", "has", "any", "or", "together"}):
            break
    return []


def _any_of(clause: Clause, indexes: Sequence[int]) -> bool:
    """Whether an "or" joins the words scanned for, or an "any of" leads to them."""
    return any(clause.items[i].concepts & {"or", "any"} for i in range(max(0, indexes[0] - 3), indexes[-1]))


def _timetable(clause: Clause, draft: Draft, world: World, index: int) -> bool:
    """Whether quoted words are a timetable as rows write it ("Ongoing"); then they are a condition on it."""
    written = str(clause.items[index].values[0]).strip().lower()
    tables = [row.action.timetable for row in world.rows if row.action.timetable]
    table = next((table for table in tables if table.written.strip().lower() == written), None)
    if table is None or not clause.has("n_timetable"):
        return False
    clause.use(index, *clause.concepts("n_timetable"))
    years = tuple(year for year in (table.start, table.end) if year is not None)
    item = Filter("year", "exactly", years) if years else Filter("timetable", "ongoing")
    draft.filters.append(item)
    draft.understood.append((clause.items[index].text, f"timetable: {table.written}"))
    return True


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether ``part`` stands in ``whole`` as it is."""
    width = len(part)
    return any(list(whole[i : i + width]) == list(part) for i in range(len(whole) - width + 1))


def words(clause: Clause, draft: Draft, world: World, language: str) -> None:
    """ "Mentions X": the free words that follow, or stand before "is mentioned"."""
    for index in clause.concepts("mentions"):
        if not clause.free(index):
            continue
        if _of_itself(clause, draft, index) or _passive(clause, index):
            continue
        neither = _neither(clause, index) or _pas(clause, index)
        closes = [item.text for item in clause.items[index + 1 : index + 2]] == [","]  # "die X erwähnen, …": the verb ends its clause
        phrases, used, joined = ([], [], "") if closes else _after(clause, neither or index)
        if not phrases and "belongs" not in clause.items[index].concepts:  # "which easy actions does it *contain*?"
            phrases, used, joined = _before(clause, index)
        if not phrases or all(clause.items[i].concepts & _FRAMES for i in used):
            continue
        if _holds(clause, index) and not any(_stands(world, phrase) for phrase in phrases):
            continue  # "contain ambitious targets": what things are like, and no words to look for
        negated = [i for i in clause.concepts("not", "without") if clause.free(i) and 0 < index - i <= 3 and i not in used]
        negated += [neither] if neither else []
        negated += _denied_behind(clause, max([index, *used]))
        clause.use(index, *used, *negated, *[i for i in clause.concepts("mentions") if abs(i - index) <= 3])
        op = "none" if negated else "all" if joined == "and" else "any"
        named = [tuple(_in_the_texts(draft, world, phrase, language)) for phrase in phrases]
        phrases = [other for others in named for other in others]
        _scan(draft, op, named, clause.text(*used))
        draft.understood.append((clause.text(*used), f"these words stand in the text ({op}): {', '.join(phrases)}"))
        _but_not(clause, draft, max([index, *used]))
        if not draft.target:
            of_bodies = any(item.field == "body" for item in draft.filters)
            draft.target = "units" if (clause.has("when") or "where" in _lower(clause)) and not of_bodies else "actions"


def _scan(draft: Draft, op: str, named: Sequence[tuple[str, ...]], text: str) -> None:
    """Words to look for, each under all that it may be called in the texts; what one word may be called is one condition."""
    phrases = tuple(other for others in named for other in others)
    if op == "all" and len(phrases) > len(named):
        draft.filters += [Filter("word", "any", others, text) for others in named]
    else:
        draft.filters.append(Filter("word", op, phrases, text))


def _in_the_texts(draft: Draft, world: World, phrase: str, language: str) -> list[str]:
    """A phrase as the texts have it: what it is called there, where it is a word of another language.

    One that stands nowhere and has no known counterpart may be a word of the question's language: that it does not
    stand in a text in another one proves nothing, and a note says so. Neither does one that stands there as another
    word of the same letters (German "Personal", staff).
    """
    written = {plan.language for plan in world.plans}
    stands = _stands(world, phrase)
    if stands and language in written:
        return [phrase]
    called = world.terms.counterparts(phrase, language) or (() if stands else world.terms.counterparts(phrase))
    found = [term for term in called if _stands(world, term)]
    if found:
        if {world.roots(term) for term in found} != {world.roots(phrase)}:
            draft.notes.append(f"called:{phrase}:{', '.join(found)}")
        return found
    if stands:
        return [phrase]
    if written and language not in written and not phrase.isupper():
        draft.notes.append(f"foreign:{phrase}")
    return [phrase]


def _of_itself(clause: Clause, draft: Draft, index: int) -> bool:
    """ "Which of Eurojust's actions mention *it*": a pronoun is no word to scan for, but the body that it stands for."""
    at = next((i for i in range(index + 1, min(index + 3, len(clause.items))) if clause.items[i].text.lower() in _PRONOUNS), None)
    behind = clause.items[at + 1 : at + 2] if at is not None else []
    if at is None or any(item.kind == "word" for item in behind):
        return False
    bodies = [i for i in clause.kinds("body") if i < index]
    if not bodies:
        return False
    body = clause.items[bodies[-1]]
    denied = [i for i in clause.concepts("not", "without") if clause.free(i) and 0 < index - i <= 3]
    clause.use(at, *denied, *clause.concepts("mentions"))
    draft.filters.append(Filter("named", "none" if denied else "any", body.values, clause.text(at)))
    draft.understood.append((clause.text(at), f"named in the text: {body.values[0]}"))
    return True


def _passive(clause: Clause, index: int) -> bool:
    """ "Networks are named *for* sharing data", "which countries are mentioned": things of a kind are asked for, not words."""
    verb = clause.items[index]
    if not verb.text.lower().endswith("ed") or clause.has("n_action", "n_indicator"):
        return False
    following = clause.items[index + 1 : index + 2]
    if following and following[0].text.lower() in _PURPOSE:
        return True
    asking = [i for i in clause.concepts("which", "how_many") if i < index and clause.items[i].text.lower() in _ASKING]
    between = clause.items[asking[-1] + 1 : index] if asking else []
    return any(item.kind == "word" for item in between) and between[0].kind == "word"


_PRONOUNS = frozenset(["it", "them", "itself", "themselves"])
_PURPOSE = frozenset(["for", "in relation to", "in connection with", "with regard to", "with respect to", "concerning", "regarding", "as regards"])
_ASKING = frozenset(["which", "what", "how many", "list", "name"])


def _denied_behind(clause: Clause, last: int) -> list[int]:
    """ "Maßnahmen erwähnen X *nicht*": a German denial stands behind the words, at the end."""
    behind = [i for i in range(last + 1, len(clause.items)) if clause.items[i].kind != "punct"]
    return behind if len(behind) == 1 and clause.items[behind[0]].text.lower() == "nicht" and clause.free(behind[0]) else []


def _neither(clause: Clause, index: int) -> int:
    """ "Mention *neither* X nor Y", "ne mentionnent *pas* X": where the denial stands, 0 if there is none."""
    following = clause.items[index + 1 : index + 2]
    return index + 1 if following and following[0].text.lower() in ("neither", "weder", "no", "pas") and clause.free(index + 1) else 0


def _pas(clause: Clause, index: int) -> int:
    """ "Ne mentionnent *pas* X", "erwähnen *nicht* X": a negation right behind its verb, 0 if there is none."""
    following = clause.items[index + 1 : index + 2]
    return index + 1 if following and fold(following[0].text) in _BEHIND_VERB and clause.free(index + 1) else 0


_BEHIND_VERB = frozenset(["no", "kein", "keine", "keinen", "keinerlei", "aucun", "aucune", "ningun", "ninguna", "pas", "nicht", "jamais", "nulle part", "point", "aucunement"])


def _but_not(clause: Clause, draft: Draft, last: int) -> None:
    """ "Mention salmon *but not eel*": words behind those scanned for that may not stand there."""
    if last + 1 >= len(clause.items) or not clause.items[last + 1].concepts & {"without", "not"} or not clause.free(last + 1):
        return
    phrases, used, _ = _after(clause, last + 1)
    if phrases and all(clause.items[i].kind == "word" or filler(clause.items[i]) or clause.items[i].concepts & {"or", "and", "without"} for i in used):
        clause.use(last + 1, *used)
        draft.filters.append(Filter("word", "none", tuple(phrases), clause.text(last + 1, *used)))
        draft.understood.append((clause.text(last + 1, *used), f"these words stand nowhere in the text: {', '.join(phrases)}"))


def _lower(clause: Clause) -> set[str]:
    return {word for item in clause.items for word in item.text.lower().split()}


def _after(clause: Clause, index: int) -> tuple[list[str], list[int], str]:
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
        if _another(item):
            break
        if phrases[-1] and (fold(item.text) in _RELATIVE or (item.kind == "concept" and fold(item.text) in _AUXILIARIES)):
            break  # "mention cannabis *and with* a footnote", "mention cannabis *tiene* Europol"
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


#: Concepts that are never scanned for as words.
_FRAMES = frozenset(["how_often", "first", "last", "which", "n_action", "how_many", "who", "when", "in", "not", "without", "but", "and_what", "n_indicator", "plan", "responsible", "due", "only", "overall", "hello", "light"])


def _before(clause: Clause, index: int) -> tuple[list[str], list[int], str]:
    """The words that "is mentioned" is said of: what stands right before it, over words that only lead there.

    A verb in the active has its object behind it ("which actions does section A *contain*?" scans for nothing),
    but at the end of a German relative clause.
    """
    if "active" in clause.items[index].concepts and not _turned(clause, index):
        return [], [], ""
    used: list[int] = []
    for i in range(index - 1, -1, -1):
        item = clause.items[i]
        if "n_text" in item.concepts:
            break  # "in whose *text* human rights are mentioned"
        told = item.kind == "concept" and not filler(item) and not item.concepts & (_FRAMES | {"mentions"})
        if told or item.kind == "word" or (item.kind == "number" and i and clause.items[i - 1].kind == "word"):
            used.append(i)
        elif (used and not (filler(item) and item.kind == "stop")) or item.kind in _ENTITIES or item.text in ".;":
            break
    used = sorted(i for i in used if clause.free(i))
    return ([" ".join(clause.items[i].text for i in used)] if used else []), used, ""


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


def _holds(clause: Clause, index: int) -> bool:
    """Whether a verb says no more than that something is in there ("contain"), which words and much else can be."""
    return "holds" in clause.items[index].concepts


def _stands(world: World, phrase: str) -> bool:
    """Whether a phrase stands anywhere in the texts."""
    pattern = world.roots(phrase)
    return any(words.find(pattern) for words in world.words)


def titled(clause: Clause, world: World, kind: str, nouns: Sequence[int]) -> Iterator[tuple[int, str]]:
    """(index, place) of words near ``nouns`` that belong to the title of just one unit of a kind."""
    if not nouns:
        return
    titles = [(place.place, set(stems(place.heading))) for _, place in world.units(kind)]
    for index, item in enumerate(clause.items):
        if item.kind not in ("word", "concept") or not clause.free(index) or filler(item) or index in nouns:
            continue
        wanted = {stem(word) for word in stems(item.text)}
        found = [place for place, words_of in titles if wanted and wanted <= words_of]
        if len(found) == 1 and min(abs(index - noun) for noun in nouns) <= 6:
            yield index, found[0]


def priority_titles(clause: Clause, draft: Draft, world: World) -> None:
    """A strategic priority by the words of its title, next to the word "priority"."""
    nouns = clause.concepts("n_priority")
    if not nouns or any(place.startswith("priority:") for place in draft.places):
        return
    free = [
        i
        for i, item in enumerate(clause.items)
        if clause.free(i)
        and (item.kind == "word" or (item.kind == "concept" and not filler(item)))
        and i not in nouns
        and not item.concepts
        & {
            "which",
            "n_action",
            "how_many",
            "who",
            "when",
            "topic",
            "belongs",
            "responsible",
            "most",
            "fewest",
            "title",
        }
    ]
    wanted = {stem(word): i for i in free for word in stems(clause.items[i].text)}
    if not wanted:
        return
    scores = {}
    for document, unit in world.units("priority"):
        hits = set(wanted) & set(stems(unit.heading))
        scores[(document, unit.place)] = hits
    best = max(scores.values(), key=len, default=set())
    winners = [key for key, hits in scores.items() if len(hits) == len(best)]
    if best and len(winners) == 1:
        used = [wanted[word] for word in best]
        clause.use(*used, *nouns, *clause.concepts("topic"))
        draft.places.append(f"place:{winners[0][1]}")
        draft.understood.append(
            (clause.text(*used), f"strategic priority {winners[0][1].removeprefix('sp_')}, by its title")
        )
