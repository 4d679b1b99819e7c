"""Peoples whose name is misprinted: "Kazahks"."""

from functools import cache

from rapidfuzz.distance import OSA

from dragoman.knowledge import KnowledgeBase

SHORTEST = 7  # letters: shorter words are too near to others


def people_like(word: str, knowledge: KnowledgeBase) -> str | None:
    """The state whose people, in the plural, is written as the word but for one letter; None unless it is one only."""
    if len(word) < SHORTEST or not word.isalpha() or not word[0].isupper() or not word.endswith("s"):
        return None
    found = {state for form, state in _peoples(knowledge) if OSA.distance(form, word, score_cutoff=1) <= 1}
    return found.pop() if len(found) == 1 else None


@cache
def _peoples(knowledge: KnowledgeBase) -> tuple[tuple[str, str], ...]:
    return tuple(
        (form.text, state)
        for state in knowledge.states
        for form in knowledge.forms_of(state)
        if form.role == "people" and form.text.endswith("s") and len(form.text) >= SHORTEST - 1
    )
