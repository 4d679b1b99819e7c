"""Which person a name means: candidates by form or misprint, weighed by office, country, day and context."""

from dataclasses import dataclass, replace

from dragoman.knowledge import Occupancy
from dragoman.matching import Feature, total
from dragoman.names import gender_of, likest, name_similarity, normal, strip_titles, surname, tokens_of
from dragoman.stages.naming.offices import holders_of
from dragoman.stages.naming.scene import Scene
from dragoman.stages.naming.words import KINDRED

_ACCEPTED = 0.0  # log odds under which nobody known is meant
_SURE = 0.8  # likeness from which two full names may be one
TITLE_OFFICES = {
    **dict.fromkeys(("king", "queen", "emperor", "emir", "sultan", "his majesty", "her majesty"), "monarch"),
    "pope": "pope",
}
_RANK_WEIGHT = {"head": 0.6, "minister": 0.4}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a phrase says about a person: the name, and office, state and former-word where given."""

    name: str
    offices: tuple[str, ...] = ()
    country: str = ""
    former: bool = False


def find_person(sought: Sought, scene: Scene) -> tuple[str, tuple[Feature, ...]] | None:
    """The person most likely meant with the features that speak for it, None when nobody known fits."""
    rest, titles = strip_titles(sought.name)
    if not sought.offices:
        sought = replace(sought, offices=tuple(TITLE_OFFICES[title] for title in titles if title in TITLE_OFFICES))
    candidates = _candidates(sought.name, scene) or _candidates(rest, scene)
    weighed = [(person, (feature, *_circumstances(person, sought, scene))) for person, feature in candidates]
    weighed.sort(key=lambda pair: -total(pair[1]))
    if not weighed or total(weighed[0][1]) <= _ACCEPTED:
        return None
    best, features = weighed[0]
    if len(weighed) > 1 and total(weighed[1][1]) > total(features) - 0.5:
        other = scene.knowledge.entity(weighed[1][0]).name
        features = (*features, Feature("rival", -1.0, f"could also be {other}"))
    return best, features


def find_holder(sought: Sought, of: str, scene: Scene) -> tuple[str, tuple[Feature, ...]] | None:
    """The holder of the office of a state or body whose name has the words sought, slips of spelling allowed."""
    wanted = tokens_of(strip_titles(sought.name)[0])
    for office in sought.offices:
        for held in holders_of(office, of, scene):
            known = scene.knowledge.entity(held.person)
            likeness = min((likest(word, tokens_of(known.name)) for word in wanted), default=0.0)
            if likeness >= _SURE:
                told = f"{sought.name} is taken as {known.name}, {scene.knowledge.office(office).name} on the day"
                return held.person, (Feature("holder", 2.5, told),)
    return None


def _candidates(name: str, scene: Scene) -> list[tuple[str, Feature]]:
    """Persons of this name: exactly so, else by a slip of spelling, else by surname when the name is one word."""
    forms = [form for form in scene.knowledge.lookup(name) if form.target.startswith("person:")]
    full = [form.target for form in forms if form.role == "name"]
    if full:
        return [(person, Feature("name", 3.0, f"{name} is a known name")) for person in dict.fromkeys(full)]
    if short := dict.fromkeys(form.target for form in forms):
        return [(person, Feature("surname", 0.6, f"{name} is a known short name")) for person in short]
    if " " not in name and "-" not in name:
        return []
    return [(person, _misprint(name, person, likeness, scene)) for person, likeness in _alike(name, scene).items()]


def _alike(name: str, scene: Scene) -> dict[str, float]:
    found = dict(scene.knowledge.similar(name))
    for person in scene.knowledge.persons_named(surname(name)):
        likeness = name_similarity(name, scene.knowledge.entity(person).name)
        if likeness >= _SURE:
            found[person] = max(found.get(person, 0.0), likeness)
    return found


def _misprint(name: str, person: str, likeness: float, scene: Scene) -> Feature:
    known = scene.knowledge.entity(person).name
    if likeness >= 1 or normal(name) == normal(known):
        return Feature("name", 2.8, f"{name} is {known}")
    return Feature("misprint", 12 * (likeness - _SURE) - 0.2, f"{name} is taken as another spelling of {known}")


def _circumstances(person: str, sought: Sought, scene: Scene) -> list[Feature]:
    return [
        feature
        for feature in (
            _office(person, sought, scene),
            _country(person, sought, scene),
            _time(person, scene, sought.former),
            _gender(person, sought, scene),
            _around(person, scene),
        )
        if feature
    ]


def _office(person: str, sought: Sought, scene: Scene) -> Feature | None:
    if not sought.offices:
        return None
    wanted = {kind for office in sought.offices for kind in (office, *KINDRED.get(office, ()))}
    title = scene.knowledge.office(sought.offices[0]).name
    now = [held for held in scene.knowledge.offices_of(person, scene.on) if held.interval.holds(scene.on)]
    if any(held.office in wanted and sought.country in ("", _country_of(held, scene)) for held in now):
        return Feature("office", -0.5 if sought.former else 2.5, f"is {title} on the day")
    if any(held.office in wanted for held in scene.knowledge.offices_of(person)):
        return Feature("office", 2.0 if sought.former else 0.4, f"was or became {title} at another time")
    return Feature("office", -1.2, f"is not known as {title}")


def _country(person: str, sought: Sought, scene: Scene) -> Feature | None:
    if not sought.country:
        return None
    theirs = scene.knowledge.country_of(person, scene.on)
    served = {_country_of(held, scene) for held in scene.knowledge.offices_of(person)}
    if theirs == sought.country or sought.country in served:
        return Feature("country", 1.5, f"belongs to {sought.country}")
    return Feature("country", -4.0, f"belongs to {theirs}, not {sought.country}") if theirs else None


def _country_of(held: Occupancy, scene: Scene) -> str:
    return scene.knowledge.country_of(held.of)


def _time(person: str, scene: Scene, former: bool) -> Feature:
    """In office now counts most; somebody whose offices all lie years off hardly at all."""
    knowledge = scene.knowledge
    held = [h for h in knowledge.offices_of(person, scene.on) if h.interval.holds(scene.on)]
    if held:
        rank = max((_RANK_WEIGHT.get(_rank(h, scene), 0.0) for h in held), default=0.0)
        return Feature("in office", 1.0 + rank - (0.5 if former else 0.0), f"holds an office: {held[0].office}")
    if scene.on is None:
        return Feature("past", 0.2, "held an office before")
    ever = knowledge.offices_of(person)
    years = min((_distance(h, scene) for h in ever), default=99.0)
    past = any(h.interval.end and h.interval.end <= scene.on for h in ever)
    if past:
        return Feature("past", (0.8 if former else 0.4) - min(years, 30.0) / 15, "held an office before the day")
    return Feature("future", -0.4 - min(years, 10.0) / 10, "takes office only after the day")


def _rank(held: Occupancy, scene: Scene) -> str:
    try:
        return scene.knowledge.office(held.office).rank
    except KeyError:
        return ""


def _distance(held: Occupancy, scene: Scene) -> float:
    """Years between the day and the nearer end of an occupancy."""
    days = [abs((edge - scene.on).days) for edge in (held.interval.start, held.interval.end) if edge and scene.on]
    return min(days, default=3650) / 365


def _gender(person: str, sought: Sought, scene: Scene) -> Feature | None:
    told, known = gender_of(sought.name), scene.knowledge.entity(person).gender
    if told and known and told != known:
        return Feature("gender", -2.5, "the title or given name is of the other gender")
    return None


def _around(person: str, scene: Scene) -> Feature | None:
    if person in scene.persons:
        return Feature("context", 2.0, "is named in full nearby")
    country = scene.knowledge.country_of(person, scene.on)
    if country and country in scene.countries:
        return Feature("context", 0.8, f"{country} is spoken of nearby")
    return None
