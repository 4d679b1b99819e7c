"""Reports for a reader at a terminal: what happened, who spoke, who is who, on at most 100 columns."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.formats.base import Format, Skipped, plain, trigger
from dragoman.ontology import Ontology, load_ontology
from dragoman.records import Chain, Coded, Document, Event, Fact, Party, Span, Statement, When

WIDTH = 100
SHORT_ID = 8  # so many digits tell the events of some reports apart; `explain` takes them
MOST_STATEMENTS = 8
MOST_CHAINS = 12
QUAD_STYLES = {1: "green", 2: "bold green", 3: "yellow", 4: "bold red"}


def write(reports: Iterable[Coded], out: TextIO) -> Skipped:
    """Long lists are cut short and say so; no event is left out."""
    ontology, screen = load_ontology(), console(out)
    for coded in reports:
        screen.print(block(coded, ontology))
    return Skipped()


class Screen(Console):
    """A console that leaves it to the caller what to do when its reader has gone."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(out: TextIO) -> Console:
    """A console on a stream; colours only on a terminal and without NO_COLOR, at most 100 columns wide."""
    screen = Screen(file=out, highlight=False, emoji=False, markup=False)
    screen.width = min(WIDTH, screen.width) if screen.is_terminal else WIDTH
    return screen


def block(coded: Coded, ontology: Ontology) -> RenderableType:
    """One report, as anything `rich` can print."""
    return Group(*_parts(coded, ontology), Text())


def _parts(coded: Coded, ontology: Ontology) -> Iterator[RenderableType]:
    yield _heading(coded.document)
    if refusal := coded.rejects[0] if coded.rejects and not coded.sentences else None:
        yield Text(f"rejected by {refusal.stage}: {plain(refusal.reason)}", "red")
        return
    yield _events(coded.events, ontology) if coded.events else Text("no events", "dim")
    yield from _section("statements", [_statement(coded, s) for s in coded.statements], MOST_STATEMENTS)
    yield from _section("lasting ties", [_fact(fact) for fact in coded.facts], MOST_STATEMENTS)
    yield from _section("who is who", list(_chains(coded)), MOST_CHAINS)
    if coded.rejects:
        yield Text(f"turned away: {_counted(reject.stage for reject in coded.rejects)}", "dim")


def label(document: Document) -> str:
    """What a report is called on a screen: its title, else its first line, else its id."""
    lines = (plain(line) for line in (document.title or "", *document.text.splitlines()))
    return next((line for line in lines if line), document.id)


def _heading(document: Document) -> RenderableType:
    about = [part for part in (day(document.published), document.publisher) if part]
    title = _cut(label(document), WIDTH - 4 - len(" · ".join(about)))
    heading = Text(title, "bold")
    if about:
        heading.append(" · " + plain(" · ".join(about)), "not bold dim")
    return Rule(heading, align="left", style="dim")


def _events(events: Iterable[Event], ontology: Ontology) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("event", width=SHORT_ID, style="dim", no_wrap=True)
    table.add_column("when", width=11)
    table.add_column("what", width=15)
    table.add_column("who → whom", ratio=1)
    table.add_column("where", width=14)
    table.add_column("scale", width=5, justify="right")
    for event in events:
        style = QUAD_STYLES[ontology.quad(event.type)]
        score = ontology.score(event.type, event.mode)
        table.add_row(
            event.id[:SHORT_ID], _when(event.when), _what(event, style), _who(event), _place(event), signed(score)
        )
    return table


def signed(score: float) -> str:
    """A score with its sign, which 0 has not."""
    return f"{score:+.1f}" if score else "0.0"


def _what(event: Event, style: str) -> Text:
    found = Text(event.type, style)
    for mode in event.mode:
        found.append(f"\n{mode}", f"not bold {style.removeprefix('bold ')}")
    if event.factuality != "asserted":
        found.append(f"\n({event.factuality})", "not bold magenta")
    return found


