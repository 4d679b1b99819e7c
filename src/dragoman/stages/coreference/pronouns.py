"""Pronouns: the nearest fitting entity, subjects and the persons a text is about first."""

from dragoman.records import Coded, Mention, Sentence
from dragoman.stages.coreference.links import Links
from dragoman.syntax import ancestors

REACH = 3  # sentences a pronoun looks back
PERSONS = frozenset({"person", "office"})
THINGS = frozenset({"organisation", "state", "group"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def link_pronouns(coded: Coded, links: Links) -> None:
    for i, mention in enumerate(links.mentions):
        if mention.kind == "pronoun" and mention.gender != "1" and not mention.members and not _empty(coded, mention):
            found = _antecedent(coded, links, i, mention)
            if found is not None:
                links.join(i, found, f"the nearest that '{_word(coded, mention)}' fits")


def _empty(coded: Coded, mention: Mention) -> bool:
    """ "It is likely that ...", "made it necessary to ...": the word stands for a clause."""
    if mention.gender != "n" or _word(coded, mention).lower() != "it":
        return False
    sentence = coded.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    if token.dep not in SUBJECTS:
        return True
    verb = token.head
    below = {sentence.tokens[c].dep for c in sentence.children[verb]}
    clause = bool(below & {"ccomp", "xcomp", "advcl"})
    return sentence.tokens[verb].lemma in EMPTY_VERBS and clause and bool(below & {"acomp", "attr"})


EMPTY_VERBS = frozenset(
    ["be", "seem", "appear", "become", "look", "take", "happen", "turn", "make", "rain", "snow", "remain"]
)


def _word(coded: Coded, mention: Mention) -> str:
    return coded.document.text[mention.span.start : mention.span.end]


def _antecedent(coded: Coded, links: Links, i: int, mention: Mention) -> int | None:
    scored = [(_score(coded, links, i, j), j) for j in range(len(links.mentions)) if _eligible(coded, links, i, j)]
    return max(scored)[1] if scored else None


def _role_fits(coded: Coded, mention: Mention, other: Mention) -> float:
    """The speaker of the clause a pronoun is subject of; else the same role: objects go on as objects."""
    here, there = coded.sentences[mention.sentence], coded.sentences[other.sentence]
    pronoun, token = here.tokens[mention.head], there.tokens[other.head]
    verb = here.tokens[pronoun.head]
    if other.sentence == mention.sentence and pronoun.dep in SUBJECTS and verb.dep == "ccomp":
        if token.dep in SUBJECTS and token.head == verb.head:
            return 2.5
    objects = ("dobj", "dative", "iobj", "pobj")
    return 2.4 if pronoun.dep in ("dobj", "dative") and token.dep in objects else 0.0


def _eligible(coded: Coded, links: Links, i: int, j: int) -> bool:
    mention, other = links.mentions[i], links.mentions[j]
    gap = mention.sentence - other.sentence
    if i == j or gap < 0 or gap > REACH or (other.span.overlaps(mention.span) and other.span != mention.span):
        return False
    if j > i and not _cataphoric(coded, mention, other):
        return False
    if not _agree(links, i, j):
        return False
    return gap > 0 or not _bound(coded.sentences[mention.sentence], mention, other, _word(coded, mention))


def _agree(links: Links, i: int, j: int) -> bool:
    mention, other = links.mentions[i], links.mentions[j]
    if mention.plural:
        return (other.plural and other.kind in ("group", "pronoun")) or (
            other.kind == "organisation" and bool(other.name)
        )
    if other.plural:
        return False
    if mention.gender == "n":
        thing = other.kind in THINGS and not _personal(other) and bool(other.name or other.country)
        return thing or (other.kind == "pronoun" and other.gender == "n")
    genders = {links.mentions[k].gender for k in links.chain(j)} & {"m", "f"}
    if genders and mention.gender not in genders:
        return False
    if other.kind == "pronoun":
        return other.gender == mention.gender
    return any(links.mentions[k].kind in PERSONS for k in links.chain(j)) or _personal(other)


def _personal(other: Mention) -> bool:
    return other.kind == "group" and bool(other.sectors) and not other.plural and other.gender != "n"


def _bound(sentence: Sentence, mention: Mention, other: Mention, word: str) -> bool:
    """A pronoun is not its own clause's subject or object: "he met him" is about two."""
    if word.lower().endswith(("self", "selves")) or word.lower() in ("his", "her", "its", "their"):
        return False
    a, b = sentence.tokens[mention.head], sentence.tokens[other.head]
    return a.head == b.head and a.dep in (*SUBJECTS, "dobj") and b.dep in (*SUBJECTS, "dobj", "pobj")


def _cataphoric(coded: Coded, mention: Mention, other: Mention) -> bool:
    """ "During his stay, the envoy ...": the main subject may come after a pronoun in a fronted phrase."""
    if other.sentence != mention.sentence:
        return False
    sentence = coded.sentences[mention.sentence]
    token = sentence.tokens[other.head]
    if token.dep not in SUBJECTS or sentence.tokens[token.head].dep not in ("ROOT", "ccomp"):
        return False
    above = list(ancestors(sentence, mention.head))
    return token.head in above and token.i not in above and mention.head < token.i


def _score(coded: Coded, links: Links, i: int, j: int) -> float:
    mention, other = links.mentions[i], links.mentions[j]
    sentence = coded.sentences[other.sentence]
    token = sentence.tokens[other.head]
    score = -2.0 * (mention.sentence - other.sentence)
    score += 1.5 if token.dep in SUBJECTS else 0.0
    score += 0.8 if token.dep in SUBJECTS and sentence.tokens[token.head].dep == "ROOT" else 0.0
    score -= 1.0 if token.dep in ("poss", "compound", "amod") else 0.0
    score += 0.15 * min(len(links.chain(j)), 6)
    score -= 1.5 if mention.plural and other.kind == "organisation" else 0.0
    score += 0.6 if links.mentions[j].kind in ("person", "organisation", "state") else 0.0
    score -= 0.01 * abs(mention.head - other.head) if other.sentence == mention.sentence else 0.0
    score += _role_fits(coded, mention, other)
    score += 0.5 if coded.sentences[mention.sentence].paragraph == sentence.paragraph else 0.0
    if j > i:
        score += 1.0
    return score
