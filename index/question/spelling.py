"""Typing errors in questions: misspelt words corrected, glued words parted, each correction kept.

A word is only corrected where no source knows it (lexicon, bodies, corpus, the model's word list)
and exactly one known word is so near. Short acronyms are never guessed at: EMSA is not EMA.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from index.evidence.function_words import FUNCTION_WORDS
from index.question.act_lexicon import knows
from index.question.act_wording import is_level
from index.question.lexicon import Lexicon, words_of
from index.world import World
from ingest.fold import fold, tokens


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The question as it was read, and what was corrected: (as written, as read)."""

    text: str
    corrections: tuple[tuple[str, str], ...]


class Spelling:
    """The words that questions in one language may use."""

    def __init__(self, lexicon: Lexicon, world: World) -> None:
        self.language = lexicon.language
        named = [name for body in world.bodies.bodies for name in (body.name, *body.names)]
        self.bodies = frozenset(word for name in named for word, _, _ in tokens(name))
        self.names = frozenset(cut[0][0] for name in named if len(cut := tokens(name)) == 1)
        #: In another language than the texts', their words are none to correct to ("cárceles" is no "parcels").
        self.foreign = foreign = bool(world.plans) and all(plan.language != lexicon.language for plan in world.plans)
        self.vocabulary = world.vocabulary
        self.near = lexicon.words | self.bodies | (frozenset() if foreign else world.vocabulary)
        #: The small words of the language, which no rule need know to be no errors.
        self.small = FUNCTION_WORDS[lexicon.language]
        #: Before words of other languages, such as a body's names in them.
        self.own = lexicon.words | world.vocabulary | world.terms.words
        states = {word for name in world.bodies.states for word, _, _ in tokens(name)}
        self.known = self.near | states | world.dictionary | world.vocabulary | world.terms.words | world.everyday.words | FUNCTION_WORDS[lexicon.language]
        asking = {"which", "who", "when", "how_many"}
        nouns = ("n_", "resp", "due", "which", "who", "when", "how_many", *(() if foreign else ("mentions",)), "ongoing")
        self.core = frozenset(
            word
            for key, concepts in lexicon.phrases.items()
            for word in key
            if (len(key) == 1 or not foreign) and any(c.startswith(nouns) for c in concepts)
            and not (foreign and len(word) < LONG and not any(c.startswith(_ASKED) for c in concepts))
        )
        #: What is asked for most, preferred where two words are as near ("actons": actions, not actors).
        self.units = frozenset(w for key, concepts in lexicon.phrases.items() for w in key if "n_action" in concepts)
        #: Short words that hold a question together.
        self.holding = frozenset(
            key[0] for key, concepts in lexicon.phrases.items() if len(key) == 1 and 1 < len(key[0]) < 6 and concepts & _HOLDING
        )
        self.numbers = lexicon.numbers
        self.terms = world.terms
        words = "|".join(sorted(map(re.escape, lexicon.numbers), key=len, reverse=True)) or "(?!)"
        #: A noun that bears numbers, with its number as a word: "priority six".
        self._numerals = re.compile(rf"\b((?:{_BEARERS})\s+)({words})\b(?!\s+(?:responsible\s+|different\s+|priority\s+|eu\s+)?[a-z]*(?:bod|agenc|organi|act|year|area))", re.I)
        #: Words of names and of the lexicon, by how they are written without doubled letters, where that tells them apart.
        self._doubled = _by_single(frozenset() if foreign else lexicon.words | (self.bodies & world.vocabulary))
        self.openers = frozenset(key[0] for key, concepts in lexicon.phrases.items() if concepts & asking)

    def clean(self, question: str) -> Cleaned:
        """Part glued words and correct misspelt ones."""
        question = self._umlauts(question) if self.language == "de" else question
        question = _PLUS.sub(f" {_AND[self.language]} ", question)
        question = _PERCENT.sub(" percent", question) if self.language == "en" else question
        pieces: list[str] = []
        corrections: list[tuple[str, str]] = []
        question = _CO.sub("", question)
        question = question if self.foreign else _HYPHENED.sub(self._unhyphened, question)
        question = _ZEROS.sub(lambda match: _digits(match, corrections), question)
        question = self._numerals.sub(lambda match: match.group(1) + str(self.numbers[match.group(2).lower()]), question)
        done = 0
        shouted = question.isupper()
        found = words_of(question, self.language)
        known: dict[tuple[str, bool, bool], str | None] = {}
        for number, (word, start, end) in enumerate(found):
            written = question[start:end]
            acronym = written.isupper() and not shouted
            key = (word, number == 0, acronym)
            if key not in known:
                known[key] = self._read(word.removesuffix("'s"), first=number == 0, acronym=acronym)
            read = known[key]
            numbered = number + 1 < len(found) and found[number + 1][0].isdigit()
            if read is None and numbered and len(word) > 3 and word not in self.near:
                read = _nearest(word, self.core, most=1, prefer=self.units)  # "acton 45": a town, but no noun that bears a number
            if read:
                corrections.append((written, read))
            pieces += [question[done:start], read or written]
            done = end
        return Cleaned("".join([*pieces, question[done:]]), tuple(corrections))

    def _unhyphened(self, match: re.Match[str]) -> str:
        """A word that the texts write as one, whose first piece is none of theirs: "co-operation", "re-integration". No error, and none is noted."""
        first, whole = fold(match[1]), fold(match[1] + match[2])
        return match[1] + match[2] if whole in self.vocabulary and (first not in self.vocabulary or first in _PREFIXES) else match[0]

    def _umlauts(self, question: str) -> str:
        """German typed without its own letters ("Massnahmen fuer Haeftlinge") with them: no error, and none is noted."""
        pieces, done = [], 0
        for match in _WITHOUT_UMLAUTS.finditer(question):
            word = match.group()
            whole = _UMLAUT.sub(lambda letters: _WRITTEN.get(letters.group(), letters.group()), word)
            known = next((each for each in (whole, whole.replace("ss", "ß")) if each != word and self._german(each)), None)
            if known and not self._german(word):
                pieces += [question[done : match.start()], known]
                done = match.end()
        return "".join([*pieces, question[done:]])

    def _german(self, word: str) -> bool:
        folded = fold(word)
        return folded in self.near or folded in self.small or bool(self.terms.counterparts(word, "de"))

    def _read(self, word: str, *, first: bool, acronym: bool) -> str | None:
        """What a word is read as, ``None`` where it stands as written."""
        if any(character.isdigit() for character in word):
            return self._apart(word)
        if not acronym and (small := self._small(word)):
            return small
        if len(word) < (5 if self.foreign else 4):  # "paga" is no "para": no list here knows the small words of another language
            return None
        if self.language == "en" and word.endswith("s") and len(word) > 5 and word[:-1] in self.bodies and word not in self.known:
            return f"{word[:-1]}'s"  # "eurojusts"
        if first and word not in self.near and word not in self.small:
            opener = _nearest(word, self.openers)  # "Wich" is a town, but no question opens with it
            if opener:
                return opener
        doubled = self._doubled.get(_single(word), "") if len(word) > 5 and not acronym and word not in self.small else ""
        if doubled and doubled != word:
            return doubled  # "comission", "allone": word lists hold such slips
        if word in self.known or is_level(word) or knows(word, self.language):
            return None
        if len(word) > 5 and not acronym and (core := _nearest(word, self.core, most=1, prefer=self.units)):
            return core  # before its endings: "actons" is no plural of a town's name
        if self._inflected(word):
            return None
        if acronym:
            return _nearest(word, self.bodies, most=1) if len(word) > 4 else None
        core = _nearest(word, self.core, most=1 if self.foreign else 2, prefer=self.units)
        if core or self.foreign:  # what another language calls things no list here knows: only words that ask are put right
            return core or _nearest(word, self.names, most=1) or _nearest(word, self.bodies, most=1) or (_parted(word, self.near) if len(word) > GLUED else None)
        near = _nearest(word, self.near, prefer=self.own)
        named = _nearest(word, self.names, most=1)  # "europl": no "europe", which is as near
        return (near if near and _begins(word, near) else None) or named or _parted(word, self.near)

    def _small(self, word: str) -> str | None:
        """A short word that holds a question together, with two letters turned, one doubled or its last one missing.

        Word lists know many such scraps ("si", "deu", "ar"): they count as errors where neither the lexicon nor the
        texts have them.
        """
        if not 1 < len(word) < 5 or word in self.own or word in self.bodies or word in self.small or (len(word) == 4 and word in self.known):
            return None
        turned = [word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)]
        single = [word[:i] + word[i + 1 :] for i in range(1, len(word)) if word[i] == word[i - 1]]
        whole = [other for other in sorted(self.holding) if other[:-1] == word]
        asking = [other for other in sorted(self.openers) if len(word) > 2 and other[0] == word[0] and word in _shortened(other)]
        for ways in (turned, single, whole, asking):
            found = {way for way in ways if way in self.holding or way in self.openers}
            if found:
                return found.pop() if len(found) == 1 else None
        return None

    def _inflected(self, word: str) -> bool:
        """Whether a word is a known one with an ending: word lists hold few plurals and agents."""
        for ending in _ENDINGS:
            base = word.removesuffix(ending)
            if base != word and len(base) > 2 and any(base + other in self.known for other in ("", "e", "y", "ing", "ed")):
                return True
        return False

    def _apart(self, word: str) -> str | None:
        """Words glued to numbers ("in2022", "action25timetable"), where all the words are known."""
        runs = re.findall(r"[a-z]+|\d+", word)
        letters = [run for run in runs if run.isalpha()]
        if len(runs) < 2 or not letters or any(len(run) < 2 or run not in self.near for run in letters):
            return None
        return " ".join(runs) if "".join(runs) == word else None


