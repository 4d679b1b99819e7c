"""Where things happened, by country and by place."""

from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.knowledge import KnowledgeBase
from dragoman.store import Store, Wanted
from dragoman.store.listing import CountryCount, PlaceCount
from dragoman.web.views.lately import first_day

MOST_PLACES = 100
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Country:
    """A country and what happened there; `name` is its code where nobody knows its name."""

    code: str
    name: str
    events: int
    happenings: int


@dataclass(frozen=True, slots=True)
class MapView:
    """The filters, and what they let through."""

    asked: Wanted
    countries: tuple[Country, ...]
    places: tuple[PlaceCount, ...]


def gather(store: Store, asked: Wanted, knowledge: KnowledgeBase) -> MapView:
    """Counts of what fits the filters; without a first day, in the year before the last."""
    asked = replace(asked, since=asked.since or first_day(store, asked.until, YEAR))
    countries = tuple(_country(one, knowledge) for one in store.countries(asked))
    return MapView(asked, countries, store.places(asked, MOST_PLACES))


def chart(view: MapView, store: str) -> str:
    """The map as SVG. `store`: its name, for the source line."""
    from dragoman.pictures import Spot, map_chart, svg

    spots = [Spot(one.code, one.name, one.happenings) for one in view.countries]
    return svg(map_chart(spots, store=store)) if spots else ""


def _country(one: CountryCount, knowledge: KnowledgeBase) -> Country:
    entity = knowledge.get(one.country)
    return Country(one.country, entity.name if entity else one.country, one.events, one.happenings)
