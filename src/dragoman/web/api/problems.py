"""Errors as `application/problem+json` (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from dragoman.errors import ConfigError, DataError, DragomanError, InputError, StoreError

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """What went wrong."""

    type: str = Field("about:blank", description="Always about:blank: the status says what kind it is.")
    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field("", description="What was wrong with this request.")
    errors: list[str] = Field([], description="For 422: each part that is wrong, and why.")


class ApiError(HTTPException):
    """An error with a status of its own, and what is wrong in words."""


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors an operation may answer with, for the OpenAPI document."""
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"content": {MEDIA_TYPE: {"schema": schema}}}
    return {status: {"description": HTTPStatus(status).phrase, **content} for status in statuses}


def problem(
    status: int, detail: str = "", errors: list[str] | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer for an error."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    content = json.dumps({**body, "errors": errors or []})
    return Response(content, status, dict(headers or {}), media_type=MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Let all errors be answered so."""
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(DragomanError, _failed)


def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [f"{'.'.join(str(part) for part in one['loc'])}: {one['msg']}" for one in error.errors()]
    return problem(422, "the request is not as documented", [line[:300] for line in found[:20]])


def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=error.headers)


def _failed(_: Request, error: Exception) -> Response:
    """What the library says: the asker's mistake, or a store that cannot be used just now."""
    if isinstance(error, (ConfigError, InputError)):
        return problem(422, str(error))
    if isinstance(error, (StoreError, DataError)):
        return problem(503, "the store cannot be used just now", headers={"retry-after": "5"})
    return problem(500, "")
