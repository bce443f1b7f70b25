"""One index version, opened: everything that answering a question needs.

An engine never changes; when a new version is published, open another one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.build import build
from index.embed import Embedder, open_embedder
from index.errors import BuildRunning, IndexAbsent, IndexDamaged, ModelError
from index.everyday import FILE as EVERYDAY
from index.everyday import Everyday
from index.evidence import Ground
from index.export import ensure_model, model_folder
from index.glossary import glossary
from index.progress import Progress
from index.records import Records
from index.search import Search
from index.settings import Settings
from index.store import EdgeStore, ServerStore, Store
from index.terms import FILE as TERMS
from index.terms import Terms
from index.versions import Manifest, Versions
from index.world import World
from ingest.bodies import Bodies
from ingest.spoken import FILE as SPOKEN
from ingest.spoken import Spoken
from ingest.works import Works

_WAIT_S = 0.5


@dataclass(frozen=True, slots=True)
class Engine:
    """The parts of an opened version. ``bodies`` is the register as it was when it was built."""

    settings: Settings
    manifest: Manifest
    records: Records
    store: Store
    embedder: Embedder
    search: Search
    bodies: Bodies
    world: World
    ground: Ground

    @property
    def version(self) -> str:
        """The name of the index version, as answers give it."""
        return self.manifest.version

    @classmethod
    def open(cls, settings: Settings) -> Engine:
        """Open the version that serves, its files verified and its model warm.

        Raises:
            IndexAbsent: nothing has been published yet.
            IndexDamaged: the version is incomplete or altered.
            ModelError, StoreError: its model or its Qdrant server cannot be used.
        """
        versions = Versions(settings.data)
        while True:
            name = versions.current()
            try:
                return cls._open(settings, versions)
            except IndexDamaged:
                if versions.current() == name:
                    raise
                # a new version was published and this one swept while it was being opened

    @classmethod
    def _open(cls, settings: Settings, versions: Versions) -> Engine:
        manifest = versions.verified()
        folder = versions.path(manifest.version)
        records = Records(folder / "records.sqlite")
        embedder = _embedder(settings, manifest)
        store = _store(settings, manifest, folder)
        if store.count() != manifest.points:
            store.close()
            raise IndexDamaged("The vector store does not hold the index's passages. Run `vouch build`.")
        search = Search(store, embedder, records)
        search.find("warm")  # a pipeline's and a model's first run are slow
        bodies = Bodies.load(folder / "corpus" / "bodies.toml")
        terms = Terms.load(folder / "corpus" / TERMS)
        spoken = Spoken.load(folder / "corpus" / SPOKEN)
        everyday = Everyday.load(folder / "corpus" / EVERYDAY)
        world = world_of(records, bodies, embedder.vocabulary, records.document_ids, terms, spoken, everyday)
        ground = Ground.of(world, embedder, asked=_asked(records))
        return cls(settings, manifest, records, store, embedder, search, bodies, world, ground)

    def close(self) -> None:
        self.store.close()
        self.records.close()


def ensure(settings: Settings, progress: Progress | None = None) -> Engine:
    """Open the index, built first if there is none; where another process builds it, wait for that.

    Raises:
        IndexDamaged: there is one, but it is damaged: nothing is rebuilt behind anyone's back.
    """
    while True:
        try:
            return Engine.open(settings)
        except IndexAbsent:
            try:
                build(settings, progress)
            except BuildRunning:
                time.sleep(_WAIT_S)


def _asked(records: Records) -> dict[str, str]:
    """The questions that each passage is known to answer, by its id, as one text."""
    numbers = sorted({number for number, _ in records.asked})
    ids = {number: passage.id for number, passage in records.numbered_passages(numbers).items()}
    found: dict[str, list[str]] = {}
    for number, question in records.asked:
        found.setdefault(ids[number], []).append(question)
    return {id: "\n".join(questions) for id, questions in found.items()}


def world_of(
    records: Records,
    bodies: Bodies,
    dictionary: frozenset[str],
    ids: Sequence[str],
    terms: Terms | None = None,
    spoken: Spoken | None = None,
    everyday: Everyday | None = None,
) -> World:
    """What questions are answered from: the documents ``ids``, and the acts that each of their units cites.

    Unqualified questions go to the default edition of each work, or to the best of those among ``ids``.
    """
    documents = {id: records.document(id) for id in ids}
    acts: dict[tuple[str, str], list[str]] = {}
    for id in documents:
        for reference in records.references(id):
            unit = records.innermost(id, reference.start, reference.end)
            place = unit.place.split(".")[0] if unit else ""
            acts.setdefault((id, place), []).extend(each for each in reference.identifiers if ":" not in each)
    labels = {id: source.label for id, source in records.sources.items()}
    works = {id: records.work_of(id) for id in documents}
    chosen = (records.default_edition(work, documents) for work in dict.fromkeys(works.values()))
    defaults = [document.id for document in chosen if document]
    known = Works(tuple(records.works.values()))
    synonyms = glossary(documents).synonyms()
    return World(
        documents, bodies, acts, defaults, synonyms, dictionary, labels, known, works,
        terms=terms, spoken=spoken, everyday=everyday,
    )  # fmt: skip


def _embedder(settings: Settings, manifest: Manifest) -> Embedder:
    """The model that the version was built with; its export is a cache, made again if it is gone."""
    models = settings.data / "models"
    folder = model_folder(models, manifest.model, manifest.model_revision)
    if not (folder / "model.json").is_file():
        again = ensure_model(settings.model, models)
        if again != folder:
            raise ModelError(
                f"The index was built with {manifest.model} ({manifest.model_revision}), which is neither in "
                f"{models} nor what VOUCH_MODEL names. Run `vouch build`, or set VOUCH_MODEL back."
            )
    return open_embedder(folder)


def _store(settings: Settings, manifest: Manifest, folder: Path) -> Store:
    if manifest.collection is None:
        return EdgeStore(folder / "shard")
    if not settings.qdrant_url:
        raise IndexDamaged(
            f"The index's vectors are in the collection {manifest.collection} of a Qdrant server: set "
            "VOUCH_QDRANT_URL to it, or run `vouch build` for an index without a server."
        )
    client = ServerStore.connect(settings.qdrant_url, settings.qdrant_api_key.get_secret_value())
    return ServerStore(client, manifest.collection)
