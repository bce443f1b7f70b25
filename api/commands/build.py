"""``vouch build`` and ``vouch versions``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.build import Report
    from index.recorder import Account


@click.command("build")
@click.option("--force", is_flag=True, help="Make a new version even if nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def build_command(force: bool, as_json: bool) -> None:
    """Bring the index up to date with the corpus.

    A new version is made aside and published in one step; the old one serves until then.
    """
    from api.progress import Shown
    from index.build import build
    from index.settings import Settings

    try:
        with Shown() as shown:
            report = build(Settings(), shown, force=force)
    except KeyboardInterrupt:
        raise click.ClickException(
            "Interrupted. What was read and embedded so far is kept: `vouch build` goes on from there; "
            "the index that was there still serves."
        ) from None
    if as_json:
        from index.codec import to_plain

        click.echo(json.dumps(to_plain(report), ensure_ascii=False, indent=1))
    else:
        say(report)


def say_account(accounts: Sequence[Account], more: str = "") -> None:
    """Print which sources gave nothing and why, and the sum; ``more`` goes on after it."""
    for account in accounts:
        if account.outcome != "indexed":
            click.echo(f"{account.outcome}: {account.source}: {account.reason}")
    indexed, empty, failed = (sum(a.outcome == each for a in accounts) for each in ("indexed", "empty", "failed"))
    click.echo(f"{len(accounts)} sources = {indexed} indexed + {empty} empty + {failed} failed{more}.")


def say(report: Report) -> None:
    """Print what a build did, and the account of the sources."""
    say_account(report.accounts, f"; {report.findings} findings")
    if report.published:
        click.echo(
            f"Index {report.version}: {report.passages} passages; {report.embedded} texts embedded now "
            f"({report.seconds:.1f} s)."
        )
    else:
        click.echo(f"Nothing has changed: 0 passages embedded; index {report.version} goes on serving.")


@click.command("versions")
@click.option("--use", metavar="NAME", help="Let this version serve: go back to it, or forward.")
def versions_command(use: str | None) -> None:
    """List the index versions, the newest first; the serving one has a star."""
    from api.cli import Failure
    from index.settings import Settings
    from index.versions import Versions

    versions = Versions(Settings().data)
    if use is not None:
        if use not in versions.names():
            raise Failure(f"There is no version {use!r}. There are: {', '.join(versions.names()) or 'none'}.")
        with versions.lock():
            versions.use(use)
    serving = versions.current()
    for name in versions.names():
        manifest = versions.manifest(name)
        mark = "*" if name == serving else " "
        click.echo(f"{mark} {name}  {manifest.documents} documents, {manifest.passages} passages")


COMMANDS: list[click.Command] = [build_command, versions_command]
