"""Argument slots: which noun phrases stand as subject, object and prepositional objects of a predicate.

Slots hold token indices of phrase heads. Passives are turned round; what a clause leaves out is taken from its
governor (control, raising, relative clauses, participles, coordination).
"""

from collections.abc import Mapping

from dragoman.records import Sentence, Token
from dragoman.syntax import OBJECTS, child, children_by, is_passive, prepositions

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
OWNERS = ("poss", "nmod", "amod", "compound", "nummod")
ADVERBIAL = frozenset(  # a phrase of these tells how or how long; what hangs on it belongs to the verb
    "telephone phone video videoconference teleconference link letter mail email minute hour day week month length time"
    " while moment behalf condition door doors".split()
)
PAPERS = frozenset(  # they speak for who made them: "passed a motion praising X"
    """motion resolution law bill decree order statement communique communiqué letter petition message declaration
    ruling verdict speech report text tweet post note memo editorial article directive edict ultimatum appeal motion
    amendment act rule memorandum placard banner video broadcast leaflet slogan""".split()
)
Slots = Mapping[str, tuple[int, ...]]


def slots_of(sentence: Sentence, i: int) -> Slots:
    """The slots of a verb or noun: `subj`, `obj`, `poss` and one a preposition."""
    if sentence.tokens[i].pos in ("VERB", "AUX"):
        return _verb_slots(sentence, i)
    return _noun_slots(sentence, i)


def _verb_slots(sentence: Sentence, i: int) -> Slots:
    found: dict[str, tuple[int, ...]] = {}
    subject, direct = subjects(sentence, i), objects(sentence, i)
    if subject:
        found["subj"] = subject
    if direct:
        found["obj"] = direct
    for word, j in prepositions(sentence, i):
        if not (word == "by" and is_passive(sentence, i)):
            found[word] = (*found.get(word, ()), j)
    given = child(sentence, i, *OBJECTS) if is_passive(sentence, i) else None
    if given is not None and direct and given not in direct:  # "was given tanks": the subject receives
        found["obj"], found["to"] = (given,), direct
    receivers = tuple(children_by(sentence, i, "dative", "iobj"))
    if receivers and sentence.tokens[receivers[0]].pos != "ADP":
        found["to"] = (*found.get("to", ()), *receivers)
    for j in [j for heads in found.values() for j in heads if sentence.tokens[j].lemma in ADVERBIAL]:
        for word, k in prepositions(sentence, j):  # "spoke by telephone with X", "talked for an hour with X"
            found.setdefault(word, (k,))
    for j in direct:  # "a blow to X" may hang on the object
        for word, k in prepositions(sentence, j):
            found.setdefault(word, (k,))
    return found


def subjects(sentence: Sentence, verb: int, depth: int = 6) -> tuple[int, ...]:
    """Who does it: the subject, the by-phrase of a passive, or whoever the clause leaves to be understood."""
    if is_passive(sentence, verb):
        return _agents(sentence, verb)
    own = child(sentence, verb, "nsubj", "csubj")
    token = sentence.tokens[verb]
    if own is not None and sentence.tokens[own].text.lower() not in RELATIVES:
        return (*_beside(sentence, verb, own), own)
    if own is not None and token.dep == "relcl":
        return (token.head,)
    if depth == 0 or token.head == verb:
        return ()
    return _inherited_subject(sentence, verb, depth)


def _beside(sentence: Sentence, verb: int, subject: int) -> tuple[int, ...]:
    """Headlines join subjects by a comma: "Ankara, Athens agree", where the first looks like an adverb."""
    tokens = sentence.tokens
    return tuple(
        c
        for c in children_by(sentence, verb, "npadvmod")
        if c < subject and tokens[c].entity in ("PERSON", "GPE", "ORG", "NORP") and tokens[c + 1].text == ","
    )


def _agents(sentence: Sentence, verb: int) -> tuple[int, ...]:
    by = [j for word, j in prepositions(sentence, verb) if word == "by"]
    return tuple(j for j in by if sentence.tokens[j].pos not in ("VERB", "AUX"))


def _inherited_subject(sentence: Sentence, verb: int, depth: int) -> tuple[int, ...]:
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.dep in ("relcl", "acl") and head.pos not in ("VERB", "AUX"):
        if token.tag == "VBN" and token.dep == "acl":
            return _agents(sentence, verb)
        if "to" in [sentence.tokens[c].text.lower() for c in children_by(sentence, verb, "aux")]:
            return _subject_above(sentence, head.i, depth) or (head.i,)
        if head.lemma in PAPERS and token.tag == "VBG":
            return _authors(sentence, head.i, depth) or (head.i,)
        return (head.i,)
    if token.dep == "pcomp" and (accused := _accused(sentence, head.i)):
        return accused
    if head.pos in ("VERB", "AUX"):
        if token.dep in ("xcomp", "ccomp") and (controller := objects(sentence, head.i)) and not _subject_control(head):
            return controller
        if is_passive(sentence, head.i) and token.dep in ("xcomp", "advcl"):
            return objects(sentence, head.i)
        return subjects(sentence, head.i, depth - 1)
    return _subject_above(sentence, head.i, depth)


