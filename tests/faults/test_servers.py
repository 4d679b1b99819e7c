"""A server that stops in the middle ends the run with a word; once it is there again, the run goes on."""

import signal
import threading

import pytest
from sqlalchemy import text

from dragoman.errors import StoreError
from dragoman.ingest import ingest
from dragoman.store import Store
from tests.faults.contents import Contents
from tests.faults.surroundings import assert_same, private_server
from tests.faults.worker import PlainCoder

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_server_that_stops_ends_the_run_and_a_later_one_goes_on(
    how: signal.Signals, sources: list[str], undisturbed: Contents
) -> None:
    with private_server() as server:
        url = server.databases.make()
        with Store(url) as store:

            def stop(step: object, tally: object) -> None:
                if getattr(tally, "done", 0) == 70:
                    server.stop(how)

            with pytest.raises(StoreError, match="cannot be reached, or its server has gone away"):
                ingest(store, PlainCoder(), sources, watch=stop)
            with pytest.raises(StoreError, match="cannot be reached, or its server has gone away"):
                store.counts()
            server.start()
            assert store.counts().reports > 30
            assert_same(url, sources, undisturbed)


def test_a_server_that_stops_while_it_answers() -> None:
    with private_server() as server, Store(server.databases.make()) as store:
        timer = threading.Timer(0.5, server.stop)
        timer.start()
        with pytest.raises(StoreError, match="gone away"), store.read() as connection:
            connection.execute(text("SELECT pg_sleep(20)"))
        timer.join()
        server.start()
        assert store.counts().reports == 0
