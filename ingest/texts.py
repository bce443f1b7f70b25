"""The folder of texts that are not shipped: fetched, or put there by hand.

    <folder>/<document id>/entry.json     what it is, where it came from, and the checksums
    <folder>/<document id>/1.zip, 2.xhtml …   its files, in reading order
    <folder>/.partial/                    downloads under way

An entry is written aside and moved into place as a whole, so a kill at any moment leaves the text
that was there, or none. Nothing in the folder but entries that are complete is ever read.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import CatalogueError, FetchError

ENTRY = "entry.json"


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file of a text: its name in the folder, size in bytes, checksum and where it came from."""

    name: str
    bytes: int
    sha256: str
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One held text. ``how`` is ``fetched`` or ``added``; ``when`` an ISO time in UTC."""

    id: str
    work: str
    title: str
    language: str
    state: str
    as_of: str | None
    how: str
    when: str
    files: tuple[TextFile, ...]

    @property
    def day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.as_of) if self.as_of else None


class Texts:
    """The folder at ``path``; it need not exist until something is put into it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """Every complete text, in order of ids.

        Raises:
            CatalogueError: an entry cannot be understood; the message says what to do with it.
        """
        if not self.path.is_dir():
            return
        for folder in sorted(self.path.iterdir()):
            if not folder.name.startswith(".") and (folder / ENTRY).is_file():
                yield self._read(folder)

    def entry(self, id: str) -> Entry | None:
        folder = self.path / id
        return self._read(folder) if (folder / ENTRY).is_file() else None

    def files(self, entry: Entry) -> tuple[Path, ...]:
        """Absolute paths of its files, in reading order."""
        return tuple((self.path / entry.id / file.name).resolve() for file in entry.files)

    def sound(self, entry: Entry) -> bool:
        """Whether every file of it is there, byte for byte."""
        for file, path in zip(entry.files, self.files(entry), strict=True):
            if not path.is_file() or sha256_of(path) != file.sha256:
                return False
        return True

    def put(self, entry: Entry, files: Sequence[Path]) -> None:
        """Put ``files``, named as in ``entry.files``, in place of what was held under the entry's id."""
        self.path.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=self.path))
        try:
            for file, path in zip(entry.files, files, strict=True):
                shutil.copyfile(path, aside / file.name)
            written = json.dumps(asdict(entry), ensure_ascii=False, indent=1)
            (aside / ENTRY).write_text(written + "\n", encoding="utf-8")
            self._swap(aside, self.path / entry.id)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def partial(self, id: str) -> Path:
        """The folder for the downloads of one text that are under way, made if need be."""
        folder = self.path / ".partial" / id
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def done(self, id: str) -> None:
        """Forget the downloads of one text."""
        shutil.rmtree(self.path / ".partial" / id, ignore_errors=True)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder for one run of fetching.

        Raises:
            FetchError: another run holds it.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / ".fetching").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise FetchError(f"another run is fetching into {self.path}; wait for its end") from None
            yield

    def _swap(self, aside: Path, place: Path) -> None:
        if not place.exists():
            os.replace(aside, place)
            return
        old = Path(tempfile.mkdtemp(prefix=".old-", dir=self.path))
        os.replace(place, old / "text")  # a directory cannot be replaced by another in one step
        os.replace(aside, place)
        shutil.rmtree(old, ignore_errors=True)

    def _read(self, folder: Path) -> Entry:
        try:
            data = json.loads((folder / ENTRY).read_text(encoding="utf-8"))
            entry = Entry(**{**data, "files": tuple(TextFile(**file) for file in data["files"])})
            entry.day  # noqa: B018 - raises where the day is none
        except (ValueError, TypeError, KeyError) as error:
            advice = "remove that folder and fetch or add the text again"
            raise CatalogueError(f"{folder / ENTRY} cannot be understood ({error}); {advice}") from error
        if entry.id != folder.name or any(Path(file.name).name != file.name for file in entry.files):
            raise CatalogueError(f"{folder / ENTRY} is not the entry of {folder.name!r}; remove that folder")
        return entry


def default_folder() -> Path:
    """Where texts are kept unless another folder is named: beside the index, in VOUCH_DATA."""
    return Path(os.environ.get("VOUCH_DATA", ".vouch")) / "texts"


def text_file(name: str, path: Path, origin: str) -> TextFile:
    """The record of a file that is about to be put there."""
    return TextFile(name, path.stat().st_size, sha256_of(path), origin)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def now() -> str:
    """The time that is recorded, in UTC, to the second."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
