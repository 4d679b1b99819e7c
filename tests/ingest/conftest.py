from collections.abc import Callable

import pytest


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets a watch look so many times, without waiting between them, and ends it as Ctrl-C does."""

    def limit(times: int, between: Callable[[int], None] = lambda number: None) -> None:
        done = iter(range(1, times))

        def sleep(seconds: float) -> None:
            number = next(done, None)
            if number is None:
                raise KeyboardInterrupt
            between(number)

        monkeypatch.setattr("dragoman.ingest.run.time.sleep", sleep)

    return limit
