"""From parsed sentences to mentions: dictionaries first, statistical names second."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.knowledge import Form, Hit, KnowledgeBase
from dragoman.names import gender_of, strip_titles
from dragoman.nouns import BODY_NOUNS, GROUP_NOUNS
from dragoman.records import Coded, Mention, Span, Token
from dragoman.stages.mentions.scene import INNER, Scene
from dragoman.stages.mentions.words import (
    COLLECTIVE,
    CROWDS,
    NOT_ALONE,
    PRONOUNS,
    STATE_NOUNS,
)
from dragoman.syntax import phrase_start, prepositions

PLACES = dict.fromkeys(("GPE", "LOC", "FAC"), "place")
LABEL_KIND = {"PERSON": "person", "ORG": "organisation", "NORP": "group", **PLACES}
NAME_ROLES = frozenset({"name", "surname"})


def run(coded: Coded, *, knowledge: KnowledgeBase) -> Coded:
    """Fill `mentions`, sorted by span."""
    found: list[Mention] = []
    for number, sentence in enumerate(coded.sentences):
        text = coded.document.text[sentence.span.start : sentence.span.end]
        hits = tuple(
            replace(h, start=h.start + sentence.span.start, end=h.end + sentence.span.start)
            for h in knowledge.find(text)
        )
        found.extend(Reader(sentence, number, hits, knowledge).mentions())
    return replace(coded, mentions=tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))


class Reader(Scene):
    """Reads the mentions of one sentence."""

    def mentions(self) -> Iterator[Mention]:
        made: dict[int, Mention] = {}
        for token in sorted(self.sentence.tokens, key=self._depth, reverse=True):
            mention = self._read(token, made)
            if mention is not None:
                made[token.i] = mention
        yield from made.values()
        yield from self._adjectives(made)

    def _depth(self, token: Token) -> int:
        depth, i = 0, token.i
        while self.sentence.tokens[i].head != i and depth < 60:
            i, depth = self.sentence.tokens[i].head, depth + 1
        return depth

    def _read(self, token: Token, made: dict[int, Mention]) -> Mention | None:
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
            return self._pronoun(token)
        if not self._is_head(token):
            return None
        start = phrase_start(self.sentence, token.i)
        hit = self._hit_at(token)
        if hit is not None and self._top(hit) != token.i:
            return None
        if hit is not None and not self._own_name(token, hit):
            known = self._known(token, start, hit, made)
            if known is not None:
                return known
        if token.entity in LABEL_KIND:
            return self._labelled(token, start, made)
        return self._nominal(token, start, made)

    def _is_head(self, token: Token) -> bool:
        if token.pos not in ("NOUN", "PROPN"):
            return token.pos == "ADJ" and token.dep not in INNER and self._people_at(token)
        if token.dep not in ("compound", "nmod"):
            return True
        head = self.sentence.tokens[token.head]
        hit = self._hit_at(token)
        return hit is not None and head.start >= hit.end and any(f.role in ("name", "metonym") for f in hit.forms)

    def _people_at(self, token: Token) -> bool:
        hit = self._hit_at(token)
        return hit is not None and any(f.role in ("people", "adjective") for f in hit.forms)

    def _own_name(self, token: Token, hit: Hit) -> bool:
        """ "National Ports Commission" is a name of its own, not a commission of some nation."""
        if token.entity != "ORG" or token.pos != "PROPN" or {f.role for f in hit.forms} - {"agent", "office"}:
            return False
        first = self._entity_start(token)
        inside = self.sentence.tokens[first : token.i]
        return any(t.pos == "PROPN" and (h := self._hit_at(t)) is not hit and not self._of_state(h) for t in inside)

    # -- pronouns

    def _pronoun(self, token: Token) -> Mention | None:
        word = token.text.lower()
        if word not in PRONOUNS or token.dep == "expl":
            return None
        gender, plural = PRONOUNS[word]
        return self._mention(token, token.span, "pronoun", "", gender=gender, plural=plural)

    # -- known forms

    def _known(self, token: Token, start: int, hit: Hit, made: dict[int, Mention]) -> Mention | None:
        roles = {form.role for form in hit.forms}
        name = self._text(hit)
        whole = self._phrase(start, token.i)
        span = Span(min(whole.start, hit.start), max(whole.end, hit.end))
        placed = roles & {"capital", "metonym"} and "name" not in roles
        if roles & NAME_ROLES and not placed and self._name_fits(token, hit):
            return self._named(token, start, hit, name, span, made)
        if "metonym" in roles:
            state = self._target(hit, "metonym")
            return self._mention(token, span, "state", state, country=state, sectors=("GOV",))
        if "capital" in roles:
            return self._capital(token, hit, span)
        if roles & {"people", "adjective"}:
            state = self._target(hit, "people") or self._target(hit, "adjective")
            return self._mention(token, span, "group", name, country=self._country(state), plural=True)
        if "state-group" in roles:
            group = self.knowledge.group(self._target(hit, "state-group"))
            return self._mention(token, span, "group", group.name, plural=True, office=None)
        if "office" in roles:
            return self._office(token, hit, span, made)
        if "agent" in roles and token.lemma not in STATE_NOUNS:
            return self._agent(token, hit, span, made)
        return None

    def _name_fits(self, token: Token, hit: Hit) -> bool:
        """A one-word surname inside a longer personal name is not the known person."""
        if all(f.role != "name" for f in hit.forms):
            before = self.sentence.tokens[token.i - 1] if token.i else None
            joined = before is not None and before.end <= hit.start and before.dep == "compound"
            return not (joined and before and before.entity == "PERSON" and before.head == token.i)
        return True

    def _named(self, token: Token, start: int, hit: Hit, name: str, span: Span, made: dict[int, Mention]) -> Mention:
        kinds = {self._kind_of(form) for form in hit.forms if form.role in NAME_ROLES}
        kind = self._best_kind(kinds, token)
        if kind != "person":
            narrow = span if kind == "organisation" else Span(hit.start, hit.end)
            country = self._country(self._owner(token, start, hit.start, made)) if kind == "organisation" else ""
            return self._mention(token, narrow, kind, name, country=country)
        return self._person(token, start, Span(hit.start, hit.end), name, span, made)

    def _kind_of(self, form: Form) -> str:
        entity = self.knowledge.get(form.target)
        return entity.kind if entity else "person"

    def _best_kind(self, kinds: set[str], token: Token) -> str:
        if len(kinds) == 1:
            return next(iter(kinds))
        if token.entity == "PERSON" and "person" in kinds:
            return "person"
        return next(kind for kind in ("state", "organisation", "person") if kind in kinds)

    def _capital(self, token: Token, hit: Hit, span: Span) -> Mention:
        """A capital acts as a government unless it stands where something is or is gone to."""
        state, narrow = self._target(hit, "capital"), Span(hit.start, hit.end)
        if self._is_place(token):
            return self._mention(token, narrow, "place", self._text(hit))
        return self._mention(token, narrow, "state", state, country=self._country(state), sectors=("GOV",))

    # -- persons, offices, agents

    def _person(
        self, token: Token, start: int, name_span: Span, name: str, span: Span, made: dict[int, Mention]
    ) -> Mention:
        bare, _ = strip_titles(name)
        country, sectors, office = self._front(token, start, name_span.start, made)
        title = self._text_between(self.sentence.tokens[start].start, name_span.start).split()[-1:]
        gender = gender_of(" ".join((*title, name)))
        return self._mention(
            token, span, "person", bare, country=country, sectors=sectors, office=office, gender=gender
        )

    def _front(
        self, token: Token, start: int, until: int, made: dict[int, Mention]
    ) -> tuple[str, tuple[str, ...], str | None]:
        """Country, sectors and office told by the words before a name ("Russian presidential aide X")."""
        office: str | None = None
        sectors: tuple[str, ...] = ()
        for hit in self.hits:
            if self.sentence.tokens[start].start <= hit.start and hit.end <= until:
                for form in hit.forms:
                    if form.role == "office":
                        office, sectors = form.target, self.knowledge.office(form.target).sectors
                    elif form.role == "agent" and office is None:
                        sectors = self.knowledge.agent(form.target).sectors
        return self._country(self._owner(token, start, until, made)), sectors, office

    def _office(self, token: Token, hit: Hit, span: Span, made: dict[int, Mention]) -> Mention:
        office = self.knowledge.office(self._target(hit, "office"))
        start = phrase_start(self.sentence, token.i)
        owner = self._owner(token, start, token.start, made) or self._complement(token, made)
        plural = token.tag in ("NNS", "NNPS")
        sectors = ("ELI",) if self._former(start, token.i) else office.sectors
        kind, name, country = "group" if plural else "office", "" if plural else owner, self._country(owner)
        return self._mention(token, span, kind, name, country=country, sectors=sectors, office=office.id, plural=plural)

    def _agent(self, token: Token, hit: Hit, span: Span, made: dict[int, Mention]) -> Mention | None:
        agent = self.knowledge.agent(self._target(hit, "agent"))
        start = phrase_start(self.sentence, token.i)
        country = self._country(self._owner(token, start, token.start, made) or self._complement(token, made))
        sectors = ("ELI", *agent.sectors) if self._former(start, token.i) else agent.sectors
        plural = token.tag in ("NNS", "NNPS")
        gender = agent.gender or ("n" if token.lemma in COLLECTIVE else "")
        if token.lemma in NOT_ALONE and start == token.i and not plural:
            return None
        return self._mention(token, span, "group", "", country=country, sectors=sectors, gender=gender, plural=plural)

    # -- names the knowledge does not have

    def _labelled(self, token: Token, start: int, made: dict[int, Mention]) -> Mention:
        first = self._entity_start(token)
        span = self._phrase(start, token.i)
        name_span = Span(self.sentence.tokens[first].start, token.end)
        name = self._text_between(*name_span)
        kind = LABEL_KIND[token.entity]
        if kind == "person":
            return self._person(token, start, name_span, name, span, made)
        if kind == "organisation":
            country = self._country(self._owner(token, start, token.end, made) or self._complement(token, made))
            return self._mention(token, span, kind, name, country=country, sectors=self._sectors_at(token))
        narrow = name_span if kind == "place" else span
        return self._mention(token, narrow, kind, name, plural=kind == "group")

    def _nominal(self, token: Token, start: int, made: dict[int, Mention]) -> Mention | None:
        """Nouns for states, sides and bodies, and capitalised words nobody knows."""
        span = self._phrase(start, token.i)
        if token.lemma in GROUP_NOUNS | BODY_NOUNS:
            plural = token.tag in ("NNS", "NNPS")
            country = self._country(self._owner(token, start, token.start, made))
            return self._mention(token, span, "group", "", country=country, plural=plural)
        if token.lemma in CROWDS and token.tag == "NNS" and not prepositions(self.sentence, token.i):
            return self._mention(token, span, "group", "", sectors=("CVL",), plural=True)
        if token.pos == "PROPN" and token.text[:1].isupper() and not token.entity:
            name = self._text_between(self.sentence.tokens[self._widened(token.i, token)].start, token.end)
            return self._mention(token, span, "person" if self._acts(token) else "organisation", name)
        return None

    def _acts(self, token: Token) -> bool:
        head = self.sentence.tokens[token.head]
        return token.dep == "nsubj" and head.lemma in ("say", "tell", "add", "meet", "visit", "arrive")

    # -- state adjectives inside other phrases

    def _adjectives(self, made: dict[int, Mention]) -> Iterator[Mention]:
        """ "Turkish" in "Turkish strikes" points to the state."""
        for hit in self.hits:
            for form in hit.forms:
                if form.role in ("adjective", "people") or (form.role in ("name", "capital") and self._inside(hit)):
                    if not self._is_state(form.target):
                        continue
                    token = next((t for t in self.sentence.tokens if t.start == hit.start), None)
                    if token is not None and token.i not in made and token.dep in (*INNER, "poss"):
                        country = self._country(form.target)
                        yield self._mention(token, Span(hit.start, hit.end), "state", form.target, country=country)
                        break

    # -- small helpers

    def _is_state(self, target: str) -> bool:
        entity = self.knowledge.get(target)
        return entity is not None and entity.kind == "state"

    def _mention(
        self,
        token: Token,
        span: Span,
        kind: str,
        name: str,
        *,
        country: str = "",
        sectors: tuple[str, ...] = (),
        office: str | None = None,
        gender: str = "",
        plural: bool = False,
    ) -> Mention:
        return Mention(
            span,
            kind,
            None,
            name,
            country=country,
            sectors=sectors,
            office=office,
            sentence=self.number,
            head=token.i,
            gender=gender,
            plural=plural,
        )
