"""Vectors by text and model, so that a rebuild embeds only what is new."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from index.embed import Embedder, Progress, Vectors

_CHUNK = 256  # vectors written at once: a kill loses at most so many


class EmbeddingCache:
    """A SQLite file that may be deleted at any time: it is only ever a saving."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._open(path)
        except sqlite3.DatabaseError:  # damaged: a cache is thrown away, not repaired
            path.unlink(missing_ok=True)
            self._open(path)

    def _open(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors"
            " (model TEXT, text BLOB, vector BLOB NOT NULL, PRIMARY KEY (model, text)) WITHOUT ROWID"
        )

    def close(self) -> None:
        self._connection.close()

    def missing(self, model: str, texts: Sequence[str]) -> list[str]:
        """The texts without a vector, each once."""
        with closing(self._connection.cursor()) as cursor:
            known = {
                bytes(row[0]) for row in cursor.execute("SELECT text FROM vectors WHERE model = ?", (model,))
            }
        return [text for text in dict.fromkeys(texts) if _key(text) not in known]

    def embed(self, embedder: Embedder, texts: Sequence[str], progress: Progress | None = None) -> None:
        """Embed ``texts`` and keep their vectors."""
        texts = sorted(texts, key=len)  # little padding in each batch
        for first in range(0, len(texts), _CHUNK):
            chunk = texts[first : first + _CHUNK]
            vectors = embedder.documents(chunk, progress)
            rows = [(embedder.card.key, _key(t), v.tobytes()) for t, v in zip(chunk, vectors, strict=True)]
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)

    def vectors(self, model: str, dimension: int, texts: Sequence[str]) -> Vectors:
        """The kept vectors of ``texts``, of shape (texts, dimension); each must be there."""
        found = np.empty((len(texts), dimension), np.float32)
        query = "SELECT vector FROM vectors WHERE model = ? AND text = ?"
        for at, text in enumerate(texts):
            (vector,) = self._connection.execute(query, (model, _key(text))).fetchone()
            found[at] = np.frombuffer(vector, np.float32)
        return found


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8")).digest()
