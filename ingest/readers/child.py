"""The process that reads one file after the other within bounds: ``python -m ingest.readers.child``.

Speaks on standard input and output only. Request: two big-endian 64-bit lengths, then the name
(UTF-8) and the data. Answer: a byte, a 64-bit length and a body: ``R`` and a reading in JSON, or
``E`` and ``[class, message]``. It ends with its input, or after an answer that cost too much.
"""

from __future__ import annotations

import contextlib
import json
import os
import struct
from typing import BinaryIO

from ingest.errors import NoText, ReadError, TooCostly, UnknownFormat, Unreadable
from ingest.readers import read
from ingest.readers.wire import encode

MEMORY_BYTES = 1024 * 2**20
"""Address space. The largest real file tried takes 400 MB; a bomb of 1 MB would take 1.9 GB."""
CPU_SECONDS = 20
"""Processor time for any file …"""
CPU_SECONDS_A_PAGE = 0.5
"""… and more for each page of a PDF, where a usual page takes 0.1 s …"""
MOST_CPU_SECONDS = 900
"""… up to this."""
REQUEST = struct.Struct(">QQ")
ANSWER = struct.Struct(">cQ")
ERRORS: dict[str, type[ReadError]] = {
    cls.__name__: cls for cls in (ReadError, UnknownFormat, Unreadable, NoText, TooCostly)
}


def main() -> None:
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the answers.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    _limit_memory()
    while True:
        head = requests.read(REQUEST.size)
        if len(head) < REQUEST.size:
            return
        name_length, data_length = REQUEST.unpack(head)
        name = requests.read(name_length).decode("utf-8", "replace")
        if not _answer(requests.read(data_length), name, answers):
            return


def _answer(data: bytes, name: str, answers: BinaryIO) -> bool:
    """Answer one request; false where the process is not fit for another."""
    _limit_processor(data)
    fit = True
    try:
        kind, body = b"R", encode(read(data, name))
    except ReadError as error:
        kind, body = b"E", json.dumps([type(error).__name__, str(error)]).encode()
        fit = not isinstance(error, TooCostly)
    except MemoryError:
        message = f"reading needs more than {MEMORY_BYTES // 2**20} MB of memory"
        kind, body, fit = b"E", json.dumps(["TooCostly", message]).encode(), False
    except RecursionError:
        kind, body = b"E", json.dumps(["Unreadable", "the file is nested too deeply"]).encode()
    except Exception as error:  # a reader's own mistake must not cost the other files
        message = f"the file could not be read ({type(error).__name__}: {error})"
        kind, body = b"E", json.dumps(["Unreadable", message]).encode()
    answers.write(ANSWER.pack(kind, len(body)))
    answers.write(body)
    answers.flush()
    return fit


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows: only the wall clock bounds it there
        return
    # A system that knows a limit but does not let it be set (macOS) goes without it.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(data: bytes) -> None:
    """Let the process be killed (SIGXCPU) once this file has cost its share."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = used.ru_utime + used.ru_stime + allowance(data)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, resource.RLIM_INFINITY))


def allowance(data: bytes) -> float:
    """Seconds of processor time that a file may cost."""
    from ingest.readers import pdf

    pages = pdf.page_count(data) if pdf.recognises(data, "") else 0
    return min(CPU_SECONDS + CPU_SECONDS_A_PAGE * pages, MOST_CPU_SECONDS)


if __name__ == "__main__":
    main()
