"""The log of judgements, and adding to it."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from dragoman.judgements import DIFFERENT, SAME, Judgement
from dragoman.store import Store
from dragoman.web.api import cursor
from dragoman.web.api.answers import Listed, TheStore, answer, page
from dragoman.web.api.asked import JudgementPage, NewJudgement
from dragoman.web.api.problems import ApiError, documented

router = APIRouter(tags=["judgements"])
_bearer = HTTPBearer(auto_error=False, description="A token made by `dragoman tokens add NAME --store STORE`.")


def judge_of(store: TheStore, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> str:
    """The name of the token in the request: 401 without a good one, 403 for a revoked one."""
    token = store.token(given.credentials) if given else None
    if token is None:
        raise ApiError(401, "a token is needed to judge", headers={"www-authenticate": "Bearer"})
    if token.revoked:
        raise ApiError(403, "this token has been revoked")
    return token.name


@router.get("/judgements", response_model=Listed[Judgement], responses=documented(422, 503))
def list_judgements(request: Request, store: TheStore, asked: Annotated[JudgementPage, Query()]) -> Response:
    """What people said of the records, the latest first."""
    after = cursor.read(asked.after, "judgements", int)
    found = tuple(store.judgement_page(asked.report, after[0] if after else None, asked.limit + 1))
    return answer(request, page(found, asked.limit, lambda said: cursor.written("judgements", said.number)))


@router.post(
    "/judgements",
    status_code=201,
    response_model=Judgement,
    responses=documented(400, 401, 403, 404, 409, 413, 415, 422, 503),
)
def add_judgement(
    request: Request, store: TheStore, by: Annotated[str, Depends(judge_of)], judgement: NewJudgement
) -> Response:
    """Say that a record is wrong or right, that two are the same happening or not, or put a field right.

    It is kept for ever under the token's name and works at once. 404: no such event. 409: it is so already.
    """
    for event in filter(None, (judgement.event, judgement.other)):
        found = store.event(event)
        if found is None or found.event.id != event:
            raise ApiError(404, f"there is no event {event:.40}")
    if already(store, judgement):
        raise ApiError(409, "it is so already")
    value = json.dumps(judgement.value) if judgement.field else None
    made = store.judge(
        judgement.verdict,
        judgement.event,
        by=by,
        other=judgement.other,
        field=judgement.field,
        value=value,
        note=judgement.note,
    )
    return answer(request, made, 201)


def already(store: Store, judgement: NewJudgement) -> bool:
    """Whether the records are as the judgement wants them."""
    here = store.event(judgement.event)
    if here and judgement.verdict in ("wrong", "right"):
        return bool(here.judged == judgement.verdict)
    there = store.event(judgement.other) if judgement.other else None
    if here and there and judgement.verdict in (SAME, DIFFERENT) and here.event.id != there.event.id:
        return bool((here.cluster == there.cluster) == (judgement.verdict == SAME))
    return False
