"""``vouch demo``."""

from __future__ import annotations

import click


@click.command("demo")
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Port of the demonstration.")
@click.option("--vouch", default="http://127.0.0.1:8000", show_default=True, help="Where Vouch serves.")
def demo_command(port: int, vouch: str) -> None:
    """Serve a page on another origin that embeds the search box, as an intranet would."""
    from api.commands.serve import listen, run
    from api.demo import create

    vouch = vouch.rstrip("/")
    origin = f"http://127.0.0.1:{port}"
    with listen("127.0.0.1", port) as listening:
        documents, allowed = _asked(vouch, origin)
        if allowed is None:
            click.echo(f"Vouch does not answer on {vouch}: start it with VOUCH_ALLOWED_ORIGINS={origin} vouch serve")
        elif not allowed:
            click.echo(
                f"Vouch on {vouch} does not allow this origin, so the box can only send its form: "
                f"start it with VOUCH_ALLOWED_ORIGINS={origin}"
            )
        run(create(vouch, documents), listening, f"The demonstration is on {origin}. Ctrl-C stops it.")


def _asked(vouch: str, origin: str) -> tuple[list[str], bool | None]:
    """(documents held, whether ``origin`` is allowed; ``None`` where Vouch does not answer)."""
    import httpx

    try:
        reply = httpx.get(f"{vouch}/v1/documents", headers={"Origin": origin}, timeout=5)
        documents = [str(each["id"]) for each in reply.raise_for_status().json()["documents"]]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError):
        return [], None
    return documents, reply.headers.get("access-control-allow-origin") == origin


COMMANDS: list[click.Command] = [demo_command]
