"""``vouch serve``."""

from __future__ import annotations

import socket
from typing import Any

import click


@click.command("serve")
@click.option("--host", help="Address to serve on; VOUCH_HOST if left out.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to serve on; VOUCH_PORT if left out.")
def serve_command(host: str | None, port: int | None) -> None:
    """Serve the HTTP API. An absent index is built first."""
    from api.app import create
    from api.logs import configure
    from api.progress import Shown
    from index.engine import ensure
    from index.settings import Settings

    settings = Settings()
    given = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    settings = settings.model_copy(update=given)
    configure(settings.log_level)
    with listen(settings.host, settings.port) as listening:
        with Shown() as shown:
            engine = ensure(settings, shown)
        name = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready = (
            f"Ready on http://{name}:{settings.port}{settings.base_path} "
            f"(index {engine.version}, {engine.manifest.passages} passages). Ctrl-C stops it."
        )
        run(create(settings, engine), listening, ready)


def run(app: Any, listening: socket.socket, ready: str) -> None:
    """Serve an application until it is stopped; ``ready`` is said when it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        """Says when it is ready, and where."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                click.echo(ready)

    # our own log has no query strings, uvicorn's would
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False)
    Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A bound socket, taken before the index is built: a port in use is said at once."""
    from api.cli import Failure

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise Failure(
            f"Cannot serve on {host} port {port}: {error.strerror or error}. "
            "Choose others with --host and --port, or VOUCH_HOST and VOUCH_PORT."
        ) from error
    listening.set_inheritable(True)
    return listening


COMMANDS: list[click.Command] = [serve_command]
