"""What the gazetteer knows of a place."""

from typing import NamedTuple


class PlaceRecord(NamedTuple):
    """A place: WGS 84 degrees, `country` ISO 3166 alpha-3 (KOS for Kosovo) or "" where it lies in several.

    `admin1` and `admin2` are the names of the first and second level regions it lies in, "" when unknown; a region is
    not inside itself. `population` is 0 when unknown; that of a region is the sum of its towns. `kind` is country,
    admin1, admin2, capital, city or one of the kinds of data/features.csv (sea, river, base ...). `usual` tells
    whether the name it was looked up by is one it usually goes by in English, or one of the many others GeoNames has.
    """

    geonames_id: int | None
    name: str
    country: str
    admin1: str
    admin2: str
    latitude: float | None
    longitude: float | None
    population: int
    kind: str
    usual: bool = True

    @property
    def coordinates(self) -> tuple[float, float] | None:
        """(latitude, longitude), None when not known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude
