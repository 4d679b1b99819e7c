"""English word forms: a lemma with its regular endings and both spellings of -ise.

The forms serve to recognise words, so one too many does no harm. Irregular forms are listed in the data.
"""

from itertools import product

_VOWELS = "aeiou"


def word_forms(lemma: str) -> tuple[str, ...]:
    """The lemma first, then its regular plural, past and -ing forms, each once."""
    if len(lemma) < 3 or not lemma.isalpha():
        return (lemma,)
    return tuple(dict.fromkeys(form for spelling in _spellings(lemma) for form in _endings(spelling)))


def phrase_forms(phrase: str) -> tuple[str, ...]:
    """The forms of a phrase: its first and its last word vary, those between stay."""
    words = phrase.split()
    if len(words) < 2:
        return word_forms(phrase)
    middle = words[1:-1]
    pairs = product(word_forms(words[0]), word_forms(words[-1]))
    return tuple(" ".join((first, *middle, last)) for first, last in pairs)


def _spellings(lemma: str) -> tuple[str, ...]:
    if lemma.endswith(("ise", "isation")):
        head, _, tail = lemma.rpartition("is")
        return lemma, f"{head}iz{tail}"
    return (lemma,)


def _endings(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    if word.endswith("ie"):
        return word, word + "s", word + "d", word[:-2] + "ying"
    if word.endswith("e"):
        ing = (word + "ing",) if word.endswith("ee") else (word[:-1] + "ing",)
        return word, word + "s", word + "d", *ing
    plural = word + "es" if word.endswith(("s", "x", "z", "ch", "sh")) else word + "s"
    doubled = (word + word[-1] + "ed", word + word[-1] + "ing") if _may_double(word) else ()
    return word, plural, word + "ed", word + "ing", *doubled


def _may_double(word: str) -> bool:
    """Whether the last consonant may double, as in stopped and rebelled."""
    return word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
