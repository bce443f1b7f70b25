"""Index versions: directories made aside, published by one rename, verified when opened.

``versions/<name>/`` holds ``records.sqlite``, ``shard/`` (with Qdrant Edge), ``corpus/`` (the
registers as they were) and ``manifest.json`` with the checksum of every other file. The file
``current`` names the version that serves; replacing it is the only switch. What a killed build
leaves behind starts with a dot, is never named by ``current`` and is swept by the next build.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.codec import from_plain, to_plain
from index.errors import BuildRunning, IndexAbsent, IndexDamaged

FORMAT = 3
"""Raised whenever a version's layout changes: one of another make is refused, and built anew."""

KEPT = 3
"""Versions kept for going back to, the serving one included."""

_MANIFEST, _CURRENT, _MAKING = "manifest.json", "current", ".making-"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a version: its path in there, its length in bytes, its checksum."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version is made of.

    ``fingerprint`` is taken over all that went in (texts, registers, model, the code that reads
    them): two builds with the same one give the same version. ``collection`` is its name on a
    Qdrant server, ``None`` where the version holds its own shard. ``created`` is UTC, ISO 8601.
    """

    format: int
    version: str
    created: str
    fingerprint: str
    model: str
    model_revision: str
    dimension: int
    collection: str | None
    documents: int
    passages: int
    points: int
    findings: int
    files: tuple[File, ...]


class Versions:
    """The index versions of a data folder."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.folder = data / "versions"

    # ------------------------------------------------------------------ reading

    def current(self) -> str | None:
        """The name of the version that serves, ``None`` if there is none."""
        try:
            return (self.data / _CURRENT).read_text("utf-8").strip() or None
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexDamaged(
                f"{self.data / _CURRENT} cannot be read ({error}). Run `vouch build`."
            ) from error

    def path(self, name: str) -> Path:
        return self.folder / name

    def names(self) -> tuple[str, ...]:
        """All finished versions, the newest first."""
        if not self.folder.is_dir():
            return ()
        finished = (path for path in self.folder.iterdir() if (path / _MANIFEST).is_file())
        return tuple(sorted((path.name for path in finished if not path.name.startswith(".")), reverse=True))

    def manifest(self, name: str) -> Manifest:
        """What the version says of itself, its files not yet looked at.

        Raises:
            IndexDamaged: it says nothing, or is of another make.
        """
        path = self.path(name) / _MANIFEST
        try:
            plain = json.loads(path.read_text("utf-8"))
            if plain["format"] != FORMAT:
                raise IndexDamaged(f"{path} was made by another version of Vouch. Run `vouch build`.")
            return from_plain(Manifest, plain)
        except (KeyError, TypeError) as error:
            raise IndexDamaged(f"{path} was made by another version of Vouch. Run `vouch build`.") from error
        except (OSError, ValueError) as error:
            raise IndexDamaged(
                f"{path} is missing or damaged. Run `vouch build` to make a new one."
            ) from error

    def verified(self) -> Manifest:
        """The manifest of the serving version, every file of it checked.

        Raises:
            IndexAbsent: nothing has been published.
            IndexDamaged: a file is missing or altered; the message names it.
        """
        name = self.current()
        if name is None:
            raise IndexAbsent(f"There is no index in {self.data} yet. Run `vouch build`.")
        manifest = self.manifest(name)
        for file in manifest.files:
            path = self.path(name) / file.path
            try:
                sound = path.stat().st_size == file.bytes and _sha256(path) == file.sha256
            except OSError as error:
                raise IndexDamaged(
                    f"The index is damaged: {path} cannot be read ({error.strerror}). Run `vouch build`."
                ) from error
            if not sound:
                raise IndexDamaged(f"The index is damaged: {path} was altered. Run `vouch build`.")
        return manifest

    # ------------------------------------------------------------------ writing, under the lock

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Only one build at a time writes; the lock goes with its process, however that ends.

        Raises:
            BuildRunning: another process builds.
        """
        self.data.mkdir(parents=True, exist_ok=True)
        with (self.data / "build.lock").open("a+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                file.seek(0)
                who = file.read().strip()
                raise BuildRunning(
                    f"Another build is running in {self.data}{f' (process {who})' if who else ''}. "
                    "Wait for it to end; asking works meanwhile if there is an index."
                ) from error
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield

    def make(self, name: str) -> Path:
        """An empty folder to make version ``name`` in; what killed builds left is swept."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{_MAKING}*"):
            shutil.rmtree(left)
        making = self.folder / f"{_MAKING}{name}"
        making.mkdir()
        return making

    def publish(self, making: Path, manifest: Manifest) -> None:
        """Seal a finished folder and let it serve."""
        sealed = json.dumps(to_plain(manifest), ensure_ascii=False, indent=1)
        _write_synced(making / _MANIFEST, sealed)
        making.rename(self.path(manifest.version))
        _sync_folder(self.folder)
        self.use(manifest.version)

    def use(self, name: str) -> None:
        """Let version ``name`` serve: one atomic rename."""
        self.manifest(name)
        new = self.data / f".{_CURRENT}.new"
        _write_synced(new, name + "\n")
        new.replace(self.data / _CURRENT)
        _sync_folder(self.data)

    def prune(self) -> tuple[str, ...]:
        """Remove the oldest versions beyond ``KEPT``; collections on a server stay. Returns their names."""
        serving = self.current()
        old = [name for name in self.names()[KEPT:] if name != serving]
        for name in old:
            doomed = self.folder / f"{_MAKING}{name}"  # renamed first: a kill leaves no half version
            self.path(name).rename(doomed)
            shutil.rmtree(doomed)
        return tuple(old)


def files_of(folder: Path) -> tuple[File, ...]:
    """Every file under ``folder`` with its checksum, in order of paths."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _MANIFEST)
    return tuple(File(str(path.relative_to(folder)), path.stat().st_size, _sha256(path)) for path in paths)


def digest(*values: Any) -> str:
    """Hex SHA-256 over values that JSON can hold."""
    plain = json.dumps(values, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write_synced(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
