import pytest

from dragoman.frames import Lexicon
from dragoman.records import Coded, Relation
from dragoman.stages.events.relation import Marked, head_in, relate
from invented import report, span

ATTACKED = "Norland/PROPN/nsubj/1 attacked/VERB/ROOT/1/attack Estavia/PROPN/dobj/1"
BOTH = (
    "Norland/PROPN/nsubj/1 praised/VERB/ROOT/1/praise Estavia/PROPN/dobj/1 which/PRON/nsubj/4"
    " attacked/VERB/relcl/2/attack Corvia/PROPN/dobj/4"
)


def between(lexicon: Lexicon, made: Coded, actor: str | None, recipient: str | None) -> Relation:
    marked = Marked(span(made, actor) if actor else None, span(made, recipient) if recipient else None)
    return relate(made, marked, lexicon)


def test_the_act_that_joins_the_two_is_the_relation(lexicon: Lexicon) -> None:
    assert between(lexicon, report(ATTACKED), "Norland", "Estavia").type == "ASSAULT"


@pytest.mark.parametrize(
    ("actor", "recipient", "type"), [("Norland", "Estavia", "SUPPORT"), ("Estavia", "Corvia", "ASSAULT")]
)
def test_of_several_acts_the_one_of_the_marked_sides_counts(
    lexicon: Lexicon, actor: str, recipient: str, type: str
) -> None:
    assert between(lexicon, report(BOTH), actor, recipient).type == type


def test_marked_words_are_parties_whatever_they_are(lexicon: Lexicon) -> None:
    made = report("Vandals/NOUN/nsubj/1 attacked/VERB/ROOT/1/attack statues/NOUN/dobj/1")
    assert between(lexicon, made, "Vandals", "statues").type == "ASSAULT"


def test_one_side_may_be_left_out(lexicon: Lexicon) -> None:
    assert between(lexicon, report(ATTACKED), "Norland", None).type == "ASSAULT"
    assert between(lexicon, report(ATTACKED), None, "Estavia").type == "ASSAULT"


def test_without_an_act_there_is_no_relation(lexicon: Lexicon) -> None:
    made = report("Norland/PROPN/nsubj/1 adjoins/VERB/ROOT/1/adjoin Estavia/PROPN/dobj/1")
    assert between(lexicon, made, "Norland", "Estavia") == Relation(None, (), "asserted", 0.0, ())


def test_the_right_direction_scores_higher(lexicon: Lexicon) -> None:
    made = report(ATTACKED)
    there, back = between(lexicon, made, "Norland", "Estavia"), between(lexicon, made, "Estavia", "Norland")
    assert there.score > back.score


def test_the_evidence_is_the_trigger(lexicon: Lexicon) -> None:
    relation = between(lexicon, report(ATTACKED), "Norland", "Estavia")
    assert [(e.quote, e.role) for e in relation.evidence] == [("attacked", "trigger")]


def test_factuality_is_told(lexicon: Lexicon) -> None:
    made = report(ATTACKED.replace("Estavia", "not/PART/neg/1 Estavia"))
    assert between(lexicon, made, "Norland", "Estavia").factuality == "negated"


def test_the_head_of_a_span_governs_the_rest_of_it() -> None:
    made = report("the/DET/det/1 envoy/NOUN/nsubj/4 of/ADP/prep/1 Norland/PROPN/pobj/2 left/VERB/ROOT/4")
    assert head_in(made.sentences[0], span(made, "the envoy of Norland")) == 1


def test_a_span_outside_the_sentence_has_no_head() -> None:
    made = report(ATTACKED, "Lee/PROPN/nsubj/1 left/VERB/ROOT/1")
    assert head_in(made.sentences[0], span(made, "Lee")) is None
