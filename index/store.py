"""Vectors and word counts, searched by Qdrant: in the process, or on a server.

The only module that imports a Qdrant library; each is imported where it is used, so that one
does not cost the other's start. Dense vectors are compared by cosine. The words of a text are
counted into a sparse BM25 vector, whose inverse document frequencies Qdrant applies itself;
``avg_len`` is the mean over the corpus, and a query needs none of it. Both stores give the same
scores (one contract test runs on both).
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import warnings
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Protocol, TypeVar

from index.embed import Vectors
from index.errors import IndexDamaged, StoreError, StoreUnavailable

_DENSE, _SPARSE = "dense", "bm25"  # one sparse vector: Edge writes the names of several in any order at each load
_FILTERED = ("document", "kind", "places", "role", "passage")
_BATCH = 256
_TIMEOUT_S = 30
_Result = TypeVar("_Result")


Role = Literal["passage", "question", "sentence"]

STRIDE = 1 << 32
"""Point ``n + k * STRIDE`` stands for passage ``n``: the ``k``-th question that it answers, from 1, or …"""

SENTENCES = 1 << 19
"""… from here on its ``k - SENTENCES``-th sentence. No number comes to 2^53, so that JSON keeps them all."""


@dataclass(frozen=True, slots=True)
class Point:
    """A passage as the store keeps it. ``places`` are ``document/place`` of its unit and all units above.

    A question or sentence stands for its passage and has no ``text`` of its own: BM25 does not see it.
    """

    number: int
    text: str
    document: str
    kind: str
    places: tuple[str, ...]
    role: Role = "passage"

    @property
    def fields(self) -> dict[str, Any]:
        """What is filtered on."""
        passage = str(self.number % STRIDE)
        own = {"document": self.document, "kind": self.kind, "role": self.role, "passage": passage}
        return own | {"places": list(self.places)}


def further(own: Point, questions: Sequence[str], sentences: Sequence[str]) -> list[tuple[Point, str]]:
    """The points that stand for a passage beside its own, each with what is embedded for it."""

    def point(k: int, role: Role) -> Point:
        return replace(own, number=own.number + k * STRIDE, text="", role=role)

    return [
        *((point(k, "question"), text) for k, text in enumerate(questions, start=1)),
        *((point(k, "sentence"), text) for k, text in enumerate(sentences, start=SENTENCES)),
    ]


@dataclass(frozen=True, slots=True)
class Scored:
    """A point found: its number and its score (a cosine, or BM25)."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Within:
    """What a search is restricted to; every condition that is given must hold.

    ``places`` are ``document/place`` of units: a point is within if its unit or any unit above
    it is among them. ``passages``: their own points and those of their questions and sentences.
    An empty collection lets nothing through, ``None`` everything.
    """

    documents: Collection[str] | None = None
    kinds: Collection[str] | None = None
    places: Collection[str] | None = None
    numbers: Collection[int] | None = None
    roles: Collection[str] | None = None
    passages: Collection[int] | None = None

    @property
    def nothing(self) -> bool:
        conditions = (self.documents, self.kinds, self.places, self.numbers, self.roles, self.passages)
        return any(condition is not None and not condition for condition in conditions)

    @property
    def fields(self) -> dict[str, list[str]]:
        """The conditions on fields that are given, values in a stable order."""
        passages = None if self.passages is None else [str(number) for number in self.passages]
        given = zip(_FILTERED, (self.documents, self.kinds, self.places, self.roles, passages), strict=True)
        return {field: sorted(values) for field, values in given if values is not None}


EVERYWHERE = Within()


