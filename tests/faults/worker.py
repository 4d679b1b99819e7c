"""A program that ingests, made to be killed: `python -m tests.faults.worker STORE SOURCE...`.

Its coder needs no language model: it reads events from sentences of one shape, the same ones every time.
Says `ready` once it is loaded; ends with the exit code of the command line. The environment may tell it when to die:
DIE_AT=statement:N or commit:N (before the N-th) or committed:N (after it);
MOST_BYTES=N lets no file grow beyond; BY="command line" goes through `dragoman ingest`.
"""

import os
import re
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from dragoman.cli import app
from dragoman.cli.app import Tools
from dragoman.errors import DragomanError
from dragoman.ingest import ingest, recode
from dragoman.records import Coded, Document, Event, Fact, Party, Reject, Span, Statement, When, make_id, quote
from dragoman.store import Store

DEED = re.compile(r"(?P<actor>[A-Z][a-z]+) (?P<verb>attacked|sued|visited|warned) (?P<recipient>[A-Z][a-z]+)")
SAID = re.compile(r'"(?P<content>[^"\n]+)," (?P<cue>said) (?P<speaker>[A-Z][a-z]+)\.')
TYPES = {"attacked": "ASSAULT", "sued": "ACCUSE", "visited": "CONSULT", "warned": "THREATEN"}
UNUSABLE = 3


@dataclass
class PlainCoder:
    """Codes "Norland attacked Estavia" without a language model; refuses texts that say REFUSE."""

    version: str = "1"
    pause: float = 0.0  # seconds for each report
    coded: Counter[str] = field(default_factory=Counter)

    @property
    def versions(self) -> dict[str, str]:
        return {"dragoman": "test", "model": self.version, "knowledge": "k", "lexicon": "l", "ontology": "o"}

    def pipe(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for document in documents:
            self.coded[document.id] += 1
            time.sleep(self.pause)
            yield self._code(document)

    def _code(self, document: Document) -> Coded:
        if "REFUSE" in document.text:
            return Coded(document, rejects=(Reject("select", "refused"),), versions=self.versions)
        deeds = list(DEED.finditer(document.text))[: None if self.version == "1" else -1]
        return Coded(
            document,
            events=tuple(_event(document, n, deed) for n, deed in enumerate(deeds)),
            statements=tuple(_statement(document, said) for said in SAID.finditer(document.text)),
            facts=tuple(_fact(document, deed) for deed in deeds if deed["verb"] == "visited"),
            versions=self.versions,
        )


def _party(found: re.Match[str], role: str) -> Party:
    name = found[role]
    return Party(name, name[:3].upper(), name[:3].upper(), (), (Span(*found.span(role)),))


def _event(document: Document, number: int, deed: re.Match[str]) -> Event:
    day = document.published
    return Event(
        make_id("event", document.id, number, deed[0]), TYPES[deed["verb"]], (), ("military",),
        (_party(deed, "actor"),), (_party(deed, "recipient"),), "asserted",
        When(None, day, day, day.isoformat(), basis="publication") if day else None, None, None,
        tuple(
            quote(document, Span(*deed.span(part)), role, "test")
            for part, role in (("verb", "trigger"), ("actor", "actor"), ("recipient", "recipient"))
        ),
        0.5,
    )  # fmt: skip


def _statement(document: Document, said: re.Match[str]) -> Statement:
    speaker, cue, content = (Span(*said.span(part)) for part in ("speaker", "cue", "content"))
    key = make_id("statement", document.id, said.start())
    return Statement(key, _party(said, "speaker"), speaker, cue, (content,), True, None, None)


def _fact(document: Document, deed: re.Match[str]) -> Fact:
    parts = (quote(document, Span(*deed.span()), "trigger", "test"),)
    return Fact("membership", _party(deed, "actor"), "member", _party(deed, "recipient"), "asserted", None, parts)


def die_at(wish: str) -> None:
    """Arrange for this process to be killed by itself at a moment that no timer would hit."""
    what, _, number = wish.partition(":")
    seen: Counter[str] = Counter()

    def count(kind: str) -> None:
        seen[kind] += 1
        if kind == what and seen[kind] == int(number):
            os.kill(os.getpid(), signal.SIGKILL)

    def committed(self: Any, connection: Any) -> None:
        count("commit")
        commit(self, connection)
        count("committed")

    @event.listens_for(Engine, "before_cursor_execute")
    def _(*_: object) -> None:
        count("statement")

    if what in ("commit", "committed"):
        from sqlalchemy.engine.default import DefaultDialect

        commit = DefaultDialect.do_commit
        DefaultDialect.do_commit = committed  # type: ignore[method-assign]


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def peak() -> int:
    """MB of memory at most. A process takes over `ru_maxrss` from the one that started it: Linux knows better."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1 << 20)


def main(place: str, *sources: str) -> int:
    """Ingest the sources, or code anew what is stored when there are none."""
    if wish := os.environ.get("DIE_AT"):
        die_at(wish)
    if most := os.environ.get("MOST_BYTES"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    pause = float(os.environ.get("PAUSE", "0"))
    coder: Any = PlainCoder(pause=pause) if sources else PlainCoder("2", pause)
    if os.environ.get("CODER") == "real":
        from dragoman import Coder

        coder = Coder()
        list(coder.pipe([Document("Norland attacked Estavia.")]))
    say("ready")
    if os.environ.get("BY") == "command line":
        app(["ingest", *sources, "--store", place], obj=Tools(lambda model, actors: coder))
    try:
        with Store(place) as store:
            tally = ingest(store, coder, sources) if sources else recode(store, coder)
    except DragomanError as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    say(tally.stored, tally.known, tally.recoded, tally.rejected.total())
    say("peak", peak())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
