"""The lexicon's records: senses of political acts, and operators that build on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.records import make_id

# What an operator does with an inner act; the outcomes stand in frames/conversion.py.
OPERATORS = (
    "promise",  # says it will: pledge, plan to
    "agree",  # consents to it: agree to, offer to, willing to
    "announce",  # says in public that it begins
    "request",  # asks others to: urge, call for
    "invite",  # asks to come: a promise to meet
    "refuse",  # will not: reject, decline, rule out
    "threaten",  # says it will do harm
    "deny",  # says it did not
    "fail",  # did not bring it about
    "attempt",  # tries, prepares, seeks
    "begin",  # begins, continues, resumes, carries out: the act itself
    "undergo",  # suffers it: the subject is the recipient
    "stop",  # ends, suspends, lifts what ran
    "prevent",  # keeps others from it
    "allow",  # permits, helps, approves
    "order",  # makes own people do it
    "support",  # praises, backs, welcomes it
    "accuse",  # blames, condemns, charges
    "consider",  # weighs, hopes, expects: nothing has happened
    "report",  # says that it happened
    "admit",  # owns to it
    "discuss",  # talks about it: the content is not a deed
)


@dataclass(frozen=True, slots=True)
class Constraint:
    """A test on the head word of a phrase. `words` are lemmas; `negative` turns the test round.

    `absent`: there must be no such phrase; `present`: any phrase will do.
    """

    words: frozenset[str] = frozenset()
    negative: bool = False
    absent: bool = False
    present: bool = False

    @property
    def weight(self) -> float:
        """How much a satisfied constraint speaks for a sense: the narrower, the more."""
        if self.words and not self.negative:
            return 3 + 1 / (1 + len(self.words) / 20)
        return 1 if self.absent or self.present or self.negative else 0


@dataclass(frozen=True, slots=True)
class Sense:
    """One way of telling one act. `actor` and `recipient` are slots in order of preference."""

    event: str
    mode: str
    pos: str  # verb, noun or adj
    triggers: tuple[str, ...]
    object: Constraint
    preps: Mapping[str, Constraint]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    contexts: tuple[str, ...]
    line: str  # file:line, for explanations

    @property
    def id(self) -> str:
        return f"{self.event}{'/' + self.mode if self.mode else ''} {self.pos} {self.triggers[0]} ({self.line})"

    @property
    def weight(self) -> float:
        return self.object.weight + sum(2 + c.weight for c in self.preps.values())


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that builds an act from an inner one. `complements` are where the inner act stands."""

    kind: str
    pos: str
    triggers: tuple[str, ...]
    complements: tuple[str, ...]
    line: str

    @property
    def id(self) -> str:
        return f"{self.kind}: {self.triggers[0]} ({self.line})"


@dataclass(frozen=True)
class Lexicon:
    """All senses and operators, found by (part of speech, trigger)."""

    senses: tuple[Sense, ...]
    operators: tuple[Operator, ...]
    classes: Mapping[str, frozenset[str]]
    by_trigger: Mapping[tuple[str, str], tuple[Sense, ...]] = field(repr=False)
    operator_of: Mapping[tuple[str, str], tuple[Operator, ...]] = field(repr=False)

    @property
    def version(self) -> str:
        return make_id(*(s.id for s in self.senses), *(o.id for o in self.operators))[:12]

    def words(self, name: str) -> frozenset[str]:
        """The words of a class ("troops"), empty when there is none."""
        return self.classes.get(name, frozenset())