class Store(Protocol):
    """A published set of points; best first, ties by number."""

    def dense(self, vector: Vectors, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        """The points nearest to ``vector`` by cosine."""
        ...

    def keyword(self, text: str, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        """The points that share words with ``text``, by BM25; those that share none are left out."""
        ...

    def length(self, text: str) -> int:
        """How many words BM25 counts in ``text``."""
        ...

    def count(self) -> int: ...

    def close(self) -> None: ...


# ------------------------------------------------------------------------------ BM25


class WordCounts:
    """Texts to sparse BM25 vectors, as (indices, values); inverse document frequencies are left to the search."""

    def __init__(self, avg_len: float = 256.0) -> None:
        import qdrant_edge as edge

        # ascii_folding: a reader types "Medecins", the text has "Médecins"
        options: dict[str, Any] = {"language": "english", "ascii_folding": True}
        self._model = edge.Bm25(edge.Bm25Config(avg_len=max(avg_len, 1.0), **options))
        # with a huge k and b = 0 a word's weight is how often it occurs
        self._counter = edge.Bm25(edge.Bm25Config(k=1e6, b=0.0, **options))

    def document(self, text: str) -> tuple[list[int], list[float]]:
        vector = self._model.embed_document(text)
        return list(vector.indices), list(vector.values)

    def query(self, text: str) -> tuple[list[int], list[float]]:
        vector = self._model.embed_query(text)
        return list(vector.indices), list(vector.values)

    def length(self, text: str) -> int:
        """Words of a text as BM25 counts them: stemmed, without stop words."""
        return round(sum(self._counter.embed_document(text).values))


def mean_length(texts: Iterable[str]) -> float:
    """The mean length of texts in BM25's words: what a corpus is built with. 1.0 for no texts."""
    counter = WordCounts()
    lengths = [counter.length(text) for text in texts]
    return sum(lengths) / len(lengths) if lengths else 1.0


def _ranked(found: Iterable[Scored], limit: int) -> list[Scored]:
    return sorted(found, key=lambda scored: (-scored.score, scored.number))[:limit]


def _batches(points: Sequence[Point], vectors: Vectors) -> Iterator[list[tuple[Point, list[float]]]]:
    pairs = zip(points, vectors, strict=True)
    while batch := [(point, vector.tolist()) for point, vector in islice(pairs, _BATCH)]:
        yield batch


# ------------------------------------------------------------------------------ in the process


class EdgeStore:
    """Qdrant Edge over a directory that nobody writes to any more. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open what ``build`` made.

        Raises:
            IndexDamaged: the directory is incomplete.
        """
        import qdrant_edge as edge

        self._edge = edge
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        if not _writable(folder):  # opening touches files even when it changes none
            self._copy = tempfile.TemporaryDirectory(prefix="vouch-shard-")
            folder = Path(
                shutil.copytree(folder, Path(self._copy.name) / "shard", copy_function=shutil.copyfile)
            )
        self._words = WordCounts()
        self._shard = _edge_call(lambda: edge.EdgeShard.load(str(folder)), IndexDamaged)

    @staticmethod
    def build(folder: Path, points: Sequence[Point], vectors: Vectors, avg_len: float) -> None:
        """Write a new directory. Holds the interpreter's lock for long: not for a serving process."""
        import qdrant_edge as edge

        words = WordCounts(avg_len)
        folder.mkdir(parents=True)
        config = edge.EdgeConfig(
            vectors={_DENSE: edge.EdgeVectorParams(size=vectors.shape[1], distance=edge.Distance.Cosine)},
            sparse_vectors={_SPARSE: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf)},
            wal_enabled=False,  # or two processes could not read one version
        )

        def vectors_of(point: Point, vector: list[float]) -> Any:
            found: dict[str, Any] = {_DENSE: vector}
            if point.text:
                found[_SPARSE] = edge.SparseVector(*words.document(point.text))
            return found

        def write() -> None:
            shard = edge.EdgeShard.create(str(folder), config)
            for field in _FILTERED:
                kind = edge.PayloadSchemaType.Keyword
                shard.update(edge.UpdateOperation.create_field_index(field, kind))
            for batch in _batches(points, vectors):
                records = [
                    edge.Point(point.number, vectors_of(point, vector), point.fields) for point, vector in batch
                ]
                shard.update(edge.UpdateOperation.upsert_points(records))
            shard.optimize()
            shard.flush()
            shard.close()
            # the first load after writing rewrites two files: let it be done before checksums
            edge.EdgeShard.load(str(folder)).close()

        _edge_call(write, StoreError)

    def dense(self, vector: Vectors, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        return self._search(vector.tolist(), _DENSE, limit, within)

    def keyword(self, text: str, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        indices, values = self._words.query(text)
        if not indices:
            return []
        return self._search(self._edge.SparseVector(indices, values), _SPARSE, limit, within)

    def _search(self, vector: Any, using: str, limit: int, within: Within) -> list[Scored]:
        if within.nothing or limit < 1:
            return []
        edge = self._edge
        must: list[Any] = [
            edge.FieldCondition(field, match=edge.MatchAny(values)) for field, values in within.fields.items()
        ]
        if within.numbers is not None:
            must.append(edge.HasIdCondition(set(within.numbers)))
        request = edge.QueryRequest(
            limit=limit,
            query=edge.Query.Nearest(vector, using=using),
            filter=edge.Filter(must=must) if must else None,
            with_payload=False,
        )
        found = _edge_call(lambda: self._shard.query(request), StoreError)
        return _ranked((Scored(int(each.id), float(each.score)) for each in found), limit)

    def length(self, text: str) -> int:
        return self._words.length(text)

    def count(self) -> int:
        return int(_edge_call(lambda: self._shard.count(self._edge.CountRequest()), StoreError))

    def close(self) -> None:
        self._shard.close()
        if self._copy:
            self._copy.cleanup()


def _edge_call(call: Callable[[], _Result], error: type[Exception]) -> _Result:
    """Qdrant Edge raises bare ``Exception``: every one of them becomes ours."""
    try:
        return call()
    except Exception as trouble:
        raise error(f"Qdrant Edge: {trouble}. `vouch build` makes a new index.") from trouble


def _writable(folder: Path) -> bool:
    return not folder.is_dir() or all(os.access(path, os.W_OK) for path in (folder, *folder.iterdir()))


# ------------------------------------------------------------------------------ on a server


class ServerStore:
    """One collection of a Qdrant server or cluster, never changed after ``build``."""

    def __init__(self, client: Any, collection: str) -> None:
        """Use a collection that is there.

        Raises:
            IndexDamaged: the server has no such collection.
            StoreUnavailable: the server cannot be reached.
        """
        self._client = client
        self._collection = collection
        self._words = WordCounts()
        # qdrant-client's local mode, which tests use, breaks under threads; a server does not
        self._lock = threading.RLock() if _is_local(client) else None
        if not self._call(lambda: client.collection_exists(collection)):
            raise IndexDamaged(
                f"The Qdrant server has no collection {collection}: it was deleted, or VOUCH_QDRANT_URL "
                "names another server than the index was built with. Run `vouch build`."
            )

    @staticmethod
    def connect(url: str, api_key: str = "") -> Any:
        """A client of the server at ``url``; ``:memory:`` gives a stand-in for tests."""
        from qdrant_client import QdrantClient

        if url == ":memory:":
            return QdrantClient(":memory:")
        try:
            with warnings.catch_warnings():
                # a key over plain http is worth a warning on the open network, which README gives; inside
                # a compose network it is usual, and a warning at every start would only be learnt to ignore
                warnings.filterwarnings("ignore", "Api key is used with an insecure connection")
                return QdrantClient(
                    url=url, api_key=api_key or None, timeout=_TIMEOUT_S, check_compatibility=False
                )
        except ValueError as error:
            raise StoreError(f"VOUCH_QDRANT_URL is not an address of a Qdrant server: {error}") from error

    @staticmethod
    def build(
        client: Any, collection: str, points: Sequence[Point], vectors: Vectors, avg_len: float
    ) -> None:
        """Make a new collection and fill it; what a broken build left under this name goes first.

        Raises:
            StoreError: the server refused, or does not hold as many points as were sent.
        """
        from qdrant_client import models

        words = WordCounts(avg_len)

        def sparse(indices: list[int], values: list[float]) -> models.SparseVector:
            return models.SparseVector(indices=indices, values=values)

        def vectors_of(point: Point, vector: list[float]) -> dict[str, Any]:
            found: dict[str, Any] = {_DENSE: vector}
            if point.text:
                found[_SPARSE] = sparse(*words.document(point.text))
            return found

        def write() -> int:
            if client.collection_exists(collection):
                client.delete_collection(collection)
            client.create_collection(
                collection,
                vectors_config={
                    _DENSE: models.VectorParams(size=vectors.shape[1], distance=models.Distance.COSINE)
                },
                sparse_vectors_config={_SPARSE: models.SparseVectorParams(modifier=models.Modifier.IDF)},
            )
            if not _is_local(client):  # before the points come, so that the graph knows the fields
                for field in _FILTERED:
                    schema = models.PayloadSchemaType.KEYWORD
                    client.create_payload_index(collection, field, field_schema=schema, wait=True)
            for batch in _batches(points, vectors):
                records = [
                    models.PointStruct(id=point.number, vector=vectors_of(point, vector), payload=point.fields)
                    for point, vector in batch
                ]
                client.upsert(collection, records, wait=True)
            return int(client.count(collection, exact=True).count)

        held = _server_call(write)
        if held != len(points):
            raise StoreError(
                f"The Qdrant server holds {held} of {len(points)} passages: the build was stopped."
            )

    @staticmethod
    def delete(client: Any, collection: str) -> None:
        """Remove a collection that no replica uses any more."""
        _server_call(lambda: client.delete_collection(collection))

    def dense(self, vector: Vectors, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        return self._search(vector.tolist(), _DENSE, limit, within)

    def keyword(self, text: str, limit: int, within: Within = EVERYWHERE) -> list[Scored]:
        from qdrant_client import models

        indices, values = self._words.query(text)
        if not indices:
            return []
        vector = models.SparseVector(indices=indices, values=values)
        found = self._search(vector, _SPARSE, limit, within)
        return [scored for scored in found if scored.score > 0]

    def _search(self, vector: Any, using: str, limit: int, within: Within) -> list[Scored]:
        from qdrant_client import models

        if within.nothing or limit < 1:
            return []
        must: list[Any] = [
            models.FieldCondition(key=field, match=models.MatchAny(any=values))
            for field, values in within.fields.items()
        ]
        if within.numbers is not None:
            must.append(models.HasIdCondition(has_id=sorted(within.numbers)))
        found = self._call(
            lambda: (
                self._client.query_points(
                    self._collection,
                    query=vector,
                    using=using,
                    limit=limit,
                    query_filter=models.Filter(must=must) if must else None,
                    with_payload=False,
                ).points
            )
        )
        return _ranked((Scored(int(each.id), float(each.score)) for each in found), limit)

    def length(self, text: str) -> int:
        return self._words.length(text)

    def count(self) -> int:
        return int(self._call(lambda: self._client.count(self._collection, exact=True)).count)

    def close(self) -> None:
        self._client.close()

    def _call(self, call: Callable[[], _Result]) -> _Result:
        if self._lock is None:
            return _server_call(call)
        with self._lock:
            return _server_call(call)


def _server_call(call: Callable[[], _Result]) -> _Result:
    """Translate what qdrant-client raises."""
    import httpx
    from qdrant_client.common.client_exceptions import QdrantException
    from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

    try:
        return call()
    except (ResponseHandlingException, httpx.HTTPError) as error:
        raise StoreUnavailable(
            f"The Qdrant server cannot be reached ({error}). Is it running, and is VOUCH_QDRANT_URL right?"
        ) from error
    except UnexpectedResponse as error:
        if error.status_code in (401, 403):
            raise StoreError("The Qdrant server refuses the key in VOUCH_QDRANT_API_KEY.") from error
        if error.status_code is not None and error.status_code >= 500:
            raise StoreUnavailable(f"The Qdrant server answers {error.status_code}.") from error
        raise StoreError(f"The Qdrant server refused: {error.status_code} {error.reason_phrase}") from error
    except QdrantException as error:  # 429
        raise StoreUnavailable(f"The Qdrant server is too busy: {error}") from error
    except (ApiException, ValueError) as error:
        raise StoreError(f"The Qdrant server's answer makes no sense: {error}") from error


def _is_local(client: Any) -> bool:
    from qdrant_client.local.qdrant_local import QdrantLocal

    return isinstance(client._client, QdrantLocal)
