"""What forms on the pages do: each adds one judgement to the log and leads back to where it was made."""

from collections.abc import Callable
from datetime import date
from typing import Annotated
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from dragoman.judgements import CORRECTED, PAIRED
from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.web.values import json_of

MOST_FIELDS = 20
LONGEST_NOTE = 2000
Typed = dict[str, str]


async def typed_in(request: Request) -> Typed:
    """The fields of a form, without the empty ones. Raises 422 for what is no form."""
    try:
        body = (await request.body()).decode("utf-8")
        fields = parse_qs(body, max_num_fields=MOST_FIELDS, strict_parsing=True)
    except ValueError as error:
        raise HTTPException(422, "not a form") from error
    if "\x00" in body or "%00" in body:
        raise HTTPException(422, "holds NUL characters")
    return {name: values[0].strip() for name, values in fields.items()}


TheForm = Annotated[Typed, Depends(typed_in)]


def make_router(
    store: Store, knowledge: Callable[[], KnowledgeBase], judge: Callable[[Request], str | None]
) -> APIRouter:
    """The route over a store. `judge`: the name of who is signed in, None for a reader."""
    router = APIRouter(include_in_schema=False)

    @router.post("/judgements")
    def add(request: Request, form: TheForm) -> Response:
        by = judge(request)
        if by is None:
            raise HTTPException(403, "sign in to judge")
        say(store, knowledge, by, form)
        return RedirectResponse(back(form), status_code=303)

    return router


def say(store: Store, knowledge: Callable[[], KnowledgeBase], by: str, form: Typed) -> None:
    """Add what a form says to the log. Raises 404 for an unknown event, ConfigError for what says nothing."""
    verdict, event, field = form.get("verdict", ""), form.get("event", ""), None
    found = store.event(event) if event else None
    if found is None or found.event.id != event:
        raise HTTPException(404, "there is no such event")
    value = None
    if verdict == CORRECTED:
        field, when = form.get("field", ""), found.event.when
        day = when.start if when else date.fromisoformat(found.published) if found.published else None
        value = json_of(field, form.get("value", ""), knowledge(), day)
    other = form.get("other") or None if verdict in PAIRED else None
    note = form.get("note", "")[:LONGEST_NOTE]
    store.judge(verdict, event, by=by, other=other, field=field, value=value, note=note)


def back(form: Typed) -> str:
    """Where to go on: a page of ours, never anywhere else."""
    path = form.get("back", "")
    if path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and path.isascii():
        return path
    return f"/events/{quote(form.get('event', ''), safe='')}"
