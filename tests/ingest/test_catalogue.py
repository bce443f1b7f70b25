from __future__ import annotations

import datetime as dt
import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import spellings
from ingest.catalogue import Catalogue, load
from ingest.errors import CatalogueError
from ingest.model import Work
from ingest.readers.digest import read
from ingest.texts import ENTRY, Entry, Texts, text_file

NOON = "2026-11-22T12:00:00+00:00"


@pytest.fixture(scope="module")
def catalogue(corpus: Path) -> Catalogue:
    return load(corpus, Path("no folder of texts"))


def test_the_plan_is_held_as_supplied_and_says_that_it_was_not_compared(catalogue: Catalogue) -> None:
    plan = _work(catalogue, "eu-drugs-action-plan-2021-2025")
    source = catalogue.default(plan)
    assert source is not None
    assert source.id == plan.id
    assert source.label == "as supplied; not compared with COM(2020) 606 final/2"
    assert catalogue.paths(source)[0].is_file()


def test_every_event_says_when_it_was_checked_and_where_it_was_seen(catalogue: Catalogue) -> None:
    for work in catalogue.works:
        for event in work.history:
            assert event.checked == dt.date(2026, 11, 22), work.id
            assert event.evidence, work.id


def test_every_digest_in_the_folder_stands_in_for_a_work_and_is_labelled(catalogue: Catalogue, corpus: Path) -> None:
    digests = {source.id: source for source in catalogue.sources() if source.state == "digest"}
    files = {str(path.relative_to(corpus)) for path in (corpus / "digests").glob("*.toml")}
    assert {path for source in digests.values() for path in source.paths} == files
    assert {source.label for source in digests.values()} == {"summary in our own words, not the legal text"}
    for source in digests.values():
        (path,) = catalogue.paths(source)
        assert read(path.read_bytes(), path.name).identifier == source.work
        assert source.default


def test_the_works_that_officers_ask_about_are_listed(catalogue: Catalogue) -> None:
    for identifier in (
        "32019L1153", "32014L0042", "32004F0757", "32024L1260", "32024L1654", "32017L2103", "32023R1322",
        "32006R1920", "32004R0273", "32005R0111", "32018R1805", "32015L0849", "52020DC0606(01)",
        "52021XG0324(01)",
        "2021/C 272/02", "11985/15", "European Drug Report", "EU Drug Markets Report", "SOCTA",
    ):  # fmt: skip
        assert catalogue.work(identifier), identifier


# spelling → id
SPELLINGS = {
    # the number alone, and in the ways it is written out
    "2014/42": "32014L0042",
    "2014/42/EU": "32014L0042",
    "Directive 2014/42/EU": "32014L0042",
    "directive  (EU)  2019/1153": "32019L1153",
    "Council Framework Decision 2004/757/JHA": "32004F0757",
    "Commission Delegated Directive (EU) 2022/1326": "32022L1326",
    # number before year, up to 2014
    "Regulation (EC) No 1920/2006": "32006R1920",
    "1920/2006": "32006R1920",
    # years of two digits
    "98/699/JHA": "31998F0699",
    "302/93": "31993R0302",
    # CELEX, also of a state, a digest, in lower case
    "32014L0042": "32014L0042",
    "32014l0042": "32014L0042",
    "CELEX:32014L0042": "32014L0042",
    "02019L1153-20240709": "32019L1153",
    "02019L1153-20991231": "32019L1153",
    "32014L0042.digest": "32014L0042",
    "32014L0042.fr": "32014L0042",
    # ELI
    "http://data.europa.eu/eli/dir/2014/42/oj": "32014L0042",
    "https://data.europa.eu/eli/dir/2014/42/oj/eng": "32014L0042",
    "eli/dec_framw/2004/757": "32004F0757",
    "http://data.europa.eu/eli/dir/2019/1153/2024-07-09": "32019L1153",
    # documents of the institutions
    "COM(2020) 606": "52020DC0606(01)",
    "COM (2020) 606 final": "52020DC0606(01)",
    "com/2020/606": "52020DC0606(01)",
    "2021/C 272/02": "council-eu-drugs-action-plan-2021-2025",
    "ST-11985-2015": "council-conclusions-11985-15",
    # names, in other cases, widths and blanks
    "the Confiscation Directive": "32014L0042",
    "ＣＯＮＦＩＳＣＡＴＩＯＮ Directive": "32014L0042",
    "EMCDDA regulation": "32006R1920",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_text_is_found_under_the_ways_in_which_it_is_written(catalogue: Catalogue, spelling: str) -> None:
    assert _work(catalogue, spelling).id == SPELLINGS[spelling]


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "2014/41/EU",
        "Regulation 2014/42",
        "32014L0041",
        "COM(2020) 607",
        "Directive",
        "42",
        "2014/42/42/42",
    ],
)
def test_what_is_not_listed_is_not_found(catalogue: Catalogue, spelling: str) -> None:
    assert catalogue.find(spelling) == ()


