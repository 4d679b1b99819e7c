"""The entries of the codebook, one record for each row of a data file.

`source` says where a row stands (`events.csv, line 3`), so that a fault can be named; it plays no part in comparison.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

_CODING = re.compile(r"([A-Z]+)(?:/([A-Za-z-]+))?(?:\{([a-z_]+(?:\+[a-z_]+)*)\})?")


class Coding(NamedTuple):
    """An event with one mode or "" and its contexts, written `EVENT/mode{context+context}`."""

    event: str
    mode: str = ""
    contexts: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> "Coding":
        """Reads the written form. Raises ValueError when the text has another shape."""
        found = _CODING.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is not of the form EVENT/mode{{context+context}}")
        event, mode, contexts = found.groups(default="")
        return cls(event, mode, tuple(contexts.split("+")) if contexts else ())

    def __str__(self) -> str:
        mode = f"/{self.mode}" if self.mode else ""
        return self.event + mode + (f"{{{'+'.join(self.contexts)}}}" if self.contexts else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every row has."""

    source: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EventType(Entry):
    """One of the 16 categories. `quad` is a key of QUADS, `score` lies between -10 (conflict) and 10 (cooperation)."""

    name: str
    quad: int
    score: float
    needs_recipient: bool
    definition: str
    includes: tuple[str, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mode(Entry):
    """How an event is done, or what is asked, refused or threatened. `context` is what the mode brings along, or ""."""

    event: str
    name: str
    score: float
    context: str
    definition: str


@dataclass(frozen=True, slots=True)
class Context(Entry):
    """A topic. `cues` are lower-case words and phrases; a final `!` forbids inflected forms."""

    name: str
    definition: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector(Entry):
    """A role of an actor. `often` is False for the rarer ones; `cameo` is the CAMEO type code or ""."""

    code: str
    name: str
    often: bool
    definition: str
    cameo: str


@dataclass(frozen=True, slots=True)
class ActorClass(Entry):
    """What stands in the place of a country for an actor that has none."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Confusion(Entry):
    """Two codings that are easily mixed up, and the question that tells them apart."""

    pair: tuple[Coding, Coding]
    question: str


@dataclass(frozen=True, slots=True)
class Conversion(Entry):
    """What a reported form becomes. `origin` is `manual`, or `project` where the manual is silent."""

    reported: str
    becomes: str
    origin: str


@dataclass(frozen=True, slots=True)
class Older(Entry):
    """An older name and what it is called now.

    `kind` is event, mode, context or cameo sector; several new names mean that the mode decides, none that the name
    is dropped. An older mode is written `EVENT/mode`, with `*` for any event.
    """

    kind: str
    old: str
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruling(Entry):
    """A point on which the published material contradicts itself, and what this codebook does."""

    place: str
    problem: str
    ruling: str


@dataclass(frozen=True, slots=True)
class CameoCode(Entry):
    """A CAMEO code. `goldstein` is None when the code is missing from the ICEWS list.

    `phoenix` is Phoenix's Goldstein value. `coding` is None when the code is dropped on import; `alternatives` are
    the codings that the wording of a report may call for instead.
    """

    code: str
    label: str
    goldstein: float | None
    phoenix: float | None
    coding: Coding | None
    alternatives: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class ExportRule(Entry):
    """One row of the way back to CAMEO; an empty condition is always met.

    `sectors` are primary sectors of the actor, `words` lemmas sought in the words behind the event.
    """

    event: str
    mode: str
    context: str
    sectors: tuple[str, ...]
    words: tuple[str, ...]
    cameo: str

    @property
    def always(self) -> bool:
        return not (self.mode or self.context or self.sectors or self.words)
