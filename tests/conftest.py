"""Fixtures shared by all tests: the repository's corpus, and real texts where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus that ships with Vouch."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real texts that may not be shipped: beside the checkout, or where VOUCH_SHARED points."""
    folder = Path(os.environ.get("VOUCH_SHARED", ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the folder of real texts that may not be shipped is not on this machine")
    return folder
