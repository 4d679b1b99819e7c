import pytest

from dragoman.ontology import Coding


@pytest.mark.parametrize(
    ("text", "coding"),
    [
        ("AID", Coding("AID")),
        ("CONSULT/third-party", Coding("CONSULT", "third-party")),
        ("ASSAULT{migration+health}", Coding("ASSAULT", "", ("migration", "health"))),
        ("COERCE/cyber{cyber}", Coding("COERCE", "cyber", ("cyber",))),
    ],
)
def test_coding_is_read_and_written(text: str, coding: Coding) -> None:
    assert Coding.read(text) == coding
    assert str(coding) == text


@pytest.mark.parametrize("text", ["", "aid", "AID/", "AID{}", "AID {economic}", "AID/x/y"])
def test_other_shapes_are_no_coding(text: str) -> None:
    with pytest.raises(ValueError, match="is not of the form"):
        Coding.read(text)
