"""How long actions run: "lasting more than a year", "three-year actions", "the longest-running", "how long does it take?".

A duration is counted in the calendar years of a timetable: "2021" is one, "2022-2025" four. Words of duration become items of
kind ``lasting`` with (sign, number) or (``longest``,) as values, in any of the languages, and then conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question.clause import Clause, filler
from index.question.filters import NOT, Filter
from index.question.interpretation import Draft, Interpretation
from index.question.items import Item
from ingest.fold import fold

EXTREMES = ("longest", "shortest")
"""The notes written here, until ``settled`` turns them into a condition."""

_SIGNS = {
    ">": ("more than", "longer than", "over", "in excess of", "plus de", "plus d'", "plus longtemps qu'", "mehr als", "langer als", "mas de", "mas que"),
    ">=": ("at least", "no less than", "not less than", "no fewer than", "a minimum of", "au moins", "mindestens", "al menos", "como minimo"),
    "<": ("less than", "fewer than", "shorter than", "under", "moins de", "moins d'", "weniger als", "kurzer als", "menos de"),
    "<=": ("at most", "no more than", "no longer than", "not more than", "not longer than", "up to", "a maximum of", "au plus", "hochstens", "maximal", "como maximo", "a lo sumo"),
    "=": ("exactly", "only", "just", "precisely", "no more and no less than", "exactement", "seulement", "genau", "nur", "qu'", "que", "exactamente", "solo", "solamente"),
}  # fmt: skip
_BEHIND = {">=": ("or more", "or longer", "ou plus", "oder mehr", "oder langer", "o mas"), "<=": ("or less", "or fewer", "or shorter", "ou moins", "oder weniger", "o menos")}
_NUMBERS = {word: number for number, words in enumerate(("one a an single un une ein eine einem einen uno", "two deux zwei dos", "three trois drei tres", "four quatre vier cuatro", "five cinq funf cinco"), start=1) for word in words.split()}
_SIGN_OF = {words: sign for sign, many in (*_SIGNS.items(), *_BEHIND.items()) for words in many}

_MANY = "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"|\d{1,2}"
_SIGN = "|".join(sorted((words for many in _SIGNS.values() for words in many), key=len, reverse=True))
_AFTER = "|".join(words for many in _BEHIND.values() for words in many)
#: Verbs and nouns of duration before a number of years; "the last two years" is none.
_LASTS = (
    r"(?:runs?|running|(?<!the )(?<!'s )(?<!in )lasts?|lasting|takes?|taking|need|needs|spans?|spanning|stretch(?:es|ing)?|extends?|extending|go on|goes on|covers?|covering|duration|length|term|timetables?|time ?frames?|"
    r"durent|dure|durant|s'etend|s'etendent|duree|prennent|prend|dauern|dauert|laufen|lauft|dauer|laufzeit|erstrecken sich|erstreckt sich|duran|dura|duracion|se extienden|se extiende)"
)
_LINK = r"(?:(?:for|over|within|across|of|during|on|a period of|a duration of|sur|pendant|de|d'|uber|von|sich|durante|is|are|est|ist|es) ?){0,3}"
_YEARS = r"(?:(?:calendar|full|whole|single|entire) ?)*(?:years?|ans?|annees?|jahren?|jahr|jahre|ano|anos)"
_LASTING = re.compile(
    rf"\b(?:(?P<ne>ne |n')(?=\w))?(?P<verb>{_LASTS} {_LINK})?(?P<sign>(?:{_SIGN}) ?)?(?:a )?(?P<many>{_MANY}) {_YEARS}(?P<after> (?:{_AFTER}))?(?P<long> long| de long| lang)?(?![\w'-])"
)  # fmt: skip
_OWN = ("longer than", "shorter than", "no longer than", "not longer than", "langer als", "kurzer als")
_COMPOUND = re.compile(
    r"\b(?P<many>one|two|three|four|five|\d|single|multi|ein|zwei|drei|vier|funf|mehr)[- ]?(?:year|annual|jahrige[nrs]?)(?:[- ]long)?(?= (?:actions?|measures?|commitments?|rows?|ones|timetables?|deadlines?|duration|mas(?:s)?nahmen?)\b)"
    r"|\b(?P<fr>plurianuales?|pluriannuelles?|multiannual)\b"
)  # fmt: skip
_SAME = re.compile(r"\b(?:start|begin|open)s? (?:and|as well as|and also) (?:end|finish|conclude|close)s? (?:with)?in (?:one and )?the (?:very )?same (?:calendar )?year\b|\b(?:start|begin|end|finish|conclude)s? (?:in )?the (?:very |same )*year (?:in which |that )?(?:they|it) (?:start|begin|end|finish|conclude)s?\b")
_EXTREME = re.compile(
    r"(?<!\w)(?<!been running )(?<!been going )(?<!been active )(?:the |les? |la |las |los |el |am |die |der )?(?:(?P<longest>longest|plus longue?s?|langsten?|mas largas?|mas largos?)|(?P<shortest>shortest|briefest|plus courte?s?|plus breves?|kurzesten?|mas cortas?|mas cortos?|mas breves?))"
    r"(?:[- ](?:running|lasting|lived|term))?(?: (?:duration|timetable|time ?frame|time ?span|period|run|time|duree|laufzeit|dauer|duracion))?(?!\w)(?! (?:\w+ )?(?:text|wording|title|name|sentence|list|word|description)s?\b)"
)  # fmt: skip


def told(items: Sequence[Item], text: str) -> list[Item]:
    """The items with words of duration as one item each."""
    found = list(items)
    folded = fold(text)
    matches: list[tuple[int, int, tuple[str | int, ...]]] = []
    for match in _LASTING.finditer(folded):
        sign, many = (match["sign"] or "").strip(), _NUMBERS.get(match["many"]) or (int(match["many"]) if match["many"].isdigit() else 0)
        if many and (match["verb"] or match["long"] or sign in _OWN):
            first = match.end("ne") if match["ne"] and not sign.startswith("qu") else match.start()  # "*ne* durent *qu*'un an"
            matches.append((first, match.end(), (_SIGN_OF.get((match["after"] or "").strip()) or _SIGN_OF.get(sign, "="), many)))
    for match in _COMPOUND.finditer(folded):
        several = match["fr"] or match["many"] in ("multi", "mehr")
        many = 1 if match["many"] in ("single", "ein") else _NUMBERS.get(match["many"] or "") or _number(match["many"])
        matches.append((*match.span(), (">", 1) if several else ("=", many)))
    matches += [(*match.span(), ("=", 1)) for match in _SAME.finditer(folded)]
    matches += [(*match.span(), ("longest" if match["longest"] else "shortest",)) for match in _EXTREME.finditer(folded)]
    for start, end, values in matches:
        covered = [item for item in found if item.start < end and item.end > start]
        if not covered or any(item.kind not in ("word", "concept", "stop", "number") for item in covered):
            continue
        first, last = min(start, covered[0].start), max(end, covered[-1].end)
        made = Item("lasting", values, first, last, text[first:last])
        found = sorted([*(item for item in found if item not in covered), made], key=lambda item: item.start)
    return found


def _number(word: str | None) -> int:
    return {"zwei": 2, "drei": 3, "vier": 4, "funf": 5}.get(word or "") or (int(word) if word and word.isdigit() else 0)


def read(clause: Clause, draft: Draft) -> None:
    """Conditions on how long actions run, and how long an action named by number does."""
    numbered = [place for place in draft.places if place.startswith("action:")]
    _how_long(clause, draft, numbered)
    for index in clause.kinds("lasting"):
        item = clause.items[index]
        negations = _negations(clause, index)
        around = [i for i in clause.concepts("running", "due", "n_timetable", "start") if abs(i - index) <= 3]
        around += [i for i in range(max(0, index - 2), index) if fold(clause.items[i].text) in _TAKE]
        if item.values[0] in EXTREMES:
            if negations or numbered or not (around or _of_time(clause, index)):
                continue  # of one action, whether it is the longest of all is another question; and "the longest" may mean its text
            clause.use(index, *around)
            draft.notes.append(str(item.values[0]))
            draft.understood.append((item.text, f"the {item.values[0]} by the calendar years of its timetable"))
        else:
            clause.use(index, *negations)
            op = f"{NOT if negations else ''}{item.values[0]}"
            words = clause.text(*negations, index)
            draft.filters.append(Filter("year_count", op, (int(item.values[1]),), words))
            draft.understood.append((words, f"number of calendar years {op.replace(NOT, 'not ')} {item.values[1]}"))
        if not numbered and draft.target in ("", "years") and not (clause.has("n_action") and clause.has("when", "n_timetable")):
            draft.target = "actions"


def _how_long(clause: Clause, draft: Draft, numbered: Sequence[str]) -> None:
    """ "How long does Action 4 run?", "how many years does it take?", "the duration of Action 10"."""
    asked = [i for i in clause.concepts("when", "how_many") if fold(clause.items[i].text) in _HOW_LONG]
    asked = [i for i in asked if "when" in clause.items[i].concepts or any("n_year" in item.concepts for item in clause.items[i + 1 : i + 3])]
    nouns = [i for i, item in enumerate(clause.items) if fold(item.text) in _DURATION]
    if not numbered or not (asked or nouns) or clause.kinds("lasting"):
        return
    verbs = [i for i, item in enumerate(clause.items) if fold(item.text).split()[:1] and fold(item.text).split()[0] in _TAKE]
    clause.use(*asked, *nouns, *verbs, *clause.concepts("running", "n_year") if asked or nouns else [])
    draft.fields.append("duration")
    draft.target, draft.form = "", "list"


_HOW_LONG = frozenset(["how long", "how many", "for how long", "for how many", "over how many", "combien", "combien de temps", "wie lange", "wie viele", "cuanto tiempo", "cuantos", "what number of"])
_DURATION = frozenset(["duration", "length", "lifetime", "time span", "duree", "dauer", "laufzeit", "duracion"])
_TAKE = frozenset(["take", "takes", "taking", "prend", "dure", "dauert", "dura"])


def _of_time(clause: Clause, index: int) -> bool:
    """Whether "longest" says itself that it is of time ("longest-running"), or stands right before the noun ("the longest actions")."""
    words = fold(clause.items[index].text).replace("-", " ").split()
    behind = next((item for item in clause.items[index + 1 :] if not (filler(item) or item.kind in ("body", "class"))), None)
    return bool(_TIME & set(words)) or (behind is not None and "n_action" in behind.concepts)


_TIME = frozenset(["running", "lasting", "lived", "term", "duration", "timetable", "timeframe", "frame", "timespan", "span", "period", "run", "time", "duree", "laufzeit", "dauer", "duracion"])


def _negations(clause: Clause, index: int) -> list[int]:
    """The negation that leads to a duration over fillers."""
    for i in range(index - 1, max(-1, index - 4), -1):
        item = clause.items[i]
        if item.concepts & {"not", "without"} and clause.free(i):
            return [i]
        if not filler(item):
            return []
    return []


def noted(one: Interpretation) -> str:
    """The extreme of duration that is still to be settled, "" where there is none."""
    return next((note for note in one.notes if note in EXTREMES), "")


def settled(one: Interpretation, years: Sequence[tuple[int | None, int | None]]) -> Interpretation:
    """The interpretation with its extreme of duration as a condition.

    Args:
        years: (start, end) of each action that the rest of it selects.
    """
    kind = noted(one)
    if not kind:
        return one
    lasting = [end - start + 1 for start, end in years if start is not None and end is not None]
    kept = tuple(note for note in one.notes if note not in EXTREMES)
    if not lasting:
        return replace(one, filters=(*one.filters, Filter("timetable", "dated")), notes=kept)
    many = max(lasting) if kind == "longest" else min(lasting)
    return replace(one, filters=(*one.filters, Filter("year_count", "=", (many,), "")), notes=kept)
