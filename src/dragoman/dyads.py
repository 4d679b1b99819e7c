"""Events as directed pairs of parties, the form in which ties are counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import permutations, product
from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.ontology import load_ontology
from dragoman.records import Event, Party

if TYPE_CHECKING:
    import pyarrow as pa

# Acts that several actors without a recipient do with, or to, each other.
BETWEEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
# Acts that consist in saying it: the word of the one who does them is the deed.
SAID = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
DEED, CLAIM, PLAN, WISH, DENIED, THOUGHT, PAST = "deed", "claim", "plan", "wish", "denied", "thought", "past"
STATUSES = (DEED, CLAIM, PLAN, WISH, DENIED, THOUGHT, PAST)
_STATUS_OF = {"planned": PLAN, "requested": WISH, "negated": DENIED, "hypothetical": THOUGHT, "historical": PAST}
LONG = 45  # days: a longer time says next to nothing of the day
MOST = 60  # pairs of one event: lists of states are long at times


@dataclass(frozen=True, slots=True)
class Dyad:
    """What one party does to another. `mutual`: they do it with each other, and stand in both directions."""

    source: Party
    target: Party
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """The parties asked for: those of a country, or one entity. `field`: country, entity."""

    field: str
    code: str


def dyads(event: Event) -> Sequence[Dyad]:
    """An event's pairs of different parties, at most 60; none for an event with one side only."""
    return tuple(pair for pair, _ in zip(_pairs(event), range(MOST), strict=False))


def _pairs(event: Event) -> Iterator[Dyad]:
    if event.recipient:
        made = (Dyad(a, b) for a, b in product(event.actor, event.recipient))
    elif event.type in BETWEEN:
        made = (Dyad(a, b, mutual=True) for a, b in permutations(event.actor, 2))
    else:
        return
    yield from (pair for pair in made if _name(pair.source) != _name(pair.target))


def _name(party: Party) -> str:
    return party.entity or party.name


def event_day(event: Event, published: date | None) -> date | None:
    """The day an event is counted on: its own, or that of its report when its own is known to a month at best."""
    when = event.when
    if when is None or when.start is None or (when.end and (when.end - when.start).days > LONG):
        return published
    return when.start


def weight(event: Event) -> tuple[int, float]:
    """An event's quad and intensity by the codebook, whatever modes it does not know left out.

    Raises InputError for a type that the codebook does not have.
    """
    ontology = load_ontology()
    if event.type not in {known.name for known in ontology.events}:
        raise InputError(f"{event.type} is no type of event", stage="store")
    modes = {mode.name for mode in ontology.modes_of(event.type)}
    return ontology.quad(event.type), ontology.score(event.type, [mode for mode in event.mode if mode in modes])


def status(event: Event) -> str:
    """Whether it was done, said to be done by somebody, planned, wished, denied, supposed, or lies far back."""
    if event.factuality != "asserted":
        return _STATUS_OF[event.factuality]
    if event.claimant is None:
        return DEED
    own = event.type in SAID and any(_one(party, event.claimant) for party in event.actor)
    return DEED if own else CLAIM


def _one(party: Party, claimant: Party) -> bool:
    """The same party, or a country and one who speaks for it."""
    if party.entity and party.entity == claimant.entity:
        return True
    return bool(party.country) and party.country == claimant.country and "GOV" in (*claimant.sectors, *party.sectors)


@cache
def schema() -> "pa.Schema":
    """The columns of a table of dyads: one row for each pair of parties in each record of an event.

    `day`: when it happened, else when it was reported. `quad`: 1 verbal cooperation, 2 material cooperation, 3 verbal
    conflict, 4 material conflict. `intensity`: -10..10. `status`: see `status`. `sectors`: joined by `|`, main first.
    `story`: the first of a report's near-copies. `claimant`: on whose word, empty for the outlet's own.
    """
    import pyarrow as pa

    text, code = pa.string(), pa.dictionary(pa.int32(), pa.string())
    sides = [(f"{side}_{name}", text) for side in ("source", "target") for name in ("name", "entity")]
    codes = [(f"{side}_{name}", code) for side in ("source", "target") for name in ("country", "sectors")]
    return pa.schema(
        [
            ("event", text),
            ("cluster", text),
            ("report", text),
            ("story", text),
            ("publisher", code),
            ("published", pa.date32()),
            ("day", pa.date32()),
            ("end", pa.date32()),
            ("type", code),
            ("mode", code),
            ("quad", pa.int8()),
            ("intensity", pa.float32()),
            ("status", code),
            ("mutual", pa.bool_()),
            ("claimant", text),
            ("place", text),
            ("place_country", code),
            ("score", pa.float32()),
            *sides,
            *codes,
        ]
    )
