"""Chooses the place a name means, by weighted features that say what they are.

The features of a candidate are its fame, its kind, whether the words beside the name ask for that kind, whether the
place named next contains it, and how well it sits with the other places of the report.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log10

from dragoman.gazetteer import PlaceRecord
from dragoman.gazetteer.geometry import distance_km
from dragoman.names import normal
from dragoman.records import Where
from dragoman.stages.places.toponym import Toponym

NEAR_KM = 150.0
KIND_WEIGHTS = {
    "country": 3.0,
    "continent": 4.0,
    "ocean": 3.0,
    "sea": 3.0,
    "capital": 1.6,
    "city": 0.9,
    "admin1": 0.2,
    "admin2": -1.5,
    "town": 1.5,
    "section": 0.3,
    "disputed": 2.4,
    "historical": 2.0,
}
OTHER_KIND = 1.6
PEOPLED = frozenset({"city", "capital", "admin1", "admin2", "country"})
ASSUMED_SIZE = 5.5  # log10 of people, for places that are not counted in people
UNUSUAL = -1.2  # GeoNames collects many names that nobody uses in English
WANTED, UNWANTED = 3.0, -0.8
CONTAINED, WITH_COUNTRY = 5.0, 4.0
COUNTRY_SHARE, REGION_SHARE, NEIGHBOUR, HOLDS = 2.5, 3.5, 0.8, 1.8
TELLING = 0.8  # from what sum of the two shares on they are given as a reason
REPEATED = 0.2  # what a further mention of a name counts, the first counts 1
SETTLED = 0.4  # from what weight on a town speaks for its region
ROUNDS = 2
Choice = tuple[PlaceRecord, float, tuple[str, ...]]  # place, lead over the runner-up, reasons


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report is about, seen so far: the place each name was taken for and how much that counts.

    `countries` and `regions` sum what the names count for each country and each (country, region).
    """

    names: dict[str, tuple[PlaceRecord, float]]
    countries: Counter[str]
    regions: Counter[tuple[str, str]]

    def share_of_country(self, place: PlaceRecord, name: str) -> float:
        """How far the other names speak for the country of a place, 0 to 1."""
        own, weight = self.names.get(name, (None, 0.0))
        mine = weight if own is not None and own.country == place.country else 0.0
        return (self.countries[place.country] - mine) / (sum(self.countries.values()) - weight + 1)

    def share_of_region(self, place: PlaceRecord, name: str) -> float:
        """How far the other names speak for the region of a place, 0 to 1."""
        key = _region(place)
        own, weight = self.names.get(name, (None, 0.0))
        total = sum(self.regions.values()) - (weight if own is not None and _region(own)[1] else 0.0)
        mine = weight if own is not None and _region(own) == key else 0.0
        return (self.regions[key] - mine) / (total + 1)


def _region(place: PlaceRecord) -> tuple[str, str]:
    return place.country, place.name if place.kind == "admin1" else place.admin1


def resolve(toponyms: Sequence[Toponym], containers: Sequence[int | None], hints: Counter[str]) -> list[Where]:
    """The place of each toponym. `containers[i]` is the index of the toponym that follows as the place around it.

    `hints` counts the countries the report speaks of in other words than names of places.
    """
    choices: list[Choice | None] = [None] * len(toponyms)
    for _ in range(ROUNDS + 1):
        setting = _setting(toponyms, choices, hints)
        choices = [_choose(i, toponyms, containers, choices, setting) for i in range(len(toponyms))]
        choices = _same_throughout(toponyms, containers, choices)
    return [_where(i, toponyms, containers, choices) for i in range(len(toponyms))]


def _setting(toponyms: Sequence[Toponym], choices: Sequence[Choice | None], hints: Counter[str]) -> Setting:
    """Each name counts once, by how surely it was settled, and a little more when it is repeated."""
    names: dict[str, tuple[PlaceRecord, float]] = {}
    for toponym, choice in zip(toponyms, choices, strict=True):
        if choice is not None:
            place, lead, _ = choice
            _, before = names.get(normal(toponym.name), (place, 0.0))
            trust = min(1.0, max(0.1, lead / 3))
            names[normal(toponym.name)] = place, before + trust * (REPEATED if before else 1.0)
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for country, times in hints.items():
        countries[country] = min(3, times)
    for place, weight in names.values():
        countries[place.country] += weight  # type: ignore[assignment]
        if _region(place)[1]:
            regions[_region(place)] += weight  # type: ignore[assignment]
    return Setting(names, countries, regions)


def _choose(
    i: int,
    toponyms: Sequence[Toponym],
    containers: Sequence[int | None],
    choices: Sequence[Choice | None],
    setting: Setting,
) -> Choice | None:
    toponym = toponyms[i]
    if not toponym.candidates:
        return None
    outer = containers[i]
    around = toponyms[outer].candidates if outer is not None else ()
    settled = choices[outer] if outer is not None else None
    if settled is not None:
        around = (settled[0],)
    scored = [(_score(place, toponym, around, setting), place) for place in toponym.candidates]
    scored.sort(key=lambda pair: -pair[0][0])
    (best, reasons), place = scored[0]
    lead = best - scored[1][0][0] if len(scored) > 1 else 4.0
    return place, lead, reasons


