"""Places by name: towns, regions, countries, seas, rivers, disputed regions and well-known facilities."""

from dragoman.gazetteer.gazetteer import Gazetteer, load_gazetteer
from dragoman.gazetteer.model import PlaceRecord
from dragoman.gazetteer.sources import region_abbreviations

__all__ = ["Gazetteer", "PlaceRecord", "load_gazetteer", "region_abbreviations"]
