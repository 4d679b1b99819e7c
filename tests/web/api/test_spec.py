"""Whatever the OpenAPI document allows, and much that it does not, is answered as it says."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from tests.web.small import small_store

from dragoman.knowledge import KnowledgeBase
from dragoman.web.api import PREFIX, make_api
from dragoman.web.api.problems import add_handlers

schemathesis = pytest.importorskip("schemathesis")

EXAMPLES = 12  # for each operation


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, world: KnowledgeBase) -> Iterator[FastAPI]:
    app = FastAPI(openapi_url=None)
    add_handlers(app)  # an address with line breaks does not even reach the mounted application
    with small_store(tmp_path_factory.mktemp("api")) as store:
        app.mount(PREFIX, make_api(store, lambda: world))
        app.state.secret = store.add_token("Ann")
        yield app


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_the_api_is_as_documented(served: FastAPI, mode: str) -> None:
    schema = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", served)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) >= 16
    for operation in operations:
        _try(operation, served.state.secret, schemathesis.GenerationMode(mode))


# No schema can say which cursors a list gave out, and which values fit which field.
UNSAYABLE = ("positive_data_acceptance",)


def _try(operation: Any, secret: str, mode: Any) -> None:
    excluded = [check for check in schemathesis.checks.CHECKS.get_all() if check.__name__ in UNSAYABLE]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
        phases=[Phase.generate],
    )
    def checked(case: Any) -> None:
        case.call_and_validate(headers={"authorization": f"Bearer {secret}"}, excluded_checks=excluded)

    checked()
