"""A report: its text with every record marked on it, and the records beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from dragoman.records import Coded, Evidence, Party, Span
from dragoman.store import Asked, EventLine, Store, Wanted
from dragoman.web.marks import Piece, pieces

EVENT, STATEMENT, FACT, DATE, PLACE, MENTION = "event", "statement", "fact", "date", "place", "mention"
KINDS = (EVENT, STATEMENT, FACT, DATE, PLACE, MENTION)  # the most telling first
MOST_COPIES = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """A record on the text. `who`: its parties in words; `why`: the rules or reasons behind it.

    `link`: a page about it, or empty; `judged`: what people said of an event.
    """

    number: int
    kind: str
    what: str
    who: str
    why: tuple[str, ...]
    spans: tuple[Span, ...]
    link: str = ""
    judged: str = ""

    @property
    def title(self) -> str:
        """All of it on one line."""
        return ". ".join(part for part in (f"{self.kind}: {self.what}", self.who, "; ".join(self.why)) if part)


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the page of a report shows. `copies`: ids of its near-copies; `counts`: records by kind."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    day_basis: str
    url: str | None
    language: str
    origin: str
    story: str
    likeness: float
    copies: tuple[str, ...]
    text: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    counts: tuple[tuple[str, int], ...]
    rejects: tuple[str, ...]


def gather(store: Store, id: str) -> ReportView | None:
    """A report with its marks; None when there is none. Events stand as people corrected them, wrong ones too."""
    report, coded = store.report(id), store.coded(id, corrected=False)
    if report is None or coded is None:
        return None
    lines = {line.id: line for line in store.events(Wanted(report=id), limit=len(coded.events) + 1)}
    marks = tuple(_numbered(_marks(coded, lines)))
    document = report.document
    copies = store.report_lines(Asked(story=report.story), limit=MOST_COPIES)
    return ReportView(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published.isoformat() if document.published else None,
        day_basis=report.day_basis,
        url=document.url,
        language=document.language,
        origin=report.origin,
        story=report.story,
        likeness=report.likeness,
        copies=tuple(line.id for line in copies if line.id != document.id),
        text=pieces(document.text, [(span, mark.number) for mark in marks for span in mark.spans]),
        marks=marks,
        counts=tuple((kind, sum(mark.kind == kind for mark in marks)) for kind in KINDS),
        rejects=tuple(f"{one.stage}: {one.reason}" for one in coded.rejects),
    )


def said(parties: Iterable[Party | None]) -> str:
    """Parties in words: `Norland (NOR:GOV), Estavia (EST)`."""
    return ", ".join(_party(party) for party in parties if party)


def _party(party: Party) -> str:
    code = ":".join(part for part in (party.country, ",".join(party.sectors)) if part)
    return f"{party.name} ({code})" if code and code != party.name else party.name


def _numbered(found: Iterator[Mark]) -> Iterator[Mark]:
    """In the order of kinds, then of the text, so that the first mark of a piece is the one that tells most."""
    ordered = sorted(found, key=lambda mark: (KINDS.index(mark.kind), mark.spans[:1], mark.what))
    for number, mark in enumerate(ordered):
        yield Mark(number, mark.kind, mark.what, mark.who, mark.why, mark.spans, mark.link, mark.judged)


def _marks(coded: Coded, lines: dict[str, EventLine]) -> Iterator[Mark]:
    for event in coded.events:
        if line := lines.get(event.id):
            yield _event(line, event.evidence)
    for said_ in coded.statements:
        spans = tuple(span for span in (said_.speaker_span, said_.cue, *said_.content) if span)
        how = "quoted" if said_.direct else "told in other words"
        by = f"reported by {said_.reported_by.name}" if said_.reported_by else ""
        yield Mark(0, STATEMENT, how, f"{said((said_.speaker,)) or 'somebody'}", (by,) if by else (), spans)
    for fact in coded.facts:
        who = f"{said((fact.subject,))} → {said((fact.object,))}"
        yield Mark(0, FACT, f"{fact.kind}: {fact.relation} ({fact.factuality})", who, *_because(fact.evidence))
    yield from _small(coded)


def _small(coded: Coded) -> Iterator[Mark]:
    for when in coded.dates:
        if when.span:
            yield Mark(
                0, DATE, when.value, _days(when.start, when.end), (when.rule,) if when.rule else (), (when.span,)
            )
    for where in coded.places:
        yield Mark(0, PLACE, where.name, where.country, where.reasons, (where.span,))
    for one in coded.mentions:
        link = f"/actors/{quote(one.entity, safe=':,')}" if one.entity else ""
        who = said((Party(one.name, one.entity, one.country, one.sectors), *one.members)) if one.name else ""
        yield Mark(0, MENTION, f"{one.kind} {one.name}".strip(), who, one.reasons, (one.span,), link)


def _event(line: EventLine, evidence: tuple[Evidence, ...]) -> Mark:
    what = "/".join((line.type, *line.mode)) + f", {line.status}, {line.day or 'no day'}"
    who = " → ".join(filter(None, (said(line.actor), said(line.recipient))))
    who += f", according to {line.claimant.name}" if line.claimant else ""
    why, spans = _because(evidence)
    return Mark(
        0, EVENT, what, who, (*why, f"score {line.score:.2f}"), spans, f"/events/{quote(line.id, safe='')}", line.judged
    )


def _because(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    rules = tuple(f"{part.role} “{part.quote:.60}” by {part.rule}" for part in evidence)
    return rules, tuple(part.span for part in evidence)


def _days(start: object, end: object) -> str:
    return " to ".join(dict.fromkeys(str(day) for day in (start, end) if day))
