"""The words of questions, by language: phrases → concepts (``lexicon.toml``).

A concept is what a phrase does in a question ("due", "only", "how_many"); one phrase may
carry several, and the grammar takes the one that fits where it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.question.forms import adjective, verb
from ingest.fold import fold, tokens

#: Words by which a question's language is told; few stand in two.
_TELLTALE = {
    "en": "which what who when how many the is are does do of and for with by list show to from about under this that any not have has can its",
    "fr": "de quelles quels quelle quel combien qui quand les des est sont du la le pour avec sans dont une un aux au ue jai nombre sur dans par avec paragraphe alinea reglement",
    "de": "fuer welche welcher welches wie viele wer wann die der das ist sind von und für mit ohne den dem bis wird werden regelt steht besagt artikel absatz zum zur im vom des richtlinie richtlinien rahmenbeschluss rahmenbeschlusses verordnung abs ji rl",
    "es": "de que cuales cual cuantas cuantos quien cuando la las los del es son para con sin una un el por cuales ue jai directiva directivas reglamento apartado apdo articulo",
}


#: Characters that one language alone writes.
_MARKS = {"es": "¿¡ñ", "de": "ß"}
#: Letters that it alone has among the four, but that a name in a question of another may bring.
_LETTERS = {"fr": "àâçèêîôùûœ", "de": "äöü", "es": "áíóú"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language; ``longest`` is the number of words of the longest.

    ``gaps``: of phrases in two pieces, the first → (second, whether it closes the clause, concepts).
    ``listed``: the words that are written in the lists, not made by rule.
    ``plain``: forms of verbs and adjectives that no question is about, though they may say something of records.
    """

    language: str
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    words: frozenset[str]
    longest: int
    gaps: Mapping[str, tuple[tuple[str, bool, frozenset[str]], ...]]
    plain: frozenset[str]
    listed: frozenset[str]

    def match(self, words: Sequence[str]) -> tuple[int, frozenset[str]]:
        """(how many words, their concepts) of the longest phrase that ``words`` begin with; (0, none) if none."""
        for count in range(min(self.longest, len(words)), 0, -1):
            concepts = self.phrases.get(tuple(words[:count]))
            if concepts:
                return count, concepts
        for stem, concepts in self.stems.items():
            if words and words[0].startswith(stem):
                return 1, concepts
        return 0, frozenset()


#: French words that lose their vowel before another word ("l'action", "qu'un").
_ELIDED = ("l'", "d'", "n'", "s'", "j'", "c'", "m'", "t'", "qu'", "jusqu'", "lorsqu'")


