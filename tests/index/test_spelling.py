"""Which words of a question are read as others: misspelt names, never the small words of a language or words that few know."""

from __future__ import annotations

import pytest

from index.engine import Engine
from index.question.lexicon import lexicon
from index.question.spelling import Spelling


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("en", "Which actoins has Europl?", "Which actions has europol?"),  # not "Europe", which is as near
        ("en", "What does it criminalise?", "What does it criminalise?"),  # word lists have the American spelling
        ("en", "Which actions mention co-operation?", "Which actions mention cooperation?"),
        ("fr", "Quelles actions relèvent de Frntex ?", "Quelles actions relèvent de frontex ?"),
        ("de", "Warum ist das so?", "Warum ist das so?"),
        ("es", "¿Qué indicador mide eso?", "¿Qué indicador mide eso?"),
    ],
)
def test_what_a_question_is_read_as(engine: Engine, language: str, written: str, read: str) -> None:
    assert Spelling(lexicon(language), engine.world).clean(written).text == read
