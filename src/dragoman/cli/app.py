"""What all commands share: exit codes, one-line errors, the tools they work with."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dragoman import __version__
from dragoman.errors import ConfigError, DragomanError, InputError

if TYPE_CHECKING:
    from dragoman.pipeline import Coder
    from dragoman.settings import Settings

DONE, REJECTED, USAGE, UNUSABLE = 0, 1, 2, 3
INTERRUPTED = 130  # what shells say of a program that Ctrl-C ended


class Commands(TyperGroup):
    """The group of all commands: turns errors into one line on standard error and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except BrokenPipeError as error:
            _forget_output()
            raise typer.Exit(DONE) from error
        except DragomanError as error:
            complain(str(error))
            raise typer.Exit(exit_code(error)) from error
        except OSError as error:
            complain(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
            raise typer.Exit(UNUSABLE) from error


def exit_code(error: DragomanError) -> int:
    """1 for a rejected input, 2 for the user's mistake, 3 for an unusable resource or store."""
    if isinstance(error, InputError):
        return REJECTED
    return USAGE if isinstance(error, ConfigError) else UNUSABLE


def complain(message: str) -> None:
    """One line on standard error."""
    print(f"dragoman: {' '.join(message.split())}", file=sys.stderr)


def _forget_output() -> None:
    """The reader has left: what is still buffered goes nowhere, so that the interpreter can end in silence."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _new_coder(model: str | None, actors: Sequence[Path]) -> "Coder":
    from dragoman.pipeline import Coder

    return Coder(model, actors)


def _load_settings() -> "Settings":
    from dragoman.settings import load_settings

    return load_settings()


@dataclass(frozen=True)
class Tools:
    """What commands work with; a caller that runs them in its own process may hand in others as `obj`."""

    make_coder: Callable[[str | None, Sequence[Path]], Any] = _new_coder
    load_settings: Callable[[], "Settings"] = _load_settings

    @cached_property
    def settings(self) -> "Settings":
        return self.load_settings()

    def coder(self, model: str | None = None, actors: Sequence[Path] = ()) -> Any:
        """A coder: options before settings for the model, the settings' folders below those of the options."""
        return self.make_coder(model or self.settings.model, (*self.settings.actors, *actors))


def tools_of(ctx: typer.Context) -> Tools:
    return ctx.find_object(Tools) or Tools()


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn news reports into records of who did or said what to whom, when, where and on whose word.

    Try it at once with: dragoman code --example
    """