def test_the_two_action_plans_of_these_years_are_never_mixed_up(catalogue: Catalogue) -> None:
    ours, councils = (
        _work(catalogue, "EU Action Plan on Drugs 2021-2025"),
        _work(catalogue, "EU Drugs Action Plan 2021-2025"),
    )
    assert ours.id == "eu-drugs-action-plan-2021-2025"
    assert councils.id == "council-eu-drugs-action-plan-2021-2025"
    assert catalogue.others(ours) == (councils,)
    assert catalogue.others(councils) == (ours,)


def test_what_came_after_the_plan_is_known_by_name_though_not_held(catalogue: Catalogue) -> None:
    after = catalogue.successors(_work(catalogue, "eu-drugs-action-plan-2021-2025"))
    assert [work.id for work in after] == [
        "eu-drugs-strategy-2025",
        "eu-action-plan-drug-trafficking-2026-2030",
    ]
    assert all(catalogue.default(work) is None for work in after)


def test_a_near_miss_is_answered_with_what_is_near(catalogue: Catalogue) -> None:
    assert "32014L0042" in catalogue.nearest("32014L0043")
    assert catalogue.nearest("xyzzy") == ()


def _work(catalogue: Catalogue, identifier: str) -> Work:
    work = catalogue.work(identifier)
    assert work is not None, identifier
    return work


# ---------------------------------------------------------------------- spellings


@given(st.integers(1950, 2049), st.integers(1, 9999), st.sampled_from("LRDFH"), st.dates(dt.date(1950, 1, 1)))
def test_a_number_survives_its_consolidated_form(year: int, number: int, letter: str, day: dt.date) -> None:
    celex = f"3{year}{letter}{number:04}"
    assert spellings.base_celex(spellings.consolidated_celex(celex, day)) == (celex, day)
    assert spellings.is_celex(celex)
    assert spellings.numbers(celex) == (year, number, letter)


@given(st.integers(1992, 2049), st.integers(1, 9999), st.sampled_from("LRDFH"))
def test_each_way_of_writing_a_number_leads_back_to_it(year: int, number: int, letter: str) -> None:
    for written in spellings.written_numbers(f"3{year}{letter}{number:04}"):
        found = spellings.numbered(written)
        assert found is not None
        assert (year, number) in found.pairs


@pytest.mark.parametrize(
    "hostile", ["9" * 50_000, "eli/dir/" + "9" * 50_000, "council " * 10_000, "COM(" * 20_000, "/" * 50_000]
)
def test_spellings_are_read_in_linear_time(hostile: str, catalogue: Catalogue) -> None:
    begun = dt.datetime.now()
    for look in (spellings.from_eli, spellings.preparatory, spellings.numbered, spellings.is_celex):
        assert not look(hostile)
    assert (dt.datetime.now() - begun).total_seconds() < 0.1


# ---------------------------------------------------------------------- what the folder of texts holds


