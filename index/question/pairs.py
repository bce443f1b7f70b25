""" "Compare them", "both of them", "neither of the two": a follow-up on the bodies, actions or parts that the question before names.

What is asked of them together is told by one word; whatever else the question before asks stays as it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.question.filters import Filter
from index.question.interpretation import Interpretation
from index.question.items import Item, items
from index.question.lexicon import lexicon
from index.world import World
from ingest.fold import fold

_BOTH = frozenset(["both", "together", "jointly", "beide", "beiden", "beides", "gemeinsam", "zusammen", "deux", "ensemble", "ambos", "ambas", "juntos", "juntas"])
_SHARING = frozenset(["share", "shared", "common", "overlap", "overlaps", "commun", "partagent", "partager", "gemein", "gemeinsam", "teilen", "comun", "comparten", "compartir"])
_EITHER = frozenset(["either", "l'une", "l'un", "mindestens"])
_NEITHER = frozenset(["neither", "ni", "keine", "keiner", "keines", "weder", "aucune", "aucun", "ninguna", "ninguno"])
#: "Only one of them".
_JUST = frozenset(["only", "exactly", "just", "seulement", "exactement", "nur", "genau", "solo", "exactamente"])
_ONE = frozenset(["one", "un", "une", "l'une", "l'un", "ein", "eine", "einer", "eines", "uno", "una"])
#: Numbers of things named, beside "the two" or "all three".
_NUMBERS = {"two": 2, "deux": 2, "zwei": 2, "dos": 2, "2": 2, "three": 3, "trois": 3, "drei": 3, "tres": 3, "3": 3, "four": 4, "quatre": 4, "vier": 4, "cuatro": 4, "4": 4}
#: Words that point, ask or hold together, and add nothing of their own.
_PLAIN = frozenset(
    ["any", "anything", "something", "of", "them", "the", "those", "these", "they", "all", "are", "is", "do", "does", "have", "has", "in", "for", "with", "by", "responsible", "involved", "which", "what", "how", "many", "actions", "ones", "one", "please", "can", "you", "could", "and", "so", "now", "then", "agencies", "bodies", "each", "other", "to", "at", "it", "d", "eux", "elles", "les", "ces", "des", "de", "l", "la", "le", "qui", "que", "quelles", "quels", "lesquelles", "lesquels", "sont", "ont", "combien", "actions", "mesures", "et", "von", "davon", "denen", "sie", "die", "der", "dabei", "an", "bei", "sind", "haben", "wie", "viele", "massnahmen", "masnahmen", "aktionen", "welche", "und", "bitte", "miteinander", "ellos", "ellas", "las", "los", "que", "cuales", "cuantas", "acciones", "medidas", "tienen", "son", "en", "y", "entre", "si", "compare", "comparez", "comparer", "compara", "comparar", "comparalas", "comparalos", "vergleiche", "vergleich", "vergleichen", "taking", "take", "part", "takes"]
)
_COMPARED = ("compar", "vergleich", "differ", "versus", "unterscheid", "unterschied")


def of_them(clause: Sequence[Item], one: Interpretation, before: Interpretation, world: World) -> Interpretation:
    """The question before of its bodies together, apart or set against each other; ``one`` where the follow-up asks something else."""
    said = [word for item in clause if item.kind != "punct" for word in fold(item.text).replace("-", " ").split()]
    extra = _BOTH | _SHARING | _EITHER | _NEITHER | _JUST | _ONE | set(_NUMBERS)
    if not said or any(item.kind not in ("word", "stop", "concept", "number") for item in clause if item.kind != "punct"):
        return one
    compares = any(word.startswith(_COMPARED) for word in said)
    if any(word not in _PLAIN | extra and not word.startswith(_COMPARED) for word in said) or before.subject:
        return one
    names = _in_turn(before, world)
    shared = bool(set(said) & _SHARING) and not names
    if compares or shared:
        return _set_against(one, _both_places(before, world), said, names)
    return _together(clause, one, before, set(said), names)


def _set_against(one: Interpretation, before: Interpretation, said: Sequence[str], names: Sequence[str]) -> Interpretation:
    """ "Compare the two": the bodies, or the actions, sections or priorities named, side by side."""
    kinds = {place.partition(":")[0] for place in before.places}
    many = next((_NUMBERS[word] for word in said if word in _NUMBERS), 0)
    follows = ("", f"follows: {before.question}")
    if len(names) > 1 and not kinds & {"action", "indicator"} and many in (0, len(names)):
        text = " ".join(names)
        filters = (*_others(before), Filter("body", "any", tuple(names), text))
        return replace(
            before, question=one.question, target="actions", form="compare", fields=(), order="", filters=filters, explicit=False, notes=(),
            understood=(follows, *_meanings(before), (text, f"compare {', '.join(names)}")),
        )  # fmt: skip
    if not names and len(before.places) > 1 and len(kinds) == 1 and kinds <= {"action", "section", "priority"} and not before.filters and many in (0, len(before.places)):
        return replace(
            before, question=one.question, target="", form="beside", fields=(), order="", explicit=False, notes=(), understood=(follows, *before.understood),
        )  # fmt: skip
    return unclear(one, said) if set(said) & {"they", "them", "two", "both", "these", "those"} else one


def _together(clause: Sequence[Item], one: Interpretation, before: Interpretation, said: set[str], names: Sequence[str]) -> Interpretation:
    """ "Both of them?", "which do they share?", "neither?", "only one of them?": which of the bodies named an action has."""
    pairs = said & (_BOTH | _SHARING | _EITHER | _NEITHER) or (said & _JUST and said & _ONE) or ({"all"} & said and said & set(_NUMBERS))
    asks = any(item.concepts & {"n_action", "which", "how_many"} for item in clause)
    if not pairs or len(names) < 2 or before.form not in ("list", "count", "compare", "rank", "share"):
        return one
    if before.target not in ("actions", "bodies", "") or any(place.startswith("action:") for place in before.places):
        return one
    if any("n_body" in item.concepts or item.kind == "class" or "who" in item.concepts for item in clause) and not said & {"both", "beide", "beiden", "deux", "ambos", "ambas"}:
        return one
    many = next((_NUMBERS[word] for word in said if word in _NUMBERS), 0)
    if many not in (0, len(names)) or (said & {"both", "beide", "beiden", "ambos", "ambas"} and len(names) != 2):
        return unclear(one, sorted(said))
    if said & _NEITHER:
        condition, meaning = Filter("body", "none", tuple(names), " ".join(names)), f"responsible: not {' or '.join(names)}"
    elif said & _JUST and said & _ONE:
        condition, meaning = Filter("of_bodies", "=", (1, *names), " ".join(names)), f"exactly 1 of {', '.join(names)}"
    elif said & _EITHER:
        condition, meaning = Filter("body", "any", tuple(names), " ".join(names)), f"responsible: {' or '.join(names)}"
    else:
        condition, meaning = Filter("body", "all", tuple(names), " ".join(names)), f"responsible: all of {', '.join(names)}"
    counts = any("how_many" in item.concepts for item in clause) or (before.form == "count" and not asks)
    return replace(
        before, question=one.question, target="actions", form="count" if counts else "list", fields=(), order="", explicit=True, notes=(),
        filters=(*_others(before), condition), understood=(("", f"follows: {before.question}"), *_meanings(before), (condition.text, meaning)),
    )  # fmt: skip


def bodies(before: Interpretation) -> list[str]:
    """The bodies, two or more, that a question names side by side; none where nothing tells which are meant."""
    among = [note.removeprefix("among:").split("|") for note in before.notes if note.startswith("among:")]
    if among and before.target == "bodies":
        return among[0]
    named = [item for item in before.filters if item.field in ("body", "of_bodies")]
    if len(named) == 1 and (named[0].field, named[0].op) in _SIDE_BY_SIDE and not any(note.startswith("class:") for note in before.notes):
        values = named[0].values[1:] if named[0].field == "of_bodies" else named[0].values
        return [str(value) for value in values]
    apart = [str(item.values[0]) for item in named if item.op in ("any", "none") and len(item.values) == 1]
    return apart if len(apart) == len(named) > 1 else []


def _in_turn(before: Interpretation, world: World) -> list[str]:
    """The bodies named, or the one that the question before is about and the one that the question before that was: "how many has X?
    … and Y? … *and both?*"."""
    names = bodies(before)
    followed = next((meaning.removeprefix("follows: ") for _, meaning in before.understood if meaning.startswith("follows: ")), "")
    if len(names) != 1 or not followed:
        return names
    earlier = list(dict.fromkeys(each.body for each in world.bodies.find(followed, any_case=True)))
    return [*earlier, *names] if len(earlier) == 1 and earlier != names else names


