"""Taking a noun phrase apart: determiner, former-words, head before the first preposition, rest, apposition."""

import re
from dataclasses import dataclass

from dragoman.knowledge import Form, Hit, KnowledgeBase
from dragoman.names import fold
from dragoman.stages.naming.words import DETERMINERS, FORMER, INDEFINITE, PREPOSITIONS

_CLAUSE = re.compile(
    r"\s+(?:who|whom|whose|which|where|that|when|while|after|before|despite|including)\s+.*$", re.DOTALL
)
_FORMER = re.compile(rf"\b(?:{'|'.join(sorted(FORMER, key=len, reverse=True))})\b(?:-|\s+)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_][\w.'’&+-]*")
_NUMBER = re.compile(r"[\d.,]+(?:\s*(?:hundred|thousand|million))?")
_EDGE = " \t\n\"“”'‘,.;:()[]"


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase in parts. `hits` are the known forms in `head`, with offsets into it.

    `determiner` is the first determiner, small; `former` the word that says so ("former", "ousted") or "".
    """

    text: str
    determiner: str
    former: str
    head: str
    hits: tuple[Hit, ...]
    preposition: str
    rest: str
    aside: str

    @property
    def indefinite(self) -> bool:
        return self.determiner in INDEFINITE or self.determiner.isdigit()

    @property
    def last(self) -> Hit | None:
        """The known form that ends the head, if any."""
        hit = self.hits[-1] if self.hits else None
        return hit if hit and not self.after(hit) else None

    def after(self, hit: Hit) -> str:
        """The words of the head that follow a form, a possessive ending left out."""
        return re.sub(r"^['’]s?(?=\s|$)", "", self.head[hit.end :]).strip(_EDGE)

    def words_of(self, hit: Hit) -> str:
        return self.head[hit.start : hit.end]


def dissect(phrase: str, knowledge: KnowledgeBase) -> Parts:
    """The parts of a phrase; the head is empty only when the phrase is."""
    text = _SPACE.sub(" ", phrase).strip(_EDGE + " ")
    text = _CLAUSE.sub("", text)
    found = _FORMER.search(text)
    former = fold(found.group().strip(" -")) if found and _leads(text, found.start()) else ""
    if former and found:
        text = text[: found.start()] + text[found.end() :]
    main, aside = _apposition(text, knowledge)
    determiner, main = _determiner(main, knowledge)
    head, preposition, rest = _split(main, knowledge)
    return Parts(main, determiner, former, head, knowledge.find(head), preposition, rest, aside)


def _leads(text: str, place: int) -> bool:
    """Whether the place lies before the first preposition, so that what stands there belongs to the head."""
    return not any(fold(word) in PREPOSITIONS for word in text[:place].split())


def _apposition(text: str, knowledge: KnowledgeBase) -> tuple[str, str]:
    """Cut at the first comma that is not part of a known form."""
    if ", " not in text:
        return text, ""
    taken = [(hit.start, hit.end) for hit in knowledge.find(text)]
    for match in re.finditer(", ", text):
        if not any(start <= match.start() < end for start, end in taken):
            return text[: match.start()], text[match.end() :]
    return text, ""


def _determiner(text: str, knowledge: KnowledgeBase) -> tuple[str, str]:
    first = ""
    while True:
        word, _, rest = text.partition(" ")
        small = fold(word)
        if rest.partition(" ")[0] in PREPOSITIONS:
            return first, text
        if not rest or not (small in DETERMINERS or _NUMBER.fullmatch(word)):
            return first, text
        if small not in ("the", "a", "an") and any(
            hit.start == 0 and hit.end > len(word) for hit in knowledge.find(text)
        ):
            return first, text
        first = first or ("2" if _NUMBER.fullmatch(word) else small)
        text = rest


def _split(text: str, knowledge: KnowledgeBase) -> tuple[str, str, str]:
    """(head, preposition, rest) at the first preposition outside known forms."""
    taken = [(hit.start, hit.end) for hit in knowledge.find(text)]
    for match in _WORD.finditer(text):
        word = match.group()
        inside = any(start <= match.start() < end for start, end in taken)
        if match.start() and word.islower() and word in PREPOSITIONS and not inside:
            return text[: match.start()].strip(_EDGE), word, text[match.end() :].strip(_EDGE)
    return text, "", ""


def plain_words(parts: Parts, end: int) -> list[str]:
    """The words of the head before `end` that are no part of a name: "African Union" says nothing of unions."""
    named = [(hit.start, hit.end) for hit in parts.hits if not roles(hit, "agent", "office")]
    found = [m for m in _WORD.finditer(parts.head[:end]) if not any(s <= m.start() < e for s, e in named)]
    return [word for match in found for word in re.split(r"-", match.group()) if word]


def roles(hit: Hit, *wanted: str) -> tuple[Form, ...]:
    """The forms of a hit that have one of the roles."""
    return tuple(form for form in hit.forms if form.role in wanted)


def words(text: str) -> list[str]:
    """The words of a text as written, without punctuation at their ends."""
    return [match.group().rstrip(".'’") for match in _WORD.finditer(text)]
