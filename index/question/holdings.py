"""Which acts are *held*: "which directives do you have?", "welche Rechtsakte liegen vor?", "is X mentioned in the directives?", and not
which the plan cites."""

from __future__ import annotations

from index.question.clause import Clause
from index.question.interpretation import Draft
from ingest.fold import fold

NOTE = "held"

_HELD = frozenset(
    ["got", "held", "hold", "available", "corpus", "collection", "database", "library", "stored", "loaded", "indexed", "you", "system", "index", "detenez", "detenus", "detenues", "disponibles", "disponible", "vous", "base", "avez", "vorliegen", "vorhanden", "verfugbar", "bestand", "sie", "liegen", "datenbank", "disponibles", "tienen", "tienes", "tiene", "dispone", "disponen", "base", "datos", "usted", "ustedes"]
)  # fmt: skip
_AROUND = frozenset(
    ["do", "have", "are", "is", "in", "the", "your", "all", "list", "show", "me", "please", "which", "what", "how", "many", "wie", "viele", "combien", "cuantos", "know", "of", "can", "query", "ask", "about", "there", "a", "legal", "les", "que", "quels", "quelles", "dans", "le", "la", "sont", "est-ce", "des", "d", "une", "de", "y", "a-t-il", "welche", "die", "haben", "in", "der", "im", "sind", "vor", "es", "gibt", "bei", "ihnen", "alle", "que", "las", "los", "el", "hay", "en", "son", "cuales"]
)  # fmt: skip


def read(clause: Clause, draft: Draft) -> None:
    """Take a list of acts as one of those held, where nothing but this is said of them."""
    if draft.target not in ("acts", "documents") or draft.places or draft.acts or draft.choices or any(item.field not in ("act_type", "word") for item in draft.filters):
        return
    if any(item.field == "word" for item in draft.filters):
        if draft.target == "acts" and not clause.has("n_action", "n_indicator", "plan", "cites"):
            draft.notes.append(NOTE)  # "is naloxone mentioned in the directives?": in those that are held
        return
    nouns = clause.concepts("n_document", "n_act", "t_directive", "t_regulation", "t_decision", "t_framework_decision", "t_recommendation")
    words = [word for i, item in enumerate(clause.items) if i not in nouns and item.kind != "punct" for word in fold(item.text).replace("-", " ").split()]
    if set(words) & _HELD and all(word in _HELD | _AROUND for word in words):
        draft.notes += [NOTE] if draft.target == "acts" else []
        clause.use(*range(len(clause.items)))
