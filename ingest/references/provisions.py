"""Provisions: "Article 3(1), point (a)", "the second subparagraph of Article 7(2)", "Annexes I to III".

A small grammar, read from left to right and never back, so that its cost is linear:

    chain  := group ((and | or | ,) group)*
    group  := unit (, unit)* (of group)?         outside in, or inside out
    unit   := noun numbers | ordinals noun | Annex
    numbers:= number ((and | or | , | to) number)*
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.references.levels import BY_PREFIX, GROUP, NOUN, ORDERED, ORDINAL, Level, ordinal, rank, token
from ingest.references.numbering import expand, roman_value

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Provisions under one noun, from ``start`` to ``end``, with what they lie in.

    ``paths`` run from outside in. ``level`` is the noun's own, ``outer`` what came after "of", so
    that a group before it can share it. ``numbered`` is false for "the Annex", ``counted`` is true
    where the outermost level is counted in words ("second paragraph").
    """

    start: int
    end: int
    paths: tuple[Path, ...]
    level: str
    outer: tuple[Path, ...] = ()
    numbered: bool = True
    counted: bool = False

    @property
    def head(self) -> str:
        """The prefix of the outermost level."""
        return self.paths[0][0].split("_", 1)[0]


_SEPARATOR = re.compile(
    r"(?P<range> to | ?[–-] ?(?=[0-9(IVX])| through )"
    r"|,? (?:and/or|as well as|and|or|&) (?:in |of |to )?(?:also )?|, ?|/(?=[0-9]{1,3}[^0-9/])",
    re.IGNORECASE,
)
_GROUPS = re.compile(rf" ?{GROUP}| [a-z]\)(?= of |[,;.]|$)")
_CONTINUATION = re.compile(rf"{GROUP}(?: ?{GROUP}){{0,4}}")
_QUANTITY = re.compile(
    r" ?(?:%|(?:calendar |working |business )?(?:years?|months?|weeks?|days?|hours?|minutes?)\b"
    r"|(?:EUR|USD|euros?|million|billion|per cent|percent|Member States|[Cc]ountries|States|people|persons"
    r"|times|others?|more|further|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b|[0-9])"
)
"""What shows that a number in a list counts something and is no provision."""

_ONWARDS = re.compile(r" (?:et seqq?\.?|ff\.?|f\.)(?!\w)")
_NUMBER_SIGN = re.compile(r" ?(?:[Nn]os?\.? )?")
_ORDINAL_SEPARATOR = re.compile(r"(?P<range> to (?:the )?)|, (?:and |or )?(?:the )?| and (?:the )?| or (?:the )?")
_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FIRST_FEW = re.compile(rf"(?i:first) (?P<few>{'|'.join(_FEW)})(?!\w)")
_COUNTED = re.compile(r" (?!(?:of|and|or|to|in|TFEU|TEU|EC|ECHR|thereof|thereto)\b)[A-Za-z]")
"""A word behind "Article 3 and 15" that makes 15 a count of something: the noun was singular."""

_TAIL = re.compile(r",? ?(?:the )?")
_OF = re.compile(r"(?:,? respectively)?,? (?:of|in|to) (?:the )?(?:same )?", re.IGNORECASE)
_OF_PROVISION = re.compile(
    r",? (?:of|in) (?:(?:the|that|this) )?(?:(?:first|second|third|fourth|fifth|sixth|last) )?"
    r"(?:Article|Annex|Chapter|Section|Part|Title|[Pp]aragraph|[Ss]ubparagraph|[Pp]oint)"
)
_OF_CONVENTIONS = frozenset({"sch", "tbl"})
"""Levels that stand outermost, and beside no article or annex of an act."""

_LISTED = r"(?:[IVX]{1,5}|[0-9]{1,2}|[A-Z])(?![0-9A-Za-z./])"
_PASSED = re.compile(
    rf", (?:[Cc]ategor(?:y|ies)|[Tt]ables?|[Ll]ists?) {_LISTED}(?:(?:, | and | or | to ){_LISTED}){{0,6}},?(?= (?:of|to) )"
)
"""What parts of an annex have no address: "Annex I, Category 1, to Regulation …" is cited as Annex I."""

_OPENING = re.compile(r"(?:introductory|opening) (?:part|wording|words?|phrase|sentence|clause) (?:of|to|in) (?:the )?")
_MAX_DEPTH = 6  # "sentence of subparagraph of point of paragraph of article of annex"
_MAX_ORDINALS = 20  # counted in words at once
_MAX_PATHS = 400  # in one list, and in one product of two; no citation names more


def group(text: str, at: int, depth: int = 0) -> Group | None:
    """The provisions under one noun that start at ``at``, with everything they lie in."""
    found = _unit(text, at)
    if found is None:
        return None
    found = _tails(text, found)
    of = _OF.match(text, found.end)
    if of and depth < _MAX_DEPTH:
        outer = group(text, of.end(), depth + 1)
        if outer is not None and _lies_in(found, outer):
            return _inside(found, outer)
    return found


