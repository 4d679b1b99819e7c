import pytest

from dragoman.stages.naming.sectors import head_sectors, with_body, with_modifiers


@pytest.mark.parametrize(
    ("sectors", "head", "before", "expected"),
    [
        (("GOV",), "officials", ["military"], ("MIL",)),
        (("LEG",), "lawmaker", ["opposition"], ("LEG", "OPP")),
        (("MIL",), "commander", ["rebel"], ("REB",)),
        (("COP",), "police", ["tall"], ("COP",)),
        ((), "spokesman", ["army"], ("MIL",)),
    ],
)
def test_modifiers(sectors: tuple[str, ...], head: str, before: list[str], expected: tuple[str, ...]) -> None:
    assert with_modifiers(sectors, head, before) == expected


def test_a_group_lends_its_sectors_to_its_people() -> None:
    assert with_body(("UAF",), ("REB",), "fighters", True) == ("REB",)


def test_a_telling_noun_comes_before_the_body() -> None:
    assert with_body(("JRN",), ("GOV",), "reporters", False) == ("JRN", "GOV")


def test_an_unknown_noun_tells_nothing() -> None:
    assert head_sectors("teapot") == ()
