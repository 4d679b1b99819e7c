from typing import Any

from dragoman.evaluate import Result, evaluate
from samples import TEXT, StubCoder, at


def item(words: str, kind: str, head: str = "") -> dict[str, Any]:
    start, end = at(words)
    return {"start": start, "end": end, "kind": kind, "head": [list(at(head or words))]}


def score(*chains: list[dict[str, Any]]) -> Result:
    return evaluate("coreference", [{"id": "a", "text": TEXT, "chains": list(chains)}], StubCoder())


CHANCELLOR = item("Chancellor Ada Graustark", "name", "Graustark")
QUEEN = item("Ruritania's queen", "nominal", "queen")
SHE = item("She", "pronoun")


def test_a_pronoun_tied_to_its_name() -> None:
    result = score([CHANCELLOR, SHE])
    assert [(f.hits, f.predicted, f.gold) for f in result.figures] == [(1, 1, 1)]
    assert {rate.name: rate.hits for rate in result.rates} == {"mention found": 2, "pronoun tied to its name": 1}
    assert not result.mistakes


def test_a_pronoun_tied_to_another_is_a_wrong_link_and_a_missed_one() -> None:
    flavia = {**QUEEN, "kind": "name"}
    result = score([flavia, SHE], [CHANCELLOR])
    (links,) = result.figures
    assert (links.hits, links.predicted, links.gold) == (0, 1, 1)
    assert [mistake.gold[0] for mistake in result.mistakes] == ["She"]


def test_chains_without_a_name_are_passed_over() -> None:
    (links,) = score([QUEEN, SHE]).figures
    assert (links.hits, links.predicted, links.gold) == (0, 0, 0)


def test_a_mention_inside_another_is_not_taken_for_it() -> None:
    result = score([item("Ruritania", "name"), item("the chancellor", "nominal", "chancellor")])
    assert next(rate for rate in result.rates if rate.name == "mention found").hits == 0
