"""The addresses of the pages of records: report, event, review, sources, map, network."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store
from dragoman.store.review import UNSURE
from dragoman.web.kept import Kept
from dragoman.web.values import filter_of
from dragoman.web.views import event, network, report, review, sources, world

T = TypeVar("T")
FORMS = ("json", "csv")


class Respond(Protocol):
    """Answers a view in a form: `html` by the template, `json`, or `csv` of the lines.

    `more`: what the template shows besides the view; it is not part of the JSON.
    """

    def __call__(
        self, request: Request, template: str, view: Any, form: str, lines: Iterable[Any] | None = None, **more: Any
    ) -> Response: ...


def make_router(
    store: Store,
    knowledge: Callable[[], KnowledgeBase],
    respond: Respond,
    judge: Callable[[Request], str | None],
) -> APIRouter:
    """The routes over a store. `judge`: the name of who is signed in, None for a reader."""
    router, kept = APIRouter(include_in_schema=False), Kept()

    @router.get("/reports/{name:path}")
    def show_report(request: Request, name: str) -> Response:
        id, form = split(name)
        return respond(request, "report.html", there(report.gather(store, id)), form)

    @router.get("/events/{name:path}")
    def show_event(request: Request, name: str) -> Response:
        id, form = split(name)
        view = there(event.gather(store, id))
        lines = [telling.line for telling in view.tellings]
        return respond(request, "event.html", view, form, lines, judge=judge(request))

    @router.get("/review")
    @router.get("/review.{form}")
    def show_review(request: Request, form: str = "html", order: str = UNSURE, type: str = "") -> Response:
        view = review.gather(store, order, type[:40])
        lines = [due.line for due in view.due]
        return respond(request, "review.html", view, known(form), lines, judge=judge(request))

    @router.get("/sources")
    @router.get("/sources.{form}")
    def show_sources(
        request: Request, form: str = "html", origin: str = "", name: str = "", of: str = "", check: bool = False
    ) -> Response:
        after = (name, of) if name or of else None
        asked = ("sources", origin, after, check)
        view = kept(asked, lambda: sources.gather(store, origin, after, check=check))
        return respond(request, "sources.html", view, known(form), view.publishers)

    @router.get("/map")
    @router.get("/map.{form}")
    def show_map(request: Request, form: str = "html") -> Response:
        wanted = filter_of(request.query_params).wanted()
        view = kept(("map", wanted), lambda: world.gather(store, wanted, knowledge()))
        chart = world.chart(view, Path(store.name).name) if form == "html" else ""
        return respond(request, "map.html", view, known(form), view.countries, chart=chart)

    @router.get("/network")
    @router.get("/network.{form}")
    def show_network(request: Request, form: str = "html") -> Response:
        asked = filter_of(request.query_params)
        days = asked.since, asked.until
        view = kept(("network", *days), lambda: network.gather(store, knowledge(), *days))
        chart = network.chart(view, Path(store.name).name) if form == "html" else ""
        return respond(request, "network.html", view, known(form), view.edges, chart=chart)

    return router


def split(name: str) -> tuple[str, str]:
    """An id and the form that its suffix asks for."""
    id, _, suffix = name.rpartition(".")
    return (id, suffix) if id and suffix in FORMS else (name, "html")


def known(form: str) -> str:
    """Raises 404 for a form that no page has."""
    if form not in (*FORMS, "html"):
        raise HTTPException(404, "there is no such page")
    return form


def there(view: T | None) -> T:
    """Raises 404 for what is not there."""
    if view is None:
        raise HTTPException(404, "there is no such record")
    return view
