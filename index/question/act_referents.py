"""What a follow-up about acts points to, written out: "when did *it* enter into force?" asked of what replaced the act before,
"does the plan cite *the new one*?", "which of *them* are still in force?".

The follow-up with the names in place of what points to them is a question of its own, and is understood as one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.question.antecedent import listed_acts
from index.question.interpretation import Interpretation
from index.question.items import Item, items
from index.question.lexicon import lexicon
from index.world import World
from ingest.fold import fold
from ingest.model import Work
from ingest.naming import called

_NOUN = r"(?:act|acts|directive|directives|regulation|decision|framework +decision|law|laws|instrument|text|acte|actes|reglement|texte|loi|richtlinie|verordnung|rahmenbeschluss|rahmenbeschlus|rechtsakt|gesetz|directiva|reglamento|decision +marco|acto|norma|ley)"
_NEW = re.compile(
    rf"\b(?:(?:the|la|le|l'|die|der|das|den|dem|el) *(?:new|newer|later|nouvel|nouvelle|nouveau|neue|neuen|neuem|neuer|neues|nueva|nuevo) *(?:{_NOUN}|one)?"
    rf"|(?:the|its|this|his|son|le|sein|seine[mnr]?|ihr|ihre[mnr]?|der|dem|den|die|su|el|la) +(?:successor|replacement|successeur|nachfolger(?:in|s)?|sucesora?)(?: +{_NOUN})?)\b"
)
_OLD = re.compile(
    rf"\b(?:the|la|le|l'|die|der|das|den|dem|el) *(?:old|older|former|previous|earlier|replaced|ancien|ancienne|precedente?|alte|alten|alter|altes|altem|fruhere[rnsm]?|vorige[rnsm]?|antigu[ao]|anterior) *(?:{_NOUN}|one)?\b"
)
_ONE = re.compile(rf"\b(?:it|(?:this|that|cette|cet|ce|diese[rnsm]?|esta|este|esa|ese) +{_NOUN}|this +one|that +one)\b(?!s)")
_SEVERAL = re.compile(rf"\b(?:(?:all|each|any|some|one|both)? *(?<!which )of +(?:them|these|those)(?: +{_NOUN})?|they|them|(?:these|those) +{_NOUN}|(?:these|those)(?= +(?:still|in +force|valid)))\b")
_AND = {"en": "and", "fr": "et", "de": "und", "es": "y"}
_OR = {"en": "or", "fr": "ou", "de": "oder", "es": "o"}


@dataclass(frozen=True, slots=True)
class _Meant:
    """``acts``: those of the question before; ``new``, ``old``: what came after the one act that it was about, and that act."""

    acts: tuple[Work, ...]
    new: tuple[Work, ...]
    old: tuple[Work, ...]


def written_out(question: str, before: Interpretation, world: World) -> str:
    """The follow-up with the names of the acts that it points to; "" where it points to none, or names something itself."""
    folded = fold(question)
    clause = items(question, lexicon(before.language), world)
    if world.catalogue is None or len(folded) != len(question) or any(item.kind in _NAMED for item in clause):
        return ""
    meant = _meant(before, world)
    join = (_OR if any("n_action" in item.concepts for item in clause) else _AND)[before.language]
    one, several = (meant.acts, ()) if len(meant.acts) == 1 else ((), meant.acts)
    for pattern, works in ((_NEW, meant.new), (_OLD, meant.old), (_SEVERAL, several), (_ONE, one)):
        if works and (found := pattern.search(folded)):
            return question[: found.start()] + _listed(works, before.language, join) + question[found.end() :]
    if meant.acts and _of_acts(clause):
        end = len(question.rstrip(" ?!."))
        return f"{question[:end]} ({_listed(meant.acts, before.language, join)}){question[end:]}"
    return ""


def _of_acts(clause: Sequence[Item]) -> bool:
    """Whether a clause asks what is asked of acts, without saying of which: "still in force?", "¿qué la sustituyó?", "quelles
    actions la citent ?"."""
    concepts = {concept for item in clause for concept in item.concepts}
    points = any(set(fold(item.text).replace("-", " ").split()) & _PRONOUNS for item in clause if "stop" in item.concepts or item.kind == "stop")
    return "plan" not in concepts and (bool(concepts & {"status", "replaced"}) or (points and bool(concepts & {"cites", "mentions"})))


_PRONOUNS = frozenset(["l", "la", "le", "les", "lo", "los", "las", "y", "elle", "elles", "il", "ils", "sie", "ihn", "es", "ihm", "ihr", "darauf"])
_NAMED = frozenset(["act", "work", "provision", "action", "indicator", "footnote"])


def _meant(before: Interpretation, world: World) -> _Meant:
    cited = [str(value) for item in before.filters if item.field == "act" and item.op != "none" for value in item.values]
    ids = [act for act in before.acts if not act.startswith("/")] or listed_acts(before, world) or cited
    works = tuple(dict.fromkeys(work for each in ids for work in _works(each, world)))
    if len(works) != 1 or world.catalogue is None:
        return _Meant(works, (), ())
    newer = world.catalogue.successors(works[0])
    if newer and _asks_what_replaced(before, world):
        return _Meant(newer, newer, works)
    came_from = [note.removeprefix("came_after:") for note in before.notes if note.startswith("came_after:")]
    older = came_from or [identifier for kind, identifier in works[0].relations if kind == "replaces"]
    old = tuple(work for each in older for work in _works(each, world))
    return _Meant(works, newer or (works if old else ()), works if newer else old)


def _works(identifier: str, world: World) -> Sequence[Work]:
    return world.catalogue.find(identifier)[:1] if world.catalogue is not None else ()


def _asks_what_replaced(before: Interpretation, world: World) -> bool:
    """Whether the question before asks *what* replaced an act, and not whether or when something did."""
    asked = items(before.question, lexicon(before.language), world)
    verb = next((i for i, item in enumerate(asked) if "replaced" in item.concepts or _SUCCESSOR.search(fold(item.text))), len(asked))
    what = next((i for i, item in enumerate(asked) if item.concepts & {"which", "who"} or fold(item.text) in _BY_WHAT), len(asked))
    return verb < len(asked) and what < min(2, verb)


_SUCCESSOR = re.compile(r"\b(?:successor|replacement|successeur|nachfolge|sucesor)")
_BY_WHAT = frozenset(["quoi", "wodurch", "wovon"])


def came_after(before: Interpretation, world: World) -> tuple[str, ...]:
    """A note of the act that a talk came from, where the question before asks what replaced it; those that there are already."""
    meant = _meant(before, world)
    noted = tuple(note for note in before.notes if note.startswith("came_after:"))
    return tuple(f"came_after:{work.id}" for work in meant.old) if meant.acts == meant.new and _asks_what_replaced(before, world) else noted


def _listed(works: Sequence[Work], language: str, join: str) -> str:
    names = [called(work, language) for work in works]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {join} {names[-1]}"
