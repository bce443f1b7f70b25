"""What each line of an act is: title, citation, recital, heading, closing formula or text.

Two witnesses: the role that the format gives, and failing that the words. An article's heading
by words alone must also fit the numbering: "Article 31a" between Articles 1 and 2 belongs to
the act that is being amended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.own_id import begins_title, from_title
from ingest.structure.act_lines import Item, Line
from ingest.structure.act_markers import roman
from ingest.structure.act_tree import HEADED
from ingest.structure.act_words import ANNEX, ARTICLE, DIVISIONS, Heading, heading_of, named

_ENACTS = re.compile(
    r"(?:HA[SV]E?|HAD|HEREBY)\b.{0,60}\b(?:ADOPTED|DECIDED|AGREED|RECOMMENDS?|DECIDES?)\b|HAS DECIDED|HAVE AGREED"
)
_CITES = re.compile(r"(?:Having regard to|Having considered|After consulting|After transmission|Acting (?:in|on))\b")
_WHEREAS = re.compile(r"whereas\b[\s,:]*", re.IGNORECASE)
_DONE = (
    r"(?:Done (?:at|in)|Fait à|Geschehen zu|Hecho en|Fatto a|Feito em|Gedaan te|Udfærdiget i|Utfärdat i|Tehty|Sporządzono w"
    r"|Întocmit la|Adoptată la)\b"
)
_CLOSES = re.compile(
    rf"{_DONE}|This (?:Regulation|Decision|Directive) shall be binding in its entirety\b|For the"
    r" (?:Council|Commission|European Parliament)$"
)
_SIGNED = re.compile(rf"{_DONE}.{{0,60}}\d")
_SHORTEST_TEXT = 40  # characters; what stands in a signature is shorter: "The President"
_LONGEST_TITLE = 250  # characters of a heading below "Article 3" or "CHAPTER I"


@dataclass(frozen=True, slots=True)
class Cast:
    """What a line is: ``kind`` is a kind of part or its ``…_heading``, or ``text``."""

    kind: str
    heading: Heading | None = None
    number: str = ""


_TEXT = Cast("text")


def has_articles(items: Sequence[Item]) -> bool:
    """Whether the lines are those of a legal act rather than of a text that mentions articles."""
    if any(isinstance(item, Line) and item.role == "article" for item in items):
        return True
    own = own_articles(items)
    if not own:
        return False
    before = [item for item in items[: own[0]] if isinstance(item, Line)]
    if any(_ENACTS.search(line.text) or _CITES.match(line.text) for line in before):
        return True
    if any(from_title(line.text) for line in before[:3]):  # further down it is a report that names an act
        return True
    total = sum(len(item.text) for item in items if isinstance(item, Line))
    after = sum(len(item.text) for item in items[own[0] :] if isinstance(item, Line))
    return len(own) > 1 and after * 2 > total


def outline(items: Sequence[Item]) -> list[Cast]:
    """What each line is; tables are ``text``."""
    return _Outline(items).casts()


def own_articles(items: Sequence[Item]) -> list[int]:
    """Indexes of the lines that head the act's own articles, told by words and numbering alone."""
    found: list[tuple[int, tuple[int, str]]] = []
    for index, item in enumerate(items):
        heading = _worded(item)
        if heading and heading.kind == ARTICLE and not heading.quoted:
            value = _value(heading.number)
            if value[0]:
                found.append((index, value))
    found = _without_contents(items, found)
    start = next((i for i, (_, value) in enumerate(found) if value[0] == 1), None)
    if start is None:
        return []
    own = [found[start][0]]
    last = found[start][1]
    latest = {value: at for at, (_, value) in enumerate(found)}
    for at in range(start + 1, len(found)):
        index, value = found[at]
        follows = value == (last[0] + 1, "") or (value[0] == last[0] and value[1] > last[1])
        if not follows and latest.get((last[0] + 1, ""), -1) > at and value > last:
            continue  # the next of the act's own comes later: this one belongs to another act
        before = items[index - 1]
        if not follows and isinstance(before, Line) and before.text.rstrip().endswith(":"):
            continue
        own.append(index)
        last = value
    return own


def _worded(item: Item) -> Heading | None:
    if not isinstance(item, Line) or item.quoted or item.role in ("contents", "recital", "closing"):
        return None
    return named(item.text) if item.level else heading_of(item.text)


def _value(number: str) -> tuple[int, str]:
    found = re.fullmatch(r"(\d+)([a-z]*)", number)
    return (int(found.group(1)), found.group(2)) if found else (roman(number), "")


def _without_contents(
    items: Sequence[Item], found: list[tuple[int, tuple[int, str]]]
) -> list[tuple[int, tuple[int, str]]]:
    """The headings without those of a table of contents: a run from 1 on that has no text between."""
    firsts = [i for i, (_, value) in enumerate(found) if value == (1, "")]
    if len(firsts) < 2:
        return found
    run = found[firsts[0] : firsts[1]]
    inside = [item for item in items[run[0][0] : run[-1][0]] if isinstance(item, Line)]
    texts = sum(line.text.endswith((".", ";")) and not re.search(r"\.{4,}", line.text) for line in inside)
    return found[firsts[1] :] if texts * 4 < len(run) else found


