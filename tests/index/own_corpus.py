"""An engine over the small plan and texts of a test's own, added as a user adds them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from index.build import build
from index.engine import Engine
from index.settings import Settings
from ingest.add import add
from ingest.catalogue import load
from ingest.readers import read
from tests.conftest import CATALOGUE, PLAN, ROOT, data_folder


def opened(folder: Path, models: Path, files: Mapping[str, str | Path]) -> Engine:
    """An engine with the small plan and these texts, by file name, given as words or as files; the caller closes it."""
    corpus = folder / "corpus"
    (corpus / "texts").mkdir(parents=True)
    shutil.copyfile(ROOT / "corpus" / "bodies.toml", corpus / "bodies.toml")
    (corpus / "catalogue.toml").write_text(CATALOGUE, "utf-8")
    (corpus / "texts" / "rivers.en.txt").write_text(PLAN, "utf-8")
    settings = Settings(data=data_folder(folder / "data", models), corpus=corpus)
    for name, given in files.items():
        path = folder / name
        path.write_text(given if isinstance(given, str) else given.read_text("utf-8"), "utf-8")
        add(load(corpus, settings.texts_folder), path, read=read)
    build(settings)
    return Engine.open(settings)
