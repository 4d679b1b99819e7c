"""Which sectors a general noun and the words before it give."""

from dragoman.stages.naming.words import AGAINST_THE_STATE, GENERIC, HEADS, MODIFIERS, STATE_SECTORS

_VAGUE = frozenset({"UAF", "UNK", "GOV", "SOC", "ELI", "CVL"})


def head_sectors(word: str) -> tuple[str, ...]:
    """The sectors of a noun the knowledge does not have."""
    sector = HEADS.get(word.lower(), "")
    return (sector,) if sector else ()


def with_modifiers(sectors: tuple[str, ...], head: str, before: list[str]) -> tuple[str, ...]:
    """The head noun's sectors with those of the words before it.

    A modifier comes first when the noun says little ("military officials") or it takes sides ("rebel commander").
    """
    found = [MODIFIERS[word.lower()] for word in before if word.lower() in MODIFIERS]
    told = tuple(dict.fromkeys(sector for sector in found if sector not in sectors))
    if not told:
        return sectors
    if any(sector in AGAINST_THE_STATE for sector in told):
        kept = tuple(sector for sector in sectors if sector not in STATE_SECTORS and sector not in ("UAF", "CVL"))
        return (*told, *kept)
    if head.lower() in GENERIC and told[0] != "OPP":
        return (*told, *(sector for sector in sectors if sector not in _VAGUE))
    return (*sectors, *told)


def with_body(sectors: tuple[str, ...], of_body: tuple[str, ...], head: str, group: bool) -> tuple[str, ...]:
    """The sectors of somebody who belongs to a body: "Hezbollah fighters" are first what Hezbollah is."""
    if not of_body:
        return sectors
    if group or head.lower() in GENERIC:
        kept = () if group else tuple(sector for sector in sectors if sector not in _VAGUE)
        return tuple(dict.fromkeys((*of_body, *kept)))
    return tuple(dict.fromkeys((*sectors, *of_body))) if sectors else of_body
