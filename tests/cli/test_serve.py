"""`dragoman serve` as a process of its own."""

import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from web.small import small_store

pytestmark = pytest.mark.slow
MAIN = "from dragoman.cli import main; main()"


@pytest.fixture
def place(tmp_path):
    with small_store(tmp_path) as store:
        return store.name


@contextmanager
def served(*arguments):
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, "serve", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def word_with(line, piece):
    return next(word for word in line.split() if piece in word)


def test_it_shows_the_store_at_the_address_it_prints_and_stops_when_asked(place):
    with served("--store", place, "--port", "0") as process:
        address = word_with(process.stdout.readline(), "http://")
        assert b"Dragoman" in urlopen(address, timeout=60).read()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_the_link_of_a_judge_signs_in(place):
    with served("--store", place, "--port", "0", "--judge", "Ann  Lee") as process:
        process.stdout.readline()
        line = process.stdout.readline()
        assert line.startswith("Ann Lee may judge")
        answer = urlopen(Request(word_with(line, "/enter?token="), method="GET"), timeout=60)
        assert answer.url.endswith("/review")


def test_other_host_names_are_served_only_when_named(place):
    with served("--store", place, "--port", "0", "--name", "news.example") as process:
        address = word_with(process.stdout.readline(), "http://") + "sources"
        assert urlopen(Request(address, headers={"Host": "news.example"}), timeout=60).status == 200
        with pytest.raises(HTTPError, match="421"):
            urlopen(Request(address, headers={"Host": "other.example"}), timeout=60)


def test_a_port_that_is_taken_is_said_in_one_line(place):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served("--store", place, "--port", str(port)) as process:
            assert process.wait(60) == 2
            assert f"cannot listen at 127.0.0.1, port {port}" in process.stderr.read()


def test_a_store_that_is_not_there_is_not_made(tmp_path):
    with served("--store", str(tmp_path / "none.db")) as process:
        assert process.wait(60) != 0
    assert not (tmp_path / "none.db").exists()
