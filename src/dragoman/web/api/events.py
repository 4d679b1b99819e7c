"""Events, and the happenings that several of them tell of."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from dragoman.store import Cluster, EventLine, Telling
from dragoman.web.api import cursor
from dragoman.web.api.answers import Lines, Listed, TheStore, answer, page
from dragoman.web.api.asked import EventPage, Id
from dragoman.web.api.problems import ApiError, documented

router = APIRouter(tags=["events"])
KIND = "events"


@router.get("/events", response_model=Listed[EventLine], responses=documented(422, 503))
def list_events(request: Request, store: TheStore, asked: Annotated[EventPage, Query()]) -> Any:
    """Records of events, the latest day first. A happening that several reports tell of stands here several times."""
    return answer(request, _page(store, asked, founders=False))


@router.get("/events/{id}", response_model=Telling, responses=documented(404, 422, 503))
def get_event(request: Request, store: TheStore, id: Id) -> Response:
    """One record of an event as people corrected it, with the words it rests on and its place in its cluster."""
    found = store.event(id)
    if found is None or found.event.id != id:
        raise ApiError(404, "there is no such event")
    return answer(request, found)


@router.get("/clusters", response_model=Listed[EventLine], responses=documented(422, 503))
def list_clusters(request: Request, store: TheStore, asked: Annotated[EventPage, Query()]) -> Any:
    """Happenings, each by its first telling, the latest day first; `tellings` says how many records tell of it."""
    return answer(request, _page(store, asked, founders=True))


@router.get("/clusters/{id}", response_model=Cluster, responses=documented(404, 422, 503))
def get_cluster(request: Request, store: TheStore, id: Id) -> Response:
    """All tellings of a happening, the earliest first, and how the cluster came about.

    The id of any telling will do.
    """
    found = store.cluster(id)
    if found is None:
        raise ApiError(404, "there is no such cluster")
    return answer(request, found)


def _page(store: TheStore, asked: EventPage, *, founders: bool) -> Lines:
    after = cursor.read(asked.after, KIND, str, str)
    place = (after[0], after[1]) if after else None
    found = store.events(asked.wanted(founders=founders), place, asked.limit + 1)
    return page(found, asked.limit, lambda line: cursor.written(KIND, *line.place_in_order))
