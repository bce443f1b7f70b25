"""A message that joins whole questions, as these questions: "who is responsible for Action 4 *and what does Action 5 say*?"

Each is answered as if it were sent after the one before it, so that "it" and "of them" are read as in any conversation.
A half that leaves its noun or its verb to the other ("which are due in 2021 *and which in 2022*") is no question of its own:
such halves are told apart within the sentence (``index.question.parts``).
"""

from __future__ import annotations

import re

from index.question.lexicon import lexicon, words_of
from index.question.nouns import NOUNS
from ingest.fold import fold

_WHAT = r"what|which|how +(?:many|much|long|often)|was|welche[rsmn]?|wie +viele?|quels?|quelles?|que|qu'|combien +d[e']|que|cuales?|cuant[oa]s?"
_WHO = r"who|when|where|why|wer|wen|wem|wann|wo|warum|wieso|quand|ou|pourquoi|comment|quien(?:es)?|cuando|donde|por +que|como"
_VERB = (
    r"is|are|was|were|does|do|did|has|have|had|will|would|can|could|must|should|shall|may|"
    r"ist|sind|war|waren|hat|haben|wird|werden|kann|konnen|muss|mussen|soll|sollen|gibt|gilt|sagt|steht|stehen|regelt|bedeutet|heisst|misst|endet|enden|beginnt|lauft|gehort|gehoren|nennt|nennen|zitiert|"
    r"est|sont|etait|etaient|a|ont|doit|doivent|peut|peuvent|dit|disent|signifie|mesure|cite|citent|prevoit|se +termine|concerne|"
    r"es|son|esta|estan|era|eran|tiene|tienen|debe|deben|puede|pueden|dice|dicen|significa|mide|cita|citan|preve|hay|termina|terminan|vence|vencen"
)
_THING = (
    r"it|its|they|their|this|that|these|those|there|he|she|any|anything|anyone|anybody|something|all|both|either|more|fewer|the|an?|"
    r"er|sie|es|ihr|ihre|diese[rsmn]?|der|die|das|eine?|alle|"
    r"il|elle|ils|elles|on|ce|cette|ces|le|la|les|l'|"
    r"ellas?|ellos|este|esta|estos|estas|el|los|las"
)
_LEADING = r"(?:(?:also|then|furthermore|moreover|by the way|finally|lastly|please|auch|dann|ausserdem|bitte|aussi|ensuite|enfin|tambien|luego|ademas),? +)?"
_PREPOSITION = r"(?:(?:by|until|since|from|for|in|of|to|with|on|at|under|bis|seit|ab|von|fur|in|zu|mit|unter|bei|auf|nach|durch|jusqu'a|depuis|pour|de|a|avec|dans|sur|par|desde|hasta|para|en|con|por|sobre) +)?"
_TELL = r"(?:(?:please|bitte) +)?(?:tell +(?:me|us)|show(?: +(?:me|us))?|give +(?:me|us)|list|name +(?:the|all|every)|explain|summari[sz]e|nenne?(?:n +sie)?|zeige?(?:n +sie)?|liste|erklare?(?:n +sie)?|donnez?|montrez?|expliquez?|listez?|indiquez?|nommez?|dime|digame|muestra|muestrame|enumera|explica|indica)\b"

_ENTITY = r"(?:[^\W\d]+ +)?(?:\d|[A-Z][\w-]*[A-Z]\w*|[A-Z]\w+)"  # of the text as it is written: "Action 5", "EUDA", "Frontex"

#: How a whole question opens: "what is …", "which bodies are …", "who pays …", "does it …", "is Europol …", "list the …".
_OPENS = re.compile(
    rf"{_LEADING}{_PREPOSITION}(?:"
    rf"what's\s+\w|what\s+(?!(?:about|in|for|by|of|else|if|with|on)\b)[\w'-]+\s+\w|where\s+(?:[\w-]+\s+){{1,4}}(?:{_VERB})\s|how +(?:is|are|was|were|does|do|did|can|must|should)\s+\w|"
    rf"(?:what|was|que|qu')(?: +|(?<='))(?:{_VERB})\b\s+{_PREPOSITION}[\w'(]"
    rf"|(?:{_WHAT}) +(?:{_VERB})\s+(?:it|they|sie|es|il|elles?|ils)\b"
    rf"|(?:{_WHO})\s+(?!(?:in|for|of|else|about|by|not)\b)[\w'/-]+\s+\w+"
    rf"|(?:{_WHO})\s+(?:is|are|was|were|pays|decides)\s+[\w'/-]+"
    rf"|qui +(?:est|a)\s+\w|whether\b|am +i +right\b|(?:could|can|would|will) +you\b|{_TELL}"
    r")"
)
#: A question that opens with its verb, and names or points to its subject next.
_INVERTED = re.compile(rf"{_LEADING}(?!(?:have|has|had|haben|hat|ont|tienen?|a|name|cite|nennen|zitier\w+)\s+(?:the|an?|any|all|both|either|die|der|das|eine?|alle|la|le|les|l'|el|los|las|est[ao]s?|diese[rsmn]?|more|fewer|mehr|weniger)\b)(?:{_VERB})\s+(?:{_THING})\b|est-ce +qu|{_LEADING}[^\W\d]+-(?:t-)?(?:il|elle|ils|elles|on)\b")
_INVERTED_NAME = re.compile(rf"(?i:{_LEADING}(?:is|are|was|were|does|did|has|will|would|can|could|must|should|isn't|doesn't|aren't|wasn't|ist|sind|war|hat|kann|muss|soll|gilt|est|es))\s+{_ENTITY}")
#: How a message asks with its first words.
_ASKS = re.compile(rf"\W*(?:(?:hello|hi|dear +\w+|please|bitte|und|and|et|y|so|ok|now)\b\W*){{0,3}}(?:{_PREPOSITION}(?:{_WHAT}|{_WHO}|qui|whose|whom)\b|{_TELL}|whether\b|am +i +right\b|anything\b|everything\b|(?:{_VERB})\s|est-ce\b|(?:i|we) +(?:need|want|would +like)\b|(?:could|can|would|will) +you\b|[^\W\d]+-(?:t-)?(?:il|elle|ils|elles|on)\b)")
#: What joins two questions: an "and", or a comma, which may as well lead to a clause of what stands before it.
_JOINTS = {
    language: re.compile(rf"\s*,?\s+(?:{words})\s+(?:¿\s*)?|\s*[,;]\s+(?:¿\s*)?")
    for language, words in {"en": "and", "fr": "et", "de": "und|sowie", "es": "y|e"}.items()
}
_HALF = 3
"""Words that the question before an "and" has at least."""
_PHRASE = 8
"""Words that a noun phrase before a question has at most ("*Europol's actions* and which of them …")."""
_NOUN_WITHIN = 3
"""Words behind a "which" within which the noun that it asks for stands."""

