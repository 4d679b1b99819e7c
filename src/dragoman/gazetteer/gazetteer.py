"""Looks places up by name in the compiled file."""

import sqlite3
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from dragoman.errors import DataError
from dragoman.gazetteer.build import compiled
from dragoman.gazetteer.model import PlaceRecord
from dragoman.gazetteer.sources import iso3_of_iso2
from dragoman.names import normal

COLUMNS = "geonames_id, name, country, admin1, admin2, latitude, longitude, population, kind"
BY_FORM = f"select {COLUMNS}, usual from form join place on place.number = form.place where form.form = ?"
BY_COUNTRY = f"select {COLUMNS} from place where country = ? and kind = 'country'"
KEPT_NAMES = 20_000


class Gazetteer:
    """Places by name. Safe to use from several threads and to send to other processes."""

    def __init__(self, path: Path) -> None:
        """Open a compiled file. Raises DataError when it is missing or damaged."""
        self.path = path
        try:
            self._base = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._base.execute("select 1 from place limit 1")
        except sqlite3.Error as error:
            raise DataError(f"the gazetteer {path} cannot be read: {error}") from error
        self._known = lru_cache(KEPT_NAMES)(self._look_up)

    def __reduce__(self) -> tuple[Any, ...]:
        return Gazetteer, (self.path,)

    def candidates(self, name: str) -> tuple[PlaceRecord, ...]:
        """All places that go by a name, the most populous first; case, accents and a leading "the" do not matter."""
        form = normal(name)
        return self._known(form) if form else ()

    def country(self, iso3: str) -> PlaceRecord | None:
        """A country by its ISO 3166 alpha-3 code (KOS for Kosovo)."""
        row = self._base.execute(BY_COUNTRY, (iso3,)).fetchone()
        return PlaceRecord(*row) if row else None

    def iso3(self, iso2: str) -> str:
        """The alpha-3 code of an alpha-2 code, "" when unknown."""
        return iso3_of_iso2().get(iso2.upper(), "")

    def _look_up(self, form: str) -> tuple[PlaceRecord, ...]:
        found = [PlaceRecord._make((*row[:-1], bool(row[-1]))) for row in self._base.execute(BY_FORM, (form,))]
        return tuple(sorted(found, key=lambda place: (-place.population, place.geonames_id or 0, place.name)))


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer, compiled into the user's cache on first use. Raises DataError when that fails."""
    return Gazetteer(compiled())
