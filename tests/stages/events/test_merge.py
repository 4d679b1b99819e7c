from dataclasses import replace

from builders import day, event, state
from dragoman.stages.events.merge import merge

NOR, EST, COR = state("Norland", "NOR"), state("Estavia", "EST"), state("Corvia", "COR")


def test_one_meeting_told_from_both_sides_is_one() -> None:
    told = [event("CONSULT", [NOR], [EST]), event("CONSULT", [NOR, EST], [])]
    assert len(merge(told)) == 1


def test_who_was_received_stays_the_recipient() -> None:
    merged = merge([event("CONSULT", [NOR, EST], []), event("CONSULT", [NOR], [EST])])
    assert [p.name for p in merged[0].recipient] == ["Estavia"]


def test_meetings_on_different_days_stay_apart() -> None:
    first = event("CONSULT", [NOR], [EST], when=day("2020-05-01"))
    second = event("CONSULT", [NOR], [EST], when=day("2020-05-09"))
    assert len(merge([first, second])) == 2


def test_other_parties_are_another_event() -> None:
    assert len(merge([event("SUPPORT", [NOR], [EST]), event("SUPPORT", [NOR], [COR])])) == 2


def test_an_undated_telling_joins_the_dated_one() -> None:
    dated = event("AID", [NOR], [EST], when=day("2020-05-01"))
    merged = merge([event("AID", [NOR], [EST], when=day("2020-05-03", "publication")), dated])
    assert len(merged) == 1
    assert merged[0].when == dated.when


def test_a_visit_runs_from_its_first_to_its_last_day_told() -> None:
    came = event("CONSULT", [NOR], [EST], mode=("visit",), when=day("2020-05-04"))
    left = event("CONSULT", [NOR], [EST], mode=("visit",), when=day("2020-05-07"))
    when = merge([came, left])[0].when
    assert when is not None
    assert (str(when.start), str(when.end)) == ("2020-05-04", "2020-05-07")


def test_a_denied_act_is_not_the_act() -> None:
    denied = event("ASSAULT", [NOR], [EST], factuality="negated")
    assert len(merge([event("ASSAULT", [NOR], [EST]), denied])) == 2


def test_merging_keeps_all_evidence_and_raises_the_score() -> None:
    one = event("AID", [NOR], [EST])
    other = replace(one, evidence=(replace(one.evidence[0], quote="y"),))
    merged = merge([one, other])[0]
    assert [e.quote for e in merged.evidence] == ["x", "y"]
    assert merged.score > one.score
