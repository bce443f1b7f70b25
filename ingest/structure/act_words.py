"""How acts name their parts: the heading words of the 24 languages, and the numbers after them.

Source of the drafting rules: Interinstitutional style guide, 2.7 and 3, and the Joint Practical
Guide, 15 (parts, titles, chapters, sections, articles). The words are those of the Official Journal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ARTICLE = "article"
ANNEX = "annex"

#: Divisions from the outermost in, with the prefix of their places. ``division`` is a TITLE:
#: the kind ``title`` is the document's own.
DIVISIONS = {"part": "prt", "division": "tis", "chapter": "cpt", "section": "sct", "subsection": "sbs"}
RANK = {name: rank for rank, name in enumerate(DIVISIONS)}

_KINDS = (ARTICLE, ANNEX, "part", "division", "chapter", "section", "subsection")
_LANGUAGES = """
    en article annex part title chapter section subsection
    fr article annexe partie titre chapitre section sous-section
    de artikel anhang teil titel kapitel abschnitt unterabschnitt
    es artículo anexo parte título capítulo sección subsección
    it articolo allegato parte titolo capo sezione sottosezione
    pt artigo anexo parte título capítulo secção subsecção
    nl artikel bijlage deel titel hoofdstuk afdeling onderafdeling
    da artikel bilag del afsnit kapitel afdeling underafdeling
    sv artikel bilaga del avdelning kapitel avsnitt underavsnitt
    fi artikla liite osa osasto luku jakso alajakso
    et artikkel lisa osa jaotis peatükk jagu alajagu
    lv pants pielikums daļa sadaļa nodaļa iedaļa apakšiedaļa
    lt straipsnis priedas dalis antraštinė skyrius skirsnis poskirsnis
    pl artykuł załącznik część tytuł rozdział sekcja podsekcja
    cs článek příloha část hlava kapitola oddíl pododdíl
    sk článok príloha časť hlava kapitola oddiel pododdiel
    sl člen priloga del naslov poglavje oddelek pododdelek
    hr članak prilog dio glava poglavlje odjeljak pododjeljak
    hu cikk melléklet rész cím fejezet szakasz alszakasz
    ro articolul anexa partea titlul capitolul secțiunea subsecțiunea
    mt artikolu anness parti titolu kapitolu taqsima subtaqsima
    ga airteagal iarscríbhinn cuid teideal caibidil roinn fo-roinn
    el άρθρο παράρτημα μέρος τίτλος κεφάλαιο τμήμα υποτμήμα
    bg член приложение част дял глава раздел подраздел
"""
_BARE = str.maketrans("άέήίόύώ", "αεηιουω")  # capitals drop the accent in Greek


def _vocabulary() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in _LANGUAGES.split("\n"):
        for kind, word in zip(_KINDS, line.split()[1:], strict=False):
            words.setdefault(word.translate(_BARE), kind)  # an earlier language keeps its meaning
    return words


_WORDS = _vocabulary()
#: Languages that set the number first: "1 straipsnis", "3. cikk", "II LUKU".
_NUMBER_BEFORE = """
    artikla liite osa osasto luku jakso artikkel lisa jaotis peatükk jagu pants pielikums daļa sadaļa nodaļa iedaļa
    straipsnis priedas dalis skyrius skirsnis cikk melléklet rész cím fejezet szakasz člen
