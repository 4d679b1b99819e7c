"""What a judgement does: it moves clusters and corrects rows. The log itself is never touched.

The coder's own record of the report stays as it was; the rows of events and sides are as corrected.
"""

from contextlib import suppress

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.errors import ConfigError, StoreError
from dragoman.judgements import CORRECTED, PAIRED, SAME, WRONG, Anchor, Judgement, correct
from dragoman.matching import Trace
from dragoman.matching.trace import renewed
from dragoman.records import Event
from dragoman.serial import read_record
from dragoman.store import clusters, moves, rows
from dragoman.store.judged import judgements_of, meant
from dragoman.store.schema import blocks, dyads, events, members, reports, sides
from dragoman.store.trees import cluster_of


def apply(connection: Connection, judgement: Judgement) -> None:
    """Let one judgement work on the event it means; nothing happens when its report no longer holds the event."""
    if judgement.verdict in PAIRED:
        _pair(connection, judgement)
    elif event := meant(connection, judgement.anchor):
        _apply(connection, event, judgement)


def replay(connection: Connection, report: str) -> None:
    """Let all that was said of a report's events work again."""
    for judgement in list(judgements_of(connection, report)):
        if judgement.verdict not in PAIRED and judgement.anchor.report == report:
            apply(connection, judgement)
    _pair_again(connection, report)


def _apply(connection: Connection, event: str, judgement: Judgement) -> None:
    cause = f"{judgement.by}: {judgement.verdict}"
    if judgement.verdict == CORRECTED:
        _correct(connection, event, judgement.anchor.report, cause)
    else:
        _judge(connection, event, judgement.verdict, cause)


def _pair(connection: Connection, judgement: Judgement) -> None:
    """Join or part two events. A wrong record stands alone, whatever else is said of it."""
    one, other = meant(connection, judgement.anchor), judgement.other and meant(connection, judgement.other)
    if one and other and not (_is_wrong(connection, one) or _is_wrong(connection, other)):
        move = moves.join if judgement.verdict == SAME else moves.cut
        move(connection, one, other, f"{judgement.by}: {judgement.verdict}")


def _pair_again(connection: Connection, report: str) -> None:
    """What was said of pairs works again, in order: of this report's events, and of all whom that brings together."""
    heard: dict[int, Judgement] = {}
    waiting, done = {report}, set[str]()
    while waiting:
        done.add(one := waiting.pop())
        for judgement in judgements_of(connection, one):
            if judgement.verdict in PAIRED and judgement.other and judgement.number not in heard:
                heard[judgement.number] = judgement
                waiting |= _company(connection, judgement.anchor, judgement.other) - done
    for _, judgement in sorted(heard.items()):
        _pair(connection, judgement)


def _company(connection: Connection, *anchors: Anchor) -> set[str]:
    """The reports of all events that stand together with those the anchors mean."""
    found = {anchor.report for anchor in anchors}
    for anchor in anchors:
        if (event := meant(connection, anchor)) and (cluster := cluster_of(connection, event)):
            query = select(events.c.report).join(members, members.c.event == events.c.id)
            found |= set(connection.execute(query.where(members.c.cluster == cluster)).scalars())
    return found


def as_corrected(connection: Connection, event: Event, report: str) -> Event:
    """The coder's event with all that people corrected in it, as far as it still fits what the coder finds."""
    for judgement in list(judgements_of(connection, report)):
        if judgement.verdict == CORRECTED and meant(connection, judgement.anchor) == event.id:
            with suppress(ConfigError):
                event = correct(event, judgement)
    return event


def coded_event(connection: Connection, event: str, report: str) -> tuple[int, Event]:
    """An event as it was coded, with its place among the report's events."""
    row = connection.execute(select(reports.c.record, reports.c.text).where(reports.c.id == report)).one()
    coded = rows.unpack(row.record, row.text)
    found = next(((n, e) for n, e in enumerate(coded.events) if e.id == event), None)
    if found is None:
        raise StoreError(f"store: event {event} stands in its table but not in the record of report {report}")
    return found


def _judge(connection: Connection, event: str, verdict: str, cause: str) -> None:
    """A wrong record stands alone, and later ones cannot join it; one found right after all finds its place again."""
    was_wrong = _is_wrong(connection, event)
    connection.execute(update(events).where(events.c.id == event).values(judged=verdict))
    if verdict == WRONG:
        moves.take_out(connection, event, cause)
        connection.execute(delete(blocks).where(blocks.c.event == event))
    elif was_wrong:
        trace = connection.execute(select(events.c.trace).where(events.c.id == event)).scalar_one()
        _place_anew(connection, read_record(Trace, trace), cause)


def _is_wrong(connection: Connection, event: str) -> bool:
    return connection.execute(select(events.c.judged).where(events.c.id == event)).scalar() == WRONG


def _correct(connection: Connection, event: str, report: str, cause: str) -> None:
    position, coded = coded_event(connection, event, report)
    corrected = as_corrected(connection, coded, report)
    before = connection.execute(select(events.c.trace).where(events.c.id == event)).scalar_one()
    trace = renewed(read_record(Trace, before), corrected)
    row = rows.event_row(report, position, corrected, trace)
    connection.execute(update(events).where(events.c.id == event).values(**row))
    for table, found in ((sides, rows.side_rows(corrected)), (dyads, rows.dyad_rows(corrected, trace.published))):
        connection.execute(delete(table).where(table.c.event == event))
        if new := list(found):
            connection.execute(insert(table), new)
    if not _is_wrong(connection, event):
        _place_anew(connection, trace, cause)


def _place_anew(connection: Connection, trace: Trace, cause: str) -> None:
    """Take an event out of its cluster and let it find one by its marks as they are now."""
    connection.execute(delete(blocks).where(blocks.c.event == trace.event))
    if found := list(rows.block_rows(trace)):
        connection.execute(insert(blocks), found)
    moves.drop(connection, trace.event, cause)
    story = connection.execute(select(reports.c.story).where(reports.c.id == trace.report)).scalar_one()
    clusters.place(connection, [trace], story)
    _pair_again(connection, trace.report)
