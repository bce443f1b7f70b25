"""Evidence packs: checked elsewhere by Python alone, and nothing in them can be changed unnoticed."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from api.cli import main
from index.engine import Engine
from index.pack import contents, may_copy, zipped

PLAN = "eu-drugs-action-plan-2021-2025"
QUESTION = "Which actions is CEPOL responsible for?"


def vouch(engine: Engine, *arguments: str) -> Result:
    environment = {"VOUCH_DATA": str(engine.settings.data), "VOUCH_CORPUS": str(engine.settings.corpus)}
    return CliRunner().invoke(main, ["evidence", *arguments], env=environment)


def unpacked(pack: Path, folder: Path) -> Path:
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    return folder


def verified(folder: Path) -> tuple[int, str]:
    """Exit code and output of the pack's own program, run alone."""
    run = subprocess.run(
        [sys.executable, "-I", "verify.py"], cwd=folder, capture_output=True, text=True, env={}, timeout=60
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run.returncode, run.stdout


@pytest.fixture(scope="module")
def pack(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of an answer and of the plan's audit."""
    path = tmp_path_factory.mktemp("pack") / "evidence.zip"
    made = vouch(engine, QUESTION, "--audit", PLAN, "--on", "2026-01-31", "--out", str(path))
    assert made.exit_code == 0, made.output
    return path


def test_a_pack_is_checked_elsewhere_by_python_alone(pack: Path, tmp_path: Path) -> None:
    folder = unpacked(pack, tmp_path)
    code, said = verified(folder)
    assert code == 0, said
    assert "0 wrong" in said
    assert "NOT CHECKED  whether the answers follow" in said
    answer = json.loads((folder / "answers" / "001.json").read_text("utf-8"))
    assert answer["question"] == QUESTION
    assert (folder / "texts" / f"{PLAN}.txt").is_file()
    tree = html.fromstring((folder / "index.html").read_bytes())
    assert not tree.xpath("//script|//link|//img")
    assert answer["answer"] in tree.text_content()


def test_nothing_in_a_pack_is_changed_unnoticed(pack: Path, tmp_path: Path) -> None:
    names = [path.relative_to(tmp_path / "0") for path in sorted(unpacked(pack, tmp_path / "0").rglob("*")) if path.is_file()]
    assert len(names) > 6
    for number, name in enumerate(names, start=1):
        folder = unpacked(pack, tmp_path / str(number))
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[:-2] + b"#\n")
        code, said = verified(folder)
        assert code == 1, (name, said)
        (folder / name).unlink()
        if name.name != "verify.py":
            assert verified(folder)[0] == 1, name
    (tmp_path / "0" / "more.txt").write_text("more", "utf-8")
    assert verified(tmp_path / "0")[0] == 1


def test_quotations_are_checked_even_where_the_sums_were_made_anew(engine: Engine, pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        made = {name: archive.read(name) for name in archive.namelist() if name != "SHA256SUMS"}
    answer = json.loads(made["answers/001.json"])
    answer["citations"][0]["start"] += 1
    text = f"texts/{PLAN}.txt"
    for changed in ({"answers/001.json": json.dumps(answer).encode()}, {text: made[text].replace(b"CEPOL", b"CEPOK")}):
        path = tmp_path / "again.zip"
        path.write_bytes(zipped({**made, **changed}))
        code, said = verified(unpacked(path, tmp_path / "again"))
        assert code == 1
        assert "SHA256SUMS" not in said
    for broken in (b"[]", b"{}", b'{"citations": [4]}', b'{"citations": [{"document": "x"}]}'):
        path.write_bytes(zipped({**made, "answers/001.json": broken}))
        assert verified(unpacked(path, tmp_path / "again"))[0] in ((0, 1) if broken == b"{}" else (1,))


def test_what_an_answer_says_in_quotation_marks_is_held_against_the_texts(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "said.zip"
    assert vouch(engine, "What does Action 46 say?", "--out", str(path)).exit_code == 0
    with zipfile.ZipFile(path) as archive:
        made = {name: archive.read(name) for name in archive.namelist() if name != "SHA256SUMS"}
    name = "answers/001.json"
    assert b"trainings for prison staff" in made[name]
    answer = json.loads(made[name])
    answer["answer"] = answer["answer"].replace("trainings for prison staff", "trainings for border guards")
    for written, expected in ((made[name], 0), (json.dumps(answer).encode(), 1)):
        path.write_bytes(zipped({**made, name: written}))
        code, said = verified(unpacked(path, tmp_path / str(expected)))
        assert code == expected, said
        assert ("in quotation marks, and in no text that is cited" in said) == bool(expected)


def test_the_same_answer_gives_the_same_bytes(engine: Engine, pack: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    assert vouch(engine, QUESTION, "--audit", PLAN, "--on", "2026-01-31", "--out", str(again)).exit_code == 0
    assert again.read_bytes() == pack.read_bytes()


def test_nothing_is_overwritten_unless_it_is_said(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "evidence.zip"
    path.write_bytes(b"mine")
    assert vouch(engine, QUESTION, "--out", str(path)).exit_code == 2
    assert path.read_bytes() == b"mine"
    assert vouch(engine, QUESTION, "--out", str(path), "--force").exit_code == 0
    assert zipfile.is_zipfile(path)


@pytest.mark.parametrize("text", ["{", "[]", '{"question": 1}', '{"question": "a", "answer": "b", "citations": [{}]}'])
def test_what_is_no_answer_is_refused(engine: Engine, tmp_path: Path, text: str) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text, "utf-8")
    result = vouch(engine, str(path), "--out", str(tmp_path / "out.zip"))
    assert result.exit_code not in (0, None)
    assert not (tmp_path / "out.zip").exists()
    assert "Traceback" not in result.output
    assert vouch(engine, str(tmp_path / "none.json")).exit_code != 0
    assert vouch(engine).exit_code == 2


def test_texts_that_may_not_be_copied_go_in_as_hashes(engine: Engine, tmp_path: Path) -> None:
    cited = {"document": "elsewhere", "sha256": "0" * 64, "quote": "words", "start": 0, "end": 5}
    made = contents(engine, [{"question": "a", "answer": "b", "citations": [cited]}], None, "2026-01-31")
    assert not [name for name in made if name.startswith("texts/")]
    with zipfile.ZipFile(io.BytesIO(zipped(made))) as archive:
        archive.extractall(tmp_path)
    code, said = verified(tmp_path)
    assert code == 0
    assert f"the words of elsewhere: the text is not held here; its text has sha256 {'0' * 64}" in said


LICENCES = {
    "© European Union; reuse under Commission Decision 2011/833/EU; only the Official Journal is authentic": True,
    "EUPL-1.2": True,
    "CC BY 4.0": True,
    "CC BY-NC 4.0": False,
    "CC BY-ND 4.0": False,
    "no reuse under any licence": False,
    "© European Union; see the publisher's notice": False,
    "": False,
}


@pytest.mark.parametrize("licence", LICENCES)
def test_a_licence_allows_copies_only_where_it_says_so(licence: str) -> None:
    assert may_copy(licence) is LICENCES[licence]
