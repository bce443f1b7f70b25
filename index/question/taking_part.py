"""Follow-ups that ask whether a body takes part in what the question before names: "is CEPOL involved?", "CEPOL aussi ?";
and who else does: "who else?", "sonst noch jemand?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.question.clause import filler, last_word
from index.question.interpretation import Interpretation
from index.question.items import Item
from ingest.fold import fold

_BODIES = ("body", "class", "state")
_ASKS = frozenset(["which", "who", "when", "how_many", "share", "how"])
#: Verbs and adverbs by which somebody takes part, beside those that the lexicon has.
_PRESENT = frozenset(["dabei", "mit dabei", "mit drin", "drin", "esta", "estan", "y", "en fait"])
_TOO = frozenset(["too", "as well", "also", "aussi", "egalement", "auch", "ebenfalls", "tambien", "igualmente"])
_PART = frozenset(["involved", "responsible", "lead"])


def takes_part(clause: Sequence[Item], one: Interpretation) -> bool:
    """ "*Is CEPOL involved?*": a body and a verb, and nothing that says in what."""
    bodies = [item for item in clause if item.kind in _BODIES]
    words = [item for item in clause if item not in bodies and item.kind != "punct"]
    rest = [item for item in words if not (filler(item) or item.concepts & {*_PART, "and_what", "has", "light", "belongs", "whether"} or fold(item.text) in _TOO or _partie(words, item))]
    said = any(item.concepts & {*_PART, "belongs"} or fold(item.text) in _PRESENT or _partie(words, item) for item in words) or _in_it(clause)
    said = said or any("light" in item.concepts and "stop" not in item.concepts for item in words if _joins_in(words, item))
    anywhere = any(fold(item.text) in _ANYWHERE for item in words)
    return asks_whether(clause, one) and not anywhere and len(bodies) == 1 and said and not rest and not (one.places or one.subject or one.acts)


def _in_it(clause: Sequence[Item]) -> bool:
    """ "Is X *in it*?", "est-ce que X y est ?", "ist X *dabei*?"."""
    words = [word for item in clause if item.kind != "punct" for word in fold(item.text).split()]
    return any(pair in _IN_IT for pair in pairwise(words)) or bool(set(words) & _THEREIN)


#: Words that ask of all that there is, and not of what was found.
_ANYWHERE = frozenset(["anywhere", "somewhere", "at all", "irgendwo", "uberhaupt", "quelque part", "nulle part", "en algun sitio", "en alguna parte"])
_LEADING = frozenset(["for", "of", "de", "in", "by", "with"])
_IN_IT = frozenset([("in", "it"), ("in", "there"), ("on", "it"), ("in", "that"), ("part", "of"), ("en", "ella"), ("en", "ello")])
_THEREIN = frozenset(["dabei", "dedans"])


def asks_whether(clause: Sequence[Item], one: Interpretation) -> bool:
    """Whether a clause asks for a yes or no: by its form, or by its mark alone ("¿participa CEPOL?", "elle relève aussi de CEPOL ?")."""
    opening = next((item for item in clause if item.kind != "punct"), None)
    goes_on = opening is not None and opening.concepts & {"and_what", "only", "without", "or"}
    first = next((item for item in clause if item.kind not in ("punct", *_BODIES) and fold(item.text) not in _LEADING), None)
    asking = any(item.concepts & _ASKS and ("stop" not in item.concepts or (item is first and not fold(item.text).startswith("est")) or fold(item.text) in _WHAT) for item in clause)  # "*what* does X have to do?"
    marked = any(item.text == "?" for item in clause) and not (goes_on or asking) and one.form in ("list", "free")
    return one.form == "yes_no" or marked


#: What asks for things wherever it stands: "*for what* is X responsible?", "X is responsible *for what*?".
_WHAT = frozenset(["what", "which", "what all", "quoi", "wofur", "was", "que cosa"])


def _partie(words: Sequence[Item], item: Item) -> bool:
    """ "… en fait-il *partie*": it is a part of it, and no section is asked for."""
    return fold(item.text) == "partie" and any(fold(each.text) in ("en fait", "en font", "fait", "font") for each in words)


def _joins_in(words: Sequence[Item], item: Item) -> bool:
    """ "*Macht* X *mit*?": the verb and what closes it."""
    return fold(item.text) in ("macht", "machen", "wirkt", "wirken") and fold(words[-1].text) == "mit"


def of_one_action(clause: Sequence[Item], one: Interpretation, before: Interpretation) -> Interpretation:
    """ "Who is responsible for Action 12? … *CEPOL too?*", "*and CEPOL?*": whether it is, where a body is all that is named."""
    numbered = bool(before.places) and all(place.startswith("action:") for place in before.places)
    theirs = [item for item in one.filters if item.field == "body" and item.op == "any"]
    words = [item for item in clause if item.kind not in (*_BODIES, "punct")]
    too = any(fold(item.text) in _TOO for item in words)
    bare = too and all((filler(item) and not item.concepts & {"not", "or", "without"}) or item.concepts & {"and_what", "and"} or fold(item.text) in _TOO for item in words)
    bare = bare and not any(last_word(item) in _WITH for item in words)
    alone = numbered and not (before.acts or before.filters) and len(theirs) == len(one.filters) == 1 and not (one.places or one.subject or one.choices)
    if takes_part(clause, one) or (alone and bare and len(theirs[0].values) == 1 and one.form in ("list", "free", "yes_no")):
        return replace(one, form="yes_no", notes=(*one.notes, "takes_part"))
    return one


_WITH = frozenset(["with", "avec", "mit", "con", "alongside"])


def who_else(clause: Sequence[Item]) -> list[Item]:
    """The items of "*who else?*", "anybody else?", "*wer noch?*" with the verb that they leave out; of others as they are."""
    words = [item for item in clause if item.kind != "punct"]
    asked = [item for item in words if item.concepts & {"who", "somebody"} or fold(item.text) in _SOMEBODY]
    others = [item for item in words if "else" in item.concepts or (fold(item.text) == "noch" and any(fold(each.text).startswith("wer") for each in words))]
    rest = [item for item in words if item not in asked and item not in others and not (filler(item) or item.concepts & {"and_what", *_PART})]
    if not (asked and others) or rest:
        return list(clause)
    who = replace(asked[0], kind="concept", concepts=frozenset({"who"}))
    other = replace(others[-1], kind="concept", concepts=frozenset({"else"}))
    charged = replace(others[-1], kind="concept", text="responsible", concepts=frozenset({"responsible"}))
    mark = [item for item in clause if item.text == "?"]
    return [who, other, charged, *mark]


def asks_who_else(clause: Sequence[Item], before: Interpretation) -> bool:
    """Whether "who else?" is asked after a question for those responsible for actions named by number: all of them were told."""
    numbered = bool(before.places) and all(place.startswith("action:") for place in before.places)
    return numbered and "bodies" in before.fields and not before.filters and who_else(clause) != list(clause)


_SOMEBODY = frozenset(["anyone", "anybody", "someone", "somebody", "quelqu'un", "jemand", "jemanden", "alguien"])
