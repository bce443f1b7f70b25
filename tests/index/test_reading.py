"""Sources to documents: once, in bounds, and each on its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.reading import SourceReader
from index.records import Records
from index.settings import Settings
from index.sources import sources
from index.versions import Versions
from ingest.bodies import Bodies

GOOD = "Report on otters\n\n1. Numbers\nThere were nine otters in the river in the spring of 2031.\n"


def reader(settings: Settings, stamp: str = "1") -> SourceReader:
    bodies = Bodies.load(settings.corpus / "bodies.toml")
    return SourceReader(bodies, settings.data / "cache" / "documents", stamp)


def cached(settings: Settings) -> list[Path]:
    return sorted((settings.data / "cache" / "documents").iterdir())


def test_a_source_is_read_once(settings: Settings) -> None:
    (entry,) = sources(settings).entries
    with reader(settings) as first:
        made = first.read(entry)
    (kept,) = cached(settings)
    written = kept.stat().st_mtime_ns
    with reader(settings) as second:
        assert second.read(entry) == made
    assert kept.stat().st_mtime_ns == written


def test_what_decides_how_it_is_read_decides_what_is_kept(settings: Settings) -> None:
    (entry,) = sources(settings).entries
    with reader(settings) as first:
        first.read(entry)
    before = cached(settings)
    with reader(settings, "2") as other:
        other.read(entry)
    assert cached(settings) != before
    assert len(cached(settings)) == 1  # what nobody uses any more is swept


def test_a_file_is_parsed_again_only_when_it_or_a_reader_has_changed(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "otters.txt").write_text(GOOD, "utf-8")
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f'\n[[folder]]\npath = "{folder}"\n')
    own = next(entry for entry in sources(settings).entries if entry.source.held == "folder")
    with reader(settings) as first:
        made = first.read(own)
    with reader(settings, "2") as other:  # as after a change to structures, references or the bodies' names
        assert other.read(own) == made
        assert other._children._child is None  # nothing was parsed
    (folder / "otters.txt").write_text(GOOD.replace("nine", "ten"), "utf-8")
    with reader(settings, "2") as other:
        assert "ten otters" in other.read(own).document.text
    assert len(cached(settings)) == 2  # the document, and what was read


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"format": "text"}'])
def test_a_half_written_cache_is_read_again(settings: Settings, damage: bytes) -> None:
    (entry,) = sources(settings).entries
    with reader(settings) as first:
        made = first.read(entry)
    cached(settings)[0].write_bytes(damage)
    with reader(settings) as second:
        assert second.read(entry) == made


def test_hostile_files_in_a_folder_cost_themselves_only(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "otters.txt").write_text(GOOD, "utf-8")
    (folder / "truncated.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    (folder / "mislabelled.docx").write_bytes(b"PK\x03\x04 not a zip")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    for name in ("final_v3.md", "copy.md", "final_v4.md"):
        title = "Otters of the delta" if name == "final_v4.md" else "A review of weirs"
        (folder / name).write_text(f"# {title}\n\n## 1 Findings\n\nNine weirs were counted in the {name} delta.\n", "utf-8")
    with (settings.corpus / "catalogue.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f'\n[[folder]]\npath = "{folder}"\nlabel = "our own"\nlicence = "open"\n')
    report = build(settings)
    outcomes = {account.source: account.outcome for account in report.accounts}
    assert len(outcomes) == 9
    assert report.count("indexed") + report.count("empty") + report.count("failed") == 9
    assert {source for source, outcome in outcomes.items() if outcome == "indexed"} == {"rivers", "otters", "final-v3", "copy", "final-v4"}
    assert all(account.reason for account in report.accounts if account.outcome != "indexed")
    version = Versions(settings.data).current()
    assert version is not None
    records = Records(settings.data / "versions" / version / "records.sqlite")
    assert "nine otters" in records.document("otters").text
    titles = {id: records.works[id].title for id in ("otters", "final-v4", "final-v3", "copy")}
    records.close()
    # titled by what they say themselves, with the file's name where two say the same, else by the file's name
    assert titles == {"otters": "otters", "final-v4": "Otters of the delta", "final-v3": "A review of weirs (final_v3)", "copy": "A review of weirs (copy)"}
