import pytest

from dragoman.cast import Cast
from dragoman.frames import Lexicon
from dragoman.stages.events.reading import Told, tell
from invented import names, report, said


def only(lexicon: Lexicon, spec: str, **slots: object) -> Told:
    (told,) = tell(Cast(report(spec, **slots)), lexicon)
    return told


def read(lexicon: Lexicon, spec: str, **slots: object) -> tuple[str, str, str]:
    """Type/mode, actors > recipients, factuality of the only act of a sentence."""
    told = only(lexicon, spec, **slots)
    deed = told.act.deed
    kind = f"{deed.type}/{deed.mode}" if deed.mode else deed.type
    return kind, f"{'+'.join(names(told.actor))} > {'+'.join(names(told.recipient))}", deed.factuality


def to(verb: str, lemma: str, act: str, *, obj: str = "") -> str:
    """ "Norland VERB [Estavia] to ACT Corvia": an infinitive under a verb."""
    middle = f"{obj}/PROPN/dobj/1 " if obj else ""
    at = 4 if obj else 3
    return (
        f"Norland/PROPN/nsubj/1 {verb}/VERB/ROOT/1/{lemma} {middle}to/PART/aux/{at} {act}/VERB/xcomp/1/{act}/VB"
        f" Corvia/PROPN/dobj/{at}"
    )


def noun(verb: str, lemma: str, act: str, preposition: str) -> str:
    """ "Norland VERB ACT on Estavia": a noun as object of a verb."""
    return (
        f"Norland/PROPN/nsubj/1 {verb}/VERB/ROOT/1/{lemma} {act}/NOUN/dobj/1 {preposition}/ADP/prep/2"
        " Estavia/PROPN/pobj/3"
    )


def with_helper(helper: str, act: str) -> str:
    return f"Norland/PROPN/nsubj/2 {helper}/AUX/aux/2//MD {act}/VERB/ROOT/2/{act}/VB Estavia/PROPN/dobj/2"


@pytest.mark.parametrize(
    ("spec", "kind", "factuality"),
    [
        (to("promised", "promise", "meet"), "AGREE", "planned"),
        (to("promised", "promise", "free"), "CONCEDE", "planned"),
        (to("plans", "plan", "attack"), "THREATEN/violence", "asserted"),
        (to("threatened", "threaten", "expel"), "THREATEN/expel", "asserted"),
        (to("refused", "refuse", "meet"), "REJECT/meet", "asserted"),
        (to("failed", "fail", "attack"), "ASSAULT", "negated"),
        (to("tried", "try", "attack"), "ASSAULT", "asserted"),
        (to("tried", "try", "free"), "RETREAT/release", "hypothetical"),
        (to("began", "begin", "shell"), "ASSAULT", "asserted"),
    ],
)
def test_an_infinitive_is_what_its_verb_makes_of_it(lexicon: Lexicon, spec: str, kind: str, factuality: str) -> None:
    assert read(lexicon, spec) == (kind, "Norland > Corvia", factuality)


@pytest.mark.parametrize(("act", "kind"), [("free", "REQUEST/yield"), ("meet", "REQUEST/meet"), ("attack", "REQUEST")])
def test_what_is_asked_is_asked_of_the_object(lexicon: Lexicon, act: str, kind: str) -> None:
    assert read(lexicon, to("urged", "urge", act, obj="Estavia")) == (kind, "Norland > Estavia", "asserted")


def test_without_an_object_it_is_asked_of_whoever_is_to_do_it(lexicon: Lexicon) -> None:
    spec = (
        "Norland/PROPN/nsubj/1 demanded/VERB/ROOT/1/demand that/SCONJ/mark/4 Estavia/PROPN/nsubj/4"
        " free/VERB/ccomp/1/free/VB rebels/NOUN/dobj/4"
    )
    assert read(lexicon, spec)[:2] == ("REQUEST/yield", "Norland > Estavia")


def test_an_invitation_is_an_agreement(lexicon: Lexicon) -> None:
    spec = to("invited", "invite", "meet", obj="Estavia")
    assert read(lexicon, spec) == ("AGREE", "Norland > Estavia", "planned")


def test_who_is_barred_is_the_recipient(lexicon: Lexicon) -> None:
    spec = (
        "Norland/PROPN/nsubj/1 barred/VERB/ROOT/1/bar Estavia/PROPN/dobj/1 from/ADP/prep/1"
        " meeting/VERB/pcomp/3/meet/VBG rebels/NOUN/dobj/4"
    )
    assert read(lexicon, spec)[:2] == ("COERCE/restrict", "Norland > Estavia")


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        (noun("launched", "launch", "raid", "on"), "ASSAULT"),
        (noun("imposed", "impose", "sanction", "on"), "SANCTION/discontinue"),
        (noun("suspended", "suspend", "aid", "to"), "SANCTION/discontinue"),
        (noun("cancelled", "cancel", "meeting", "with"), "REJECT/meet"),
        (noun("lifted", "lift", "sanction", "on"), "CONCEDE"),
        (noun("rejected", "reject", "meeting", "with"), "REJECT/meet"),
        (noun("announced", "announce", "aid", "to"), "AID"),
    ],
)
def test_a_noun_takes_the_subject_of_its_verb(lexicon: Lexicon, spec: str, kind: str) -> None:
    assert read(lexicon, spec) == (kind, "Norland > Estavia", "asserted")


