"""Linking: which entity of the knowledge a mention names on the day of the report, with the reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dragoman.knowledge import KnowledgeBase, Occupancy
from dragoman.matching import Feature, explain
from dragoman.records import Coded, Mention, Party
from dragoman.syntax import appositions

HOME_SHARE = 0.7  # a report is about a country that so large a share of its mentions point to
BAR = 0.5  # a candidate below stays unlinked
CLOSE_NAME = 0.86  # a likeness above this is a misprint or another transliteration
LEADERS = frozenset({"supreme-leader", "head-of-state"})
ONE_NAME_RANKS = frozenset({"head", "minister"})


def run(coded: Coded, *, knowledge: KnowledgeBase) -> Coded:
    """Set entity, name, country, sectors, score and reasons of each mention that names or points to somebody known."""
    countries = Counter(filter(None, (m.country or _state_named(m, knowledge) for m in coded.mentions)))
    linker = Linker(knowledge, coded.document.published, countries, coded.document.text, _own_letters(coded, knowledge))
    told = _told_beside(coded)
    mentions = tuple(linker.link(m, told.get((m.sentence, m.head))) for m in coded.mentions)
    return replace(coded, mentions=mentions)


def _state_named(mention: Mention, knowledge: KnowledgeBase) -> str:
    """The country a state's own name points to, before it is linked."""
    if mention.kind != "state":
        return ""
    named = (knowledge.country_of(f.target) for f in knowledge.lookup(mention.name) if f.role == "name")
    return next(filter(None, named), "")


def _own_letters(coded: Coded, knowledge: KnowledgeBase) -> frozenset[str]:
    """Acronyms of bodies the report itself names in full and the knowledge does not have."""
    names = (m.name for m in coded.mentions if m.kind == "organisation" and len(m.name.split()) > 1)
    unknown = (name for name in names if not knowledge.lookup(name))
    return frozenset("".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper()) for name in unknown)


def _told_beside(coded: Coded) -> dict[tuple[int, int], Mention]:
    """For a name, the office it stands beside ("X, the envoy of Y")."""
    at = {(m.sentence, m.head): m for m in coded.mentions}
    found: dict[tuple[int, int], Mention] = {}
    for number, sentence in enumerate(coded.sentences):
        for a, b in appositions(sentence):
            first, second = at.get((number, a)), at.get((number, b))
            for name, office in ((first, second), (second, first)):
                if name and office and name.kind == "person" and office.kind in ("office", "group"):
                    found[number, name.head] = office
    return found


