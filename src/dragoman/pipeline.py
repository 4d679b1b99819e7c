"""The way of a report: the stage table, checked before the first report is read, and the coder that runs it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from dragoman import __version__
from dragoman.errors import ConfigError, InputError
from dragoman.frames import Lexicon, load_lexicon
from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.knowledge import KnowledgeBase, load_knowledge
from dragoman.ontology import Ontology, load_ontology
from dragoman.records import Coded, Document, Reject, Relation, Resolution, Span
from dragoman.stages import (
    coreference,
    dates,
    events,
    facts,
    link,
    mentions,
    parse,
    places,
    resolve,
    select,
    statements,
)
from dragoman.stages.events.relation import Marked
from dragoman.stages.language import identify

Stream = Callable[[Iterable[Coded]], Iterator[Coded]]


@dataclass(frozen=True)
class Resources:
    """What the stages need beside the report, each loaded on first use."""

    model: str | None = None
    actors: tuple[Path, ...] = ()

    @cached_property
    def parser(self) -> parse.Parser:
        return parse.load_parser(self.model)

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        return load_knowledge(self.actors)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return load_gazetteer()

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon()

    @cached_property
    def ontology(self) -> Ontology:
        return load_ontology()

    @cached_property
    def versions(self) -> dict[str, str]:
        """What makes the records: code, language model, knowledge, lexicon and codebook."""
        return {
            "dragoman": __version__,
            "model": self.parser.name,
            "knowledge": self.knowledge.version,
            "lexicon": self.lexicon.version,
            "ontology": self.ontology.version,
        }


@dataclass(frozen=True)
class Stage:
    """One step: `needs` and `gives` name slots of `Coded`; `make` builds its stream from the resources."""

    name: str
    make: Callable[[Resources], Stream]
    needs: tuple[str, ...]
    gives: tuple[str, ...]


def each(name: str, function: Callable[[Coded], Coded]) -> Stream:
    """A stream from a function of one report. A report it cannot take is kept, with the reason among its rejects."""

    def run(stream: Iterable[Coded]) -> Iterator[Coded]:
        for coded in stream:
            try:
                yield function(coded)
            except InputError as problem:
                yield replace(coded, rejects=(*coded.rejects, Reject(problem.stage or name, str(problem))))

    return run


STAGES = (
    Stage("select", lambda r: each("select", partial(select.run, identify=identify)), ("document",), ("passages",)),
    Stage("parse", lambda r: partial(parse.run, parser=r.parser), ("passages",), ("sentences",)),
    Stage(
        "mentions",
        lambda r: each("mentions", partial(mentions.run, knowledge=r.knowledge)),
        ("sentences",),
        ("mentions",),
    ),
    Stage("link", lambda r: each("link", partial(link.run, knowledge=r.knowledge)), ("mentions",), ("mentions",)),
    Stage(
        "coreference",
        lambda r: each("coreference", partial(coreference.run, knowledge=r.knowledge)),
        ("sentences", "mentions"),
        ("mentions", "chains"),
    ),
    Stage("dates", lambda r: each("dates", dates.run), ("sentences",), ("dates",)),
    Stage(
        "places",
        lambda r: each("places", partial(places.run, gazetteer=r.gazetteer)),
        ("sentences", "mentions"),
        ("places",),
    ),
    Stage(
        "statements",
        lambda r: each("statements", partial(statements.run, knowledge=r.knowledge)),
        ("sentences", "mentions", "chains", "dates"),
        ("statements",),
    ),
    Stage(
        "events",
        lambda r: each("events", partial(events.run, lexicon=r.lexicon, ontology=r.ontology, knowledge=r.knowledge)),
        ("sentences", "mentions", "chains", "dates", "places", "statements"),
        ("events",),
    ),
    Stage(
        "facts",
        lambda r: each("facts", partial(facts.run, knowledge=r.knowledge)),
        ("sentences", "mentions", "chains", "dates"),
        ("facts",),
    ),
)


def assemble(resources: Resources, stages: Sequence[Stage] = STAGES) -> Stream:
    """The stages joined to one stream. Raises ConfigError when one needs a slot that none before it gives."""
    given = {"document"}
    for stage in stages:
        missing = [slot for slot in stage.needs if slot not in given]
        if missing:
            raise ConfigError(f"stage {stage.name!r} needs {', '.join(missing)}, which no stage before it gives")
        given.update(stage.gives)
    made = [stage.make(resources) for stage in stages]

    def run(stream: Iterable[Coded]) -> Iterator[Coded]:
        flow: Iterable[Coded] = stream
        for step in made:
            flow = step(flow)
        return iter(flow)

    return run


class Coder:
    """Codes reports. Resources load on first use; one coder serves any number of reports, in one thread.

    `model`: a spaCy model package or folder instead of the default; `actors`: folders with the user's own knowledge
    files, layered over ours.
    """

    def __init__(self, model: str | None = None, actors: Sequence[Path] = ()) -> None:
        self.resources = Resources(model, tuple(Path(folder) for folder in actors))

    @cached_property
    def _stream(self) -> Stream:
        return assemble(self.resources)

    @property
    def versions(self) -> dict[str, str]:
        """What makes the records: code, language model, knowledge, lexicon and codebook."""
        return self.resources.versions

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
        """Code documents in order, parsing several at once."""
        yield from self._stream(Coded(document, versions=self.resources.versions) for document in documents)

    def code(
        self,
        text: str,
        published: date | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
    ) -> Coded:
        """Code one report. What is turned away stands in `rejects`, a refused report has nothing else."""
        document = Document(text, title=title, published=published, publisher=publisher, url=url)
        return next(iter(self.pipe([document])))

    def relate(
        self,
        text: str,
        actor: tuple[int, int] | None,
        recipient: tuple[int, int] | None,
        published: date | None = None,
    ) -> Relation:
        """What the first marked party does to the second. Raises InputError when a span is outside the text."""
        spans = [self._span(text, marked) for marked in (actor, recipient)]
        coded = self.code(text, published=published)
        return events.relate(coded, Marked(*spans), self.resources.lexicon)

    @staticmethod
    def _span(text: str, marked: tuple[int, int] | None) -> Span | None:
        if marked is None:
            return None
        span = Span(*marked)
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(f"span {list(span)} is outside the text of {len(text)} characters", stage="relate")
        return span

    def resolve(self, phrase: str, on: date | None = None, context: str | None = None) -> Resolution:
        """Who a phrase means on a day; without a day, today. `context`: the text around it."""
        return resolve.resolve_phrase(
            phrase, on or date.today(), context, self.resources.knowledge, self.resources.gazetteer
        )
