"""Names that are one: the same entity, the same name, surname and full name, acronym, apposition."""

from dragoman.names import normal, surname
from dragoman.records import Coded, Mention
from dragoman.stages.coreference.links import Links
from dragoman.syntax import appositions

NAMED = frozenset({"person", "organisation", "place"})
JOINABLE = frozenset({"person", "office", "group", "organisation"})


def link_names(coded: Coded, links: Links) -> None:
    _same_entity(links)
    _same_name(coded, links)
    _surnames(coded, links)
    _acronyms(coded, links)
    _appositions(coded, links)


def _same_entity(links: Links) -> None:
    first: dict[str, int] = {}
    for i, mention in enumerate(links.mentions):
        if mention.entity and not mention.plural:
            links.join(i, first.setdefault(mention.entity, i), "the same entity")


def _same_name(coded: Coded, links: Links) -> None:
    first: dict[str, int] = {}
    for i, mention in enumerate(links.mentions):
        if mention.kind in NAMED and mention.name and not mention.entity:
            links.join(i, first.setdefault(normal(mention.name), i), "the same name")


def _surnames(coded: Coded, links: Links) -> None:
    """A last name alone is the person fully named before (or, in a headline, after)."""
    full = [(i, m) for i, m in enumerate(links.mentions) if m.kind == "person" and " " in m.name]
    for i, mention in enumerate(links.mentions):
        if not _single(mention):
            continue
        key = normal(mention.name)
        fitting = [j for j, other in full if j != i and _is_last_name(key, other.name)]
        fitting = fitting or _by_first_name(key, full, links)
        before = [j for j in fitting if j < i]
        target = before[-1] if before else fitting[0] if fitting else None
        if target is None:
            continue
        if not links.join(i, target, f"last name of {links.mentions[target].name}") and not links.mentions[i].plural:
            continue


def _by_first_name(key: str, full: list[tuple[int, Mention]], links: Links) -> list[int]:
    """A first name alone is the one person of the report who bears it."""
    found = [j for j, other in full if normal(other.name).split()[:1] == [key]]
    return found if len({links.root(j) for j in found}) == 1 else []


def _single(mention: Mention) -> bool:
    """A one-word name that may be a last name; the parser often takes it for a body or a place."""
    return (
        mention.kind in NAMED
        and bool(mention.name)
        and len(mention.name.split()) <= 2
        and not (mention.entity and mention.kind != "person")
    )


def _is_last_name(key: str, name: str) -> bool:
    words = normal(name).split()
    return (
        key == normal(surname(name))
        or (len(words) > 1 and key in (words[-1], " ".join(words[-2:])))
        or (len(words) == 3 and key == words[0] and len(key) <= 3)
    )


def _acronyms(coded: Coded, links: Links) -> None:
    """ "Border Guard Union (BGU)": the letters stand for the name before."""
    long = [(i, m) for i, m in enumerate(links.mentions) if m.kind == "organisation" and len(m.name.split()) > 1]
    for i, mention in enumerate(links.mentions):
        name = mention.name.replace(".", "")
        if mention.kind not in ("organisation", "place", "person") or not (2 <= len(name) <= 8 and name.isupper()):
            continue
        for j, other in long:
            if _letters(other.name) == name:
                links.join(i, j, f"short for {other.name}")
                break


def _letters(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper())


def _appositions(coded: Coded, links: Links) -> None:
    at = {(m.sentence, m.head): i for i, m in enumerate(links.mentions)}
    for number, sentence in enumerate(coded.sentences):
        for a, b in appositions(sentence):
            first, second = at.get((number, a)), at.get((number, b))
            if first is not None and second is not None and _compatible(links.mentions[first], links.mentions[second]):
                links.join(max(first, second), min(first, second), "named beside each other")


def _compatible(a: Mention, b: Mention) -> bool:
    if a.plural or b.plural or not ({a.kind, b.kind} <= JOINABLE | {"pronoun"}):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    return not (a.kind == b.kind == "person" and normal(a.name) != normal(b.name))
