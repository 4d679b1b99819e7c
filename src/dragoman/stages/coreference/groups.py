"""Groups by number and kind: "the two countries", "both sides", "four Central Asian republics", "five other states".

Answered from the states named before, or from the knowledge on the day of the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.knowledge import KnowledgeBase
from dragoman.nouns import GROUP_NOUNS
from dragoman.records import Coded, Mention, Party, Sentence
from dragoman.syntax import ancestors, children_by, conjuncts, phrase_start, prepositions

NUMBERS = {
    "both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
STATUSES = {"observer": "observer", "member": "member", "candidate": "candidate", "partner": "partner"}
MEETING = frozenset("""discuss meet talk speak exchange agree confer hold shake embrace underline stress""".split())
FEW = 5  # a named group of more states stays one party
OUTSIDERS = frozenset("""host mediate broker urge call ask press appeal warn offer facilitate invite implore""".split())
REACH = 6  # sentences


def with_members(coded: Coded, knowledge: KnowledgeBase) -> tuple[Mention, ...]:
    """The mentions, plural ones with the members they stand for."""
    finder = Groups(coded, knowledge)
    found = list(coded.mentions)
    for i, mention in enumerate(coded.mentions):
        if mention.kind in ("group", "pronoun") and mention.plural:
            members, reason = finder.members(i, mention, found)
            if not members and len(mention.members) > FEW:
                found[i] = replace(mention, members=())
            elif members:
                found[i] = replace(mention, members=members, reasons=(*mention.reasons, reason), score=0.7)
    return tuple(found)


@dataclass(frozen=True)
class Groups:
    """Looks for the members of plural mentions of one report."""

    coded: Coded
    knowledge: KnowledgeBase

    def members(self, i: int, mention: Mention, before: list[Mention]) -> tuple[tuple[Party, ...], str]:
        sentence = self.coded.sentences[mention.sentence]
        if mention.kind == "pronoun":
            return self._they(i, mention, before)
        if named := self._beside(mention, sentence):
            return named, "named beside the group"
        if several := self._of_several(mention, sentence) or self._of_adjectives(mention, sentence):
            return several, "of each state named"
        definite = sentence.tokens[phrase_start(sentence, mention.head)].text.lower() in ("the", "both")
        if definite and mention.office and not mention.country and self._number(mention, sentence) == 2:
            return self._two_persons(mention)
        number = self._number(mention, sentence)
        if mention.members:
            return self._narrowed(mention, number)
        if sentence.tokens[mention.head].lemma not in GROUP_NOUNS or mention.country:
            return (), ""
        if number and self._other(mention, sentence):
            return self._others(mention, sentence, number)
        if number:
            return self._last_states(i, mention, number)
        return (), ""

    def _of_several(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "The presidents of A and B": one of each."""
        if not mention.sectors:
            return ()
        at = {m.head: m for m in self._named_in(mention.sentence)}
        for word, j in prepositions(sentence, mention.head):
            states = [at[k] for k in conjuncts(sentence, j) if k in at]
            if word == "of" and len(states) > 1:
                return tuple(replace(self._party(m), sectors=mention.sectors) for m in states)
        return ()

    def _of_adjectives(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "French and Egyptian warships": those of each."""
        at = {m.head: m for m in self.coded.mentions if m.sentence == mention.sentence and m.country}
        noun = sentence.tokens[mention.head].text
        for c in children_by(sentence, mention.head, "amod", "nmod", "compound"):
            states = [at[k] for k in conjuncts(sentence, c) if k in at]
            if len({m.country for m in states}) > 1:
                words = (sentence.tokens[m.head].text for m in states)
                return tuple(
                    Party(f"{word} {noun}", None, m.country, mention.sectors, (m.span,))
                    for word, m in zip(words, states, strict=True)
                )
        return ()

    def _number(self, mention: Mention, sentence: Sentence) -> int:
        start = phrase_start(sentence, mention.head)
        words = [t.text.lower() for t in sentence.tokens[start : mention.head]]
        return next((NUMBERS.get(w) or int(w) for w in words if w in NUMBERS or (w.isdecimal() and len(w) < 3)), 0)

    def _other(self, mention: Mention, sentence: Sentence) -> bool:
        start = phrase_start(sentence, mention.head)
        return any(t.text.lower() in ("other", "remaining") for t in sentence.tokens[start : mention.head])

    def _beside(self, mention: Mention, sentence: Sentence) -> tuple[Party, ...]:
        """ "The two members, A and B, ...": states named right after the group, set off by commas."""
        after = mention.head + 1
        if after >= len(sentence.tokens) or sentence.tokens[after].text not in (",", "–", "—", "(", ":", "-"):
            return ()
        run: list[Mention] = []
        end = sentence.tokens[after].end
        for other in self._named_in(mention.sentence):
            gap = self.coded.document.text[end : other.span.start].strip(" ,\xa0")
            if other.head > mention.head and gap in ("", "and", "&", "-", "namely", "especially", "including"):
                run.append(other)
                end = other.span.end
        return tuple(self._party(m) for m in run) if len(run) > 1 else ()

    def _named_in(self, number: int) -> Iterator[Mention]:
        for mention in self.coded.mentions:
            if mention.sentence == number and mention.kind == "state" and mention.entity:
                yield mention

    def _party(self, mention: Mention) -> Party:
        return Party(mention.name, mention.entity, mention.country, mention.sectors, (mention.span,))

    def _narrowed(self, mention: Mention, number: int) -> tuple[tuple[Party, ...], str]:
        """A described group cut to the number told: those of it that belong to the body spoken of that day."""
        if not number and len(mention.members) > FEW:
            return (), ""
        if not number or number == len(mention.members):
            return mention.members, mention.reasons[0] if mention.reasons else "a known group"
        for body in self._bodies(mention):
            inside = set(self.knowledge.members(body, self.coded.document.published))
            kept = tuple(p for p in mention.members if p.entity in inside)
            if len(kept) == number:
                return kept, f"those of the group that are members of {body} that day"
        return (), ""

    def _bodies(self, mention: Mention) -> list[str]:
        """Bodies named in this sentence or before, nearest first."""
        found = [
            m.entity
            for m in self.coded.mentions
            if m.kind == "organisation" and m.entity and mention.sentence - REACH <= m.sentence <= mention.sentence
        ]
        return list(dict.fromkeys(reversed(found)))

    def _others(self, mention: Mention, sentence: Sentence, number: int) -> tuple[tuple[Party, ...], str]:
        """ "Five other states have observer status": the observers that day without those just named."""
        words = {t.lemma for t in sentence.tokens}
        named = {m.entity for m in self._named_in(mention.sentence)}
        for status in (s for word, s in STATUSES.items() if word in words):
            for body in self._bodies(mention):
                left = [
                    x for x in self.knowledge.members(body, self.coded.document.published, status) if x not in named
                ]
                if len(left) == number:
                    return tuple(self._state(id) for id in left), f"the other {status}s of {body} that day"
        return (), ""

    def _state(self, id: str) -> Party:
        entity = self.knowledge.entity(id)
        return Party(entity.name, id, entity.country)

    def _last_states(self, i: int, mention: Mention, number: int) -> tuple[tuple[Party, ...], str]:
        """The last states told of: in the sentence itself, then before."""
        found: dict[str, Party] = {}
        outside = self._outsiders(mention)
        order = sorted(
            (m for m in self.coded.mentions if m.sentence <= mention.sentence and m.country and self._stately(m)),
            key=lambda m: (mention.sentence - m.sentence, abs(m.span.start - mention.span.start)),
        )
        for other in order:
            if mention.sentence - other.sentence > REACH or len(found) == number:
                break
            party = self._of_country(other) if other.country not in outside else None
            if party is not None:
                found.setdefault(party.key, party)
        if len(found) != number:
            return (), ""
        return tuple(found.values()), f"the last {number} states told of"

    def _outsiders(self, mention: Mention) -> set[str]:
        """Countries of those who urge the group or mediate in it: not of the group."""
        sentence = self.coded.sentences[mention.sentence]
        above = list(ancestors(sentence, mention.head))
        if not any(sentence.tokens[i].lemma in OUTSIDERS for i in above):
            return set()
        heads = {k for i in above for s in children_by(sentence, i, "nsubj") for k in conjuncts(sentence, s)}
        return {m.country for m in self.coded.mentions if m.sentence == mention.sentence and m.head in heads}

    def _stately(self, mention: Mention) -> bool:
        return mention.kind in ("state", "person", "office", "group", "organisation")

    def _of_country(self, mention: Mention) -> Party | None:
        entity = self.knowledge.get(mention.country)
        return Party(entity.name, entity.id, entity.country) if entity and entity.kind == "state" else None

    def _they(self, i: int, mention: Mention, before: list[Mention]) -> tuple[tuple[Party, ...], str]:
        """ "They" without a plural before it: the two persons or states the sentences before join."""
        sentence = self.coded.sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        if token.dep not in ("nsubj", "poss", "nsubjpass", "dobj", "pobj"):
            return (), ""
        if (
            sentence.tokens[token.head].lemma in MEETING
            and token.dep == "nsubj"
            and (pair := self._two_persons(mention))[0]
        ):
            return pair
        for number in range(mention.sentence, max(-1, mention.sentence - 2), -1):
            limit = mention.span.start
            plural = [
                m for m in before if m.sentence == number and m.plural and m.span.start < limit and m.kind == "group"
            ]
            if plural:
                return plural[-1].members, "the group told of before"
            if joined := self._coordinated(number, limit):
                return joined, "those named together before"
        return self._two_persons(mention)

    def _coordinated(self, number: int, limit: int) -> tuple[Party, ...]:
        """Persons or states joined by "and" in a sentence, the last such pair before the limit."""
        sentence = self.coded.sentences[number]
        at = {
            m.head: m for m in self.coded.mentions if m.sentence == number and m.kind in ("person", "state", "office")
        }
        for head in sorted(at, reverse=True):
            if at[head].span.start >= limit or sentence.tokens[head].dep == "conj":
                continue
            together = [at[j] for j in conjuncts(sentence, head) if j in at]
            if len(together) > 1 and len({m.kind == "state" for m in together}) == 1:
                return tuple(self._party(m) for m in together)
        return ()

    def _two_persons(self, mention: Mention) -> tuple[tuple[Party, ...], str]:
        """The two persons the last sentences are about."""
        found: dict[str, Party] = {}
        for other in reversed(self.coded.mentions):
            if other.span.start >= mention.span.start or mention.sentence - other.sentence > REACH:
                continue
            if other.kind in ("person", "office") and other.name and not other.plural and self._central(other):
                party = self._party(other)
                found.setdefault(party.name.split()[-1].lower(), party)
            if len(found) == 2:
                return tuple(reversed(found.values())), "the two persons told of before"
        return (), ""

    def _central(self, mention: Mention) -> bool:
        token = self.coded.sentences[mention.sentence].tokens[mention.head]
        return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
