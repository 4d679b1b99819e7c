import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readers.urls import canonical, host_of, is_web


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://user:secret@example.org/a#part", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/../../a/..", "https://example.org/"),
        ("https://example.org/a?b=2&a=1&b=1", "https://example.org/a?a=1&b=1&b=2"),
        ("https://example.org/a?utm_source=x&id=7&fbclid=y&gclid=z", "https://example.org/a?id=7"),
        ("https://example.org/a?&", "https://example.org/a"),
        ("https://example.org/%7euser/%c3%a9?q=%2f", "https://example.org/~user/%C3%A9?q=%2F"),
        ("https://example.org/é b", "https://example.org/%C3%A9b"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://example.org/talks/amp/", "https://example.org/talks"),
        ("https://example.org/talks.amp.html", "https://example.org/talks.html"),
        ("https://example.org/talks?amp=1&id=2", "https://example.org/talks?id=2"),
        ("https://example.org/camp", "https://example.org/camp"),
        ("https://www.google.com/amp/s/example.org/talks/amp", "https://example.org/talks"),
        ("https://example-org.cdn.ampproject.org/c/s/example.org/talks", "https://example.org/talks"),
        ("  https://example.org/a\n", "https://example.org/a"),
        ("https://[::1]:8000/a", "https://[::1]:8000/a"),
        ("urn:news:1", "urn:news:1"),
        ("ftp://Example.org/", "ftp://Example.org/"),
        ("https://", "https://"),
        ("https://example.org:port/", "https://example.org:port/"),
        ("", ""),
    ],
)
def test_one_form_for_all_spellings(url: str, expected: str) -> None:
    assert canonical(url) == expected


PART = st.text(st.sampled_from("aB1%2fé=&?#./~ :@+[];\\ü\u00df\u0130\u2024\uff0e"), max_size=12)
URLS = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "HTTPS", "ftp", ""]),
    st.sampled_from(
        ["Example.org", "www.google.com/amp/s/", "x.cdn.ampproject.org/c/", "münchen.de", "", "a..b", "[::1]"]
    ),
    st.sampled_from(["", ":80", ":443", ":x", ".", "/amp"]),
    PART,
    PART,
    PART,
)


@given(URLS | st.text())
def test_the_canonical_form_is_its_own_canonical_form(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@given(URLS)
def test_no_fragment_and_no_upper_case_host(url: str) -> None:
    found = canonical(url)
    if is_web(found):
        assert "#" not in found
        assert host_of(found) == host_of(found).lower()
        assert found.isascii()


@pytest.mark.parametrize(
    ("url", "web"), [("http://a.example", True), ("HTTPS://a", True), ("http://", False), ("a/b", False)]
)
def test_what_is_on_the_web(url: str, web: bool) -> None:
    assert is_web(url) == web
