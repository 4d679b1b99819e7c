"""Sitemaps and indexes of them."""

import time
import tracemalloc
from contextlib import nullcontext
from datetime import date
from itertools import islice

import pytest

from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.sitemaps import pages, sitemaps

URL = "https://news.example/maps/news.xml"
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


def urlset(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {SPACES}>{body}</urlset>'.encode()


def test_a_news_sitemap_names_title_day_and_publisher():
    raw = urlset(
        "<url><loc> https://news.example/talks </loc><lastmod>2019-01-01</lastmod><image:image><image:loc>https://news.example/p.jpg</image:loc><image:title>A photograph</image:title></image:image>"
        "<news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>"
        "<news:publication_date>2016-02-05T23:00:00-05:00</news:publication_date><news:title>Talks &amp;\n terms</news:title></news:news></url>"
    )
    (entry,) = pages(raw, URL)
    assert (entry.url, entry.title, entry.day, entry.publisher) == (
        "https://news.example/talks",
        "Talks & terms",
        date(2016, 2, 5),
        "Harbour Post",
    )


def test_a_plain_sitemap_names_pages_only():
    """`lastmod` is the day of the last change, not of publication."""
    (entry,) = pages(b"<urlset><url><loc>/a</loc><lastmod>2016-02-05</lastmod></url></urlset>", URL)
    assert (entry.url, entry.day, entry.title) == ("https://news.example/a", None, None)


def test_prefixes_that_were_never_declared_end_the_reading_where_they_stand():
    with pytest.raises(FetchError, match="line 2"):
        list(pages(b"<urlset>\n<url><x:loc>/a</x:loc></url><</urlset>", URL))


def test_an_index_names_sitemaps():
    raw = f"<sitemapindex {SPACES}><sitemap><loc>https://news.example/1.xml</loc></sitemap><sitemap><loc>2.xml.gz</loc></sitemap><sitemap/></sitemapindex>"
    assert list(sitemaps(raw.encode(), URL)) == ["https://news.example/1.xml", "https://news.example/maps/2.xml.gz"]


@pytest.mark.parametrize("place", ["", "ftp://news.example/a", "javascript:x", "http://[::"])
def test_places_that_are_none_are_passed_over(place):
    assert list(pages(urlset(f"<url><loc>{place}</loc></url>"), URL)) == []


def test_what_comes_before_the_damage_is_handed_out():
    entries = pages(urlset("<url><loc>/a</loc></url><url><loc>/b</loc></url><url><loc>/c</l"), URL)
    assert [next(entries).url, next(entries).url] == ["https://news.example/a", "https://news.example/b"]
    with pytest.raises(FetchError, match="not well-formed"):
        next(entries)


def test_other_encodings_are_read():
    raw = f'<?xml version="1.0" encoding="utf-16"?><urlset {SPACES}><url><loc>/ä</loc></url></urlset>'
    assert [entry.url for entry in pages(raw.encode("utf-16"), URL)] == ["https://news.example/ä"]


@pytest.mark.parametrize(
    "raw",
    [
        '<!DOCTYPE urlset [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>',
        '<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/hosts">]><urlset><url><loc>&a;</loc></url></urlset>',
        '<!DOCTYPE urlset [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x">%a;]><urlset></urlset>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(raw, encoding):
    with pytest.raises(FetchError, match="entities"):
        list(pages(raw.encode(encoding), URL))


def test_nesting_is_bounded():
    with pytest.raises(FetchError, match="nested"):
        list(pages(b"<a>" * 100, URL))


def test_the_number_of_entries_is_bounded():
    entries = pages(urlset("<url><loc>/a</loc></url>" * 50_001), URL)
    assert sum(1 for _ in islice(entries, 50_000)) == 50_000
    with pytest.raises(FetchError, match="50,000"):
        next(entries)


@pytest.mark.parametrize("piece", ["<a/>", "text ", "<!-- c -->", "<url/>", "<?p i?>", "<![CDATA[x]]>"])
def test_memory_and_time_do_not_grow_with_what_is_of_no_use(piece):
    raw = urlset(f"<url><loc>/a{piece * (2_000_000 // len(piece))}</loc></url>")
    tracemalloc.start()
    begun = time.monotonic()
    with pytest.raises(FetchError) if piece == "<url/>" else nullcontext():
        list(pages(raw, URL))
    assert time.monotonic() - begun < 10
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()