def _lies_in(inner: Group, outer: Group) -> bool:
    """Whether ``inner`` can be a part of ``outer``: points of articles, articles of annexes."""
    return rank(outer.paths[0][0]) < rank(inner.paths[0][0])


def _inside(inner: Group, outer: Group) -> Group:
    """``inner`` with the paths of ``outer`` before its own.

    Articles are counted through an act, so that "Article 5 of Chapter II" is ``art_5``; in an annex,
    which may hold another text, they are not.
    """
    through = inner.head in {"art", "rct"} and outer.head != "anx"
    if through or len(inner.paths) * len(outer.paths) > _MAX_PATHS:
        return replace(inner, end=outer.end)
    paths = tuple(o + i for o in outer.paths for i in inner.paths)
    return replace(inner, end=outer.end, paths=paths, outer=outer.paths, counted=outer.counted)


# --------------------------------------------------------------------------- units


def _unit(text: str, at: int) -> Group | None:
    opening = _OPENING.match(text, at)
    if opening:
        rest = _unit(text, opening.end())
        return replace(rest, start=at) if rest else None
    noun = NOUN.match(text, at)
    if noun is None:
        return _ordered(text, at)
    level = BY_PREFIX[str(noun.lastgroup)]
    before_number = _NUMBER_SIGN.match(text, noun.end())
    after = before_number.end() if before_number else noun.end()
    paths, end = _numbers(text, after, level, plural=noun[0].rstrip(".").lower().endswith("s"))
    if paths and level.prefix in _OF_CONVENTIONS and _OF_PROVISION.match(text, end):
        return None  # a table in an annex has no address of its own
    if paths:
        onwards = _ONWARDS.match(text, end)
        return Group(at, onwards.end() if onwards else end, tuple(paths), level.prefix)
    if noun[0] in {"Annex", "ANNEX", "Annexes"}:
        return Group(at, noun.end(), (("anx",),), "anx", numbered=False)
    return None


def _ordered(text: str, at: int) -> Group | None:
    """Provisions counted in words: "first and second subparagraphs", "the last indent"."""
    first = ORDINAL.match(text, at)
    if first is None:
        return None
    numbers, end = [ordinal(first[0])], first.end()
    if several := _FIRST_FEW.match(text, at):  # "the first four indents"
        numbers, end = [str(n) for n in range(1, _FEW[several["few"]] + 1)], several.end()
    while len(numbers) < _MAX_ORDINALS and (separator := _ORDINAL_SEPARATOR.match(text, end)):
        word = ORDINAL.match(text, separator.end())
        if word is None:
            break
        if separator["range"]:
            numbers += [path[0][4:] for path in expand([f"sub_{numbers[-1]}"], [f"sub_{ordinal(word[0])}"])]
        else:
            numbers.append(ordinal(word[0]))
        end = word.end()
    noun = NOUN.match(text, end + 1) if text[end : end + 1] == " " else None
    if noun is None or noun.lastgroup not in ORDERED:
        return None
    level = str(noun.lastgroup)
    paths = tuple((f"{level}_{number}",) for number in numbers)
    return Group(at, noun.end(), paths, level, counted=True)


def _tails(text: str, found: Group) -> Group:
    """``found`` with what narrows its last provision: ", first subparagraph, point (a)"."""
    while True:
        if found.head == "anx" and (passed := _PASSED.match(text, found.end)):
            return replace(found, end=passed.end())
        gap = _TAIL.match(text, found.end)
        tail = _unit(text, gap.end()) if gap and gap.end() > found.end else None
        if tail is None or not tail.numbered or _OF_PROVISION.match(text, tail.end):
            return found
        last = found.paths[-1]
        if rank(tail.paths[0][0]) <= rank(last[0]) or not _narrows(last, tail.paths[0][0]):
            return found
        counted_through = tail.level == "art" and last[0][:3] != "anx"
        narrowed = tail.paths if counted_through else tuple(last + path for path in tail.paths)
        found = replace(found, end=tail.end, paths=found.paths[:-1] + narrowed)


def _narrows(path: Path, part: str) -> bool:
    """Whether ``part`` can lie in ``path``: no level twice, but lettered points in numbered ones."""
    same = [own for own in path if own[:3] == part[:3]]
    lettered = part[:3] == "pnt" and _manner(part[4:]) == "letter"
    return not same or (lettered and all(_manner(own[4:]) == "figure" for own in same))


# --------------------------------------------------------------------------- numbers


def _numbers(text: str, at: int, level: Level, *, plural: bool) -> tuple[list[Path], int]:
    """The provisions listed from ``at`` on, ranges expanded, and where the list ends."""
    first = _number(text, at, level)
    if first is None:
        return [], at
    paths, end = [first[0]], first[1]
    while separator := _SEPARATOR.match(text, end):
        following = _continuation(text, separator.end(), paths[-1]) if len(paths[-1]) > 1 else None
        following = following or _number(text, separator.end(), level)
        if following is None or _QUANTITY.match(text, following[1]):
            break
        path, stop = following
        loose = not plural and text[stop - 1] != ")" and " or " not in separator[0]
        if (loose and _COUNTED.match(text, stop)) or len(paths) > _MAX_PATHS:
            break
        paths += expand(paths[-1], path) if separator["range"] else [path]
        end = stop
    return paths, end


