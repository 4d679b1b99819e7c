"""The application: every page and the API over one store: reads all, writes judgements only, runs no coder."""

from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from dragoman.errors import ConfigError, DragomanError
from dragoman.knowledge import KnowledgeBase, load_knowledge
from dragoman.pictures import style_sheet
from dragoman.store import Store
from dragoman.web.answer import Answer, tagged
from dragoman.web.api.app import PREFIX, make_api
from dragoman.web.api.problems import problem
from dragoman.web.guard import LOOPBACK, Guard, Next
from dragoman.web.views import judging, pages, routes

COOKIE = "dragoman"
STATIC = Path(__file__).parent / "static"
SMALLEST = 1000  # bytes that are worth packing
THREADS = 8


def create_app(
    place: str | Path | Store, *, hosts: Collection[str] = LOOPBACK, judges: Mapping[str, str] | None = None
) -> FastAPI:
    """The application over the store at a place. `hosts`: the names it may be asked for under; `judges`:
    names by secrets that open for as long as this runs, beside the tokens of the store.

    Raises ConfigError and StoreError as `Store` does. Nothing but the store is opened before a page is asked for.
    """
    store = place if isinstance(place, Store) else Store(place, create=False)
    answer = Answer(Path(store.name).name)
    knowledge: Callable[[], KnowledgeBase] = cache(load_knowledge)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_few_threads)
    app.state.store = store

    _add_signing(app, store, dict(judges or {}))
    app.include_router(pages.make_router(store, knowledge, answer))
    app.include_router(routes.make_router(store, knowledge, answer, judge))
    app.include_router(judging.make_router(store, knowledge, judge))

    @app.get("/static/pictures.css", include_in_schema=False)
    def picture_styles(request: Request) -> Response:
        return tagged(request, style_sheet(), "text/css; charset=utf-8")

    app.mount(PREFIX, make_api(store, knowledge))
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)
    app.middleware("http")(Guard(hosts))

    _add_handlers(app, answer)
    return app


def judge(request: Request) -> str | None:
    """The name of who is signed in."""
    name: str | None = request.state.judge
    return name


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    """Fewer threads than a store has connections: whoever comes then waits for a thread, which nobody loses."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


def _add_signing(app: FastAPI, store: Store, guests: Mapping[str, str]) -> None:
    """Let those in who have a token: by a link once, then by a cookie."""

    def owner(secret: str) -> str | None:
        return guests.get(secret) or store.token_owner(secret)

    @app.middleware("http")
    async def sign(request: Request, call_next: Next) -> Response:
        secret = request.cookies.get(COOKIE, "")
        request.state.judge = await run_in_threadpool(owner, secret) if secret else None
        return await call_next(request)

    @app.get("/enter", include_in_schema=False)
    def enter(request: Request, token: str = "") -> Response:
        """Sign in by the link that `dragoman serve --judge` prints."""
        if not token or owner(token) is None:
            raise HTTPException(403, "this token is not known, or was taken back")
        found = RedirectResponse("/review", 303)
        found.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return found


def _add_handlers(app: FastAPI, answer: Answer) -> None:
    """Say on a page what went wrong."""

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith("/api/"):
            return problem(error.status_code, str(error.detail))
        return answer.page(request, "error.html", error.status_code, what=str(error.detail))

    @app.exception_handler(RequestValidationError)
    def unfit(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return answer.page(request, "error.html", 422, what=f"{first['loc'][-1]}: {first['msg']}")

    @app.exception_handler(DragomanError)
    def failed(request: Request, error: DragomanError) -> Response:
        return answer.page(request, "error.html", 400 if isinstance(error, ConfigError) else 503, what=str(error))
