"""``vouch evaluate``: starts the evaluation by its name, as ``python -m evaluation`` does."""

from __future__ import annotations

import subprocess
import sys

import click


@click.command("evaluate", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def evaluate_command(arguments: tuple[str, ...]) -> None:
    """Ask all question sets, judge the answers, write a report (`python -m evaluation --help` lists the options)."""
    raise SystemExit(subprocess.call([sys.executable, "-m", "evaluation", *arguments]))


COMMANDS = [evaluate_command]
