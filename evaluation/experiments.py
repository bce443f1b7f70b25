"""What was tried for retrieval, what lost included: one table, on our questions and on a collection of another kind.

Every way to score is computed exactly, over all passages, from the product's own vectors and BM25, so
that only the way differs. ``python -m evaluation experiments [DIR]`` writes ``experiments.json`` and ``experiments.md``
into the report; DIR is a collection in BEIR layout. The tuning part chooses; the frozen part confirms what was chosen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation import beir
from evaluation.collection import Collection
from evaluation.load import Question
from evaluation.measures import intervals, retrieval
from evaluation.units import grades, ranking
from index.acronyms import pairs
from index.embed import Embedder
from index.embedding_cache import EmbeddingCache
from index.engine import Engine
from index.progress import Progress
from index.search import KEYWORD_WEIGHT, POOL, QUIET, SHARPNESS, WORD_BM25
from index.settings import Settings
from index.store import Store
from ingest.fold import tokens
from ingest.passages import embedded, parts

Numbers = NDArray[np.float64]
KINDS = ("plain", "reworded", "distant", "cross")
DEFAULT = "the default: all vectors softly, words by a power"
_DEEP = 60  # ranks looked at: several passages of one unit count once


@dataclass(frozen=True)
class Bench:
    """Questions over passages, every score of every pair. Matrices are (questions, passages).

    ``asked``: owners and vectors of written questions. ``variants``: cosines by what is embedded.
    """

    name: str
    groups: Mapping[str, Sequence[int]]
    vectors: Numbers
    lengths: Numbers
    own: Numbers
    variants: Mapping[str, Numbers]
    sentence: Numbers
    bm25: Numbers
    wide: Numbers
    owners: NDArray[np.int64]
    asked: Numbers
    passages: Numbers
    expanded: tuple[Numbers, Numbers]
    measure: Callable[[Numbers], retrieval.Scores]


def of_questions(engine: Engine, questions: Sequence[Question], cache: EmbeddingCache) -> Bench:
    """The product's own index and these questions."""
    records = engine.records
    numbered = records.numbered_passages(list(range(1, records.passage_count + 1)))
    passages = [numbered[number] for number in sorted(numbered)]
    texts = [embedded(passage) for passage in passages]
    embed = _embedding(engine.embedder, cache)
    headings = [_headings(passage.context, passage.text, passage.place) for passage in passages]
    asked = [*records.asked]
    owners = np.array([number - 1 for number, _ in asked], np.int64)
    written = [question for question in questions if question.gold.needs and question.kind in KINDS]
    queries = [question.text for question in written]
    synonyms = engine.ground.glossary.synonyms()

    def measure(scores: Numbers) -> retrieval.Scores:
        run = {}
        for question, row in zip(written, scores, strict=True):
            best = np.lexsort((np.arange(len(row)), -row))[:_DEEP]
            run[question.id] = ranking(question.gold, [(passages[at].document, passages[at].place) for at in best])
        return retrieval.per_query(run, {each.id: grades(each.gold) for each in written}, 2)

    groups = {kind: [at for at, each in enumerate(written) if each.kind == kind] for kind in KINDS}
    variants = {"bare text": embed([p.text for p in passages]), "with headings": embed(headings)}
    wide = [
        "\n".join([text, *(asked[at][1] for at in np.flatnonzero(owners == number))])
        for number, text in enumerate(texts)
    ]
    lines = embed([question for _, question in asked])
    name = f"Questions of the {written[0].part} part"
    return _bench(
        name, groups, queries, texts, variants, owners, lines, wide, engine.store, engine.embedder, embed,
        synonyms, measure, first=1,
    )  # fmt: skip


