"""Operators over acts: what is refused, promised, asked for, denied or only possible.

An act climbs from its trigger to the top of its clause. Each word above it that is an operator and holds it as a
complement changes the deed and the sides; each verb on the way adds its negation, tense and modality.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman.arguments import objects, slots_of, subjects
from dragoman.frames import Operator
from dragoman.frames.conversion import convert, hypothetical, negated, promised, requested
from dragoman.records import Sentence, Token
from dragoman.stages.events.deeds import Act, Finder
from dragoman.syntax import (
    CONDITIONAL,
    FUTURE,
    OBLIGATION,
    auxiliaries,
    child,
    children_by,
    coordination_head,
    is_negated,
    is_passive,
)

VERBAL = ("VERB", "AUX")
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
DOER_ABOVE = frozenset(
    {"promise", "agree", "announce", "refuse", "threaten", "stop", "attempt", "fail", "order", "allow", "deny", "begin"}
)
COMMANDS = frozenset({"order", "command", "instruct", "direct", "tell", "authorise", "authorize"})
ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY"})
PRESUPPOSING = frozenset(
    """condemn denounce deplore decry criticise criticize slam blast censure lament mourn regret protest rebuke chide
    punish sentence jail""".split()
)  # who condemns a thing takes it to have happened
LENDING = frozenset({"begin", "announce", "promise", "stop", "undergo", "agree"})
CLOSING = frozenset({"report", "accuse", "support", "admit"})  # the act below stands by itself
COMPOUNDING = frozenset({"promise", "threaten", "request", "refuse"})  # "withdrawal plan", "sanctions threat"
BACKING = frozenset({"back", "support", "endorse", "favour", "favor", "approve", "champion", "defend", "justify"})
ASKED_SLOTS = ("obj", "on", "upon", "to", "from", "with")


@dataclass(frozen=True)
class Composer:
    """Applies what stands above the acts of one sentence. `reported`: token indices inside a reported statement."""

    finder: Finder
    reported: frozenset[int] = frozenset()
    base: Mapping[int, Act] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        return self.finder.sentence

    def climb(self, act: Act) -> tuple[Act | None, frozenset[int]]:
        """The act as the sentence tells it (None when nothing is left) and the operator tokens it has used up."""
        used: set[int] = set()
        current: Act | None = self._own_modality(act, act.trigger)
        at = act.trigger
        for _ in range(12):
            if current is None:
                return None, frozenset(used)
            step = self._operator_above(at)
            if step is None:
                break
            above, operator, link = step
            if self._covered(current, operator, above):
                return None, frozenset()
            current = self._apply(current, operator, above, at, link)
            if (current is not None or operator.kind != "discuss") and not self._stands_beside(operator, above):
                used.add(above)
            if current is None or operator.kind in CLOSING:
                return current, frozenset(used)
            current, at = self._own_modality(current, above), above
        return (self._embedded(current, at) if current else None), frozenset(used)

    def _covered(self, act: Act, operator: Operator, above: int) -> bool:
        """ "Signed an agreement to share data" is the signing, not the sharing."""
        if operator.kind != "begin" and not (operator.kind == "stop" and self._verbal(above)):
            return False
        own = self.base.get(above)
        return own is not None and own.sense is not None and own.sense.weight >= 3 and own.deed.type != act.deed.type

    def _stands_beside(self, operator: Operator, above: int) -> bool:
        """ "Reiterated support for X" supports X; telling is no request beside what is told."""
        own = self.base.get(above)
        return operator.kind == "report" and own is not None and own.deed.type != "REQUEST"

    # -- what stands above

    def _operator_above(self, at: int) -> tuple[int, Operator, str] | None:
        top = coordination_head(self.sentence, at)
        for candidate in dict.fromkeys((at, top)):
            for above, links in self._links(candidate):
                for operator in self.finder.operators(above):
                    link = next((link for link in links if link in operator.complements), None)
                    if links == ("compound",) and operator.kind in COMPOUNDING:
                        link = "compound"
                    if link is not None and self._fits(operator, above, link):
                        return above, operator, link
        return None

    def _fits(self, operator: Operator, above: int, link: str) -> bool:
        """A noun phrase as subject is only taken as complement where nothing else is the object."""
        return not (link == "obj" and operator.kind == "request" and self.sentence.tokens[above].lemma == "tell")

    def _links(self, i: int) -> list[tuple[int, tuple[str, ...]]]:
        """Governors of a token with the complement names its place there can have."""
        tokens, token = self.sentence.tokens, self.sentence.tokens[i]
        if token.head == i:
            return []
        head = tokens[token.head]
        if token.pos in VERBAL:
            return self._clause_links(token, head)
        if token.dep in ("dobj", "nsubjpass", "attr", "oprd", "obj"):
            return [(head.i, ("obj",))]
        if token.dep == "nsubj" and head.pos in VERBAL and not objects(self.sentence, head.i):
            return [(head.i, ("obj",))] if self._intransitive(head) else []
        if token.dep == "acomp":
            return []
        if token.dep == "pobj":
            return self._prepositional(head)
        if token.dep in ("compound", "nmod") and head.pos in ("NOUN", "PROPN"):
            return [(head.i, ("compound",))]
        return []

    def _intransitive(self, verb: Token) -> bool:
        return any(o.kind in ("stop", "begin") for o in self.finder.operators(verb.i))

    def _prepositional(self, prep: Token) -> list[tuple[int, tuple[str, ...]]]:
        word = prep.text.lower()
        names: tuple[str, ...] = ("to-noun",) if word == "to" else (word,)
        above = self.sentence.tokens[prep.head]
        if above.i == prep.i:
            return []
        extra = (f"obj-{word}",) if above.pos in VERBAL and objects(self.sentence, above.i) else ()
        names = names + extra
        found = [(above.i, names)]
        if above.dep == "dobj" and self.sentence.tokens[above.head].pos in VERBAL:  # "put an end to"
            found.append((above.head, names))
        return found

    def _clause_links(self, token: Token, head: Token) -> list[tuple[int, tuple[str, ...]]]:
        infinitive = any(t.text.lower() == "to" for t in auxiliaries(self.sentence, token.i))
        if token.dep in ("xcomp", "ccomp", "advcl", "acl", "relcl"):
            if infinitive:
                controlled = bool(objects(self.sentence, head.i)) if head.pos in VERBAL else False
                controlled = controlled or child(self.sentence, token.i, "nsubj") is not None
                return [(head.i, ("obj-to", "to") if controlled else ("to", "on-to", "to-to"))]
            if token.dep == "ccomp":
                bare = token.tag == "VB" and not auxiliaries(self.sentence, token.i)
                finite = ("that", "that-own", "obj-to") if bare else ("that", "that-own")
                return [(head.i, ("ing",) if token.tag == "VBG" else finite)]
            if token.dep == "xcomp":
                return [(head.i, ("ing", "to") if token.tag == "VBG" else ("to", "obj-to"))]
            if token.dep == "acl" and head.pos not in VERBAL:
                return [(head.i, ("that",))] if token.tag not in ("VBG", "VBN") else []
            return []
        if token.dep == "pcomp":
            return self._prepositional(head)
        return []

    # -- what the operator makes of it

    def _apply(self, act: Act, operator: Operator, above: int, below: int, link: str) -> Act | None:
        word = self._word(above)
        doer = tuple(d for d in self._doer(above) if d != act.trigger)
        kind = "order" if operator.kind == "request" and self._commands(above, doer) else operator.kind
        if link == "that-own" and (kind != "threaten" or not self._own_act(act, doer)):
            return act
        deed = convert(kind, act.deed, word)
        if deed is None:
            return None
        if kind == "support" and word in BACKING:
            deed = hypothetical(deed)
        made = act.under(deed, operator.id, above)
        if kind == "request" or (kind == "order" and deed.type == "REQUEST"):
            return replace(made, actor=doer, recipient=self._asked(act, above, below, doer))
        if kind == "invite":
            return replace(made, actor=doer, recipient=self._asked(act, above, below, doer))
        if kind == "accuse" and word not in PRESUPPOSING:
            return replace(made, claimed_by=doer)
        if kind == "undergo":
            return replace(made, recipient=doer or act.recipient)
        if kind in DOER_ABOVE:
            return self._taken_over(made, kind, doer, above)
        if kind == "prevent":
            return replace(made, actor=doer, recipient=act.actor or act.recipient)
        return made

    def _word(self, above: int) -> str:
        """The operator's lemma with its particle: "call off"."""
        tokens = self.sentence.tokens
        particle = child(self.sentence, above, "prt")
        return f"{tokens[above].lemma} {tokens[particle].lemma}" if particle is not None else tokens[above].lemma

    def _commands(self, above: int, doer: tuple[int, ...]) -> bool:
        """ "Ordered the army to attack": who is told to act are the doer's own people."""
        if self.sentence.tokens[above].lemma not in COMMANDS:
            return False
        told = self.finder.cast.parties(self.finder.number, objects(self.sentence, above))
        own = {p.country for p in self.finder.cast.parties(self.finder.number, doer)}
        return bool(told) and all({*p.sectors} & ARMED and p.country in own | {""} for p in told)

    def _taken_over(self, act: Act, kind: str, doer: tuple[int, ...], above: int) -> Act:
        """The operator's subject becomes the actor; who was the actor below may become the recipient."""
        if (
            kind in ("begin", "announce", "stop", "attempt", "fail", "deny")
            and act.actor
            and not self._verbal(act.trigger)
        ):
            if kind in ("begin", "announce", "fail", "deny") or not doer:
                return act
        if kind in ("begin", "announce", "deny", "fail", "attempt") and act.actor and any(map(self._party, act.actor)):
            return act
        if not doer:
            return act
        other = tuple(a for a in act.actor if a not in doer)
        recipient = act.recipient or (other if not self._same(other, doer) else ())
        if not recipient or not any(self._party(r) for r in recipient):
            slots = slots_of(self.sentence, above)
            named = [s for s in _taken_slots(act) if any(map(self._party, slots.get(s, ())))]
            recipient = tuple(slots[named[0]]) if named and slots[named[0]] != doer else recipient
        return replace(act, actor=doer, recipient=tuple(r for r in recipient if r not in doer and r != act.trigger))

    def _doer(self, above: int) -> tuple[int, ...]:
        """Who the operator's subject is: of a verb, of the verb an adjective hangs on, or the owner of a noun."""
        token = self.sentence.tokens[above]
        if token.pos in VERBAL:
            return subjects(self.sentence, above)
        if token.pos == "ADJ":
            return subjects(self.sentence, token.head) if self.sentence.tokens[token.head].pos in VERBAL else ()
        slots = slots_of(self.sentence, above)
        for slot in ("poss", "by", "from"):
            named = tuple(j for j in slots.get(slot, ()) if self._party(j))
            if named:
                return named
        head = self.sentence.tokens[token.head]
        if token.dep not in ("dobj", "attr") or head.pos not in VERBAL:
            return ()
        lends = head.lemma in ("be", "have") or any(o.kind in LENDING for o in self.finder.operators(head.i))
        return subjects(self.sentence, head.i) if lends else ()

    def _asked(self, act: Act, above: int, below: int, doer: tuple[int, ...]) -> tuple[int, ...]:
        """Of whom it is asked: the operator's object, else whoever is to do it."""
        slots = slots_of(self.sentence, above)
        for slot in ASKED_SLOTS:
            heads = tuple(j for j in slots.get(slot, ()) if j not in (below, act.trigger) and self._party(j))
            if heads and not set(heads) & set(doer) and not self._contains(heads, act.trigger):
                return heads
        if is_passive(self.sentence, above) and (asked := objects(self.sentence, above)):
            return asked
        done_by = tuple(j for j in act.actor if j not in doer)
        if done_by and not self._same(done_by, doer):
            return done_by
        return tuple(j for j in act.recipient if j not in doer)

    def _contains(self, heads: tuple[int, ...], trigger: int) -> bool:
        return any(trigger in self.finder.below(h) for h in heads)

    def _party(self, i: int) -> bool:
        return self.finder.cast.is_party(self.finder.number, i)

    def _same(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        cast, number = self.finder.cast, self.finder.number
        left, right = cast.parties(number, a), cast.parties(number, b)
        return bool({p.key for p in left} & {p.key for p in right}) or a == b

    def _own_act(self, act: Act, doer: tuple[int, ...]) -> bool:
        """Whether who warns also does it: themselves or their state's army."""
        own = self._same(act.actor, doer) or self._same_state(act.actor, doer)
        return own and act.deed.type not in ("ACCUSE", "CONSULT")

    def _same_state(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        cast, number = self.finder.cast, self.finder.number
        left, right = cast.parties(number, a), cast.parties(number, b)
        return bool({p.country for p in left} & {p.country for p in right} - {""})

    def _verbal(self, i: int) -> bool:
        return self.sentence.tokens[i].pos in VERBAL

    # -- tense, modality, negation

    def _own_modality(self, act: Act, i: int) -> Act:
        """What the verb's own helpers and marks say; for a noun, only its own negation."""
        if act.rules == ("will not",) and i == act.trigger:
            return self._conditional(act, i)
        if (no := is_negated(self.sentence, i)) is not None:
            future = any(t.text.lower() in FUTURE | CONDITIONAL | {"ca", "can", "cannot"} for t in self._helpers(i))
            denied = act.under(negated(act.deed, future), "negation", no.i)
            return self._conditional(denied, i) if self._verbal(i) else denied
        if not self._verbal(i):
            return act
        return self._modal(self._conditional(act, i), i)

    def _helpers(self, i: int) -> list[Token]:
        return auxiliaries(self.sentence, i)

    def _conditional(self, act: Act, i: int) -> Act:
        for c in children_by(self.sentence, i, "mark", "advmod"):
            if self.sentence.tokens[c].text.lower() in CONDITIONS:
                return act.under(replace(act.deed, factuality="hypothetical"), "condition", c)
        return act

    def _modal(self, act: Act, i: int) -> Act:
        for helper in self._helpers(i):
            word = helper.text.lower()
            if word in FUTURE or (word == "to" and self._headline_future(i)):
                return act.under(promised(act.deed), "future", helper.i)
            if word in ("would", "'d") and i in self.reported:
                return act.under(promised(act.deed), "future in the past", helper.i)
            if word in OBLIGATION:
                return self._obliged(act, helper)
            if word in CONDITIONAL | {"can", "ca"}:
                return act.under(hypothetical(act.deed), "possibility", helper.i)
        return act

    def _headline_future(self, i: int) -> bool:
        token = self.sentence.tokens[i]
        if token.head == i:
            return True
        headline = self.sentence.kind == "headline" and token.dep in ("relcl", "acl", "ccomp", "conj")
        be = any(t.lemma == "be" for t in self._helpers(i))
        return headline or be

    def _obliged(self, act: Act, helper: Token) -> Act:
        """What others must do is asked of them by whoever is speaking."""
        if helper.i not in self.reported or act.deed.type == "REQUEST":
            return act.under(hypothetical(act.deed), "obligation", helper.i)
        made = act.under(requested(act.deed), "obligation in speech", helper.i)
        return replace(made, actor=(), recipient=act.actor or act.recipient, speaker_acts=True)

    def _aim(self, act: Act, at: int) -> Act:
        """An infinitive nobody above vouches for is an aim, not a deed."""
        to = next((t for t in self._helpers(at) if t.text.lower() == "to"), None)
        if to is None or act.trigger != at or self.sentence.tokens[at].head == at:
            return act
        return act.under(hypothetical(act.deed), "an aim", to.i)

    def _embedded(self, act: Act, at: int) -> Act:
        """A noun under a verb that is negated, conditional or to come has not happened for sure."""
        if act.deed.factuality != "asserted":
            return act
        if self._verbal(at):
            return self._aim(act, at)
        token = self.sentence.tokens[coordination_head(self.sentence, at)]
        if token.dep not in ("dobj", "nsubjpass", "nsubj", "attr"):
            return act
        verb = token.head
        words = {t.text.lower() for t in self._helpers(verb)}
        unsure = words & (FUTURE | CONDITIONAL | OBLIGATION) or is_negated(self.sentence, verb) is not None
        return act.under(hypothetical(act.deed), "inside an unreal clause", verb) if unsure else act


def _taken_slots(act: Act) -> tuple[str, ...]:
    """Where an operator's own phrases name the recipient: "on X" of talks is what they are about."""
    if act.deed.mode == "visit" or (act.sense is not None and act.sense.mode == "visit"):
        return ("to", "in", "at", "with")
    talks = act.sense is not None and act.sense.event in ("CONSULT", "AGREE", "COOPERATE")
    return ("with", "to") if talks else ("with", "to", "obj", "on", "against", "for")
