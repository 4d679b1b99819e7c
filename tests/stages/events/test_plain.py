import pytest

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.stages.events.deeds import Act, Finder
from dragoman.stages.events.plain import read_acts
from invented import report


def acts(lexicon: Lexicon, spec: str, trigger: int) -> tuple[Act, ...]:
    return read_acts(Finder(Cast(report(spec)), lexicon, 0), trigger)


def infinitive(verb: str, lemma: str, middle: str = "") -> str:
    at = 4 if middle else 3
    return f"Norland/PROPN/nsubj/1 {verb}/VERB/ROOT/1/{lemma} {middle} to/PART/aux/{at} vote/VERB/xcomp/1/vote/VB"


@pytest.mark.parametrize("lemma", ["agree", "pledge", "promise", "offer"])
def test_consent_to_anything_is_agreement(lexicon: Lexicon, lemma: str) -> None:
    (act,) = acts(lexicon, infinitive("agreed", lemma), 1)
    assert (act.deed.type, act.deed.factuality, act.actor) == ("AGREE", "planned", (0,))


def test_a_request_for_anything_is_a_request(lexicon: Lexicon) -> None:
    (act,) = acts(lexicon, infinitive("urged", "urge", "Estavia/PROPN/dobj/1"), 1)
    assert (act.deed.type, act.actor, act.recipient) == ("REQUEST", (0,), (2,))


def test_a_refusal_of_anything_is_a_rejection(lexicon: Lexicon) -> None:
    (act,) = acts(lexicon, infinitive("refused", "refuse"), 1)
    assert act.deed.type == "REJECT"


@pytest.mark.parametrize("helper", ["will", "would", "can"])
def test_not_yielding_is_a_rejection(lexicon: Lexicon, helper: str) -> None:
    spec = f"Norland/PROPN/nsubj/3 {helper}/AUX/aux/3//MD not/PART/neg/3 accept/VERB/ROOT/3/accept/VB"
    (act,) = acts(lexicon, f"{spec} Estavian/ADJ/amod/5 rule/NOUN/dobj/3", 3)
    assert (act.deed.type, act.actor, act.recipient) == ("REJECT", (0,), (5,))


def test_refusing_to_comment_is_nothing(lexicon: Lexicon) -> None:
    assert (
        acts(
            lexicon,
            infinitive("refused", "refuse").replace("vote/VERB", "comment/VERB").replace("/vote/", "/comment/"),
            1,
        )
        == ()
    )


def test_a_sense_of_the_lexicon_comes_first(lexicon: Lexicon) -> None:
    (act,) = acts(lexicon, "Norland/PROPN/nsubj/1 met/VERB/ROOT/1/meet Estavia/PROPN/dobj/1", 1)
    assert act.rules == ("frame CONSULT verb meet (acts.csv:4)",)


def test_asking_without_a_clause_is_nothing(lexicon: Lexicon) -> None:
    assert acts(lexicon, "Norland/PROPN/nsubj/1 urged/VERB/ROOT/1/urge Estavia/PROPN/dobj/1", 1) == ()
