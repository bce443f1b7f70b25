"""Catalogue → documents → passages → vectors → a new index version, published in one step.

A build never touches the version that serves. A source that cannot be read is accounted for and
the rest go on; nothing changed means nothing is embedded and nothing is published.
"""

from __future__ import annotations

import datetime as dt
import logging
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from index import schema
from index.cited_as import misnamed
from index.codec import to_plain
from index.embed import ModelCard, Tokens, Vectors
from index.embedding_cache import EmbeddingCache
from index.errors import BuildFailed, EngineError
from index.everyday import FILE as EVERYDAY
from index.export import build_embedder, ensure_model
from index.progress import Progress, Silent
from index.reading import Made, SourceReader
from index.recorder import Account, Indexed, Outcome, write
from index.resolution.texts import known
from index.settings import Settings
from index.sources import Entry, Sources, sources
from index.store import EdgeStore, Point, ServerStore, further, mean_length
from index.terms import FILE as TERMS
from index.versions import FORMAT, Manifest, Versions, digest, files_of
from ingest import asked
from ingest.bodies import Bodies
from ingest.errors import IngestError, NoText
from ingest.identifiers import original
from ingest.identity import Settled, settle
from ingest.model import Passage, Source, Work
from ingest.passages import embedded, parts, passages
from ingest.spoken import FILE as SPOKEN

_BODIES = "bodies.toml"
_WORDS = (TERMS, SPOKEN, EVERYDAY)
_REGISTERS = ("catalogue.toml", _BODIES, *_WORDS)
_MAKING = ("build", "cited_as", "reading", "recorder", "schema", "store", "versions")
_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``published`` is false where nothing had changed; ``embedded`` counts the texts
    (passages, their sentences, and written questions that they answer) whose vector was not in the cache."""

    version: str
    published: bool
    accounts: tuple[Account, ...]
    passages: int
    embedded: int
    findings: int
    seconds: float

    def count(self, outcome: Outcome) -> int:
        return sum(account.outcome == outcome for account in self.accounts)


def build(settings: Settings, progress: Progress | None = None, *, force: bool = False) -> Report:
    """Bring the index up to date with the corpus.

    Raises:
        BuildRunning: another build has the lock.
        BuildFailed: not one source could be indexed; the old version keeps serving.
        CatalogueError, ModelError, StoreError: the catalogue, the model or the server is at fault.
    """
    started = time.monotonic()
    versions = Versions(settings.data)
    with versions.lock():
        return _Build(settings, versions, progress or Silent(), started).run(force)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a source gives nothing to index."""

    outcome: Outcome
    reason: str


Done = TypeVar("Done")


