"""Reading files that nobody vouches for: in a child process, bounded in memory and time.

A zip bomb, an entity bomb or a million nested tags then cost one file and not the build. The
child is started anew (never forked: this process may hold threads and a model), stays for the
next file, and is replaced when it dies or a file cost it too much.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from ingest.errors import ReadError, TooCostly, Unreadable
from ingest.readers.blocks import Reading
from ingest.readers.child import ANSWER, ERRORS, MEMORY_BYTES, REQUEST
from ingest.readers.wire import decode

WALL_SECONDS = 60.0
"""For any file …"""
WALL_SECONDS_A_MEGABYTE = 60.0
"""… and more for each megabyte: the clock only stops what sleeps, processor time does the rest."""
_MOST_ANSWER_BYTES = 1024 * 2**20
_COSTLY_SIGNALS = ("SIGXCPU", "SIGKILL", "SIGABRT")
"""What ends a process that used up its time or memory (libraries in C abort when there is none)."""


class Readers:
    """A child that reads files one by one; a context manager, for one thread at a time."""

    def __init__(self, wall_seconds: float = WALL_SECONDS) -> None:
        self._wall_seconds = wall_seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child; a later ``read`` starts another."""
        child, self._child = self._child, None
        if child is None:
            return
        for stream in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                _open(stream).close()
        try:
            child.wait(timeout=2)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def read(self, data: bytes, name: str = "") -> Reading:
        """As ``ingest.readers.read``, within the bounds.

        Raises:
            TooCostly: more memory or time than allowed.
            UnknownFormat, Unreadable, NoText: as the reader says.
        """
        child = self._running()
        seconds = self._wall_seconds + WALL_SECONDS_A_MEGABYTE * len(data) / 2**20
        clock = threading.Timer(seconds, child.kill)
        clock.daemon = True
        clock.start()
        try:
            kind, body = _asked(child, data, name)
        except (OSError, EOFError) as error:
            raise self._died(child, not clock.is_alive(), seconds) from error
        finally:
            clock.cancel()
        if kind == b"R":
            try:
                return decode(body)
            except ValueError as error:
                self.close()
                raise Unreadable(f"the reader's answer made no sense ({error})") from error
        named, message = json.loads(body)
        failure = ERRORS.get(named, ReadError)(message)
        if isinstance(failure, TooCostly):
            self.close()
        raise failure

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            root = str(Path(__file__).parents[2])
            paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "ingest.readers.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            )
        return self._child

    def _died(self, child: subprocess.Popen[bytes], timed_out: bool, seconds: float) -> ReadError:
        """The error for a child that gave no answer."""
        self.close()
        if timed_out:
            return TooCostly(f"reading took more than {seconds:.0f} s")
        code = child.returncode or 0
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        if name in _COSTLY_SIGNALS:
            what = "processor time" if name == "SIGXCPU" else f"memory ({MEMORY_BYTES // 2**20} MB)"
            return TooCostly(f"reading needs more {what} than it is allowed")
        return Unreadable(f"the file makes the reader crash ({name})")


def read_bounded(data: bytes, name: str = "") -> Reading:
    """Read one file in a child process of its own; for many files use ``Readers``."""
    with Readers() as readers:
        return readers.read(data, name)


def _asked(child: subprocess.Popen[bytes], data: bytes, name: str) -> tuple[bytes, bytes]:
    requests, answers = _open(child.stdin), _open(child.stdout)
    encoded = name.encode("utf-8", "replace")
    requests.write(REQUEST.pack(len(encoded), len(data)))
    requests.write(encoded)
    requests.write(data)
    requests.flush()
    kind, length = ANSWER.unpack(_exactly(answers, ANSWER.size))
    if length > _MOST_ANSWER_BYTES:
        raise EOFError("the answer is larger than any reading")
    return kind, _exactly(answers, length)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size)
    if len(found) < size:
        raise EOFError("the child ended")
    return found


def _open(stream: object) -> BinaryIO:
    return stream  # type: ignore[return-value]
