"""What a sentence leaves to the ones before it: omitted partners, "the idea", blame by an adjective."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.arguments import objects, slots_of, subjects, support_verb
from dragoman.cast import STANCE_NOUNS, Cast
from dragoman.frames.conversion import Deed
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Party, Sentence, Statement
from dragoman.stages.events.deeds import Act
from dragoman.stages.events.reading import Told
from dragoman.syntax import child, children_by, coordination_head, prepositions, subtree, verb_above

DISAPPROVING = frozenset(
    """expansionist aggressive hegemonic imperialist colonialist militaristic provocative illegal unlawful
    illegitimate criminal brutal barbaric inhuman inhumane unjust unfair reckless irresponsible dangerous
    destabilising destabilizing hostile hypocritical racist discriminatory cowardly heinous outrageous
    unacceptable shameful disastrous destructive warmongering interventionist unilateral bullying arrogant
    oppressive repressive genocidal treacherous dishonest deceitful immoral cruel divisive absurd ridiculous
    baseless groundless inflammatory shortsighted misguided flawed wrong wrongheaded failed excessive
    disproportionate""".split()
)
CONDUCT = frozenset(
    """policy action act behaviour behavior conduct move measure step decision attitude approach stance role
    practice interference intervention aggression agenda plan rhetoric strategy doctrine law sanction war
    campaign response ambition remark comment statement claim allegation tactic operation blockade occupation
    pressure meddling""".split()
)
PARTNERED = frozenset({"CONSULT", "ASSAULT"})
HARMED = frozenset(["kill", "injure", "wound", "hurt", "die", "capture", "arrest", "displace"])


def complete(told: Sequence[Told], cast: Cast) -> Iterator[Told]:
    """Fill in what the text before tells: who was met with, whose idea was welcomed."""
    before: list[Told] = []
    for one in told:
        done = _with_counterpart(_with_idea(_with_partner(one, cast), cast, before), cast)
        before.append(done)
        yield done


def _with_partner(one: Told, cast: Cast) -> Told:
    """ "In a meeting with B" leaves A to be understood: whoever the text was about just before."""
    if one.actor or one.act.deed.type not in PARTNERED:
        return one
    if found := _of_the_clause(one, cast):
        return found
    if not one.recipient or one.act.deed.type != "CONSULT":
        return one
    keys = {party.key for party in one.recipient}
    person = next((p for p in _topics(cast, one.act.sentence) if p.key not in keys), None)
    return replace(one, actor=(person,)) if person else one


def _of_the_clause(one: Told, cast: Cast) -> Told | None:
    """ "Two officers were killed in a clash with rebels": the sides of the fight are those of its clause."""
    sentence = cast.coded.sentences[one.act.sentence]
    verb = support_verb(sentence, one.act.trigger)
    if sentence.tokens[one.act.trigger].pos != "NOUN" or verb is None or sentence.tokens[verb].lemma not in HARMED:
        return None
    harmed = _harmed(one, cast, verb)
    if doers := cast.parties(one.act.sentence, slots_of(sentence, verb).get("by", ())):
        return replace(one, actor=doers, recipient=harmed)
    keys = {p.key for p in one.recipient}
    harmed = tuple(p for p in harmed if p.key not in keys)
    if not harmed or len(harmed) + len(one.recipient) < 2:
        return None
    return replace(one, actor=(*harmed, *one.recipient), recipient=())


def _harmed(one: Told, cast: Cast, verb: int) -> tuple[Party, ...]:
    """Who is killed or hurt, in "two soldiers were killed and five others injured" the soldiers."""
    sentence = cast.coded.sentences[one.act.sentence]
    for v in (verb, coordination_head(sentence, verb)):
        if found := cast.parties(one.act.sentence, objects(sentence, v) or subjects(sentence, v)):
            return found
    return ()


def _topics(cast: Cast, number: int) -> Iterator[Party]:
    """Persons the sentences before are about (their subjects), nearest first; never the speaker's own audience."""
    for n in range(number - 1, max(-1, number - 6), -1):
        sentence = cast.coded.sentences[n]
        for token in sentence.tokens:
            if token.dep in ("nsubj", "nsubjpass"):
                mention = cast.mention_at(n, token.i)
                if mention is not None and mention.kind in ("person", "office", "pronoun"):
                    yield from cast.of_mention(mention)


def _with_idea(one: Told, cast: Cast, before: Sequence[Told]) -> Told:
    """ "Welcomed the idea": the idea is that of whoever the clause before told of."""
    if one.recipient or one.act.deed.type not in ("SUPPORT", "ACCUSE", "REJECT"):
        return one
    sentence = cast.coded.sentences[one.act.sentence]
    idea = child(sentence, one.act.trigger, "dobj", "nsubjpass")
    keys = {party.key for party in one.actor}
    if idea is not None and sentence.tokens[idea].lemma in VIOLENCE and one.act.deed.type == "ACCUSE":
        arrest = sentence.tokens[idea].lemma in ("arrest", "detention")
        return replace(one, recipient=_last_doers(one, before, keys, frozenset({"COERCE" if arrest else "ASSAULT"})))
    if idea is None or sentence.tokens[idea].lemma not in STANCE_NOUNS:
        return one
    owner = tuple(p for p in _owner_above(cast, one.act, sentence) if p.key not in keys)
    passage = sentence.paragraph
    same = [b for b in before if cast.coded.sentences[b.act.sentence].paragraph == passage]
    return replace(one, recipient=owner or _last_doers(one, same, keys))


