"""Feeds of all makes, and what is in them."""

import json
import os
import time
from datetime import date

import pytest

from dragoman.readers.net.entries import is_whole, trimmed
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.feeds import day_of, feed, json_feed
from dragoman.readers.net.markup import line_of, text_of

URL = "https://news.example/feeds/world.xml"
LONG = " ".join(["The two ministers met in the harbour town and agreed to meet again before the winter."] * 5)
DAY = date(2016, 2, 5)


def rss(items: str, head: str = "<title>Harbour Post</title>") -> bytes:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{items}</channel></rss>'.encode()


def only(raw: bytes, content_type: str = ""):
    entries = feed(raw, URL, content_type).entries
    assert len(entries) == 1
    return entries[0]


VERSIONS = {
    "RSS 0.91": '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
    '<rss version="0.91"><channel><title>Harbour Post</title><item><title>Talks</title><link>https://news.example/talks</link></item></channel></rss>',
    "RSS 0.92": '<rss version="0.92"><channel><title>Harbour Post</title><item><title>Talks</title><link>https://news.example/talks</link></item></channel></rss>',
    "RSS 1.0": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<channel rdf:about="x"><title>Harbour Post</title></channel><item rdf:about="https://news.example/talks"><title>Talks</title>'
    "<link>https://news.example/talks</link><dc:date>2016-02-05T10:00:00Z</dc:date></item></rdf:RDF>",
    "RSS 2.0": '<rss version="2.0"><channel><title>Harbour Post</title><item><title>Talks</title><guid>https://news.example/talks</guid>'
    "<pubDate>Fri, 05 Feb 2016 10:00:00 GMT</pubDate></item></channel></rss>",
    "Atom 0.3": '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour Post</title><entry><title>Talks</title>'
    '<link rel="alternate" type="text/html" href="https://news.example/talks"/><issued>2016-02-05T10:00:00Z</issued></entry></feed>',
    "Atom 1.0": '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><title>Talks</title><id>urn:1</id>'
    '<link rel="enclosure" href="https://news.example/sound"/><link href="/talks"/><published>2016-02-05T10:00:00Z</published><updated>2019-01-01T10:00:00Z</updated></entry></feed>',
}


@pytest.mark.parametrize("version", VERSIONS)
def test_all_versions_are_read(version):
    entry = only(VERSIONS[version].encode())
    assert feed(VERSIONS[version].encode(), URL).title == "Harbour Post"
    assert (entry.url, entry.title) == ("https://news.example/talks", "Talks")
    assert entry.day == (None if version.startswith("RSS 0.9") else DAY)


def test_json_feeds_are_read():
    items = [
        {
            "id": "1",
            "url": "/talks",
            "title": "Talks",
            "content_html": f"<p>{LONG}</p><p>More.</p>",
            "date_published": "2016-02-05T23:30:00-05:00",
        },
        {"id": "2", "external_url": "https://other.example/b", "content_text": "a < b", "title": None},
        {"id": "1b", "url": "/talks"},
        "no item",
        {"url": 7, "title": 8, "content_html": {}, "date_published": "soon"},
    ]
    found = json_feed(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": items}).encode(),
        URL,
    )
    first, second = found.entries
    assert (found.title, first.url, first.title, first.day) == (
        "Harbour Post",
        "https://news.example/talks",
        "Talks",
        DAY,
    )
    assert (first.text, first.whole) == (f"{LONG}\n\nMore.", True)
    assert (second.url, second.text, second.whole) == ("https://other.example/b", "a < b", False)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"version": "https://jsonfeed.org/version/1", "items": 7}',
        b'{"items": []}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_json_feed_is_refused(raw):
    with pytest.raises(FetchError):
        json_feed(raw, URL)


