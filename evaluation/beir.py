"""Any collection in BEIR layout through the product's own embedding, BM25, fusion and store.

One point a document: its title, a blank and its text, embedded as far as the model reads, as
published figures of these collections are made; a word match sees the whole text. The default mode sees
each of its sentences too, as the product does. A document with the query's own id is taken out of that
query's ranking, as BEIR does.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.collection import Collection
from evaluation.measures import intervals, retrieval
from evaluation.measures.intervals import Interval
from index.embed import Embedder, ModelCard, Vectors, open_embedder
from index.embedding_cache import EmbeddingCache
from index.export import build_embedder, ensure_model
from index.progress import Progress
from index.search import DEFAULT_MODE, POOL, Retriever, fused
from index.settings import Settings
from index.store import EdgeStore, Point, Store, further, mean_length
from ingest.passages import parts

MODES = ("keyword", "dense", "hybrid", "default")


@dataclass(frozen=True, slots=True)
class Indexed:
    """A collection in the store; a point's number is its place in ``identifiers``."""

    store: Store
    embedder: Embedder
    identifiers: tuple[str, ...]
    cut: int
    """Documents longer than the model reads."""


@dataclass(frozen=True, slots=True)
class Report:
    """``measures``: name → mean with its bootstrap interval; ``per_query``: measure → query → value."""

    collection: Collection
    mode: str
    model: ModelCard
    top_k: int
    measures: dict[str, Interval]
    per_query: retrieval.Scores
    queries_per_second: float
    cut: int

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints: means under ``measures``, interval ends under ``intervals``."""
        return {
            "collection": self.collection.name,
            "documents": len(self.collection.documents),
            "queries": len(self.collection.queries),
            "mode": self.mode,
            "model": self.model.key,
            "top_k": self.top_k,
            "measures": {name: each.mean for name, each in self.measures.items()},
            "intervals": {name: [each.low, each.high] for name, each in self.measures.items()},
            "queries_per_second": self.queries_per_second,
            "notes": self.notes(),
        }

    def notes(self) -> list[str]:
        """What a reader of the figures should know, in words."""
        notes = []
        if self.cut:
            notes.append(f"{self.cut} documents are longer than the {self.model.tokens} tokens that the model reads")
        if self.collection.blank:
            notes.append(f"{self.collection.blank} documents without words were left out")
        if self.collection.unheld:
            notes.append(f"{self.collection.unheld} judged documents are not in the corpus")
        return notes


def resolved(mode: str) -> str:
    """The search mode behind ``default``."""
    return DEFAULT_MODE if mode == "default" else mode


@contextmanager
def indexed(
    collection: Collection, settings: Settings, progress: Progress, mode: str = "default"
) -> Iterator[Indexed]:
    """The collection in a store of its own, gone afterwards; its vectors stay in the embedding cache.

    It holds what ``mode`` needs: nothing is embedded for ``keyword``, so that a large collection takes
    seconds, and no sentences for ``dense``.

    Raises:
        ModelError, StoreError: the model or the store cannot be used.
    """
    identifiers = tuple(collection.documents)
    texts = [collection.documents[identifier] for identifier in identifiers]
    model = ensure_model(settings.model, settings.data / "models")
    embedder = open_embedder(model)
    embed, sentences = resolved(mode) != "keyword", resolved(mode) == "hybrid"
    points = [Point(number, text, identifiers[number], "document", ()) for number, text in enumerate(texts)]
    others = [each for point in points for each in further(point, (), parts(point.text))] if sentences else []
    written = [*texts, *(sentence for _, sentence in others)]
    vectors = _vectors(written, model, settings, progress) if embed else np.ones((len(texts), 1), np.float32)
    progress.stage("Indexing documents", 1)
    limit = embedder.card.tokens - embedder.card.special_tokens
    cut = sum(embedder.count_tokens(text) > limit for text in texts) if embed else 0
    with tempfile.TemporaryDirectory(prefix="vouch-beir-") as folder:
        shard = Path(folder) / "shard"
        EdgeStore.build(shard, [*points, *(point for point, _ in others)], vectors, mean_length(texts))
        progress.advance()
        with closing(EdgeStore(shard)) as store:
            yield Indexed(store, embedder, identifiers, cut)


def _vectors(texts: list[str], model: Path, settings: Settings, progress: Progress) -> Vectors:
    card = ModelCard.load(model)
    with closing(EmbeddingCache(settings.data / "cache" / "embeddings.sqlite")) as cache:
        missing = cache.missing(card.key, texts)
        if missing:
            progress.stage("Embedding texts", len(missing))
            cache.embed(build_embedder(model), missing, progress.advance)
        return cache.vectors(card.key, card.dimension, texts)


def rank(found: Indexed, query: str, text: str, mode: str, top_k: int) -> list[str]:
    """Document ids for one query, best first, at most ``top_k``, the query's own id left out."""
    retriever = Retriever(found.store, found.embedder)
    candidates = retriever.run(question=text, mode=resolved(mode), pool=max(POOL, top_k + 1))["candidates"]
    scores = fused(candidates)
    best = sorted(scores, key=lambda number: (-scores[number], number))
    identifiers = (found.identifiers[number] for number in best[: top_k + 1])
    return [identifier for identifier in identifiers if identifier != query][:top_k]


def evaluate(found: Indexed, collection: Collection, mode: str, top_k: int, progress: Progress) -> Report:
    """Run every judged query and measure."""
    progress.stage(f"Asking ({mode})", len(collection.queries))
    found.embedder.query("warm")
    run = {}
    started = time.perf_counter()
    for query, text in collection.queries.items():
        run[query] = rank(found, query, text, mode, top_k)
        progress.advance()
    seconds = time.perf_counter() - started
    scores = retrieval.per_query(run, collection.qrels, depth=top_k)
    return Report(
        collection=collection,
        mode=resolved(mode),
        model=found.embedder.card,
        top_k=top_k,
        measures={name: intervals.interval(list(values.values())) for name, values in scores.items()},
        per_query=scores,
        queries_per_second=len(run) / seconds,
        cut=found.cut,
    )
