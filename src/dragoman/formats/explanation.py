"""Why one event is coded as it is: its words in their sentences, the rules that read them, who the sides are."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.formats.base import plain, sentence_at
from dragoman.formats.table import QUAD_STYLES, day, label, parties, signed
from dragoman.ontology import QUADS, Ontology
from dragoman.records import Coded, Event, Evidence, Mention, Party, Span, When, Where

ROLES = ("trigger", "actor", "recipient", "when", "where", "claimant", "factuality")
BASES = {
    "text": "from the text",
    "dateline": "from the report's dateline",
    "publication": "from the day of publication",
}


def explanation(coded: Coded, event: Event, ontology: Ontology) -> RenderableType:
    """Everything behind one event, as anything `rich` can print."""
    return Group(*_parts(coded, event, ontology), Text())


def _parts(coded: Coded, event: Event, ontology: Ontology) -> Iterator[RenderableType]:
    yield _headline(event, ontology)
    yield Text(
        plain(f"event {event.id} · report {coded.document.id} · {label(coded.document)}"), "dim", overflow="fold"
    )
    yield from _paragraph("words behind it", _evidence(coded, event))
    for role, sides in (("actor", event.actor), ("recipient", event.recipient), ("claimant", _claimants(event))):
        for party in sides:
            yield from _paragraph(role, _party(coded, party))
    yield from _paragraph("when", [_when(event.when)])
    yield from _paragraph("where", _where(event.where))
    yield from _paragraph("measures", _measures(event, ontology))


def _headline(event: Event, ontology: Ontology) -> Text:
    style = QUAD_STYLES[ontology.quad(event.type)]
    found = Text("/".join((event.type, *event.mode)), style)
    found.append(f" ({event.factuality})  ", "not bold magenta").append_text(parties(event.actor))
    if event.recipient:
        found.append(" → ", "dim").append_text(parties(event.recipient))
    return found


def _claimants(event: Event) -> tuple[Party, ...]:
    return (event.claimant,) if event.claimant else ()


def _paragraph(name: str, lines: Iterable[RenderableType]) -> Iterator[RenderableType]:
    found = list(lines)
    if found:
        yield Text(f"\n{name}", "bold")
        yield Padding(Group(*found), (0, 0, 0, 2), expand=False)


def _evidence(coded: Coded, event: Event) -> Iterator[RenderableType]:
    order = {role: place for place, role in enumerate(ROLES)}
    for evidence in sorted(event.evidence, key=lambda e: (order.get(e.role, len(ROLES)), e.span)):
        yield Text(f"{evidence.role}: ").append(plain(evidence.rule), "dim")
        yield Padding(_in_sentence(coded, evidence), (0, 0, 0, 2), expand=False)


def _in_sentence(coded: Coded, evidence: Evidence) -> Text:
    """The sentence around the evidence with its words set off, by brackets too for those who see no colours."""
    text, span = coded.document.text, evidence.span
    number = sentence_at(coded, span.start)
    around = coded.sentences[number].span if number is not None else span
    before, after = text[around.start : span.start], text[span.end : max(around.end, span.end)]
    # `plain` trims, so the spaces next to the quote are put back.
    found = Text(plain(before) + (" " if before[-1:].isspace() else ""))
    found.append(f"[{plain(evidence.quote)}]", "bold reverse")
    return found.append((" " if after[:1].isspace() else "") + plain(after))


def _party(coded: Coded, party: Party) -> Iterator[Text]:
    about = "" if party.entity == party.country else f" {party.entity}"
    yield parties((party,)).append(about if party.entity else " not in the knowledge base", "dim")
    for mention in _mentions(coded, party.spans):
        words = plain(coded.document.text[mention.span.start : mention.span.end])
        reasons = "; ".join(map(plain, mention.reasons)) or "read from its own words"
        yield Text(f"“{words}” ", "italic").append(f"{mention.kind}, {mention.score:.2f}: {reasons}", "not italic")


def _mentions(coded: Coded, spans: tuple[Span, ...]) -> list[Mention]:
    return [mention for span in spans for mention in coded.mentions if mention.span == span]


def _when(when: When | None) -> Text:
    if when is None or when.start is None:
        return Text(f"no day known{f' ({when.value})' if when else ''}", "dim")
    shown = day(when.start)
    if when.end and when.end != when.start:
        shown = f"{shown} to {day(when.end)}"
    rule = f"; {plain(when.rule)}" if when.rule else ""
    return Text(shown).append(f" {BASES.get(when.basis, when.basis)} ({when.value}){rule}", "dim")


def _where(where: Where | None) -> Iterator[Text]:
    if where is None:
        return
    codes = [where.country, f"geonames {where.geonames_id}" if where.geonames_id else ""]
    yield Text(plain(where.name)).append(" " + " ".join(filter(None, codes)), "cyan")
    if where.latitude is not None and where.longitude is not None:
        yield Text(f"{where.latitude:.4f}, {where.longitude:.4f}", "dim")
    if where.reasons:
        yield Text(f"{where.score:.2f}: {'; '.join(map(plain, where.reasons))}")


def _measures(event: Event, ontology: Ontology) -> Iterator[Text]:
    quad = ontology.quad(event.type)
    yield Text(f"PLOVER score {signed(ontology.score(event.type, event.mode))}, quad {quad} ({QUADS[quad]})")
    yield Text(f"confidence {event.score:.2f}")
    if event.contexts:
        yield Text(f"contexts {', '.join(event.contexts)}")
