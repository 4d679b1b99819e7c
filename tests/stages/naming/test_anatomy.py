import pytest

from dragoman.knowledge import KnowledgeBase, load_knowledge
from dragoman.stages.naming.anatomy import dissect


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge()


@pytest.mark.parametrize(
    ("phrase", "head", "preposition", "rest"),
    [
        ("the president of Mali", "president", "of", "Mali"),
        ("farmers in the south of France", "farmers", "in", "the south of France"),
        ("the Bank of England", "Bank of England", "", ""),
        ("20 soldiers", "soldiers", "", ""),
        ("soldiers who fled to Chad", "soldiers", "", ""),
        ("two of the men", "two", "of", "the men"),
    ],
)
def test_the_head_ends_at_the_first_preposition_outside_names(
    knowledge: KnowledgeBase, phrase: str, head: str, preposition: str, rest: str
) -> None:
    parts = dissect(phrase, knowledge)
    assert (parts.head, parts.preposition, parts.rest) == (head, preposition, rest)


@pytest.mark.parametrize(
    ("phrase", "former"),
    [("the former president", "former"), ("ex-minister", "ex"), ("head of the former palace", ""), ("a ruler", "")],
)
def test_a_former_word_counts_only_in_the_head(knowledge: KnowledgeBase, phrase: str, former: str) -> None:
    assert dissect(phrase, knowledge).former == former


def test_an_apposition_is_cut_off(knowledge: KnowledgeBase) -> None:
    parts = dissect("Jane Roe, a lawmaker", knowledge)
    assert (parts.head, parts.aside) == ("Jane Roe", "a lawmaker")


@pytest.mark.parametrize(("phrase", "open"), [("a minister", True), ("two ministers", True), ("the minister", False)])
def test_indefinite_phrases_are_told(knowledge: KnowledgeBase, phrase: str, open: bool) -> None:
    assert dissect(phrase, knowledge).indefinite is open
