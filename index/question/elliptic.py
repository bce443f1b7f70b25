"""Whether-questions that leave out what they ask about: "are there any due in 2022?", "sind sie alle in Abschnitt A?", "y en a-t-il avec X ?".

Where no noun says of what, they are asked of what the question before found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question.clause import filler
from index.question.items import Item
from index.question.nouns import NOUNS
from ingest.fold import fold

_QUANTITIES = frozenset(["any", "several", "all", "each"])
#: Auxiliaries that open such a question, the pronoun behind them left aside.
_AUXILIARIES = frozenset([
    "is", "are", "was", "were", "does", "do", "did", "have", "has", "will",
    "ist", "sind", "hat", "haben", "gibt", "gibts", "enden", "endet", "laufen", "beginnen", "stehen", "liegen",
    "est", "sont", "ont", "est-ce que", "est-ce qu", "sont-elles", "sont-ils", "ont-elles", "ont-ils",
    "es", "son", "esta", "estan", "tiene", "tienen", "hay", "existe", "existen", "acaban", "terminan", "empiezan",
])  # fmt: skip
_INVERTED = frozenset(["sont-elles", "sont-ils", "ont-elles", "ont-ils"])
_BOTH = frozenset(["both", "beide", "les deux", "toutes les deux", "tous les deux", "ambas", "ambos", "las dos", "los dos"])
_PRONOUNS = frozenset(["they", "sie", "elles", "ils", "ellas", "ellos", "there", "es"])
#: Words for some of what was found, where no noun follows: "gibt es *welche*, die …", "hay *una* que …".
_SOME = frozenset(["one", "ones", "welche", "eine", "einige", "keine", "une", "une qui", "certaines", "quelques-unes", "una", "unas", "algunas", "ninguna", "none"])
#: "Y en a-t-il …?": the pronoun is in the verb.
_OF_THEM = frozenset(["y en a-t-il", "y en a-t-il qui", "en existe-t-il", "en existe-t-il qui", "est-ce qu'il y en a", "est-ce qu'il y en a qui", "il y en a"])


def they(clause: Sequence[Item]) -> bool:
    """Whether the subject of a whether-question is no more than a "they": "are *they* in section A?", "sont-*elles* …?"."""
    words = [fold(item.text) for item in clause if item.kind != "punct" and not item.concepts & {"and_what", "hello"}]
    return bool(words) and (words[0] in _INVERTED or (words[0] in _AUXILIARIES and words[1:2] != [] and words[1] in (_PRONOUNS - {"there", "es"}) | _BOTH))


def which_actions(clause: Sequence[Item]) -> bool:
    """ "*In which action?*", "and which measures?", "how many actions?": the noun, and nothing that says which are meant."""
    return _bare(clause, "n_action")


def which_indicators(clause: Sequence[Item]) -> bool:
    """ "*Which indicators?*", "how many indicators?": the noun alone."""
    return _bare(clause, "n_indicator")


def _bare(clause: Sequence[Item], noun: str) -> bool:
    """Whether a clause asks for a noun and says nothing of what it stands for; "how many … *are there*?" asks of all."""
    words = [item for item in clause if item.kind != "punct"]
    nouns = [item for item in words if noun in item.concepts]
    rest = [item for item in words if item not in nouns and not (filler(item) or item.concepts & {"which", "and_what", "in", "how_many", "request"} or fold(item.text) == "for which")]
    asks = any(item.concepts & {"and_what", "how_many"} or set(fold(item.text).split()) & _WHICH for item in words)
    asks = asks or (any(item.concepts & {"request", "which"} for item in words[:1]) and any(fold(item.text) in _DEFINITE for item in words))  # "list *the* actions"
    overall = any(set(fold(item.text).split()) & _THERE for item in words)
    return len(nouns) == 1 and not rest and not overall and len(words) <= MOST_WORDS and asks


_DEFINITE = frozenset(["the", "these", "those", "les", "ces", "die", "diese", "las", "los", "estas", "esas"])
_THERE = frozenset(["there", "gibt", "hay", "a-t-il", "existe", "existent", "existen", "a", "es"])
_WHICH = frozenset(["which", "what", "quel", "quels", "quelle", "quelles", "welche", "welcher", "welchem", "welchen", "welches", "que", "cual", "cuales"])
MOST_WORDS = 4
"""Words of a question for actions that says nothing of them."""


def told(clause: Sequence[Item]) -> list[Item]:
    """The items with the subject "both" of a whether-question as no more than a "they", and "*celles* où …" as the actions that
    it stands for: "celles où X est responsable" asks for no body."""
    found = list(clause)
    for index, (item, following) in enumerate(pairwise(clause)):
        if fold(item.text) in _THE_ONES and fold(following.text) in _RELATIVE and any("responsible" in each.concepts for each in clause):
            found[index] = replace(item, kind="concept", concepts=frozenset({"n_action", "those", "stop"}))
        elif (fold(item.text), fold(following.text)) in _WHICH_ONES:
            found[index + 1] = replace(following, kind="stop", concepts=frozenset({"stop"}))  # no "who" and no "what"
    if not they(clause):
        return found
    return [replace(item, kind="stop", concepts=frozenset({"stop"})) if fold(item.text) in _BOTH else item for item in found]


_THE_ONES = frozenset(["celles", "ceux", "celle", "celui"])
_RELATIVE = frozenset(["ou", "dont"])
_WHICH_ONES = frozenset([*((one, "qui") for one in _THE_ONES), *((one, "que") for one in ("las", "los", "aquellas", "aquellos"))])


def of_what_was_found(clause: Sequence[Item]) -> bool:
    """Whether a clause asks whether some, all or any of what no noun names meet a condition."""
    words = [item for item in clause if item.kind != "punct" and not item.concepts & {"and_what", "hello"}]
    if len(words) < 3 or any(item.concepts & {*NOUNS, "plan"} for item in words):
        return False
    opening, behind = fold(words[0].text), words[1:]
    if opening in _OF_THEM:
        return True
    if opening not in _AUXILIARIES and opening.split()[0] not in _AUXILIARIES:
        return False
    if fold(behind[0].text) in _PRONOUNS and len(behind) > 1:
        behind = behind[1:]
    return they(clause) or bool(behind[0].concepts & _QUANTITIES) or fold(behind[0].text) in _SOME
