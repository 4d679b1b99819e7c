import pytest

from dragoman.errors import ConfigError
from dragoman.formats import FORMATS, named
from dragoman.formats.base import plain


def test_formats_go_by_their_name() -> None:
    assert list(FORMATS) == [made.name for made in FORMATS.values()]
    assert named("csv") is FORMATS["csv"]


def test_an_unknown_format_is_the_users_mistake() -> None:
    with pytest.raises(ConfigError, match="unknown format 'xml'; there are table, jsonl, plover, csv"):
        named("xml")


def test_plain_text_is_on_one_line_without_control_characters() -> None:
    assert plain(" a\tb\r\nc\x00\x1b[31md\u2028e ") == "a b c [31md e"