_ASKED = ("n_", "which", "who", "when", "how_many")
LONG = 9
"""Letters from which on a verb of another language may be misspelt; of shorter ones, one letter makes another ("devient", "revient")."""
_HOLDING = frozenset(["light", "stop", "and", "or", "due", "which", "who", "when", "not", "only", "by", "in", "has"])



def _single(word: str) -> str:
    """A word with each doubled letter once."""
    return re.sub(r"(.)\1", r"\1", word)


def _by_single(words: frozenset[str]) -> dict[str, str]:
    """The words that have a doubled letter somewhere in theirs or in their misspelling, by ``_single``; none that two share."""
    found: dict[str, set[str]] = {}
    for word in words:
        if len(word) > 4:
            found.setdefault(_single(word), set()).add(word)
    return {key: many.pop() for key, many in found.items() if len(many) == 1}


def _begins(word: str, other: str) -> bool:
    """Whether two words begin alike, but for a letter that one has in front or two that are turned: "lorry" is not "sorry"."""
    return word[0] == other[0] or word[1:] == other or word == other[1:] or word[1::-1] == other[:2]


def _shortened(word: str) -> set[str]:
    """A word with each of its letters left out."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


#: Endings that make a word of another: plurals, agents, participles, adverbs, nouns of action, verbs of what something becomes ("criminalise").
_ENDINGS = (*(f"i{letter}{ending}" for letter in "sz" for ending in ("e", "es", "ed", "ing", "ation", "ations", "er", "ers")), "s", "es", "ies", "er", "ers", "or", "ors", "ist", "ists", "ed", "ing", "ly", "ment", "ments", "ness", "able")


SHORT = 6
"""Letters of a word that is only put right where its first letter stands."""


GLUED = 9
"""Letters of a word that is taken apart in another language than the texts': shorter ones hold short words by chance."""


