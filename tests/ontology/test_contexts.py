import pytest

from dragoman.ontology import Ontology, find_contexts


def names(text: str, ontology: Ontology) -> set[str]:
    return {cue.name for cue in find_contexts(text, ontology)}


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("The two navies' frigates trained together.", "military"),
        ("Police fired tear-gas into the square.", "repression"),
        ("Hackers defaced the website of the port.", "cyber"),
        ("The mayor was accused of taking bribes.", "corruption"),
        ("Parliament voted down the budget.", "legislative"),
        ("Aid workers said the famine had spread.", "human_security"),
        ("The deposed\npresident asked for political\nasylum.", "asylum"),
        ("Officers announced a coup d’état on the radio.", "pro_autocracy"),
        ("Blue helmets watch the line.", "peacekeeping"),
        ("The state will privatize its railways.", "economic"),
        ("Border guards seized smuggled cigarettes.", "trafficking"),
        ("A court in the capital acquitted her.", "legal"),
    ],
)
def test_cue_shows_its_context(ontology: Ontology, text: str, context: str) -> None:
    assert context in names(text, ontology)


def test_cue_is_evidence(ontology: Ontology) -> None:
    text = "Élise Æ İnci said: free elections\u00a0now"
    cues = find_contexts(text, ontology)
    assert [(cue.name, text[cue.start : cue.end]) for cue in cues] == [
        ("pro_democracy", "free elections"),
        ("election", "elections"),
    ]


def test_only_whole_words_count(ontology: Ontology) -> None:
    assert names("A submarinelike shape", ontology) == set()
    assert names("Submarines!", ontology) == {"military"}


def test_exact_cues_take_no_endings(ontology: Ontology) -> None:
    assert "legislative" in names("Two MPs left the room.", ontology)
    assert "economic" in names("Trade fell.", ontology)
    assert "economic" not in names("They traded insults.", ontology)


def test_nested_cues_of_one_context_count_once(ontology: Ontology) -> None:
    text = "the constitutional court"
    assert [text[cue.start : cue.end] for cue in find_contexts(text, ontology) if cue.name == "legal"] == [
        "constitutional court"
    ]


@pytest.mark.parametrize("text", ["", "The choir sang in the rain.", "Nothing to see here."])
def test_text_without_cues(ontology: Ontology, text: str) -> None:
    assert find_contexts(text, ontology) == ()


def test_every_context_has_a_generous_list(ontology: Ontology) -> None:
    for context in ontology.contexts:
        assert 15 <= len(context.cues) <= 60, context.name


def test_every_cue_is_found_as_written(ontology: Ontology) -> None:
    for context in ontology.contexts:
        for cue in context.cues:
            assert context.name in names(f"({cue.rstrip('!').title()})", ontology), cue
