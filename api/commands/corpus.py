"""``vouch status``, ``vouch fetch``, ``vouch add``: what became of a text, and how to get it."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import click

from index.errors import EngineError
from index.records import Records
from index.settings import Settings
from index.versions import Versions
from ingest.add import add as add_file
from ingest.catalogue import Catalogue, load
from ingest.cellar import PUBLICATIONS_OFFICE, Cellar
from ingest.cellar import Settings as CellarSettings
from ingest.errors import IngestError
from ingest.fetch import LANGUAGES, Outcome
from ingest.fetch import fetch as fetch_texts
from ingest.identity import remembered
from ingest.model import Source, Work
from ingest.readers.bounded import Readers
from ingest.status import status as status_of
from ingest.status_words import as_json, headline, sentences

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_INTERRUPTED = 130  # as shells say it of a command ended by SIGINT
_LONG_WAIT_S = 5.0
_MARKS = {"fetched": "fetched", "held": "held", "none": "none", "failed": "FAILED"}


def _catalogue() -> Catalogue:
    settings = Settings()
    try:
        return remembered(load(settings.corpus, settings.texts_folder), _indexed(settings))
    except IngestError as error:
        raise click.ClickException(str(error)) from error


def _indexed(settings: Settings) -> list[Source]:
    """The sources that the serving index knows: what lies in a folder is identified when it is read."""
    try:
        versions = Versions(settings.data)
        name = versions.current()
        if name is None:
            return []
        with closing(Records(versions.path(name) / "records.sqlite")) as records:
            return [source for work in records.works.values() for source in work.sources]
    except EngineError:
        return []


def _work(catalogue: Catalogue, identifier: str) -> Work:
    found = catalogue.find(identifier)
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{work.id} ({work.short_title})" for work in found)
        raise click.ClickException(f"{identifier!r} fits several texts: {several}. Name one by its id.")
    near = catalogue.nearest(identifier)
    hint = f" Nearest: {', '.join(near)}." if near else ""
    raise click.ClickException(f"The catalogue lists no text {identifier!r}.{hint} `vouch status` lists them all.")


# ---------------------------------------------------------------------- status


@click.command()
@click.argument("text", required=False)
@click.option("--on", "day", type=_DAY, metavar="YYYY-MM-DD", help="The day asked for; today if left out.")
@click.option("--for", "state", metavar="STATE", help="A Member State, by code or name: DK, Denmark.")
@click.option("--json", "as_data", is_flag=True, help="As data instead of words.")
def status(text: str | None, day: dt.datetime | None, state: str | None, as_data: bool) -> None:
    """What has become of TEXT: in force, amended, replaced, over.

    TEXT is an id, a CELEX number, an ELI, "2014/42/EU" or a short title. Without it, all texts are listed.
    """
    catalogue = _catalogue()
    on = day.date() if day else dt.date.today()
    works = (_work(catalogue, text),) if text else catalogue.works
    try:
        results = [status_of(catalogue, work, on, state) for work in works]
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if as_data:
        data = [as_json(catalogue, result) for result in results]
        _print_json(data[0] if text else data)
    elif text:
        (result,) = results
        said = sentences(catalogue, result)
        click.echo("\n".join([said[0], *(f"  {sentence}" for sentence in said[1:])]))
        if result.work.note:
            click.echo(f"  {result.work.note}")
        click.echo(f"  Held: {_held(catalogue, result.work)}")
    else:
        for result in results:
            click.echo(f"{result.work.id}\n  {headline(result)}\n  Held: {_held(catalogue, result.work)}")


def _held(catalogue: Catalogue, work: Work) -> str:
    default = catalogue.default(work)
    held = [
        f"{source.id}{' (default)' if source == default else ''}{f': {source.label}' if source.label else ''}"
        for source in work.sources
        if source.paths
    ]
    return "; ".join(held) or "no text"


# ---------------------------------------------------------------------- fetch


@click.command()
@click.argument("texts", nargs=-1)
@click.option("--language", default="en", show_default=True, type=click.Choice(list(LANGUAGES)), help="ISO 639-1.")
@click.option("--again", is_flag=True, help="Ask also for texts that are held.")
@click.option("--from", "base", envvar="VOUCH_CELLAR", default=PUBLICATIONS_OFFICE, show_default=True,
              help="The Publications Office's repository, or a mirror of it.")  # fmt: skip
@click.option("--contact", envvar="VOUCH_CONTACT", default="", help="How the publisher can reach you; sent along.")
@click.option("--json", "as_data", is_flag=True, help="As data instead of words.")
def fetch(texts: Sequence[str], language: str, again: bool, base: str, contact: str, as_data: bool) -> None:
    """Bring TEXTS (all of the catalogue's acts if left out) from the Publications Office.

    One request at a time. Texts that are held are not asked for again; a run that was broken off goes on
    where it stopped. What cannot be got is listed, with how to put it there by hand.
    """
    catalogue = _catalogue()
    if texts:
        works = tuple(_work(catalogue, text) for text in texts)
    else:
        works = tuple(work for work in catalogue.works if work.id in catalogue.wanted)
    outcomes: list[Outcome] = []
    stopped = False
    progress = _Progress(quiet=as_data)
    try:
        settings = CellarSettings(base=base.rstrip("/"), contact=contact)
        with Cellar(settings, progress=progress.bytes, waiting=progress.waiting) as cellar, Readers() as readers:
            for outcome in fetch_texts(catalogue, works, cellar, language=language, again=again, read=readers.read):
                outcomes.append(outcome)
                progress.outcome(outcome)
    except KeyboardInterrupt:
        stopped = True
    except (IngestError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    if as_data:
        _print_json([asdict(outcome) for outcome in outcomes])
    else:
        if stopped:
            click.echo("\nInterrupted. What has come is kept, and the same command goes on from there.")
        _account(outcomes, failed)
    if stopped:
        sys.exit(_INTERRUPTED)
    if failed:
        sys.exit(1)


class _Progress:
    """One line a text, and on a terminal the bytes of the one under way."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.live = not quiet and sys.stderr.isatty()

    def bytes(self, address: str, here: int, total: int | None) -> None:
        if self.live:
            click.echo(f"\r\033[K  {here:,} of {total or 0:,} bytes  {address[-60:]}", nl=False, err=True)

    def waiting(self, reason: str, seconds: float) -> None:
        if self.live or (seconds >= _LONG_WAIT_S and not self.quiet):
            begin, end = ("\r\033[K", "") if self.live else ("", "\n")
            click.echo(f"{begin}  {reason}: waiting {seconds:.0f} s{end}", nl=False, err=True)

    def outcome(self, outcome: Outcome) -> None:
        if self.live:
            click.echo("\r\033[K", nl=False, err=True)
        if not self.quiet:
            click.echo(f"{_MARKS[outcome.status]:8} {outcome.id:24} {outcome.words}")


def _account(outcomes: Sequence[Outcome], failed: Sequence[Outcome]) -> None:
    counts = [
        f"{sum(outcome.status == status for outcome in outcomes)} {words}"
        for status, words in (
            ("fetched", "fetched"),
            ("held", "held already"),
            ("none", "without a consolidated state"),
            ("failed", "not got"),
        )
    ]
    click.echo(", ".join(counts) + ".")
    if failed:
        click.echo("\nNot got; to put them there by hand:")
        for outcome in failed:
            click.echo(f"  {outcome.id} ({outcome.title})\n    {outcome.by_hand}")
    if any(outcome.status == "fetched" for outcome in outcomes):
        click.echo("Run `vouch build` to make the new texts answer.")


# ---------------------------------------------------------------------- add


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--id", "id", default="", help="Which text it is: 32014L0042, another id of the catalogue, or a new one.")
@click.option("--language", default="", help="ISO 639-1; what the file says of itself if left out.")
@click.option("--replace", is_flag=True, help="Put it in the place of what is held under that id.")
@click.option("--json", "as_data", is_flag=True, help="As data instead of words.")
def add(files: Sequence[Path], id: str, language: str, replace: bool, as_data: bool) -> None:
    """Put FILES among the texts: an act that could not be fetched, or documents of your own."""
    if id and len(files) > 1:
        raise click.ClickException("--id names one text, so one file is accepted with it")
    catalogue = _catalogue()
    account: list[dict[str, object]] = []
    with Readers() as readers:
        for file in files:
            try:
                added = add_file(catalogue, file, id=id, language=language, replace=replace, read=readers.read)
            except (IngestError, OSError) as error:
                account.append({"file": file.name, "id": None, "error": str(error), "notices": []})
                if not as_data:
                    click.echo(f"{file.name}: not added: {error}", err=True)
                continue
            notices = list(added.notices)
            account.append({"file": file.name, "id": added.entry.id, "error": None, "notices": notices})
            if not as_data:
                done = "is held already, byte for byte," if added.unchanged else "added"
                click.echo(f"{file.name}: {done} as {added.entry.id} ({added.entry.title})")
                for notice in notices:
                    click.echo(f"  {notice}")
    if as_data:
        _print_json(account)
    elif any(each["id"] for each in account):
        click.echo("Run `vouch build` to make it answer.")
    if any(each["error"] for each in account):
        sys.exit(1)


def _print_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


COMMANDS = [status, fetch, add]
