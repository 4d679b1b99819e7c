"""Reports, and what is said and held in them."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from dragoman.records import Coded
from dragoman.store.shelves import FactLine, ReportLine, StatementLine
from dragoman.web.api import cursor
from dragoman.web.api.answers import Listed, TheStore, answer, page
from dragoman.web.api.asked import FactPage, Id, ReportPage, StatementPage
from dragoman.web.api.problems import ApiError, documented

router = APIRouter(tags=["reports"])


class WholeReport(BaseModel):
    """A report with everything read from it."""

    story: str = Field(description="The id of the first report of its near-copies.")
    likeness: float = Field(description="To the report it was found to copy, 0..1.")
    origin: str = Field(description="The file or feed it was read from.")
    day_basis: str = Field(description="Which witness gave its day.")
    coder: str = Field(description="The versions that coded it.")
    record: dict[str, Any] = Field(
        description="The report's text and every record in it, as `dragoman code --format jsonl` writes them; "
        "events as people corrected them, without those found wrong."
    )


@dataclass(frozen=True, slots=True)
class _Whole:
    story: str
    likeness: float
    origin: str
    day_basis: str
    coder: str
    record: Coded


@router.get("/reports", response_model=Listed[ReportLine], responses=documented(422, 503))
def list_reports(request: Request, store: TheStore, asked: Annotated[ReportPage, Query()]) -> Response:
    """Reports, the latest stored first, without their texts."""
    after = cursor.read(asked.after, "reports", int)
    found = store.report_lines(asked.asked(), after[0] if after else None, asked.limit + 1)
    return answer(request, page(found, asked.limit, lambda line: cursor.written("reports", line.number)))


@router.get("/reports/{id}", response_model=WholeReport, responses=documented(404, 422, 503))
def get_report(request: Request, store: TheStore, id: Id) -> Response:
    """A report's text and all its records. Spans count characters of the text, the end excluded."""
    report, coded = store.report(id), store.coded(id)
    if report is None or coded is None:
        raise ApiError(404, "there is no such report")
    whole = _Whole(report.story, report.likeness, report.origin, report.day_basis, report.coder, coded)
    return answer(request, whole)


@router.get("/statements", response_model=Listed[StatementLine], responses=documented(422, 503))
def list_statements(request: Request, store: TheStore, asked: Annotated[StatementPage, Query()]) -> Response:
    """Who said what, those of the latest stored report first."""
    found = store.statements(asked.asked(), _place(asked.after, "statements"), asked.limit + 1)
    return answer(request, page(found, asked.limit, lambda line: _end("statements", line)))


@router.get("/facts", response_model=Listed[FactLine], responses=documented(422, 503))
def list_facts(request: Request, store: TheStore, asked: Annotated[FactPage, Query()]) -> Response:
    """Offices held and memberships as reports have them, those of the latest stored report first."""
    found = store.facts(asked.asked(), _place(asked.after, "facts"), asked.limit + 1)
    return answer(request, page(found, asked.limit, lambda line: _end("facts", line)))


def _place(after: str | None, kind: str) -> tuple[int, int] | None:
    found = cursor.read(after, kind, int, int)
    return (found[0], found[1]) if found else None


def _end(kind: str, line: StatementLine | FactLine) -> str:
    return cursor.written(kind, line.number, line.position)
