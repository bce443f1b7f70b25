"""Which edition of a text a question means: as adopted, a consolidated state, or what held on a day.

One edition answers; which one is said with every answer, and two are shown only side by side, each under its
own name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.answer.phrases import joined, phrase
from index.question.interpretation import Interpretation
from index.world import World
from ingest import spellings
from ingest.fold import fold
from ingest.model import Document, Work
from ingest.naming import called
from ingest.wording import written

_MONTHS_OF = (
    "january february march april may june july august september october november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar marz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
MONTHS = {name: number for months in _MONTHS_OF for number, name in enumerate(months.split(), start=1)}
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?: of| de)? (?P<month>{'|'.join(MONTHS)}),?(?: de)? (?P<year>\d{{4}})"
    rf"|(?P<whole>{'|'.join(MONTHS)}),?(?: de)? (?P<of>\d{{4}})"
    r"|(?P<iso>\d{4}-\d\d-\d\d)|(?P<only>(?:19|20)\d\d))(?!\w|-\d)"
)
# "in the state of 9 July 2018", "as it stood on 1 March 2019", "the 2018 version": not the day in an act's title.
_STATE = r"(?:states?|versions?|editions?|wordings?|texts?|consolidations?|consolidated|amended|applicable|valid|stood|force|as)"
_DATED = re.compile(rf"\b(?:{_STATE} (?:as )?(?:of|on|at|from|in|dated)|on|in|as of|at|au|le|en|el|am|im jahr|im) {_DAY}")
_VERSION = re.compile(
    rf"\b(?:(?P<whole>{'|'.join(MONTHS)}) (?P<of>(?:19|20)\d\d)|(?P<only>(?:19|20)\d\d))(?:'s)? "
    r"(?:(?:original|consolidated|amended) )?(?:state|version|edition|consolidation|text|wording)\b"
)
_CHANGES = r"(?:amend|chang|modifi|revis|updat|consolidat|modific|anderung|novell|reform)"
_ORIGINAL = re.compile(
    r"\b(?:original(?:ly|e|en|er|a|es)?|d'origine|ursprunglich\w*|initial(?:ly|e)?|as (?:it was )?(?:first |originally |initially )?(?:published|adopted|enacted|passed)|unamended|"
    r"(?:before|prior to|avant|vor|antes de)(?:\sit|\sits|\sthe|\sany|\sla|\ssa|\ssu|\sder|\sseiner|\sihrer|\sbeing|\sit\swas|\ssubsequent|\slater|\sl'|\s){1,3}\w{0,12}\s?"
    rf"{_CHANGES}\w*)\b"
)
_BEFORE = re.compile(rf"\b(?:before|prior to|avant|vor|antes de) {_DAY}")
_BEFORE_YEAR = re.compile(r"\b(?:before|prior to|avant|vor|antes de) (?:19|20)\d\d\b")
_NEWEST = re.compile(r"\b(?:consolidated|as amended|current(?:ly)?|newest|latest|up to date|today'?s?|now)\b")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The editions that answer, the first one first; ``missing`` says which one was asked for and is not held.

    ``fixed``: the question says which edition, so that no other one may answer in its place.
    """

    documents: tuple[Document, ...]
    missing: str = ""
    fixed: bool = False


def choose(work: Work, named: Sequence[str], one: Interpretation, world: World, on: dt.date) -> Chosen:
    """The editions of ``work`` that a question means, by what it names, says and the day it is asked for."""
    default = world.edition(work.id)
    if default is None:
        return Chosen(())
    held = [each for each in world.editions(work.id) if each.language == default.language]
    texts = [each for each in held if each.state != "digest"]
    if not texts:
        return Chosen((default,))
    own = [name for name in named if spellings.base_celex(name)[1] and spellings.base_celex(name)[0] == work.celex]
    if own:
        exact = tuple(each for name in own for each in texts if each.id.split(".")[0] == name)
        return Chosen(exact, fixed=True) if exact else Chosen((default,), phrase(one.language, "missing_state", names=joined(one.language, own)))
    said = _bare(one)
    original = [each for each in texts if each.state == "original"]
    states = sorted((each for each in texts if each.state == "consolidated"), key=lambda each: each.as_of or dt.date.min)
    wants_original, wants_newest, day = bool(_ORIGINAL.search(said)), bool(_NEWEST.search(said)), _day(said)
    if wants_original and not original:
        return Chosen((default,), phrase(one.language, "missing_original"))
    if wants_original and wants_newest and states:
        if day is None or day.year == _year(original[0], work):
            return Chosen((original[0], states[-1]), fixed=True)
        other = _valid(day, work, original, states, default, one.language)
        return replace(other, documents=tuple(dict.fromkeys((original[0], *other.documents))), fixed=True)
    if wants_original:
        return Chosen((original[0],), fixed=True)
    stretch = _STRETCH.search(said)
    if stretch:
        ends = [dt.date(int(year), 12, 31) for year in stretch.groups()]
        both = tuple(dict.fromkeys(document for end in ends for document in _valid(end, work, original, states, default, one.language).documents))
        if len(both) == 2:
            return Chosen(both, fixed=True)
    if day is None:
        asked = on if on < dt.date.today() and not wants_newest else None
        return _valid(asked, work, original, states, default, one.language) if asked else Chosen((states[-1] if wants_newest and states else default,))
    return replace(_valid(day, work, original, states, default, one.language), fixed=True)


