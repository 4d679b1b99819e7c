"""Facts that last: offices held and memberships with their status, as the text tells them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.arguments import slots_of
from dragoman.cast import Cast
from dragoman.knowledge import KnowledgeBase
from dragoman.names import TITLES
from dragoman.records import Coded, Evidence, Fact, Mention, Party, Sentence, When, quote
from dragoman.syntax import (
    CONDITIONAL,
    FUTURE,
    appositions,
    auxiliaries,
    children_by,
    conjuncts,
    is_negated,
    prepositions,
    subtree,
)

STATUSES = frozenset({"member", "observer", "candidate", "partner"})
COMPRISING = frozenset({"comprise", "include", "group", "unite", "consist"})
POSSIBLE = frozenset({"potential", "possible", "prospective", "future", "proposed"})
ORGANISATION = "organisation"
ROLES = frozenset(
    """secretary chief head director chairman chairwoman chairperson chair commander spokesman spokeswoman spokesperson
    envoy minister president leader boss deputy adviser advisor aide governor speaker general commissioner""".split()
)
GENERAL = frozenset({"leader", "official", "diplomat", "politician", "lawmaker", "figure"})


def run(coded: Coded, *, knowledge: KnowledgeBase) -> Coded:
    """Fill `facts`; one a subject, relation and object, with the evidence of every telling."""
    reader = Reader(coded, Cast(coded), knowledge)
    found: dict[tuple[str, str, str, str], Fact] = {}
    for fact in (*reader.occupancies(), *reader.memberships()):
        key = (fact.kind, fact.subject.key, fact.relation, fact.object.key)
        if key in found:
            evidence = tuple(dict.fromkeys((*found[key].evidence, *fact.evidence)))
            fact = replace(found[key], evidence=evidence)
        found[key] = fact
    return replace(coded, facts=tuple(found.values()))


@dataclass(frozen=True)
class Reader:
    coded: Coded
    cast: Cast
    knowledge: KnowledgeBase

    # -- occupancies

    def occupancies(self) -> Iterator[Fact]:
        """Offices told with a name: "Russian President X", "X, the head of Y", "the Leader, X"."""
        at = {(m.sentence, m.head): m for m in self.coded.mentions}
        for mention in self.coded.mentions:
            if mention.kind == "person" and mention.name and (fact := self._titled(mention)):
                yield fact
            elif mention.kind == "office" and mention.name and self._says_of_what(mention):
                yield self._occupancy(mention, mention, "points to the holder")
        for number, sentence in enumerate(self.coded.sentences):
            for a, b in appositions(sentence):
                first, second = at.get((number, a)), at.get((number, b))
                for person, office in ((first, second), (second, first)):
                    if (
                        person
                        and office
                        and self._person(person)
                        and office.kind in ("office", "group")
                        and office.office
                    ):
                        yield self._occupancy(person, office, "named beside the office")

    def _says_of_what(self, mention: Mention) -> bool:
        """ "The Russian president" tells an office, "the senior official" none."""
        sentence = self.coded.sentences[mention.sentence]
        if prepositions(sentence, mention.head):
            return True
        if sentence.tokens[mention.head].lemma in GENERAL:
            return False
        inside = [m for m in self.coded.mentions if m.sentence == mention.sentence and m.head != mention.head]
        return any(m.kind in ("state", ORGANISATION) and mention.span.contains(m.span) for m in inside)

    def _person(self, mention: Mention) -> bool:
        return mention.kind == "person" or (mention.kind == "organisation" and bool(mention.office))

    def _titled(self, mention: Mention) -> Fact | None:
        """An office in front of the name itself."""
        text = self.coded.document.text[mention.span.start : mention.span.end]
        before = text[: text.rfind(mention.name.split()[-1])] if mention.name else ""
        forms = [f for h in self.knowledge.find(before) for f in h.forms if f.role == "office"]
        offices = [f for f in forms if f.text.lower() not in TITLES]
        if not offices:
            return self._role_before(mention, before)
        return self._occupancy(mention, replace(mention, office=offices[-1].target), "title before the name")

    def _role_before(self, mention: Mention, before: str) -> Fact | None:
        """ "Ports Council Secretary Ann Lee": a body and a role word in front of the name."""
        names = set(mention.name.split())
        words = [w for w in before.split() if w not in names and w.lower() not in ("the", "a", "an")]
        if not words or words[-1].lower() not in ROLES:
            return None
        owners = self._owner_words(replace(mention, kind="office"))
        relation = " ".join(w for w in words if w not in owners)
        fact = self._occupancy(mention, mention, "title before the name")
        return replace(fact, relation=relation)

    def _occupancy(self, person: Mention, office: Mention, rule: str) -> Fact:
        subject = next(iter(self.cast.of_mention(person)), Party(person.name, person.entity))
        span = office.span
        evidence = tuple(
            dict.fromkeys(
                (
                    quote(self.coded.document, person.span, "actor", rule),
                    quote(self.coded.document, span, "trigger", rule),
                )
            )
        )
        factuality = "historical" if "ELI" in office.sectors else "asserted"
        return Fact("occupancy", subject, self._relation(office), self._body(office), factuality, None, evidence)

    def _relation(self, office: Mention) -> str:
        """The office in the words of the text, names and determiners left out."""
        sentence = self.coded.sentences[office.sentence]
        if office.kind == "person":
            return (office.office or "").replace("-", " ")
        inside = [
            sentence.tokens[i] for i in subtree(sentence, office.head) if self._of_office(sentence, i, office.head)
        ]
        owners = self._owner_words(office)
        words = [t.text for t in inside if t.tag not in ("DT", "PRP$", "POS") and t.text not in ('"', ",", *owners)]
        return " ".join(words) or (office.office or "").replace("-", " ")

    def _owner_words(self, office: Mention) -> set[str]:
        """State adjectives and personal names inside the phrase: they say whose office it is, not which."""
        words: set[str] = set()
        for mention in self.coded.mentions:
            if mention.sentence != office.sentence or mention.head == office.head:
                continue
            text = self.coded.document.text[mention.span.start : mention.span.end].split()
            if mention.kind == "person":
                words.update(text[-len(mention.name.split()) :])
            elif mention.kind == "state" and office.span.contains(mention.span):
                words.update(text)
        return words

    def _of_office(self, sentence: Sentence, i: int, head: int) -> bool:
        while i != head:
            token = sentence.tokens[i]
            if token.dep in ("appos", "relcl", "acl", "poss", "conj", "cc", "punct") or token.dep == "advmod":
                return False
            i = token.head
        return True

    def _body(self, office: Mention) -> Party:
        """What it is an office of: the body named in the phrase, else the state."""
        sentence = self.coded.sentences[office.sentence]
        inside = {i for i in subtree(sentence, office.head) if self._of_office(sentence, i, office.head)}
        for mention in self.coded.mentions:
            same = mention.sentence == office.sentence and mention.head in inside and mention.head != office.head
            if same and mention.kind == ORGANISATION and mention.span != office.span:
                return next(iter(self.cast.of_mention(mention)), Party(mention.name))
        state = self.knowledge.get(office.country)
        return Party(state.name, state.id, state.country) if state else Party("", None, office.country)

    # -- memberships

    def memberships(self) -> Iterator[Fact]:
        for number, sentence in enumerate(self.coded.sentences):
            for token in sentence.tokens:
                if token.lemma == "membership" or (token.lemma in STATUSES and token.pos in ("NOUN", "PROPN")):
                    yield from self._status(number, sentence, token.i)
                elif token.lemma in COMPRISING and token.pos == "VERB":
                    yield from self._comprised(number, sentence, token.i)

    def _status(self, number: int, sentence: Sentence, i: int) -> Iterator[Fact]:
        """ "A's membership in B", "A has observer status in B", "the members, A and C", "A is a member of B"."""
        token = sentence.tokens[i]
        status = "member" if token.lemma == "membership" else token.lemma
        head = token.head if sentence.tokens[token.head].lemma in ("status", "state", "country") else i
        slots = slots_of(sentence, head)
        bodies = [j for word in ("in", "of", "to", "with", "at") for j in slots.get(word, ())]
        body = next((p for j in bodies for p in self.cast.parties(number, (j,)) if self._is_body(p)), None)
        body = body or self._last_body(number)
        if body is None:
            return
        if is_negated(sentence, sentence.tokens[head].head) is not None or is_negated(sentence, head) is not None:
            return
        members = self._subjects(number, sentence, head, i)
        factuality = self._reality(sentence, head, i)
        for member in members:
            if member.key != body.key:
                yield self._membership(number, sentence, i, member, status, body, factuality)

    def _subjects(self, number: int, sentence: Sentence, head: int, i: int) -> tuple[Party, ...]:
        """Who has the status: the possessor, the subject of has or is, those accompanying it, or the group itself."""
        found: dict[str, Party] = {}
        mention = self.cast.mention_at(number, i)
        if mention is not None and mention.members:
            for party in self.cast.of_mention(mention):
                found[party.key] = party
        verb = sentence.tokens[head].head
        heads = children_by(sentence, head, "poss", "nmod")
        if sentence.tokens[head].dep in ("dobj", "attr") and sentence.tokens[verb].lemma in (
            "have",
            "be",
            "become",
            "hold",
            "enjoy",
            "get",
            "gain",
        ):
            subject = children_by(sentence, verb, "nsubj")
            heads += [k for j in subject for k in conjuncts(sentence, j)]
            heads += [k for j in (verb, *subject) for k in self._along(sentence, j)]
        for party in self.cast.parties(number, tuple(heads)):
            if party.country and party.entity:
                found.setdefault(party.key, party)
        return tuple(found.values())

    def _along(self, sentence: Sentence, i: int) -> Iterator[int]:
        """ "Along with five other states": objects of prepositions of company below a token."""
        for c in children_by(sentence, i, "prep"):
            if sentence.tokens[c].text.lower() in ("with", "along", "including", "alongside"):
                for j in subtree(sentence, c):
                    if sentence.tokens[j].dep == "pobj":
                        yield j

    def _comprised(self, number: int, sentence: Sentence, verb: int) -> Iterator[Fact]:
        """ "The bloc comprises A, B and C"; "an alliance comprising A and B"."""
        slots = slots_of(sentence, verb)
        owners = slots.get("subj", ())
        body = next((p for p in self.cast.parties(number, owners) if self._is_body(p)), None) or self._named_body(
            number
        )
        listed = slots.get("obj", ()) or slots.get("of", ())
        if body is None or not listed:
            return
        for member in self.cast.parties(number, listed):
            if member.entity and member.key != body.key:
                yield self._membership(number, sentence, verb, member, "member", body, "asserted")

    def _is_body(self, party: Party) -> bool:
        entity = self.knowledge.get(party.entity) if party.entity else None
        return entity is not None and entity.kind == ORGANISATION and entity.subkind in ("body", "")

    def _named_body(self, number: int) -> Party | None:
        found = (m for m in self.coded.mentions if m.sentence == number and m.kind == ORGANISATION and m.entity)
        return next((p for m in found for p in self.cast.of_mention(m) if self._is_body(p)), None)

    def _last_body(self, number: int) -> Party | None:
        return next((p for n in range(number, max(-1, number - 3), -1) if (p := self._named_body(n))), None)

    def _reality(self, sentence: Sentence, head: int, i: int) -> str:
        words = {sentence.tokens[c].lemma for c in (*sentence.children[head], *sentence.children[i])}
        if words & POSSIBLE:
            return "hypothetical"
        verb = sentence.tokens[head].head
        helpers = {t.text.lower() for t in auxiliaries(sentence, verb)}
        if helpers & (FUTURE | CONDITIONAL) or sentence.tokens[verb].lemma in (
            "seek",
            "want",
            "apply",
            "consider",
            "bid",
        ):
            return "hypothetical"
        return "historical" if words & {"former", "ex"} else "asserted"

    def _membership(
        self, number: int, sentence: Sentence, i: int, member: Party, status: str, body: Party, factuality: str
    ) -> Fact:
        document = self.coded.document
        rule = "membership told"
        evidence: list[Evidence] = [quote(document, s, "actor", rule) for s in member.spans[:1]]
        evidence.append(quote(document, sentence.tokens[i].span, "trigger", rule))
        evidence.extend(quote(document, s, "recipient", rule) for s in body.spans[:1])
        return Fact("membership", member, status, body, factuality, self._day(), tuple(evidence))

    def _day(self) -> When | None:
        published = self.coded.document.published
        if published is None:
            return None
        return When(None, published, published, published.isoformat(), "DATE", "publication", "as the report appeared")