def _authors(sentence: Sentence, paper: int, depth: int) -> tuple[int, ...]:
    """Who made a paper: its owner, the by-phrase, else the subject of the verb it is the object of."""
    by = [j for word, j in prepositions(sentence, paper) if word in ("by", "from")]
    own = (*children_by(sentence, paper, "poss"), *by)
    is_object = sentence.tokens[paper].dep in ("dobj", "pobj")
    return own or (_subject_above(sentence, paper, depth) if is_object else ())


def _accused(sentence: Sentence, prep: int) -> tuple[int, ...]:
    """ "Accused X of shelling", "barred X from leaving": the object does it."""
    verb = sentence.tokens[prep].head
    if sentence.tokens[prep].text.lower() not in ("of", "from", "for", "into", "with"):
        return ()
    return objects(sentence, verb) if sentence.tokens[verb].pos in ("VERB", "AUX") and verb != prep else ()


def _subject_control(head: Token) -> bool:
    """After these the subject does what follows, not the object: "promised X to leave"."""
    return head.lemma in {"promise", "threaten", "vow", "use", "take", "have", "make", "sign", "hold"}


def _subject_above(sentence: Sentence, i: int, depth: int) -> tuple[int, ...]:
    """The subject of the nearest verb above token `i`."""
    seen = 0
    while sentence.tokens[i].head != i and seen < 8:
        i, seen = sentence.tokens[i].head, seen + 1
        if sentence.tokens[i].pos in ("VERB", "AUX"):
            return subjects(sentence, i, depth - 1) if depth > 0 else ()
    return ()


def objects(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """To whom it is done: the direct object, the subject of a passive, the head of a participle or relative clause."""
    token = sentence.tokens[verb]
    if is_passive(sentence, verb):
        own = child(sentence, verb, "nsubjpass", "csubjpass")
        if own is None:
            return _passive_object(sentence, verb)
        return (token.head,) if sentence.tokens[own].text.lower() in RELATIVES and token.dep == "relcl" else (own,)
    own = child(sentence, verb, *OBJECTS)
    if own is not None:
        relative = sentence.tokens[own].text.lower() in RELATIVES and token.dep == "relcl"
        return (token.head,) if relative else (own,)
    if token.dep == "acl" and token.tag == "VBN":
        return (token.head,)
    named = child(sentence, verb, "oprd")  # often a plain object read as a predicate
    return (named,) if named is not None and sentence.tokens[named].pos in ("NOUN", "PROPN") else ()


def _passive_object(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """A passive without its own subject shares that of what it is joined to."""
    token = sentence.tokens[verb]
    if token.dep == "conj" and token.head != verb:
        return objects(sentence, token.head) if is_passive(sentence, token.head) else subjects(sentence, token.head)
    if token.dep in ("xcomp", "advcl") and sentence.tokens[token.head].pos in ("VERB", "AUX"):
        return subjects(sentence, token.head) or objects(sentence, token.head)
    return ()


def _noun_slots(sentence: Sentence, i: int) -> Slots:
    found: dict[str, tuple[int, ...]] = {}
    owners = children_by(sentence, i, *OWNERS)
    possessors = [c for c in owners if sentence.tokens[c].dep == "poss"]
    if owners:
        found["poss"] = tuple(possessors + [c for c in owners if c not in possessors])
    for word, j in prepositions(sentence, i):
        found[word] = (*found.get(word, ()), j)
    for participle in children_by(sentence, i, "acl"):
        for word, j in prepositions(sentence, participle):
            found.setdefault(word, (j,))
        found.setdefault("obj", objects(sentence, participle)) if sentence.tokens[participle].tag == "VBG" else None
    for clause in children_by(sentence, i, "relcl", "acl"):
        if objects(sentence, clause) == (i,) and (doer := subjects(sentence, clause)) != (i,):
            found.setdefault("subj", doer)
    _support(sentence, i, found)
    return {slot: heads for slot, heads in found.items() if heads}


def _support(sentence: Sentence, i: int, found: dict[str, tuple[int, ...]]) -> None:
    """Phrases of the supporting verb that belong to its noun: "imposed sanctions on", "talks were held with"."""
    verb = support_verb(sentence, i)
    if verb is None:
        return
    role = sentence.tokens[_up(sentence, i)].dep
    if role in ("dobj", "nsubjpass", "nsubj"):
        for word, j in prepositions(sentence, verb):
            found.setdefault(word, (j,))
        receivers = [j for j in children_by(sentence, verb, "dative", "iobj") if sentence.tokens[j].pos != "ADP"]
        if receivers:
            found.setdefault("to", tuple(receivers))


def _up(sentence: Sentence, i: int) -> int:
    """From a noun up through coordination and apposition to the phrase head."""
    seen = 0
    while sentence.tokens[i].dep in ("conj", "appos") and sentence.tokens[i].head != i and seen < 12:
        i, seen = sentence.tokens[i].head, seen + 1
    return i


def support_verb(sentence: Sentence, i: int) -> int | None:
    """The verb a noun is subject, object, predicate or prepositional object of."""
    token = sentence.tokens[_up(sentence, i)]
    if token.dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd"):
        return token.head if sentence.tokens[token.head].pos in ("VERB", "AUX") else None
    if token.dep == "pobj":
        prep = sentence.tokens[token.head]
        above = sentence.tokens[prep.head]
        return above.i if above.pos in ("VERB", "AUX") and prep.i != above.i else None
    return None
