"""Names of people, bodies and places: folding, parts, titles and likeness. Knows no particular person."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from dragoman.given_names import FEMALE, MALE, word_set

PARTICLES = word_set(
    "al el ul ur bin ben bint ibn abu umm de da do dos das del della di du des la le van von der den ter ten zu zur "
    "af av st ould mc mac san santa"
)
# Articles that news also drops: "Assad" for "al-Assad", while nobody says "Leyen" for "von der Leyen".
ARTICLES = word_set("al el ul ur as ad ar an at ash")
SUFFIXES = word_set("jr sr junior senior i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi phd md mp mep")
_TITLES_BY_GENDER = {
    "m": """mr, mister, sir, lord, baron, count, sheikh, sheik, shaikh, father, fr, brother, imam, ayatollah,
        grand ayatollah, mullah, maulana, mufti, grand mufti, bishop, archbishop, cardinal, patriarch, metropolitan,
        rabbi, chief rabbi, emir, sultan, his excellency, his majesty, his highness, his royal highness, his holiness,
        monsieur, herr, senor, don, signor, hojatoleslam, hajj, haji, prince, king, pope, congressman, u""",
    "f": """mrs, ms, miss, madam, madame, mme, lady, dame, baroness, countess, sister, mother, sheikha, her excellency,
        her majesty, her highness, her royal highness, frau, senora, signora, princess, queen, congresswoman, daw""",
    "": """dr, doctor, prof, professor, rev, reverend, hon, honourable, honorable, right honourable, right reverend,
        gen, general, lt gen, lieutenant general, lieutenant, lt, maj gen, major general, maj, major, brig gen,
        brigadier general, brigadier, brig, col, colonel, lt col, lieutenant colonel, capt, captain, cmdr, commander,
        adm, admiral, vice admiral, vice adm, rear admiral, rear adm, sgt, sergeant, staff sgt, staff sergeant, cpl,
        corporal, pvt, private, marshal, field marshal, air marshal, air chief marshal, air vice marshal, commodore,
        army general, colonel general, sen, rep, gov, amb, judge, justice, pastor, saint, comrade, ustad, dato, datuk,
        tun, tan sri, secretary, inspector, superintendent""",
}
TITLES: dict[str, str] = {
    " ".join(title.split()): gender for gender, listed in _TITLES_BY_GENDER.items() for title in listed.split(",")
}
LONGEST_TITLE = 4

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ə": "a", "ħ": "h"}
)
_APOSTROPHES = "'’‘ʼʻ`´ʿʾ"
_POSSESSIVE = re.compile(rf"(?<=\w)[{_APOSTROPHES}]s\b|(?<=s)[{_APOSTROPHES}](?=\s|$)", re.IGNORECASE)
_SILENT = re.compile(rf"[{_APOSTROPHES}.]")
_BREAKS = re.compile(r"[^\w&+]+|_")


def fold(text: str) -> str:
    """Case and accents folded; nothing else changes."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", decomposed) if not unicodedata.combining(c))


def normal(form: str) -> str:
    """The comparable form: lower case ASCII where possible, no "the", possessives, periods, hyphens or double spaces.

    "The People's Republic" gives "people republic", "U.S." gives "us". A form of nothing but "the" stays.
    """
    return " ".join(tokens_of(form))


def tokens_of(form: str) -> tuple[str, ...]:
    """The words of `normal(form)`."""
    text = _SILENT.sub("", _POSSESSIVE.sub("", fold(form)))
    words = _BREAKS.sub(" ", text).split()
    kept = tuple(word for word in words if word != "the")
    return kept or tuple(words)


def slug(name: str) -> str:
    """A readable id: "Kim Jong-un" gives "kim-jong-un"."""
    return "-".join(tokens_of(name.replace("&", " and ").replace("+", " ")))


def initials(name: str) -> str:
    """The capital letters that begin its words: "Ban Ki-moon" gives "BKM"."""
    return "".join(token[0] for token in tokens_of(name)).upper()


