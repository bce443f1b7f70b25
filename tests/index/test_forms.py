"""Forms of verbs and adjectives in French, German and Spanish, made by rule from what a dictionary lists."""

from __future__ import annotations

import pytest

from index.question.forms import bases, verb
from index.question.lexicon import lexicon
from ingest.fold import fold


@pytest.mark.parametrize(
    ("word", "language", "form"),
    [
        ("clôturer", "fr", "cloturent"), ("intervenir", "fr", "intervient"), ("dépendre", "fr", "dependent"), ("envoyer", "fr", "envoient"),
        ("abarcar", "es", "abarquen"), ("cerrar", "es", "cierran"), ("conducir", "es", "conduzcan"), ("incluir", "es", "incluyen"), ("carecer", "es", "carezcan"),
        ("aus|laufen", "de", "lauft … aus|"), ("aus|laufen", "de", "ausgelaufen"), ("auf|listen", "de", "aufzulisten"), ("benötigen", "de", "benotige"), ("betreuen", "de", "betreuten"),
    ],
)  # fmt: skip
def test_the_forms_of_a_verb_are_made_by_rule(word: str, language: str, form: str) -> None:
    assert form in set(verb(word, language))


@pytest.mark.parametrize(("form", "language", "base"), [("confisqués", "fr", "confisqué"), ("verschlüsselten", "de", "verschlüsselt"), ("decomisadas", "es", "decomisado"), ("geschulte", "de", "schulen")])
def test_what_a_form_may_be_listed_under_is_guessed(form: str, language: str, base: str) -> None:
    assert fold(base) in set(bases(fold(form), language))


def test_every_entry_of_the_inflected_words_makes_something() -> None:
    for language in ("fr", "de", "es"):
        known = lexicon(language)
        assert known.plain
        assert {"light", "request", "fixed"} <= {concept for concepts in known.phrases.values() for concept in concepts}