def of_collection(found: beir.Indexed, collection: Collection, cache: EmbeddingCache) -> Bench:
    """A collection in BEIR layout, for which nobody has written questions."""
    texts = [collection.documents[identifier] for identifier in found.identifiers]
    embed = _embedding(found.embedder, cache)

    def measure(scores: Numbers) -> retrieval.Scores:
        run = {}
        for query, row in zip(collection.queries, scores, strict=True):
            best = np.lexsort((np.arange(len(row)), -row))[:POOL]
            ids = [found.identifiers[at] for at in best if found.identifiers[at] != query]
            run[query] = ids[:10]
        return retrieval.per_query(run, collection.qrels)

    synonyms = {(pair.short.of(text), pair.long.of(text)) for text in texts for pair in pairs(text)}
    none = np.zeros((0, found.embedder.card.dimension))
    groups = {"all": range(len(collection.queries))}
    queries = list(collection.queries.values())
    owners = np.zeros(0, np.int64)
    return _bench(
        collection.name, groups, queries, texts, {}, owners, none, None, found.store, found.embedder, embed,
        sorted(synonyms), measure, first=0,
    )  # fmt: skip


def _embedding(embedder: Embedder, cache: EmbeddingCache) -> Callable[[Sequence[str]], Numbers]:
    def embed(texts: Sequence[str]) -> Numbers:
        missing = cache.missing(embedder.card.key, texts)
        if missing:
            cache.embed(embedder, missing)
        return np.asarray(cache.vectors(embedder.card.key, embedder.card.dimension, texts), float)

    return embed


def _headings(context: str, text: str, place: str) -> str:
    """What is embedded without the short cells of an action's row, which are the last line of its context."""
    lines = context.split("\n")
    return "\n".join([*(lines[:-1] if place.startswith("act_") else lines), text])


def _bench(
    name: str,
    groups: Mapping[str, Sequence[int]],
    queries: Sequence[str],
    texts: Sequence[str],
    variants: Mapping[str, Numbers],
    owners: NDArray[np.int64],
    asked: Numbers,
    wide: Sequence[str] | None,
    store: Store,
    embedder: Embedder,
    embed: Callable[[Sequence[str]], Numbers],
    synonyms: Sequence[tuple[str, str]],
    measure: Callable[[Numbers], retrieval.Scores],
    first: int,
) -> Bench:
    from index.asked_index import Asked

    vectors = np.array([embedder.query(query) for query in queries], float)
    passages = embed(texts)
    lines = [(at, line) for at, text in enumerate(texts) for line in parts(text)]
    sentences = vectors @ embed([line for _, line in lines]).T

    def words(query: str) -> Numbers:
        row = np.zeros(len(texts))
        for each in store.keyword(query, len(texts)):
            if each.number - first < len(texts):
                row[each.number - first] = each.score
        return row

    bm25 = np.array([words(query) for query in queries])
    among = range(len(texts))
    counts = Asked(dict(enumerate(wide))) if wide else None
    broad = (
        np.array([[scores[at] for at in among] for scores in (counts.scores(query, among) for query in queries)])
        if counts
        else bm25
    )
    longer = [_expanded(query, synonyms) for query in queries]
    expanded = (
        np.array([embedder.query(query) for query in longer], float) @ passages.T,
        np.array([words(query) for query in longer]),
    )
    lengths = np.array([max(store.length(query), 1) for query in queries], float)
    nearest = _nearest(sentences, np.array([at for at, _ in lines]), len(texts))
    found = {label: vectors @ each.T for label, each in variants.items()}
    return Bench(
        name, groups, vectors, lengths, vectors @ passages.T, found, nearest, bm25, broad, owners, asked, passages,
        expanded, measure,
    )  # fmt: skip


def _expanded(query: str, synonyms: Sequence[tuple[str, str]]) -> str:
    """The query with what its acronyms stand for, and the acronyms of names that it spells out."""
    held = {word for word, _, _ in tokens(query)}
    folded = query.lower()
    more = [long for short, long in synonyms if short.lower() in held]
    more += [short for short, long in synonyms if long.lower() in folded]
    return " ".join([query, *more[:8]])


