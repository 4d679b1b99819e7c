"""One sentence with the known forms found in it, and the questions the reader of mentions asks of them."""

from dataclasses import dataclass

from dragoman.knowledge import Form, Hit, KnowledgeBase
from dragoman.names import TITLES, fold
from dragoman.records import Mention, Sentence, Span, Token
from dragoman.stages.mentions.words import ADDRESSED, DEALING, GOING, STANDING
from dragoman.syntax import prepositions

INNER = ("compound", "amod", "nmod")
OWNER_ROLES = frozenset({"adjective", "name", "people", "capital", "metonym"})
OWNING = ("of", "for", "in", "from", "to", "at", "on", "with")


@dataclass(frozen=True)
class Scene:
    """A sentence (its number in the report), the hits of the knowledge in it, and the knowledge."""

    sentence: Sentence
    number: int
    hits: tuple[Hit, ...]
    knowledge: KnowledgeBase

    def _hit_at(self, token: Token) -> Hit | None:
        return next((h for h in self.hits if h.start <= token.start and token.end <= h.end), None)

    def _of_state(self, hit: Hit | None) -> bool:
        return hit is not None and any(f.role in ("adjective", "people", "capital") for f in hit.forms)

    def _top(self, hit: Hit) -> int:
        """The token of a known form that governs the rest of it."""
        inside = {t.i for t in self.sentence.tokens if hit.start <= t.start and t.end <= hit.end}
        tops = [i for i in inside if self.sentence.tokens[i].head not in inside or self.sentence.tokens[i].head == i]
        return max(tops, default=-1)

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
            willing = any(self.sentence.tokens[c].dep == "acomp" for c in self.sentence.children[head.i])
            return head.lemma in STANDING and not (head.lemma == "be" and willing)
        return not (top.dep == "poss" or (top.dep == "ROOT" and self.sentence.kind == "headline"))

    def _spoken(self, prep: Token) -> bool:
        """ "A message to Moscow", "pressure on Tehran": the noun in front is an act of speech or force."""
        return self.sentence.tokens[prep.head].lemma in ADDRESSED

    def _followed_by_place(self, token: Token) -> bool:
        tokens = self.sentence.tokens
        return token.i + 2 < len(tokens) and tokens[token.i + 1].text == "," and tokens[token.i + 2].entity == "GPE"

    def _former(self, start: int, head: int) -> bool:
        words = {t.text.lower() for t in self.sentence.tokens[start:head]}
        return bool(words & {"former", "ex", "late", "ousted", "deposed", "ex-president"})

    def _owner(self, token: Token, start: int, until: int, made: dict[int, Mention]) -> str:
        """The id of the state or body named in front of a noun: possessor, adjective, compound."""
        first = self.sentence.tokens[start].start
        for hit in reversed(self.hits):
            if first <= hit.start and hit.end <= until:
                for form in hit.forms:
                    if form.role in OWNER_ROLES and self._owns(form):
                        return form.target
        for c in self.sentence.children[token.i]:
            if self.sentence.tokens[c].dep == "poss" and c in made and made[c].country:
                return made[c].country
        return ""

    def _owns(self, form: Form) -> bool:
        """States and public bodies have ministries, offices and troops; newspapers and parties do not."""
        entity = self.knowledge.get(form.target)
        public = entity is not None and (entity.kind == "state" or entity.subkind in ("body", "organ", "group", "firm"))
        return public and bool(self.knowledge.country_of(form.target))

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

    def _sectors_at(self, token: Token) -> tuple[str, ...]:
        """What kind of body the head noun of a name says it is."""
        hit = self._hit_at(token)
        target = self._target(hit, "agent") if hit is not None else ""
        return self.knowledge.agent(target).sectors if target else ()

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

    def _inside(self, hit: Hit) -> bool:
        return any(t.dep in INNER for t in self.sentence.tokens if hit.start <= t.start < hit.end)

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
