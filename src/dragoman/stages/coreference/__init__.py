"""Coreference made for news: names, offices, descriptions, pronouns and groups that point to the same entity."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dragoman.knowledge import KnowledgeBase
from dragoman.records import Chain, Coded, Mention, Party
from dragoman.stages.coreference.groups import with_members
from dragoman.stages.coreference.links import Links
from dragoman.stages.coreference.names import link_names
from dragoman.stages.coreference.nominals import link_nominals
from dragoman.stages.coreference.pronouns import link_pronouns
from dragoman.syntax import children_by

__all__ = ["run"]


def run(coded: Coded, *, knowledge: KnowledgeBase) -> Coded:
    """Fill `chains`, and give every mention of a chain its number, entity, name, country and sectors."""
    if not coded.mentions:
        return coded
    coded = replace(coded, mentions=with_members(coded, knowledge))
    links = Links(coded.mentions)
    link_names(coded, links)
    link_nominals(coded, links)
    link_pronouns(coded, links)
    return _with_chains(coded, links)


def _with_chains(coded: Coded, links: Links) -> Coded:
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(coded.mentions)):
        groups[links.root(i)].append(i)
    ordered = sorted(groups.values())
    mentions = list(coded.mentions)
    chains: list[Chain] = []
    for members in ordered:
        best = _best([coded.mentions[i] for i in members], coded.document.text)
        if len(members) == 1 and best.entity is None and best.kind in ("pronoun", "group", "office", "place"):
            continue
        number = len(chains)
        chains.append(Chain(number, _name(best, coded.document.text), best.entity, best.kind, tuple(members)))
        for i in members:
            mentions[i] = _informed(mentions[i], best, number, links.reasons.get(i, ()))
    known = {chain.name: mentions[chain.mentions[0]] for chain in chains}
    mentions = [replace(m, members=_met_again(m.members, known)) if m.members else m for m in mentions]
    return replace(coded, mentions=_owned(coded, mentions), chains=tuple(chains))


def _met_again(members: tuple[Party, ...], known: dict[str, Mention]) -> tuple[Party, ...]:
    """The members of a group with what the report tells of them elsewhere."""
    told = ((p, known.get(p.name)) for p in members)
    return tuple(replace(p, entity=m.entity, country=m.country, sectors=m.sectors) if m else p for p, m in told)


RELATIONAL = frozenset("neighbour neighbor ally rival partner counterpart enemy opponent foe adversary".split())


def _owned(coded: Coded, mentions: list[Mention]) -> tuple[Mention, ...]:
    """ "Its army" is of the country its owner is of."""
    at = {(m.sentence, m.head): m for m in mentions}
    for i, mention in enumerate(mentions):
        if mention.country or not mention.sectors or mention.kind not in ("group", "office", "person"):
            continue
        owners = children_by(coded.sentences[mention.sentence], mention.head, "poss")
        if coded.sentences[mention.sentence].tokens[mention.head].lemma in RELATIONAL:
            continue
        owner = next((at[mention.sentence, j] for j in owners if (mention.sentence, j) in at), None)
        if owner is not None and owner.country:
            mentions[i] = replace(mention, country=owner.country, reasons=(*mention.reasons, f"of {owner.name}"))
    return tuple(mentions)


def _best(members: Iterable[Mention], text: str) -> Mention:
    """The mention that tells most: linked, then named, then the longest name; with what the others add."""
    members = list(members)
    best = max(
        members, key=lambda m: (m.entity is not None, m.kind == "person", m.kind in NAMED, bool(m.name), len(m.name))
    )
    country = best.country or next((m.country for m in members if m.country), "")
    sectors = best.sectors or next((m.sectors for m in members if m.sectors), ())
    office = best.office or next((m.office for m in members if m.office), None)
    return replace(best, country=country, sectors=sectors, office=office)


NAMED = frozenset({"person", "state", "organisation"})


def _name(best: Mention, text: str) -> str:
    return best.name or text[best.span.start : best.span.end]


def _informed(mention: Mention, best: Mention, number: int, reasons: tuple[str, ...]) -> Mention:
    """A mention with what its chain knows."""
    if mention.members:
        return replace(mention, chain=number)
    gov = mention.kind == "state" and mention.sectors  # a capital speaks as the government
    named = best.kind in NAMED or best.name
    return replace(
        mention,
        chain=number,
        entity=mention.entity or best.entity,
        name=best.name if named else mention.name,
        country=mention.country or best.country,
        sectors=mention.sectors if gov else best.sectors if best.entity else mention.sectors or best.sectors,
        office=mention.office or (best.office if mention.kind != "state" else None),
        score=max(mention.score, 0.8 * best.score),
        reasons=tuple(dict.fromkeys((*mention.reasons, *reasons))) or mention.reasons,
    )
