"""`dragoman explain`: the words and reasons behind one event."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.app import complain, tools_of
from dragoman.cli.common import Actors, Model, Published, StorePlace, open_store, output, parse_day
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType

    from dragoman.cli.app import Tools
    from dragoman.records import Coded, Document


def explain(
    ctx: typer.Context,
    event_id: Annotated[str, typer.Argument(metavar="EVENT_ID", help="The id, or enough of its beginning.")],
    path: Annotated[Path | None, typer.Argument(metavar="PATH", help="The report, when it was coded long ago.")] = None,
    published: Published = None,
    store: StorePlace = None,
    model: Model = None,
    actors: Actors = None,
) -> None:
    """Show why an event is coded as it is: words, rules, who is who and why, the day and its source, the scores.

    - `dragoman code --example`
    - `dragoman explain 3f2a91c0`
    - `dragoman explain 3f2a91c0 report.txt --published 2016-02-05`
    - `dragoman explain 3f2a91c0 --store news.db`

    The reports coded last are remembered, so an id from the screen is enough. An event of a store is shown with all
    other tellings of the same happening.
    """
    from dragoman.formats.table import console

    tools = tools_of(ctx)
    if store and path:
        raise ConfigError("an event is looked up either in a report or in a store: leave PATH or --store out")
    shown = None
    if store or (path is None and tools.settings.store):
        shown = _from_store(ctx, event_id, store)
    if shown is None:
        day = parse_day(published, "--published")
        shown = _from_reports(event_id, _reports(tools, path, day, model, actors), path)
    with output(None, exact=False) as stream:
        console(stream).print(shown)


def _from_store(ctx: typer.Context, event_id: str, store: str | None) -> "RenderableType | None":
    """The event and its happening. Without --store, None when the store of the settings does not hold it."""
    from rich.console import Group

    from dragoman.cli.happening import happening, judgements_on
    from dragoman.cli.memory import check_length
    from dragoman.formats.explanation import explanation
    from dragoman.ontology import load_ontology

    check_length(event_id)
    with open_store(ctx, store) as opened:
        found = opened.event(event_id.lower())
        coded = opened.coded(found.report, corrected=False) if found else None
        cluster = opened.cluster(found.cluster) if found else None
        said = judgements_on(opened, cluster) if cluster else []
    if found is None or coded is None or cluster is None:
        if store:
            raise ConfigError(f"no event of {opened.name}, or more than one, has an id that begins with {event_id!r}")
        return None
    ontology = load_ontology()
    return Group(explanation(coded, found.event, ontology), happening(cluster, said, ontology))


def _from_reports(event_id: str, reports: Iterable["Coded"], path: Path | None) -> "RenderableType":
    from dragoman.cli.memory import find
    from dragoman.formats.explanation import explanation
    from dragoman.ontology import load_ontology

    found = find(reports, event_id)
    if found is not None:
        return explanation(*found, load_ontology())
    if path is None:
        hint = f"name its report too: dragoman explain {event_id} REPORT"
        raise ConfigError(f"no event {event_id!r} among the reports coded last; {hint}")
    hint = "the day of publication is part of what makes an id: give the same --published"
    raise ConfigError(f"no event {event_id!r} in {path}; {hint}")


def _reports(
    tools: "Tools", path: Path | None, published: "date | None", model: str | None, actors: list[Path] | None
) -> Iterable["Coded"]:
    """The report named, coded; else those coded last."""
    from dragoman.cli.memory import recall

    if path is None:
        return recall(tools.settings.cache)
    coded: Iterable[Coded] = tools.coder(model, tuple(actors or ())).pipe(_documents(path, published))
    return coded


def _documents(path: Path, published: "date | None") -> Iterator["Document"]:
    from dragoman.readers import Refused, documents

    for source in documents(path, published):
        if isinstance(source, Refused):
            complain(f"{source.name}: {source.reason}")
        else:
            yield source.document
