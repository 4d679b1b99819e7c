"""Answers: records as JSON with an ETag, pages of them, and what all operations need."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from dragoman.knowledge import KnowledgeBase
from dragoman.serial import to_json
from dragoman.store import Store

T = TypeVar("T")


@dataclass(frozen=True)
class Tools:
    """What operations work with."""

    store: Store
    knowledge: Callable[[], KnowledgeBase]  # loaded when it is first needed


def tools_of(request: Request) -> Tools:
    found: Tools = request.app.state.tools
    return found


def store_of(request: Request) -> Store:
    return tools_of(request).store


TheStore = Annotated[Store, Depends(store_of)]
TheTools = Annotated[Tools, Depends(tools_of)]


class Listed(BaseModel, Generic[T]):
    """A page of a list."""

    items: list[T] = Field(description="The lines of the page.")
    next: str | None = Field(description="`after` for the next page; null on the last one.")


@dataclass(frozen=True, slots=True)
class Lines:
    """A page on its way out."""

    items: tuple[Any, ...]
    next: str | None


def page(items: tuple[T, ...], limit: int, end: Callable[[T], str]) -> Lines:
    """A page of at most `limit` out of one line more, which only tells that there is a next page."""
    shown = items[:limit]
    return Lines(shown, end(shown[-1]) if len(items) > limit else None)


def answer(request: Request, record: Any, status: int = 200) -> Response:
    """A record as JSON; 304 for who has it already."""
    body = to_json(record).encode("utf-8", "replace")
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "no-cache"}
    if status == 200 and has(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, media_type="application/json")


def has(header: str, etag: str) -> bool:
    """Whether an If-None-Match header names an ETag; weak ones count too."""
    return any(part.strip().removeprefix("W/") in (etag, "*") for part in header.split(","))
