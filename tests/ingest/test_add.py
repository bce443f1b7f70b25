from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from ingest.add import add as add_file
from ingest.catalogue import Catalogue, load
from ingest.check import Expected, check, complete
from ingest.errors import CatalogueError, ReadError, WrongText
from ingest.readers.blocks import Para, Reading
from ingest.readers.bounded import Readers
from ingest.sources import header, read_source
from tests.ingest.word_files import p, word

_READERS = Readers()  # one child for all tests here: starting one takes a second
add = partial(add_file, read=_READERS.read)


def teardown_module() -> None:
    _READERS.close()


ACT = """Directive 2014/42/EU of the European Parliament and of the Council of 3 April 2014

on the freezing and confiscation of instrumentalities and proceeds of crime in the European Union

Article 1

This Directive establishes minimum rules.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "texts"


def _write(tmp_path: Path, name: str, words: str) -> Path:
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    return path


def _load(corpus: Path, folder: Path) -> Catalogue:
    return load(corpus, folder)


def test_an_act_put_there_by_hand_takes_over_from_its_digest(corpus: Path, tmp_path: Path, folder: Path) -> None:
    added = add(_load(corpus, folder), _write(tmp_path, "saved page.txt", ACT), id="32014L0042")
    assert (added.entry.id, added.known, added.entry.how) == ("32014L0042", True, "added")
    assert added.entry.files[0].origin == "saved page.txt"
    assert len(added.entry.files[0].sha256) == 64
    catalogue = _load(corpus, folder)
    source = catalogue.source("32014L0042")
    assert source is not None
    assert source.default
    assert "added by hand" in source.label
    words = [block.text for block in read_source(catalogue, source, _READERS.read).blocks if isinstance(block, Para)]
    assert "This Directive establishes minimum rules." in words
    assert header(catalogue, source).date is not None


@pytest.mark.parametrize(
    "spelling", ["2014/42/EU", "http://data.europa.eu/eli/dir/2014/42/oj", "Confiscation Directive"]
)
def test_the_id_may_be_written_in_any_way_that_the_catalogue_knows(
    corpus: Path, tmp_path: Path, folder: Path, spelling: str
) -> None:
    added = add(_load(corpus, folder), _write(tmp_path, "a.txt", ACT), id=spelling)
    assert added.entry.id == "32014L0042"


def test_a_consolidated_state_is_held_under_its_own_number(corpus: Path, tmp_path: Path, folder: Path) -> None:
    file = _write(tmp_path, "a.txt", ACT)
    added = add(_load(corpus, folder), file, id="02014L0042-20140519")
    assert (added.entry.state, added.entry.as_of, added.entry.work) == (
        "consolidated",
        "2014-05-19",
        "32014L0042",
    )
    source = _load(corpus, folder).source("02014L0042-20140519")
    assert source is not None
    assert source.default


def test_an_act_that_the_catalogue_does_not_list_is_held_under_its_own_number(
    corpus: Path, tmp_path: Path, folder: Path
) -> None:
    words = ACT.replace("2014/42/EU", "(EU) 2017/541").replace("3 April 2014", "15 March 2017")
    added = add(_load(corpus, folder), _write(tmp_path, "saved.txt", words))
    assert (added.entry.id, added.entry.work, added.known) == ("32017L0541", "32017L0541", False)
    work = _load(corpus, folder).work("Directive (EU) 2017/541")
    assert work is not None
    assert work.binding
    state = f"---\nidentifier: 02017L0541-20200101\n---\n# {words}"
    assert add(_load(corpus, folder), _write(tmp_path, "state.md", state)).entry.work == "32017L0541"


@pytest.mark.parametrize("title", ["Directive 2014/42/EU: how it was applied", "Corrigendum to Directive 2014/42/EU of 2014"])
def test_a_text_about_an_act_is_not_taken_for_it(corpus: Path, tmp_path: Path, folder: Path, title: str) -> None:
    file = _write(tmp_path, "A study.md", f"# {title}\n\n## Summary\n\nStates sold little of what they froze.\n")
    assert add(_load(corpus, folder), file).entry.id == "a-study"


def test_a_document_of_ones_own_gets_a_slug_of_its_name(corpus: Path, tmp_path: Path, folder: Path) -> None:
    file = _write(tmp_path, "National Réport (2024).txt", "Seizures rose in 2024.\n")
    added = add(_load(corpus, folder), file)
    assert (added.entry.id, added.known) == ("national-report-2024", False)
    catalogue = _load(corpus, folder)
    work = catalogue.work("national-report-2024")
    assert work is not None
    assert work.kind == "own document"
    default = catalogue.default(work)
    assert default is not None


@pytest.mark.parametrize("name", ["act", "act.bak", "act.pdf"])
def test_a_file_is_taken_for_what_its_content_is_whatever_its_name(
    corpus: Path, tmp_path: Path, folder: Path, name: str
) -> None:
    added = add(_load(corpus, folder), _write(tmp_path, name, ACT))
    assert added.entry.id == "32014L0042"
    catalogue = _load(corpus, folder)
    source = catalogue.source("32014L0042")
    assert source is not None
    assert read_source(catalogue, source, _READERS.read).format == "text"


def test_the_same_file_again_changes_nothing_and_another_needs_to_be_asked_for(
    corpus: Path, tmp_path: Path, folder: Path
) -> None:
    file = _write(tmp_path, "report.txt", "First.")
    first = add(_load(corpus, folder), file)
    again = add(_load(corpus, folder), file)
    assert again.unchanged
    assert again.entry == first.entry
    file.write_text("Second.", encoding="utf-8")
    with pytest.raises(CatalogueError, match="--replace"):
        add(_load(corpus, folder), file)
    add(_load(corpus, folder), file, replace=True)
    assert (folder / "report" / "1.txt").read_text("utf-8") == "Second."
    assert sorted(path.name for path in folder.iterdir()) == ["report"]  # nothing half done is left behind


def test_what_ships_with_vouch_is_not_replaced(corpus: Path, tmp_path: Path, folder: Path) -> None:
    file = _write(tmp_path, "plan.txt", "EU Action Plan on Drugs")
    with pytest.raises(CatalogueError, match=r"ships with Vouch.*52020DC0606\(01\)\.annex would be accepted"):
        add(_load(corpus, folder), file, id="eu-drugs-action-plan-2021-2025")
    with pytest.raises(CatalogueError, match=r"ships with Vouch.*32014L0042"):
        add(_load(corpus, folder), file, id="32014L0042.digest")
    added = add(_load(corpus, folder), file, id="52020DC0606(01).annex")
    assert added.entry.work == "eu-drugs-action-plan-2021-2025"


@pytest.mark.parametrize("id", ["../../etc", "a/b", ".hidden", "a" * 200, "two words"])
def test_an_id_that_is_none_is_refused(corpus: Path, tmp_path: Path, folder: Path, id: str) -> None:
    with pytest.raises(CatalogueError, match="would be accepted"):
        add(_load(corpus, folder), _write(tmp_path, "a.txt", "Words."), id=id)
    assert not folder.exists()


@pytest.mark.parametrize(
    "words",
    [
        "Directive (EU) 2016/680 of the European Parliament\n\nArticle 1\n\nThis Directive lays down rules.",
        # an amending act names the amended one in its title, second
        "Directive (EU) 2024/1260 of the Council replacing Directive 2014/42/EU\n\nArticle 1\n\nRules.",
        "Corrigendum to Directive 2014/42/EU of the European Parliament\n\nFor '2015' read '2016'.",
        "Proposal for a Directive replacing Directive 2014/42/EU\n\nArticle 1\n\nRules.",
        "Shopping list\n\nBread.",
    ],
)
def test_another_text_is_refused_with_what_was_expected(corpus: Path, tmp_path: Path, folder: Path, words: str) -> None:
    with pytest.raises(WrongText, match=r"2014/42|32014L0042"):
        add(_load(corpus, folder), _write(tmp_path, "a.txt", words), id="32014L0042")
    assert not folder.exists()


def test_a_language_that_is_none_is_refused(corpus: Path, tmp_path: Path, folder: Path) -> None:
    with pytest.raises(CatalogueError, match="no language"):
        add(_load(corpus, folder), _write(tmp_path, "a.txt", ACT), id="32014L0042", language="../x")


def test_a_file_that_cannot_be_read_is_refused(corpus: Path, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "a.pdf"
    for data in (b"", b"   \n", b"\x00\x01\x02" * 100):
        path.write_bytes(data)
        with pytest.raises(ReadError):
            add(_load(corpus, folder), path)
    assert not folder.exists()


def test_real_acts_are_taken_for_what_they_are(corpus: Path, tmp_path: Path, folder: Path, shared: Path) -> None:
    page = shared / "eurlex" / "32015L0849.oj.en.xhtml"
    added = add(_load(corpus, folder), page)
    assert (added.entry.id, added.notices) == ("32015L0849", ("by its own words it is 32015L0849",))
    state = shared / "eurlex" / "32015L0849.cons-2024-12-30.en.html"
    added = add(_load(corpus, folder), state, id="2015/849")
    assert added.entry.id == "02015L0849-20241230"
    assert added.notices == ("it is a consolidated state, so it is held as 02015L0849-20241230",)
    with pytest.raises(WrongText, match="calls itself 02015L0849-20241230"):
        add(_load(corpus, folder), state, id="32014L0042")


# ---------------------------------------------------------------------- the check by itself


def _reading(*paras: str, title: str = "", language: str = "", identifier: str = "") -> Reading:
    blocks = tuple(Para(text, ((0, 0),)) for text in paras)
    return Reading("text", blocks, title=title, language=language, identifier=identifier)


@pytest.mark.parametrize(
    ("id", "reading"),
    [
        ("32014L0042", _reading("Article 1", title="Directive 2014/42/EU of 3 April 2014")),
        # old titles carry the number at their end
        ("31989L0665", _reading("COUNCIL DIRECTIVE of 21 December 1989 on review procedures (89/665/EEC)",
                                "Having regard to Directive 71/305/EEC")),
        ("32006R1920", _reading("REGULATION (EC) No 1920/2006 of 12 December 2006")),
        ("32014L0042", _reading("Text", identifier="32014L0042")),
        ("02014L0042-20140519", _reading("Text", identifier="02014L0042-20140519")),
    ],
)  # fmt: skip
def test_the_text_itself_passes_without_a_notice(id: str, reading: Reading) -> None:
    assert check(reading, Expected(id, None, "en")) == ""


@pytest.mark.parametrize(
    ("id", "reading", "message"),
    [
        ("32014L0042", _reading("Directive 2014/421/EU"), "names Directive 2014/421 first"),
        ("32014L0042", _reading("Text", identifier="32016L0680"), "calls itself 32016L0680"),
        (
            "32014L0042",
            _reading("Text", identifier="02014L0042-20140519"),
            "consolidated state of 2014-05-19",
        ),
        ("02014L0042-20140519", _reading("T", identifier="02014L0042-20200101"), "state of 2020-01-01"),
        ("32014L0042", _reading("Richtlinie 2014/42/EU", language="de"), "language 'de'"),
        ("32014L0042", _reading(), "shell"),
        ("32014L0042", _reading("Words", title="EUR-Lex"), "stands nowhere"),
    ],
)
def test_another_text_does_not_pass(id: str, reading: Reading, message: str) -> None:
    with pytest.raises(WrongText, match=message):
        check(reading, Expected(id, None, "en"))


def test_what_cannot_be_told_passes_with_a_notice() -> None:
    notice = check(_reading("Text", identifier="32014L0042"), Expected("02014L0042-20140519", None, "en"))
    assert "does not say that it is the state of 2014-05-19" in notice
    assert "could not be checked" in check(_reading("Text"), Expected("52021XG0324(01)", None, "en"))


def test_the_check_takes_linear_time() -> None:
    for hostile in ("directive " * 10_000, "9" * 50_000, "2014/" * 20_000, "decision" + " " * 50_000):
        with pytest.raises(WrongText):
            check(_reading(hostile, title=hostile), Expected("32014L0042", None, "en"))


@pytest.mark.parametrize("kind", ["xhtml", "html", "zip"])
def test_an_empty_file_is_not_complete(kind: str) -> None:
    with pytest.raises(WrongText, match="empty"):
        complete(b" \n", kind)


def test_a_later_wording_put_there_as_the_original_is_said_to_be_one(
    corpus: Path, tmp_path: Path, folder: Path
) -> None:
    words = ACT + "\nArticle 2\n\nArticle 16 of Directive (EU) 2024/1640 applies.\n"
    added = add(_load(corpus, folder), _write(tmp_path, "a.txt", words), id="32014L0042")
    assert (added.entry.id, added.entry.state, added.entry.as_of) == ("32014L0042", "consolidated", None)
    assert any("it cites Directive (EU) 2024/1640" in notice for notice in added.notices)


def test_a_document_of_ones_own_is_replaced_whole(corpus: Path, tmp_path: Path, folder: Path) -> None:
    add(_load(corpus, folder), _write(tmp_path, "note.md", "# First\n\nWords.\n\n## More\n\nWords."))
    other = _write(tmp_path, "other.txt", "Other words.")
    added = add(_load(corpus, folder), other, id="note", replace=True)
    assert (added.entry.id, added.entry.title, added.notices) == ("note", "other", ())


def test_an_act_that_is_in_another_language_than_said_is_refused_though_the_catalogue_does_not_list_it(
    corpus: Path, tmp_path: Path, folder: Path
) -> None:
    act = "---\ncelex: 32031L0541\nlanguage: en\n---\n# Directive (EU) 2031/541 of the Council\n\n## Article 1\n\nWords.\n"
    with pytest.raises(WrongText, match="language 'en'"):
        add(_load(corpus, folder), _write(tmp_path, "act.md", act), language="fr")


def test_a_document_is_held_under_the_title_that_stands_in_it_whatever_the_file_is_called(
    corpus: Path, tmp_path: Path, folder: Path
) -> None:
    act = word(
        "".join(
            map(
                p,
                (
                    "COUNCIL DECISION (EU) 2023/77", "of 1 May 2023", "on fees in harbours",
                    "THE COUNCIL OF THE EUROPEAN UNION,", "Having regard to the Treaty,", "HAS ADOPTED THIS DECISION:",
                    "Article 1", "The fees are set.", "Article 2", "They are paid.",
                ),
            )
        )
    )  # fmt: skip
    path = tmp_path / "scan0017.docx"
    path.write_bytes(act)
    added = add(_load(corpus, folder), path)
    assert (added.entry.id, added.entry.title) == ("32023D0077", "Council Decision (EU) 2023/77 of 1 May 2023 on fees in harbours")
    nameless = add(_load(corpus, folder), _write(tmp_path, "note.txt", "nothing here is a title, and all is said in a sentence."))
    assert nameless.entry.title == "note"