_PATTERNS = {prefix: re.compile(level.numbers) for prefix, level in BY_PREFIX.items()}


def _number(text: str, at: int, level: Level) -> tuple[Path, int] | None:
    """One numbered provision with its brackets: "3(1)(a)" of an article, "(b)(ii)" of a point."""
    match = _PATTERNS[level.prefix].match(text, at)
    if match is None:
        return None
    written = token(match[0])
    path: Path = (f"{level.prefix}_{written}",)
    if level.prefix == "art" and "." in written and written[0].isdigit():
        article, paragraph = written.split(".")
        path = (f"art_{article}", f"par_{paragraph}")
    end = match.end()
    for bracket in _brackets(text, end):
        path += (_below(path, token(bracket[0])),)
        end = bracket.end()
    return path, end


def _brackets(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(_MAX_DEPTH):
        bracket = _GROUPS.match(text, at)
        if bracket is None:
            return
        yield bracket
        at = bracket.end()


def _below(path: Path, number: str) -> str:
    """What a bracket behind ``path`` is: the first number behind an article a paragraph, all else points."""
    return f"par_{number}" if len(path) == 1 and path[0][:3] == "art" and number[0].isdigit() else f"pnt_{number}"


def _continuation(text: str, at: int, previous: Path) -> tuple[Path, int] | None:
    """ "(2)" after "Article 83(1) and", "(b)" after "Article 2(1)(a),": it takes over what stands before."""
    match = _CONTINUATION.match(text, at)
    if match is None:
        return None
    numbers = [token(bracket[0]) for bracket in _brackets(text, at)]
    depth = _depth(previous, numbers[0])
    if depth is None:
        return None
    path = (*previous[:depth], f"{previous[depth][:3]}_{numbers[0]}")
    end = at
    for bracket, number in zip(_brackets(text, at), numbers, strict=True):
        if end > at:
            path += (f"pnt_{number}",)
        end = bracket.end()
    return path, end


def _depth(previous: Path, number: str) -> int | None:
    """Which part of ``previous`` a bracket replaces: the innermost that is numbered in its manner."""
    manners = [_manner(part.split("_", 1)[-1]) for part in previous]
    lettered = [i for i, manner in enumerate(manners) if manner == "letter"]
    if number[0].isdigit():
        figures = [i for i, manner in enumerate(manners) if manner == "figure" and previous[i][:3] != "art"]
        return figures[-1] if figures else None
    if len(lettered) > 1 and roman_value(number) is None:
        return lettered[-2]
    return lettered[-1] if lettered else None


def _manner(number: str) -> str:
    return "figure" if number[:1].isdigit() else "letter"


def further_articles(text: str, at: int) -> Group | None:
    """Articles at ``at`` whose noun stands further back: "31" in "Articles 83 TFEU and 31 TEU"."""
    paths, end = _numbers(text, at, BY_PREFIX["art"], plural=True)
    return Group(at, end, tuple(paths), "art") if paths else None


# --------------------------------------------------------------------------- chains

_JOIN = re.compile(
    r"(?:,? (?:of|to|in),?)?(?:,? (?:and|or|as well as|and/or|&) |[,;] |,? (?:read )?(?:in conjunction|in combination|together|jointly) with )"
    r"(?:in |of |to |under |with |by |from )?(?:the )?",
    re.IGNORECASE,
)


def chain(text: str, at: int) -> list[Group]:
    """The groups that start at ``at`` and are joined by commas and conjunctions; empty if none starts there.

    Whether they belong together is not told here: "Article 4 and Annex I to Directive …" does.
    """
    first = group(text, at)
    if first is None:
        return []
    groups = [first]
    while join := _JOIN.match(text, groups[-1].end):
        following = group(text, join.end())
        previous = groups[-1]
        if following is None and (longer := _listed_on(text, previous, join.end())) is not None:
            groups[-1] = longer
            continue
        if following is None or (following.head in _OF_CONVENTIONS and previous.head not in _OF_CONVENTIONS):
            break
        if following.outer and not previous.outer and previous.level == following.level:
            groups[-1] = replace(
                following,
                start=previous.start,
                paths=tuple(o + i for o in following.outer for i in previous.paths) + following.paths,
            )
        else:
            groups.append(following)
    return groups


_ARTICLES = re.compile(r"(?:Articles|Arts\.?) ")
_LIST_ENDS = re.compile(r" (?:of|to|in|thereof|thereto)\b")


def _listed_on(text: str, found: Group, at: int) -> Group | None:
    """A list of articles that goes on behind a part of one: "Articles 7, first paragraph, and 9 to 11 of …"."""
    if found.level != "art" or not _ARTICLES.match(text, found.start):
        return None
    paths, end = _numbers(text, at, BY_PREFIX["art"], plural=True)
    if not paths or not _LIST_ENDS.match(text, end):
        return None
    return replace(found, end=end, paths=found.paths + tuple(paths))
