"""Names in capitals, written as news writes them."""

import re

SMALL = frozenset("OF THE AND FOR IN ON DE DU DES LA LE DEL DA DOS DER DEN VON VAN BIN IBN AL EL UL E Y".split())
CAPITALS = frozenset("UN US USA UK EU UAE USSR II III IV".split())
SHORTEST = 4  # letters of a single word that is not taken for an abbreviation
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def spelled(name: str) -> str:
    """`MINISTRY OF DEFENCE` as `Ministry of Defence`; names that are not all capitals stay as they are."""
    if name != name.upper() or (len(name) < SHORTEST and " " not in name):
        return name
    return _WORD.sub(lambda found: _word(found[0], first=found.start() == 0), name)


def readings(name: str) -> tuple[str, ...]:
    """How a name may be written: a single word of four letters may be an abbreviation, such as NATO, or not."""
    found = spelled(name)
    return (found, name) if len(name) == SHORTEST and name.isupper() and name.isalpha() else (found,)


def _word(word: str, *, first: bool) -> str:
    if word in SMALL and not first:
        return word.lower()
    if word in CAPITALS or (len(word) > 1 and not set(word) & set("AEIOUY")):
        return word
    return word[0] + word[1:].lower()
