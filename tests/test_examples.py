from dragoman.examples import PUBLISHED, harbour_talks


def test_the_example_is_a_dated_report_of_a_reasonable_length() -> None:
    document = harbour_talks()
    assert document.published == PUBLISHED
    assert 180 <= len(document.text.split()) <= 250
