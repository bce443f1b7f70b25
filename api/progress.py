"""A build's progress in a terminal: stage, count, time left; a line a stage where there is no terminal."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


class Shown:
    """Shows progress on standard error; a context manager."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._bars: Progress | None = None
        self._task: TaskID | None = None
        if self._console.is_terminal:
            self._bars = Progress(
                TextColumn("{task.description:<22}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeElapsedColumn(),
                TextColumn("left"),
                TimeRemainingColumn(),
                console=self._console,
            )
        self._said = time.monotonic()
        self._words, self._total, self._done = "", 0, 0

    def __enter__(self) -> Shown:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars:
            self._bars.stop()

    def stage(self, words: str, total: int) -> None:
        self._words, self._total, self._done = words, total, 0
        if self._bars:
            self._bars.start()  # only now: most commands find an index and show nothing
            self._task = self._bars.add_task(words, total=total)
        else:
            self._say()

    def advance(self, by: int = 1) -> None:
        self._done += by
        if self._bars and self._task is not None:
            self._bars.advance(self._task, by)
        elif time.monotonic() - self._said > 5:
            self._say()

    def _say(self) -> None:
        self._said = time.monotonic()
        done = f"{self._done} of " if self._done else ""
        self._console.print(f"{self._words}: {done}{self._total}", markup=False, highlight=False)