def _nearest(word: str, known: frozenset[str], most: int = 2, prefer: frozenset[str] = frozenset()) -> str | None:
    """The one known word within an edit (two from eight letters on; transpositions count once)."""
    limit = min(most, 1 if len(word) < 8 else 2)
    best: dict[int, set[str]] = {}
    by_length = _by_length(known)
    for length in range(max(4, len(word) - limit), len(word) + limit + 1):
        for other, distance, _ in extract_iter(word, by_length.get(length, ()), scorer=OSA.distance, score_cutoff=limit):
            best.setdefault(int(distance), set()).add(other)
    if not best:
        return None
    nearest = best[min(best)]
    found = {other for other in nearest if other[0] == word[0]} or (nearest if len(word) > SHORT else set())
    if not found:
        return None  # "khat" is no "what": a short word keeps its first letter
    found = found & prefer or found
    if len({other.rstrip("s") for other in found}) > 1:
        return None
    return max(found, key=len) if word.endswith("s") else min(found, key=len)


@lru_cache(maxsize=64)
def _by_length(known: frozenset[str]) -> dict[int, tuple[str, ...]]:
    """Words by their number of letters: only those about as long can be near."""
    found: dict[int, list[str]] = {}
    for word in sorted(known):
        found.setdefault(len(word), []).append(word)
    return {length: tuple(words) for length, words in found.items()}