"""
_AFTER_NUMBER = frozenset(_NUMBER_BEFORE.split())
#: A line that is only one of these is an annex without a number; other words must be in capitals.
_UNNUMBERED = frozenset({"annex", "annexe", "anhang", "allegato", "bijlage", "bilag", "bilaga"})

_BLANK = "[ \t\u00a0\u2009\u202f]"
_ARABIC = r"\d{1,4}(?:[ \u00a0]?(?:bis|ter|quater|quinquies|sexies|septies|octies)|-?[a-z]{1,2})?"
_ROMAN = r"[IVXLC]{1,8}(?:[a-z]{1,2}|[ \u00a0]?(?:bis|ter|quater))?"
_SPELT = {
    word: str(number)
    for number, words in enumerate(
        (
            "sole single unique premier 1er first one eins",
            "second two",
            "third three",
            "fourth four",
            "fifth five",
            "sixth six",
            "seventh seven",
            "eighth eight",
            "ninth nine",
            "tenth ten",
        ),
        1,
    )
    for word in words.split()
}
_NUMBER = rf"(?:{_ARABIC}|{_ROMAN}|[A-Z]|(?i:{'|'.join(_SPELT)}))"
_QUOTES = "‘'\"“„«»’"
_WORD_FIRST = re.compile(
    rf"(?P<quote>[{_QUOTES}]{{0,2}}){_BLANK}{{0,2}}(?P<word>[^\W\d_]{{3,16}}(?:-[^\W\d_]{{3,12}})?)"
    rf"(?:{_BLANK}{{1,6}}(?P<number>{_NUMBER})(?![\w/(])(?:\.?[ºª°ο])?)?(?P<rest>.*)",
    re.DOTALL,
)
_NUMBER_FIRST = re.compile(
    rf"(?P<quote>[{_QUOTES}]{{0,2}}){_BLANK}{{0,2}}(?P<number>{_ARABIC}|{_ROMAN})\.?{_BLANK}{{1,6}}"
    rf"(?P<word>[^\W\d_]{{3,16}})(?P<rest>(?!\w).*)",
    re.DOTALL,
)
_SOLE = re.compile(rf"(?P<quote>[{_QUOTES}]?)(?:sole|single|only) article\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_SEPARATOR = re.compile(rf"{_BLANK}{{0,4}}([.:–—―-]?)[\s\u00a0]{{0,6}}")
_LONGEST = 400  # characters; no heading is longer


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: its kind (``article``, ``annex`` or a division's), number and own title.

    ``title`` is what follows the number on the same line, from offset ``at`` on, ``""`` where
    nothing does; ``quoted``: an opening quotation mark stands before it.
    """

    kind: str
    number: str
    title: str
    at: int
    quoted: bool


def named(text: str) -> Heading | None:
    """What the words of a line that is known to be a heading name, ``None`` for other headings."""
    if not text or len(text) > _LONGEST:
        return None
    sole = _SOLE.match(text)
    if sole:
        return _heading(text, ARTICLE, "1", sole)
    first = _WORD_FIRST.match(text)
    kind = _kind(first["word"]) if first else ""
    if first and kind and (first["number"] or kind == ANNEX):
        return _heading(text, kind, first["number"] or "", first)
    last = _NUMBER_FIRST.match(text)
    if last and last["word"].casefold() in _AFTER_NUMBER:
        return _heading(text, _kind(last["word"]), last["number"], last)
    return None


def heading_of(text: str) -> Heading | None:
    """What a line names if its words alone make it a heading, ``None`` if it is running text.

    "Article 3 shall apply" and "Article 3(2) of Directive …" are text: after the number stands
    nothing, or a title, which begins with a capital and is no sentence.
    """
    heading = named(text)
    if heading is None:
        return None
    if heading.kind == ANNEX and not heading.number:
        word = text.strip(_QUOTES + " ").split()[0]
        bare = word.casefold() in _UNNUMBERED and not heading.title
        if not bare and not word.isupper():
            return None
    title = heading.title
    if not title:
        # "Article 4 —" is a row of a correlation table: it has become nothing.
        return None if heading.kind == ARTICLE and text.rstrip().endswith((" –", " —")) else heading
    if title[0] in ",;)]" or " shall " in title or len(title) > 250 or _refers(title):
        return None
    if title.endswith((".", ";", ",")) and not title.isupper():
        return None
    separated = text[: heading.at].rstrip().endswith((".", ":", "–", "—", "―", "-"))
    return heading if separated or title[0].isupper() or title[0] in _QUOTES + "(" else None


def _refers(title: str) -> bool:
    """Whether it names nothing but further parts: a row of a correlation table, "Article 2 Article 2(4)"."""
    first = _WORD_FIRST.match(title)
    if first is None or not _kind(first["word"].removesuffix("s")) or not re.search(r"\d|\b[IVXLC]{1,8}\b", title):
        return False
    capitals = re.findall(r"\b[^\W\d_a-z][^\W\d_]*", title)
    return all(_kind(word.removesuffix("s")) or re.fullmatch("[IVXLCA-Z]{1,8}", word) for word in capitals)


def _kind(word: str) -> str:
    return _WORDS.get(word.casefold().translate(_BARE), "")


def _heading(text: str, kind: str, number: str, match: re.Match[str]) -> Heading:
    separator = _SEPARATOR.match(text, match.start("rest"))
    at = separator.end() if separator else match.start("rest")
    return Heading(kind, normal(number), text[at:].strip(), at, bool(match["quote"]))


def normal(number: str) -> str:
    """A number as places write it: ``6a``, ``IV``, ``12bis``; spelt ones in digits."""
    number = re.sub(r"[\s\u00a0.-]", "", number)
    if number.casefold() in _SPELT:
        return _SPELT[number.casefold()]
    found = re.fullmatch(r"(\d+)([A-Za-z]*)", number)
    return f"{int(found.group(1))}{found.group(2).lower()}" if found else number
