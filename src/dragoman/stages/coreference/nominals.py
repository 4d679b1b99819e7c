"""Descriptions that point back: "the president", "the senior official", "the country", "the organisation"."""

from collections.abc import Iterator

from dragoman.nouns import BODY_NOUNS
from dragoman.records import Coded, Mention, Sentence
from dragoman.stages.coreference.links import Links
from dragoman.syntax import phrase_start, prepositions

REACH = 12  # sentences a description looks back
STATE_NOUNS = frozenset({"country", "nation", "state", "republic"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
SPEAKING = frozenset({"say", "tell", "announce", "warn", "urge", "add", "state", "declare", "claim", "deny", "call"})
PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY", "PTY"})


def link_nominals(coded: Coded, links: Links) -> None:
    for i, mention in enumerate(links.mentions):
        if links.mentions[i].plural or (mention.name and mention.kind != "office"):
            continue
        sentence = coded.sentences[mention.sentence]
        if mention.kind == "office" or (mention.kind == "group" and mention.sectors):
            _person_description(coded, links, i, sentence)
            _same_noun(coded, links, i, sentence)
        elif mention.kind == "group":
            _thing_description(links, i, sentence)


def _person_description(coded: Coded, links: Links, i: int, sentence: Sentence) -> None:
    mention = links.mentions[i]
    if links.entity(i) is not None or len(links.chain(i)) > 1:
        return
    if any(sentence.tokens[c].tag == "PRP$" for c in sentence.children[mention.head]):
        return  # "his prime minister" is somebody else
    if not _definite(sentence, mention):
        _introduced_later(coded, links, i, sentence)
        return
    if any(word != "from" for word, _ in prepositions(sentence, mention.head)):
        return  # "the head of X" says who it is
    for j in _persons_before(links, i):
        reason = _agrees(links, mention, j, sentence.tokens[mention.head].lemma)
        if reason:
            links.join(i, j, reason)
            return


def _definite(sentence: Sentence, mention: Mention) -> bool:
    first = sentence.tokens[phrase_start(sentence, mention.head)]
    return first.text.lower() in DEFINITE or first.dep == "poss" or first.tag == "PRP$"


def _persons_before(links: Links, i: int) -> Iterator[int]:
    """Persons told of before, nearest first, one mention a chain."""
    seen: set[int] = set()
    for j in range(i - 1, -1, -1):
        other = links.mentions[j]
        if links.mentions[i].sentence - other.sentence > REACH:
            return
        if other.kind in ("person", "office") and not other.plural and links.root(j) not in seen:
            seen.add(links.root(j))
            yield j


def _agrees(links: Links, mention: Mention, j: int, noun: str) -> str:
    """Why a description may mean a person told of before, "" when it may not."""
    chain = [links.mentions[k] for k in links.chain(j)]
    countries = {m.country for m in chain if m.country}
    if mention.country and countries and mention.country not in countries:
        return ""
    if mention.gender and any(m.gender in ("m", "f") and m.gender != mention.gender for m in chain):
        return ""
    offices = {m.office for m in chain if m.office}
    if mention.office and mention.office in offices:
        return f"the {mention.office.replace('-', ' ')} told of before"
    plain = mention.office is None or mention.office.split("-")[0] == noun
    if plain and any(office.split("-")[-1] == noun for office in offices):
        return f"the {noun} told of before"
    if mention.office in GENERAL_OFFICES or (mention.office is None and noun in GENERAL_NOUNS):
        sectors = {s for m in chain for s in m.sectors}
        if sectors & set(mention.sectors) or sectors & PUBLIC:
            return f"the {noun} told of before"
    return ""


GENERAL_OFFICES = frozenset(
    {"senior-official", "diplomat", "legislator", "supreme-leader", "adviser", "envoy", "minister"}
)
GENERAL_NOUNS = frozenset(
    """official leader politician diplomat envoy minister adviser advisor lawmaker general commander statesman
    premier spokesman spokeswoman spokesperson activist cleric judge chief head secretary veteran candidate""".split()
)


def _introduced_later(coded: Coded, links: Links, i: int, sentence: Sentence) -> None:
    """ "A senior envoy said ... Ann Lee said": the nameless speaker of a lead is named in the sentences after it."""
    mention = links.mentions[i]
    token = sentence.tokens[mention.head]
    if mention.sentence > 2 or token.dep != "nsubj" or sentence.tokens[token.head].lemma not in SPEAKING:
        return
    for j in range(i + 1, len(links.mentions)):
        other = links.mentions[j]
        if other.sentence > mention.sentence + 2:
            return
        if other.sentence > mention.sentence and other.kind == "person" and other.name:
            there = coded.sentences[other.sentence]
            head = there.tokens[other.head]
            speaks = head.dep == "nsubj" and there.tokens[head.head].lemma in SPEAKING
            fits = not (other.country and mention.country and other.country != mention.country)
            if speaks and fits and other.office in (None, mention.office):
                links.join(j, i, "the speaker of the lead, named here")
                return


def _same_noun(coded: Coded, links: Links, i: int, sentence: Sentence) -> None:
    """ "The ministry", "the court": the body named before with the same noun."""
    mention = links.mentions[i]
    if mention.kind != "group" or len(links.chain(i)) > 1 or not _definite(sentence, mention):
        return
    noun = sentence.tokens[mention.head].lemma
    for j in range(i - 1, -1, -1):
        other = links.mentions[j]
        if mention.sentence - other.sentence > REACH:
            return
        if other.plural or (other.country and mention.country and other.country != mention.country):
            continue
        same = coded.sentences[other.sentence].tokens[other.head].lemma == noun and other.kind in (
            "group",
            "organisation",
        )
        if same or (other.kind == "organisation" and noun in other.name.lower().split()):
            links.join(i, j, f"the {noun} told of before")
            return


def _thing_description(links: Links, i: int, sentence: Sentence) -> None:
    mention = links.mentions[i]
    noun = sentence.tokens[mention.head].lemma
    if not _definite(sentence, mention) or mention.country:
        return
    kind = "organisation" if noun in BODY_NOUNS else "state" if noun in STATE_NOUNS else ""
    for j in range(i - 1, -1, -1):
        other = links.mentions[j]
        if mention.sentence - other.sentence > 3:
            return
        if other.kind == kind and other.name and not other.plural:
            links.join(i, j, f"the {noun} told of before")
            return