def _nearest(scores: Numbers, owners: NDArray[np.int64], count: int) -> Numbers:
    """For each passage the highest score of what it owns, -1 where it owns nothing."""
    found = np.full((scores.shape[0], count), -1.0)
    for row, values in zip(found, scores, strict=True):
        np.maximum.at(row, owners, values)
    return found


# ------------------------------------------------------------------ ways to score


def _soft(b: Bench, own: Sequence[Numbers], *, questions: bool) -> Numbers:
    with_questions = questions and len(b.owners) > 0
    total = sum((np.exp(SHARPNESS * each) for each in own), np.zeros_like(b.own))
    if with_questions:
        likeness = np.exp(SHARPNESS * (b.vectors @ b.asked.T))
        for row, values in zip(total, likeness, strict=True):
            np.add.at(row, b.owners, values)
    return np.asarray(np.log(total) / SHARPNESS)


def _covered(b: Bench, scores: Numbers, power: float = 1.5) -> Numbers:
    return np.asarray((scores / (WORD_BM25 * b.lengths[:, None])) ** power)


def _ranks(scores: Numbers) -> Numbers:
    return np.asarray(1 / (60 + np.argsort(np.argsort(-scores, axis=1), axis=1) + 1))


def _questions(b: Bench) -> Numbers:
    if not len(b.owners):
        return b.own
    return np.maximum(b.own, 0.9 * _nearest(b.vectors @ b.asked.T, b.owners, b.own.shape[1]))


def _words(b: Bench) -> Numbers:
    return 2 * KEYWORD_WEIGHT * _covered(b, b.bm25)


def _share(b: Bench) -> Numbers:
    return np.asarray(b.bm25 / np.maximum(b.bm25.max(axis=1, keepdims=True), 1e-9))


def _feedback(b: Bench) -> Numbers:
    """Rocchio: the question moved towards its three nearest passages."""
    top = np.argsort(-b.own, axis=1)[:, :3]
    return np.asarray((b.vectors + 0.5 * b.passages[top].mean(axis=1)) @ b.passages.T + _words(b))


def _adapter(b: Bench) -> Numbers:
    """A linear map from written questions to their passages, by ridge regression."""
    if not len(b.owners):
        return b.own + _words(b)
    gram = b.asked.T @ b.asked + 10 * np.eye(b.asked.shape[1])
    moved = b.vectors @ np.linalg.solve(gram, b.asked.T @ b.passages[b.owners])
    return np.asarray((b.vectors + moved) @ b.passages.T + _words(b))


WAYS: Mapping[str, Callable[[Bench], Numbers]] = {
    "BM25 alone (mode keyword)": lambda b: b.bm25,
    "dense alone: text with headings and the row's fields (mode dense)": lambda b: b.own,
    "dense alone: bare text": lambda b: b.variants.get("bare text", b.own),
    "dense alone: text with headings": lambda b: b.variants.get("with headings", b.own),
    "dense alone: nearest sentence": lambda b: b.sentence,
    "dense alone: passage or nearest sentence": lambda b: np.maximum(b.own, b.sentence),
    "fusion of ranks (RRF, k = 60)": lambda b: _ranks(b.own) + _ranks(b.bm25),
    "scores: BM25 as a share of the best": lambda b: b.own + 0.35 * _share(b),
    "scores: adaptive, coverage cubed and cut off": lambda b: (
        b.own + 1.2 * np.minimum(1, _covered(b, b.bm25, 1)) ** 3
    ),
    "scores: adaptive, coverage to the power 1.5": lambda b: b.own + _words(b),
    "… and sentences, softly (the default without written questions)": lambda b: (
        _soft(b, [b.own, b.sentence], questions=False) + _words(b)
    ),
    "the same without sentences, with a body and acronym thesaurus at query time": lambda b: (
        b.expanded[0] + 2 * KEYWORD_WEIGHT * _covered(b, b.expanded[1])
    ),
    "the same without sentences, with pseudo-relevance feedback": _feedback,
    "the same without sentences, with a linear adapter learnt from written questions": _adapter,
    "written questions, nearest only; coverage cubed (the default before)": lambda b: (
        _questions(b) + 1.2 * np.minimum(1, _covered(b, b.bm25, 1)) ** 3
    ),
    "written questions and sentences, softly; own words only": lambda b: (
        _soft(b, [b.own, b.sentence], questions=True) + _words(b)
    ),
    "written questions, softly, no sentences": lambda b: (
        _soft(b, [b.own], questions=True) + KEYWORD_WEIGHT * (_covered(b, b.bm25) + _covered(b, b.wide))
    ),
    DEFAULT: lambda b: (
        _soft(b, [b.own, b.sentence], questions=True) + KEYWORD_WEIGHT * (_covered(b, b.bm25) + _covered(b, b.wide))
    ),
}


