"""A cluster for the eye: all tellings of one happening, how they came together, what people said of them."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.cli.judge import said
from dragoman.formats.base import plain, trigger
from dragoman.formats.table import QUAD_STYLES, SHORT_ID, day, parties
from dragoman.judgements import Judgement, anchor_of, find
from dragoman.ontology import Ontology
from dragoman.store import Cluster, Move, Store, Telling


def happening(cluster: Cluster, judgements: Sequence[Judgement], ontology: Ontology) -> RenderableType:
    """All that is told of it, side by side."""
    return Group(*_parts(cluster, judgements, ontology), Text())


def judgements_on(store: Store, cluster: Cluster) -> list[Judgement]:
    """What people said of the tellings of a cluster, by the ids they had then or the words they rest on."""
    return [
        judgement
        for judgement in store.judgements()
        if any(
            anchor and _is_told(store, cluster, anchor.event, judgement)
            for anchor in (judgement.anchor, judgement.other)
        )
    ]


def _is_told(store: Store, cluster: Cluster, event: str, judgement: Judgement) -> bool:
    if any(telling.event.id == event for telling in cluster.tellings):
        return True
    if store.event(event):  # it stands in another cluster
        return False
    now = [anchor_of(telling.report, telling.event) for telling in cluster.tellings]
    anchors = [anchor for anchor in (judgement.anchor, judgement.other) if anchor and anchor.event == event]
    return any(find(anchor, [one for one in now if one.report == anchor.report]) for anchor in anchors)


def _parts(cluster: Cluster, judgements: Sequence[Judgement], ontology: Ontology) -> Iterator[RenderableType]:
    tellings, stories = len(cluster.tellings), cluster.stories
    alone = "told once" if tellings == 1 else f"told {tellings} times"
    yield Text("the happening", "bold").append(
        f": {alone}, in {stories} independent {'story' if stories == 1 else 'stories'}", "not bold"
    )
    yield _tellings(cluster.tellings, ontology)
    yield from _lines("how the cluster came about", map(_move, cluster.moves))
    yield from _lines("what people said", map(_judgement, judgements))


def _tellings(tellings: Sequence[Telling], ontology: Ontology) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("event", width=SHORT_ID, style="dim", no_wrap=True)
    table.add_column("told by", width=16)
    table.add_column("what", ratio=5)
    table.add_column("taken for one because", ratio=4)
    for telling in tellings:
        link = _link(telling) if len(tellings) > 1 else Text("no other telling", "dim")
        table.add_row(telling.event.id[:SHORT_ID], _teller(telling), _what(telling, ontology), link)
    return table


def _teller(telling: Telling) -> Text:
    found = Text(plain(telling.publisher or "?"))
    return found.append(f"\n{telling.published or 'no day'}", "dim")


def _what(telling: Telling, ontology: Ontology) -> Text:
    event = telling.event
    found = Text("/".join((event.type, *event.mode)), QUAD_STYLES[ontology.quad(event.type)])
    found.append(f" ({event.factuality})", "not bold magenta") if event.factuality != "asserted" else None
    found.append(f" {day(event.when.start) if event.when else ''}\n", "not bold default")
    found.append_text(parties(event.actor))
    if event.recipient:
        found.append(" → ", "dim").append_text(parties(event.recipient))
    if words := trigger(event):
        found.append(f"\n“{words}”", "not bold default italic")
    if event.claimant:
        found.append("\naccording to ", "dim").append_text(parties((event.claimant,)))
    return found.append(f"\njudged {telling.judged}", "bold") if telling.judged else found


def _link(telling: Telling) -> Text:
    if telling.via is None:
        return Text("the first of them", "dim")
    reasons = "; ".join(map(plain, telling.reasons)) or "no reasons"
    return Text(f"as {telling.via[:SHORT_ID]}, {telling.likeness:.2f}", "dim").append(f"\n{reasons}", "not dim")


def _move(move: Move) -> Text:
    there, here = ((name or "nowhere")[:SHORT_ID] for name in (move.source, move.target))
    found = Text(f"{move.at[:16].replace('T', ' ')} ", "dim")
    return found.append(f"{move.event[:SHORT_ID]} went from {there} to {here}: {plain(move.cause)}", "not dim")


def _judgement(judgement: Judgement) -> Text:
    found = Text(f"{judgement.at[:16].replace('T', ' ')} ", "dim")
    note = f" ({judgement.note})" if judgement.note else ""
    return found.append(plain(f"{judgement.by}: {said(judgement)}{note}"), "not dim")


def _lines(name: str, lines: Iterable[Text]) -> Iterator[RenderableType]:
    found = list(lines)
    if found:
        yield Text(f"\n{name}", "bold")
        yield from (Text("  ").append_text(line) for line in found)
