from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.commands.build import build_command
from api.commands.corpus import add, fetch, status
from ingest.fetch import Outcome


@pytest.fixture
def vouch(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place to work in; the folder of its texts."""
    monkeypatch.setenv("VOUCH_CORPUS", str(corpus))
    monkeypatch.setenv("VOUCH_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "texts"


def _run(command: object, *args: str) -> Result:
    return CliRunner().invoke(command, args)  # type: ignore[arg-type]


def test_the_status_of_a_directive_in_words(vouch: Path) -> None:
    result = _run(status, "32014L0042", "--on", "2021-01-01")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "Directive 2014/42/EU, on 2021-01-01: in force."
    assert lines[1].startswith(
        "  Since 2024-05-22 replaced by Directive (EU) 2024/1260 for the Member States bound"
    )
    assert lines[-1] == "  Held: 32014L0042.digest (default): summary in our own words, not the legal text"


def test_an_interrupted_build_says_what_is_kept(vouch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.build.build", stopped)
    result = _run(build_command)
    assert result.exit_code == 1
    assert "`vouch build` goes on from there" in result.output


def test_the_status_of_a_directive_as_data(vouch: Path) -> None:
    result = _run(status, "2014/42/EU", "--on", "2026-11-22", "--for", "DK", "--json")
    data = json.loads(result.output)
    assert (data["work"], data["status"], data["on"], data["for"]) == (
        "32014L0042",
        "not_bound",
        "2026-11-22",
        "DK",
    )


def test_without_a_text_the_status_of_all_is_listed(vouch: Path) -> None:
    result = _run(status, "--on", "2026-11-22")
    assert "EU Action Plan on Drugs 2021-2025, on 2026-11-22: over, as the period it covers has ended." in result.output
    data = json.loads(_run(status, "--on", "2026-11-22", "--json").output)
    assert len(data) > 30


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("32014L0041",), "lists no text '32014L0041'. Nearest: 32014L0042"),
        (("2014/42/EU", "--for", "Atlantis"), "no state 'Atlantis'"),
        (("2014/42/EU", "--on", "yesterday"), "%Y-%m-%d"),
    ],
)
def test_what_is_not_understood_is_said_with_what_would_be(
    vouch: Path, args: tuple[str, ...], message: str
) -> None:
    result = _run(status, *args)
    assert result.exit_code != 0
    assert message in result.output


def test_a_file_is_added_and_then_said_to_be_held(vouch: Path, tmp_path: Path) -> None:
    file = tmp_path / "act.txt"
    file.write_text(
        "Directive 2014/42/EU of 3 April 2014\n\nArticle 1\n\nThis Directive establishes rules.", "utf-8"
    )
    result = _run(add, str(file), "--id", "32014L0042")
    assert result.exit_code == 0, result.output
    assert "act.txt: added as 32014L0042" in result.output
    assert "Held: 32014L0042 (default)" in _run(status, "32014L0042").output


def test_of_several_files_the_bad_ones_are_named_and_the_others_added(vouch: Path, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A report on seizures.", "utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"")
    result = _run(add, "bad.pdf", "good.txt", "--json")
    assert result.exit_code == 1
    bad, good = json.loads(result.output)
    assert bad["id"] is None
    assert bad["error"]
    assert (good["id"], good["error"]) == ("good", None)


def test_what_could_not_be_fetched_is_listed_with_how_to_put_it_there(vouch: Path) -> None:
    result = _run(fetch, "eu-drugs-strategy-2025")
    assert result.exit_code == 1
    assert "FAILED   eu-drugs-strategy-2025" in result.output
    assert "vouch add FILE --id 'eu-drugs-strategy-2025'" in result.output


def test_an_address_that_is_none_is_refused(vouch: Path) -> None:
    result = _run(fetch, "32014L0042", "--from", "publications.europa.eu")
    assert result.exit_code == 1
    assert "https://publications.europa.eu is accepted" in result.output


def test_an_interrupted_run_says_what_came_and_that_it_goes_on(vouch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_off(*_: object, **__: object) -> Iterator[Outcome]:
        yield Outcome("32014L0042", "32014L0042", "Directive 2014/42/EU", "fetched", "1 file, 9 bytes, xhtml")
        raise KeyboardInterrupt

    monkeypatch.setattr("api.commands.corpus.fetch_texts", broken_off)
    result = _run(fetch, "32014L0042", "32019L1153")
    assert result.exit_code == 130
    assert "goes on from there" in result.output
    assert "1 fetched" in result.output
