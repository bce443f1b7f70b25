"""The engine that a serving process answers from: opened in the background, renewed after builds."""

from __future__ import annotations

import logging
import threading

from index.engine import Engine
from index.errors import EngineError, IndexAbsent
from index.settings import Settings
from index.versions import Versions
from ingest.errors import IngestError

RETRY_AFTER_S = 5
"""How long a caller is asked to wait while there is no index; also how often a new one is looked for."""

_log = logging.getLogger(__name__)


class NotReady(Exception):
    """There is no engine to answer from yet; the message says why."""


class Engines:
    """Holds the newest engine. A replaced one is left to those who still answer from it."""

    def __init__(self, settings: Settings, engine: Engine | None = None) -> None:
        self.settings = settings
        self._engine = engine
        self._why = "The index is being opened."
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look for a published version, now and every few seconds."""
        self._thread = threading.Thread(target=self._watch, name="vouch-index", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join()

    def wait(self, timeout_s: float) -> bool:
        """Wait for an engine; whether there is one."""
        return self._ready.wait(timeout_s)

    def get(self) -> Engine:
        """The engine.

        Raises:
            NotReady: there is none yet.
        """
        if self._engine is None:
            raise NotReady(self._why)
        return self._engine

    def _watch(self) -> None:
        while not self._stop.is_set():
            self._renew()
            self._stop.wait(RETRY_AFTER_S)

    def _renew(self) -> None:
        try:
            published = Versions(self.settings.data).current()
            if self._engine is not None and published in (None, self._engine.version):
                self._ready.set()
                return
            engine = Engine.open(self.settings)
        except IndexAbsent as error:
            self._why = f"{error} This service answers as soon as there is one."
        except (EngineError, IngestError) as error:
            if str(error) != self._why:
                _log.error("%s", error)
            self._why = str(error)
        else:
            self._engine = engine
            self._ready.set()
            _log.info("Index %s: %d documents, %d passages.", engine.version, engine.manifest.documents,
                      engine.manifest.passages)  # fmt: skip