def _who(event: Event) -> Text:
    found = parties(event.actor)
    if event.recipient:
        found.append(" → ", "dim").append_text(parties(event.recipient))
    if words := trigger(event):
        found.append(f"\n“{_cut(words, 60)}”", "italic")
    if event.claimant and event.claimant.key not in {party.key for party in event.actor}:
        found.append("\naccording to ", "dim").append_text(parties((event.claimant,)))
    return found


def parties(sides: Iterable[Party]) -> Text:
    """Names with country and sectors: "Lavrov RUS GOV, Kerry USA GOV"."""
    found = Text()
    for party in sides:
        found.append(", " if found else "").append(plain(party.name))
        codes = " ".join(code for code in (party.country, *party.sectors) if code)
        if codes:
            found.append(f" {codes}", "cyan")
    return found or Text("?", "dim")


def _place(event: Event) -> Text:
    if event.where is None:
        return Text()
    return Text(plain(event.where.name)).append(f" {event.where.country}" if event.where.country else "", "cyan")


def _when(when: When | None) -> Text:
    """The day or range; a day that the event's own words do not give is dimmed."""
    if when is None:
        return Text("?", "dim")
    shown = day(when.start)
    if when.end and when.end != when.start:
        shown = f"{shown} –\n{day(when.end)}"
    return Text(shown or when.value, "" if when.basis == "text" else "dim")


def day(when: date | None) -> str:
    """An ISO day, or nothing."""
    return when.isoformat() if when else ""


def _section(name: str, lines: list[Text], most: int) -> Iterator[RenderableType]:
    if not lines:
        return
    yield Text(f"{name} ({len(lines)})", "dim")
    for line in lines[:most]:
        yield Padding(line, (0, 0, 0, 2), expand=False)
    if len(lines) > most:
        yield Padding(Text(f"… {len(lines) - most} more in the other formats", "dim"), (0, 0, 0, 2), expand=False)


def _statement(coded: Coded, statement: Statement) -> Text:
    found = parties((statement.speaker,) if statement.speaker else ())
    if statement.reported_by:
        found.append(" (told by ", "dim").append_text(parties((statement.reported_by,))).append(")", "dim")
    content = " … ".join(_words(coded, span) for span in statement.content)
    mark = "“”" if statement.direct else "  "
    shown = f"{mark[0]}{content.strip('“”' + chr(34))}{mark[1]}".strip()
    found.append(": ", "dim").append(shown, "italic" if statement.direct else "")
    found.truncate(WIDTH - 2, overflow="ellipsis")
    return found


def _fact(fact: Fact) -> Text:
    found = parties((fact.subject,)).append(f" — {fact.relation} — ", "dim").append_text(parties((fact.object,)))
    if fact.factuality != "asserted":
        found.append(f" ({fact.factuality})", "magenta")
    return found


def _chains(coded: Coded) -> Iterator[Text]:
    """Who the report is about, the most named first."""
    for chain in sorted(coded.chains, key=lambda chain: (-len(chain.mentions), chain.mentions)):
        yield _chain(coded, chain)


def _chain(coded: Coded, chain: Chain) -> Text:
    mentions = [coded.mentions[number] for number in chain.mentions]
    best = max(mentions, key=lambda mention: mention.score)
    codes = " ".join(code for code in (best.country, *best.sectors) if code)
    found = Text(plain(chain.name)).append(f" {codes}" if codes else "", "cyan")
    about = chain.kind if chain.entity in (None, best.country) else chain.entity
    found.append(f" {about}", "dim")
    others = Counter(_words(coded, mention.span) for mention in mentions)
    words = ", ".join(f"{word} ×{count}" if count > 1 else word for word, count in others.most_common())
    found.append(f": {words}")
    found.truncate(WIDTH - 2, overflow="ellipsis")
    return found


def _words(coded: Coded, span: Span) -> str:
    return plain(coded.document.text[span.start : span.end])


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common())


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 1, 1)].rstrip() + "…"


FORMAT = Format("table", "for reading at a terminal", ".txt", "text/plain", write)
