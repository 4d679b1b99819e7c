"""What a store is: the version of its tables, and which versions of the program coded its reports."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dragoman.store.migrate import version_of
from dragoman.store.schema import coders, reports


@dataclass(frozen=True, slots=True)
class Versions:
    """One set of versions, its id, and how many reports it coded."""

    id: str
    code: str
    model: str
    knowledge: str
    lexicon: str
    ontology: str
    reports: int


@dataclass(frozen=True, slots=True)
class About:
    """`tables` is the version of the tables; `coders` has those that coded most first."""

    tables: str
    coders: tuple[Versions, ...]


def about(connection: Connection) -> About:
    count = func.count(reports.c.number)
    query = select(coders, count.label("reports")).outerjoin(reports, reports.c.coder == coders.c.id)
    rows = connection.execute(query.group_by(*coders.c).order_by(count.desc(), coders.c.id))
    return About(version_of(connection) or "", tuple(Versions(**row._asdict()) for row in rows))
