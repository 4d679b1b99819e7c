"""`dragoman serve`: the pages and the API over a store."""

import secrets
import socket
from contextlib import suppress
from typing import Annotated

import typer

from dragoman.cli.common import StorePlace, open_store
from dragoman.errors import ConfigError

Host = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; others reach only what is said here.")
]
Port = Annotated[int, typer.Option("--port", min=0, max=65_535, help="Where to listen; 0 takes one that is free.")]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A host name the pages may be asked for under, too.")
]
Judge = Annotated[str, typer.Option("--judge", metavar="NAME", help="Print a link by which NAME may judge, this time.")]
BYTES = 32  # of a secret


def serve(
    ctx: typer.Context,
    store: StorePlace = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: Names = None,
    judge: Judge = "",
) -> None:
    """Show a store in the browser: what is new, pairs and their curves, actors, reports, events, a map, and an API.

    Only this machine can look, unless `--host` says otherwise. Nothing is changed but by judgements.

    - `dragoman serve --store news.db`
    - `dragoman serve --store news.db --judge anna`
    """
    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.guard import LOOPBACK

    judge = " ".join(judge.split())
    secret = secrets.token_urlsafe(BYTES) if judge else ""
    with open_store(ctx, store) as opened, _listening(host, port) as listener:
        app = create_app(opened, hosts={*LOOPBACK, host, *(name or ())}, judges={secret: judge} if judge else {})
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
        print(f"{opened.name} is shown at {address}/ until you press Ctrl-C", flush=True)
        if judge:
            print(f"{judge} may judge after opening {address}/enter?token={secret}", flush=True)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run([listener])


def _listening(host: str, port: int) -> socket.socket:
    """Raises ConfigError when nobody can listen there."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise ConfigError(f"cannot listen at {host}, port {port}: {error.strerror or error}") from error