class TestDays:
    def test_are_those_of_the_publisher(self):
        entry = only(rss("<item><link>/a</link><pubDate>Fri, 05 Feb 2016 23:30:00 -0500</pubDate></item>"))
        assert entry.day == DAY  # in London it was the 6th

    @pytest.mark.parametrize(
        "text",
        [
            "2016-02-05",
            "2016-02-05T23:59:59+09:00",
            "Fri, 5 Feb 2016 08:00:00 EST",
            "5 Feb 2016 08:00 +0100",
            "Fri, 05 Feb 16 10:00:00 GMT",
        ],
    )
    def test_have_many_forms(self, text):
        assert day_of(text) == DAY

    @pytest.mark.parametrize(
        "text", ["", "soon", "05/02/2016", "0000-00-00", "Fri, 99 Feb 2016 10:00:00 GMT", "9" * 500]
    )
    def test_that_are_not_sure_are_none(self, text):
        assert day_of(text) is None

    def test_may_be_missing_or_nonsense(self):
        assert only(rss("<item><link>/a</link></item>")).day is None
        assert only(rss("<item><link>/a</link><pubDate>yesterday</pubDate></item>")).day is None

    def test_of_other_tongues_are_read_where_the_parser_can(self):
        assert only(rss("<item><link>/a</link><dc:date>2016-02-05T10:00Z</dc:date></item>")).day == DAY


class TestTexts:
    def test_content_stands_above_the_summary(self):
        entry = only(
            rss(
                f"<item><link>/a</link><description>Short.</description><content:encoded><![CDATA[<p>{LONG}</p><script>x()</script><p>End &amp; done.</p>]]></content:encoded></item>"
            )
        )
        assert (entry.text, entry.whole) == (f"{LONG}\n\nEnd & done.", True)

    def test_a_summary_is_not_the_report(self):
        assert not only(rss(f"<item><link>/a</link><description>{LONG}</description></item>")).whole

    def test_a_long_summary_is(self):
        assert only(rss(f"<item><link>/a</link><description>{LONG} {LONG} {LONG}</description></item>")).whole

    @pytest.mark.parametrize(
        "end",
        [
            "…",
            " [...]",
            " [&#8230;]",
            " Continue reading",
            " Read more »",
            " Read the full story.",
            "<a href='x'>Keep reading: Talks</a>",
        ],
    )
    def test_a_teaser_never_is(self, end):
        entry = only(
            rss(f"<item><link>/a</link><content:encoded><![CDATA[<p>{LONG}{end}</p>]]></content:encoded></item>")
        )
        assert not entry.whole

    def test_the_mark_of_the_publishing_program_is_left_out(self):
        assert trimmed(f"{LONG}\n\nThe post Talks appeared first on Harbour Post.") == LONG
        assert is_whole(LONG, content=True)

    def test_atom_in_plain_text_is_taken_as_it_is(self):
        entry = only(
            b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><content type="text">1 &lt; 2 &amp; so on</content></entry></feed>'
        )
        assert entry.text == "1 < 2 & so on"

    def test_atom_with_xhtml_inside(self):
        entry = only(
            b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>'
        )
        assert entry.text == "One.\n\nTwo."

    def test_titles_are_one_plain_line(self):
        assert (
            only(
                rss("<item><link>/a</link><title>Talks &amp;amp; &lt;b&gt;terms&lt;/b&gt;\n of trade</title></item>")
            ).title
            == "Talks & terms of trade"
        )

    def test_html_becomes_paragraphs(self):
        assert (
            text_of("<p>One<br>line, <b>two</b>  words.</p>\n<ul><li>a</li><li>b</li></ul>tail<style>x</style>")
            == "One line, two words.\n\na\n\nb\n\ntail"
        )
        assert text_of("first\n\nsecond  line\nstill") == "first\n\nsecond line still"
        assert (text_of(""), line_of("<p></p>"), line_of(None)) == ("", None, None)

    @pytest.mark.parametrize(
        "html",
        [
            "<" * 99_999,
            "<div>" * 99_999,
            "<!--" * 50_000,
            "&" * 99_999,
            "<p a='" * 50_000,
            "\x00<p>\x01</p>",
            "<p>\ud800</p>",
            "<?x " * 20_000,
        ],
    )
    def test_hostile_html_takes_no_time(self, html):
        begun = time.monotonic()
        text_of(html)
        assert time.monotonic() - begun < 3


def test_half_characters_and_controls_are_left_out():
    data = {
        "version": "https://jsonfeed.org/version/1",
        "items": [
            {"url": "/a", "id": "\ud800", "title": "T\ud800\x00", "content_text": "a\udfffb\x1b[1m"},
            {"url": "/\ud800", "title": "U"},
        ],
    }
    first, second = json_feed(json.dumps(data).encode(), URL).entries
    assert (first.name, first.title, first.text) == ("", "T", "ab[1m")
    assert second.url == ""