def compare(bench: Bench, progress: Progress) -> dict[str, Any]:
    """Way → group → measures, with the default's difference in RR@10 by the paired bootstrap."""
    progress.stage(f"Trying ways to score ({bench.name})", len(WAYS))
    scored = {}
    for way, score in WAYS.items():
        scored[way] = bench.measure(score(bench))
        progress.advance()
    found: dict[str, Any] = {}
    for way, measures in scored.items():
        ids = list(measures["hit@1"])
        for group, members in bench.groups.items():
            row = {
                name: float(np.mean([measures[name][ids[at]] for at in members]))
                for name in ("hit@1", "Recall@5", "nDCG@10")
            }
            ours = [scored[DEFAULT]["RR@10"][ids[at]] for at in members]
            difference = intervals.paired(ours, [measures["RR@10"][ids[at]] for at in members])
            row |= {"default_minus_this": difference.mean, "p": difference.p}
            found.setdefault(way, {})[group] = row | {"significant": difference.significant}
    return found


def run(engine: Engine, questions: Sequence[Question], other: Collection | None, progress: Progress) -> dict[str, Any]:
    """Both parts of our questions, and another collection if there is one."""
    settings: Settings = engine.settings
    found: dict[str, Any] = {"quiet": QUIET, "benches": {}}
    with closing(EmbeddingCache(settings.data / "cache" / "embeddings.sqlite")) as cache:
        for part in ("tune", "frozen"):
            own = [each for each in questions if each.part == part]
            if own:
                found["benches"][part] = compare(of_questions(engine, own, cache), progress)
        if other is not None:
            with beir.indexed(other, settings, progress, "keyword") as indexed:  # vectors come from the cache
                found["benches"][other.name] = compare(of_collection(indexed, other, cache), progress)
    return found


def write(found: Mapping[str, Any], folder: Path) -> None:
    """``experiments.json``, and the same as a table in ``experiments.md``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "experiments.json").write_text(json.dumps(found, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    (folder / "experiments.md").write_text(table(found), "utf-8")


def table(found: Mapping[str, Any]) -> str:
    """Markdown: hit@1 / Recall@5 by kind of our questions, nDCG@10 of other collections."""
    columns = [
        (f"{bench} {group}", bench, group)
        for bench, ways in found["benches"].items()
        for group in next(iter(ways.values()))
    ]
    lines = [
        "# What was tried for retrieval",
        "",
        "hit@1 / Recall@5 on our questions, nDCG@10 elsewhere; − where the default is significantly better, + where it is",
        "significantly worse (RR@10, paired bootstrap, 95 %). The tuning part chose; the frozen part confirms. Written",
        "questions exist for our texts alone, so ways with them equal those without them elsewhere.",
        "",
        "| way | " + " | ".join(label.removesuffix(" all") for label, _, _ in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for way in WAYS:
        cells = []
        for _, bench, group in columns:
            row = found["benches"][bench][way][group]
            sign = (" −" if row["default_minus_this"] > 0 else " +") if row["significant"] else ""
            own = bench in ("tune", "frozen")
            value = f"{row['hit@1']:.2f} / {row['Recall@5']:.2f}" if own else f"{row['nDCG@10']:.3f}"
            cells.append(value + sign)
        lines.append(f"| {'**' + way + '**' if way == DEFAULT else way} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
