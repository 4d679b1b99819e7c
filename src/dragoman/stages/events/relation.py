"""What one marked party does to another: the same acts as in coding, ranked by how well they join the two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.frames.conversion import Deed
from dragoman.records import Coded, Mention, Relation, Sentence, Span, quote
from dragoman.stages.events.reading import Told, tell

ACTOR, RECIPIENT = "the marked actor", "the marked recipient"
REAL = {"asserted": 3, "planned": 3, "historical": 2, "requested": 2, "hypothetical": 1, "negated": 0}


@dataclass(frozen=True)
class Marked:
    """The two spans a relation is asked for."""

    actor: Span | None
    recipient: Span | None


def relate(coded: Coded, marked: Marked, lexicon: Lexicon) -> Relation:
    """The relation told between the marked spans; type None when the text tells none."""
    cast = Cast(replace(coded, mentions=_mentions(coded, marked)))
    ranked = sorted(_ranked(cast, marked, lexicon), key=lambda pair: -pair[0])
    if not ranked:
        return Relation(None, (), "asserted", 0.0, ())
    points, told = ranked[0]
    deed = _as_studied(told.act.deed)
    evidence = (quote(coded.document, told.trigger, "trigger", told.act.rules[0]),)
    mode = (deed.mode,) if deed.mode else ()
    return Relation(deed.type, mode, deed.factuality, round(min(0.99, 0.3 + points / 40), 3), evidence)


def _as_studied(deed: Deed) -> Deed:
    """A promise to yield is an intent to cooperate (CAMEO 035), as studies of marked pairs count it: decision 10."""
    return replace(deed, type="AGREE") if deed == Deed("CONCEDE", factuality="planned") else deed


def _mentions(coded: Coded, marked: Marked) -> tuple[Mention, ...]:
    """The report's mentions with the marked spans as parties in their own right."""
    ours = []
    known = {(m.sentence, m.head): m for m in coded.mentions if not m.members}
    for span, name in ((marked.actor, ACTOR), (marked.recipient, RECIPIENT)):
        if span is None:
            continue
        for number, sentence in enumerate(coded.sentences):
            head = head_in(sentence, span)
            if head is not None:
                read = known.get((number, head), Mention(span, "group", sentence=number, head=head))
                ours.append(replace(read, span=span, entity=None, name=name))
                break
    taken = {(m.sentence, m.head) for m in ours}
    others = tuple(m for m in coded.mentions if (m.sentence, m.head) not in taken)
    return (*ours, *others)


def head_in(sentence: Sentence, span: Span) -> int | None:
    """The token of a span that governs the rest of it."""
    inside = {t.i for t in sentence.tokens if span.start < t.end and t.start < span.end}
    tops = [i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    nouns = [i for i in tops if sentence.tokens[i].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    return min(nouns or tops, default=None)


def _ranked(cast: Cast, marked: Marked, lexicon: Lexicon) -> Iterator[tuple[float, Told]]:
    for told in tell(cast, lexicon):
        yield _points(cast, told, marked), told


def _points(cast: Cast, told: Told, marked: Marked) -> float:
    """How well an act joins the marked spans in their order."""
    points = float(REAL[told.act.deed.factuality])
    points += 10 * _holds(cast, told, told.act.actor, marked.actor)
    points += 10 * _holds(cast, told, told.act.recipient, marked.recipient)
    points += 4 * _holds(cast, told, told.act.recipient, marked.actor)
    points += 4 * _holds(cast, told, told.act.actor, marked.recipient)
    speaks = told.statement.speaker_span if told.act.speaker_acts and told.statement else None
    points += 12 if speaks and marked.actor and speaks.overlaps(marked.actor) else 0
    points += 0.3 * min(told.act.sense.weight, 6) if told.act.sense else 0
    points -= 0.02 * min((_gap(told.trigger, s) for s in (marked.actor, marked.recipient) if s), default=0)
    sentence = cast.coded.sentences[told.act.sentence]
    root = sentence.tokens[told.act.trigger]
    points += 2.0 if root.dep == "ROOT" else 0.0
    points -= 2.0 if marked.actor and marked.actor.contains(told.trigger) else 0.0
    return points


def _holds(cast: Cast, told: Told, heads: tuple[int, ...], span: Span | None) -> bool:
    """Whether one of the phrases overlaps the span."""
    if span is None:
        return not heads
    if any(cast.covering(told.act.sentence, h).overlaps(span) for h in heads):
        return True
    chains = {m.chain for m in cast.coded.mentions if m.span == span} - {None}
    found = (cast.mention_at(told.act.sentence, h) for h in heads)
    return any(m is not None and m.chain in chains for m in found)


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
