"""A question in another language than the texts, with the words whose counterparts are known put in the texts' own.

What is left of it stays as asked: its function words say what is asked for, and a word that the list of terms
(``index.terms``) does not know may still be a name, or the same in both languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import select
from index.answer import overview
from index.answer.conditions import quoted
from index.answer.model import Answer
from index.answer.phrases import joined, phrase
from index.asked_words import DENIED
from index.evidence.function_words import FRAME_WORDS, FUNCTION_WORDS, LIGHT_WORDS
from index.expect import expect
from index.question.forms import bases
from index.question.interpretation import Interpretation
from index.question.lexicon import Lexicon, lexicon
from index.question.nouns import ACT_LETTERS
from index.world import World
from ingest.fold import fold
from ingest.model import Span

LONGEST = 5
"""Words in the longest phrase that is looked up."""

_ELIDED = re.compile(r"\b([cdjlmnst]|qu)['’]", re.IGNORECASE)
"""An article or pronoun that a word has swallowed: "l'alcool" is the word "alcool"."""

_LOOSE = re.compile(r"(?<!\w)['’-]+|['’-]+(?!\w)")
"""What joined a word that is left out to its neighbour."""

_WORD = re.compile(r"[^\W_]+")


def glossed(one: Interpretation, world: World) -> Interpretation:
    """The question and its subject as they are searched for; ``notes`` gain ``glossed:word:counterpart`` for each word."""
    written = {plan.language for plan in world.plans}
    if not one.subject or not written or one.language in written:
        return one
    loose = not one.target and not one.filters
    question, found, left = _glossed(one.question, one.language, world, whole=bool(one.acts), loose=loose)
    question = question if _WORD.search(question) else one.question  # verbs alone: there is nothing else to look for
    inner = fold(question)
    strict = [pair for pair in found if not loose or _listed(pair[0], one.language, world)]
    subject = [text for asked, text in strict if any(fold(word) in fold(asked) for word in one.subject)]
    rest = [word for word in one.subject if not any(fold(word) in fold(asked) for asked, _ in strict) and (fold(word) in inner or strict != found)]
    kept_apart = [word for text in subject for word in text.split()]
    if len(kept_apart) > len(subject) and not _together(subject, world):
        subject = list(dict.fromkeys(kept_apart))  # "women who use drugs" has no "drug use" in so many words
    notes = [f"glossed:{asked}:{text}" for asked, text in found] + [f"unglossed:{word}" for word in left]
    kept = tuple(dict.fromkeys((*subject, *rest))) or one.subject  # words that are left are never let go: what they say was not read
    kind = () if expect(one.question, one.language).kind == "content" else (overview.KIND,)
    return replace(one, question=question, subject=kept, notes=(*one.notes, *notes, *kind))


def _listed(phrase: str, language: str, world: World) -> bool:
    """Whether what a phrase is called in the texts can be scanned for, and does not only come near to it."""
    return bool(_counterparts(phrase, language, world, alone=" " not in phrase, loose=False))


def _together(subject: Sequence[str], world: World) -> bool:
    """Whether some unit holds all the words and phrases."""
    sets = [{words.id for words in select.holding(world, word)} for word in subject]
    return bool(set.intersection(*sets))


def note(one: Interpretation, answer: Answer) -> None:
    """Say which words were searched for, in place of which, if a search was made."""
    pairs = [rest.split(":", 1) for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "glossed"]
    named = fold(" ".join(text for text, meaning in one.understood if any(act in meaning for act in one.acts)))
    pairs = [[asked, text] for asked, text in pairs if not (one.acts and (text in ACT_LETTERS or fold(asked) in named))]  # the kind of act, named by number
    if answer.result is not None:  # a scan looks for the subject's words alone
        sought = {word for text in one.subject for word in text.split()}
        pairs = [[asked, text] for asked, text in pairs if sought.intersection(text.split())]
    if pairs and answer.passages:
        words = joined(one.language, [f"{quoted(text, one.language)} ({asked})" for asked, text in pairs])
        answer.note(phrase(one.language, "glossed", words=words))
    for asked, text in pairs if answer.status == "not_found" else ():  # the reason speaks of the question's words
        answer.answer = answer.answer.replace(quoted(text, one.language), quoted(asked, one.language))
    left = [rest for kind, _, rest in (each.partition(":") for each in one.notes) if kind == "unglossed"]
    told = [word for word in left if quoted(word, one.language) in answer.answer]
    doubtful = one.form == "yes_no" and answer.status == "answered" and bool(left) and bool(answer.passages)
    if doubtful:  # what is said of "cannabis" is no answer to whether it is to be *légalisé*
        answer.status = "not_found"
    if doubtful or (told and answer.status == "not_found"):  # the texts have no word of this language: none is missing from them
        answer.answer = phrase(one.language, "unglossed", words=joined(one.language, [quoted(word, one.language) for word in left]))
        return
    left = [word for word in left if word not in answer.answer]
    if left and answer.passages:
        answer.note(phrase(one.language, "unglossed", words=joined(one.language, [quoted(word, one.language) for word in left])))


def _glossed(text: str, language: str, world: World, *, whole: bool, loose: bool) -> tuple[str, list[tuple[str, str]], list[str]]:
    """``text`` with the longest known phrases replaced, what stood for what, and the words that nobody knows.

    What says which kind of thing is asked for ("wie hoch ist das Budget") is left to be read in its own language,
    and names of bodies are names. What only holds a question together, and verbs that no question is about, are left out:
    they would be no more than noise beside words of another language. ``whole``: they stay, as what an act is asked for
    is read in the question's own language. ``loose``: everyday words are put in those that come near to them, since nothing is
    counted or scanned for.
    """
    framing = FUNCTION_WORDS.get(language, frozenset()) | FRAME_WORDS.get(language, frozenset()) | (LIGHT_WORDS.get(language, frozenset()) if loose else frozenset())
    asked = expect(text, language)
    cues = [*asked.cues, *(named.span for named in world.bodies.find(text, any_case=True))]
    if asked.grain == "cause":  # why something is *not* so stays a question for a cause
        cues += [Span(*match.span()) for match in re.finditer(DENIED[language], fold(text))]
    asking = lexicon(language)
    words = list(_WORD.finditer(text))
    cued = [any(span.covers(Span(*word.span())) for span in cues) for word in words]
    fixed = [cue or fold(word.group()) in framing for word, cue in zip(words, cued, strict=True)]
    pieces: list[str] = []
    found: list[tuple[str, str]] = []
    unknown: list[str] = []
    at = end = 0

    def leave(number: int, instead: str | None = None, last: int | None = None) -> int:
        """Put ``instead`` of words ``number`` to ``last``, or nothing; where the text goes on."""
        pieces.extend([text[end : words[number].start()], instead or ""])
        return words[last if last is not None else number].end()

    while at < len(words):
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            start, stop = words[at].start(), words[at + count - 1].end()
            known = () if fixed[at] or fixed[at + count - 1] else _counterparts(text[start:stop], language, world, alone=count == 1, loose=loose)
            if known:
                end = leave(at, known[0], at + count - 1)
                found.append((text[start:stop], known[0]))
                at += count - 1
                break
        else:
            word = words[at].group()
            folded = fold(word)
            phrase = 0 if whole else _holding(asking, [fold(each.group()) for each in words[at : at + LONGEST]])
            if phrase and not any(cued[at : at + phrase]):
                end = leave(at, last=at + phrase - 1)  # "*grâce aux*", "*par rapport à*": no word of it is a subject
                at += phrase
                continue
            if cued[at] or word.isdigit() or (whole and (folded in framing or len(word) < 3)):
                pass
            elif folded in framing or len(word) < 3 or folded in asking.numbers or asking.match([folded])[0] or (folded in asking.plain and not whole):
                end = leave(at)  # what holds a question together is no subject
            elif folded not in world.vocabulary:
                unknown.append(word)
        at += 1
    written = _ELIDED.sub(r"\1 ", "".join([*pieces, text[end:]]))
    return " ".join(_LOOSE.sub(" ", written).split()), list(dict.fromkeys(found)), list(dict.fromkeys(unknown))


def _holding(asking: Lexicon, words: Sequence[str]) -> int:
    """Of how many words a phrase is that only holds a question together; 0 for none of more than one word."""
    count, concepts = asking.match(words)
    return count if count > 1 and concepts == {"stop"} else 0


def _counterparts(phrase: str, language: str, world: World, *, alone: bool, loose: bool) -> tuple[str, ...]:
    """What a phrase is called in the texts; of a word also as a form of one that is listed, or as made of two that are."""
    known = world.terms.counterparts(phrase, language) or (world.terms.counterparts(phrase, language, everyday=True) if loose else ())
    folded = fold(phrase)
    if known or not alone or len(folded) < SHORT or folded in lexicon(language).plain or lexicon(language).match([folded])[0] or folded in world.vocabulary:
        return known
    for base in bases(folded, language):
        if known := world.terms.counterparts(base, language) or (world.terms.counterparts(base, language, everyday=True) if loose else ()):
            return known
    return _compound(folded, language, world) if language == "de" else ()


SHORT = 5
"""Letters of a word that may be a form of another one: shorter ones are too much alike."""


def _compound(word: str, language: str, world: World) -> tuple[str, ...]:
    """A German word made of two that are listed ("Drogentäter"), with or without what joins them; the longest last part first."""
    for at in range(4, len(word) - 3):
        last = world.terms.counterparts(word[at:], language)
        if not last:
            continue
        for joint in ("", "s", "n", "en", "es", "er", "e"):
            head = word[:at].removesuffix(joint)
            first = word[:at].endswith(joint) and len(head) > 2 and world.terms.counterparts(head, language)
            if first:
                return (first[0] if first[0] == last[0] else f"{first[0]} {last[0]}",)
    return ()
