"""Writes docs/codebook.md from the codebook's data files; with --check only tells whether it is up to date."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.ontology import QUADS, CameoCode, Coding, EventType, ExportRule, Ontology, load_ontology

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"

INTRODUCTION = """\
# Codebook

<!-- Written by tools/codebook.py from src/dragoman/ontology/data; change the data, not this page. -->

Dragoman codes political events in the PLOVER scheme, after draft 2.0 of its manual and in words of its own. An event
says that an *actor* did something to a *recipient*. The **event** proper names the kind of act. Its **mode** tells the
manner; for REQUEST, REJECT and THREATEN it tells the content. **Contexts** tell the topic. Each mode is tied to one
event, whereas contexts combine with all of them. Neither has to be given, and a report that supports several may have
several.

There are {events} events, {modes} modes, {contexts} contexts and {sectors} sectors. Words alone make an event verbal,
a change in the world makes it material. The **score** runs from -10, the gravest conflict, to 10, the closest
cooperation; a mode's score replaces its event's, and of several modes the one farthest from zero counts. The scores
rest on experts' judgement and are not CAMEO's Goldstein values, which stand in the last table.

1. [Events](#events)
2. [Pairs easily confused](#pairs-easily-confused)
3. [From what is reported to what is coded](#from-what-is-reported-to-what-is-coded)
4. [Contexts](#contexts)
5. [Sectors](#sectors)
6. [Actors without a country](#actors-without-a-country)
7. [Where the sources disagree](#where-the-sources-disagree)
8. [Older names](#older-names)
9. [From PLOVER to CAMEO](#from-plover-to-cameo)
10. [From CAMEO to PLOVER](#from-cameo-to-plover)
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the page is out of date")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page, by default docs/codebook.md")
    options = parser.parse_args(arguments)
    text = render(load_ontology())
    if not options.check:
        options.page.write_text(text, encoding="utf-8")
        return 0
    if options.page.exists() and options.page.read_text(encoding="utf-8") == text:
        return 0
    print(f"{options.page} is out of date: run python tools/codebook.py", file=sys.stderr)
    return 1


def render(ontology: Ontology) -> str:
    """The whole page in Markdown."""
    introduction = INTRODUCTION.format(
        events=len(ontology.events),
        modes=len(ontology.modes),
        contexts=len(ontology.contexts),
        sectors=len(ontology.sectors),
    )
    parts = (
        [introduction],
        events(ontology),
        confusions(ontology),
        conversions(ontology),
        contexts(ontology),
        sectors(ontology),
        classes(ontology),
        rulings(ontology),
        older_names(ontology),
        exports(ontology),
        cameo(ontology),
    )
    return "\n".join(line for part in parts for line in part)


def events(ontology: Ontology) -> Iterator[str]:
    yield "## Events\n"
    rows = ((f"[{event.name}](#{event.name.lower()})", kind(event), number(event.score)) for event in ontology.events)
    yield from table(("event", "quad", "score"), rows)
    for event in ontology.events:
        yield from one_event(event, ontology)


def one_event(event: EventType, ontology: Ontology) -> Iterator[str]:
    needed = "must be known" if event.needs_recipient else "may be missing"
    yield f"### {event.name}\n"
    yield f"{event.definition}\n"
    yield f"Quad {event.quad}, {QUADS[event.quad]} · score {number(event.score)} · the recipient {needed}\n"
    yield from listing("Counts", event.includes)
    yield from listing("Does not count", event.excludes)
    modes = ontology.modes_of(event.name)
    if not modes:
        yield "No modes.\n"
        return
    rows = ((f"`{mode.name}`", number(mode.score), mode.definition + brought(mode.context)) for mode in modes)
    yield from table(("mode", "score", "meaning"), rows)


def brought(context: str) -> str:
    return f" Always adds the context `{context}`." if context else ""


def kind(event: EventType) -> str:
    return f"{event.quad} {QUADS[event.quad]}"


def confusions(ontology: Ontology) -> Iterator[str]:
    yield "## Pairs easily confused\n"
    rows = ((" or ".join(map(str, entry.pair)), entry.question) for entry in ontology.confusions)
    yield from table(("between", "ask"), rows)


def conversions(ontology: Ontology) -> Iterator[str]:
    yield "## From what is reported to what is coded\n"
    yield "One act gives one event. Where the manual is silent, the rule is this project's own.\n"
    rows = ((entry.reported, entry.becomes, entry.origin) for entry in ontology.conversions)
    yield from table(("reported", "coded", "rule of"), rows)


def contexts(ontology: Ontology) -> Iterator[str]:
    yield "## Contexts\n"
    yield "Every context that applies is given. The cues are some of the words by which Dragoman finds it.\n"
    rows = ((f"`{entry.name}`", entry.definition, ", ".join(sample(entry.cues))) for entry in ontology.contexts)
    yield from table(("context", "meaning", "cues"), rows)


def sample(cues: tuple[str, ...], size: int = 8) -> Iterable[str]:
    """Cues spread over the whole list, which groups like with like."""
    step = max(1, len(cues) // size)
    return [cue.rstrip("!") for cue in cues[::step][:size]]


def sectors(ontology: Ontology) -> Iterator[str]:
    yield "## Sectors\n"
    yield "An actor has one primary sector and may have more. It is the role held on the day of the event.\n"
    rows = (
        (f"`{entry.code}`", entry.name, entry.definition, "often" if entry.often else "less often", entry.cameo)
        for entry in ontology.sectors
    )
    yield from table(("code", "name", "meaning", "used", "CAMEO"), rows)


def classes(ontology: Ontology) -> Iterator[str]:
    yield "## Actors without a country\n"
    yield "These codes stand where a state's ISO 3166 alpha-3 code would stand.\n"
    yield from table(("code", "name"), ((f"`{entry.code}`", entry.name) for entry in ontology.classes))


def rulings(ontology: Ontology) -> Iterator[str]:
    yield "## Where the sources disagree\n"
    rows = ((entry.place, entry.problem, entry.ruling) for entry in ontology.rulings)
    yield from table(("point", "disagreement", "here"), rows)


def older_names(ontology: Ontology) -> Iterator[str]:
    yield "## Older names\n"
    yield "Files with these names can be read.\n"
    rows = ((entry.kind, f"`{entry.old}`", " or ".join(entry.new) or "dropped") for entry in ontology.older)
    yield from table(("kind", "older name", "now"), rows)


def exports(ontology: Ontology) -> Iterator[str]:
    yield "## From PLOVER to CAMEO\n"
    yield "The first row that fits gives the code. An empty cell asks for nothing.\n"
    header = ("event", "mode", "context", "actor's sector", "wording", "CAMEO", "label")
    yield from table(header, (export_row(rule, ontology) for rule in ontology.exports))


def export_row(rule: ExportRule, ontology: Ontology) -> tuple[str, ...]:
    words, sectors = ", ".join(rule.words), ", ".join(rule.sectors)
    label = ontology.cameo_code(rule.cameo).label
    return rule.event, rule.mode, rule.context, sectors, words, f"`{rule.cameo}`", label


def cameo(ontology: Ontology) -> Iterator[str]:
    yield "## From CAMEO to PLOVER\n"
    yield (
        "Codes without a coding are left out of converted data. The last column holds what the wording of a report may "
        "call for instead. A code without a Goldstein value is missing from the list that ICEWS uses.\n"
    )
    header = ("code", "label", "Goldstein", "PLOVER", "contexts", "or")
    yield from table(header, (cameo_row(code) for code in ontology.cameo))


def cameo_row(code: CameoCode) -> tuple[str, ...]:
    goldstein = "" if code.goldstein is None else number(code.goldstein)
    coding = code.coding or Coding("")
    act = str(coding._replace(contexts=()))
    return (
        f"`{code.code}`",
        code.label,
        goldstein,
        act,
        ", ".join(coding.contexts),
        " or ".join(map(str, code.alternatives)),
    )


def listing(title: str, items: tuple[str, ...]) -> Iterator[str]:
    yield f"{title}:\n"
    yield from (f"- {item}" for item in items)
    yield ""


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""


def number(value: float) -> str:
    return f"{value:g}"


if __name__ == "__main__":
    sys.exit(main())
