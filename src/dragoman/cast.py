"""Who a noun phrase stands for: from token index to parties, by the mentions, chains and places already read."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.records import Coded, Mention, Party, Sentence, Span, Where
from dragoman.syntax import children_by, conjuncts, phrase_start, prepositions, subtree

INNER_PREPOSITIONS = ("of", "in", "from", "on", "against", "for", "between", "at", "to", "by", "with", "inside", "near")
INNER_OWNERS = ("poss", "nmod", "amod", "compound")
STANCE_NOUNS = frozenset(
    """idea move decision proposal plan step call offer bid request initiative effort measure announcement remark
    comment statement action policy claim demand position decree law bill sanction restriction""".split()
)


@dataclass(frozen=True)
class Cast:
    """All who appear in a report, by sentence and token."""

    coded: Coded

    @cached_property
    def _heads(self) -> dict[tuple[int, int], Mention]:
        """The widest mention at each (sentence, head token)."""
        found: dict[tuple[int, int], Mention] = {}
        for mention in self.coded.mentions:
            key = (mention.sentence, mention.head)
            best = found.get(key)
            if best is None or (_known(mention), _width(mention.span)) > (_known(best), _width(best.span)):
                found[key] = mention
        return found

    @cached_property
    def _names(self) -> dict[int, str]:
        return {chain.number: chain.name for chain in self.coded.chains}

    @cached_property
    def _named_chains(self) -> frozenset[int]:
        """Chains that hold more than pronouns."""
        return frozenset(chain.number for chain in self.coded.chains if chain.kind != "pronoun")

    def mention_at(self, sentence: int, token: int) -> Mention | None:
        """The mention headed by the token, or the named one that covers it."""
        if (direct := self._heads.get((sentence, token))) is not None:
            return direct
        word = self.coded.sentences[sentence].tokens[token]
        if word.pos not in ("PROPN", "NOUN"):
            return None
        return next((m for m in self._in_sentence.get(sentence, ()) if m.span.contains(word.span)), None)

    @cached_property
    def _in_sentence(self) -> dict[int, tuple[Mention, ...]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.coded.mentions:
            if mention.kind in ("person", "organisation", "state", "office"):
                found.setdefault(mention.sentence, []).append(mention)
        return {key: tuple(values) for key, values in found.items()}

    def parties(
        self, sentence: int, heads: tuple[int, ...], *, host: bool = False, but: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        """The parties of coordinated noun phrases, each once. `host`: places stand for their state.

        `but`: keys of parties to look past inside a phrase ("their borders with X" of X, not of themselves).
        """
        found: dict[str, Party] = {}
        words = self.coded.sentences[sentence]
        for head in heads:
            for j in _together(words, head):
                if words.tokens[j].pos in ("VERB", "AUX", "ADV"):
                    continue
                for party in self._phrase(sentence, j, host=host, but=but):
                    found.setdefault(party.key, party)
        return tuple(found.values())

    def _phrase(self, sentence: int, head: int, *, host: bool, but: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        mention = self.mention_at(sentence, head)
        own = self.of_mention(mention, host=host) if mention is not None else ()
        if own and not {p.key for p in own} <= but:
            return (
                own
                if mention is None or _known(mention)
                else self._inside_first(sentence, head, own, host=host, but=but)
            )
        words = self.coded.sentences[sentence]
        if (place := self._place(words.tokens[head].span)) is not None:
            return (_place_party(place),)
        return self._inner(sentence, words, head, host=host, but=but)

    def _inside_first(
        self, sentence: int, head: int, own: tuple[Party, ...], *, host: bool, but: frozenset[str]
    ) -> tuple[Party, ...]:
        """ "Four members of the council": whoever is named inside says more than the bare noun."""
        return self._inner(sentence, self.coded.sentences[sentence], head, host=host, but=but) or own

    def _inner(
        self, sentence: int, words: Sentence, head: int, *, host: bool, but: frozenset[str]
    ) -> tuple[Party, ...]:
        """Who owns or is named inside a phrase that names nobody itself ("X's borders", "troops in Y")."""
        owners = [c for dep in INNER_OWNERS for c in words.children[head] if words.tokens[c].dep == dep]
        inside = prepositions(words, head)
        located = {j for word, j in inside if word in ("in", "at", "near", "inside", "outside")}
        ordered = [j for word in INNER_PREPOSITIONS for found, j in inside if found == word]
        for j in (*owners, *ordered):
            if words.tokens[j].pos in ("VERB", "AUX"):
                continue
            found = tuple(p for k in conjuncts(words, j) for p in self._phrase(sentence, k, host=host, but=but))
            if j in located and found and all(map(self.only_a_place, found)):
                return (self._thing_at(words, head, found[0]),)
            if found and not {p.key for p in found} <= but:
                return found
        return ()

    def _thing_at(self, words: Sentence, head: int, place: Party) -> Party:
        """ "A camp near X" is the camp, of X's country."""
        span = Span(words.tokens[phrase_start(words, head)].start, words.tokens[head].end)
        return Party(self.coded.document.text[span.start : span.end], None, place.country, (), (span,))

    def of_mention(self, mention: Mention, *, host: bool = False) -> tuple[Party, ...]:
        """The parties a mention stands for; none when it is unresolved or only names a place."""
        if mention.members:
            return tuple(Party(p.name, p.entity, p.country, p.sectors, (mention.span,)) for p in mention.members)
        if mention.kind == "pronoun" and not (mention.entity or mention.name or mention.chain in self._named_chains):
            return ()
        if mention.kind == "place":
            place = self._place(mention.span)
            if not mention.country and place is None:
                return ()
            if place is not None and not mention.country:
                return (_place_party(place),)
        name = self._names.get(mention.chain, "") if mention.chain is not None else ""
        name = mention.name or name or self.coded.document.text[mention.span.start : mention.span.end]
        return (Party(name, mention.entity, mention.country, mention.sectors, (mention.span,)),)

    def _place(self, span: Span) -> Where | None:
        return next((w for w in self.coded.places if w.country and w.span.overlaps(span)), None)

    def only_a_place(self, party: Party) -> bool:
        """Whether a party is nothing but a city or region: it suffers, it does not act."""
        if party.entity is not None or party.sectors:
            return False
        return any(w.span.overlaps(span) for w in self.coded.places for span in party.spans)

    def is_party(self, sentence: int, head: int) -> bool:
        return bool(self.parties(sentence, (head,), host=True))

    def traits(self, sentence: int, head: int) -> frozenset[str]:
        """What a phrase refers to, as the lexicon's special classes."""
        mention = self.mention_at(sentence, head)
        found = set()
        if self.is_party(sentence, head):
            found.add("<actor>")
        if mention is not None and mention.kind in ("person", "office", "pronoun"):
            found.add("<person>")
        if mention is not None and mention.kind == "state":
            found |= {"<state>", "<place>"}
        token = self.coded.sentences[sentence].tokens[head]
        if (mention is not None and mention.kind == "place") or self._place(token.span) is not None:
            found.add("<place>")
        return frozenset(found)

    def covering(self, sentence: int, head: int) -> Span:
        """The span of a whole noun phrase, without clauses hanging on it."""
        words = self.coded.sentences[sentence]
        kept = [i for i in subtree(words, head) if not _clausal(words, i, head)]
        return Span(min(words.tokens[i].start for i in kept), max(words.tokens[i].end for i in kept))


def _together(words: Sentence, head: int) -> list[int]:
    """A phrase head with all it is coordinated with, also behind its apposition: "the envoy X, the aide Y and Z"."""
    found = conjuncts(words, head)
    if words.kind == "headline":  # "A, B agree" has a comma for "and"
        found.extend(
            k for j in tuple(found) for k in children_by(words, j, "appos") if _names(words, j) and _names(words, k)
        )
    for j in tuple(found):
        for name in children_by(words, j, "appos"):
            found.extend(k for k in conjuncts(words, name) if k != name)
    return sorted(set(found))


def _names(words: Sentence, i: int) -> bool:
    return words.tokens[i].entity in ("GPE", "NORP", "ORG")


def _clausal(words: Sentence, i: int, head: int) -> bool:
    while i != head:
        if words.tokens[i].dep in ("relcl", "acl", "advcl", "appos", "punct"):
            return True
        i = words.tokens[i].head
    return False


def _known(mention: Mention) -> bool:
    return bool(mention.entity or mention.country or mention.name or mention.sectors or mention.members)


def _width(span: Span) -> int:
    return span.end - span.start


def _place_party(place: Where) -> Party:
    return Party(place.name, None, place.country, (), (place.span,))
