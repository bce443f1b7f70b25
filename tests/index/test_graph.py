"""Article to article over documents: real acts, and two made up."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.graph import citations, graph
from index.recorder import Indexed, write
from index.records import Records
from ingest import catalogue
from ingest.bodies import Bodies
from ingest.inspect import inspect
from ingest.model import Document, Work
from ingest.references import find

FERRIES = """\
DIRECTIVE (EU) 2016/111 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 1 May 2016
on ferries

HAVE ADOPTED THIS DIRECTIVE:

Article 1
Crews

1. Member States shall ensure that at least two members of every crew can swim.

2. Member States shall ensure that crews report every accident to the port.

Article 2
Penalties

Member States shall lay down penalties for breaches of Article 1(2).
"""
PORTS = """\
DIRECTIVE (EU) 2017/222 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
of 1 May 2017
on ports

HAVE ADOPTED THIS DIRECTIVE:

Article 1
Reports

Ports shall keep the reports referred to in Article 1(2) of Directive (EU) 2016/111.

Article 2
Scope

This Directive applies to ports that are used by ferries under Directive (EU) 2016/111.
"""


def held(path: Path, corpus: Path, documents: Sequence[Document]) -> Records:
    """An index version's records of these documents, each a work of its own."""
    pattern = catalogue.load(corpus, path / "texts").works[0]
    works: list[Work] = [
        replace(
            pattern, id=each.id, title=each.title, short_title=each.id, celex=each.id, identifiers=(each.id,), names=(),
            history=(), sources=(), relations=(),
        )
        for each in documents
    ]  # fmt: skip
    connection = sqlite3.connect(path / "records.sqlite")
    write(connection, [Indexed(each, each.id, (), find(each.text).references) for each in documents], works)
    connection.close()
    return Records(path / "records.sqlite")


def made(words: str, id: str) -> Document:
    return replace(inspect(words.encode(), "act.txt", Bodies(())).document, id=id)


def test_an_article_is_cited_by_what_cites_its_paragraphs_and_not_by_what_cites_the_act(
    tmp_path: Path, corpus: Path
) -> None:
    records = held(tmp_path, corpus, [made(FERRIES, "32016L0111"), made(PORTS, "32017L0222")])
    known = citations(records)

    def told(text: str, place: str | None = None) -> set[tuple[str, str]]:
        return {(each.document, each.unit.place) for each in known.cited_by(text, place) if each.unit}

    by_articles = {("32016L0111", "art_2"), ("32017L0222", "art_1")}
    assert told("32016L0111") == by_articles | {("32017L0222", "art_2"), ("32016L0111", "title")}
    assert told("32016L0111", "art_1") == told("32016L0111", "art_1.par_2") == by_articles
    assert told("32016L0111", "art_1.par_1") == told("32016L0111", "art_2") == set()
    edges = {(e.source, e.target, e.cited) for e in graph(records, Bodies(())).edges if e.kind == "cites"}
    assert ("32017L0222/art_1", "32016L0111/art_1", "art_1.par_2") in edges
    assert ("32017L0222/art_2", "32016L0111", "") in edges


def test_an_amending_act_cites_the_articles_that_it_amends(tmp_path: Path, corpus: Path, shared: Path) -> None:
    names = {"32015L0849": "32015L0849.oj.en.xhtml", "32018L0843": "32018L0843.oj.en.xhtml"}
    documents = [
        replace(inspect((shared / "eurlex" / name).read_bytes(), name, Bodies(())).document, id=id)
        for id, name in names.items()
    ]
    known = citations(held(tmp_path, corpus, documents))
    for place in ("art_3", "art_13", "art_30", "art_45", "art_61"):
        assert any(each.document == "32018L0843" for each in known.cited_by("32015L0849", place)), place
