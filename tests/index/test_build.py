"""A build never harms what serves: killed, doubled, damaged or with nothing to do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.engine import Engine, ensure
from index.errors import BuildFailed, BuildRunning, IndexAbsent, IndexDamaged, StoreUnavailable
from index.settings import Settings
from index.versions import KEPT, Versions
from ingest.errors import CatalogueError

ROOT = Path(__file__).parents[2]


class Told:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.steps: dict[str, int] = {}

    def stage(self, words: str, total: int) -> None:
        self.stages.append((words, total))
        self.steps[words] = 0

    def advance(self, by: int = 1) -> None:
        self.steps[self.stages[-1][0]] += by


def found(settings: Settings, question: str = "salmon") -> str:
    engine = Engine.open(settings)
    place = engine.search.find(question)[0].passage.place
    engine.close()
    return place


def test_a_build_reads_embeds_and_publishes(settings: Settings) -> None:
    told = Told()
    report = build(settings, told)
    assert report.published
    assert (len(report.accounts), report.count("indexed")) == (1, 1)
    assert report.embedded >= report.passages > 0  # sentences are embedded too
    assert all(told.steps[words] == total for words, total in told.stages)
    assert found(settings) == "act_3"


def test_nothing_changed_embeds_nothing_and_publishes_nothing(settings: Settings) -> None:
    first = build(settings)
    second = build(settings)
    assert not second.published
    assert (second.version, second.embedded) == (first.version, 0)
    assert (second.accounts, second.passages) == (first.accounts, first.passages)
    assert Versions(settings.data).names() == (first.version,)


CITING = """
[[work]]
id = "32019R0077"
celex = "32019R0077"
title = "Regulation (EU) 2019/77 of 3 May 2019 on the care of rivers, lakes and harbours"
short_title = "Regulation (EU) 2019/77"
kind = "regulation"
date = 2019-05-03
licence = "open"
binding = true

[[work]]
id = "note"
title = "A note on rivers"
short_title = "Note"
kind = "report"
licence = "open"
binding = false

