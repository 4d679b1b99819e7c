from dataclasses import replace

import pytest

from builders import mention
from dragoman.knowledge import KnowledgeBase
from dragoman.records import Coded, Statement
from dragoman.stages.statements import run
from invented import report, words

SAID = "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say Norland/PROPN/nsubj/3 won/VERB/ccomp/1"


def statements(world: KnowledgeBase, *specs: str) -> list[tuple[str | None, list[str]]]:
    """Speaker and contents of each statement."""
    made = report(*specs)
    return [told(made, one) for one in run(made, knowledge=world).statements]


def told(made: Coded, one: Statement) -> tuple[str | None, list[str]]:
    return one.speaker.name if one.speaker else None, [str(words(made, piece)) for piece in one.content]


def test_the_clause_of_a_speech_verb_is_what_is_said(world: KnowledgeBase) -> None:
    assert statements(world, SAID) == [("Ann Lee", ["Norland won"])]


def test_the_cue_is_the_verb(world: KnowledgeBase) -> None:
    made = report(SAID)
    (one,) = run(made, knowledge=world).statements
    assert (words(made, one.cue), words(made, one.speaker_span), one.direct) == ("said", "Lee", False)


def test_a_cue_may_stand_inside_or_after_what_is_said(world: KnowledgeBase) -> None:
    spec = "Norland/PROPN/nsubj/1 won/VERB/ROOT/1 Lee/PROPN/nsubj/3 said/VERB/parataxis/1/say"
    assert statements(world, spec) == [("Ann Lee", ["Norland won"])]


def test_according_to_names_the_source(world: KnowledgeBase) -> None:
    spec = "Norland/PROPN/nsubj/1 won/VERB/ROOT/1 according/VERB/prep/1/accord to/ADP/prep/2 Lee/PROPN/pobj/3"
    assert statements(world, spec) == [("Ann Lee", ["Norland won"])]


def test_a_noun_of_speech_belongs_to_its_owner(world: KnowledgeBase) -> None:
    spec = (
        "Lee/PROPN/poss/1 claim/NOUN/nsubj/5 that/SCONJ/mark/4 Norland/PROPN/nsubj/4 won/VERB/acl/1 spread/VERB/ROOT/5"
    )
    assert statements(world, spec) == [("Ann Lee", ["that Norland won"])]


@pytest.mark.parametrize("verb", ["condemned/condemn", "welcomed/welcome", "denounced/denounce"])
def test_what_is_praised_or_blamed_is_spoken_of(world: KnowledgeBase, verb: str) -> None:
    word, lemma = verb.split("/")
    spec = f"Lee/PROPN/nsubj/1 {word}/VERB/ROOT/1/{lemma} the/DET/det/3 raid/NOUN/dobj/1"
    assert statements(world, spec) == [("Ann Lee", ["the raid"])]


def test_a_call_for_something_is_spoken_of(world: KnowledgeBase) -> None:
    assert statements(world, "Lee/PROPN/nsubj/1 called/VERB/ROOT/1/call for/ADP/prep/1 calm/NOUN/pobj/2") == [
        ("Ann Lee", ["calm"])
    ]


def test_verbs_of_doing_say_nothing(world: KnowledgeBase) -> None:
    assert statements(world, "Lee/PROPN/nsubj/1 left/VERB/ROOT/1/leave Norland/PROPN/dobj/1") == []


def test_what_i_think_is_no_statement_of_its_own(world: KnowledgeBase) -> None:
    spec = "I/PRON/nsubj/1 think/VERB/ROOT/1/think Norland/PROPN/nsubj/3 won/VERB/ccomp/1"
    assert statements(world, spec) == []


def test_an_unnamed_source_is_known_by_its_words(world: KnowledgeBase) -> None:
    spec = "An/DET/det/1 aide/NOUN/nsubj/2 said/VERB/ROOT/2/say Norland/PROPN/nsubj/4 won/VERB/ccomp/2"
    assert statements(world, spec) == [("An aide", ["Norland won"])]


def test_a_passive_without_source_has_no_speaker(world: KnowledgeBase) -> None:
    spec = (
        "It/PRON/nsubjpass/2 was/AUX/auxpass/2 announced/VERB/ROOT/2/announce/VBN Norland/PROPN/nsubj/4"
        " won/VERB/ccomp/2"
    )
    assert statements(world, spec) == [(None, ["Norland won"])]


QUOTED = 'Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say "/PUNCT/punct/5 we/PRON/nsubj/5 have/AUX/aux/5 won/VERB/ccomp/1'


def quoted(*after: str) -> Coded:
    return report(QUOTED + ' the/DET/det/7 war/NOUN/dobj/5 "/PUNCT/punct/1', *after)


def test_a_quotation_is_direct_speech_without_its_marks(world: KnowledgeBase) -> None:
    made = quoted()
    (one,) = run(made, knowledge=world).statements
    assert [str(words(made, piece)).strip() for piece in one.content] == ["we have won the war"]
    assert one.direct


def test_a_quotation_goes_on_in_the_same_passage(world: KnowledgeBase) -> None:
    made = quoted('"/PUNCT/punct/4 Our/PRON/poss/2 men/NOUN/nsubj/4 now/ADV/advmod/4 rest/VERB/ROOT/4 "/PUNCT/punct/4')
    same = tuple(replace(sentence, paragraph=0) for sentence in made.sentences)
    (one,) = run(replace(made, sentences=same), knowledge=world).statements
    assert len(one.content) == 2


def test_a_quotation_in_the_next_passage_is_a_statement_of_the_same_speaker(world: KnowledgeBase) -> None:
    made = quoted('"/PUNCT/punct/4 Our/PRON/poss/2 men/NOUN/nsubj/4 now/ADV/advmod/4 rest/VERB/ROOT/4 "/PUNCT/punct/4')
    found = run(made, knowledge=world).statements
    assert [one.speaker.name for one in found if one.speaker] == ["Ann Lee", "Ann Lee"]


def test_we_in_a_quotation_are_the_speakers_side(world: KnowledgeBase) -> None:
    made = quoted()
    we = mention(made, 0, 3, "pronoun", gender="1", plural=True)
    found = run(replace(made, mentions=(*made.mentions, we)), knowledge=world).mentions[-1]
    assert (found.name, found.country, found.reasons) == ("Ann Lee", "NOR", ("the speaker of these words",))


def test_an_agency_that_reports_a_statement_is_named_in_it(world: KnowledgeBase) -> None:
    made = report(
        "Agency/PROPN/nsubj/1 reported/VERB/ROOT/1/report Lee/PROPN/nsubj/3 said/VERB/ccomp/1/say"
        " Norland/PROPN/nsubj/5 won/VERB/ccomp/3"
    )
    (one,) = run(made, knowledge=world).statements
    assert told(made, one) == ("Ann Lee", ["Norland won"])
    assert one.reported_by is not None
    assert one.reported_by.name == "Agency"


def test_ids_tell_statements_apart(world: KnowledgeBase) -> None:
    found = run(report(SAID, SAID), knowledge=world).statements
    assert len({one.id for one in found}) == 2
