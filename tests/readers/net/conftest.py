from collections.abc import Iterator

import pytest

from readers.net.server import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


@pytest.fixture
def other() -> Iterator[Site]:
    with running() as site:
        yield site
