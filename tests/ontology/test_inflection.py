import pytest

from dragoman.ontology.inflection import phrase_forms, word_forms


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("army", "armies"),
        ("envoy", "envoys"),
        ("bribe", "bribing"),
        ("rebel", "rebelled"),
        ("hack", "hacked"),
        ("cease", "ceased"),
        ("free", "freeing"),
        ("tie", "tying"),
        ("coach", "coaches"),
        ("radicalise", "radicalized"),
        ("privatisation", "privatization"),
    ],
)
def test_regular_forms(lemma: str, form: str) -> None:
    assert word_forms(lemma)[0] == lemma
    assert form in word_forms(lemma)


@pytest.mark.parametrize("lemma", ["un", "5g", "women's"])
def test_short_and_mixed_words_stay(lemma: str) -> None:
    assert word_forms(lemma) == (lemma,)


def test_first_and_last_word_of_a_phrase_vary() -> None:
    forms = phrase_forms("ban on protest")
    assert {"ban on protests", "banned on protest", "bans on protests"} <= set(forms)
    assert all(form.split()[1] == "on" for form in forms)
