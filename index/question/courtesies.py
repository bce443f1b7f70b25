"""Messages of courtesy words alone ("thanks", "ok?", "really?"): they ask nothing of a text, so nothing is searched for.

Data are folded words of four languages; a word that any text could be about is none of them.
"""

from __future__ import annotations

from index.evidence.function_words import FUNCTION_WORDS
from ingest.fold import tokens

_MOST = 8  # words of a courtesy; more are a message to be read


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COURTESIES: dict[str, frozenset[str]] = {
    "en": _words(
        "thank thanks thx ty cheers hi hello hey hiya good great nice fine perfect cool wow super morning afternoon evening "
        "day bye goodbye ok okay yes yeah yep no nope sure right indeed really sorry pardon welcome dear lot lots so "
        "understood got help test testing hmm well lol you know"
    ),
    "fr": _words(
        "merci bonjour bonsoir salut beaucoup bien oui non d'accord ok super parfait vraiment pardon desole revoir au "
        "bonne journee aide compris ca va s'il vous plait"
    ),
    "de": _words(
        "danke dank vielen schon hallo guten gute morgen tag abend ja nein doch ok okay gut super prima wirklich echt "
        "entschuldigung verzeihung tschuss wiedersehen bitte sehr hilfe verstanden"
    ),
    "es": _words(
        "gracias muchas hola buenos buenas dias tardes noches si no vale ok bien genial perfecto perdon adios favor "
        "ayuda entendido verdad de-verdad"
    ),
}


def only_courtesy(question: str, language: str) -> bool:
    """Whether a message is made of courtesy and function words, with no word that a text could hold."""
    words = [word for word, _, _ in tokens(question)]
    if not 0 < len(words) <= _MOST:
        return False
    courteous = frozenset.union(*COURTESIES.values())
    if not any(word in courteous for word in words):
        return all(word in FUNCTION_WORDS[language] for word in words)
    return all(word in courteous or word in FUNCTION_WORDS[language] for word in words)
