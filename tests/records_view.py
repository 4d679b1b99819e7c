"""A report's records as short lines, one a record, for reading and comparing in full."""

from collections.abc import Iterator

from dragoman.records import Coded, Party, When


def lines(coded: Coded) -> Iterator[str]:
    yield from (event_line(coded, i) for i in range(len(coded.events)))
    for s in coded.statements:
        words = " … ".join(coded.document.text[a:b] for a, b in s.content)
        on_word = f" (on the word of {s.reported_by.name})" if s.reported_by else ""
        yield f"STATEMENT {s.speaker.name if s.speaker else '?'}{on_word}: {'“' if s.direct else ''}{words}"
    for f in coded.facts:
        yield f"FACT {f.kind}: {f.subject.name} | {f.relation} | {f.object.name} | {f.factuality}"
    for chain in coded.chains:
        if len(chain.mentions) > 1:
            spans = [coded.mentions[i].span for i in chain.mentions]
            yield f"CHAIN {chain.name} [{chain.entity}]: {' = '.join(coded.document.text[a:b] for a, b in spans)}"


def event_line(coded: Coded, i: int) -> str:
    e = coded.events[i]
    mode = f"/{'+'.join(e.mode)}" if e.mode else ""
    claim = f" | claimed by {e.claimant.name}" if e.claimant else ""
    place = f" | {e.where.name} {e.where.country}" if e.where else ""
    return f"{e.type}{mode} | {side(e.actor)} -> {side(e.recipient)} | {e.factuality} | {days(e.when)}{place}{claim}"


def side(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{p.name} ({' '.join((p.country, *p.sectors)).strip()})" for p in parties) or "-"


def days(when: When | None) -> str:
    if when is None:
        return "no day"
    start, end = when.start or "", when.end or ""
    return f"{start}..{end} {when.basis}" if start != end else f"{start} {when.basis}"
