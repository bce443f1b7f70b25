"""Questions that a text's units answer, written by hand (corpus/questions): other words for the same matter.

A file is named after its work: ``<work>.toml`` holds ``"act_46" = ["How are prison officers trained?", …]``.
They are found by meaning beside the passages themselves and are never shown as words of the text.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from ingest.errors import CatalogueError

FOLDER = "questions"


def load(corpus: Path, work: str) -> dict[str, tuple[str, ...]]:
    """Questions by the place of the unit that answers them; empty where nobody has written any.

    Raises:
        CatalogueError: the file is malformed.
    """
    path = corpus / FOLDER / f"{work}.toml"
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{FOLDER}/{path.name} cannot be read: {error}") from error
    for place, questions in data.items():
        if not isinstance(questions, list) or not all(isinstance(each, str) and each.strip() for each in questions):
            raise CatalogueError(f"{FOLDER}/{path.name}: {place} is no list of questions")
    return {place: tuple(questions) for place, questions in data.items()}
