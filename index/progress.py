"""How a long piece of work tells how far it is, whoever listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """A listener: stages follow one another, each with a number of steps known before."""

    def stage(self, words: str, total: int) -> None:
        """A stage of ``total`` steps begins; the one before has ended."""
        ...

    def advance(self, by: int = 1) -> None: ...


class Silent:
    """Nobody listens."""

    def stage(self, words: str, total: int) -> None: ...

    def advance(self, by: int = 1) -> None: ...