class _Outline:
    """One pass over the lines; ``region`` is the part of the act that it has reached."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.told = any(isinstance(item, Line) and item.role == "article" and not item.quoted for item in items)
        self.own = set() if self.told else set(own_articles(items))
        self.before_articles = self._before_articles()
        self.body = self._body_start()
        self.preamble = self._preamble_start()
        self.title = self._title_range()
        self.region = "front"
        self.recitals = 0
        self.recitals_told = any(isinstance(item, Line) and item.role == "recital" for item in items)
        self.previous = _TEXT

    def casts(self) -> list[Cast]:
        out = []
        for index, item in enumerate(self.items):
            cast = self._cast(index, item) if isinstance(item, Line) else _TEXT
            out.append(cast)
            self.previous = cast
        return out

    # ------------------------------------------------------------------ where the parts begin

    def _line(self, index: int) -> Line | None:
        item = self.items[index] if 0 <= index < len(self.items) else None
        return item if isinstance(item, Line) else None

    def _is_article(self, index: int, line: Line) -> bool:
        return index in self.own or (line.role == "article" and not line.quoted)

    def _before_articles(self) -> set[int]:
        """Indexes of the lines that a further article follows before any annex: no closing formula is among them."""
        found: set[int] = set()
        follows = False
        for index in range(len(self.items) - 1, -1, -1):
            if follows:
                found.add(index)
            line = self._line(index)
            if line is not None:
                follows = self._is_article(index, line) or (follows and line.role != ANNEX)
        return found

    def _division(self, line: Line) -> Heading | None:
        """The division that a line heads."""
        if line.quoted or line.marker:
            return None
        if line.role in ("chapter", "section"):
            return named(line.text) or Heading("chapter", "", line.text, 0, False)
        if line.role and line.role != "title":
            return None
        heading = _worded(line) if line.level or not self.told or self.region == ANNEX else None
        return heading if heading and heading.kind in DIVISIONS and line.depth == 0 else None

    def _body_start(self) -> int:
        first = next(
            (
                i
                for i, item in enumerate(self.items)
                if isinstance(item, Line) and (self._is_article(i, item) or item.role == ANNEX)
            ),
            len(self.items),
        )
        self.region = "body"
        while first > 0:
            back = next(
                (
                    at
                    for at in range(first - 1, max(first - 4, -1), -1)
                    if (line := self._line(at)) is not None and self._division(line)
                ),
                None,
            )
            if back is None:
                return first
            first = back
        return first

    def _preamble_start(self) -> int:
        for index in range(self.body):
            line = self._line(index)
            if line is None:
                continue
            if line.role in ("preamble", "recital"):
                return index
            institution = line.text.isupper() and line.text.endswith((",", "—", "–")) and not line.role
            if _CITES.match(line.text) or institution or (_WHEREAS.fullmatch(line.text) and not self.told):
                return index
        titled = [i for i in range(self.body) if (line := self._line(i)) is not None and line.role == "title"]
        return titled[-1] + 1 if titled and self.told else self.body

    def _title_range(self) -> range:
        stop = self.preamble
        roles = [i for i in range(stop) if (line := self._line(i)) is not None and line.role == "title"]
        if roles:
            start = roles[-1]
            while start - 1 in roles or (start - 2 in roles and self._short(start - 1)):
                start -= 1
            return range(start, stop) if stop - start < 15 else range(start, roles[-1] + 1)
        own = next((i for i in range(stop) if (line := self._line(i)) and line.level and begins_title(line.text)), None)
        if own is not None:
            return range(own, self._title_end(own + 1, stop))
        headed = next((i for i in range(stop) if (line := self._line(i)) is not None and line.level == 1), None)
        if headed is not None:
            return range(headed, headed + 1)
        start = stop
        while start > 0 and stop - start < 12 and self._short(start - 1):
            start -= 1
        above = self._line(start - 1)
        if above is not None and begins_title(above.text):  # set in capitals, which reads as a heading
            start -= 1
        # What stands above the act's own title is the page's: "L 119/89", "EN".
        begins = (at for at in range(start, stop) if (line := self._line(at)) is not None and begins_title(line.text))
        return range(next(begins, start), stop)

    def _title_end(self, at: int, stop: int) -> int:
        """Where the title ends whose first line is set apart as a heading: its day and subject may be lines of their own."""
        while (line := self._line(at)) is not None and at < stop and self._continues_title(line):
            at += 1
        return at

    @staticmethod
    def _continues_title(line: Line) -> bool:
        goes_on = line.goes_on or (line.text.startswith("(") and line.text.endswith(")"))
        return goes_on and not line.marker and not line.item and not line.quoted and not line.text.endswith((".", ":", ";"))

    def _short(self, index: int) -> bool:
        line = self._line(index)
        return line is not None and len(line.text) < 900 and not line.quoted and line.level < 2

    # ------------------------------------------------------------------ one line

    def _cast(self, index: int, line: Line) -> Cast:
        if index in self.title:
            return Cast("title")
        if index < self.preamble:
            return Cast(HEADED) if line.level else Cast("front")
        if index < self.body:
            return self._in_preamble(index, line)
        if line.quoted:
            heading = named(line.text)
            whole = heading is not None and heading.kind in (ARTICLE, ANNEX)
            as_heading = whole and (line.level > 0 or heading_of(line.text) is not None)
            return Cast("quoted", heading) if as_heading else Cast("text")
        return self._in_body(index, line)

    def _in_preamble(self, index: int, line: Line) -> Cast:
        marker = line.marker
        if line.role == "recital":
            self.recitals += 1
            return Cast("recital", number=marker.number if marker else str(self.recitals))
        if marker and marker.style in ("(1)", "1.", "1)") and marker.number.isdigit():
            number = int(marker.number)
            if number == self.recitals + 1 or (number >= self.recitals > 0 and number < self.recitals + 20):
                self.recitals = number
                return Cast("recital", number=marker.number)
        whereas = _WHEREAS.match(line.text)
        if whereas and len(line.text) > whereas.end() and not (marker or self.recitals_told):
            self.recitals += 1
            return Cast("recital", number=str(self.recitals))
        last = index == self.body - 1
        if _ENACTS.search(line.text) or (last and line.text.endswith(":")) or line.text.isupper():
            return Cast("preamble")
        if self.recitals:
            return _TEXT if self.previous.kind in ("recital", "text") else Cast("preamble")
        return Cast("preamble" if whereas or line.text.endswith(":") else "citation")

    def _in_body(self, index: int, line: Line) -> Cast:
        annex = self._annex(line)
        if annex is not None:
            self.region = ANNEX
            return Cast(ANNEX, annex)
        if self._is_article(index, line):
            self.region = "body" if self.region == "front" else self.region
            return Cast(ARTICLE, named(line.text))
        if line.role == "closing" or (self._closes(index, line) and self.region != ANNEX):
            self.region = "closing"
            return Cast("closing")
        if line.role == "article_heading":
            return Cast("article_heading")
        if line.role in ("chapter_heading", "annex_heading"):
            return Cast("division_heading" if line.role == "chapter_heading" else "annex_heading")
        division = self._division(line)
        if division is not None:
            return self._division_cast(line, division)
        if self._titles(index, line):
            return Cast(f"{'division' if self.previous.kind in DIVISIONS else self.previous.kind}_heading")
        if self.region == "closing":
            attached = (line.role == "title" or line.level) and (self.told or not self._signs(index))
            if not attached:
                return Cast("closing")
            self.region = "attachment"  # what follows is its text
            return Cast("attachment")
        if line.level or line.role == "title":
            return Cast(HEADED)
        return _TEXT

    def _closes(self, index: int, line: Line) -> bool:
        """Whether a closing formula begins with the line, by its words; a format that tells articles may not tell it."""
        if line.marker:
            return False
        if not self.told:
            return bool(_CLOSES.match(line.text))
        last = line.depth == 0 and not line.quoted and index not in self.before_articles
        return last and bool(_SIGNED.match(line.text))

    def _signs(self, index: int) -> bool:
        """Whether a line of the closing formula that looks like a heading is a signature: no text follows it."""
        following = self._line(index + 1)
        if following is None:
            return index + 1 >= len(self.items)
        return self._closes(index + 1, following) or self._annex(following) is not None or len(following.text) < _SHORTEST_TEXT

    def _annex(self, line: Line) -> Heading | None:
        if line.role == ANNEX:
            return named(line.text) or Heading(ANNEX, "", line.text, 0, False)
        if line.marker or line.depth or line.role not in ("", "title"):
            return None
        heading = named(line.text) if line.role == "title" or line.level else heading_of(line.text)
        if heading is None or heading.kind != ANNEX or heading.quoted:
            return None
        return heading if line.role == "title" or not self.told else None

    def _division_cast(self, line: Line, division: Heading) -> Cast:
        if not division.number and line.role in ("chapter", "section"):
            return Cast("division_heading" if self.previous.kind in DIVISIONS else HEADED)
        return Cast(division.kind, division)

    def _titles(self, index: int, line: Line) -> bool:
        """Whether a line without a role of its own is the title below a heading."""
        kind = self.previous.kind
        if kind not in (ARTICLE, ANNEX, *DIVISIONS) or line.marker or line.role not in ("", "title"):
            return False
        above = self._line(index - 1)
        if above is None or (self.previous.heading is not None and self.previous.heading.title):
            return False
        if line.level or line.role == "title":
            # A format that tells headings by their looks may give both lines the same level, or the upper one a lower.
            return kind != ARTICLE or line.level >= above.level
        if self.told or len(line.text) > _LONGEST_TITLE:
            return False
        following = self._line(index + 1)
        goes_on = following is not None and not (following.goes_on and not line.text.isupper())
        return goes_on and not line.text.endswith((".", ";", ":", ",")) and not line.deletion
