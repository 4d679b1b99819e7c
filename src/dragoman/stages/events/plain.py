"""Acts of plain words: asking, refusing, threatening and pledging are acts whatever they are about."""

from dragoman.arguments import Slots, slots_of, subjects
from dragoman.frames.conversion import Deed
from dragoman.stages.events.deeds import VERBAL, Act, Finder
from dragoman.syntax import FUTURE, auxiliaries, child, is_negated, prepositions

BARE = {"request": "REQUEST", "refuse": "REJECT", "threaten": "THREATEN"}
NO_COMMENT = frozenset({"comment", "elaborate", "say", "confirm", "name", "identify", "be", "speculate"})
PLEDGING = frozenset({"agree", "pledge", "vow", "promise", "offer", "undertake", "consent", "volunteer"})
YIELDED = frozenset(
    "accept allow let tolerate recognise recognize bow comply compromise change join return give permit host attend"
    " reverse reconsider extend renew budge abandon obey bend talk speak respond apologise apologize hand".split()
)
WEAK = frozenset(
    {"ask", "tell", "want", "need", "see", "help", "remind", "push", "seek", "suggest", "propose", "advise", "require"}
)
SUBJUNCTIVE = frozenset("insist demand urge request recommend propose order ask".split())
TOGETHER = frozenset("jointly together alongside side shoulder hand".split())
UNITED = frozenset("tandem partnership cooperation collaboration coordination conjunction concert unison".split())
OWN = frozenset({"it", "he", "she", "they", "we", "i"})
WILL = FUTURE | {"would", "'d"}


def read_acts(finder: Finder, i: int) -> tuple[Act, ...]:
    """The acts at a token: a pledge, else what the lexicon says, else a plain word of asking or refusing."""
    pledged = _pledge(finder, i)
    if pledged is not None:
        return (pledged,)
    found = finder.acts(i)
    if found or finder.sentence.tokens[i].pos not in VERBAL:
        return found
    plain = _refusal(finder, i) or _plain(finder, i) or _jointly(finder, i)
    return (plain,) if plain else ()


def _made(finder: Finder, i: int, deed: Deed, rule: str, wanted: tuple[str, ...]) -> Act:
    slots: Slots = slots_of(finder.sentence, i)
    actor = finder.side(("subj",), slots, i)
    return Act(deed, finder.number, i, actor, finder.side(wanted, slots, i, taken=actor), None, (rule,))


def _pledge(finder: Finder, i: int) -> Act | None:
    """ "Agreed to ...": consent to come, whatever the verb means with a noun."""
    token = finder.sentence.tokens[i]
    if token.pos not in VERBAL or token.lemma not in PLEDGING or not _infinitive(finder, i):
        return None
    operator = next((o for o in finder.operators(i) if o.kind in ("agree", "promise")), None)
    rule = operator.id if operator else "pledge"
    return _made(finder, i, Deed("AGREE", factuality="planned"), rule, ("with", "to", "obj"))


def _infinitive(finder: Finder, i: int) -> bool:
    tokens = finder.sentence.tokens
    clauses = [c for c in finder.sentence.children[i] if tokens[c].dep == "xcomp"]
    return any(tokens[d].text.lower() == "to" for c in clauses for d in finder.sentence.children[c])


def _refusal(finder: Finder, i: int) -> Act | None:
    """ "Will not accept", "cannot tolerate": a refusal, whatever it is about."""
    if finder.sentence.tokens[i].lemma not in YIELDED or is_negated(finder.sentence, i) is None:
        return None
    words = {t.text.lower() for t in auxiliaries(finder.sentence, i)}
    if not words & (FUTURE | {"would", "can", "ca", "cannot"}):
        return None
    return _made(finder, i, Deed("REJECT"), "will not", ("obj", "to", "with", "from"))


def _plain(finder: Finder, i: int) -> Act | None:
    sentence = finder.sentence
    clause = child(sentence, i, "xcomp", "ccomp")
    operator = next((o for o in finder.operators(i) if o.kind in BARE), None)
    if clause is None or operator is None or sentence.tokens[clause].lemma in NO_COMMENT:
        return None
    told = _of_what(finder, i, clause, operator.complements)
    if not told:
        return None
    act = _made(finder, i, Deed(BARE[operator.kind]), operator.id, ("obj", "on", "to", "with"))
    if not act.recipient and operator.kind == "request":
        asked = tuple(j for j in subjects(sentence, clause) if j not in act.actor)
        act = Act(act.deed, act.sentence, i, act.actor, asked, None, act.rules)
    both = all(any(finder.cast.is_party(finder.number, j) for j in side) for side in (act.actor, act.recipient))
    return act if both or sentence.tokens[i].lemma not in WEAK else None


def _jointly(finder: Finder, i: int) -> Act | None:
    """Whatever two parties do together, of one's own or in coordination, is cooperation."""
    sentence = finder.sentence
    how = _together(finder, i)
    if how is None or is_negated(sentence, i) is not None:
        return None
    slots = slots_of(sentence, i)
    actor = tuple(j for j in slots.get("subj", ()) if finder.cast.is_party(finder.number, j))
    partner = (*slots.get("with", ()), *slots.get("alongside", ()), *(j for _, j in prepositions(sentence, how)))
    partner = tuple(j for j in partner if j not in actor and finder.cast.is_party(finder.number, j))
    if not actor or not (partner or len(finder.cast.parties(finder.number, actor)) > 1):
        return None
    return Act(Deed("COOPERATE"), finder.number, i, actor, partner, None, ("done together",))


def _together(finder: Finder, i: int) -> int | None:
    """The token of a verb's phrases that says its doers acted as one."""
    tokens = finder.sentence.tokens
    for c in finder.sentence.children[i]:
        if tokens[c].lemma in TOGETHER and tokens[c].dep in ("advmod", "npadvmod", "prep"):
            return c
        if tokens[c].lemma == "in" and (found := [j for j in finder.sentence.children[c] if tokens[j].lemma in UNITED]):
            return found[0]
    return None


def _of_what(finder: Finder, i: int, clause: int, complements: tuple[str, ...]) -> bool:
    """Whether the clause is what is asked, refused or threatened."""
    tokens, lemma = finder.sentence.tokens, finder.sentence.tokens[i].lemma
    helpers = {t.text.lower() for t in auxiliaries(finder.sentence, clause)}
    if "to" in helpers:
        return bool({"to", "obj-to"} & {*complements})
    if lemma in SUBJUNCTIVE:
        return tokens[clause].tag in ("VB", "VBP") and child(finder.sentence, clause, "nsubj") is not None
    if lemma == "warn":
        own = child(finder.sentence, clause, "nsubj")
        return own is not None and bool(helpers & WILL) and tokens[own].text.lower() in OWN
    return False
