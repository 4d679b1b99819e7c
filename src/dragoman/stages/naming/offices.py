"""Who holds an office: of which state or body, on which day, and what follows when nobody known does."""

from datetime import date

from dragoman.knowledge import Hit, Occupancy
from dragoman.matching import Feature
from dragoman.stages.naming.anatomy import roles
from dragoman.stages.naming.scene import Reading, Scene, Tie
from dragoman.stages.naming.words import FEW, KINDRED, LEADING, ONLY_BODY, OUSTED, SHARED

FORMER_SECTOR = "ELI"


def office_of(hit: Hit, of: str, scene: Scene, text: str) -> str:
    """The office a hit means; of several the one the state or body really has, "supreme leader" only if said."""
    found = list(dict.fromkeys(form.target for form in roles(hit, "office")))
    if len(found) > 1 and "supreme-leader" in found and "supreme" not in text.lower():
        found.remove("supreme-leader")
    if "head of state" in text.lower():
        found = [*found, "monarch", "president"]
    held = [office for office in found if of and scene.knowledge.holders(office, of, scene.on)]
    return (held or found)[0]


def holders_of(office: str, of: str, scene: Scene) -> tuple[Occupancy, ...]:
    """Who may be meant by an office of a state or body on the day, best first, kindred offices included."""
    knowledge = scene.knowledge
    entity = knowledge.get(of)
    if entity is None:
        return ()
    kindred = [held for kind in KINDRED.get(office, (office,)) for held in knowledge.holders(kind, of, scene.on)]
    if office == "head-of-state":  # also "leader", "ruler": whoever really leads
        return knowledge.leaders(of, scene.on) or tuple(kindred)
    leads = entity.kind == "organisation" and office in LEADING
    return tuple(kindred) or (knowledge.leaders(of, scene.on) if leads else ())


def read_office(office: str, tie: Tie, scene: Scene, *, former: str, unnamed: bool, name: str) -> Reading:
    """An office of a state or body, its holder if one is meant. `unnamed`: "a minister", "ministers" name nobody.

    `name` stands for the phrase when no holder is found.
    """
    features = [Feature("office", 1.5, f"{scene.knowledge.office(office).name} is a known office"), *tie.features]
    if former:
        features.append(Feature("former", 0.5, "no longer in office"))
    sectors = (FORMER_SECTOR,) if former else sectors_in(office, tie, scene)
    held = None if unnamed or not tie.of else _holder(office, tie.of, former, scene)
    if held is None:
        return Reading(None, name, tie.country, sectors, office, tuple(features))
    person = scene.knowledge.entity(held.person)
    day = scene.on.isoformat() if scene.on else "the latest known day"
    told = f"{person.name} was the last to hold it before {day}" if former else f"{person.name} is the holder on {day}"
    features.append(Feature("holder", 2.0, told))
    sectors = sectors if former else sectors_in(held.office, tie, scene)
    return Reading(person.id, person.name, tie.country, sectors, held.office, tuple(features))


def seat_of(office: str, tie: Tie, scene: Scene) -> Tie:
    """The tie, or for an office that only one body has the tie to that body."""
    body = scene.knowledge.get(ONLY_BODY.get(office, ""))
    return Tie(body.id, body.country) if body and not tie.of else tie


def sectors_in(office: str, tie: Tie, scene: Scene) -> tuple[str, ...]:
    """The sectors of an office of a state or body; those of an undescribed body count when any body may have it."""
    kind, body = scene.knowledge.office(office), scene.knowledge.get(tie.of)
    if body and body.kind == "organisation" and body.subkind != "body" and office == "head-of-state" and tie.sectors:
        sectors = tie.sectors  # "the leader of the rebels" leads no state
    elif tie.of:
        sectors = scene.knowledge.sectors_of_office(office, tie.of, scene.on)
    else:
        sectors = tie.sectors if tie.sectors and kind.scope != "state" else kind.sectors
    return with_disputed(sectors or ("GOV",), tie.disputed)


def with_disputed(sectors: tuple[str, ...], disputed: bool) -> tuple[str, ...]:
    return (*sectors, "PRE") if disputed and "PRE" not in sectors else sectors


def _holder(office: str, of: str, former: str, scene: Scene) -> Occupancy | None:
    if former:
        return _ousted(office, of, scene) if former in OUSTED else None
    held = holders_of(office, of, scene)
    entity = scene.knowledge.entity(of)
    if office not in SHARED or (entity.kind == "organisation" and office in LEADING):
        return held[0] if held else None
    # The data list only the best known of many envoys or governors, so a single one there proves nothing.
    return held[0] if len(held) == 1 and (office in FEW or entity.kind == "organisation") else None


def _ousted(office: str, of: str, scene: Scene) -> Occupancy | None:
    """The last holder before the day."""
    on = scene.on or date.max
    kinds = KINDRED.get(office, (office,))
    for kind in kinds:
        past = [h for h in scene.knowledge.history(kind, of) if h.interval.end and h.interval.end <= on]
        if past:
            return max(past, key=lambda held: held.interval.end or date.min)
    return None