def words_of(text: str, language: str) -> list[tuple[str, int, int]]:
    """(folded word, start, end) of each word of a question; in French what is elided is a word of its own."""
    found = tokens(text)
    if language != "fr":
        return found
    parted = []
    for word, start, end in found:
        elided = next((each for each in _ELIDED if word.startswith(each)), "")
        if elided:
            parted.append((elided[:-1], start, start + len(elided) - 1))
        parted.append((word[len(elided) :], start + len(elided), end))
    return parted


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of ``en``, ``fr``, ``de`` or ``es``."""
    data = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))[language]
    numbers = data.pop("numbers", {})
    phrases: dict[tuple[str, ...], set[str]] = {}
    stems: dict[str, set[str]] = {}
    gaps: dict[str, dict[tuple[str, bool], set[str]]] = {}
    entries_of = {concept: list(entries) for concept, entries in data.items()}
    known = {fold(each) for entries in entries_of.values() for entry in entries for each in _either(entry)}
    made = dict(_inflected(language))
    for concept, entries in made.items():
        if concept != "plain":
            idle = concept in _IDLE and concept != "request"
            entries_of.setdefault(concept, []).extend(entry for entry in entries if not (idle and fold(entry) in known))
    for concept, entries in entries_of.items():
        for entry in (each for written in entries for each in _either(written)):
            if "…" in entry:
                first, second = (fold(piece).strip() for piece in entry.rstrip("|").split("…"))
                gaps.setdefault(first, {}).setdefault((second, entry.endswith("|")), set()).add(concept)
            elif entry.endswith("*"):
                stems.setdefault(fold(entry[:-1]), set()).add(concept)
            else:
                key = tuple(word for word, _, _ in words_of(entry, language))
                if key:
                    phrases.setdefault(key, set()).add(concept)
    return Lexicon(
        language,
        {key: frozenset(value) for key, value in phrases.items()},
        {key: frozenset(value) for key, value in stems.items()},
        {fold(word): value for word, value in numbers.items()},
        frozenset(word for key in phrases for word in key) | frozenset(map(fold, numbers)) | _pieces(gaps),
        max(map(len, phrases)),
        {
            first: tuple((second, closing, frozenset(concepts)) for (second, closing), concepts in others.items())
            for first, others in gaps.items()
        },
        frozenset(map(fold, made.get("plain", ()))),
        frozenset(word for entry in (*known, *_written(language)) for word, _, _ in words_of(entry, language)),
    )


_BRACES = re.compile(r"\{([^{}]*)\}")


def _either(entry: str) -> Iterator[str]:
    """An entry with each of the ways that its braces leave open: "what {does|will} the plan do"."""
    found = _BRACES.search(entry)
    if found is None:
        yield " ".join(entry.split())
        return
    for way in found[1].split("|"):
        yield from _either(entry[: found.start()] + way + entry[found.end() :])


#: Concepts of words that say nothing of what is selected: a word that has another concept keeps to that.
_IDLE = frozenset(["light", "request", "stop", "fixed"])


def _inflected(language: str) -> dict[str, list[str]]:
    """Concept → the words of ``inflected.toml`` in all their forms."""
    data = tomllib.loads(Path(__file__).with_name("inflected.toml").read_text(encoding="utf-8")).get(language, {})
    made: dict[str, list[str]] = {}
    for kind, make in (("verbs", verb), ("adjectives", adjective), ("words", _as_written)):
        for concept, words in data.get(kind, {}).items():
            made.setdefault(concept, []).extend(form for word in words for form in _made(word, language, make))
    return made


def _written(language: str) -> list[str]:
    """The phrases of ``inflected.toml`` that no rule makes anything of."""
    data = tomllib.loads(Path(__file__).with_name("inflected.toml").read_text(encoding="utf-8")).get(language, {})
    return [phrase for concept, phrases in data.get("words", {}).items() if concept != "plain" for phrase in phrases]


def _made(phrase: str, language: str, make: Callable[[str, str], Iterable[str]]) -> Iterator[str]:
    """The forms of a word, or of the first word of a phrase before the rest of it."""
    first, _, rest = phrase.partition(" ")
    if make is _as_written or not rest:
        yield from make(phrase, language)
    else:
        yield from (f"{form} {rest}" for form in make(first, language))


def _as_written(word: str, language: str) -> tuple[str, ...]:
    return (word,)


def _pieces(gaps: Mapping[str, Mapping[tuple[str, bool], set[str]]]) -> frozenset[str]:
    """The words of phrases in two pieces."""
    both = [*gaps, *(second for others in gaps.values() for second, _ in others)]
    return frozenset(word for piece in both for word in piece.split())


_SHORT = re.compile(r"\b(?:paras?|pars?|subparas?|arts?|recs?|pts?)\b\.?(?=\s?\(?\d)", re.IGNORECASE)
"""Parts of acts as people of any language shorten them before a number: "para 7" is no Spanish."""


def language_of(text: str, otherwise: str = "en") -> str:
    """The language of a question among the four, by its function words; ``otherwise`` where no word tells."""
    own = _own()
    text = _SHORT.sub(" ", text)
    scores = {
        language: sum((word in known) + (word in own[language]) for word, _, _ in words_of(text, language) if len(word) > 1 and not word.isdigit())
        for language, known in _telltales().items()
    }
    for language, marks in _MARKS.items():
        scores[language] += 3 * sum(mark in text for mark in marks)
    for language, letters in _LETTERS.items():
        scores[language] += any(letter in text.lower() for letter in letters)
    best = max(scores, key=lambda language: scores[language])
    if otherwise != "en" and (not any(scores.values()) or scores[otherwise] == scores[best]):
        return otherwise
    return best if scores[best] > scores["en"] else "en"


@cache
def _own() -> dict[str, frozenset[str]]:
    """The words listed in each lexicon that stand in no other: forms made by rule are words of other languages too often."""
    words = {language: lexicon(language).listed for language in _TELLTALE}
    return {
        language: known - frozenset().union(*(words[other] | lexicon(other).words for other in words if other != language))
        for language, known in words.items()
    }


@cache
def _telltales() -> dict[str, frozenset[str]]:
    return {language: frozenset(map(fold, words.split())) for language, words in _TELLTALE.items()}