def _digits(match: re.Match[str], corrections: list[tuple[str, str]]) -> str:
    """A year with letters for its zeros, put right and noted."""
    year = match.group().upper().replace("O", "0")
    corrections.append((match.group(), year))
    return year


#: A year in which letters stand for zeros: "2O21".
_ZEROS = re.compile(r"\b(?=\d?[Oo]|\d\d[Oo]|\d{3}[Oo])2[0Oo][\dOo]{2}\b")
#: Nouns in the singular that a number follows.
_BEARERS = "priority|prio|action|indicator|footnote|priorit[ée]|indicateur|priorit[äa]t|indikator|ma(?:ß|ss)nahme|prioridad|indicador|acci[óo]n"

#: A word that may be typed without umlauts, what they are typed as, and what they are.
_WITHOUT_UMLAUTS = re.compile(r"\b[A-Za-zäöüß]*(?:[aou]e|ss|A[Ee]|O[Ee]|U[Ee])[A-Za-zäöüß]*\b")
_UMLAUT = re.compile(r"[AaOo][Ee]|(?<![AaEeQqÄä])[Uu][Ee]")
_WRITTEN = {"ae": "ä", "oe": "ö", "ue": "ü", "Ae": "Ä", "Oe": "Ö", "Ue": "Ü", "AE": "Ä", "OE": "Ö", "UE": "Ü"}
#: A word with a hyphen in it; what stands before it alone is mostly a prefix.
_HYPHENED = re.compile(r"(?<![\w-])([^\W\d_]{2,12})-([^\W\d_]{3,40})(?![\w-])")
_PREFIXES = frozenset(["co", "re", "pre", "non", "anti", "inter", "multi", "on", "off", "over", "under"])
#: "(co-)responsible": who shares a task has it.
_CO = re.compile(r"\(co-?\)-?|\bco-(?=respons(?!\w{1,9} bod)|lead|own)", re.I)
#: "X + Y", "X & Y": signs for "and".
_PLUS = re.compile(r"[ \t][+&][ \t]")
_PERCENT = re.compile(r"(?<!\d)[ \t]?%(?=[ \t]of\b)")
_AND = {"en": "and", "fr": "et", "de": "und", "es": "y"}

#: Two-letter words that a glued word may hold; others would part words that are none.
_SMALL = frozenset(["is", "in", "on", "of", "by", "to", "do", "we", "us", "an", "at", "or", "it", "as"])


def _parted(word: str, known: frozenset[str]) -> str | None:
    """The fewest known words that a glued word is made of ("whichactions"), ``None`` if it is not."""
    if len(word) > 80:
        return None
    best: list[tuple[int, str] | None] = [(0, ""), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 24), end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in known or (len(piece) < 3 and piece not in _SMALL):
                continue
            here = best[end]
            if here is None or before[0] + 1 < here[0]:
                best[end] = (before[0] + 1, f"{before[1]} {piece}".strip())
    whole = best[len(word)]
    return whole[1] if whole and whole[0] > 1 else None
