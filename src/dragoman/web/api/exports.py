"""Whole lists as a stream, in bounded memory."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from dragoman.serial import json_line, to_data, to_json
from dragoman.store.listing import EventLine
from dragoman.store.shelves import FactLine, ReportLine, StatementLine
from dragoman.web.api.answers import TheStore
from dragoman.web.api.asked import EventFilter, FactFilter, ReportFilter, StatementFilter
from dragoman.web.api.problems import documented

router = APIRouter(tags=["exports"])
T = TypeVar("T")
AT_ONCE = 500  # lines read in one moment
TYPES = {"ndjson": "application/x-ndjson", "csv": "text/csv"}
RISKY = ("=", "+", "-", "@", "\t", "\r")  # spreadsheets take cells that begin so for formulas

Format = Annotated[Literal["ndjson", "csv"], Field(description="One object a line, or a table with a header.")]
_STREAM = {"schema": {"type": "string"}}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The whole list.", "content": dict.fromkeys(TYPES.values(), _STREAM)},
    **documented(422, 503),
}


class EventExport(EventFilter):
    format: Format = "ndjson"


class ReportExport(ReportFilter):
    format: Format = "ndjson"


class StatementExport(StatementFilter):
    format: Format = "ndjson"


class FactExport(FactFilter):
    format: Format = "ndjson"


@router.get("/exports/events", response_class=StreamingResponse, responses=ANSWERS)
def export_events(store: TheStore, asked: Annotated[EventExport, Query()]) -> StreamingResponse:
    """All records of events that fit, the latest day first."""
    return stream(store.all_events(asked.wanted(), AT_ONCE), EventLine, asked.format, "events")


@router.get("/exports/reports", response_class=StreamingResponse, responses=ANSWERS)
def export_reports(store: TheStore, asked: Annotated[ReportExport, Query()]) -> StreamingResponse:
    """All reports that fit, without their texts."""
    wanted = asked.asked()
    found = walk(lambda last: store.report_lines(wanted, last.number if last else None, AT_ONCE))
    return stream(found, ReportLine, asked.format, "reports")


@router.get("/exports/statements", response_class=StreamingResponse, responses=ANSWERS)
def export_statements(store: TheStore, asked: Annotated[StatementExport, Query()]) -> StreamingResponse:
    """All statements that fit, with their words."""
    wanted = asked.asked()
    found = walk(lambda last: store.statements(wanted, (last.number, last.position) if last else None, AT_ONCE))
    return stream(found, StatementLine, asked.format, "statements")


@router.get("/exports/facts", response_class=StreamingResponse, responses=ANSWERS)
def export_facts(store: TheStore, asked: Annotated[FactExport, Query()]) -> StreamingResponse:
    """All offices and memberships that fit."""
    wanted = asked.asked()
    found = walk(lambda last: store.facts(wanted, (last.number, last.position) if last else None, AT_ONCE))
    return stream(found, FactLine, asked.format, "facts")


def walk(page_after: Callable[[Any], tuple[T, ...]]) -> Iterator[T]:
    """All lines of a list that is read a page at a time."""
    last: T | None = None
    while page := page_after(last):
        yield from page
        if len(page) < AT_ONCE:
            return
        last = page[-1]


def stream(lines: Iterable[Any], kind: Any, format: str, name: str) -> StreamingResponse:
    """Lines in one of the formats, under a file name."""
    written = as_csv(lines, list(kind.__dataclass_fields__)) if format == "csv" else as_ndjson(lines)
    headers = {"content-disposition": f'attachment; filename="{name}.{format}"'}
    return StreamingResponse(written, media_type=TYPES[format], headers=headers)


def as_ndjson(lines: Iterable[Any]) -> Iterator[str]:
    """One object a line."""
    for line in lines:
        yield to_json(line) + "\n"


def as_csv(lines: Iterable[Any], columns: list[str]) -> Iterator[str]:
    """A table with a header; lists in a cell joined by `|`, a party as its name."""
    yield _row(columns)
    for line in lines:
        data = to_data(line)
        yield _row([cell(data[column]) for column in columns])


def cell(value: Any) -> Any:
    """A value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, list):
        value = "|".join(str(cell(item)) for item in value)
    elif isinstance(value, dict):
        value = value["name"] if "name" in value else json_line(value)
    return "'" + value if isinstance(value, str) and value.startswith(RISKY) else value


def _row(cells: list[Any]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
