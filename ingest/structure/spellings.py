"""One body written in two ways in one text, each reported where the rarer way first stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.bodies import Bodies
from ingest.fold import fold
from ingest.model import Finding, Span, Unit
from ingest.structure.canonical import Nesting

_SMALL = "of|for|on|and|in|to|against|the"
_LIGHT = frozenset(["of", "for", "on", "the"])
"""Small words of which one may stand for another in the same name."""
_OWNED = re.compile(r"[’']s?$")
_WORD = r"[A-Z][\w’'-]*[a-z]"
_NAME = re.compile(rf"(?<![\w-]){_WORD}(?: (?!and the )(?:(?:{_SMALL}) ){{0,2}}{_WORD}){{1,9}}(?![\w-])")
_BODY = re.compile(
    r"(?:Agency|Agencies|Authorit(?:y|ies)|Bureaux?|Offices?|Committees?|Councils?|Courts?|Commissions?|Centres?|Centers?|Boards?"
    r"|Groups?|Forums?|Fora|Networks?|Units?|Institutes?|Services?|Organi[sz]ations?|Observator(?:y|ies)|Funds?|Banks?"
    r"|Assembl(?:y|ies)|Parliaments?|Supervisors?|Part(?:y|ies)|Alliances?|Coalitions?|Associations?|Foundations?|Secretariats?"
    r"|Taskforces?|Academ(?:y|ies)|Colleges?|Ministr(?:y|ies)|Directorates?|Presidenc(?:y|ies)|Inspectorates?|Task Forces?)"
)
"""Nouns that a body's name is built on: other capitalised words may differ by a letter and be two things."""
_NOT_LETTERS = re.compile(r"[^\w]|_")
_LEAST = 12
"""Letters of a name from which on one letter's difference is a slip, and no other name."""


def odd_spellings(text: str, units: Sequence[Unit], bodies: Bodies) -> Iterator[Finding]:
    """``name_variant``: a spelling that the register reports; ``name_spellings``: a name that the text itself
    writes otherwise elsewhere: with another letter, hyphen, small word, inner plural or capital."""
    nesting = Nesting(units)
    seen: set[str] = set()
    known: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for named in bodies.find(text):
        written = named.span.of(text)
        if named.variant and written not in seen:
            seen.add(written)
            yield Finding(
                "name_variant", f"“{written}” stands for {named.body}.", nesting.at(named.span.start), named.span
            )
        elif not named.variant and " " in written and _mixed(written):
            known[fold(" ".join(written.split()))][" ".join(written.split())].append(named.span)
    for group in [*known.values(), *_alike(text)]:
        usual = max(group, key=lambda way: len(group[way]))
        for way, spans in group.items():
            if way != usual and way not in seen and len(spans) < len(group[usual]):
                seen.add(way)
                message = f"“{way}” is elsewhere written “{usual}”."
                yield Finding("name_spellings", message, nesting.at(spans[0].start), spans[0])


def _mixed(written: str) -> bool:
    """Whether its capitals are those of a name, and not of a heading ("Member states") or of small letters."""
    return any(word[0].isupper() for word in written.split()[1:]) and not written.isupper()


def _alike(text: str) -> Iterator[dict[str, list[Span]]]:
    """Names in capitals of one body: the ways in which each is written, and where."""
    ways: dict[str, list[Span]] = defaultdict(list)
    for match in _NAME.finditer(text):
        start, written = match.start(), _OWNED.sub("", match.group())
        if written.startswith("The "):
            start, written = start + 4, written[4:]
        if " " in written and _BODY.search(written):
            ways[written].append(Span(start, start + len(written)))
    named: dict[str, list[str]] = defaultdict(list)
    for way in ways:
        named[_key(way)].append(way)
    for keys in _near(named):
        same: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for way in named[key]:
                same[_singular(way)].append(way)
        if len(same) > 1:
            yield {each[0]: [span for way in each for span in ways[way]] for each in same.values()}


def _near(keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Each key, and pairs of long keys that differ by one letter (put in, left out, changed, or two swapped)."""
    shorter: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        yield (key,)
        if _LEAST <= len(key) <= 80:
            for form in {key, *(key[:i] + key[i + 1 :] for i in range(1, len(key)))}:
                shorter[form].append(key)
    told = set()
    for near in shorter.values():
        for i, one in enumerate(near[:4]):
            for other in near[i + 1 : 4]:
                if one[0] == other[0] and (pair := tuple(sorted((one, other)))) not in told:
                    told.add(pair)
                    yield pair


def _key(way: str) -> str:
    """What two ways of writing a name have in common: no small words, hyphens, capitals or plurals."""
    words = [word for word in way.split(" ") if word not in _LIGHT]
    return "".join(_stem(_NOT_LETTERS.sub("", fold(word))) for word in words)


def _stem(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _singular(way: str) -> str:
    """A name with its head in the singular: two offices are no other spelling of one."""
    words = way.split(" ")
    head = next((i for i, word in enumerate(words) if word in _SMALL.split("|")), len(words)) - 1
    return " ".join([*words[:head], _stem(words[head]), *words[head + 1 :]])