[[work.edition]]
id = "note"
path = "texts/note.en.txt"
"""


def test_an_act_cited_under_another_date_is_a_finding_of_the_document_itself(settings: Settings) -> None:
    catalogue = settings.corpus / "catalogue.toml"
    catalogue.write_text(catalogue.read_text("utf-8") + CITING, "utf-8")
    note = "A note\n\n1. Law\n\nWhat Regulation (EU) 2019/77 of 4 May 2019 asks for is done.\n"
    (settings.corpus / "texts" / "note.en.txt").write_text(note, "utf-8")
    report = build(settings)
    with closing(Engine.open(settings)) as engine:
        (finding,) = engine.records.document("note").findings
        assert (finding.kind, finding.place) == ("act_date_differs", "sec_1.par_1")
        (account,) = [each for each in report.accounts if each.source == "note"]
        assert account.findings == 1


def test_only_what_is_new_is_embedded(settings: Settings) -> None:
    build(settings)
    text = settings.corpus / "texts" / "rivers.en.txt"
    text.write_text(text.read_text("utf-8").replace("salmon", "eels"), "utf-8")
    report = build(settings)
    assert report.published
    assert report.embedded == 2  # the passage, and its sentence by itself
    assert found(settings, "eels") == "act_3"


def test_force_makes_a_new_version_of_the_same(settings: Settings) -> None:
    first = build(settings)
    second = build(settings, force=True)
    assert second.version != first.version
    assert second.embedded == 0


def test_a_source_that_cannot_be_read_is_accounted_for_and_the_rest_go_on(settings: Settings) -> None:
    texts = settings.corpus / "texts"
    (texts / "broken.en.txt").write_bytes(b"\x00\x01\x02" * 50)
    (texts / "blank.en.txt").write_text("  \n ", "utf-8")
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        for name in ("broken", "blank"):
            catalogue.write(
                f'\n[[work]]\nid = "{name}"\ntitle = "{name}"\nshort_title = "{name}"\n'
                'kind = "report"\nlicence = "open"\n'
                f'[[work.edition]]\nid = "{name}"\npath = "texts/{name}.en.txt"\n'
            )
    report = build(settings)
    assert (
        report.count("indexed") + report.count("empty") + report.count("failed") == len(report.accounts) == 3
    )
    assert report.count("indexed") == 1
    assert all(account.reason for account in report.accounts if account.outcome != "indexed")
    again = build(settings)
    assert not again.published
    assert again.accounts == report.accounts


ACT = "Directive (EU) 2031/541 of the Council of Rivers\n\nArticle 1\n\nAim of nets.\n\nArticle 2\n\nFerries carry nets.\n"


def test_acts_in_a_folder_answer_under_their_own_number_and_what_cannot_be_read_is_accounted_for(settings: Settings) -> None:
    folder = settings.corpus.parent / "own"
    folder.mkdir()
    (folder / "scan 17").write_text(ACT, "utf-8")  # without an extension: its content tells what it is
    (folder / "scan 18.txt").write_text(ACT + "\nDone at Delta.\n", "utf-8")
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "logo.png").write_bytes(b"\x89PNG")
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write('\n[[folder]]\npath = "../own"\n')
    report = build(settings)
    outcomes = {account.source: account.outcome for account in report.accounts}
    assert outcomes == {"rivers": "indexed", "old": "failed", "32031L0541": "indexed", "scan-18": "indexed"}
    assert ".docx" in next(account.reason for account in report.accounts if account.outcome == "failed")
    engine = Engine.open(settings)
    assert {each.document for each in (hit.passage for hit in engine.search.find("ferries carry nets"))} >= {"32031L0541"}
    kinds = {id: [f.kind for f in engine.records.document(id).findings] for id in ("32031L0541", "scan-18")}
    engine.close()
    assert kinds == {"32031L0541": ["identified"], "scan-18": ["held_twice"]}
    assert not build(settings).published


def test_a_corpus_without_one_readable_text_publishes_nothing(settings: Settings) -> None:
    first = build(settings)
    (settings.corpus / "texts" / "rivers.en.txt").write_bytes(b"\x00\x01" * 50)
    with pytest.raises(BuildFailed, match="rivers"):
        build(settings)
    assert Versions(settings.data).current() == first.version
    assert found(settings) == "act_3"


def test_a_broken_catalogue_publishes_nothing(settings: Settings) -> None:
    first = build(settings)
    (settings.corpus / "catalogue.toml").write_text("checked = ", "utf-8")
    with pytest.raises(CatalogueError):
        build(settings)
    assert Versions(settings.data).current() == first.version


# ------------------------------------------------------------------------------ two at once, and kills


def test_a_second_build_is_told_to_wait_and_asking_goes_on(settings: Settings) -> None:
    build(settings)
    with Versions(settings.data).lock():
        with pytest.raises(BuildRunning, match=f"process {os.getpid()}"):
            build(settings)
        assert found(settings) == "act_3"
    assert not build(settings).published


STAGES = ["Preparing the model", "Reading sources", "Making passages", "Embedding passages", "Writing the index"]


def test_a_build_killed_at_any_stage_leaves_the_old_version_serving(settings: Settings) -> None:
    first = build(settings)
    text = settings.corpus / "texts" / "rivers.en.txt"
    original = text.read_text("utf-8")
    for number, stage in enumerate(STAGES):
        text.write_text(original.replace("salmon", f"sturgeon and pike {number}"), "utf-8")
        kill_at(stage, settings)
        assert Versions(settings.data).current() == first.version
        assert found(settings) == "act_3"
    assert build(settings).published
    assert found(settings, "sturgeon") == "act_3"
    left = [path.name for path in (settings.data / "versions").iterdir() if path.name.startswith(".")]
    assert left == []


def kill_at(stage: str, settings: Settings) -> None:
    """Start a build and kill it as soon as it says that it has come to ``stage``."""
    environment = {
        **os.environ,
        "VOUCH_DATA": str(settings.data),
        "VOUCH_CORPUS": str(settings.corpus),
        "PYTHONPATH": str(ROOT),
    }
    arguments = [sys.executable, "-m", "api.cli", "build"]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment, text=True, cwd=ROOT) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(stage):
                process.send_signal(signal.SIGKILL)
                break
    assert process.returncode == -signal.SIGKILL


# ------------------------------------------------------------------------------ damage


def test_asking_without_an_index_says_so_and_ensure_builds_one(settings: Settings) -> None:
    with pytest.raises(IndexAbsent, match="vouch build"):
        Engine.open(settings)
    engine = ensure(settings)
    assert engine.search.find("salmon")
    engine.close()


def files(settings: Settings) -> list[Path]:
    version = Versions(settings.data).current()
    assert version is not None
    folder = settings.data / "versions" / version
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_damage_to_a_file_is_found_and_a_build_mends_it(settings: Settings) -> None:
    build(settings)
    held = files(settings)
    largest = max(held, key=lambda path: path.stat().st_size)
    for path in {held[0], held[len(held) // 2], held[-1], largest, *(p for p in held if p.suffix != ".dat")}:
        kept = path.read_bytes()
        path.unlink()
        with pytest.raises(IndexDamaged, match="vouch build"):
            Engine.open(settings)
        path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]) if kept else b"x")
        with pytest.raises(IndexDamaged, match="vouch build"):
            Engine.open(settings)
        path.write_bytes(kept)
    found(settings)
    held[-1].unlink()
    assert build(settings).published
    assert found(settings) == "act_3"


@pytest.mark.parametrize("written", ["nowhere\n", "../../etc\n", "\udcff"])
def test_a_current_that_names_no_version_is_damage(settings: Settings, written: str) -> None:
    build(settings)
    (settings.data / "current").write_bytes(written.encode("utf-8", "surrogateescape"))
    with pytest.raises(IndexDamaged, match="vouch build"):
        Engine.open(settings)
    assert build(settings).published


def test_ensure_rebuilds_nothing_behind_anyone_s_back(settings: Settings) -> None:
    build(settings)
    files(settings)[0].unlink()
    with pytest.raises(IndexDamaged):
        ensure(settings)


def test_an_index_of_another_make_is_refused_and_built_anew(settings: Settings) -> None:
    report = build(settings)
    manifest = settings.data / "versions" / report.version / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"format": 3', '"format": 99'), "utf-8")
    with pytest.raises(IndexDamaged, match="another version of Vouch"):
        Engine.open(settings)
    assert build(settings).published


@pytest.mark.slow
def test_a_missing_model_is_made_again(settings: Settings) -> None:
    build(settings)
    models = settings.data / "models"
    copy = shutil.copytree(models.resolve(), settings.data / "copied")
    models.unlink()
    copy.rename(models)
    for each in models.iterdir():
        (each / "model.json").unlink()
    assert found(settings) == "act_3"


def test_an_index_in_a_folder_that_cannot_be_written_to_is_served(settings: Settings) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere")
    report = build(settings)
    folder = settings.data / "versions" / report.version
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert found(settings) == "act_3"
    finally:
        for path in paths:
            path.chmod(0o700)


# ------------------------------------------------------------------------------ versions


def test_old_versions_are_swept_while_one_still_serves_and_one_can_go_back(settings: Settings) -> None:
    reports = [build(settings, force=True)]
    serving = Engine.open(settings)
    reports += [build(settings, force=True) for _ in range(KEPT)]
    versions = Versions(settings.data)
    assert len(versions.names()) == KEPT
    assert serving.version not in versions.names()
    assert serving.search.find("salmon")[0].passage.place == "act_3"
    assert serving.records.document("rivers").text
    serving.close()
    assert versions.current() == reports[-1].version
    versions.use(reports[-2].version)
    engine = Engine.open(settings)
    assert engine.version == reports[-2].version
    engine.close()


# ------------------------------------------------------------------------------ with a Qdrant server


def test_with_a_server_the_version_names_its_collection(settings: Settings, qdrant_stub: Any) -> None:
    served = settings.model_copy(
        update={"qdrant_url": qdrant_stub.url, "qdrant_api_key": _secret(qdrant_stub.key)}
    )
    report = build(served)
    manifest = Versions(served.data).manifest(report.version)
    assert manifest.collection is not None
    assert report.version in manifest.collection
    assert found(served) == "act_3"
    assert not build(served).published
    with pytest.raises(IndexDamaged, match="VOUCH_QDRANT_URL"):
        Engine.open(settings)
    assert build(settings).published  # another kind of store is another index
    assert found(settings) == "act_3"


def test_a_collection_that_the_server_lost_is_built_again(settings: Settings, qdrant_stub: Any) -> None:
    served = settings.model_copy(
        update={"qdrant_url": qdrant_stub.url, "qdrant_api_key": _secret(qdrant_stub.key)}
    )
    report = build(served)
    collection = Versions(served.data).manifest(report.version).collection
    qdrant_stub.qdrant.delete_collection(collection)
    with pytest.raises(IndexDamaged, match="collection"):
        Engine.open(served)
    assert build(served).published
    assert found(served) == "act_3"


def test_an_unreachable_server_fails_the_build_and_leaves_the_old_version(settings: Settings) -> None:
    first = build(settings)
    served = settings.model_copy(update={"qdrant_url": "http://127.0.0.1:9"})
    with pytest.raises(StoreUnavailable):
        build(served)
    assert Versions(settings.data).current() == first.version
    assert found(settings) == "act_3"


def _secret(value: str) -> Any:
    from pydantic import SecretStr

    return SecretStr(value)
