"""The ways to write what a data row describes: its own aliases and those that follow by rule."""

from collections.abc import Iterable, Iterator

from dragoman.given_names import word_set
from dragoman.knowledge.model import Form
from dragoman.knowledge.rows import Row
from dragoman.names import PARTICLES, TITLES, normal, slug, surname, without_article, without_suffix

# Surnames that news hardly uses alone and that are far more often another word.
NOT_ALONE = word_set("un il le long sen van de da bin ben al so no to do in on an a the king prince queen")
_ARTICLE = ("the ", "The ")


def state_forms(row: Row) -> Iterator[Form]:
    id = row.text("id")
    yield from _named((row.text("name"), row.text("official"), *row.items("aliases")), "name", id)
    yield from _named(row.items("adjectives"), "adjective", id)
    yield from _named(_peoples(row.items("people")), "people", id)
    yield from _named(row.items("capital"), "capital", id)
    yield from _named(row.items("metonyms"), "metonym", id)


def organisation_forms(row: Row) -> Iterator[Form]:
    yield from _named((row.text("name"), *row.items("aliases")), "name", row.text("id"))


def office_forms(row: Row) -> Iterator[Form]:
    singular = (row.text("name"), *row.items("aliases"))
    yield from _named((*singular, *map(plural_of, singular)), "office", row.text("id"))


def agent_forms(row: Row) -> Iterator[Form]:
    singular = row.text("singular")
    yield from _named((singular, row.text("plural") or plural_of(singular)), "agent", slug(singular))


def group_forms(row: Row) -> Iterator[Form]:
    yield from _named((row.text("name"), *row.items("aliases")), "state-group", row.text("id"))


def person_forms(row: Row) -> Iterator[Form]:
    """Full names, and the short ones used alone: surname with and without article, one-word aliases."""
    name = row.text("person")
    id, aliases = f"person:{slug(name)}", row.items("aliases")
    full = [name, *(alias for alias in aliases if " " in alias)]
    yield from _named((*full, *filter(None, map(_first_and_last, full))), "name", id)
    yield from _named((alias for alias in aliases if " " not in alias and alias[0].isupper()), "surname", id)
    yield from _named(_surnames(full), "surname", id)


def plural_of(noun: str) -> str:
    """The regular plural; in "chief of staff" and "attorney general" the first noun takes it."""
    head, of, rest = noun.partition(" of ")
    if not of:
        head, of, rest = noun.partition(" for ")
    words = head.split(" ")
    place = len(words) - 1
    if place and words[-1].lower() in ("general", "designate", "elect"):
        place -= 1
    words[place] = _plural_word(words[place])
    return f"{' '.join(words)}{of}{rest}"


def _plural_word(word: str) -> str:
    lower = word.lower()
    if lower.endswith(("-general", "-elect")):
        stem, _, tail = word.rpartition("-")
        return f"{_plural_word(stem)}-{tail}"
    if lower.endswith("man") and lower != "german":
        return word[:-2] + "en"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if lower.endswith(("s", "x", "ch", "sh")) else "s")


def _peoples(people: tuple[str, ...]) -> Iterator[str]:
    yield from people
    if len(people) == 1 and people[0].endswith(("an", "ian", "i", "er", "ese")):
        yield people[0] if people[0].endswith("ese") else people[0] + "s"


def _first_and_last(name: str) -> str:
    """The short "John Kerry" for "John F. Kerry"; none for names with particles or of Asian shape."""
    words = without_suffix(name).split()
    if len(words) < 3 or any(word.lower() in PARTICLES for word in words) or len(words[-1]) < 4 or "-" in words[-1]:
        return ""
    return f"{words[0]} {words[-1]}"


def _surnames(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if " of " in name:  # "Patriarch N of C" is no surname C
            continue
        last = surname(name)
        if not last[-1:].isalpha() or (last.split()[-1][0].islower() and "-" not in last):
            continue
        for form in (last, without_article(last)):
            key = normal(form)
            if len(key) > 2 and key not in NOT_ALONE and key not in TITLES and (form != name or " " not in form):
                yield form


def _named(texts: Iterable[str], role: str, target: str) -> Iterator[Form]:
    for text in texts:
        bare = text[4:] if text.startswith(_ARTICLE) and len(text) > 5 else text
        if normal(bare):
            yield Form(bare, role, target)
