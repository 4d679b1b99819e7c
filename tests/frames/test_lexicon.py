"""The lexicon that comes with Dragoman keeps to its own rules."""

from collections import defaultdict

import pytest

from dragoman.frames import Constraint, Lexicon, Sense, load_lexicon
from dragoman.ontology import Ontology, load_ontology

SLOT_NAMES = frozenset(
    "subj obj poss speaker by with to of for from against on upon over about in into at near off around along across"
    " between among under behind toward towards through throughout inside outside onto and alongside without during"
    " after before as via concerning regarding amid".split()
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def test_every_event_and_mode_of_the_codebook_has_a_sense(lexicon: Lexicon, ontology: Ontology) -> None:
    told = {(s.event, s.mode) for s in lexicon.senses}
    assert {e.name for e in ontology.events} == {event for event, _ in told}
    assert {(m.event, m.name) for m in ontology.modes} <= told


def test_every_event_and_mode_is_told_by_verbs_and_nouns(lexicon: Lexicon, ontology: Ontology) -> None:
    told = {(s.event, s.mode, s.pos) for s in lexicon.senses}
    wanted = {(m.event, m.name) for m in ontology.modes}
    assert {(e, m, pos) for e, m in wanted for pos in ("verb", "noun")} <= told


def test_no_sense_names_an_event_mode_or_context_the_codebook_lacks(lexicon: Lexicon, ontology: Ontology) -> None:
    modes = {(m.event, m.name) for m in ontology.modes} | {(e.name, "") for e in ontology.events}
    contexts = {c.name for c in ontology.contexts}
    assert [s.id for s in lexicon.senses if (s.event, s.mode) not in modes] == []
    assert [s.id for s in lexicon.senses if not contexts.issuperset(s.contexts)] == []


def test_a_sense_stands_in_the_file_of_its_event(lexicon: Lexicon) -> None:
    assert [s.id for s in lexicon.senses if not s.line.startswith(f"{s.event.lower()}.csv:")] == []


def test_no_two_senses_answer_to_the_same_words_and_constraints(lexicon: Lexicon) -> None:
    assert [(key, lines) for key, senses in lexicon.by_trigger.items() for lines in _alike(senses)] == []


def _alike(senses: tuple[Sense, ...]) -> list[list[str]]:
    lines: dict[object, list[str]] = defaultdict(list)
    for sense in senses:
        lines[_constraints(sense)].append(sense.line)
    return [same for same in lines.values() if len(same) > 1]


def _constraints(sense: Sense) -> tuple[Constraint, frozenset[tuple[str, Constraint]]]:
    return sense.object, frozenset(sense.preps.items())


def test_triggers_are_words_the_coder_can_meet(lexicon: Lexicon) -> None:
    """Lower case; a noun of at most two words; a verb with at most three words after it."""
    longest = {"verb": 4, "noun": 2, "adj": 1}
    assert [t for s in lexicon.senses for t in s.triggers if t != t.lower() or len(t.split()) > longest[s.pos]] == []


def test_slots_are_known(lexicon: Lexicon) -> None:
    used = {slot for s in lexicon.senses for slot in (*s.actor, *s.recipient)}
    assert used - SLOT_NAMES - {"-"} == set()


@pytest.mark.parametrize(
    ("pos", "word", "events"),
    [
        ("verb", "fire", {"SANCTION", "MOBILIZE", "ASSAULT"}),
        ("verb", "strike", {"SUPPORT", "PROTEST", "ASSAULT"}),
        ("verb", "withdraw", {"RETREAT", "SANCTION"}),
        ("noun", "withdrawal", {"RETREAT", "SANCTION"}),
        ("verb", "release", {"RETREAT"}),
        ("noun", "sanction", {"SANCTION"}),
        ("noun", "joint exercise", {"COOPERATE"}),
    ],
)
def test_ambiguous_words_have_their_senses_apart(lexicon: Lexicon, pos: str, word: str, events: set[str]) -> None:
    assert events <= {s.event for s in lexicon.by_trigger[pos, word]}
