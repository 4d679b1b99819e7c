"""Walking a parsed sentence: subjects, objects, prepositions, noun phrases, tense and negation.

Everything works on token indices of one `Sentence`; nothing here knows the parser or the world.
"""

from collections.abc import Iterator

from dragoman.records import Sentence, Span, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
OBJECTS = ("dobj", "obj", "iobj")
NEGATIVES = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "barely"})
FUTURE = frozenset({"will", "'ll", "wo", "shall"})
CONDITIONAL = frozenset({"would", "could", "might", "may", "'d"})
OBLIGATION = frozenset({"must", "should", "need", "ought"})


def child(sentence: Sentence, i: int, *deps: str) -> int | None:
    """The first child of `i` with one of the labels."""
    return next((c for c in sentence.children[i] if sentence.tokens[c].dep in deps), None)


def children_by(sentence: Sentence, i: int, *deps: str) -> list[int]:
    return [c for c in sentence.children[i] if sentence.tokens[c].dep in deps]


def ancestors(sentence: Sentence, i: int) -> Iterator[int]:
    """The heads above `i`, nearest first."""
    seen = {i}
    while (up := sentence.tokens[i].head) not in seen:
        yield up
        seen.add(up)
        i = up


def subtree(sentence: Sentence, i: int) -> list[int]:
    """`i` and everything below it, in text order."""
    found, stack = [], [i]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(sentence.children[node])
    return sorted(found)


def span_of(sentence: Sentence, indices: list[int]) -> Span:
    """The character span from the first to the last of the tokens."""
    tokens = [sentence.tokens[i] for i in indices]
    return Span(min(t.start for t in tokens), max(t.end for t in tokens))


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """`i` and all that is coordinated below it: "A, B and C"."""
    found, stack = [], [i]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(children_by(sentence, node, "conj"))
    return sorted(found)


def coordination_head(sentence: Sentence, i: int) -> int:
    """The first member of the coordination `i` belongs to."""
    while sentence.tokens[i].dep == "conj" and sentence.tokens[i].head != i:
        i = sentence.tokens[i].head
    return i


def auxiliaries(sentence: Sentence, verb: int) -> list[Token]:
    return [sentence.tokens[c] for c in children_by(sentence, verb, "aux", "auxpass")]


def is_passive(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[c].dep in ("auxpass", "nsubjpass", "csubjpass") for c in sentence.children[verb])


def is_negated(sentence: Sentence, verb: int) -> Token | None:
    """The word that negates a verb or noun, if any."""
    for c in sentence.children[verb]:
        token = sentence.tokens[c]
        if token.dep == "neg" or (token.text.lower() in NEGATIVES and token.dep in ("det", "advmod", "preconj", "cc")):
            return token
    return None


def tense(sentence: Sentence, verb: int) -> str:
    """past, present or future of a verb's clause; "" for a bare infinitive or participle without auxiliary."""
    token, helpers = sentence.tokens[verb], auxiliaries(sentence, verb)
    words = [h.text.lower() for h in helpers]
    if any(w in FUTURE for w in words):
        return "future"
    if any(h.lemma in ("have", "'ve") or h.tag == "VBD" for h in helpers) or token.tag == "VBD":
        return "past"
    if "to" in words:
        return "future" if any(h.lemma == "be" for h in helpers) else ""
    if token.tag == "VBG" and any(h.lemma == "be" for h in helpers):
        return "present"
    if token.tag == "VBN":
        return "present" if helpers else ""
    return "present" if token.tag in ("VBP", "VBZ") or helpers else ""


def verb_above(sentence: Sentence, i: int) -> int | None:
    """The nearest verb that governs token `i` (or `i` itself when it is one)."""
    if sentence.tokens[i].pos in ("VERB", "AUX"):
        return i
    return next((a for a in ancestors(sentence, i) if sentence.tokens[a].pos in ("VERB", "AUX")), None)


