"""The addresses of today, ties, actors and search."""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from dragoman.errors import ConfigError
from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.ties.model import MONTH
from dragoman.web.kept import Kept
from dragoman.web.values import filter_of
from dragoman.web.views import actor, found, pair, today
from dragoman.web.views.routes import Respond, known, split, there


def make_router(store: Store, knowledge: Callable[[], KnowledgeBase], respond: Respond) -> APIRouter:
    """The routes over a store."""
    router, kept = APIRouter(include_in_schema=False), Kept()

    @router.get("/")
    @router.get("/today.{form}")
    def show_today(request: Request, form: str = "html") -> Response:
        view = kept("today", lambda: today.gather(store, knowledge()))
        return respond(request, "today.html", view, known(form), view.latest)

    @router.get("/ties")
    def find_pair(one: str = "", other: str = "") -> Response:
        from fastapi.responses import RedirectResponse

        from dragoman.web.show import part

        if not one.strip() or not other.strip():
            raise HTTPException(400, "name two actors")
        return RedirectResponse(f"/ties/{part(one.strip())}/{part(other.strip())}", 303)

    @router.get("/ties/{one}/{name}")
    def show_pair(
        request: Request, one: str, name: str, since: str = "", until: str = "", step: str = MONTH, rollup: str = ""
    ) -> Response:
        other, form = split(name)
        asked = pair.Question(one, other, day(since, "since"), day(until, "until"), step, rollup)
        view = kept(asked, lambda: pair.gather(store, asked, knowledge()))
        charts = pair.charts(view, store.name) if form == "html" else ()
        return respond(request, "pair.html", view, form, view.tie.periods, charts=charts, asked=asked)

    @router.get("/actors/{name:path}")
    def show_actor(request: Request, name: str) -> Response:
        id, form = split(name)
        view = there(kept(("actor", id), lambda: actor.gather(store, id, knowledge())))
        return respond(request, "actor.html", view, form, view.latest)

    @router.get("/search")
    @router.get("/search.{form}")
    def search(request: Request, form: str = "html", q: str = "", after: str = "") -> Response:
        view = found.gather(store, q[:200], filter_of(request.query_params), after)
        return respond(request, "search.html", view, known(form), view.events)

    return router


def day(text: str, name: str) -> date | None:
    """Raises ConfigError for text that is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ConfigError(f"{name}: not a date like 2016-02-05: {text[:40]!r}") from error