def test_a_text_that_is_put_there_is_taken_up_with_its_own_address(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "act.md"
    file.write_text("# Directive 2014/42/EU\n", encoding="utf-8")
    texts = Texts(tmp_path / "texts")
    for id, state, as_of in (
        ("32014L0042", "original", None),
        ("02014L0042-20140519", "consolidated", "2014-05-19"),
    ):
        entry = Entry(id, "32014L0042", "", "en", state, as_of, "added", NOON,
                      (text_file("1.md", file, "act.md"),))  # fmt: skip
        texts.put(entry, [file])
    catalogue = load(corpus, tmp_path / "texts")
    work = _work(catalogue, "32014L0042")
    assert [source.id for source in work.sources if source.default] == ["02014L0042-20140519"]
    held = [source.id for source in work.sources if source.paths]
    assert held == ["32014L0042", "02014L0042-20140519", "32014L0042.digest"]
    assert all("not compared" in source.label for source in work.sources if source.held == "added")


def test_a_document_of_its_own_becomes_a_work_of_its_own(corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.txt"
    file.write_text("A report.", encoding="utf-8")
    files = (text_file("1.txt", file, "r.txt"),)
    entry = Entry("our-report", "our-report", "Our report", "en", "original", None, "added", NOON, files)
    Texts(tmp_path / "texts").put(entry, [file])
    catalogue = load(corpus, tmp_path / "texts")
    assert _work(catalogue, "our report").kind == "own document"
    source = catalogue.source("our-report")
    assert source is not None
    assert source.default


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        "[]",
        '{"id": "x"}',
        '{"id": "another", "work": "x", "title": "", "language": "en", "state": "original", "as_of": null,'
        ' "how": "added", "when": "", "files": []}',
    ],
)
def test_an_entry_that_cannot_be_understood_is_named(corpus: Path, tmp_path: Path, damage: str) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / ENTRY).write_text(damage, encoding="utf-8")
    with pytest.raises(CatalogueError, match="remove"):
        load(corpus, tmp_path)


def test_nothing_is_read_from_a_text_that_is_half_put_there(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "32014L0042").mkdir()
    (tmp_path / "32014L0042" / "1.zip").write_bytes(b"half")
    (tmp_path / ".new-x").mkdir()
    (tmp_path / ".new-x" / ENTRY).write_text("{", encoding="utf-8")
    source = load(corpus, tmp_path).source("32014L0042")
    assert source is not None
    assert source.paths == ()


# ---------------------------------------------------------------------- a folder of one's own


def test_a_folder_in_the_catalogue_makes_every_document_in_it_a_source(corpus: Path, tmp_path: Path) -> None:
    own = _copy(corpus, tmp_path)
    reports = tmp_path / "reports"
    (reports / "2024").mkdir(parents=True)
    for name in (
        "Réport.pdf",
        "Réport.docx",
        "2024/Annual report.md",
        "notes.tmp",
        "2024/.hidden.md",
        "~$r.docx",
        "p_files/x.html",
    ):
        (reports / name).parent.mkdir(exist_ok=True)
        (reports / name).write_bytes(b"x")
    _append(own, '[[folder]]\npath = "../reports"\nlabel = "internal"\n')
    catalogue = load(own, tmp_path / "texts")
    sources = [source for source in catalogue.sources() if source.held == "folder"]
    assert [source.id for source in sources] == ["2024-annual-report", "report", "report-pdf"]
    assert all(path.is_file() for source in sources for path in catalogue.paths(source))
    assert {source.label for source in sources} == {"internal"}
    assert all(source.default for source in sources)


