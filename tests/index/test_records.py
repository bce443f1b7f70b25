"""What is written to the records is what is read from them, field by field."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import from_plain, to_plain
from index.engine import Engine
from index.errors import IndexDamaged, UnknownDocument, UnknownPlace
from index.places import Places
from index.recorder import Account, Indexed, write
from index.records import Records
from index.sources import sources
from ingest.bodies import Bodies
from ingest.model import Deletion, Document, Mention, Passage, Reference, Span, Unit, Work
from ingest.readers import read
from ingest.structure import structure

PLAN = "eu-drugs-action-plan-2021-2025"


def written(path: Path, *indexed: Indexed, **rest: object) -> Records:
    with closing(sqlite3.connect(path)) as connection:
        write(connection, indexed, **rest)  # type: ignore[arg-type]
    return Records(path)


def test_every_shipped_document_comes_back_as_it_was_read(engine: Engine) -> None:
    bodies = Bodies.load(engine.settings.corpus / "bodies.toml")
    entries = sources(engine.settings).entries
    assert [entry.source.id for entry in entries] == list(engine.records.document_ids)
    for entry in entries:
        (path,) = entry.paths
        made = structure(read(path.read_bytes(), path.name), entry.header, bodies)
        assert engine.records.document(entry.source.id) == made


def test_the_catalogue_comes_back_as_it_was(engine: Engine) -> None:
    works = sources(engine.settings).works
    assert tuple(engine.records.works.values()) == works
    assert set(engine.records.sources) == {source.id for work in works for source in work.sources}


def test_works_are_kept_with_any_history(engine: Engine) -> None:
    for work in engine.records.works.values():
        assert from_plain(Work, to_plain(work)) == work


def test_places_are_found_and_missing_ones_say_what_there_is(engine: Engine) -> None:
    records = engine.records
    action = records.unit(PLAN, "act_46")
    assert records.text(PLAN, "act_46.timetable") == "2023"
    assert action in records.children(PLAN, "sp_8")
    assert [unit.place for unit in records.ancestors(PLAN, "act_46.bodies.2")] == [
        "act_46.bodies",
        "act_46",
        "sp_8",
        "sec_C",
    ]
    with pytest.raises(UnknownPlace, match="act_1"):
        records.unit(PLAN, "act_99")
    with pytest.raises(UnknownDocument, match=PLAN):
        records.document("nothing")


def test_the_innermost_unit_of_words_is_the_smallest_that_holds_them_all(engine: Engine) -> None:
    document = engine.records.document(PLAN)
    for unit in document.units:
        found = engine.records.innermost(PLAN, unit.start, unit.end)
        assert found is not None
        holding = [u for u in document.units if u.start <= unit.start and unit.end <= u.end]
        assert found.end - found.start == min(u.end - u.start for u in holding)
    assert engine.records.innermost(PLAN, 0, len(document.text)) is None


@given(st.data())
def test_places_agree_with_looking_at_every_unit(data: st.DataObject) -> None:
    units: list[Unit] = []

    def grow(start: int, end: int, depth: int) -> None:
        units.append(Unit(f"u{len(units)}", "point", "", "", "", start, end, None))
        cuts = sorted(data.draw(st.sets(st.integers(start, end), max_size=4 if depth < 3 else 0)))
        for first, last in pairwise(cuts):
            if first < last and data.draw(st.booleans()):
                grow(first, last, depth + 1)

    grow(data.draw(st.integers(0, 5)), data.draw(st.integers(20, 40)), 0)
    places = Places(units)
    start = data.draw(st.integers(0, 45))
    end = data.draw(st.integers(start, 45))
    found = places.innermost(start, end)
    sizes = [unit.end - unit.start for unit in units if unit.start <= start and end <= unit.end]
    assert (found.end - found.start if found else None) == min(sizes, default=None)


def test_references_are_found_from_both_ends(tmp_path: Path) -> None:
    text = "Article 1\nSee Directive 2014/42/EU and the Pompidou Group."
    units = (Unit("art_1", "article", "1", "Article 1", "", 0, len(text), None),)
    gone = Deletion("art_2", "article", "2", "Article 2", None, "32022R2065", Span(57, 58))
    document = Document("d", "T", "legal_act", "en", "original", None, text, units, deletions=(gone,))
    cited = Reference(
        14, 34, text[14:34], "directive", ("32014L0042",), ("art_3",), Span(14, 34), False, True
    )
    named = Mention(43, 57, text[43:57], "body", "Pompidou Group")
    passage = Passage("d/art_1@0", "d", "art_1", "Article 1", 0, len(text), text, "")
    records = written(tmp_path / "r.sqlite", Indexed(document, "w", (passage,), (cited,), (named,)))
    assert records.document("d") == document
    assert records.references("d") == (cited,)
    assert records.mentions("d") == (named,)
    assert records.cited_by("32014L0042") == (("d", cited),)
    assert records.cited_by("32000L0001") == ()
    assert records.numbered_passages([1, 2]) == {1: passage}
    records.close()


def test_the_account_adds_up(engine: Engine) -> None:
    accounts = engine.records.accounts
    assert len(accounts) == len(sources(engine.settings).entries)
    assert {account.outcome for account in accounts} <= {"indexed", "empty", "failed"}
    assert sum(account.passages for account in accounts) == engine.records.passage_count


def test_the_default_edition_of_a_work_without_text_is_its_digest(engine: Engine) -> None:
    found = engine.records.default_edition("32014L0042")
    assert found is not None
    assert found.state == "digest"
    assert engine.records.default_edition("nothing") is None


def test_findings_name_their_document(engine: Engine) -> None:
    found = engine.records.findings()
    assert found
    assert engine.records.findings(PLAN) == tuple(each for each in found if each[0] == PLAN)


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_damaged_database_says_what_to_do(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "records.sqlite").write_bytes(damage)
    with pytest.raises(IndexDamaged, match="vouch build"):
        Records(tmp_path / "records.sqlite")
    with pytest.raises(IndexDamaged, match="vouch build"):
        Records(tmp_path / "missing.sqlite")


def test_people_can_browse_the_actions(engine: Engine) -> None:
    """The view that Datasette shows first."""
    path = engine.settings.data / "versions" / engine.version / "records.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT * FROM action_rows WHERE label = 'Action 46'").fetchone()
    assert row[2].startswith("Implement trainings for prison staff")
    assert row[3:6] == ("8.2", "2023", "Member States, CEPOL, EMCDDA, Eurojust")


def test_an_account_says_why(tmp_path: Path) -> None:
    failed = Account("s", "failed", "it is broken", "", "0" * 64, 3, 0, 0)
    with closing(sqlite3.connect(tmp_path / "r.sqlite")) as connection:
        write(connection, [], (), [failed])
    records = Records(tmp_path / "r.sqlite")
    assert records.accounts == (failed,)
    records.close()
