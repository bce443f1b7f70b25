"""Folding: what is compared alike, and that it moves no offset."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Europäische KOMMISSION", "europaische kommission"),
        ("MAOC–N, MAOC—N, MAOC‑N", "maoc-n, maoc-n, maoc-n"),
        ("l’action “verte”", 'l\'action "verte"'),
        ("no\u00a0break\tand\nlines", "no break\tand\nlines"),
        ("ﬁnance, ＥＵ, ①", "fnance, eu, 1"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_keeps_every_offset(written: str) -> None:
    assert len(fold(written)) == len(written)
    assert fold(written) == "".join(fold(character) for character in written)
    assert fold(fold(written)) == fold(written)
