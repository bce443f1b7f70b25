"""A collection in BEIR layout: ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` in a folder.

The layout is that of BEIR (Thakur et al. 2021, https://github.com/beir-cellar/beir): objects with
``_id``, ``title`` (may be missing) and ``text``, one a line, and judgements as tab-separated
``query-id``, ``corpus-id``, ``score`` under a header line. BEIR's own ``qrels/test.tsv`` is read too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import CollectionError

_QRELS = ("qrels.tsv", "qrels/test.tsv")


@dataclass(frozen=True, slots=True)
class Collection:
    """``documents``: id → what is indexed of it (title, blank, text); ``queries``: only judged ones.

    ``qrels``: query → document → grade. ``unheld``: judged documents that the corpus lacks; they
    stay in ``qrels`` and count as never found. ``blank``: documents without words, left out.
    """

    name: str
    documents: Mapping[str, str]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]
    unheld: int
    blank: int


def load(folder: Path) -> Collection:
    """Read a collection.

    Raises:
        CollectionError: a file is missing or malformed (with its line), an id occurs twice, or
            the judgements name queries that there are none of.
    """
    if not folder.is_dir():
        raise CollectionError(f"{folder} is no folder; give one with corpus.jsonl, queries.jsonl and qrels.tsv")
    corpus = _texts(folder / "corpus.jsonl", title=True)
    queries = _texts(folder / "queries.jsonl", title=False)
    qrels = _qrels(folder)
    _known(qrels, queries, folder)
    documents = {identifier: text for identifier, text in corpus.items() if not text.isspace() and text}
    if not documents:
        raise CollectionError(f"{folder / 'corpus.jsonl'} holds no document with words")
    judged = {document for grades in qrels.values() for document in grades}
    return Collection(
        name=folder.resolve().name,
        documents=documents,
        queries={query: queries[query] for query in qrels},
        qrels=qrels,
        unheld=len(judged - corpus.keys()),
        blank=len(corpus) - len(documents),
    )


def _texts(path: Path, *, title: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, line in _lines(path):
        identifier, text = _text(path, number, line, title)
        if identifier in found:
            raise CollectionError(f"{path}, line {number}: the id {identifier!r} occurs twice")
        found[identifier] = text
    if not found:
        raise CollectionError(f"{path} is empty")
    return found


def _text(path: Path, number: int, line: str, title: bool) -> tuple[str, str]:
    try:
        row: Any = json.loads(line)
    except ValueError as error:
        raise CollectionError(f"{path}, line {number}: no JSON ({error})") from error
    if not isinstance(row, dict) or not isinstance(row.get("_id"), str | int) or isinstance(row["_id"], bool):
        raise CollectionError(f'{path}, line {number}: an object with "_id" and "text" is wanted')
    parts = [row.get("title") or "", row.get("text") or ""] if title else [row.get("text") or ""]
    if not all(isinstance(part, str) for part in parts) or ("text" not in row):
        raise CollectionError(f'{path}, line {number}: "text" and "title" must be strings, "text" must be there')
    text = " ".join(part for part in parts if part)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CollectionError(f"{path}, line {number}: half a character (a lone surrogate)") from error
    if not title and not text.strip():
        raise CollectionError(f"{path}, line {number}: query {row['_id']!r} is blank")
    return str(row["_id"]), text


def _qrels(folder: Path) -> dict[str, dict[str, int]]:
    path = next((folder / name for name in _QRELS if (folder / name).is_file()), None)
    if path is None:
        raise CollectionError(f"{folder} has neither {' nor '.join(_QRELS)}")
    found: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        fields = line.rstrip("\r\n").split("\t")
        if len(fields) != 3:
            raise CollectionError(
                f"{path}, line {number}: {len(fields)} tab-separated fields; wanted are query-id, corpus-id, score"
            )
        query, document, grade = (field.strip() for field in fields)
        if not grade.lstrip("-").isdecimal():
            if number == 1:
                continue  # the header line
            raise CollectionError(f"{path}, line {number}: the score {grade!r} is no whole number")
        found.setdefault(query, {})[document] = int(grade)
    judged = {query: grades for query, grades in found.items() if max(grades.values()) > 0}
    if not judged:
        raise CollectionError(f"{path} judges no document relevant")
    return judged


def _known(qrels: Mapping[str, object], queries: Mapping[str, str], folder: Path) -> None:
    unknown = sorted(qrels.keys() - queries.keys())
    if unknown:
        raise CollectionError(
            f"the judgements in {folder} name {len(unknown)} queries that queries.jsonl lacks, such as {unknown[0]!r}"
        )


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank.

    Raises:
        CollectionError: the file is missing or no UTF-8.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if not line.isspace():
                    yield number, line
    except OSError as error:
        raise CollectionError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CollectionError(f"{path} is no UTF-8 text ({error.reason} at byte {error.start})") from error
