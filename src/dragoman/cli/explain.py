"""`dragoman explain`: the words and reasons behind one event."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import complain, tools_of
from dragoman.cli.common import Actors, Model, Published, output, parse_day
from dragoman.errors import ConfigError, InputError

if TYPE_CHECKING:
    from datetime import date

    from dragoman.records import Document


def explain(
    ctx: typer.Context,
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The id, or enough of its beginning.")],
    path: Annotated[Path | None, typer.Argument(metavar="PATH", help="The report, when it was coded long ago.")] = None,
    published: Published = None,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Show why an event is coded as it is: words, rules, who is who and why, the day and its source, the scores.

    - `dragoman code --example`
    - `dragoman explain 3f2a91c0`
    - `dragoman explain 3f2a91c0 report.txt --published 2016-02-05`

    The reports coded last are remembered, so an id from the screen is enough.
    """
    from dragoman.cli.memory import find, recall
    from dragoman.formats.explanation import explanation
    from dragoman.formats.table import console
    from dragoman.ontology import load_ontology

    tools = tools_of(ctx)
    if path is None:
        reports = recall(tools.settings.cache)
        hint = f"name its report too: dragoman explain {event_id} REPORT"
    else:
        coder = tools.coder(model, tuple(actors or ()))
        reports = coder.pipe(_documents(path, parse_day(published, "--published")))
        hint = "the day of publication is part of what makes an id: give the same --published"
    found = find(reports, event_id)
    if found is None:
        where = "among the reports coded last" if path is None else f"in {path}"
        raise ConfigError(f"no event {event_id!r} {where}; {hint}")
    with output(None, exact=False) as stream:
        console(stream).print(explanation(*found, load_ontology()))


def _documents(path: Path, published: "date | None") -> Iterator["Document"]:
    from dragoman.stages.read import documents

    for source in documents(path, published):
        if isinstance(source, InputError):
            complain(str(source))
        else:
            yield source.document