def _score(
    place: PlaceRecord, toponym: Toponym, around: Sequence[PlaceRecord], setting: Setting
) -> tuple[float, tuple[str, ...]]:
    """The sum of a candidate's features, with those that count in words."""
    name = normal(toponym.name)
    size = log10(place.population + 1) if place.kind in PEOPLED else ASSUMED_SIZE
    total, reasons = size + KIND_WEIGHTS.get(place.kind, OTHER_KIND), [place.kind]
    if not place.usual and place.kind not in toponym.wanted:
        total += UNUSUAL
        reasons.append(f"also called {toponym.name}")
    if toponym.wanted:
        fits = place.kind in toponym.wanted
        total += WANTED if fits else UNWANTED
        reasons += ["the words beside it ask for such a place"] * fits
    within = next((outer for outer in around if contains(outer, place)), None)
    if within is not None:
        total += CONTAINED if within.kind != "country" else WITH_COUNTRY
        reasons.append(f"in {within.name}, which follows")
    total += _company(place, name, setting, reasons)
    return total, tuple(reasons)


def _company(place: PlaceRecord, name: str, setting: Setting, reasons: list[str]) -> float:
    """How well a place sits with the others of the report."""
    country, region = _region(place)
    total = COUNTRY_SHARE * setting.share_of_country(place, name) if country else 0.0
    total += REGION_SHARE * setting.share_of_region(place, name) if region else 0.0
    if total > TELLING:
        reasons.append(f"the report is about {region or country}")
    if _has_neighbour(place, name, setting):
        total += NEIGHBOUR
        reasons.append("near other places of the report")
    held = _holds(place, name, setting)
    if held:
        total += HOLDS
        reasons.append(f"{held} lies in it")
    return total


def _holds(place: PlaceRecord, name: str, setting: Setting) -> str:
    """A town of the report that lies in a region."""
    if place.kind not in ("admin1", "admin2"):
        return ""
    others = (other for label, (other, weight) in setting.names.items() if label != name and weight >= SETTLED)
    return next((other.name for other in others if other.kind in ("city", "capital") and contains(place, other)), "")


def _has_neighbour(place: PlaceRecord, name: str, setting: Setting) -> bool:
    here = place.coordinates
    if here is None or place.kind == "country":
        return False
    towns = (
        other
        for label, (other, _) in setting.names.items()
        if label != name and other.kind in ("city", "capital", "admin2") and other.geonames_id != place.geonames_id
    )
    return any(town.coordinates is not None and distance_km(here, town.coordinates) < NEAR_KM for town in towns)


def contains(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    """Whether a country or region holds a place."""
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    if outer.country != inner.country:
        return False
    if outer.kind == "admin1":
        return outer.name == inner.admin1
    return outer.kind == "admin2" and outer.name == inner.admin2


def _same_throughout(
    toponyms: Sequence[Toponym], containers: Sequence[int | None], choices: Sequence[Choice | None]
) -> list[Choice | None]:
    """A name means one place in a report: that of its surest mention, unless the words beside it say otherwise."""
    best: dict[str, Choice] = {}
    for toponym, choice in zip(toponyms, choices, strict=True):
        key = normal(toponym.name)
        if choice is not None and not toponym.wanted and (key not in best or choice[1] > best[key][1]):
            best[key] = choice
    return [
        best[normal(t.name)] if c is not None and not t.wanted and containers[i] is None else c
        for i, (t, c) in enumerate(zip(toponyms, choices, strict=True))
    ]


def _where(
    i: int, toponyms: Sequence[Toponym], containers: Sequence[int | None], choices: Sequence[Choice | None]
) -> Where:
    toponym, choice = toponyms[i], choices[i]
    if choice is None:
        outer = containers[i]
        return _unknown(toponym, choices[outer] if outer is not None else None)
    place, lead, reasons = choice
    score = round(min(0.99, 1 / (1 + exp(-0.9 * lead)) * (0.8 + 0.2 * min(1.0, toponym.evidence / 5))), 3)
    return Where(
        toponym.span, place.name, place.geonames_id, place.country, place.latitude, place.longitude, score, reasons
    )


def _unknown(toponym: Toponym, outer: Choice | None) -> Where:
    """A place the gazetteer lacks lies at the middle of the region named behind it, where there is one."""
    if outer is None:
        return Where(toponym.span, toponym.name, score=0.1, reasons=("not in the gazetteer",))
    around = outer[0]
    position = (around.latitude, around.longitude) if around.kind in ("admin1", "admin2") else (None, None)
    reasons = ("not in the gazetteer", f"in {around.name}, which follows")
    return Where(toponym.span, toponym.name, None, around.country, *position, 0.3, reasons)
