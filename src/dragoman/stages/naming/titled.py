"""Finding the personal name at the end of a noun phrase, and the sector a title gives to somebody unknown."""

from dataclasses import dataclass

from dragoman.given_names import FEMALE, MALE
from dragoman.knowledge import Hit
from dragoman.names import PARTICLES, TITLES, fold, normal, strip_titles
from dragoman.stages.naming.anatomy import Parts, roles, words
from dragoman.stages.naming.words import HEADS

_ROLES_BEFORE_PERSONS = ("office", "agent", "metonym", "capital", "state-group")
_BY_TITLE = {
    "MIL": "gen general lt maj brig col colonel capt captain cmdr commander adm admiral sgt sergeant cpl corporal pvt "
    "private marshal commodore brigadier major lieutenant",
    "REL": "ayatollah imam mullah maulana mufti bishop archbishop cardinal patriarch metropolitan rabbi rev reverend "
    "pastor father sister pope hojatoleslam",
    "LEG": "sen rep congressman congresswoman",
    "GOV": "gov amb king queen emir sultan",
    "JUD": "judge justice",
    "COP": "inspector superintendent",
    "EDU": "prof professor",
    "ELI": "prince princess sheikha",
}
_CIVIL = frozenset({"mr", "mrs", "ms", "miss", "sir", "dr"})
_TITLE_SECTORS = {title: sector for sector, listed in _BY_TITLE.items() for title in listed.split()}


@dataclass(frozen=True, slots=True)
class Named:
    """A personal name in a head: the words, where they begin, and the known forms before them."""

    name: str
    start: int
    before: tuple[Hit, ...]


def name_in(parts: Parts) -> Named | None:
    """The name that ends the head; None when the head ends in a common noun, a state or a body."""
    start = _start(parts)
    if start is None:
        return None
    name = parts.head[start:].strip()
    if not name or (fold(words(name)[-1]) in HEADS and not roles_of_person(parts)):
        return None
    if " " not in name and name.isupper() and len(name) > 1 and not roles_of_person(parts):
        return None  # an unknown acronym
    return Named(name, start, tuple(hit for hit in parts.hits if hit.end <= start))


def roles_of_person(parts: Parts) -> bool:
    """Whether the last known form of the head is a person's."""
    return bool(parts.hits) and _is_person(parts.hits[-1])


def title_sectors(name: str) -> tuple[str, ...]:
    """The sectors titles give: "Gen." is military."""
    _, titles = strip_titles(name)
    found = (_TITLE_SECTORS.get(word) for title in titles for word in title.split())
    return tuple(dict.fromkeys(sector for sector in found if sector))


def _start(parts: Parts) -> int | None:
    if not parts.hits:
        return _run_before(parts.head, len(parts.head), 0)
    last = parts.hits[-1]
    previous = parts.hits[-2].end if len(parts.hits) > 1 else 0
    if after := parts.after(last):
        floor = last.end
        start = _run_before(parts.head, len(parts.head), floor)
        if start is None or parts.head[floor:start].strip() or not after:
            return start
        return _run_before(parts.head, last.start, previous, last.start) if _begins_name(parts, last) else start
    led = _run_before(parts.head, last.start, previous)
    if not _is_person(last):
        return led if led is not None and _calls_person(parts.head[led : last.start], last) else None
    first = last.start if led is None else led
    if _outranked(last) and first == last.start:
        return None
    if len(parts.hits) > 1 and parts.hits[-2].end + 1 == first and _given(parts, parts.hits[-2]):
        return parts.hits[-2].start
    return first


def _run_before(text: str, end: int, floor: int, default: int | None = None) -> int | None:
    """Where the run of capitalised words that reaches `end` begins, not before `floor`."""
    start, place = default, end
    while place > floor:
        begin = max(text.rfind(" ", 0, len(text[:place].rstrip())) + 1, floor)
        word = text[begin:place].strip(" ,.'’\"")
        if not word or not (word[0].isupper() or (start is not None and fold(word) in PARTICLES)):
            break
        if text[begin:place].rstrip().endswith(("'s", "’s")):
            break
        start = place = begin
    return start


def _is_person(hit: Hit) -> bool:
    return any(form.target.startswith("person:") for form in roles(hit, "name", "surname"))


def _outranked(hit: Hit) -> bool:
    """Whether the form more often means something else than the person."""
    others = [form for form in hit.forms if not form.target.startswith("person:")]
    full = any(form.role == "name" and form.target.startswith("person:") for form in hit.forms)
    return not full and any(form.role in ("name", *_ROLES_BEFORE_PERSONS) for form in others)


def _calls_person(before: str, hit: Hit) -> bool:
    """Whether a given name or "Mr" makes a person of the state or town that follows: "Michael Jordan"."""
    first = fold(words(before)[0])
    called = first in MALE or first in FEMALE or first in _CIVIL
    return called and all(form.role in ("name", "capital") for form in hit.forms)


def _begins_name(parts: Parts, hit: Hit) -> bool:
    """Whether a form directly before further capitalised words is the first part of a longer name."""
    return _given(parts, hit) or (_is_person(hit) and not _outranked(hit))


def _given(parts: Parts, hit: Hit) -> bool:
    word = normal(parts.words_of(hit))
    common = {"name", "surname", "capital"}
    return (word in MALE or word in FEMALE) and word not in TITLES and all(form.role in common for form in hit.forms)