def test_who_suffers_it_is_the_recipient(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 suffered/VERB/ROOT/1/suffer raid/NOUN/dobj/1 by/ADP/prep/2 Estavia/PROPN/pobj/3"
    assert read(lexicon, spec)[:2] == ("ASSAULT", "Estavia > Norland")


def test_what_is_discussed_is_no_deed(lexicon: Lexicon) -> None:
    assert list(tell(Cast(report(noun("discussed", "discuss", "aid", "to"))), lexicon)) == []


def test_praise_leaves_the_act_below_beside_it(lexicon: Lexicon) -> None:
    spec = "Norland/PROPN/nsubj/1 welcomed/VERB/ROOT/1/welcome Estavian/ADJ/amod/3 aid/NOUN/dobj/1"
    told = list(tell(Cast(report(f"{spec} to/ADP/prep/3 Corvia/PROPN/pobj/4")), lexicon))
    assert sorted((t.act.deed.type, *names(t.actor)) for t in told) == [("AID", "Estavia"), ("SUPPORT", "Norland")]


def test_operators_stack(lexicon: Lexicon) -> None:
    spec = (
        "Norland/PROPN/nsubj/1 urged/VERB/ROOT/1/urge Estavia/PROPN/dobj/1 to/PART/aux/4 suspend/VERB/xcomp/1/suspend/VB"
        " raids/NOUN/dobj/4/raid on/ADP/prep/5 Corvia/PROPN/pobj/6"
    )
    assert read(lexicon, spec)[:2] == ("REQUEST/yield", "Norland > Estavia")


@pytest.mark.parametrize(
    ("spec", "kind", "factuality"),
    [
        (with_helper("will", "meet"), "AGREE", "planned"),
        (with_helper("will", "free"), "CONCEDE", "planned"),
        (with_helper("will", "attack"), "THREATEN/violence", "asserted"),
        (with_helper("may", "attack"), "ASSAULT", "hypothetical"),
        (with_helper("could", "meet"), "CONSULT", "hypothetical"),
        (with_helper("should", "meet"), "CONSULT", "hypothetical"),
        (with_helper("has", "attack"), "ASSAULT", "asserted"),
    ],
)
def test_helpers_tell_whether_it_happened(lexicon: Lexicon, spec: str, kind: str, factuality: str) -> None:
    assert read(lexicon, spec) == (kind, "Norland > Estavia", factuality)


def test_not_denies_an_act(lexicon: Lexicon) -> None:
    spec = with_helper("did", "attack").replace("Estavia", "not/PART/neg/2 Estavia")
    assert read(lexicon, spec) == ("ASSAULT", "Norland > Estavia", "negated")


def test_will_not_refuses_a_friendly_act(lexicon: Lexicon) -> None:
    spec = with_helper("will", "meet").replace("Estavia", "not/PART/neg/2 Estavia")
    assert read(lexicon, spec) == ("REJECT/meet", "Norland > Estavia", "asserted")


def test_an_if_makes_it_hypothetical(lexicon: Lexicon) -> None:
    spec = "If/SCONJ/mark/2 Norland/PROPN/nsubj/2 attacks/VERB/advcl/5/attack/VBZ Estavia/PROPN/dobj/2"
    assert read(lexicon, f"{spec} prices/NOUN/nsubj/5 rise/VERB/ROOT/5")[2] == "hypothetical"


def test_a_noun_under_an_unreal_verb_has_not_happened(lexicon: Lexicon) -> None:
    spec = "Raids/NOUN/nsubj/4/raid on/ADP/prep/0 Estavia/PROPN/pobj/1 would/AUX/aux/4//MD fail/VERB/ROOT/4/falter/VB"
    assert only(lexicon, spec).act.deed.factuality == "hypothetical"


MUST = (
    "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say Estavia/PROPN/nsubj/4 must/AUX/aux/4//MD free/VERB/ccomp/1/free/VB"
    " rebels/NOUN/dobj/4"
)


def test_what_others_must_do_is_asked_by_the_speaker(lexicon: Lexicon) -> None:
    made = report(MUST)
    told = only(lexicon, MUST, statements=(said(made, "Lee", "Estavia must free rebels"),))
    assert (told.act.deed.type, names(told.actor), names(told.recipient)) == ("REQUEST", ["Ann Lee"], ["Estavia"])


def test_outside_speech_must_is_only_possible(lexicon: Lexicon) -> None:
    assert only(lexicon, MUST).act.deed.factuality == "hypothetical"


def test_every_step_leaves_its_rule_and_its_word(lexicon: Lexicon) -> None:
    act = only(lexicon, to("refused", "refuse", "meet")).act
    assert act.rules == ("frame CONSULT verb meet (acts.csv:4)", "refuse: refuse (operators.csv:9)")
    assert act.cues == ((1, "refuse: refuse (operators.csv:9)"),)
