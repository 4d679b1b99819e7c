"""From the sentences of a report to acts with their parties."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.arguments import PAPERS, objects, slots_of, subjects
from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.frames.conversion import Deed
from dragoman.records import Party, Sentence, Span, Statement
from dragoman.stages.events.compose import Composer
from dragoman.stages.events.deeds import Act, Finder
from dragoman.stages.events.plain import read_acts
from dragoman.syntax import OBLIGATION, children_by, is_negated, is_passive

TARGETLESS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"})
SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "COOPERATE"})  # also done to a town
COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp"})
ABOUT_ACTS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN"})


@dataclass(frozen=True)
class Told:
    """An act with its parties, where it is told and on whose word."""

    act: Act
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    statement: Statement | None
    trigger: Span
    accusers: tuple[Party, ...] = ()


def tell(cast: Cast, lexicon: Lexicon) -> Iterator[Told]:
    """Every act of the report with the parties its own sentence gives it."""
    lemmas = {t.span: t.lemma for s in cast.coded.sentences for t in s.tokens}
    vouching = tuple(s for s in cast.coded.statements if _tells(s, lexicon, lemmas))
    for number, sentence in enumerate(cast.coded.sentences):
        if sentence.kind != "dateline":
            yield from _sentence_acts(cast, lexicon, number, _reported(vouching, sentence))


def _sentence_acts(cast: Cast, lexicon: Lexicon, number: int, reported: dict[int, Statement]) -> Iterator[Told]:
    sentence = cast.coded.sentences[number]
    finder = Finder(cast, lexicon, number)
    base = {act.trigger: act for i in range(len(sentence.tokens)) for act in read_acts(finder, i)}
    base = {i: act for i, act in base.items() if not _is_topic(sentence, i, base)}
    composer = Composer(finder, frozenset(reported), base)
    climbed = [(trigger, *composer.climb(act)) for trigger, act in base.items()]
    spent = {token for _, _, used in climbed for token in used}
    yield from _obligations(cast, finder, reported, base)
    for trigger, act, _ in climbed:
        if act is None or (trigger in spent and not _keeps(finder, trigger)) or _only_carries(sentence, trigger, base):
            continue
        act = _aimed(act, base)
        statement = reported.get(trigger)
        yield _with_parties(cast, act, statement, finder.span(trigger))


def _only_carries(sentence: Sentence, i: int, base: dict[int, Act]) -> bool:
    """ "Passed a motion condemning X" condemns; the passing is no act beside it."""
    papers = (j for j in objects(sentence, i) if sentence.tokens[j].lemma in PAPERS)
    return any(c in base and sentence.tokens[c].tag == "VBG" for j in papers for c in children_by(sentence, j, "acl"))


def _obligations(cast: Cast, finder: Finder, reported: dict[int, Statement], base: dict[int, Act]) -> Iterator[Told]:
    """ "They must listen" in somebody's mouth asks it of them, whatever it is."""
    sentence = finder.sentence
    for token in sentence.tokens:
        if token.tag != "MD" or token.text.lower() not in OBLIGATION or token.head in base:
            continue
        statement, verb = reported.get(token.i), token.head
        if statement is None or statement.speaker is None or is_negated(sentence, verb) is not None:
            continue
        if any(sentence.tokens[i].head == verb and sentence.tokens[i].dep in COMPLEMENTS for i in base):
            continue
        asked = tuple(
            p for p in cast.parties(finder.number, subjects(sentence, verb)) if p.key != statement.speaker.key
        )
        asked = tuple(p for p in asked if p.entity or p.country)
        if asked or is_passive(sentence, verb):
            deed = Deed("REQUEST", "change")
            act = Act(
                deed, finder.number, verb, (), (), None, ("obligation in speech",), ((token.i, "obligation"),), True
            )
            yield Told(act, (statement.speaker,), asked, statement, finder.span(verb))