def test_no_name_of_a_file_costs_the_others_and_a_link_makes_no_second_one(corpus: Path, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    names = [b"Bericht \xc3\x84.txt", "\u202egpj.txt".encode(), b"two\nlines.txt", b"no utf-8 \xff.txt"]
    for name in names:
        (reports / os.fsdecode(name)).write_text("Words.", "utf-8")
    (reports / "a link.txt").symlink_to(reports / "Bericht Ä.txt")
    (reports / "a dead link.txt").symlink_to(tmp_path / "nowhere.txt")
    (reports / "round").symlink_to(reports)
    own = _copy(corpus, tmp_path)
    _append(own, '[[folder]]\npath = "../reports"\n')
    found = [source for source in load(own, tmp_path / "texts").sources() if source.held == "folder"]
    assert sorted(source.title for source in found) == ["Bericht Ä", "a dead link", "gpj", "no utf-8", "two lines"]
    assert json.dumps([source.paths for source in found], ensure_ascii=False).encode()  # as they are kept
    assert [source.title for source in found if not Path(source.paths[0]).is_file()] == ["no utf-8", "a dead link"]


def test_a_folder_that_is_not_there_is_named(corpus: Path, tmp_path: Path) -> None:
    own = _copy(corpus, tmp_path)
    _append(own, '[[folder]]\npath = "nowhere"\n')
    with pytest.raises(CatalogueError, match=r"nowhere: there is no such folder"):
        load(own, tmp_path / "texts")


# ---------------------------------------------------------------------- a catalogue that contradicts itself

WORK = '[[work]]\nid = "new"\ntitle = "New"\nshort_title = "New"\nkind = "report"\nlicence = "eu"\n'
EVENT = WORK + '[[work.event]]\nkind = "amended"\n'
EDITION = WORK + '[[work.edition]]\nid = "new.en"\npath = "catalogue.toml"\n'
# what is written at the end of the catalogue → what the message says
WRONG = {
    '[[work]]\nid = "new"\n': "work 'new': `title` is None",
    WORK.replace('"eu"', '"none"'): "no licence 'none' in",
    WORK + 'colour = "red"\n': "unknown key 'colour'",
    WORK + 'celex = "2014/42"\n': "'2014/42' is no CELEX number",
    WORK.replace("new", "a/b"): "the id may hold letters",
    WORK + "date = 2024\n": "a day such as",
    WORK + 'not_bound = ["XX"]\n': "'XX'; accepted are AT",
    WORK + 'relations = [["replaces", "nothing"]]\n': "leads to 'nothing', which is not listed",
    WORK + 'relations = [["eats", "32014L0042"]]\n': "relation ['eats', '32014L0042']",
    WORK + "consolidated = [2024-07-09]\n": "need `celex`",
    WORK + 'celex = "32099L0001"\nconsolidated = ["2024"]\n': "`consolidated` holds '2024'",
    WORK + 'digest = "digests/32014L0042.toml"\n': "is the digest of '32014L0042'",
    WORK + 'digest = "digests/none.toml"\n': "there is no file",
    WORK + '[[work.event]]\nkind = "died"\n': "`kind` is 'died'; accepted are adopted",
    EVENT + 'date = "soon"\n': "`date` is 'soon'",
    EVENT + 'date = "2024-13"\n': "`date` is '2024-13'",
    EVENT + 'by = "32099L0001"\n': "`by` is '32099L0001', which is not listed",
    EVENT + 'extent = "much"\n': "`extent` is 'much'",
    EVENT + 'confidence = "unconfirmed"\n': "`confidence` is 'unconfirmed'",
    WORK + '[[work.edition]]\nid = "new"\n': "needs `path`",
    WORK + '[[work.edition]]\nid = "new"\npath = "texts/none.txt"\n': "there is no file texts/none.txt",
    WORK + '[[work.edition]]\nid = "new.annex"\nfrom = "nothing"\n': "`from` is 'nothing'",
    WORK.replace('"new"', '"32014L0042"'): "work '32014L0042' is listed twice",
    EDITION.replace("new.en", "32014L0042"): "edition '32014L0042' is listed twice",
    "[[work]\n": "is not valid TOML",
}  # fmt: skip


@pytest.mark.parametrize("written", WRONG)
def test_a_wrong_entry_is_named_with_what_would_be_accepted(corpus: Path, tmp_path: Path, written: str) -> None:
    own = _copy(corpus, tmp_path)
    _append(own, written)
    with pytest.raises(CatalogueError) as error:
        load(own, tmp_path / "texts")
    assert WRONG[written] in str(error.value)


def test_a_missing_catalogue_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"there is no file .*catalogue\.toml"):
        load(tmp_path, tmp_path)


def _copy(corpus: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(corpus, tmp_path / "corpus"))


def _append(corpus: Path, written: str) -> None:
    with (corpus / "catalogue.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + written)
