"""Finding acts in a sentence: the lexicon's senses at their triggers, and the operators above them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.arguments import Slots, slots_of
from dragoman.cast import Cast
from dragoman.frames import Constraint, Lexicon, Operator, Sense
from dragoman.frames.conversion import Deed
from dragoman.records import Sentence, Span
from dragoman.syntax import conjuncts, subtree

VERBAL = ("VERB", "AUX")
PARTICLES = ("prt", "advmod", "prep", "dobj", "acomp", "attr", "oprd", "npadvmod", "xcomp")


@dataclass(frozen=True)
class Act:
    """A deed with its sides as token indices of one sentence, and the words that say so."""

    deed: Deed
    sentence: int
    trigger: int
    actor: tuple[int, ...]
    recipient: tuple[int, ...]
    sense: Sense | None
    rules: tuple[str, ...] = ()
    cues: tuple[tuple[int, str], ...] = ()  # (token, what it does to factuality)
    speaker_acts: bool = False  # the actor is whoever is speaking
    claimed_by: tuple[int, ...] = ()  # who is told to allege it
    recipient_told: bool = False  # a recipient slot is filled, be it by no party

    def under(self, deed: Deed, rule: str, cue: int) -> "Act":
        return replace(self, deed=deed, rules=(*self.rules, rule), cues=(*self.cues, (cue, rule)))


@dataclass(frozen=True)
class Finder:
    """Senses and operators at the tokens of one sentence."""

    cast: Cast
    lexicon: Lexicon
    number: int

    @property
    def sentence(self) -> Sentence:
        return self.cast.coded.sentences[self.number]

    def acts(self, i: int) -> tuple[Act, ...]:
        """The best reading of a token as an act, none when no sense fits."""
        fitting = [(self._fit(sense, i), sense) for sense in self._senses(i)]
        ranked = sorted(((score, sense) for score, sense in fitting if score >= 0), key=lambda pair: -pair[0])
        if not ranked:
            return ()
        sense = ranked[0][1]
        slots = slots_of(self.sentence, i)
        actor = self.side(sense.actor, slots, i)
        recipient = self.side(tuple(s for s in sense.recipient if s != "-"), slots, i, taken=actor)
        deed = Deed(sense.event, sense.mode)
        speaks = "speaker" in sense.actor
        rule = (f"frame {sense.id}",)
        return (
            Act(
                deed, self.number, i, actor, recipient, sense, rule, speaker_acts=speaks, recipient_told=bool(recipient)
            ),
        )

    def operators(self, i: int) -> tuple[Operator, ...]:
        """Operators at a token; "call up" is not "call"."""
        keys = list(self._keys(i))
        if any(self.sentence.tokens[c].dep == "prt" for c in self.sentence.children[i]):
            keys = [key for key in keys if " " in key[1]]
        return tuple(dict.fromkeys(o for key in keys for o in self.lexicon.operator_of.get(key, ())))

    def _senses(self, i: int) -> Iterator[Sense]:
        asks = self.sentence.tokens[i].lemma in ASKING and not self._asks_something(i)
        for key in self._keys(i):
            for sense in self.lexicon.by_trigger.get(key, ()):
                if not (asks and sense.event == "REQUEST" and " " not in key[1]):
                    yield sense

    def _asks_something(self, i: int) -> bool:
        """Telling and asking are requests only with what is to be done."""
        below = [self.sentence.tokens[c] for c in self.sentence.children[i]]
        return any(
            t.dep == "xcomp" or (t.dep == "ccomp" and t.tag == "VB") or (t.dep == "prep" and t.lemma == "for")
            for t in below
        )

    def _keys(self, i: int) -> Iterator[tuple[str, str]]:
        """Lexicon keys a token can stand for, multiword ones first."""
        token = self.sentence.tokens[i]
        if token.pos in VERBAL:
            for tail in self._tails(i):
                yield "verb", f"{token.lemma} {tail}"
            if i >= 2 and self.sentence.tokens[i - 1].text == "-":
                yield "verb", f"{self.sentence.tokens[i - 2].lemma}-{token.lemma}"
            yield "verb", token.lemma
        elif token.pos in ("NOUN", "PROPN") and token.text not in MONTHS:
            for front in self._fronts(i):
                yield "noun", f"{front} {token.lemma}"
                yield "noun", f"{front}{token.lemma}"
                yield "noun", f"{front}-{token.lemma}"
            yield "noun", token.lemma
        elif token.pos == "ADJ":
            yield "adj", token.lemma

    def _tails(self, i: int) -> Iterator[str]:
        tokens = self.sentence.tokens
        following = [t.text.lower() for t in tokens[i + 1 : i + 4]]
        for n in range(len(following), 0, -1):
            yield " ".join(following[:n])
        for c in self.sentence.children[i]:
            small = tokens[c].dep == "ccomp" and tokens[c].pos == "ADJ"
            if c > i and (tokens[c].dep in PARTICLES or small):
                yield tokens[c].lemma
                if tokens[c].text.lower() != tokens[c].lemma:
                    yield tokens[c].text.lower()
                for d in self.sentence.children[c]:
                    if tokens[d].dep in ("prep", "pobj", "prt") and d > c:
                        yield f"{tokens[c].lemma} {tokens[d].lemma}"

    def _fronts(self, i: int) -> Iterator[str]:
        tokens = self.sentence.tokens
        if i >= 2 and tokens[i - 1].text == "-":
            yield tokens[i - 2].lemma
        if i >= 1 and tokens[i - 1].pos in ("NOUN", "PROPN", "ADJ", "VERB"):
            yield tokens[i - 1].text.lower()
            yield tokens[i - 1].lemma
        for c in self.sentence.children[i]:
            if c < i - 1 and tokens[c].dep in ("compound", "amod", "nmod"):
                yield tokens[c].lemma

    def _fit(self, sense: Sense, i: int) -> float:
        """How well a sense fits at a token: -1 not at all, else the weight of what it asked for and found."""
        slots = slots_of(self.sentence, i)
        bulk = max((len(t.replace("-", " ").split()) for t in sense.triggers if self._names(t, i)), default=1)
        about = slots.get("obj", ()) if sense.pos == "verb" else slots.get("of", ())
        if not self._meets(sense.object, about, i, bulk):
            return -1
        for word, constraint in sense.preps.items():
            heads = slots.get(word, ())
            if not heads or not self._meets(constraint, heads, i, 1):
                return -1
        return sense.weight + 8 * (bulk - 1)

    def _names(self, trigger: str, i: int) -> bool:
        return any(key == trigger for _, key in self._keys(i))

    def _meets(self, constraint: Constraint, heads: tuple[int, ...], i: int, bulk: int) -> bool:
        if constraint.absent:
            return not heads or bulk > 1
        if constraint.present:
            return bool(heads)
        if not constraint.words:
            return True
        found = any(self.features(j) & constraint.words for h in heads for j in conjuncts(self.sentence, h))
        return found != constraint.negative

    def features(self, i: int) -> frozenset[str]:
        """The lemmas of a phrase head and its noun modifiers, with the special classes it satisfies."""
        tokens = self.sentence.tokens
        words = {tokens[i].lemma, tokens[i].text.lower()}
        for c in self.sentence.children[i]:
            if tokens[c].dep in ("compound", "amod", "nmod"):
                words |= {tokens[c].lemma, f"{tokens[c].lemma} {tokens[i].lemma}"}
            elif tokens[c].dep == "prep" and tokens[c].lemma == "of" and tokens[i].lemma in QUANTITIES:
                words |= {tokens[d].lemma for d in self.sentence.children[c]}
        special = set(self.cast.traits(self.number, i))
        if ("noun", tokens[i].lemma) in self.lexicon.by_trigger:
            special.add("<act>")
            if tokens[i].pos == "NOUN" and self.cast.mention_at(self.number, i) is None:
                special.discard("<actor>")  # "attacks on X" are not X
        return frozenset(words | special)

    def side(self, wanted: tuple[str, ...], slots: Slots, i: int, taken: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The first wanted slot that holds a party, else the first that holds anything."""
        held = [tuple(h for h in slots.get(slot, ()) if h not in taken and h != i) for slot in wanted]
        held = [heads for heads in map(self._owners, held) if heads]
        named = next((heads for heads in held if any(self.cast.is_party(self.number, h) for h in heads)), None)
        if named is not None:
            return tuple(h for h in named if self.cast.is_party(self.number, h))
        return held[0] if held else ()

    def _owners(self, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Adjectives and compounds count only where they name a party ("Turkish strikes")."""
        tokens = self.sentence.tokens
        loose = ("amod", "compound", "nmod", "nummod")
        return tuple(h for h in heads if tokens[h].dep not in loose or self.cast.is_party(self.number, h))

    def span(self, i: int) -> Span:
        """The words of a trigger with its particle."""
        tokens = self.sentence.tokens
        joined = [i] + [c for c in self.sentence.children[i] if tokens[c].dep == "prt" and c == i + 1]
        return Span(min(tokens[j].start for j in joined), max(tokens[j].end for j in joined))

    def below(self, i: int) -> list[int]:
        return subtree(self.sentence, i)


MONTHS = frozenset({"March", "May", "August"})  # written so they are no marches
ASKING = frozenset({"tell", "ask", "advise", "instruct", "encourage", "direct", "remind", "invite", "command"})
QUANTITIES = frozenset(
    """number group dozen hundred thousand score member series wave round lot handful tens scores couple pair worth
    majority convoy column batch shipment load ton tonne million billion package kind type leader supporter""".split()
)