class _Build:
    """One run of a build, under the lock."""

    def __init__(self, settings: Settings, versions: Versions, progress: Progress, started: float) -> None:
        self.settings = settings
        self.versions = versions
        self.progress = progress
        self.started = started

    def run(self, force: bool) -> Report:
        self.progress.stage("Preparing the model", 1)
        folder = ensure_model(self.settings.model, self.settings.data / "models")
        card = ModelCard.load(folder)
        self.progress.advance()
        found = sources(self.settings)
        fingerprint = self._fingerprint(found, card)
        if not force and (unchanged := self._unchanged(fingerprint)):
            return unchanged
        works, documents, accounts = self._read(found, Tokens(folder, card))
        points, texts = _points(documents)
        if not points:
            raise BuildFailed(_nothing(accounts, self.settings.corpus))
        with closing(EmbeddingCache(self.settings.data / "cache" / "embeddings.sqlite")) as cache:
            missing = cache.missing(card.key, texts)
            if missing:
                embedder = build_embedder(folder)
                self.progress.stage("Embedding passages", len(missing))
                cache.embed(embedder, missing, self.progress.advance)
            vectors = cache.vectors(card.key, card.dimension, texts)
        manifest = self._publish(fingerprint, card, works, documents, accounts, points, vectors)
        return self._report(manifest, accounts, published=True, embedded=len(missing))

    # ------------------------------------------------------------------ nothing changed

    def _fingerprint(self, found: Sources, card: ModelCard) -> str:
        """Over everything that goes into a version, the code that makes it included."""
        making = [_ROOT / "index" / f"{name}.py" for name in _MAKING]
        entries = [(to_plain(entry.source), entry.sha256()) for entry in found.entries]
        questions = sorted((self.settings.corpus / asked.FOLDER).glob("*.toml"))
        questions += [path for path in (self.settings.corpus / name for name in _WORDS) if path.is_file()]
        works = to_plain(found.works)
        server = bool(self.settings.qdrant_url)
        return digest(
            FORMAT, schema.VERSION, card.key, server, self._stamp(), _contents([*making, *questions]), works, entries
        )

    def _stamp(self) -> str:
        """Over what decides which document a file becomes: the code that reads, and the bodies' names."""
        reading = sorted(path for path in (_ROOT / "ingest").rglob("*") if path.suffix in (".py", ".toml"))
        return digest(_contents([*reading, self.settings.corpus / _BODIES]))

    def _unchanged(self, fingerprint: str) -> Report | None:
        """The serving version's report, if it is sound and all that it was made of is the same."""
        from index.records import Records

        try:
            manifest = self.versions.verified()
            if manifest.fingerprint != fingerprint:
                return None
            if manifest.collection is not None:
                key = self.settings.qdrant_api_key.get_secret_value()
                client = ServerStore.connect(self.settings.qdrant_url, key)
                with closing(ServerStore(client, manifest.collection)):
                    pass
            records = Records(self.versions.path(manifest.version) / "records.sqlite")
        except EngineError:
            return None
        with closing(records):
            return self._report(manifest, records.accounts, published=False, embedded=0)

    def _report(self, manifest: Manifest, accounts: Sequence[Account], *, published: bool, embedded: int) -> Report:
        return Report(
            manifest.version, published, tuple(accounts), manifest.passages, embedded, manifest.findings,
            time.monotonic() - self.started,
        )  # fmt: skip

    # ------------------------------------------------------------------ reading

    def _read(self, found: Sources, tokens: Tokens) -> tuple[Sequence[Work], list[Indexed], list[Account]]:
        bodies = Bodies.load(self.settings.corpus / _BODIES)
        made: dict[str, Made | Refused] = {}
        self.progress.stage("Reading sources", len(found.entries))
        with SourceReader(bodies, self.settings.data / "cache" / "documents", self._stamp()) as reader:
            for entry in found.entries:
                made[entry.source.id] = _tried(entry.source, partial(reader.read, entry))
                self.progress.advance()
        read = {id: each.document for id, each in made.items() if isinstance(each, Made)}
        settled = settle(found.catalogue, read)
        documents: list[Indexed] = []
        accounts: list[Account] = []
        self.progress.stage("Making passages", len(found.entries))
        for entry in found.entries:
            account, indexed = _indexed(entry, made[entry.source.id], settled, tokens, self.settings.corpus)
            accounts.append(account)
            if indexed is not None:
                documents.append(indexed)
            self.progress.advance()
        documents, accounts = _against_each_other(documents, accounts, settled.works)
        return settled.works, documents, accounts

    # ------------------------------------------------------------------ publishing

    def _publish(
        self,
        fingerprint: str,
        card: ModelCard,
        works: Sequence[Work],
        documents: Sequence[Indexed],
        accounts: Sequence[Account],
        points: Sequence[Point],
        vectors: Vectors,
    ) -> Manifest:
        now = dt.datetime.now(dt.UTC)
        name = self._free(f"{now:%Y%m%dT%H%M%SZ}-{fingerprint[:8]}")
        making = self.versions.make(name)
        try:
            self.progress.stage("Writing the index", 3)
            (making / "corpus").mkdir()
            for register in _REGISTERS:
                if (self.settings.corpus / register).is_file():
                    shutil.copyfile(self.settings.corpus / register, making / "corpus" / register)
            with closing(sqlite3.connect(making / "records.sqlite")) as connection:
                write(connection, documents, works, accounts)
            self.progress.advance()
            collection = self._store(making, name, points, vectors)
            self.progress.advance()
            manifest = Manifest(
                format=FORMAT,
                version=name,
                created=now.isoformat(timespec="seconds"),
                fingerprint=fingerprint,
                model=card.name,
                model_revision=card.revision,
                dimension=card.dimension,
                collection=collection,
                documents=len(documents),
                passages=sum(len(each.passages) for each in documents),
                points=len(points),
                findings=sum(len(each.document.findings) for each in documents),
                files=files_of(making),
            )
            self.versions.publish(making, manifest)
            self.progress.advance()
        finally:
            shutil.rmtree(making, ignore_errors=True)
        self.versions.prune()
        return manifest

    def _store(self, making: Path, name: str, points: Sequence[Point], vectors: Vectors) -> str | None:
        avg_len = mean_length(point.text for point in points if point.text)
        if not self.settings.qdrant_url:
            EdgeStore.build(making / "shard", points, vectors, avg_len)
            return None
        key = self.settings.qdrant_api_key.get_secret_value()
        collection = f"vouch-{name}"
        with closing(ServerStore.connect(self.settings.qdrant_url, key)) as client:
            ServerStore.build(client, collection, points, vectors, avg_len)
        return collection

    def _free(self, name: str) -> str:
        """``name``, or with a number behind it where two builds share a second."""
        taken = set(self.versions.names())
        names = (name if n == 1 else f"{name}-{n}" for n in range(1, len(taken) + 2))
        return next(each for each in names if each not in taken)