class TestLinks:
    def test_are_made_absolute(self):
        assert only(rss("<item><link>../a?b=c</link></item>")).url == "https://news.example/a?b=c"

    @pytest.mark.parametrize(
        "link", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc/hosts", "http://[::", "http://"]
    )
    def test_that_are_none_are_left_out(self, link):
        assert (
            only(rss(f"<item><title>Talks</title><guid isPermaLink='false'>7</guid><link>{link}</link></item>")).url
            == ""
        )

    def test_once_is_enough(self):
        found = feed(
            rss(
                "<item><link>/a</link><title>One</title></item><item><link>/a</link><title>Two</title></item><item></item>"
            ),
            URL,
        )
        assert [entry.title for entry in found.entries] == ["One"]


class TestEncodings:
    TITLE = "Gespräche über Zölle"

    def raw(self, encoding, declared):
        return f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><item><link>/a</link><title>{self.TITLE}</title></item></channel></rss>'.encode(
            encoding
        )

    @pytest.mark.parametrize(
        ("encoding", "declared", "content_type"),
        [
            ("utf-8", "utf-8", "application/xml"),
            ("utf-8-sig", "utf-8", ""),
            ("utf-16", "utf-16", "application/xml"),
            ("iso-8859-1", "iso-8859-1", "application/xml"),
            ("cp1252", "iso-8859-1", "application/rss+xml"),
            ("utf-8", "utf-8", "text/xml; charset=us-ascii"),
            ("cp1252", "utf-8", "application/xml"),
            ("utf-8", "no-such-code", "application/xml"),
            ("utf-8", "utf-8", "text/html; charset=nonsense"),
        ],
    )
    def test_right_or_wrong_are_read(self, encoding, declared, content_type):
        assert only(self.raw(encoding, declared), content_type).title == self.TITLE


class TestHostileFeeds:
    def bomb(self, encoding):
        steps = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        return f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [<!ENTITY a "{"lol" * 9}">{steps}]><rss version="2.0"><channel><item><link>/a</link><title>x&j;y</title></item></channel></rss>'

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_are_not_multiplied(self, encoding):
        begun = time.monotonic()
        entries = feed(self.bomb(encoding).encode(encoding), URL).entries
        assert all(len(entry.title or "") < 100 for entry in entries)
        assert time.monotonic() - begun < 5

    def test_outside_files_are_not_fetched(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("the secret")
        raw = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}">]><rss version="2.0"><channel><item><link>/a</link><title>x&a;y</title></item></channel></rss>'
        assert "secret" not in str(feed(raw.encode(), URL))

    def test_a_file_name_is_not_opened(self, tmp_path):
        path = tmp_path / "feed.xml"
        path.write_bytes(rss("<item><link>/a</link></item>"))
        with pytest.raises(FetchError):
            feed(os.fsencode(path), URL)

    def test_too_many_tags_are_refused(self):
        with pytest.raises(FetchError, match="tags"):
            feed(b'<rss version="2.0"><channel>' + b"<item/>" * 200_001, URL)

    @pytest.mark.parametrize("raw", [b"", b"nothing", b"<html><body>no feed</body></html>", b"\x00\x01\x02", b"<xml/>"])
    def test_what_is_no_feed_is_refused(self, raw):
        with pytest.raises(FetchError):
            feed(raw, URL)

    def test_a_damaged_feed_gives_what_it_has(self):
        raw = rss("<item><link>/a</link><title>One & two</title></item><item><link>/b</link><title>Cut")[:-22]
        assert feed(raw, URL).entries[0].url == "https://news.example/a"

    @pytest.mark.parametrize(
        "piece", [b"<", b"<a>", b"<!--", b"&", b'<a b="', b"<![CDATA[", b"<!DOCTYPE ", b"<!ENTITY a ", b"&#x10ffff;"]
    )
    def test_no_text_takes_for_ever(self, piece):
        begun = time.monotonic()
        feed(b'<rss version="2.0"><channel>' + piece * (60_000 // len(piece)), URL)
        assert time.monotonic() - begun < 5
