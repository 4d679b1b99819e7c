"""Tables of dyads made by hand."""

from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from dragoman.dyads import Who, schema
from dragoman.ties.model import Actor

NOR, EST, COR = Actor("NOR", "Norland"), Actor("EST", "Estavia"), Actor("COR", "Corvia")
FIRST = date(2024, 1, 1)
QUADS = {"CONSULT": (1, 2.5), "AID": (2, 10.0), "ACCUSE": (3, -3.0), "ASSAULT": (4, -9.0)}


def row(day: int, type: str = "CONSULT", source: str = "NOR", target: str = "EST", **more: Any) -> dict[str, Any]:
    """A dyad so many days after FIRST; each is a happening, report and story of its own unless told otherwise."""
    number = f"{day}-{type}-{source}-{target}"
    quad, intensity = QUADS[type]
    made = {
        "event": number, "cluster": number, "report": f"r{number}", "story": f"r{number}", "publisher": "Gazette",
        "published": FIRST + timedelta(days=day), "day": FIRST + timedelta(days=day), "end": None, "type": type,
        "mode": "", "quad": quad, "intensity": intensity, "status": "deed", "mutual": False, "claimant": "",
        "place": "", "place_country": "", "score": 0.9, "source_name": source, "source_entity": source,
        "source_country": source, "source_sectors": "", "target_name": target, "target_entity": target,
        "target_country": target, "target_sectors": "",
    }  # fmt: skip
    return {**made, **more}


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema())


class Rows:
    """A source that gives all its rows to everybody: what is asked for is told apart by those who count."""

    def __init__(self, *rows: dict[str, Any], reports: int = 10) -> None:
        self.rows, self.reports = rows, reports

    def dyads(
        self, one: Who | None = None, other: Who | None = None, since: date | None = None, until: date | None = None
    ) -> pa.Table:
        kept = [r for r in self.rows if (not since or r["day"] >= since) and (not until or r["day"] <= until)]
        return table(*kept)

    def volume(self, since: date | None = None, until: date | None = None) -> pa.Table:
        days = sorted({r["day"] for r in self.rows})
        return pa.table(
            {"day": pa.array(days, pa.date32()), "reports": pa.array([self.reports] * len(days), pa.int64())}
        )
