"""Checking a draft: what is wrong is found, what is right is not accused, and no altered quotation passes as intact."""

from __future__ import annotations

import datetime as dt
import random
import re
import textwrap
from collections.abc import Iterator

import pytest

from index.check import MOST_CHARACTERS, VERDICTS, WRONG, Checked, check
from index.check.reading import draft_of
from index.engine import Engine, ensure
from index.errors import BadRequest
from index.settings import Settings
from ingest.errors import IngestError
from tests.growth import grows_linearly
from tests.ingest.word_files import call, note, p, run, word

DAY = dt.date(2026, 1, 31)
PLAN = "eu-drugs-action-plan-2021-2025"


def verdict(engine: Engine, sentence: str) -> str:
    """The verdict of a draft of one sentence."""
    found = check(engine, sentence, DAY).sentences
    assert len(found) == 1, [each.span.of(sentence) for each in found]
    return found[0].verdict


def pieces(engine: Engine, count: int) -> Iterator[tuple[str, str]]:
    """(label, words) of runs of 9 to 25 words within the lines of actions and articles, drawn by chance."""
    chance = random.Random(7)
    runs: list[tuple[str, str]] = []
    for action in engine.records.document(PLAN).actions:
        text = engine.records.document(PLAN).text[action.text.start : action.text.end]
        for line in text.split("\n"):
            words = re.findall(r"\S+", line)
            if len(words) > 12:
                size = chance.randint(9, min(25, len(words)))
                first = chance.randint(0, len(words) - size)
                run = " ".join(words[first : first + size])
                if not re.search("[\"'“”‘’()\\[\\]…]", run) and run in line:
                    runs.append((action.label, run))
    return iter(chance.sample(runs, min(count, len(runs))))


def draft(quotations: list[tuple[str, str]]) -> str:
    """A paragraph a quotation."""
    return "\n\n".join(f"{label} says: “{words}”" for label, words in quotations)


def verdicts(found: Checked) -> list[str]:
    return [claim.verdict for each in found.sentences for claim in each.claims if claim.kind == "quotation"]


def test_quotations_are_intact_whatever_their_line_ends_marks_and_spaces(engine: Engine) -> None:
    there = list(pieces(engine, 40))
    assert len(there) > 25
    assert set(verdicts(check(engine, draft(there), DAY))) == {"intact"}
    wrapped = [(label, textwrap.fill(words, 60, break_on_hyphens=False)) for label, words in there]
    assert set(verdicts(check(engine, draft(wrapped), DAY))) == {"intact"}
    for opened, closed in ('""', "‘’", "«»", "„“"):
        text = draft(there).replace("“", opened).replace("”", closed)
        assert set(verdicts(check(engine, text, DAY))) == {"intact"}, opened


def _altered(words: str, chance: random.Random) -> Iterator[str]:
    """The words with one of them changed, left out, added, denied or swapped."""
    each = words.split(" ")
    at = chance.randrange(1, len(each) - 1)
    yield " ".join([*each[:at], "elephants", *each[at + 1 :]])
    yield " ".join([*each[:at], *each[at + 1 :]]) if each[at] != each[at - 1] else "no longer the same words at all here"
    yield " ".join([*each[:at], "not", *each[at:]])
    if each[at] != each[at + 1]:
        yield " ".join([*each[:at], each[at + 1], each[at], *each[at + 2 :]])
    if match := re.search("[0-9]", words):
        yield words[: match.start()] + str((int(match.group()) + 1) % 10) + words[match.end() :]


def test_no_altered_quotation_passes_as_intact(engine: Engine) -> None:
    chance = random.Random(11)
    changed = [(label, each) for label, words in pieces(engine, 40) for each in _altered(words, chance)]
    found = check(engine, draft(changed), DAY)
    said = verdicts(found)
    assert len(said) == len(changed) > 150
    held = engine.records.document(PLAN).text
    for (_, words), each in zip(changed, said, strict=True):
        if words not in held:  # a word left out at chance may leave words that stand elsewhere
            assert each == "altered", words


