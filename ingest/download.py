"""A file on its way here: what has come of it survives a broken run, and goes on if it fits."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass(frozen=True, slots=True)
class Stream:
    """A file as it came: its path, the address that gave it, and the media type it was sent as."""

    path: Path
    address: str
    media_type: str


class TryAgain(Exception):
    """A passing failure; ``wait_s`` is what the server asks for, if it asks."""

    def __init__(self, reason: str, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.wait_s = wait_s


class Part:
    """A download under way: what is here of it, and how the server can tell that it is the same file."""

    def __init__(self, folder: Path, name: str, address: str, accept: str) -> None:
        self.path = folder / f"{name}.part"
        self.whole = folder / f"{name}.whole"
        self._state = folder / f"{name}.json"
        self._asked = f"{accept} {address}"

    def range(self) -> dict[str, str]:
        """Headers that ask for the rest only; none where it cannot be told that the rest fits."""
        state = self._read_state()
        here = self.path.stat().st_size if self.path.exists() else 0
        if state.get("asked") != self._asked or not state.get("validator") or not here:
            return {}
        return {"Range": f"bytes={here}-", "If-Range": state["validator"]}

    def begin(self, response: httpx.Response) -> int:
        """Make ready for the body of ``response``; how many bytes of the file are here already."""
        here = self.path.stat().st_size if self.path.exists() else 0
        start = re.match(r"bytes ([0-9]{1,15})-", response.headers.get("Content-Range", ""))
        if response.status_code == 206 and start and int(start[1]) == here:
            return here
        if response.status_code == 206:
            self.forget()
            raise TryAgain("another part of the file came than was asked for")
        self.path.write_bytes(b"")
        etag = response.headers.get("ETag", "")
        encoded = response.headers.get("Content-Encoding", "identity") != "identity"
        validator = (
            "" if encoded or etag.startswith("W/") else etag or response.headers.get("Last-Modified", "")
        )
        self._state.write_text(json.dumps({"asked": self._asked, "validator": validator}), encoding="utf-8")
        return 0

    def finish(self, address: str, media_type: str) -> Stream:
        """The file is here as a whole; a later run takes it from here."""
        plain = media_type.partition(";")[0].strip().lower()
        self.path.replace(self.whole)
        state = {"asked": self._asked, "address": address, "media_type": plain}
        self._state.write_text(json.dumps(state), encoding="utf-8")
        return Stream(self.whole, address, plain)

    def done(self) -> Stream | None:
        """The whole file, if an earlier run has brought it."""
        state = self._read_state()
        if state.get("asked") != self._asked or "address" not in state or not self.whole.is_file():
            return None
        return Stream(self.whole, state["address"], state["media_type"])

    def _read_state(self) -> dict[str, str]:
        try:
            state = json.loads(self._state.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def forget(self) -> None:
        for path in (self.path, self._state):
            path.unlink(missing_ok=True)
