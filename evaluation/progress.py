"""Progress on standard error, so that standard output stays clean for ``--json``."""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Shown:
    """A bar for each stage with steps done and time left; one plain line each where no terminal is."""

    def __init__(self) -> None:
        console = Console(file=sys.stderr)
        self._plain = not console.is_terminal
        self._bar = Bar(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=console, disable=self._plain,
        )  # fmt: skip
        self._task: TaskID | None = None

    def stage(self, words: str, total: int) -> None:
        if self._plain:
            print(f"{words}: {total}", file=sys.stderr, flush=True)
        self._task = self._bar.add_task(words, total=total)

    def advance(self, by: int = 1) -> None:
        if self._task is not None:
            self._bar.advance(self._task, by)

    def __enter__(self) -> Shown:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