@dataclass(frozen=True)
class Linker:
    """Answers for one report. `countries`: how often each country is pointed to in it; `letters`: its own acronyms."""

    knowledge: KnowledgeBase
    day: date | None
    countries: Counter[str]
    text: str = ""
    letters: frozenset[str] = frozenset()

    def link(self, mention: Mention, beside: Mention | None) -> Mention:
        if mention.kind == "state":
            return self._state(mention)
        if mention.kind == "organisation":
            return self._best(mention, self._organisations(mention))
        if mention.kind == "person":
            linked = self._person(self._informed(mention, beside))
            return self._at_home(linked) if linked.entity is None and linked.office else linked
        if mention.kind == "office":
            return self._office(mention)
        if mention.kind == "group" and mention.plural and mention.name:
            return self._state_group(mention)
        return self._at_home(mention) if mention.kind == "group" else mention

    def _at_home(self, mention: Mention) -> Mention:
        """General actors of a report about one country are that country's."""
        if mention.country or not mention.sectors:
            return mention
        country = self.home
        return replace(mention, country=country, reasons=(f"the report is about {country}",)) if country else mention

    @property
    def home(self) -> str:
        """The country most of a report is about, "" when there is none."""
        ranked = self.countries.most_common(1)
        total = sum(self.countries.values())
        return ranked[0][0] if ranked and ranked[0][1] >= HOME_SHARE * total and len(ranked[0][0]) == 3 else ""

    def _informed(self, mention: Mention, beside: Mention | None) -> Mention:
        """A name with what the office beside it tells."""
        if beside is None:
            return mention
        return replace(
            mention,
            country=mention.country or beside.country,
            sectors=mention.sectors or beside.sectors,
            office=mention.office or beside.office,
        )

    def _state(self, mention: Mention) -> Mention:
        id = mention.name if self.knowledge.get(mention.name) else ""
        id = id or next((f.target for f in self.knowledge.lookup(mention.name) if f.role == "name"), "")
        entity = self.knowledge.get(id)
        if entity is None:
            return mention
        sectors = mention.sectors or self.knowledge.sectors_of(id, self.day)
        return replace(
            mention,
            entity=id,
            name=entity.name,
            country=entity.country,
            sectors=sectors,
            score=0.95,
            reasons=("known name",),
        )

    def _organisations(self, mention: Mention) -> Iterator[tuple[str, list[Feature]]]:
        if mention.name in self.letters:
            return
        for form in self.knowledge.lookup(mention.name):
            entity = self.knowledge.get(form.target)
            if entity is None or entity.kind != "organisation" or form.role != "name":
                continue
            features = [Feature("name", 1.5, f"'{form.text}' is a name of {entity.name}")]
            if mention.country and entity.country:
                same = mention.country == entity.country
                features.append(Feature("country", 2.0 if same else -3.0, f"the phrase says {mention.country}"))
            elif self.countries.get(entity.country):
                features.append(Feature("context", 0.8, f"the report speaks of {entity.country}"))
            elif self.home and entity.subkind in ("organ", "party") and entity.country != self.home:
                features.append(Feature("elsewhere", -2.5, f"the report is about {self.home}, not {entity.country}"))
            yield entity.id, features

    def _best(self, mention: Mention, candidates: Iterator[tuple[str, list[Feature]]]) -> Mention:
        """The best candidate above the bar; the mention as it was when there is none."""
        scored = sorted(((*explain(features), id) for id, features in candidates), reverse=True)
        if not scored or scored[0][0] < BAR:
            return mention
        score, reasons, id = scored[0]
        entity = self.knowledge.entity(id)
        sectors = self.knowledge.sectors_of(id, self.day)
        country = self.knowledge.country_of(id, self.day)
        if entity.kind == "person":
            sectors, country = sectors or mention.sectors, country or mention.country
        return replace(
            mention, entity=id, name=entity.name, country=country, sectors=sectors,
            gender=mention.gender or entity.gender, score=score, reasons=reasons,
        )  # fmt: skip

    def _person(self, mention: Mention) -> Mention:
        return self._best(mention, self._persons(mention))

    def _persons(self, mention: Mention) -> Iterator[tuple[str, list[Feature]]]:
        alone = " " not in mention.name.strip()
        exact = [(f.target, f.role) for f in self.knowledge.lookup(mention.name) if f.target.startswith("person:")]
        for id in dict.fromkeys(target for target, _ in exact):
            if alone:
                yield (
                    id,
                    [
                        Feature("surname", -0.6, f"'{mention.name}' is a surname of this person"),
                        *self._fit(id, mention, 1.4),
                    ],
                )
            else:
                yield (
                    id,
                    [Feature("name", 1.6, f"'{mention.name}' is this person's name"), *self._fit(id, mention, 0.6)],
                )
        if not exact and not alone:
            for id, likeness in self.knowledge.similar(mention.name):
                if likeness >= CLOSE_NAME:
                    spelt = self.knowledge.entity(id).name
                    text = f"'{mention.name}' is close to '{spelt}' ({likeness:.2f}): a misprint or another spelling"
                    yield id, [Feature("likeness", 4 * likeness - 4.2, text), *self._fit(id, mention, 1.6)]

    def _fit(self, id: str, mention: Mention, weight: float) -> Iterator[Feature]:
        """How office, country and context speak for a person."""
        held = self.knowledge.offices_of(id, self.day)
        country = self.knowledge.country_of(id, self.day)
        if held:
            yield Feature("in office", 0.7 * weight, f"holds office that day: {_described(self.knowledge, held[0])}")
            if any(self.knowledge.office(o.office).rank in ONE_NAME_RANKS for o in held if self._known_office(o)):
                yield Feature("prominent", 0.6 * weight, "a head of state or government, or a minister, that day")
        elif self.day and all(o.interval.start and o.interval.start > self.day for o in self.knowledge.offices_of(id)):
            yield Feature("too early", -1.6, "held no office yet that day")
        if mention.office and any(o.office == mention.office for o in self.knowledge.offices_of(id)):
            yield Feature("office", 1.5, f"has held the office the text names: {mention.office}")
        if mention.country and country:
            same = mention.country == country
            yield Feature(
                "country", 1.2 if same else -2.5, f"the text says {mention.country}, the person's is {country}"
            )
        elif self.countries.get(country):
            yield Feature("context", 0.5 * weight, f"the report speaks of {country}")

    def _known_office(self, held: Occupancy) -> bool:
        try:
            self.knowledge.office(held.office)
        except KeyError:
            return False
        return True

    def _office(self, mention: Mention) -> Mention:
        """ "The Russian president" is whoever holds the office on the day."""
        of = mention.name if self.knowledge.get(mention.name) else mention.country
        bare = replace(mention, name="")
        if not mention.office or "ELI" in mention.sectors:
            return bare
        definite = self.text[mention.span.start : mention.span.end].lower().startswith("the ")
        of = of or (self._only_state_with(mention.office) if definite else "")
        if not of:
            return bare
        holders = self.knowledge.holders(mention.office, of, self.day)
        if mention.office in LEADERS:
            holders = self.knowledge.holders("supreme-leader", of, self.day) or self.knowledge.leaders(of, self.day)
        if (len(holders) != 1 and mention.office not in LEADERS) or not holders:
            return bare
        held = holders[0]
        entity = self.knowledge.entity(held.person)
        reason = f"holds the office that day: {_described(self.knowledge, held)}"
        country = mention.country or self.knowledge.country_of(held.person, self.day)
        return replace(
            bare, entity=entity.id, name=entity.name, country=country, gender=entity.gender, score=0.9,
            reasons=(reason,),
        )  # fmt: skip

    def _only_state_with(self, office: str) -> str:
        """The one state of the report that has such an office, when only one has."""
        if self.knowledge.office(office).rank != "head":
            return ""
        having = [c for c in self.countries if self.knowledge.holders(office, c, self.day)]
        return having[0] if len(having) == 1 else ""

    def _state_group(self, mention: Mention) -> Mention:
        forms = [f for f in self.knowledge.lookup(mention.name) if f.role == "state-group"]
        if not forms:
            return mention
        group = self.knowledge.group(forms[0].target)
        return replace(mention, members=tuple(self.party(id) for id in group.members), reasons=(f"{group.name}",))

    def party(self, id: str) -> Party:
        entity = self.knowledge.entity(id)
        return Party(entity.name, id, entity.country, self.knowledge.sectors_of(id, self.day))


def _described(knowledge: KnowledgeBase, held: Occupancy) -> str:
    body = knowledge.get(held.of)
    since = f" since {held.interval.start.isoformat()}" if held.interval.start else ""
    return f"{held.office.replace('-', ' ')} of {body.name if body else held.of}{since}"