def without_suffix(name: str) -> str:
    """The name without Jr., III and the like at its end."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]).rstrip(".") in SUFFIXES:
        words.pop()
    return " ".join(words)


def surname(name: str) -> str:
    """The last name with its particles: "Ursula von der Leyen" gives "von der Leyen". A single word stays."""
    words = without_suffix(name).split()
    start = len(words) - 1
    while start > 1 and fold(words[start - 1]).rstrip(".-") in PARTICLES:
        start -= 1
    return " ".join(words[max(start, 0) :])


def without_article(name: str) -> str:
    """A surname without its Arabic article: "al-Assad" gives "Assad"; other names stay."""
    head, _, rest = name.replace("-", " ", 1).partition(" ")
    return rest if rest and fold(head) in ARTICLES else name


def strip_titles(text: str) -> tuple[str, tuple[str, ...]]:
    """Take the titles from the front of a name: "Gen. Dr. Ali Amin" gives ("Ali Amin", ("gen", "dr")).

    The last word always stays, so that "General" alone is no title.
    """
    words, found = text.split(), []
    while len(words) > 1:
        size = next((n for n in range(LONGEST_TITLE, 0, -1) if n < len(words) and _title(words[:n])), 0)
        if not size:
            break
        found.append(_title(words[:size]))
        words = words[size:]
    return " ".join(words), tuple(found)


def _title(words: list[str]) -> str:
    key = " ".join(fold(word).rstrip(".").replace(".", "") for word in words).replace("-", " ")
    return key if key in TITLES and any(word[:1].isupper() for word in words) else ""


def gender_of(name: str) -> str:
    """Gender, m or f, by title or given name, "" when neither tells."""
    rest, found = strip_titles(name)
    told = next((TITLES[title] for title in found if TITLES[title]), "")
    first = (tokens_of(rest) or ("",))[0]
    if told or " " not in rest.strip():
        return told
    male, female = first in MALE, first in FEMALE
    return "" if male == female else "m" if male else "f"


# Spellings of one sound in different transliterations, applied in this order.
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"dzh|dj", "j"), (r"tch|tsch|tsh", "ch"), (r"sch", "sh"), (r"kh", "h"), (r"gh", "g"), (r"zh", "z"),
        (r"ph", "f"), (r"th", "t"), (r"dh", "d"), (r"(?<=[eo])ff$", "v"), (r"ck|q|c(?!h)", "k"), (r"x", "ks"),
        (r"w", "v"), (r"oo|ou", "u"), (r"ee|ei|ey|ai|ay|ie|iy|yi|ij|y", "i"), (r"ae", "a"), (r"oe", "o"), (r"ue", "u"),
        (r"tz", "z"), (r"(.)\1+", r"\1"), (r"h$", ""),
    )
)  # fmt: skip


@cache
def sound(token: str) -> str:
    """One spelling for the transliterations of a word: "Khalid" and "Halid", "Sergei" and "Sergey" agree."""
    text = fold(token)
    for pattern, replacement in _SOUNDS:
        text = pattern.sub(replacement, text)
    return text or fold(token)


def name_similarity(a: str, b: str) -> float:
    """How likely two spellings are one person's name, 0..1.

    Order of the parts, initials, transliteration and slight misprints matter little; two different given names or a
    missing surname matter much. Titles are left out.
    """
    first, second = _parts(a), _parts(b)
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    short, long = sorted((first, second), key=len)
    pairs = _pair_up(short, long, _token_likeness)
    likeness = [score for _, score in pairs]
    extra = len(long) - len(short)
    if len(short) == 1 and extra:
        return round(0.6 * likeness[0], 4)  # a surname alone tells little
    product = min(likeness) * sum(likeness) / len(likeness)
    return round(max(0.0, product * (1 - 0.06 * extra)), 4)


def likest(word: str, words: Iterable[str]) -> float:
    """How like a folded word is to the likest of others, 0..1."""
    return max((_token_likeness(word, other) for other in words), default=0.0)


def _parts(name: str) -> tuple[str, ...]:
    rest, _ = strip_titles(without_suffix(name))
    tokens = tokens_of(rest)
    return tuple(t for t in tokens if t not in PARTICLES) or tokens


def _pair_up(
    short: tuple[str, ...], long: tuple[str, ...], likeness: Callable[[str, str], float]
) -> list[tuple[str, float]]:
    """Give each part of the shorter name its best free partner in the longer, best pairs first."""
    scores = sorted(
        ((likeness(s, t), i, j) for i, s in enumerate(short) for j, t in enumerate(long)), key=lambda x: -x[0]
    )
    used_short: set[int] = set()
    used_long: set[int] = set()
    pairs = []
    for score, i, j in scores:
        if i not in used_short and j not in used_long:
            used_short.add(i)
            used_long.add(j)
            pairs.append((short[i], score))
    return pairs


def _token_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.1
    given = MALE | FEMALE
    x, y = sound(a), sound(b)
    if x == y:
        return 0.97
    if a in given and b in given:  # John is no misprint of Joan
        slip = max(len(a), len(b)) > 6 and Levenshtein.distance(a, b) == 1
        return 0.9 if slip or (len(_consonants(x)) > 3 and _same_consonants(x, y)) else 0.3
    return max(_misprint(a, b), _misprint(x, y), 0.93 if _same_consonants(x, y) else 0.0)


def _misprint(a: str, b: str) -> float:
    """Likeness by edits: one slip in four letters or two in eight are near certain misprints, more are not."""
    longest = max(len(a), len(b))
    slips = Levenshtein.distance(a, b)
    if slips == 1 and longest >= 4:
        return 0.93
    if slips == 2 and longest >= 7:
        return 0.85
    return max(0.0, 1 - slips / longest) ** 2


def _consonants(text: str) -> str:
    return re.sub(r"(?!^)[aeiou]", "", text)


def _same_consonants(a: str, b: str) -> bool:
    return len(_consonants(a)) > 2 and _consonants(a) == _consonants(b)
