"""The events stage: acts told in the text become event records."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.knowledge import KnowledgeBase
from dragoman.ontology import Ontology, find_contexts
from dragoman.records import Coded, Document, Event, Evidence, Party, Reject, Span, When, Where, quote
from dragoman.stages.events.discourse import complete, disapproval, hosted
from dragoman.stages.events.merge import during_visits, event_id, merge
from dragoman.stages.events.reading import Told, tell
from dragoman.stages.events.timing import Timing

OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "PTY", "REB", "OPP", "SPY", "COP", "REL", "ELI"})
PRIVATE = frozenset({"CVL", "CRM", "UNK", "BUS", "EDU", "LAB", "AGR"})  # a quarrel among these alone is no politics
SPORT = re.compile(
    r"""\b(?:on\ penalties|penalty\ shoot-?out|(?:quarter|semi)-?finals?|cup\ final
    |\d{1,2}[-–]\d{1,2}\ (?:in|win|victory|defeat|on)\b|world\ cup|champions\ league|premier\ league
    |grand\ slam|hat-?trick|goalkeeper|goalless|innings|wickets?|touchdown|playoffs?|knockout\ stage|group\ stage
    |second\ half|first\ half|midfielder|striker|batsman|bowler|home\ run|olympic\ (?:gold|silver|bronze|champion)
    |test\ match|(?:first|second|third)\ test|davis\ cup|six\ nations|grand\ prix|match\ point|tie-?break|tournament
    |stoppage\ time|extra\ time|to\ (?:reach|win)\ (?:the\ )?(?:final|title|cup|medal))\b""",
    re.IGNORECASE | re.VERBOSE,
)
WORDY = frozenset({"SUPPORT", "ACCUSE", "AGREE", "REQUEST", "CONCEDE", "REJECT", "THREATEN"})
CROWD = frozenset({"CVL", "LAB", "EDU", "AGR", "SOC", "REF"})
SEPARATE_MEETINGS = 3  # so many persons met one after another are separate meetings


def run(coded: Coded, *, lexicon: Lexicon, ontology: Ontology, knowledge: KnowledgeBase) -> Coded:
    """Fill `events`; acts without an actor, or without a recipient where one is needed, go to the rejects."""
    cast = Cast(coded)
    timing = Timing(coded)
    told = [*complete(list(tell(cast, lexicon)), cast), *disapproval(cast)]
    told = sorted(_without_topics(told), key=lambda one: one.trigger)
    events: list[Event] = []
    rejects: list[Reject] = []
    for one in told:
        one = _civil(one)
        reason = _lacks(one, ontology, coded)
        if reason:
            rejects.append(Reject("events", f"{one.act.deed.type}: {reason}", one.trigger))
            continue
        events.extend(_events(hosted(one, knowledge), coded.document, timing, ontology))
    merged = tuple(
        replace(e, id=event_id(coded.document.id, e)) for e in during_visits(merge(events, _headlines(coded)), coded)
    )
    return replace(coded, events=merged, rejects=coded.rejects + tuple(rejects))


def _without_topics(told: list[Told]) -> list[Told]:
    """What a protest is about is no second event of the same people."""
    crowds = {(one.act.sentence, p.key) for one in told if one.act.deed.type == "PROTEST" for p in one.actor}

    def is_topic(one: Told) -> bool:
        return one.act.deed.type in ("ACCUSE", "REQUEST") and any(
            (one.act.sentence, p.key) in crowds for p in one.actor
        )

    return [one for one in told if not is_topic(one)]


def _headlines(coded: Coded) -> list[Span]:
    return [s.span for s in coded.sentences if s.kind == "headline"]


def _words(one: Told, coded: Coded) -> str:
    span = coded.sentences[one.act.sentence].span
    return coded.document.text[span.start : span.end]


def _civil(one: Told) -> Told:
    """States protest in words: that is disapproval. People who block are a protest, not a power."""
    lemma_mode = (one.act.deed.type, one.act.deed.mode)
    crowd = bool(one.actor) and all(p.sectors and {*p.sectors} <= CROWD for p in one.actor)
    if lemma_mode == ("COERCE", "restrict") and crowd:
        return replace(one, act=replace(one.act, deed=replace(one.act.deed, type="PROTEST", mode="obstruct")))
    if one.act.deed.type != "PROTEST" or not one.actor or not all(_governs(p) for p in one.actor):
        return one
    return replace(one, act=replace(one.act, deed=replace(one.act.deed, type="ACCUSE", mode="disapprove")))


def _governs(party: Party) -> bool:
    return bool(party.sectors[:1] == ("GOV",) or (party.entity and party.entity == party.country))


def _lacks(one: Told, ontology: Ontology, coded: Coded) -> str:
    """Why a told act is no event, "" when it is one."""
    deed = one.act.deed
    if not one.actor:
        return "no actor"
    if not any(p.entity or p.country or p.sectors for p in one.actor + one.recipient):
        return "no side is known"
    if not one.recipient and len(one.actor) < 2 and ontology.event(deed.type).needs_recipient:
        return "no recipient"
    if deed.type == "CONSULT" and not one.recipient and len(one.actor) < 2 and deed.mode != "multilateral":
        return "nobody to meet"
    if deed.type in WORDY and not one.recipient and len(one.actor) < 2 and not _told_fully(one):
        return "a general word without recipient"
    if "visit" in deed.mode and not any(p.entity or OFFICIAL & {*p.sectors} for p in one.actor):
        return "no official visitor"
    if deed.type == "PROTEST" and all({*p.sectors} & {"COP", "MIL"} for p in one.actor):
        return "not a crowd"
    if SPORT.search(_words(one, coded)):
        return "sport"
    sides = (*one.actor, *one.recipient)
    if deed.type != "PROTEST" and all(map(_private, sides)) and len({p.country for p in sides} - {""}) < 2:
        return "a matter between private persons"
    return ""


def _told_fully(one: Told) -> bool:
    """A composed act ("refused to resign") or a specific sense ("lifted the curfew") needs no recipient."""
    sense = one.act.sense
    known = any(p.entity or p.country for p in one.actor)
    if one.act.deed.type in ("ACCUSE", "REJECT") and known and one.act.recipient_told:
        return True
    return bool(one.act.cues) or one.act.speaker_acts or sense is None or sense.weight >= 3


def _private(party: Party) -> bool:
    return party.entity is None and not {*party.sectors} - PRIVATE


def _events(one: Told, document: Document, timing: Timing, ontology: Ontology) -> Iterator[Event]:
    recipients = one.recipient
    persons = [p for p in recipients if p.entity is None or p.entity.startswith("person:")]
    apart = one.act.deed.type == "CONSULT" and not one.act.deed.mode and len(one.actor) == 1
    if apart and len(persons) == len(recipients) >= SEPARATE_MEETINGS:
        for person in recipients:
            yield _event(replace(one, recipient=(person,)), document, timing, ontology)
    else:
        yield _event(one, document, timing, ontology)


def _event(one: Told, document: Document, timing: Timing, ontology: Ontology) -> Event:
    act, deed = one.act, one.act.deed
    speaker = one.statement.speaker if one.statement else None
    sides = frozenset(
        key for p in (*one.actor, *one.recipient, *((speaker,) if speaker else ())) for key in (p.entity, p.name) if key
    )
    when = timing.when(act.sentence, act.trigger, deed.factuality, sides)
    where = timing.where(act.sentence, act.trigger)
    factuality = deed.factuality
    if factuality == "asserted" and timing.historical(when):
        factuality = "historical"
    actor, recipient = one.actor, one.recipient
    claimant = _claimant(one)
    mode = (deed.mode,) if deed.mode else _found_mode(one, where)
    evidence = tuple(_evidence(one, document, when, where, claimant, timing))
    contexts = _contexts(one, timing.coded, ontology)
    return Event(
        "", deed.type, mode, contexts, actor, recipient, factuality, when, where, claimant, evidence, _score(one)
    )


def _claimant(one: Told) -> Party | None:
    """On whose word an act is told; what somebody promises or refuses in their own name is no claim."""
    if one.accusers:
        return one.accusers[0]
    if one.statement is None or one.statement.speaker is None or one.act.speaker_acts:
        return None
    own = one.statement.speaker.key in {p.key for p in one.actor}
    return None if (own and one.act.deed.factuality != "asserted") or (own and one.act.cues) else one.statement.speaker


def _found_mode(one: Told, where: Where | None) -> tuple[str, ...]:
    """A meeting of parties of two states in a third is hosted by a third party."""
    if one.act.deed.type != "CONSULT" or where is None or not where.country:
        return ()
    countries = {p.country for p in one.actor + one.recipient}
    return ("third-party",) if len(countries) > 1 and "" not in countries and where.country not in countries else ()


def _contexts(one: Told, coded: Coded, ontology: Ontology) -> tuple[str, ...]:
    sentence = coded.sentences[one.act.sentence]
    text = coded.document.text[sentence.span.start : sentence.span.end]
    own = one.act.sense.contexts if one.act.sense else ()
    implied = {"cyber": ("cyber",), "misinformation": ("misinformation",)}.get(one.act.deed.mode, ())
    return tuple(dict.fromkeys((*own, *implied, *(name for name, _, _ in find_contexts(text, ontology)))))


def _evidence(
    one: Told, document: Document, when: When | None, where: Where | None, claimant: Party | None, timing: Timing
) -> Iterator[Evidence]:
    tokens = timing.coded.sentences[one.act.sentence].tokens
    yield quote(document, one.trigger, "trigger", one.act.rules[0])
    yield from _sides(document, "actor", one.actor)
    yield from _sides(document, "recipient", one.recipient)
    for token, rule in one.act.cues:
        yield quote(document, tokens[token].span, "factuality", rule)
    if when is not None and when.span is not None:
        yield quote(document, when.span, "when", when.rule or when.basis)
    if where is not None:
        yield quote(document, where.span, "where", "place of the clause")
    if claimant is not None and one.statement is not None and one.statement.speaker_span is not None:
        yield quote(document, one.statement.speaker_span, "claimant", "reported speech")


def _sides(document: Document, role: str, parties: tuple[Party, ...]) -> Iterator[Evidence]:
    for party in parties:
        for span in party.spans[:1]:
            yield quote(document, span, role, "argument")


def _score(one: Told) -> float:
    """How sure the record is, 0..1: how specific the sense, how well known the sides, how far they were fetched."""
    act = one.act
    known = [p.entity is not None or bool(p.country) for p in one.actor + one.recipient]
    features: tuple[tuple[float, Callable[[], bool]], ...] = (
        (0.25 * min(act.sense.weight, 4) if act.sense else 0.0, lambda: True),
        (0.8, lambda: all(known)),
        (0.4, lambda: bool(one.recipient) or len(one.actor) > 1),
        (-0.5, lambda: not any(known)),
        (-0.6, lambda: act.deed.factuality == "hypothetical"),
        (-0.2 * max(len(act.rules) - 1, 0), lambda: True),
        (-0.5, lambda: act.sense is None),
        (-0.4, lambda: not act.actor and not act.speaker_acts),
    )
    total = 0.4 + sum(weight for weight, holds in features if holds())
    return round(1 / (1 + math.exp(-total)), 3)
