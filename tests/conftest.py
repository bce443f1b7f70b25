"""Fixtures shared by all tests: the repository's corpus, and real texts where they are at hand."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from index.settings import Settings

if TYPE_CHECKING:
    from index.engine import Engine

# The same examples on every run: what is found by chance is found while developing, not by whoever builds next.
# No deadline: how long one takes says more about what else the machine does.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

ROOT = Path(__file__).parents[1]

_FOR_TESTS = ("VOUCH_SHARED", "VOUCH_TEST_QDRANT_URL")
for _name in [name for name in os.environ if name.startswith("VOUCH_") and name not in _FOR_TESTS]:
    del os.environ[_name]  # whatever is set on this machine, tests set their own
Settings.model_config["env_file"] = None


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


PLAN = """\
Action plan on rivers 2030-2034

A)\tCLEAN WATER
Strategic priority 1. Keep rivers clean
\tActions
\tCorresponding priority area
\tTimetable
\tResponsibility

\tAction 1. Measure the water of each river every month and publish what is found.[footnoteRef:1]
\t1.1
\t2030
\tEuropean Commission
Member States

[1: \tThe method is that of the river manual.]
\tAction 2. Teach ferry crews to report oil, nets and bottles that they see from their boats.
\t1.1
1.2
\t2030-2034
\tMember States
Frontex

Strategic priority 2. Bring the fish back
\tActions
\tCorresponding priority area
\tTimetable
\tResponsibility

\tAction 3. Build ladders for salmon at every weir.
\t2.1
\tOngoing
\tMember States
"""

CATALOGUE = """\
checked = 2030-01-01

[licences]
open = "made for a test, free for all"

[[work]]
id = "rivers"
title = "Action plan on rivers 2030-2034"
short_title = "Rivers"
kind = "action plan"
licence = "open"
binding = false

[[work.edition]]
id = "rivers"
path = "texts/rivers.en.txt"
label = "made for a test"
"""


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """A corpus of one plan with three actions, in a folder that may be changed."""
    folder = tmp_path / "corpus"
    (folder / "texts").mkdir(parents=True)
    shutil.copyfile(ROOT / "corpus" / "bodies.toml", folder / "bodies.toml")
    (folder / "catalogue.toml").write_text(CATALOGUE, "utf-8")
    (folder / "texts" / "rivers.en.txt").write_text(PLAN, "utf-8")
    return folder


@pytest.fixture(scope="session")
def models() -> Path:
    """The folder of exported models, kept in the checkout between runs: an export takes seconds."""
    from index.export import DEFAULT, ensure_model

    folder = ROOT / ".vouch" / "models"
    ensure_model(DEFAULT, folder)
    return folder


def data_folder(path: Path, models: Path) -> Path:
    """A data folder at ``path`` that has the exported model already."""
    path.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        (path / "models").symlink_to(models, target_is_directory=True)
    return path


@pytest.fixture
def settings(tmp_path: Path, small_corpus: Path, models: Path) -> Settings:
    """Settings of an installation with the small corpus and no index yet."""
    return Settings(data=data_folder(tmp_path / "data", models), corpus=small_corpus)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Iterator[Engine]:
    """The corpus that ships with Vouch, indexed and opened; parallel test processes share one index."""
    from index.engine import ensure

    run = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run = run.parent  # each worker's folder lies in that of the whole run
    data = data_folder(run / "shipped", models)
    opened = ensure(Settings(data=data, corpus=ROOT / "corpus"))
    yield opened
    opened.close()