def test_an_altered_quotation_says_which_words_differ(engine: Engine) -> None:
    words = "increase awareness of the issue, and implement evidence-based health related drug responses within the "
    found = check(engine, f"Action 46 is to “{words}school environment”.", DAY)
    [claim] = [each for each in found.sentences[0].claims if each.kind == "quotation"]
    assert claim.verdict == "altered"
    assert [(each.draft, each.held) for each in claim.differences if each.kind == "changed"] == [("school", "prison")]
    cited = claim.evidence[0]
    assert engine.records.document(cited.document).text[cited.start : cited.end] == cited.quote


def test_right_words_of_another_unit_are_in_the_wrong_place(engine: Engine) -> None:
    label, words = next(iter(pieces(engine, 1)))
    other = "Action 1" if label != "Action 1" else "Action 2"
    assert verdict(engine, f"{other} says: “{words}”.") == "wrong_place"


SENTENCES = [
    ("Action 45 is due by 2024.", "confirmed"),
    ("Action 45 is due in 2023.", "wrong_deadline"),
    ("Action 45 is not due in 2023.", "confirmed"),
    ("CEPOL is one of the bodies responsible for Action 46.", "confirmed"),
    ("Frontex is one of the bodies responsible for Action 46.", "wrong_body"),
    ("Frontex is not among the bodies responsible for Action 46.", "confirmed"),
    ("CEPOL is not among those responsible for Action 46.", "wrong_body"),
    ("One of the bodies responsible for Action 46 is CEPOL.", "confirmed"),
    ("Only CEPOL is responsible for Action 46.", "wrong_body"),
    ("Action 46 falls to the Member States, CEPOL, the EMCDDA and Eurojust.", "confirmed"),
    ("The plan has 53 actions.", "confirmed"),
    ("The plan has 54 actions.", "wrong_number"),
    ("Strategic priority 8 contains two actions, Actions 45 and 46.", "confirmed"),
    ("Strategic priority 8 contains three actions.", "wrong_number"),
    ("Action 63 adds a review of prison hospitals.", "does_not_exist"),
    ("Performance indicator 40 counts seizures.", "does_not_exist"),
    ("There is no Action 63.", "confirmed"),
    ("Article 21 of Directive 2014/42/EU sets up a fund for cars.", "does_not_exist"),
    ("Directive 2014/42/EU is still in force.", "law_changed"),
    ("Directive 2014/42/EU is still fully in force.", "law_changed"),
    ("Directive (EU) 2019/1153 is entirely in force.", "confirmed"),
    ("Directive 2014/42/EU has been replaced by Directive (EU) 2024/1260.", "confirmed"),
    ("Framework Decision 2004/757/JHA has been repealed.", "law_changed"),
    ("Framework Decision 2004/757/JHA has not been repealed.", "confirmed"),
    ("Framework Decision 2004/757/JHA of 26 October 2004 is cited in Action 25.", "wrong_act"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_what_a_sentence_says_is_held_against_the_records(engine: Engine, sentence: str, expected: str) -> None:
    assert verdict(engine, sentence) == expected


UNDECIDED = [
    "Action 45 might be due in 2023.",
    "If Action 45 were due in 2023, we would object.",
    "About 50 actions name the Member States.",
    "Action 45 was a great success in our region.",
    "Action 45 has been implemented.",
    "CEPOL is only one of the bodies responsible for Action 46.",
    "One of the 53 actions names MAOC-N.",
    "The minister opened the meeting and thanked the hosts.",
]


@pytest.mark.parametrize("sentence", UNDECIDED)
def test_what_the_records_cannot_decide_is_neither_confirmed_nor_accused(engine: Engine, sentence: str) -> None:
    assert verdict(engine, sentence) == "not_checkable"


def test_questions_and_headings_claim_nothing(engine: Engine) -> None:
    assert verdict(engine, "Is Action 45 due in 2023?") == "no_claim"
    assert verdict(engine, "# Background") == "no_claim"


def test_a_sentence_may_go_on_about_the_action_before(engine: Engine) -> None:
    found = check(engine, "Action 45 is about prisons. It is due in 2023.", DAY)
    assert found.sentences[1].verdict == "wrong_deadline"


def test_claims_point_into_the_draft_and_evidence_into_the_texts(engine: Engine) -> None:
    text = "\n".join(sentence for sentence, _ in SENTENCES)
    found = check(engine, text, DAY)
    data = found.as_json()
    assert data["text"] == text
    assert sum(data["summary"].values()) == len(data["sentences"])
    assert data["wrong"] is True
    for sentence in data["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["verdict"] in VERDICTS
        for claim in sentence["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["text"]
            assert claim["reason"]
            for cited in claim["evidence"]:
                held = engine.records.document(cited["document"])
                assert held.text[cited["start"] : cited["end"]] == cited["quote"]
                assert held.sha256 == cited["sha256"]


def test_wrong_words_in_a_file_of_word_are_found_beneath_its_tracked_changes(engine: Engine) -> None:
    changes = (
        "<w:del w:id='1' w:author='a'><w:r><w:delText>2023</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>2024</w:t></w:r></w:ins>"
    )
    body = p(run("Action 45 is due by ") + changes + run(".") + call("footnote", 2))
    data = word(body, footnotes=note("footnote", 2, "Frontex is one of the bodies responsible for Action 46."))
    found = check(engine, draft_of(data, "note.docx"), DAY)
    assert [each.verdict for each in found.sentences] == ["confirmed", "wrong_body"], found.text


def test_files_of_text_are_taken_as_they_are(engine: Engine) -> None:
    assert draft_of(b"\xef\xbb\xbfone\r\ntwo", "note.md") == "one\ntwo"
    for data in (b"", b"  \n", b"\x89PNG\r\n\x1a\n" + bytes(50), b"PK\x03\x04" + bytes(50)):
        with pytest.raises(IngestError):
            draft_of(data, "note.docx")


@pytest.mark.parametrize("text", ["", " \n\t", "x" * (MOST_CHARACTERS + 1)])
def test_nothing_and_too_much_are_refused(engine: Engine, text: str) -> None:
    with pytest.raises(BadRequest):
        check(engine, text)


HOSTILE = {
    "quotes": lambda n: '"' * n,
    "pairs": lambda n: '"a" ' * (n // 4),
    "opened": lambda n: "“word " * (n // 6),
    "digits": lambda n: "7" * n,
    "actions": lambda n: "Action 4, " * (n // 10),
    "articles": lambda n: "Article " * (n // 8),
    "words": lambda n: "not only about the actions and " * (n // 31),
    "lines": lambda n: "> quoted\n\n" * (n // 10),
    "sentences": lambda n: "Action 4 is due by 2023. " * (n // 25),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_grows_with_length_and_no_faster(engine: Engine, name: str) -> None:
    grows_linearly(lambda text: check(engine, text, DAY), HOSTILE[name])


def test_another_plan_is_checked_by_the_same_rules(settings: Settings) -> None:
    engine = ensure(settings)
    said = {
        "Action 2 is due by 2034.": "confirmed",
        "Frontex is one of the bodies responsible for Action 3.": "wrong_body",
        "Action 1 is due in 2031.": "wrong_deadline",
        "The plan has four actions.": "wrong_number",
        "Action 3 says: “Build ladders for salmon at every weir.”": "intact",
        "Action 3 says: “Build ladders for eels at every weir.”": "altered",
        "Action 9 is about eels.": "does_not_exist",
    }
    try:
        assert {sentence: verdict(engine, sentence) for sentence in said} == said
    finally:
        engine.close()
    assert set(said.values()) - WRONG == {"confirmed", "intact"}


@pytest.mark.parametrize(
    ("draft", "tongue"),
    [
        ("Die Maßnahme 13 ist 2023 fällig und obliegt Frontex.", "German"),
        ("L'action 13 est due pour 2023 et relève de Frontex.", "French"),
        ("La acción 13 vence en 2023 y corresponde a Frontex.", "Spanish"),
        ('Action 53 says: "Launch an evaluation of the EU Agenda and Action Plan on Drugs."', ""),
    ],
)
def test_a_draft_in_another_language_is_said_to_be_read_in_english(engine: Engine, draft: str, tongue: str) -> None:
    notes = [each for each in check(engine, draft, DAY).notes if "read in English" in each]
    assert len(notes) == bool(tongue)
    assert all(tongue in each for each in notes)