VIOLENCE = frozenset(
    "attack violence killing use crackdown bombing raid strike arrest shooting murder assault force shelling detention"
    " massacre airstrike bloodshed repression invasion coup incident".split()
)


def _last_doers(
    one: Told, before: Sequence[Told], keys: set[str], types: frozenset[str] = frozenset()
) -> tuple[Party, ...]:
    """Who did the last thing told before, in the last sentences; of the given types of act, if any."""
    for other in reversed(before):
        fits = other.act.deed.type in types if types else other.act.deed.type not in ("SUPPORT", "ACCUSE")
        near = 0 <= one.act.sentence - other.act.sentence <= (6 if types else 3)
        if fits and near and other.actor and not {p.key for p in other.actor} & keys:
            return other.actor
    return ()


def _with_counterpart(one: Told, cast: Cast) -> Told:
    """ "Welcomed the growth of ties": with whom, if nobody is named, is the other state spoken of just before."""
    if one.recipient or len(one.actor) != 1 or one.act.deed.type not in ("SUPPORT", "AGREE", "COOPERATE"):
        return one
    sentence = cast.coded.sentences[one.act.sentence]
    below = {sentence.tokens[i].lemma for i in subtree(sentence, one.act.trigger)}
    country = one.actor[0].country
    if not country or not below & BILATERAL:
        return one
    for mention in reversed(cast.coded.mentions):
        gap = one.act.sentence - mention.sentence
        person = gap == 0 and mention.kind in ("person", "office")
        other = ((mention.kind == "state" and mention.entity) or person) and mention.country not in ("", country)
        if 0 <= gap <= 4 and mention.span.start < one.trigger.start and other:
            return replace(one, recipient=cast.of_mention(mention))
    return one


BILATERAL = frozenset(
    """relation tie relationship cooperation bond partnership friendship rapprochement agreement deal treaty pact
    memorandum accord""".split()
)


def hosted(one: Told, knowledge: KnowledgeBase) -> Told:
    """A visit to a city is a visit to its state."""
    if one.act.deed.mode != "visit":
        return one
    hosts: dict[str, Party] = {}
    for party in one.recipient:
        state = knowledge.get(party.country) if party.entity is None and party.sectors == () else None
        host = Party(state.name, state.id, state.country, (), party.spans) if state else party
        hosts.setdefault(host.key, host)
    return replace(one, recipient=tuple(hosts.values()))


def _owner_above(cast: Cast, act: Act, sentence: Sentence) -> tuple[Party, ...]:
    """Who owns the object of the clause that the act's clause hangs on."""
    head = sentence.tokens[act.trigger].head
    verb = verb_above(sentence, head) if head != act.trigger else None
    if verb is None:
        return ()
    for j in children_by(sentence, verb, "dobj", "ccomp"):
        if found := cast.parties(act.sentence, (j,)):
            return found
    return ()


def disapproval(cast: Cast) -> Iterator[Told]:
    """ "An 'aggressive' policy of X" in somebody's mouth is blame laid on X by the speaker."""
    for statement in cast.coded.statements:
        if statement.speaker is None:
            continue
        for number, sentence in enumerate(cast.coded.sentences):
            if any(piece.overlaps(sentence.span) for piece in statement.content):
                yield from _blame(cast, number, sentence, statement, statement.speaker)


def _blame(cast: Cast, number: int, sentence: Sentence, statement: Statement, speaker: Party) -> Iterator[Told]:
    for token in sentence.tokens:
        if token.lemma not in DISAPPROVING or token.dep not in ("amod", "acomp"):
            continue
        if not any(piece.contains(token.span) for piece in statement.content):
            continue
        conduct = sentence.tokens[token.head]
        if token.dep == "acomp" and (subject := child(sentence, token.head, "nsubj")) is not None:
            conduct = sentence.tokens[subject]
        if conduct.lemma not in CONDUCT:
            continue
        blamed = tuple(p for p in _owners(cast, number, sentence, conduct.i) if p.key != speaker.key)
        if blamed:
            rule = f"disapproval: {token.lemma} {conduct.lemma}"
            act = Act(Deed("ACCUSE", "disapprove"), number, token.i, (), (), None, (rule,), (), True)
            yield Told(act, (speaker,), blamed, statement, token.span)


def _owners(cast: Cast, number: int, sentence: Sentence, conduct: int) -> tuple[Party, ...]:
    """Whose conduct it is: its possessor, its of-phrase, and those of what it is coordinated with."""
    found: dict[str, Party] = {}
    for j in (conduct, *children_by(sentence, conduct, "conj")):
        heads = children_by(sentence, j, "poss", "nmod", "compound")
        heads += [k for word, k in prepositions(sentence, j) if word in ("of", "by")]
        for party in cast.parties(number, tuple(heads)):
            found.setdefault(party.key, party)
    return tuple(found.values())
