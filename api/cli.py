"""The command line: ``vouch``. Commands are in ``api/commands``, one module a subject.

Exit codes: 0 it worked, 1 it worked and found something wrong, 2 it could not be done and the
message says what would be right.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator
from typing import Any

import click

os.environ.setdefault("HF_HUB_OFFLINE", "1")  # nothing is downloaded unless somebody says so


class Vouch(click.Group):
    """The group of all commands; our own errors become messages."""

    def invoke(self, ctx: click.Context) -> Any:
        from pydantic import ValidationError

        from index.errors import EngineError
        from ingest.errors import IngestError

        try:
            return super().invoke(ctx)
        except (EngineError, IngestError) as error:
            raise Failure(str(error)) from error
        except ValidationError as error:
            if error.title != "Settings":
                raise
            said = [f"VOUCH_{'.'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()]
            raise Failure("; ".join(said)) from error
        except click.ClickException as error:
            if error.exit_code != 1:  # which is for what was checked and found wanting
                raise
            raise Failure(error.format_message()) from error
        except BrokenPipeError:
            sys.stderr.close()
            os._exit(0)  # whoever read our output has seen enough
        except OSError as error:
            if error.filename is None:
                raise
            raise Failure(f"{error.filename}: {error.strerror}.") from error


class Failure(click.ClickException):
    """A message on standard error, and exit code 2."""

    exit_code = 2

    def format_message(self) -> str:
        return self.message.encode("utf-8", "backslashreplace").decode()


@click.group(cls=Vouch, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="vouch")
def main() -> None:
    """Ask policy texts, and check every answer."""
    from api.logs import configure

    configure("warning")


def commands() -> Iterator[click.Command]:
    """The commands of every module in ``api/commands``, which each export ``COMMANDS``."""
    import api.commands

    for module in sorted(pkgutil.iter_modules(api.commands.__path__), key=lambda module: module.name):
        yield from importlib.import_module(f"api.commands.{module.name}").COMMANDS


for _command in commands():
    main.add_command(_command)

if __name__ == "__main__":
    main()
