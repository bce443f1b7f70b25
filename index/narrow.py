"""An engine that answers from some documents only, as if the index held no others."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import replace

from index.engine import Engine, world_of
from index.evidence import Ground
from index.search import DEFAULT_MODE, Hit, Search
from index.store import EVERYWHERE, Within

#: Sets of documents that are kept ready. A set of its own takes about as long to make as the engine's own ground.
KEPT = 8

_kept: OrderedDict[tuple[str, tuple[str, ...]], Engine] = OrderedDict()
_lock = threading.Lock()


class _Within(Search):
    """A search that looks at some documents only, whatever else it is restricted to."""

    def __init__(self, whole: Search, documents: Collection[str]) -> None:
        self.pipeline = whole.pipeline
        self._documents = frozenset(documents)

    def find(
        self, question: str, *, top_k: int = 10, mode: str = DEFAULT_MODE, within: Within = EVERYWHERE
    ) -> list[Hit]:
        left = self._documents if within.documents is None else self._documents & set(within.documents)
        if not left:
            return []
        return super().find(question, top_k=top_k, mode=mode, within=replace(within, documents=left))


def narrowed(engine: Engine, documents: Collection[str]) -> Engine:
    """``engine`` with these documents only; the whole of it where none is named.

    An edition that is no default one answers for its work if it is the only one named. The records stay
    whole: what is answered from them goes through ``world``, and places of other documents can still be shown.

    Raises:
        UnknownDocument: one of them is not held.
    """
    if not documents:
        return engine
    wanted = {engine.records.document(each).id for each in documents}
    ids = tuple(each for each in engine.records.document_ids if each in wanted)
    key = (engine.version, ids)
    with _lock:
        if key not in _kept:
            _kept[key] = _made(engine, ids)
        _kept.move_to_end(key)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return _kept[key]


def _made(engine: Engine, ids: tuple[str, ...]) -> Engine:
    held = engine.world
    world = world_of(
        engine.records, engine.bodies, engine.embedder.vocabulary, ids, held.terms, held.spoken, held.everyday
    )
    asked = {
        passage.id: engine.ground.asked[passage.id]
        for id in ids
        for passage in engine.records.passages(id)
        if passage.id in engine.ground.asked
    }
    ground = Ground.of(world, engine.embedder, engine.ground.scale, asked)
    return replace(engine, world=world, ground=ground, search=_Within(engine.search, ids))
