"""Does an answer's wording say only what it cites and what was computed?

Its quotations must be quoted, and what is left of it may hold no figure and no acronym that is in
neither its citations nor its result. A claim has its own citations alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from index.actions import row
from index.codec import to_plain
from index.errors import BadAnswer
from index.points import points
from index.records import Records
from ingest.naming import called
from ingest.sentences import sentences
from ingest.short_titles import spoken_of
from ingest.wording import LANGUAGES

# what supports the wording besides its citations, and of a citation what does
_ROW = ("label", "areas", "timetable", "bodies", "bodies_written", "priority", "section")
_SHARED = ("question", "on", "result", "mentions", "readings", "parts", "interpretation")
_CITED = ("label", "place", "quote", "as_of", "legal_status")
_ITEM = re.compile(r"[^\s/]+/[a-z]{2,5}_[^\s/]+")  # document/place
_PLACE_NUMBER = re.compile(r"(?<=[a-z]_)\d+")  # of act_46
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,/:]\d+)*")
_ACRONYM = re.compile(r"\b[A-Z][A-Z-]*[A-Z]\b")
_QUOTED = re.compile(r"(?:„([^„“\n]{3,2000})“|«\s?([^«»\n]{3,2000}?)\s?»|[“\"]([^“”\"\n]{3,2000})[”\"])")
_FRAMES = "CELEX ELI OJ JO DO FILE"
"""What the frames of answers call identifiers, the Official Journal and a file to be added, in the languages that they are in."""
_LONG_QUOTE = 60  # characters: a shorter one may be a search's words, in another order than they stood in


def unsupported(
    answer: Mapping[str, Any],
    claims: Sequence[tuple[str, Sequence[int]]],
    citations: Sequence[Any],
    records: Records,
) -> list[str]:
    """Figures, quotations and acronyms of the wording that nothing cited or computed contains.

    The wording may use the question's own words and the names of the texts it cites or was asked about.
    """
    wording = answer.get("answer", "")
    if not isinstance(wording, str):
        raise BadAnswer("`answer` is not a text.")
    shared = [_flat(answer.get(field)) for field in _SHARED]
    shared += [_lengths(answer), *_rows(answer.get("result"), records), *_beneath(answer.get("result"), records), *_histories(citations, answer.get("result"), records)]
    shared += [_FRAMES, _articles(_asked(answer), records)]
    cited = [" ".join([_flat([c.get(field) for field in _CITED]), *_bodies(c, records), *_headings(c, records)]) for c in citations]
    shared += _points_left(citations, records)
    quotes = [" ".join(str(c.get("quote", "")).split()) for c in citations]
    names = _names(citations, _asked(answer), records)
    missing = _values_missing(_unquoted(wording, quotes), [*shared, *cited], names)
    for text, numbers in claims:
        missing += _values_missing(_unquoted(text, [quotes[number] for number in numbers]), [*shared, *(cited[number] for number in numbers)], names)
    return list(dict.fromkeys(missing))


def _unquoted(wording: str, quotes: Sequence[str]) -> str:
    """The wording without what it quotes letter for letter: a list's lead-in and its points may be told as one quotation, and
    what is quoted may hold quotation marks of its own."""
    plain = " ".join(wording.split())
    for quote in sorted({each for each in quotes if len(each) > _LONG_QUOTE}, key=lambda each: (-len(each), each)):
        plain = plain.replace(quote, " ")
    return plain


def _points_left(citations: Sequence[Mapping[str, Any]], records: Records) -> list[str]:
    """How many points of the lists that are cited in part are not cited."""
    found = []
    places = {(str(each.get("document")), str(each.get("place"))) for each in citations}
    for id in sorted({id for id, _ in places} & set(records.document_ids)):
        document = records.document(id)
        cited = {place for held, place in places if held == id}
        around = cited | {unit.parent for unit in document.units if unit.place in cited and unit.parent}
        for unit in document.units:
            if unit.place in around and (inner := points(document, unit)):
                found.append(str(sum(each.place not in cited for each in inner)))
    return found


def _lengths(answer: Mapping[str, Any]) -> str:
    """How many readings, parts, items and groups there are: the wording may count them, and number readings and parts."""
    counted = [each for each in (answer.get("readings"), answer.get("parts")) if isinstance(each, list)]
    numbers = [str(number) for each in counted for number in range(1, len(each))]
    lists = [answer.get("readings"), answer.get("parts")]
    result = answer.get("result")
    if isinstance(result, Mapping):
        lists += [result.get(field) for field in ("items", "groups", "rows", "undecided")]
    return " ".join([*numbers, *(str(len(each)) for each in lists if isinstance(each, list))])


def _rows(result: Any, records: Records) -> list[str]:
    """What the rows of selected actions say: the result, computed again, is the proof that they belong."""
    items = result.get("items") if isinstance(result, Mapping) else None
    wanted = {str(item) for item in items} if isinstance(items, list) else set()
    found = []
    for id in {item.partition("/")[0] for item in wanted} & set(records.document_ids):
        document = records.document(id)
        for action in document.actions:
            if f"{id}/{action.place}" in wanted:
                said = row(document, action)
                found.append(_flat([said[field] for field in _ROW]))
    return found


def _beneath(result: Any, records: Records) -> list[str]:
    """The numbers of the actions under the headings that are selected, and how many parts of each kind their plans have."""
    items = result.get("items") if isinstance(result, Mapping) and result.get("kind") == "units" else None
    wanted = {str(item) for item in items} if isinstance(items, list) else set()
    found = []
    for id in {item.partition("/")[0] for item in wanted} & set(records.document_ids):
        document = records.document(id)
        under = [each.number for each in document.actions if {f"{id}/{each.section}", f"{id}/{each.priority}"} & wanted]
        counts = Counter(unit.kind for unit in document.units) | {"action": len(document.actions), "indicator": len(document.indicators)}
        found += [*under, *map(str, counts.values())] if under else []
    return found


def _histories(citations: Sequence[Any], result: Any, records: Records) -> list[str]:
    """What the catalogue records of the acts that are cited, and of the texts that are selected, with dates in both spellings."""
    cited = {str(citation.get("document")) for citation in citations} & set(records.document_ids)
    works = {records.work_of(document) for document in cited}
    told = {work for work in works if work in records.works and records.works[work].binding}  # of others no history is told
    if isinstance(result, Mapping) and result.get("kind") == "documents":
        items = {str(item) for item in result.get("items") or ()}
        told |= {records.work_of(item) if item in records.document_ids else item for item in items}
    found = []
    for id in sorted(told & set(records.works)):
        work = records.works[id]
        others = [*(event.by for event in work.history), *(other for _, other in work.relations)]
        by = [records.works[other] for other in others if other in records.works]
        dates = [work.date, *(event.date for event in work.history), *(source.as_of for source in work.sources)]
        found.append(_flat(to_plain(work)))
        found += [f"CELEX {work.celex}", *(each.replace(":", " ") for each in work.identifiers)]
        found += [" ".join((other.title, *(called(other, language) for language in LANGUAGES))) for other in by]
        found += [f"{date.day} {date.month} {date.year}" for date in dates if date]
    return found


def _bodies(citation: Mapping[str, Any], records: Records) -> list[str]:
    """Canonical names of the bodies and data sources whose written names a citation quotes."""
    document, start, end = citation.get("document"), citation.get("start"), citation.get("end")
    if document not in records.document_ids or not isinstance(start, int) or not isinstance(end, int):
        return []
    actions, indicators = records.actions(str(document)), records.indicators(str(document))
    named = [(body.name, body.span) for action in actions for body in action.bodies]
    named += [(source.name, source.span) for indicator in indicators for source in indicator.sources]
    return [name for name, span in named if start <= span.start and span.end <= end]


def _headings(citation: Mapping[str, Any], records: Records) -> list[str]:
    """The headings over what a citation quotes: of its unit, and of those that hold it."""
    document, place = citation.get("document"), str(citation.get("place", ""))
    if document not in records.document_ids:
        return []
    return [unit.heading for unit in records.document(str(document)).units if unit.heading and f"{place}.".startswith(f"{unit.place}.")]


def _asked(answer: Mapping[str, Any]) -> set[str]:
    """Ids of the works and texts that the question names, that are conditions in it, or that an answer selects or points to: none need be cited."""
    understood = answer.get("interpretation")
    if not isinstance(understood, Mapping):
        return set()
    filters = understood.get("filters")
    conditions = [each.get("values") for each in filters if isinstance(each, Mapping) and each.get("field") == "act"] if isinstance(filters, list) else []
    mentions = answer.get("mentions")
    near = [each.get("document") for each in mentions if isinstance(each, Mapping)] if isinstance(mentions, list) else []
    result = answer.get("result")
    selected = result.get("items") if isinstance(result, Mapping) and result.get("kind") == "documents" else None
    return {str(value) for values in (understood.get("acts"), *conditions, near, selected) if isinstance(values, list) for value in values}


def _articles(asked: set[str], records: Records) -> str:
    """The numbers of the articles that the texts asked about have, as an answer says which ones there are."""
    held = [id for id in records.document_ids if {id, records.work_of(id)} & asked]
    return " ".join(unit.number for id in held for unit in records.document(id).units if unit.kind == "article" and unit.number)


def _names(citations: Sequence[Any], asked: set[str], records: Records) -> list[str]:
    """Titles and ids of the texts that are cited and of the works that are asked about, the longest first."""
    names: set[str] = set()
    works = {records.works[id] for id in asked & set(records.works)}
    for document in (asked | {str(citation.get("document")) for citation in citations}) & set(records.document_ids):
        names |= {document, records.document(document).title}
        if records.work_of(document) in records.works:
            works.add(records.works[records.work_of(document)])
    for work in works:
        names |= {work.title, *(called(work, language) for language in LANGUAGES), *work.names}
    return sorted(names - {""}, key=lambda name: (-len(name), name))


def _values_missing(wording: str, support: Sequence[str], names: Sequence[str]) -> list[str]:
    held = " ".join(" ".join(support).split())
    words = set(re.findall(r"\w+", held.lower()))
    missing = []
    for quote in ("".join(groups) for groups in _QUOTED.findall(wording)):
        said = " ".join(quote.split())
        whole = all(span.of(said) in held for span in sentences(said))  # sentences may be quoted one by one
        if not whole and (len(said) > _LONG_QUOTE or not set(re.findall(r"\w+", said.lower())) <= words):
            missing.append(quote)
    wording = _QUOTED.sub(" ", wording)
    for name in sorted({*names, *spoken_of(held)}, key=lambda name: (-len(name), name)):
        wording = wording.replace(name, " ").replace(name[:1].lower() + name[1:], " ")  # within a French sentence an act's type is written small
    numbers = set(_NUMBER.findall(held)) | set(_PLACE_NUMBER.findall(held))
    missing += [each for each in _NUMBER.findall(wording) if each not in numbers]
    missing += [each for each in _ACRONYM.findall(wording) if each not in held]
    return missing


def _flat(value: Any) -> str:
    """Every text and number in a JSON value, side by side."""
    return " ".join(_leaves(value))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str) and _ITEM.fullmatch(value):
        yield value.partition("/")[2]  # a document's id is no support for the years in it
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _leaves(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _leaves(each)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