def prepositions(sentence: Sentence, i: int) -> list[tuple[str, int]]:
    """(preposition, object index) pairs of the prepositional phrases of `i`, chains like "out of" joined."""
    pairs: list[tuple[str, int]] = []
    for c in children_by(sentence, i, "prep", "agent", "dative"):
        pairs.extend(_objects_of(sentence, c, sentence.tokens[c].text.lower()))
    return pairs


def _objects_of(sentence: Sentence, prep: int, word: str) -> Iterator[tuple[str, int]]:
    for c in sentence.children[prep]:
        token = sentence.tokens[c]
        if token.dep in ("pobj", "pcomp"):
            yield word, c
        elif token.dep == "prep":
            yield from _objects_of(sentence, c, f"{word} {token.text.lower()}")
        elif token.dep == "conj" and token.pos == "ADP":
            yield from _objects_of(sentence, c, token.text.lower())


LEFT_OF_HEAD = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "predet", "quantmod", "case"})
NOUNS = frozenset({"NOUN", "PROPN"})


def phrase_start(sentence: Sentence, head: int) -> int:
    """The first token of the noun phrase that ends at its head: determiner, adjectives, compounds, possessor."""
    start = head
    for c in reversed([c for c in sentence.children[head] if c < head]):
        hyphen = sentence.tokens[c].text == "-" and c == start - 1
        if sentence.tokens[c].dep not in LEFT_OF_HEAD and not hyphen:
            break
        start = min(subtree(sentence, c))
    while start < head and sentence.tokens[start].pos in ("PUNCT", "CCONJ", "ADP"):
        start += 1
    return start


def appositions(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Pairs of noun heads that name one thing: "the envoy, Ann Lee", "X is the head of Y", "X, who is also the Y"."""
    for token in sentence.tokens:
        if token.dep == "appos" and token.pos in NOUNS and sentence.tokens[token.head].pos in NOUNS:
            if not (conjoined(sentence, token.head) and token.i > token.head + 1 and not _comma(sentence, token)):
                yield token.head, token.i
        elif (
            token.entity == "PERSON" and token.dep == "pobj" and (office := _title_before(sentence, token)) is not None
        ):
            yield office, token.i
        elif token.dep == "attr" and sentence.tokens[token.head].lemma in ("be", "become", "remain"):
            yield from _predications(sentence, token)


def _title_before(sentence: Sentence, name: Token) -> int | None:
    """ "The chair of the committee in the Senate Ann Lee": the noun on top of the phrase that runs into the name."""
    modifiers = [sentence.tokens[c] for c in sentence.children[name.i] if c < name.i]
    if not any(m.dep == "det" or m.entity not in ("", "PERSON") for m in modifiers):
        return None
    top, prep = None, sentence.tokens[name.head]
    while prep.pos == "ADP" and sentence.tokens[prep.head].pos in NOUNS and prep.head != prep.i:
        top = prep.head
        prep = (
            sentence.tokens[sentence.tokens[top].head] if sentence.tokens[top].dep == "pobj" else sentence.tokens[top]
        )
    return top


def conjoined(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].dep == "conj" for c in sentence.children[i])


def _comma(sentence: Sentence, token: Token) -> bool:
    first = min(subtree(sentence, token.i))
    return first > 0 and sentence.tokens[first - 1].text in (",", "(", "–", "-", "—")


def _predications(sentence: Sentence, token: Token) -> Iterator[tuple[int, int]]:
    verb = token.head
    subject = child(sentence, verb, "nsubj")
    if (
        subject is None
        or is_negated(sentence, verb)
        or any(h.lower() in CONDITIONAL | FUTURE for h in _aux(sentence, verb))
    ):
        return
    if sentence.tokens[subject].text.lower() in ("who", "which", "that"):
        if sentence.tokens[verb].dep == "relcl":
            yield sentence.tokens[verb].head, token.i
    elif sentence.tokens[subject].pos in NOUNS | {"PRON"}:
        yield subject, token.i


def _aux(sentence: Sentence, verb: int) -> list[str]:
    return [t.text for t in auxiliaries(sentence, verb)]
