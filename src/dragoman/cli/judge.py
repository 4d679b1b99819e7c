"""`dragoman judge`: what people say of the records. It is added to a log and works at once."""

import getpass
import json
from typing import Annotated, Any

import typer

from dragoman.cli.app import tools_of
from dragoman.cli.common import StorePlace, open_store
from dragoman.errors import ConfigError

EventId = Annotated[str, typer.Argument(metavar="EVENT", help="The id, or enough of its beginning.")]
OtherId = Annotated[str, typer.Argument(metavar="OTHER", help="The id of another event.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; else from settings, else your login.")]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why, in your words.")]

SIDES = ("actor", "recipient", "claimant")
LIST_MARK = "|"


def wrong(ctx: typer.Context, event: EventId, store: StorePlace = None, by: By = None, note: Note = "") -> None:
    """Say that an event did not happen as coded: it leaves its cluster and all exports.

    - `dragoman judge wrong 3f2a91c0 --note "a film, no attack" --store news.db`
    """
    _judge(ctx, store, "wrong", event, by, note)


def right(ctx: typer.Context, event: EventId, store: StorePlace = None, by: By = None, note: Note = "") -> None:
    """Say that an event is right as coded; takes an earlier "wrong" back.

    - `dragoman judge right 3f2a91c0 --store news.db`
    """
    _judge(ctx, store, "right", event, by, note)


def same(
    ctx: typer.Context, event: EventId, other: OtherId, store: StorePlace = None, by: By = None, note: Note = ""
) -> None:
    """Say that two events are one happening: their clusters become one.

    - `dragoman judge same 3f2a91c0 77b01d2e --store news.db`
    """
    _judge(ctx, store, "same", event, by, note, other=other.lower())


def different(
    ctx: typer.Context, event: EventId, other: OtherId, store: StorePlace = None, by: By = None, note: Note = ""
) -> None:
    """Say that two events are not one happening: their cluster is cut at the weakest link between them.

    - `dragoman judge different 3f2a91c0 77b01d2e --store news.db`
    """
    _judge(ctx, store, "different", event, by, note, other=other.lower())


def correct(
    ctx: typer.Context,
    event: EventId,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="type, mode, factuality, start, end, actor, recipient, claimant or place."
        ),
    ],
    value: Annotated[
        str, typer.Argument(metavar="VALUE", help="The new content: words, a | between several; or JSON.")
    ],
    store: StorePlace = None,
    by: By = None,
    note: Note = "",
) -> None:
    """Put one field of an event right. What the coder wrote is kept beside it.

    - `dragoman judge correct 3f2a91c0 type ASSAULT --store news.db`
    - `dragoman judge correct 3f2a91c0 recipient "Norway|Iceland" --store news.db`
    - `dragoman judge correct 3f2a91c0 place null --store news.db`

    Names of actor, recipient and claimant are looked up in the knowledge as of the day of the event; JSON is taken as
    it stands. `null` empties a field.
    """
    with open_store(ctx, store) as opened:
        found = opened.event(event.lower())
        day = found.event.when.start if found and found.event.when else None
    _judge(ctx, store, "corrected", event, by, note, field=field, value=_json_of(ctx, field, value, day))


def _json_of(ctx: typer.Context, field: str, value: str, day: Any) -> str:
    """What the user wrote for a field, as JSON."""
    if value.startswith(("[", "{", '"')) or value == "null":
        return value
    parts = [part.strip() for part in value.split(LIST_MARK) if part.strip()]
    if field == "mode":
        return json.dumps(parts)
    if field in SIDES:
        return json.dumps([_party(ctx, part, day) for part in parts], ensure_ascii=False)
    return json.dumps({"name": value} if field == "place" else value, ensure_ascii=False)


def _party(ctx: typer.Context, name: str, day: Any) -> dict[str, Any]:
    found = tools_of(ctx).coder().resolve(name, on=day)
    if not found.entity:
        return {"name": name, "country": found.country, "sectors": list(found.sectors)}
    return {
        "name": found.name,
        "entity": found.entity,
        "country": found.country,
        "sectors": list(found.sectors),
    }


def _judge(
    ctx: typer.Context, store: str | None, verdict: str, event: str, by: str | None, note: str, **more: str
) -> None:
    name = by or tools_of(ctx).settings.by or _login()
    with open_store(ctx, store) as opened:
        made = opened.judge(verdict, event.lower(), by=name, note=note, **more)
        cluster = opened.cluster(made.anchor.event)
    print(f"judgement {made.number}, by {made.by}: {said(made)}")
    tellings = len(cluster.tellings) if cluster else 0
    print(f"{made.anchor.event} is now one of {tellings} tellings" if tellings > 1 else "it stands alone now")


def said(judgement: Any) -> str:
    """A judgement in words."""
    event = judgement.anchor.event
    if judgement.other:
        words = "the same as" if judgement.verdict == "same" else "not the same as"
        return f"{event} is {words} {judgement.other.event}"
    if judgement.field:
        return f"{judgement.field} of {event} is {_readable(judgement.value)}"
    return f"{event} is {judgement.verdict}"


def _readable(value: str) -> str:
    """A field's content without its JSON: of parties and places the names."""
    content = json.loads(value)
    listed = content if isinstance(content, list) else [content]
    names = [str(one.get("name", one)) if isinstance(one, dict) else str(one) for one in listed]
    return ", ".join(names) if content else "empty"


def _login() -> str:
    """The user's name on this machine. Raises ConfigError where nobody knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise ConfigError("a judgement needs a name: say who you are with --by") from error