def _tried(source: Source, work: Callable[[], Done]) -> Done | Refused:
    """What ``work`` makes of a source, or why it makes nothing: one text must not cost the others."""
    try:
        return work()
    except NoText as error:
        return Refused("empty", str(error))
    except (IngestError, OSError) as error:
        return Refused("failed", str(error))
    except Exception as error:  # a fault of ours that this text brings out
        _log.exception("%s", source.id)
        return Refused("failed", f"Vouch itself failed on it ({type(error).__name__}: {error})")


def _indexed(
    entry: Entry, read: Made | Refused, settled: Settled, tokens: Tokens, corpus: Path
) -> tuple[Account, Indexed | None]:
    """What became of a source, and its document if it has passages."""
    source = settled.sources.get(entry.source.id, entry.source)
    refused, indexed, findings = None, None, 0
    if isinstance(read, Made):
        document = settled.documents.get(entry.source.id, read.document)
        findings = len(document.findings)
        cut = _tried(source, lambda: tuple(passages(document, tokens.count)))
        if isinstance(cut, Refused):
            refused = cut
        elif not cut:
            refused = Refused("empty", "no unit of it holds words")
        else:
            others = _asked(cut, asked.load(corpus, source.work))
            indexed = Indexed(document, source.work, cut, read.references, read.mentions, others)
    else:
        refused = read
    account = Account(
        source.id,
        refused.outcome if refused else "indexed",
        refused.reason if refused else "",
        read.format if isinstance(read, Made) else "",
        entry.sha256(),
        sum(path.stat().st_size for path in entry.paths if path.is_file()),
        len(indexed.passages) if indexed else 0,
        findings,
    )
    return account, indexed


def _against_each_other(
    documents: Sequence[Indexed], accounts: Sequence[Account], works: Sequence[Work]
) -> tuple[list[Indexed], list[Account]]:
    """The documents with findings on the acts that they cite under another's title or date, which one text alone
    does not show; and the accounts that count them."""
    named = known(works, [(each.document, each.work) for each in documents])
    by_id = {work.id: work for work in works}

    def work_of(identifier: str) -> Work | None:
        return by_id.get(named.get(identifier) or named.get(original(identifier)) or "")

    made: list[Indexed] = []
    counts: dict[str, int] = {}
    for each in documents:
        odd = tuple(misnamed(each.document, each.references, each.mentions, work_of))
        document = replace(each.document, findings=(*each.document.findings, *odd)) if odd else each.document
        made.append(replace(each, document=document))
        counts[document.id] = len(document.findings)
    return made, [replace(each, findings=counts.get(each.source, each.findings)) for each in accounts]


def _contents(files: Iterable[Path]) -> list[tuple[str, str]]:
    """Names and hashes of files, those that are there."""
    return [(path.name, digest(path.read_text("utf-8"))) for path in files if path.is_file()]


def _points(documents: Sequence[Indexed]) -> tuple[list[Point], list[str]]:
    """(points, what is embedded for each): a point a passage, numbered from 1 as the records number them, and
    one for each question that a passage answers and for each of its sentences, numbered as the store says."""
    points: list[Point] = []
    others: list[tuple[Point, str]] = []
    for each in documents:
        units = {unit.place: unit for unit in each.document.units}
        questions: dict[int, list[str]] = {}
        for at, question in each.asked:
            questions.setdefault(at, []).append(question)
        for at, passage in enumerate(each.passages):
            above: list[str] = []
            place: str | None = passage.place
            while place is not None and place not in above:
                above.append(place)
                place = units[place].parent if place in units else None
            kind = units[passage.place].kind if passage.place in units else ""
            places = tuple(f"{passage.document}/{place}" for place in above)
            own = Point(len(points) + 1, embedded(passage), passage.document, kind, places)
            points.append(own)
            others += further(own, questions.get(at, ()), parts(passage.text))
    return [*points, *(point for point, _ in others)], [*(p.text for p in points), *(text for _, text in others)]


def _asked(made: Sequence[Passage], questions: Mapping[str, Sequence[str]]) -> tuple[tuple[int, str], ...]:
    """(index of a passage, a question that it answers): the first passage of the unit, or of a unit in it."""
    found = []
    for place, wordings in questions.items():
        at = next((i for i, p in enumerate(made) if p.place == place or p.place.startswith(f"{place}.")), None)
        found += [(at, question) for question in wordings if at is not None]
    return tuple(found)


def _nothing(accounts: Sequence[Account], corpus: Path) -> str:
    if not accounts:
        return f"There is no text to index in {corpus}: its catalogue names none that is there."
    reasons = "; ".join(f"{account.source}: {account.reason}" for account in accounts[:5])
    return f"None of {len(accounts)} sources could be indexed ({reasons})."
