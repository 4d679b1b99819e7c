"""Reads statements: the clauses of speech verbs, "according to", and quotations that stand without a verb."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.arguments import subjects
from dragoman.cast import Cast
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Coded, Mention, Party, Sentence, Span, Statement, When, make_id
from dragoman.stages.statements.cues import INTENDING, NAMING, NOUN_CUES, QUOTING, SPEECH, THOUGHT
from dragoman.stages.statements.quotes import quotes
from dragoman.syntax import child, children_by, is_passive, prepositions, subtree

CLAUSES = ("ccomp", "parataxis")
SHORTEST_QUOTE = 4  # words; a quotation of fewer without a cue is a name or a scare quote
EDGE = ' \t\n\r\xa0,;:"“”'


def run(coded: Coded, *, knowledge: KnowledgeBase) -> Coded:
    """Fill `statements`, in text order."""
    reader = Reader(coded, Cast(coded), quotes(coded.document.text), knowledge)
    found = reader.joined(list(reader.reported()))
    ordered = sorted(reader.on_whose_word(found), key=lambda s: (s.content[0], s.cue or Span(0, 0)))
    statements = tuple(dict.fromkeys(ordered))
    return replace(coded, statements=statements, mentions=first_persons(coded, statements))


def first_persons(coded: Coded, statements: tuple[Statement, ...]) -> tuple[Mention, ...]:
    """ "I", "we" and "our" in somebody's own words are the speaker, or the speaker's side."""
    mentions = list(coded.mentions)
    at = {m.span: m for m in coded.mentions if m.chain is not None}
    for i, mention in enumerate(mentions):
        if mention.gender != "1" or mention.kind != "pronoun":
            continue
        said = next((s for s in statements if s.direct and any(p.contains(mention.span) for p in s.content)), None)
        if said is None or said.speaker is None or said.speaker_span is None:
            continue
        speaker = at.get(said.speaker_span) or next(
            (m for m in at.values() if said.speaker_span.contains(m.span)), None
        )
        party = said.speaker
        mentions[i] = replace(
            mention, chain=speaker.chain if speaker else None, entity=party.entity, name=party.name,
            country=party.country, sectors=party.sectors, score=0.6, reasons=("the speaker of these words",),
        )  # fmt: skip
    return tuple(mentions)


@dataclass(frozen=True)
class Reader:
    coded: Coded
    cast: Cast
    quoted: tuple[Span, ...]
    knowledge: KnowledgeBase

    def reported(self) -> Iterator[Statement]:
        """Statements with a cue of their own."""
        for number, sentence in enumerate(self.coded.sentences):
            for token in sentence.tokens:
                if token.pos in ("VERB", "AUX") and token.lemma in SPEECH:
                    yield from self._verbal(number, sentence, token.i)
                elif token.text.lower() == "according":
                    yield from self._according(number, sentence, token.i)
                elif token.pos == "NOUN" and token.lemma in NOUN_CUES:
                    yield from self._nominal(number, sentence, token.i)

    # -- speech verbs

    def _verbal(self, number: int, sentence: Sentence, verb: int) -> Iterator[Statement]:
        token = sentence.tokens[verb]
        speakers = self._speakers(sentence, verb)
        if token.lemma in THOUGHT and speakers and sentence.tokens[speakers[0]].text.lower() in ("i", "you", "we"):
            return
        pieces = self._clause(sentence, verb) if token.lemma not in QUOTING or self._has_clause(sentence, verb) else []
        if not pieces and token.dep in ("parataxis", "ccomp", "advcl") and sentence.tokens[token.head].i != verb:
            pieces = self._parenthetical(sentence, verb)
        if token.lemma not in THOUGHT:
            pieces = self._with_quotes(sentence, verb, pieces)
        elif not speakers:
            return
        pieces = pieces or self._named_content(sentence, verb) or self._block(sentence, verb)
        if pieces:
            yield self._statement(number, speakers, token.span, pieces)

    def _speakers(self, sentence: Sentence, verb: int) -> tuple[int, ...]:
        if is_passive(sentence, verb):
            agent = subjects(sentence, verb)
            quoted = sentence.tokens[verb].lemma in ("quote", "cite", "report")
            return tuple(children_by(sentence, verb, "nsubjpass")) if quoted and not agent else agent
        return subjects(sentence, verb)

    def _has_clause(self, sentence: Sentence, verb: int) -> bool:
        return any(sentence.tokens[c].tag != "VBG" for c in children_by(sentence, verb, "ccomp"))

    def _clause(self, sentence: Sentence, verb: int) -> list[Span]:
        """The complement clause; for inverted order the parser may hang the cue below it instead."""
        pieces: list[Span] = []
        for c in children_by(sentence, verb, *CLAUSES):
            inside = [i for i in subtree(sentence, c) if i != verb]
            pieces.extend(self._trimmed(run) for run in _runs(sentence, inside))
        if not pieces:
            for c in children_by(sentence, verb, "xcomp"):
                if sentence.tokens[verb].lemma in INTENDING:
                    pieces.extend(self._trimmed(run) for run in _runs(sentence, subtree(sentence, c)))
        return [p for p in pieces if p.end > p.start]

    def _parenthetical(self, sentence: Sentence, verb: int) -> list[Span]:
        """ "The deal, officials say, is off": all of the clause above but the cue and its own phrases."""
        above = subtree(sentence, sentence.tokens[verb].head)
        own = set(subtree(sentence, verb))
        if sentence.tokens[verb].dep == "advcl" and child(sentence, verb, "mark") is None and own:
            return []
        if sentence.tokens[verb].dep == "ccomp" and child(sentence, verb, "nsubj") is None:
            return []
        if sentence.tokens[verb].dep != "parataxis":
            return []
        return [self._trimmed(run) for run in _runs(sentence, [i for i in above if i not in own])]

    def _named_content(self, sentence: Sentence, verb: int) -> list[Span]:
        """ "Condemned the raid", "called for calm": what is said about stands as a noun phrase."""
        lemma = sentence.tokens[verb].lemma
        heads = children_by(sentence, verb, "dobj") if lemma in NAMING else []
        if lemma in ("call", "appeal", "plead"):
            heads = [j for word, j in prepositions(sentence, verb) if word == "for"]
        inside = [i for j in heads for i in subtree(sentence, j)]
        return [self._trimmed(run) for run in _runs(sentence, inside)]

    def _block(self, sentence: Sentence, verb: int) -> list[Span]:
        """ "He said:" opens the quotation, or else the passage, that follows."""
        if sentence.tokens[-1].text != ":" or sentence.tokens[-1].i - verb > 12:
            return []
        end = sentence.span.end
        quote = next((q for q in self.quoted if 0 <= q.start - end <= 6), None)
        if quote is not None:
            return [quote]
        return [Span(*s.span) for s in self.coded.sentences if 0 <= s.span.start - end <= 6][:1]

    def _with_quotes(self, sentence: Sentence, verb: int, pieces: list[Span]) -> list[Span]:
        """Quotations of the cue's sentence belong to it, as wholes; the clause is cut at their marks."""
        here = [q for q in self.quoted if q.overlaps(sentence.span) and not q.contains(sentence.tokens[verb].span)]
        near = [q for q in here if any(q.overlaps(p) for p in pieces) or _words(self.coded, q) >= SHORTEST_QUOTE]
        if not pieces and sentence.tokens[verb].lemma in QUOTING:
            near = [q for q in here if q.start > sentence.tokens[verb].end] or near
        if not near:
            return pieces
        cut: list[Span] = []
        for piece in pieces:
            cut.extend(_without(piece, near))
        cut = [self._trimmed(p) for p in cut]
        return sorted({*near, *(p for p in cut if p.end - p.start > 2)})

    # -- other cues

    def _according(self, number: int, sentence: Sentence, i: int) -> Iterator[Statement]:
        prep = child(sentence, i, "prep")
        source = child(sentence, prep, "pobj") if prep is not None else None
        if source is None:
            return
        phrase = set(subtree(sentence, i))
        above = subtree(sentence, sentence.tokens[i].head)
        pieces = [self._trimmed(run) for run in _runs(sentence, [j for j in above if j not in phrase])]
        pieces = [p for p in pieces if p.end - p.start > 2]
        if pieces:
            cue = Span(
                sentence.tokens[i].start, sentence.tokens[prep].end if prep is not None else sentence.tokens[i].end
            )
            yield self._statement(number, (source,), cue, pieces)

    def _nominal(self, number: int, sentence: Sentence, i: int) -> Iterator[Statement]:
        """ "The ministry's claim that ..." """
        clause = next((c for c in children_by(sentence, i, "acl", "ccomp") if self._that(sentence, c)), None)
        owner = child(sentence, i, "poss")
        if clause is not None and owner is not None:
            span = self._trimmed(_runs(sentence, subtree(sentence, clause))[0])
            yield self._statement(number, (owner,), sentence.tokens[i].span, [span])

    def _that(self, sentence: Sentence, clause: int) -> bool:
        return any(sentence.tokens[c].text.lower() == "that" for c in children_by(sentence, clause, "mark"))

    # -- quotations without a cue

    def joined(self, found: list[Statement]) -> list[Statement]:
        """Quotations no cue holds go on the last speech of the passage, or to its next speaker, or the one before."""
        made = list(found)
        for quote in self.quoted:
            number = next((n for n, s in enumerate(self.coded.sentences) if s.span.overlaps(quote)), None)
            if (
                number is None
                or self.coded.sentences[number].kind == "headline"
                or _words(self.coded, quote) < SHORTEST_QUOTE
            ):
                continue
            if any(quote.overlaps(piece) for s in made for piece in s.content):
                continue
            near = self._nearest_speaker(number, quote, made)
            if near is not None and near.direct and self._follows(near, quote):
                made[made.index(near)] = replace(near, content=(*near.content, quote))
            else:
                speaker, span, cue = (near.speaker, near.speaker_span, near.cue) if near else (None, None, None)
                made.append(self._make(speaker, span, cue, (quote,)))
        return made

    def _follows(self, statement: Statement, quote: Span) -> bool:
        """Whether a quotation carries on a statement of its own passage."""
        last = statement.content[-1]
        return self._passage(last) == self._passage(quote) and last.end <= quote.start

    def _nearest_speaker(self, number: int, quote: Span, found: list[Statement]) -> Statement | None:
        passage = self.coded.sentences[number].paragraph
        inside = [s for s in found if s.cue and self._passage(s.cue) == passage and s.speaker is not None]
        before = [s for s in inside if s.cue and s.cue.start < quote.start]
        if before or inside:
            return before[-1] if before else inside[0]
        earlier = [s for s in found if s.cue and s.cue.start < quote.start and s.speaker is not None]
        return earlier[-1] if earlier and self._passage(earlier[-1].cue) >= passage - 2 else None

    def _passage(self, span: Span | None) -> int:
        if span is None:
            return -9
        return next((s.paragraph for s in self.coded.sentences if s.span.overlaps(span)), -9)

    # -- on whose word

    def on_whose_word(self, found: list[Statement]) -> Iterator[Statement]:
        """An agency that reports a statement of somebody else is named in it, not a speaker beside them."""
        agencies = [s for s in found if self._agency(s.speaker)]
        for statement in found:
            inner = [s for s in found if s is not statement and (_inside(s, statement) or _inside(statement, s))]
            if statement in agencies and inner:
                continue
            outer = next((a for a in agencies if _inside(statement, a)), None)
            behind = next((a for a in agencies if _inside(a, statement)), None)
            if behind is not None:
                statement = replace(statement, content=self._without_agency(statement.content, behind))
            told = outer or behind
            yield replace(statement, reported_by=told.speaker) if told else statement

    def _without_agency(self, content: tuple[Span, ...], agency: Statement) -> tuple[Span, ...]:
        """The content up to the agency's own words: "..., the agency reported"."""
        if agency.speaker_span is None:
            return content
        start = agency.speaker_span.start
        cut = [Span(p.start, start) if p.start < start < p.end else p for p in content]
        return tuple(self._trimmed(p) for p in cut)

    def _agency(self, speaker: Party | None) -> bool:
        return speaker is not None and "JRN" in speaker.sectors

    # -- making the record

    def _statement(self, number: int, speakers: tuple[int, ...], cue: Span, pieces: list[Span]) -> Statement:
        if not speakers:
            return self._make(None, None, cue, tuple(pieces))
        mention = self.cast.mention_at(number, speakers[0])
        span = self.cast.covering(number, speakers[0])
        return self._make(self._party(number, speakers, mention, span), span, cue, tuple(pieces))

    def _party(self, number: int, speakers: tuple[int, ...], mention: Mention | None, span: Span) -> Party:
        party = next(iter(self.cast.of_mention(mention)), None) if mention is not None else None
        party = party or next(iter(self.cast.parties(number, speakers[:1])), None)
        return party or Party(self.coded.document.text[span.start : span.end], spans=(span,))

    def _make(self, speaker: Party | None, span: Span | None, cue: Span | None, pieces: tuple[Span, ...]) -> Statement:
        key = make_id("statement", self.coded.document.id, pieces, cue, speaker.key if speaker else "")
        direct = any(q.overlaps(p) for p in pieces for q in self.quoted)
        return Statement(key, speaker, span, cue, pieces, direct, None, self._when(cue))

    def _when(self, cue: Span | None) -> When | None:
        """A day told in the cue's sentence outside what is said; else unknown."""
        if cue is None:
            return None
        sentence = next((s for s in self.coded.sentences if s.span.contains(cue)), None)
        if sentence is None:
            return None
        days = [w for w in self.coded.dates if w.span and w.start and sentence.span.contains(w.span)]
        return min(days, key=lambda w: abs((w.span or cue).start - cue.start), default=None)

    def _trimmed(self, span: Span) -> Span:
        start, end = span
        text = self.coded.document.text
        while start < end and text[start] in EDGE:
            start += 1
        while end > start and text[end - 1] in EDGE:
            end -= 1
        return Span(start, end)


def _runs(sentence: Sentence, indices: list[int]) -> list[Span]:
    """Unbroken stretches of token indices, as spans; lone punctuation left out."""
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and i == runs[-1][-1] + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    worded = [r for r in runs if any(sentence.tokens[i].pos != "PUNCT" for i in r)]
    return [Span(sentence.tokens[r[0]].start, sentence.tokens[r[-1]].end) for r in worded]


def _without(piece: Span, holes: list[Span]) -> list[Span]:
    """What is left of a span around others, the marks beside them left out."""
    parts, start = [], piece.start
    for hole in sorted(holes):
        if hole.overlaps(piece):
            parts.append(Span(start, max(start, hole.start - 1)))
            start = max(start, hole.end + 1)
    parts.append(Span(start, max(start, piece.end)))
    return [p for p in parts if p.end > p.start]


def _inside(inner: Statement, outer: Statement) -> bool:
    """Whether one statement, cue and all, stands in the content of another."""
    return inner.cue is not None and any(piece.contains(inner.cue) for piece in outer.content)


def _words(coded: Coded, span: Span) -> int:
    return len(coded.document.text[span.start : span.end].split())
