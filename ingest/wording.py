"""Sentences for people, by key and language: the one shape in which everything that Vouch says is worded.

A catalogue is a TOML file with a table for each language, ``key = "frame"`` in each. In a frame, "{value}" is filled
in, and "[one|more]" is the form for one thing or for several. Between a frame and what fills it, words grow together
as the language wants: "de" before "les actions" is "des actions", before "Europol" it is "d'Europol".
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

from ingest.act_cases import in_case, is_case

LANGUAGES = ("en", "fr", "de", "es")

_FORMS = re.compile(r"\[([^][|]{0,120})\|([^][|]{0,120})\]")


class Wording:
    """The frames of one or more catalogues, whose keys are apart."""

    def __init__(self, *paths: Path) -> None:
        self._paths = paths
        self._known: dict[str, dict[str, str]] | None = None

    @property
    def frames(self) -> Mapping[str, Mapping[str, str]]:
        """Language → key → frame."""
        if self._known is None:
            known: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
            for path in self._paths:
                for language, frames in tomllib.loads(path.read_text(encoding="utf-8")).items():
                    known[language] |= frames
            self._known = known
        return self._known

    def has(self, language: str, key: str) -> bool:
        """Whether there is a frame of this key in exactly this language."""
        return key in self.frames.get(language, {})

    def frame(self, language: str, key: str) -> str:
        """The frame ``key`` in ``language``, in English where it has none, not filled in."""
        return self.frames.get(language, {}).get(key) or self.frames["en"][key]

    def say(self, language: str, key: str, *, number: int = 2, **values: object) -> str:
        """The frame ``key`` in ``language``, filled in.

        ``number``: of what is spoken about, which decides between the forms "[one|more]" of the frame.
        """
        return fill(language, numbered(self.frame(language, key), number), values)


def numbered(frame: str, number: int) -> str:
    """``frame`` with each "[one|more]" in the form for ``number``."""
    return _FORMS.sub(lambda match: match[1] if number == 1 else match[2], frame)


def fill(language: str, frame: str, values: Mapping[str, object]) -> str:
    """``frame`` with its values, each grown together with the word before it where the language wants that."""
    said = ""
    join = _JOINTS.get(language)
    for literal, field, spec, _ in _pieces(frame):
        said += literal
        if field is not None:
            value = in_case(str(values[field]), language, spec) if is_case(spec) else format(values[field], spec)
            said = join(said, value) if join else said + value
    return said


@cache
def _pieces(frame: str) -> tuple[tuple[str, str | None, str, str | None], ...]:
    return tuple((literal, field, spec or "", conversion) for literal, field, spec, conversion in Formatter().parse(frame))


def joined(language: str, values: Sequence[str], last: str = "and") -> str:
    """Values as a list in running text, "and" or "or" before the last."""
    if len(values) < 2:
        return "".join(values)
    word = _LISTS[last].get(language, last)
    if language == "es" and _SAME_SOUND[last].match(values[-1]):
        word = {"y": "e", "o": "u"}[word]
    return f"{', '.join(values[:-1])} {word} {values[-1]}"


def parted(language: str, values: Sequence[str]) -> str:
    """Values parted by semicolons, before which French has a blank."""
    return (" ; " if language == "fr" else "; ").join(values)


_LISTS = {"and": {"fr": "et", "de": "und", "es": "y"}, "or": {"fr": "ou", "de": "oder", "es": "o"}}
#: "y" before the sound of "i" is "e", "o" before that of "o" is "u"; an acronym is spelt out, which changes nothing.
_SAME_SOUND = {"and": re.compile(r"h?[ií](?![aeo])", re.IGNORECASE), "or": re.compile(r"h?[oó]\w*[a-zé]|8|11\b", re.IGNORECASE)}


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital letter first, a stop at the end, no doubled blanks."""
    plain = re.sub(r" {2,}", " ", text.strip())
    return f"{plain[:1].upper()}{plain[1:]}{'' if plain.endswith(_STOPS) else '.'}"


_STOPS = (".", "!", "?", ".”", "!”", "?”", ".“", "!“", "?“", ".»", "!»", "?»", ". »", "! »", "? »", ".\u00a0»", "!\u00a0»", "?\u00a0»")

_MARKS = {"fr": "« {} »", "de": "„{}“", "es": "«{}»"}


def quoted(language: str, words: str) -> str:
    """Words, as they are, in the quotation marks of the language."""
    return _MARKS.get(language, "“{}”").format(words)


def grouped(number: int, language: str) -> str:
    """A number with its thousands parted as the language parts them."""
    return f"{number:,}".replace(",", {"fr": "\u202f", "de": ".", "es": "."}.get(language, ","))


# --------------------------------------------------------------------------- days

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DAYS = {"en": "{day} {month} {year}", "fr": "{day} {month} {year}", "de": "{day}. {month} {year}", "es": "{day} de {month} de {year}"}
_OF_YEAR = {"en": "{month} {year}", "fr": "{month} {year}", "de": "{month} {year}", "es": "{month} de {year}"}


def written(day: dt.date, language: str = "en") -> str:
    """A day as people write it: "9 July 2018", "1er août 2021", "9. Juli 2018", "9 de julio de 2018"."""
    number = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return _DAYS.get(language, _DAYS["en"]).format(day=number, month=_month(day, language), year=day.year)


def written_month(day: dt.date, language: str = "en") -> str:
    """The month of a day: "July 2018"."""
    return _OF_YEAR.get(language, _OF_YEAR["en"]).format(month=_month(day, language), year=day.year)


def _month(day: dt.date, language: str) -> str:
    return _MONTHS.get(language, _MONTHS["en"]).split()[day.month - 1]


# --------------------------------------------------------------------------- where frame and value meet


def _french(before: str, value: str) -> str:
    """ "de" and "le" are "du"; "de", "que" and "ne" lose their vowel before another one."""
    match = _FR_WORD.search(before)
    if match is None or not value:
        return before + value
    word = match[1].lower()
    for article, forms in _FR_ARTICLES.items():
        if word in forms and value.startswith(article):
            grown = forms[word]
            return f"{before[: match.start(1)]}{grown.capitalize() if match[1][0].isupper() else grown} {value[len(article) :]}"
    if word in _FR_ELIDED and _FR_VOWEL.match(value):
        return f"{before[: match.end(1) - 1]}'{value}"
    return before + value


_FR_WORD = re.compile(r"(?<![\w'’])([Dd]e|[ÀàA]|[Qq]ue|[Jj]usque|[Nn]e) \Z")
_FR_ARTICLES = {"le ": {"de": "du", "à": "au", "a": "au"}, "les ": {"de": "des", "à": "aux", "a": "aux"}}
_FR_ELIDED = frozenset(["de", "que", "jusque", "ne"])
_FR_VOWEL = re.compile(r"[aàâeéèêëiîïoôuùûAÀÂEÉÈÊËIÎÏOÔU]|h(?:abi|ommes?|uit\b)")


def _spanish(before: str, value: str) -> str:
    """ "de" and "el" are "del", "a" and "el" are "al"."""
    match = _ES_WORD.search(before)
    if match is None or not value.startswith("el "):
        return before + value
    return f"{before[:-1]}l {value.removeprefix('el ')}"


_ES_WORD = re.compile(r"(?<!\w)(?:[Dd]e|[Aa]) \Z")

_JOINTS: Mapping[str, Callable[[str, str], str]] = {"fr": _french, "es": _spanish}
