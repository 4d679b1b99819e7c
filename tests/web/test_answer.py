"""One view in three forms."""

import csv
import io
from dataclasses import dataclass

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.answer import as_csv, tagged


@dataclass(frozen=True)
class Line:
    name: str
    count: int = 0
    parts: tuple[str, ...] = ()


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_records_become_lines_under_their_field_names():
    assert read(as_csv([Line("a", 1, ("x", "y"))])) == [{"name": "a", "count": "1", "parts": '["x", "y"]'}]


def test_no_records_give_an_empty_table():
    assert as_csv([]) == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text):
    assert read(as_csv([Line(text)]))[0]["name"] == f"'{text}"


def test_numbers_below_nought_stay_numbers():
    assert read(as_csv([Line("a", -1)]))[0]["count"] == "-1"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_any_words_come_back_whole(text):
    assert read(as_csv([Line(text)]))[0]["name"].removeprefix("'") == text.removeprefix("'")


@pytest.fixture
def client():
    app = FastAPI()

    @app.get("/")
    def page(request: Request):
        return tagged(request, "words", "text/plain")

    return TestClient(app)


def test_who_has_a_page_gets_it_only_when_it_changed(client):
    tag = client.get("/").headers["etag"]
    assert client.get("/", headers={"if-none-match": tag}).status_code == 304
    assert client.get("/", headers={"if-none-match": f'W/{tag}, "other"'}).status_code == 304
    assert client.get("/", headers={"if-none-match": '"other"'}).status_code == 200
