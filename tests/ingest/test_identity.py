"""A file that lies in a folder says itself which act it is, and joins that act's editions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.bodies import Bodies
from ingest.catalogue import Catalogue, load
from ingest.identity import Settled, identified, own_number, remembered, settle
from ingest.inspect import inspect
from ingest.model import Document
from ingest.readers import read
from ingest.structure import structure
from ingest.structure.canonical import Header

ACT = """Directive 2014/42/EU of the European Parliament and of the Council of 3 April 2014

on the freezing and confiscation of instrumentalities and proceeds of crime in the European Union

Article 1

This Directive establishes minimum rules.

Article 2

It shall apply from tomorrow.
"""
PAGE = (
    '<html><head><meta name="WT.z_docId" content="32014L0042"></head><body>'
    + "".join(f"<p>{line}</p>" for line in ACT.splitlines() if line)
    + "</body></html>"
)


def own(words: str, name: str = "x.txt") -> str:
    return own_number(read(words.encode(), name))


@pytest.mark.parametrize(
    ("words", "celex"),
    [
        (ACT, "32014L0042"),
        (ACT.replace("Directive 2014/42/EU of", "DIRECTIVE 2014/42/EU OF"), "32014L0042"),
        (PAGE, "32014L0042"),
        (f"---\neli: http://data.europa.eu/eli/dir/2014/42/oj\n---\n# A title\n\n{ACT}", "32014L0042"),
        # the line above a consolidated text says of which day it is
        (f"02014L0042 — EN — 19.05.2014 — 000.001\n\n{ACT}", "02014L0042-20140519"),
        # the editions of other languages are the same act
        (ACT.replace("Directive 2014/42/EU of", "Directive 2014/42/UE du"), "32014L0042"),
        (ACT.replace("Directive 2014/42/EU of", "Richtlinie 2014/42/EU des").replace("Article", "Artikel"), "32014L0042"),
        (ACT.replace("Directive 2014/42/EU of", "Directiva 2014/42/UE del").replace("Article", "Artículo"), "32014L0042"),
        ("Rahmenbeschluss 2004/757/JI des Rates\n\nArtikel 1\n\nGegenstand.\n\nArtikel 2\n\nGeltung.\n", "32004F0757"),
        ("Règlement (UE) 2018/1805 du Parlement européen\n\nArticle premier\n\nObjet.\n\nArticle 2\n\nEffet.\n", "32018R1805"),
        (ACT.replace("Directive 2014/42/EU of", "Durchführungsverordnung (EU) 2019/7 der").replace("Article", "Artikel"), "32019R0007"),
        # an excerpt, a study, a corrigendum and a proposal are not the act
        (ACT.replace("Article 2", "Article 5").replace("Article 1", "Article 4"), ""),
        ("Directive 2014/42/EU: how it was applied\n\nArticle 1\n\nStates sold little.\n\nArticle 2\n\nLess.\n", ""),
        (ACT.replace("Directive 2014", "Corrigendum to Directive 2014"), ""),
        (ACT.replace("Directive 2014", "Proposal for a Directive 2014"), ""),
        ("Seizures rose in 2014.\n", ""),
    ],
)
def test_a_text_says_which_act_it_is(words: str, celex: str) -> None:
    assert own(words, "x.md" if words.startswith("---") else "x.txt") == celex


def test_inspect_shows_the_number_that_a_file_would_get() -> None:
    found = inspect(ACT.encode(), "scan 17.txt", Bodies(()), read)
    assert (found.document.id, found.identifier) == ("32014L0042", "32014L0042")


# ---------------------------------------------------------------------- among the editions


@pytest.fixture
def own_corpus(corpus: Path, tmp_path: Path) -> Path:
    made = tmp_path / "corpus"
    shutil.copytree(corpus, made)
    (tmp_path / "reports").mkdir()
    with (made / "catalogue.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[folder]]\npath = "../reports"\nlabel = "our copies"\n')
    return made


def settled(own_corpus: Path, files: dict[str, str]) -> tuple[Catalogue, Settled]:
    for name, words in files.items():
        (own_corpus.parent / "reports" / name).write_text(words, encoding="utf-8")
    catalogue = load(own_corpus, own_corpus.parent / "texts")
    documents: dict[str, Document] = {}
    for source in catalogue.sources():
        if source.held == "folder":
            reading = read(catalogue.paths(source)[0].read_bytes(), source.paths[0])
            documents[source.id] = structure(reading, identified(Header(source.id, source.title), reading), Bodies(()))
    return catalogue, settle(catalogue, documents)


def test_an_act_in_a_folder_takes_over_from_its_digest(own_corpus: Path) -> None:
    catalogue, made = settled(own_corpus, {"scan 17.txt": ACT, "notes.txt": "Seizures rose.\n"})
    (work,) = [work for work in made.works if work.celex == "32014L0042"]
    default = next(source for source in work.sources if source.default)
    assert (default.id, default.held, default.state) == ("32014L0042", "folder", "original")
    assert "our copies" in default.label
    assert [source.id for source in work.sources].count("32014L0042") == 1
    assert made.documents["scan-17"].id == "32014L0042"
    assert [finding.kind for finding in made.documents["scan-17"].findings] == ["identified"]
    assert "scan 17.txt" in made.documents["scan-17"].findings[0].message
    assert len(made.works) == len(catalogue.works) - 1  # the file's own work is gone
    assert any(work.id == "notes" for work in made.works)


def test_the_same_act_in_two_files_makes_two_editions_of_one_work(own_corpus: Path) -> None:
    _, made = settled(own_corpus, {"a.txt": ACT, "b.html": PAGE, "c.txt": f"02014L0042 — EN — 19.05.2014 — 000.001\n\n{ACT}"})
    (work,) = [work for work in made.works if work.celex == "32014L0042"]
    held = {source.id: source.state for source in work.sources if source.held == "folder"}
    assert held == {"32014L0042": "original", "b": "original", "02014L0042-20140519": "consolidated"}
    assert sum(source.default for source in work.sources) == 1
    assert [finding.kind for finding in made.documents["b"].findings] == ["held_twice"]
    assert "32014L0042" in made.documents["b"].findings[0].message


def test_of_the_same_edition_twice_the_fullest_answers_and_both_say_so(own_corpus: Path) -> None:
    whole = ACT + "\nArticle 3\n\nIt binds.\n"
    _, made = settled(own_corpus, {"a.txt": ACT, "b.txt": whole, "c.txt": whole})
    (work,) = [work for work in made.works if work.celex == "32014L0042"]
    held = {source.id: (source.paths[0][-5:], source.default) for source in work.sources if source.held == "folder"}
    assert held == {"32014L0042": ("b.txt", True), "a": ("a.txt", False), "c": ("c.txt", False)}
    said = {id: document.findings[-1] for id, document in made.documents.items()}
    assert {id: finding.kind for id, finding in said.items()} == {"a": "held_twice", "b": "identified", "c": "held_twice"}
    assert "a.txt, c.txt too: this one answers" in said["b"].message
    assert "b.txt is too, in other words: the same edition twice" in said["a"].message
    assert "b.txt is too, in the same words: the same edition twice" in said["c"].message
    assert "the same edition as 32014L0042, which answers" in made.sources["c"].label


def test_a_later_wording_that_says_its_day_is_the_edition_of_that_day(own_corpus: Path) -> None:
    later = ACT + "\nArticle 2a\n\nIt shall be reported on.\n"
    front = "---\ncelex: 32014L0042\nlast_updated: {}\n---\n"
    dated, undated = front.format('"2016-05-19T00:00"') + later, front.format("lately") + later
    first = front.format("2015-01-01") + ACT  # the wording of the adoption, whatever a converter says of its own day
    _, made = settled(own_corpus, {"a.md": dated, "b.md": undated, "c.md": first})
    editions = {source.id: (source.state, str(source.as_of)) for source in made.sources.values()}
    assert editions["02014L0042-20160519"] == ("consolidated", "2016-05-19")
    assert made.documents["c"].id == "32014L0042"
    assert sorted(editions) == ["02014L0042-20160519", "32014L0042", "b"]


def test_an_act_that_the_catalogue_does_not_list_is_a_work_of_its_own_number(own_corpus: Path) -> None:
    other = ACT.replace("2014/42/EU", "(EU) 2031/541")
    _, made = settled(own_corpus, {"a.txt": other, "b.md": other})
    (work,) = [work for work in made.works if work.celex == "32031L0541"]
    assert [source.id for source in work.sources] == ["32031L0541", "b"]
    assert work.binding


def test_what_an_index_identified_is_shown_among_the_editions_and_what_is_new_waits(own_corpus: Path) -> None:
    catalogue, made = settled(own_corpus, {"a.txt": ACT})
    (own_corpus.parent / "reports" / "new.txt").write_text(ACT, encoding="utf-8")
    again = remembered(load(own_corpus, own_corpus.parent / "texts"), made.sources.values())
    work = again.work("2014/42/EU")
    assert work is not None
    default = again.default(work)
    assert default is not None
    assert (default.id, default.held) == ("32014L0042", "folder")
    assert again.source("new") is not None
    assert len(again.works) == len(catalogue.works)
    assert remembered(catalogue, []).works == catalogue.works


def test_another_language_is_another_edition(own_corpus: Path) -> None:
    page = PAGE.replace("<html>", '<html lang="fr">')
    _, made = settled(own_corpus, {"a.txt": ACT, "b.html": page})
    (work,) = [work for work in made.works if work.celex == "32014L0042"]
    held = [(source.id, source.language, source.default) for source in work.sources if source.held == "folder"]
    assert held == [("32014L0042", "en", True), ("32014L0042.fr", "fr", False)]
