"""An event: all tellings of its happening side by side, why they are taken for one, and what people said of them."""

from dataclasses import dataclass

from dragoman.judgements import Judgement
from dragoman.ontology import load_ontology
from dragoman.records import Coded, Event
from dragoman.store import EventLine, Store, Telling
from dragoman.store.reading import Move
from dragoman.web.marks import Part, sentence_of

MOST = 60  # tellings on a page
COMPARED = ("type", "mode", "factuality", "status", "day", "place", "claimant", "actor", "recipient")


@dataclass(frozen=True, slots=True)
class Told:
    """One telling. `differs`: fields in which it is not as the one asked for.

    `sentence`: where it is told; `because`: why it is taken for the same as `via`, with the likeness 0..1.
    """

    line: EventLine
    title: str | None
    story: str
    sentence: tuple[Part, ...]
    evidence: tuple[tuple[str, str, str], ...]  # role, quote, rule
    via: str | None
    likeness: float
    because: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """What the page of an event shows. `quad_name`, `intensity`: by the codebook; `more`: tellings not shown.

    `stories`: tellings without near-copies.
    """

    id: str
    cluster: str
    line: EventLine
    quad_name: str
    intensity: float
    tellings: tuple[Told, ...]
    more: int
    stories: int
    claimants: tuple[str, ...]
    moves: tuple[Move, ...]
    judgements: tuple[Judgement, ...]


def gather(store: Store, id: str) -> EventView | None:
    """An event with its happening; None when there is none."""
    cluster = store.cluster(id)
    if cluster is None:
        return None
    shown = sorted(cluster.tellings, key=lambda telling: telling.event.id != id)[:MOST]
    lines = {line.id: line for line in store.event_lines([telling.event.id for telling in shown])}
    reports = {report: store.coded(report, corrected=False) for report in {telling.report for telling in shown}}
    mine = lines.get(id) or next(iter(lines.values()))
    ids = set(lines)
    heard = {said.number: said for report in reports for said in store.judgement_page(report, limit=200)}
    ontology = load_ontology()
    return EventView(
        id=mine.id,
        cluster=cluster.id,
        line=mine,
        quad_name=QUADS[mine.quad],
        intensity=float(ontology.score(mine.type, [mode for mode in mine.mode if mode in _modes(mine.type)])),
        tellings=tuple(_told(telling, lines[telling.event.id], mine, reports[telling.report]) for telling in shown),
        more=len(cluster.tellings) - len(shown),
        stories=cluster.stories,
        claimants=cluster.claimants,
        moves=cluster.moves,
        judgements=tuple(said for _, said in sorted(heard.items()) if _is_of(said, ids)),
    )


QUADS = {0: "", 1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


def _modes(type: str) -> set[str]:
    return {mode.name for mode in load_ontology().modes_of(type)}


def _told(telling: Telling, line: EventLine, mine: EventLine, coded: Coded | None) -> Told:
    event: Event = telling.event
    return Told(
        line=line,
        title=coded.document.title if coded else None,
        story=telling.story,
        sentence=sentence_of(coded, event) if coded else (),
        evidence=tuple((part.role, part.quote, part.rule) for part in event.evidence),
        via=telling.via,
        likeness=telling.likeness,
        because=telling.reasons,
        differs=tuple(name for name in COMPARED if _shown(line, name) != _shown(mine, name)),
    )


def _shown(line: EventLine, name: str) -> object:
    value = getattr(line, name)
    if name in ("actor", "recipient"):
        return {party.key for party in value}
    return value.key if name == "claimant" and value else value


def _is_of(said: Judgement, ids: set[str]) -> bool:
    return said.anchor.event in ids or bool(said.other and said.other.event in ids)
