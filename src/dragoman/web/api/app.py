"""The API as an application of its own: mounted at /api/v1, with its own errors and OpenAPI document."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman import __version__
from dragoman.knowledge import KnowledgeBase, load_knowledge
from dragoman.store import Store
from dragoman.web.api import events, exports, judgements, reports, ties
from dragoman.web.api.answers import Tools
from dragoman.web.api.problems import Problem, add_handlers

PREFIX = "/api/v1"
ABOUT = """Everything the pages show, for programs. Reading needs no token; judging needs one, sent as
`Authorization: Bearer …`.

Lists come a page at a time: hand `next` back as `after`. Every answer has an ETag; send it as `If-None-Match` to get
304 when nothing has changed. Errors are `application/problem+json`. Days are ISO 8601, spans `[start, end]` in
characters of the report's text, the end excluded."""
TAGS = [
    {"name": "events", "description": "Who did what to whom, and the happenings that several reports tell of."},
    {"name": "reports", "description": "Reports with all that was read from them; statements; offices."},
    {"name": "ties", "description": "How two actors stand to each other; who actors are."},
    {"name": "judgements", "description": "What people said of the records."},
    {"name": "exports", "description": "Whole lists as a stream."},
]


def make_api(store: Store, knowledge: Callable[[], KnowledgeBase] = load_knowledge) -> FastAPI:
    """The API over a store; to be mounted at PREFIX."""
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        summary="Who did or said what to whom, when, where and on whose word",
        description=ABOUT,
        openapi_tags=TAGS,
        docs_url=None,  # its pages would come from other hosts
        redoc_url=None,
    )
    app.state.tools = Tools(store, knowledge)
    for part in (events, reports, ties, judgements, exports):
        app.include_router(part.router)
    add_handlers(app)
    app.openapi = lambda: _document(app)  # type: ignore[method-assign]
    return app


def _document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with our form of errors instead of FastAPI's."""
    if app.openapi_schema:
        return app.openapi_schema
    made = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": PREFIX}],
    )
    schemas = made["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema()
    app.openapi_schema = made
    return made
