"""The part of a store that pages, the API and exports read: lists, a page at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from dragoman.judgements import Judgement
from dragoman.store import listing, review, shelves, sources, tokens
from dragoman.store.progress import Turned
from dragoman.store.shelves import Asked
from dragoman.store.wanted import Wanted

EVERYTHING, ANY = Wanted(), Asked()


class Lists(ABC):
    """`after` is where the page before ended, None for the first page; `limit` the lines of a page."""

    @abstractmethod
    def read(self) -> AbstractContextManager[Connection]: ...

    @abstractmethod
    def write(self) -> AbstractContextManager[Connection]: ...

    def events(
        self, wanted: Wanted = EVERYTHING, after: listing.Place | None = None, limit: int = 50
    ) -> tuple[listing.EventLine, ...]:
        """Records of events, the latest day first. `after`: `place_in_order` of the last one seen."""
        with self.read() as connection:
            return listing.listed(connection, wanted, after, limit)

    def all_events(self, wanted: Wanted = EVERYTHING, size: int = 500) -> Iterator[listing.EventLine]:
        """All of them, as many as there are, in bounded memory; `size`: read at once."""
        return listing.pages(self.read, wanted, size)

    def event_lines(self, ids: Sequence[str]) -> tuple[listing.EventLine, ...]:
        """Events by their ids, in that order; unknown ones are passed over."""
        with self.read() as connection:
            return listing.lines(connection, ids)

    def event_count(self, wanted: Wanted = EVERYTHING, most: int = listing.MOST_COUNTED) -> int:
        """How many there are, no more than `most` and one."""
        with self.read() as connection:
            return listing.counted(connection, wanted, most)

    def countries(self, wanted: Wanted = EVERYTHING) -> tuple[listing.CountryCount, ...]:
        """In which countries events happened, the most frequent first."""
        with self.read() as connection:
            return listing.by_countries(connection, wanted)

    def places(self, wanted: Wanted = EVERYTHING, limit: int = 200) -> tuple[listing.PlaceCount, ...]:
        """In which towns and the like, the most frequent first."""
        with self.read() as connection:
            return listing.by_places(connection, wanted, limit)

    def report_lines(
        self, asked: Asked = ANY, after: int | None = None, limit: int = 50
    ) -> tuple[shelves.ReportLine, ...]:
        """Reports, the latest stored first."""
        with self.read() as connection:
            return shelves.report_lines(connection, asked, after, limit)

    def report_count(self, asked: Asked = ANY, most: int = listing.MOST_COUNTED) -> int:
        """How many there are, no more than `most` and one."""
        with self.read() as connection:
            return shelves.report_count(connection, asked, most)

    def statements(
        self, asked: Asked = ANY, after: shelves.Place | None = None, limit: int = 50
    ) -> tuple[shelves.StatementLine, ...]:
        """Statements, those of the latest stored report first."""
        with self.read() as connection:
            return shelves.statement_lines(connection, asked, after, limit)

    def facts(
        self, asked: Asked = ANY, after: shelves.Place | None = None, limit: int = 50
    ) -> tuple[shelves.FactLine, ...]:
        """Offices and memberships, those of the latest stored report first."""
        with self.read() as connection:
            return shelves.fact_lines(connection, asked, after, limit)

    def judgement_page(self, report: str = "", after: int | None = None, limit: int = 50) -> Sequence[Judgement]:
        """The log, or a report's part of it, the latest first."""
        with self.read() as connection:
            return shelves.judgement_lines(connection, report, after, limit)

    def queue(self, order: str = review.UNSURE, type: str = "", limit: int = 20) -> tuple[listing.EventLine, ...]:
        """Events that nobody has judged: `unsure` ones, most `told`, or a `sample`."""
        with self.read() as connection:
            return review.queue(connection, order, type, limit)

    def precision(self) -> tuple[review.Precision, ...]:
        """How often judged records were right: of all types, then of each."""
        with self.read() as connection:
            return review.precision(connection)

    def publishers(self) -> tuple[sources.Publisher, ...]:
        """All outlets, those with most reports first."""
        with self.read() as connection:
            return sources.publishers(connection)

    def origins(self) -> tuple[sources.Origin, ...]:
        """All files and feeds, by name."""
        with self.read() as connection:
            return sources.found_at(connection)

    def rejects(self, origin: str = "", after: tuple[str, str] | None = None, limit: int = 50) -> tuple[Turned, ...]:
        """What was turned away, by name, then origin."""
        with self.read() as connection:
            return sources.turned_away(connection, origin, after, limit)

    def runs(self, limit: int = 20) -> tuple[sources.Run, ...]:
        """The latest runs first."""
        with self.read() as connection:
            return sources.latest_runs(connection, limit)

    def add_token(self, name: str) -> str:
        """Make a token to judge with over the web; gives its secret, which is shown only now.

        Raises ConfigError for a name that is taken.
        """
        with self.write() as connection:
            return tokens.add(connection, name)

    def token(self, secret: str) -> tokens.Token | None:
        """The token a secret belongs to, even when it was revoked."""
        with self.read() as connection:
            return tokens.found(connection, secret)

    def token_owner(self, secret: str) -> str | None:
        """The name of the token a secret belongs to, unless it was revoked."""
        found = self.token(secret)
        return found.name if found and not found.revoked else None

    def revoke_token(self, name: str) -> None:
        """Raises ConfigError for an unknown one."""
        with self.write() as connection:
            tokens.revoke(connection, name)

    def tokens(self) -> tuple[tokens.Token, ...]:
        """All that were ever made, the oldest first."""
        with self.read() as connection:
            return tokens.listed(connection)
