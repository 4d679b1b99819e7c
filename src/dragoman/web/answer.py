"""One view, three forms: a page, JSON, or the lines of its table as CSV."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import is_dataclass
from hashlib import sha256
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException

from dragoman.serial import to_data, to_json
from dragoman.web import show

HTML, JSON, CSV = "html", "json", "csv"
TYPES = {HTML: "text/html; charset=utf-8", JSON: "application/json", CSV: "text/csv; charset=utf-8"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that spreadsheets would run


class Answer:
    """Answers views of a store. Templates get `view`, what is handed as `more`, and what every page shows."""

    def __init__(self, name: str) -> None:
        self._pages = Environment(
            loader=PackageLoader("dragoman.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._pages.globals.update(store_name=name)
        self._pages.filters.update(show.FILTERS)

    def __call__(
        self,
        request: Request,
        template: str,
        view: Any,
        form: str = HTML,
        lines: Iterable[Any] | None = None,
        **more: Any,
    ) -> Response:
        if form == JSON:
            return tagged(request, to_json(view), TYPES[JSON])
        if form == CSV:
            if lines is None:
                raise HTTPException(404, "this page has no table")
            return tagged(request, as_csv(lines), TYPES[CSV])
        return self.page(request, template, view=view, **more)

    def page(self, request: Request, template: str, status: int = 200, **more: Any) -> Response:
        """A page with the links to its other forms."""
        path, asked = request.url.path, request.url.query
        forms = {
            form: f"{path.rstrip('/') or '/today'}.{form}" + (f"?{asked}" if asked else "") for form in (JSON, CSV)
        }
        values = {"request": request, "forms": forms, "judge": getattr(request.state, "judge", None), **more}
        html = self._pages.get_template(template).render(values)
        return tagged(request, html, TYPES[HTML], status)


def tagged(request: Request, body: str, kind: str, status: int = 200) -> Response:
    """An answer with an ETag of its contents; 304 for those who have it."""
    raw = body.encode("utf-8", "replace")
    tag = f'"{sha256(raw).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    known = request.headers.get("if-none-match", "")
    if status == 200 and tag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(raw, status, headers, kind)


def as_csv(lines: Iterable[Any]) -> str:
    """Records as CSV: their plain fields as they stand, others as JSON. No cell is a formula to a spreadsheet."""
    rows = [data if isinstance(data := to_data(line), dict) else {"value": data} for line in lines]
    stream = io.StringIO()
    if rows:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (dict, list)) or is_dataclass(value):
        return json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
