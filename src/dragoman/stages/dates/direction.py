"""Which way in time a date looks: the tense of the verb that governs it and the words between them decide."""

from dragoman.records import Sentence
from dragoman.syntax import CONDITIONAL, FUTURE, OBLIGATION, auxiliaries, is_negated, tense, verb_above

# What is done to something still to come.
PLANS = frozenset(
    ("plan", "expect", "schedule", "set", "due", "intend", "hope", "want", "decide", "promise", "vow", "pledge", "aim",
     "prepare", "slate", "order", "ask", "urge", "invite", "threaten", "agree", "likely", "ready", "bind", "poise",
     "propose", "offer", "call", "mean", "wish", "seek", "arrange", "postpone", "delay", "book", "reschedule", "need",
     "decision", "promise", "deadline", "intention", "proposal", "pledge", "agreement")
)  # fmt: skip
SCHEDULED = frozenset({"plan", "schedule", "slate", "set", "expect", "due", "postpone", "delay", "propose", "upcoming"})
# Meetings and the like are spoken of before they happen as often as after.
APPOINTMENTS = frozenset(
    ("meeting", "summit", "election", "vote", "talk", "conference", "visit", "deadline", "hearing", "session",
     "ceremony", "referendum", "trial", "runoff", "ballot", "poll", "inauguration", "anniversary", "celebration",
     "rally", "debate", "game", "trip", "start", "launch", "opening", "signing")
)  # fmt: skip
_MODIFIERS = ("poss", "compound", "nmod", "amod", "nummod")
_MODALS = FUTURE | CONDITIONAL | OBLIGATION | {"can", "ca", "must"}
_NEAR = 6  # steps up from a date within which a word of planning counts
_FEW = 12  # steps up the tree before we give up


def direction(sentence: Sentence, i: int) -> str:
    """Past or future for the date at token `i`; "" where nothing tells."""
    preposition, noun = _preposition(sentence, i), _modified(sentence, i)
    if preposition in ("since", "after", "ago"):
        return "past"
    if noun is not None:
        return _of_noun(sentence, noun)
    if _scheduled_for(sentence, i):
        return "future"
    verb = verb_above(sentence, i)
    if verb is None:
        return "future" if _infinitive_headline(sentence) else ""
    found = _of_verb(sentence, verb)
    return "future" if preposition in ("by", "until", "till") and _is_term(sentence, verb, found) else found


def _is_term(sentence: Sentence, verb: int, found: str) -> bool:
    """Whether "until Friday" or "by Friday" sets a term to come: "have given them until Friday"."""
    token, helpers = sentence.tokens[verb], auxiliaries(sentence, verb)
    if any(t.lemma == "have" and t.tag == "VBD" for t in helpers):
        return False
    given = token.lemma in PLANS or token.lemma in ("give", "extend", "prolong")
    given = given or any(t.lemma == "have" and t.tag in ("VBZ", "VBP") for t in helpers)
    return given or (found != "past" and not _said(sentence, verb))


def _preposition(sentence: Sentence, i: int) -> str:
    above = sentence.tokens[sentence.tokens[i].head]
    return above.lemma if above.pos in ("ADP", "SCONJ") else ""


def _modified(sentence: Sentence, i: int) -> int | None:
    """The noun the date modifies: "Friday's attack", "the Oct. 3 meeting"."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    return above.i if token.dep in _MODIFIERS and above.pos in ("NOUN", "PROPN") and above.i > i else None


def _of_noun(sentence: Sentence, noun: int) -> str:
    if sentence.tokens[noun].lemma not in APPOINTMENTS:
        return "past"
    if _preposition(sentence, noun) in ("for", "before") or _ahead_of(sentence, noun):
        return "future"
    verb = verb_above(sentence, noun)
    return _of_verb(sentence, verb) if verb is not None else ""


def _ahead_of(sentence: Sentence, noun: int) -> bool:
    above = sentence.tokens[sentence.tokens[noun].head]
    return above.lemma == "of" and sentence.tokens[above.head].lemma == "ahead"


def _scheduled_for(sentence: Sentence, i: int) -> bool:
    """Whether the words above say that it is planned: "planned for March", "due on Friday"."""
    for _ in range(_NEAR):
        i = sentence.tokens[i].head
        token = sentence.tokens[i]
        around = (token, *(sentence.tokens[c] for c in sentence.children[i] if token.pos == "NOUN"))
        if any(t.lemma in SCHEDULED and t.tag in ("VBN", "JJ", "IN") for t in around):
            return True
        if token.lemma in APPOINTMENTS and (verb := verb_above(sentence, i)) is not None:
            return sentence.tokens[verb].lemma in PLANS
        if token.pos not in ("ADP", "NOUN", "PROPN"):
            return False
    return False


def _of_verb(sentence: Sentence, verb: int) -> str:
    """Past or future; forms without tense of their own take it from the verb above."""
    for _ in range(_FEW):
        found = _own(sentence, verb)
        above = sentence.tokens[verb].head
        if found:
            return found
        if above == verb:
            return "future" if sentence.kind == "headline" and _has_to(sentence, verb) else "past"
        token = sentence.tokens[above]
        if _has_to(sentence, verb) and (token.lemma in PLANS or sentence.tokens[verb].dep == "relcl"):
            return "future"
        up = verb_above(sentence, above)
        if up is None:
            return ""
        verb = up
    return ""


def _own(sentence: Sentence, verb: int) -> str:
    """What the verb and its auxiliaries say; "" for a bare participle or infinitive."""
    token = sentence.tokens[verb]
    words = {t.text.lower() for t in auxiliaries(sentence, verb)}
    perfect = any(t.lemma == "have" for t in auxiliaries(sentence, verb))
    if "could" in words and (is_negated(sentence, verb) or token.lemma in ("reach", "locate", "find")):
        return "past"
    if words & _MODALS:
        return "past" if perfect else "future"
    if token.tag == "VBN" and token.dep not in ("conj", "xcomp", "ccomp") and not words:
        return "past"
    found = tense(sentence, verb)
    if found != "present":
        return found
    if sentence.kind == "headline" or _said(sentence, verb) or token.tag == "VBN":
        return "past"
    return "future"


def _said(sentence: Sentence, verb: int) -> bool:
    return sentence.tokens[verb].lemma in ("say", "tell", "report", "accord", "announce", "add")


def _has_to(sentence: Sentence, verb: int) -> bool:
    return any(t.text.lower() == "to" for t in auxiliaries(sentence, verb))


def _infinitive_headline(sentence: Sentence) -> bool:
    return sentence.kind == "headline" and any(t.tag == "TO" for t in sentence.tokens)
