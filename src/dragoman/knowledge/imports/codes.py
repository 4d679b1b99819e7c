"""CAMEO's and PLOVER's codes of actors, taken apart into a country and sectors."""

from collections.abc import Collection
from dataclasses import dataclass

from dragoman.ontology import load_ontology

CAMEO, PLOVER = "cameo", "plover"
SCHEMES = (CAMEO, PLOVER)
WIDTH = 3
# Countries whose codes are not those of ISO 3166 in older lists.
OLDER = {"TMP": "TLS", "ROM": "ROU", "KSV": "KOS", "ZAR": "COD", "MTN": "MNE", "WSB": "PSE", "GZS": "PSE", "PAL": "PSE"}
# What begins the codes of actors of no one country, and the class it is here; "" for parts of the world.
CLASSES = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG", "ISM": "ISM", "UNO": "UNO"}
UNITED = {"UNO": "UNO", "EEC": "EUR", "EUN": "EUR"}  # after IGO: bodies that are a class of their own
PLACELESS = frozenset(
    "INT UIS SET AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF "
    "WST".split()
)
# Roles of CAMEO that PLOVER folds into another; MOD and RAD say how, not what, somebody is.
FOLDED = {
    "INS": "REB",
    "SEP": "REB",
    "DEV": "SOC",
    "ENV": "SOC",
    "HRI": "SOC",
    "NGO": "SOC",
    "MNC": "BUS",
    "IGO": "GOV",
}
NOBODY = frozenset({"JNK", "NON"})  # nouns that are no actors


@dataclass(frozen=True, slots=True)
class Meaning:
    """`country`: of PLOVER, or empty."""

    country: str
    sectors: tuple[str, ...]


def meaning(code: str, states: Collection[str], scheme: str = CAMEO) -> Meaning:
    """What an actor's code says. Raises ValueError, with the reason, for one that does not begin with a country."""
    parts = _parts(code)
    root, rest = OLDER.get(parts[0], parts[0]), parts[1:]
    if root in states:
        country = root
    elif root in CLASSES:
        united = next((UNITED[part] for part in rest if part in UNITED), "")
        country = united if CLASSES[root] == "IGO" and united else CLASSES[root]
    elif root in PLACELESS:
        country = ""
    elif _sector(root, scheme):
        country, rest = "", parts
    else:
        raise ValueError(f"{root} is no country and no class of actors")
    return Meaning(country, sectors(rest, scheme))


def noun_sectors(code: str, scheme: str = CAMEO) -> tuple[str, ...]:
    """What a noun's code says. Raises ValueError when that is no sector."""
    found = sectors(_parts(code), scheme)
    if not found:
        raise ValueError(f"{code} is no sector")
    return found


def sectors(parts: Collection[str], scheme: str) -> tuple[str, ...]:
    """The sectors among the parts of a code, each once; parts that name groups or regions have none."""
    return tuple(dict.fromkeys(filter(None, (_sector(part, scheme) for part in parts))))


def _sector(part: str, scheme: str) -> str:
    ontology = load_ontology()
    if scheme == CAMEO and (found := ontology.sector_of_cameo(part) or FOLDED.get(part)):
        return found
    known = {sector.code for sector in ontology.sectors}
    return part if part in known else FOLDED.get(part, "")


def _parts(code: str) -> list[str]:
    if not code or len(code) % WIDTH or not code.isalnum():
        raise ValueError(f"{code!r} is not made of three letters each")
    return [code[n : n + WIDTH] for n in range(0, len(code), WIDTH)]
