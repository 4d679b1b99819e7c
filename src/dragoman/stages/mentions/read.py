"""From parsed sentences to mentions: dictionaries first, statistical names second."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.knowledge import Form, Hit, KnowledgeBase
from dragoman.names import TITLES, fold, gender_of, strip_titles
from dragoman.records import Coded, Mention, Sentence, Span, Token
from dragoman.stages.mentions.words import (
    ADDRESSED,
    BODY_NOUNS,
    COLLECTIVE,
    CROWDS,
    DEALING,
    GOING,
    GROUP_NOUNS,
    NOT_ALONE,
    PRONOUNS,
    STANDING,
)
from dragoman.syntax import phrase_start, prepositions

INNER = ("compound", "amod", "nmod")
PLACES = dict.fromkeys(("GPE", "LOC", "FAC"), "place")
LABEL_KIND = {"PERSON": "person", "ORG": "organisation", "NORP": "group", **PLACES}
NAME_ROLES = frozenset({"name", "surname"})
OWNER_ROLES = frozenset({"adjective", "name", "people", "capital", "metonym"})
OWNING = ("of", "for", "in", "from", "to", "at", "on", "with")


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


@dataclass(frozen=True)
class Reader:
    """Reads the mentions of one sentence."""

    sentence: Sentence
    number: int
    hits: tuple[Hit, ...]
    knowledge: KnowledgeBase

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
        if hit is not None and (known := self._known(token, start, hit, made)) is not None:
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

    def _hit_at(self, token: Token) -> Hit | None:
        return next((h for h in self.hits if h.start <= token.start and token.end <= h.end), None)

    def _top(self, hit: Hit) -> int:
        """The token of a known form that governs the rest of it."""
        inside = {t.i for t in self.sentence.tokens if hit.start <= t.start and t.end <= hit.end}
        tops = [i for i in inside if self.sentence.tokens[i].head not in inside or self.sentence.tokens[i].head == i]
        return max(tops, default=-1)

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
        if "agent" in roles:
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

    def _is_place(self, token: Token) -> bool:
        """A capital is a government only where it acts, owns or is dealt with."""
        tokens = self.sentence.tokens
        top = token
        while top.dep in ("conj", "appos") and top.head != top.i:
            top = tokens[top.head]
        head = tokens[top.head]
        if self._followed_by_place(token):
            return self.sentence.kind != "headline"
        if top.dep == "pobj":
            dealt = head.text.lower() in DEALING or (head.text.lower() in ("to", "from", "on") and self._spoken(head))
            return not dealt
        if top.dep in ("dobj", "obj", "iobj", "dative"):
            return head.lemma in GOING
        if top.dep in ("nsubj", "nsubjpass"):
            return head.lemma in STANDING
        return not (top.dep == "poss" or (top.dep == "ROOT" and self.sentence.kind == "headline"))

    def _spoken(self, prep: Token) -> bool:
        """ "A message to Moscow", "pressure on Tehran": the noun in front is an act of speech or force."""
        return self.sentence.tokens[prep.head].lemma in ADDRESSED

    def _followed_by_place(self, token: Token) -> bool:
        tokens = self.sentence.tokens
        return token.i + 2 < len(tokens) and tokens[token.i + 1].text == "," and tokens[token.i + 2].entity == "GPE"

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

    def _former(self, start: int, head: int) -> bool:
        words = {t.text.lower() for t in self.sentence.tokens[start:head]}
        return bool(words & {"former", "ex", "late", "ousted", "deposed", "ex-president"})

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

    def _owner(self, token: Token, start: int, until: int, made: dict[int, Mention]) -> str:
        """The id of the state or body named in front of a noun: possessor, adjective, compound."""
        first = self.sentence.tokens[start].start
        for hit in reversed(self.hits):
            if first <= hit.start and hit.end <= until:
                for form in hit.forms:
                    if form.role in OWNER_ROLES and self.knowledge.country_of(form.target):
                        return form.target
        for c in self.sentence.children[token.i]:
            if self.sentence.tokens[c].dep == "poss" and c in made and made[c].country:
                return made[c].country
        return ""

    def _complement(self, token: Token, made: dict[int, Mention]) -> str:
        """The state or body named after a noun: "president of Mali", "adviser to the X of Y", "farmers in France"."""
        inside = prepositions(self.sentence, token.i)
        for word in OWNING:
            for found, j in inside:
                if found == word and j in made and (owner := self._of(made[j])):
                    return owner
        return ""

    def _of(self, mention: Mention) -> str:
        """The id of what a mention names, else its country."""
        forms = self.knowledge.lookup(mention.name) if mention.name and mention.kind != "office" else ()
        named = [f.target for f in forms if f.role in ("name", "capital") and self.knowledge.country_of(f.target)]
        agreeing = [n for n in named if mention.country in ("", self.knowledge.country_of(n))]
        return next(iter(agreeing), mention.country)

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
            return self._mention(token, span, kind, name, country=country)
        narrow = name_span if kind == "place" else span
        return self._mention(token, narrow, kind, name, plural=kind == "group")

    def _entity_start(self, token: Token) -> int:
        """The first token of the statistical name that ends here, known names of bodies in front left out."""
        first = token.i
        while not self.sentence.tokens[first].entity_start and first > 0:
            if self.sentence.tokens[first - 1].entity != token.entity:
                break
            first -= 1
        for hit in self.hits:
            inside = [t.i for t in self.sentence.tokens[first : token.i] if hit.start <= t.start < hit.end]
            if inside and hit.end <= token.start and token.entity == "PERSON":
                first = max(first, inside[-1] + 1)
        return self._widened(first, token)

    def _widened(self, first: int, token: Token) -> int:
        """Leftwards over name words and hyphens the statistical name left out; titles and known words stop it."""
        tokens = self.sentence.tokens
        while first < token.i and tokens[first].pos == "DET":
            first += 1
        while token.entity in ("PERSON", "") and first > 0:
            before = tokens[first - 1]
            joined = before.text == "-" or (
                before.pos == "PROPN" and before.head == token.i and before.text[:1].isupper()
            )
            if not joined or self._hit_at(before) is not None or fold(before.text).rstrip(".") in TITLES:
                break
            first -= 1
        return first + 1 if tokens[first].text == "-" else first

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
                    token = next((t for t in self.sentence.tokens if t.start == hit.start), None)
                    if token is not None and token.i not in made and token.dep in (*INNER, "poss"):
                        country = self._country(form.target)
                        yield self._mention(token, Span(hit.start, hit.end), "state", form.target, country=country)
                        break

    def _inside(self, hit: Hit) -> bool:
        return any(t.dep in INNER for t in self.sentence.tokens if hit.start <= t.start < hit.end)

    # -- small helpers

    def _country(self, target: str) -> str:
        return self.knowledge.country_of(target) if target else ""

    def _target(self, hit: Hit, role: str) -> str:
        return next((f.target for f in hit.forms if f.role == role), "")

    def _phrase(self, start: int, head: int) -> Span:
        return Span(self.sentence.tokens[start].start, self.sentence.tokens[head].end)

    def _text(self, hit: Hit) -> str:
        return self._text_between(hit.start, hit.end)

    def _text_between(self, start: int, end: int) -> str:
        text, last = "", 0
        for t in self.sentence.tokens:
            if start <= t.start and t.end <= end:
                text += (" " if text and t.start > last else "") + t.text
                last = t.end
        return text

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