_SIDE_BY_SIDE = frozenset([("body", "any"), ("body", "all"), ("body", "only"), ("body", "none"), *(("of_bodies", sign) for sign in ("=", ">", ">=", "<", "<="))])


def _both_places(before: Interpretation, world: World) -> Interpretation:
    """The question before with the one unit that it names, and the one that the question before that named: "section C … now
    section B … *compare the two*"."""
    followed = next((meaning.removeprefix("follows: ") for _, meaning in before.understood if meaning.startswith("follows: ")), "")
    kinds = {place.partition(":")[0] for place in before.places}
    if len(before.places) != 1 or not followed or not kinds <= {"action", "section", "priority"}:
        return before
    earlier = [f"{item.kind}:{value}" for item in items(followed, lexicon(before.language), world) if item.kind in kinds for value in item.values]
    return replace(before, places=(*earlier, *before.places)) if len(earlier) == 1 and earlier[0] not in before.places else before


def _others(before: Interpretation) -> tuple[Filter, ...]:
    """The conditions of a question that are on no body."""
    return tuple(item for item in before.filters if item.field not in ("body", "of_bodies"))


def _meanings(before: Interpretation) -> list[tuple[str, str]]:
    """What was understood of the question before, but for its bodies."""
    return [pair for pair in before.understood if not pair[1].startswith(("responsible", "compare", "which of", "follows: ", "at least", "exactly"))]


def unclear(one: Interpretation, said: Sequence[str]) -> Interpretation:
    """The follow-up as one that points to what the question before does not name."""
    return replace(one, subject=(), notes=(*(note for note in one.notes if note != "unread"), "unclear"))