#: A question behind words that say of what: "under area 1.2, *what* …", "in respect *of which* …".
_LED = re.compile(rf"(?:[,:] *|(?<= )- +|\b(?:for|in|of|to|by|under) +)(?:{_WHAT}|{_WHO})\b")
#: A French question that turns verb and subject: "le plan *mentionne-t-il* …".
_TURNED = re.compile(r"[^\W\d]-(?:t-)?(?:il|elle|ils|elles|on)\b")
_SPOKEN = re.compile(r"\b(?:i|we|je|j'|nous|on|ich|wir|me|my|our)\b")
_BARE = re.compile(rf"\W*(?:{_PREPOSITION})(?:{_WHAT}|{_WHO})\s+[\w'-]+")
"""An asking word with its noun alone: "*which bodies* and which actions are …"."""
_ASKS_WHICH = re.compile(rf"{_LEADING}{_PREPOSITION}(?:{_WHAT})\b")


def questions(message: str, language: str) -> list[str]:
    """The whole questions that a message in ``language`` joins, in order; the message itself where it joins none."""
    folded = fold(message)
    if len(folded) != len(message):
        return [message]
    opens = [joint for joint in _JOINTS[language].finditer(folded) if _opens(message, folded, joint.end(), language)]
    spoken = [joint.end() for joint in opens if _speaks(joint)]
    found: list[str] = []
    start = 0
    for joint in opens:
        ends = _END.search(folded, joint.end())
        listed = any(joint.end() < at < (ends.start() if ends else len(folded)) for at in spoken)  # "what does it say, *who is in charge* and when …"
        half = message[start : joint.start()]
        plain = not _PREPOSED.match(folded, joint.end())  # "actions of X *and in which Y is not responsible*" goes on with a relative clause
        if _asks(half) if listed or not plain else _speaks(joint) and _whole(half, language):
            found.append(message[start : joint.start()])
            start = joint.end()
    return [*found, message[start:]]


_PREPOSED = re.compile(r"(?:in|for|by|of|to|under|with|fur|bei|an|pour|dans|par|de|en|para|por) +(?:which|whom|welche[rnms]?|l[ea]s?quel\w*|las? cual\w*|los cuales)\b")
_END = re.compile(r"[?!.\n]")


def _speaks(joint: re.Match[str]) -> bool:
    """Whether a joint has an "and", and is no comma alone, which may as well lead to a clause of what stands before it."""
    return any(letter.isalpha() for letter in joint[0])


def _opens(message: str, folded: str, at: int, language: str) -> bool:
    """Whether a whole question opens at a place of the message."""
    if _OPENS.match(folded, at) or _INVERTED.match(folded, at) or _INVERTED_NAME.match(message, at):
        return True
    which = _ASKS_WHICH.match(folded, at)
    if which is None:
        return False
    words = [word for word, _, _ in words_of(folded[which.end() : which.end() + _TAIL], language)]
    known = lexicon(language)
    for index in range(min(_NOUN_WITHIN, len(words) - 1)):
        count, concepts = known.match(words[index:])
        if concepts & set(NOUNS):
            return any(word.isalpha() for word in words[index + count :])  # and no number alone: "and how many priority 8?"
        if concepts and words[index] not in _PARTITIVE:
            return False  # "which *belong* to priority 4": a verb of what stands before
    return False


_TAIL = 80
"""Characters of a question by which it is told how it opens."""
#: Words between a "which" and its noun: "which *of the* indicators …".
_PARTITIVE = frozenset(["of", "the", "these", "all", "other", "des", "les", "der", "den", "von", "de", "las", "los"])


def _asks(half: str) -> bool:
    """Whether what stands before a joint asks; only its last sentence counts."""
    sentence = _last(half)
    return len(sentence.split()) >= _HALF and not _BARE.fullmatch(sentence) and bool(_ASKS.match(sentence) or _LED.search(sentence) or _TURNED.search(sentence))


def _whole(half: str, language: str) -> bool:
    """Whether what stands before an "and" asks, or names what it asks about in a few words."""
    if _asks(half):
        return True
    sentence = _last(half)
    few = 1 < len(sentence.split()) <= _PHRASE and not _BARE.fullmatch(sentence) and not _SPOKEN.search(sentence)
    return few and any(lexicon(language).match([word])[1] & set(NOUNS) for word, _, _ in words_of(sentence, language))


def _last(half: str) -> str:
    return re.split(r"(?<!\d)\.\s+|[?!\n]\s+", fold(half))[-1]