#: "What changed between *2018 and 2024*", "compare it in *2018 with 2024*": the editions that held at the end of each year.
_STRETCH = re.compile(
    r"(?<![\w/])((?:19|20)\d\d)(?:\s(?:edition|version|text|state))?\s{1,3}(?:and|to|until|vs\.?|versus|with|against|und|bis|mit|gegen|et|avec|y|a|con)\s{1,3}"
    r"(?:(?:in|im|en|of|that of|the|the one of|im jahr|celle de|la de)\s)?((?:19|20)\d\d)(?![\w/])"
)


def _year(original: Document, work: Work) -> int | None:
    return (original.as_of or work.date or dt.date.min).year


def _valid(day: dt.date, work: Work, original: Sequence[Document], states: Sequence[Document], default: Document, language: str) -> Chosen:
    """The edition that held on a day: the newest state up to it, else the text as adopted; one that is known to lie between is missing."""
    before = [each for each in states if each.as_of and each.as_of <= day]
    held = before[-1:] or original[:1]
    if held:
        known = [source.as_of for source in work.sources if source.state == "consolidated" and source.as_of and source.as_of <= day]
        newest = max(known, default=None)
        if newest and newest > (held[0].as_of or work.date or dt.date.min):
            return Chosen((held[0],), phrase(language, "missing_between", day=written(newest, language)))
        return Chosen((held[0],))
    return Chosen((default,), phrase(language, "missing_day", day=written(day, language)))


def day_of(one: Interpretation) -> dt.date | None:
    """The day, or the last one of the year, that a question asks for besides the acts' own dates."""
    return _day(_bare(one))


def with_place(work: Work, place: str, world: World, without: Document) -> Document | None:
    """Another edition of the work that has ``place``: recitals stand only in the text as adopted."""
    others = [each for each in world.editions(work.id) if each.id != without.id and each.language == without.language]
    others.sort(key=lambda each: (each.state == "digest", each.state != "original", each.id))
    return next((each for each in others if world.unit(each.id, place)), None)


def without_editions(said: str) -> str:
    """The folded question with blanks for the words that say which edition is meant: they ask nothing themselves."""
    return re.sub(rf"{_ORIGINAL.pattern}|{_BEFORE_YEAR.pattern}", lambda match: " " * len(match.group()), said)


def edition_words(document: Document, world: World, language: str = "en") -> str:
    """What edition a document is, for brackets behind its name."""
    if document.state == "digest":
        return phrase(language, "edition_digest")
    work = world.work_of(document.id)
    consolidated = document.state == "consolidated"
    day = document.as_of if consolidated else work.date if work else None
    key = "edition_consolidated" if consolidated else "edition_original"
    return phrase(language, f"{key}_of", day=written(day, language)) if day else phrase(language, key)


def named(document: Document, world: World, language: str = "en") -> str:
    """The short title of a text with its edition: "Directive 2014/42/EU (original text of 3 April 2014)"."""
    work = world.work_of(document.id)
    return f"{called(work, language) if work else document.title} ({edition_words(document, world, language)})"


def in_words(text: str) -> str:
    """A sentence with its ISO days as people write them: 2016-10-04 → 4 October 2016."""
    return re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b", _in_words, text)


def _in_words(match: re.Match[str]) -> str:
    try:
        return written(dt.date(*map(int, match.groups())))
    except ValueError:
        return match.group()


def held_words(work: Work, world: World, language: str = "en") -> list[tuple[Document, str]]:
    """Every edition held of a work, oldest text first, with what it is."""
    held = sorted(world.editions(work.id), key=lambda each: (each.state == "digest", each.as_of or dt.date.min, each.id))
    return [(each, f"{each.id}: {edition_words(each, world, language)}") for each in held]


# --------------------------------------------------------------------------- what the question says


def without_names(one: Interpretation) -> str:
    """The question without the words that name its acts, or all of it where nothing else is in it."""
    said = _without_behind(one)
    for text, meaning in one.understood:
        if any(act.removeprefix("/") in meaning for act in one.acts):
            said = said.replace(text, " ")
    left = " ".join(said.split())
    return left if any(character.isalnum() for character in left) else one.question


def _without_behind(one: Interpretation) -> str:
    """The question without "the directive behind Action 8": what joins an act to the action that leans on it asks nothing."""
    said = one.question
    actions = [text for text, meaning in one.understood if meaning.startswith("action ")]
    for act in (text for text, meaning in one.understood if meaning.startswith("cited by ")):
        for action in actions:
            near = rf"{re.escape(act)}\b[^?.!,;]{{0,{_JOINING}}}?{re.escape(action)}"
            said = re.sub(rf"(?:\b(?:the|le|la|die|der|das|dem|den|el)\s|\bl')?{near}", " ", said, count=1)
    return said


_JOINING = 40
"""Characters that may join an act to an action: "that is cited in the text of"."""


def _bare(one: Interpretation) -> str:
    """The same, folded: the day in a title is no state."""
    return fold(without_names(one))


def _day(said: str) -> dt.date | None:
    before = _BEFORE.search(said)
    if before:
        return _written(before, first=True)
    match = _DATED.search(said) or _VERSION.search(said)
    return _written(match) if match else None


def _written(match: re.Match[str], *, first: bool = False) -> dt.date | None:
    """The day that a match writes; of a year the last one, or the one before it with ``first``."""
    found = {name: value for name, value in match.groupdict().items() if value}
    try:
        if "iso" in found:
            day = dt.date.fromisoformat(found["iso"])
        elif "only" in found:
            return dt.date(int(found["only"]) - first, 12, 31)
        elif "whole" in found:
            year, month = int(found["of"]), MONTHS[found["whole"]]
            return dt.date(year, month, 1) - dt.timedelta(days=1) if first else dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        else:
            day = dt.date(int(found["year"]), MONTHS[found["month"]], int(found["day"]))
        return day - dt.timedelta(days=1) if first else day
    except ValueError:
        return None