def _is_topic(sentence: Sentence, i: int, base: dict[int, Act]) -> bool:
    """ "Ceasefire" in "ceasefire talks" is what they are about."""
    token = sentence.tokens[i]
    if token.dep not in ("compound", "nmod") or sentence.tokens[token.head].pos not in ("NOUN", "PROPN"):
        return False
    return token.head in base or sentence.tokens[token.head].lemma in ABOUT_NOUNS


ABOUT_NOUNS = frozenset(
    """agreement deal accord pact treaty talk negotiation summit bill law policy programme program minister ministry
    official victim suspect site scene charge case trial expert group team member force market relation route zone camp
    court worker agency committee commission crime death toll risk fear concern rate season leader commander chief
    veteran""".split()
)


def _keeps(finder: Finder, trigger: int) -> bool:
    """Blame and praise are acts beside what they are about; other operators are used up by it."""
    kinds = {operator.kind for operator in finder.operators(trigger)}
    return bool(kinds & {"accuse", "support", "admit"}) and not kinds & {"request", "refuse", "promise"}


def _tells(statement: Statement, lexicon: Lexicon, lemmas: dict[Span, str]) -> bool:
    """Whether a statement vouches for what it holds; discussing or welcoming a thing does not."""
    lemma = lemmas.get(statement.cue) if statement.cue is not None else None
    kinds = {o.kind for o in lexicon.operator_of.get(("verb", lemma), ())} if lemma else set()
    return not kinds or bool(kinds & {"report", "accuse", "deny", "threaten", "admit", "promise"})


def _reported(statements: tuple[Statement, ...], sentence: Sentence) -> dict[int, Statement]:
    """For each token inside reported speech, the innermost statement that holds it."""
    found: dict[int, Statement] = {}
    for statement in statements:
        for piece in statement.content:
            if not piece.overlaps(sentence.span):
                continue
            for token in sentence.tokens:
                if piece.contains(token.span):
                    held = found.get(token.i)
                    if held is None or _length(statement) < _length(held):
                        found[token.i] = statement
    return found


def _length(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content)


def _aimed(act: Act, base: dict[int, Act]) -> Act:
    """Blame for an attack falls on the attacker, not on the victim the attack's own phrase names."""
    if act.deed.type not in ABOUT_ACTS:
        return act
    aimed: list[int] = []
    for head in act.recipient:
        inner = base.get(head)
        if inner is None or inner.trigger == act.trigger:
            aimed.append(head)
        elif inner.actor:
            aimed.extend(inner.actor)
        elif inner.deed.type not in TARGETLESS:
            aimed.append(head)
    return replace(act, recipient=tuple(aimed))


def _with_parties(cast: Cast, act: Act, statement: Statement | None, trigger: Span) -> Told:
    actor = tuple(p for p in cast.parties(act.sentence, act.actor) if not cast.only_a_place(p))
    recipient = cast.parties(act.sentence, act.recipient, host=True)
    if (
        not recipient and act.recipient and act.deed.type == "ASSAULT"
    ):  # "bombed a village in X", whatever "in" hangs on
        slots = slots_of(cast.coded.sentences[act.sentence], act.trigger)
        recipient = cast.parties(act.sentence, (*slots.get("in", ()), *slots.get("near", ())), host=True)
    if act.speaker_acts and statement is not None and statement.speaker is not None:
        actor = (statement.speaker,)
    keys = {party.key for party in actor}
    if recipient and all(party.key in keys for party in recipient):
        recipient = cast.parties(act.sentence, act.recipient, host=True, but=frozenset(keys))
    if act.deed.type not in SUFFERED:
        recipient = tuple(p for p in recipient if "visit" in act.deed.mode or not cast.only_a_place(p))
    recipient = tuple(p for p in recipient if p.key not in keys)
    return Told(act, actor, recipient, statement, trigger, cast.parties(act.sentence, act.claimed_by))
