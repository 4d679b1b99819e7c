"""What a visit to a URL hands out."""

import gzip
import json
from dataclasses import replace
from datetime import date

import pytest

from dragoman.readers import Checked, Origin, Reading
from dragoman.readers.net import client_for, origins
from readers.net.server import (
    HERE,
    Store,
    Time,
    checked,
    client,
    found,
    html,
    page,
    read,
    refused,
    story,
    xml,
)

DAY = date(2016, 2, 5)
VALID = {"ETag": '"7"', "Last-Modified": "Fri, 05 Feb 2016 12:00:00 GMT"}


def rss(*items: str) -> str:
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {content}><channel><title>Harbour Post</title>{"".join(items)}</channel></rss>'


def item(link: str, extra: str = "") -> str:
    return f"<item><link>{link}</link><title>Title of {link}</title><pubDate>Fri, 05 Feb 2016 10:00:00 GMT</pubDate>{extra}</item>"


def full(subject: str) -> str:
    return f"<content:encoded><![CDATA[{story(subject)}]]></content:encoded>"


def urlset(*places: str) -> str:
    return f"<urlset>{''.join(f'<url><loc>{place}</loc></url>' for place in places)}</urlset>"


def index(*places: str) -> str:
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{place}</loc></sitemap>' for place in places)}</sitemapindex>"


class TestOrigins:
    def test_a_url_is_one_origin(self):
        (origin,) = origins("https://news.example/feed", HERE)
        assert isinstance(origin, Origin)
        assert (origin.name, origin.stamp, origin.size) == ("https://news.example/feed", "", None)

    @pytest.mark.parametrize(
        ("url", "word"),
        [
            ("https://news.example/a.warc.gz", "download"),
            ("https://news.example/a.jsonl", "download"),
            ("https://news.example/a.zip?x=y", "download"),
            ("https://u:p@news.example/", "credentials"),
            ("https://", "host"),
            ("https://[::", "web address"),
        ],
    )
    def test_what_cannot_be_visited_is_refused_unasked(self, url, word):
        (item,) = read(url)
        assert word in item.reason
        assert not item.transient

    def test_by_default_the_inner_network_is_off_limits(self, site):
        site.routes["/a"] = html(story("Novak"))
        (item,) = read(site.url("/a"), Reading(), asker=client_for(Reading(delay=0)))
        assert "private" in item.reason
        assert site.asked == []


class TestPages:
    def test_a_page_is_one_report(self, site):
        site.routes["/2016/02/05/talks?utm_source=x"] = html(story("Novak"), "<title>Talks go on</title>")
        (item,) = read(site.url("/2016/02/05/talks?utm_source=x#top"))
        document = item.document
        assert item.name == document.url == site.url("/2016/02/05/talks")
        assert document.text.startswith("Novak said on Monday")
        assert (document.title, document.published, item.day_basis) == ("Talks go on", DAY, "url")

    def test_where_it_was_found_in_the_end_is_its_address(self, site):
        site.routes |= {"/short": (301, {"Location": "/talks"}, b""), "/talks": html(story("Novak"))}
        (item,) = read(site.url("/short"))
        assert (item.name, item.document.url) == (site.url("/short"), site.url("/talks"))

    def test_the_server_s_word_on_the_encoding_counts(self, site):
        body = page(story("Müller")).decode().encode("cp1252")
        site.routes["/a"] = 200, {"Content-Type": "text/html; charset=windows-1252"}, body
        (item,) = read(site.url("/a"))
        assert "Müller" in item.document.text

    def test_options_stand_above_what_the_page_says(self, site):
        site.routes["/2016/02/05/a"] = html(story("Novak"))
        reading = replace(HERE, published=date(2001, 1, 1), publisher="Given Gazette")
        (item,) = read(site.url("/2016/02/05/a"), reading)
        assert (item.document.published, item.day_basis, item.document.publisher) == (
            date(2001, 1, 1),
            "given",
            "Given Gazette",
        )

    @pytest.mark.parametrize(
        ("media", "body", "reason"),
        [
            ("application/pdf", b"%PDF-1.7 x", "application/pdf, neither a page nor a feed nor a sitemap"),
            ("application/json", b'{"a": 1}', "application/json, neither"),
            ("", b"\x00\x01", "of unknown kind"),
            ("text/html", b"<html><body></body></html>", "no running text"),
            ("text/html", b"", "no"),
            ("application/xml", b"<rss", "neither"),
        ],
    )
    def test_what_is_no_report_is_refused(self, site, media, body, reason):
        site.routes["/a"] = 200, {"Content-Type": media}, body
        (item,) = read(site.url("/a"))
        assert reason in item.reason
        assert (item.name, item.transient) == (site.url("/a"), False)

    @pytest.mark.parametrize(("status", "transient"), [(404, False), (503, True)])
    def test_an_error_page_is_no_report(self, site, status, transient):
        site.routes["/a"] = status, {"Content-Type": "text/html"}, page(story("Error"))
        (item,) = read(site.url("/a"))
        assert (item.reason, item.transient) == (f"the server answered {status}", transient)


class TestFeeds:
    def test_each_entry_is_a_report_and_the_last_word_is_checked(self, site):
        site.routes |= {
            "/feed": xml(rss(item("/a"), item("/b")), **VALID),
            "/a": html(story("Novak")),
            "/b": html(story("Okoye")),
        }
        items = read(site.url("/feed"))
        assert [one.name for one in found(items)] == [site.url("/a"), site.url("/b")]
        first = items[0]
        assert first.document.text.startswith("Novak")
        assert (first.document.title, first.document.published, first.day_basis) == ("Title of /a", DAY, "feed")
        assert items[2:] == [Checked(site.url("/feed"), VALID["ETag"], VALID["Last-Modified"])]

    def test_items_come_one_at_a_time(self, site):
        site.routes |= {"/feed": xml(rss(item("/a"), item("/b"))), "/a": html(story("Novak"))}
        (origin,) = origins(site.url("/feed"), HERE, None, client())
        next(origin.read(0))
        assert site.pages_asked() == ["/feed", "/a"]

    def test_an_unchanged_feed_gives_nothing(self, site):
        def reply(handler):
            known = (handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since"))
            return (304, {}, b"") if known == tuple(VALID.values()) else xml(rss(item("/a")), **VALID)

        site.routes |= {"/feed": reply, "/a": html(story("Novak"))}
        (last,) = checked(read(site.url("/feed"), memory=Store()))
        assert read(site.url("/feed"), memory=Store({site.url("/feed"): last})) == []

    def test_reports_seen_before_are_not_asked_for(self, site):
        site.routes |= {"/feed": xml(rss(item("/a?utm_source=feed"), item("/b"))), "/b": html(story("Okoye"))}
        items = read(site.url("/feed"), memory=Store(stored={site.url("/a")}))
        assert [one.name for one in found(items)] == [site.url("/b")]
        assert len(checked(items)) == 1
        assert site.pages_asked() == ["/feed", "/b"]

    def test_two_spellings_of_one_address_are_one_report(self, site):
        site.routes |= {"/feed": xml(rss(item("/a"), item("/a?utm_medium=rss#x"))), "/a": html(story("Novak"))}
        assert len(found(read(site.url("/feed")))) == 1

    def test_a_page_that_is_gone_does_not_stop_the_rest(self, site):
        site.routes |= {"/feed": xml(rss(item("/gone"), item("/b"))), "/b": html(story("Okoye"))}
        items = read(site.url("/feed"))
        assert [type(one).__name__ for one in items] == ["Refused", "Found", "Checked"]
        assert items[0].name == site.url("/gone")

    def test_a_passing_failure_keeps_the_feed_unchecked(self, site):
        site.routes |= {
            "/feed": xml(rss(item("/busy"), item("/b"))),
            "/busy": (503, {}, b""),
            "/b": html(story("Okoye")),
        }
        items = read(site.url("/feed"))
        assert [one.transient for one in refused(items)] == [True]
        assert len(found(items)) == 1
        assert checked(items) == []

    def test_a_feed_that_fails_is_refused_for_now(self, site):
        site.routes["/feed"] = 500, {}, b""
        (one,) = read(site.url("/feed"))
        assert (one.name, one.transient) == (site.url("/feed"), True)

    def test_links_of_entries_cannot_reach_the_inner_network(self, site):
        links = ["http://169.254.169.254/latest/meta-data", "http://[ff02::1]/", "file:///etc/hosts"]
        site.routes["/feed"] = xml(rss(*(item(link) for link in links)))
        items = read(site.url("/feed"))
        assert len(refused(items)) == 3
        assert found(items) == []

    def test_a_link_to_something_else_is_no_report(self, site):
        site.routes |= {
            "/feed": xml(rss(item("/feed"), item("/pdf"))),
            "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
        }
        assert [one.reason for one in refused(read(site.url("/feed")))] == [
            "application/xml, not a page",
            "application/pdf, not a page",
        ]

    def test_a_json_feed_works_as_well(self, site):
        data = {
            "version": "https://jsonfeed.org/version/1.1",
            "items": [{"id": "1", "url": "/a", "date_published": "2016-02-05"}],
        }
        site.routes |= {
            "/feed": (200, {"Content-Type": "application/json"}, json.dumps(data).encode()),
            "/a": html(story("Novak")),
        }
        (one, last) = read(site.url("/feed"))
        assert (one.document.published, last) == (DAY, Checked(site.url("/feed")))


class TestReportsInTheFeedItself:
    def test_stand_in_for_pages_that_are_gone(self, site):
        site.routes["/feed"] = xml(rss(item("/gone", full("Novak")), item("/gone/too")))
        items = read(site.url("/feed"))
        document = items[0].document
        assert document.text.startswith("Novak said on Monday")
        assert (document.url, document.title, document.publisher, document.published) == (
            site.url("/gone"),
            "Title of /gone",
            "Harbour Post",
            DAY,
        )
        assert [one.name for one in refused(items)] == [site.url("/gone/too")]

    def test_stand_in_for_pages_that_fail_now(self, site):
        site.routes |= {"/feed": xml(rss(item("/busy", full("Novak")))), "/busy": (503, {}, b"")}
        assert [type(one).__name__ for one in read(site.url("/feed"))] == ["Found", "Checked"]

    def test_stand_in_for_pages_that_show_the_beginning_only(self, site):
        site.routes |= {
            "/feed": xml(rss(item("/a", full("Novak")))),
            "/a": html("<p>Novak said on Monday that. Subscribe to read on.</p>"),
        }
        (one,) = found(read(site.url("/feed")))
        assert "Wednesday" in one.document.text

    def test_are_all_there_is_when_pages_are_not_followed(self, site):
        site.routes["/feed"] = xml(
            rss(item("/a", full("Novak")), item("/b"), item("/c", "<description>Short.</description>")), **VALID
        )
        items = read(site.url("/feed"), replace(HERE, follow=False))
        assert [one.name for one in found(items)] == [site.url("/a")]
        assert [(one.name, one.reason, one.transient) for one in refused(items)] == [
            (site.url("/feed"), "holds 2 reports in part only, and pages are not followed", True)
        ]
        assert checked(items) == []
        assert site.pages_asked() == ["/feed"]

    def test_may_have_neither_address_nor_title(self, site):
        site.routes["/feed"] = xml(rss(*(f"<item>{full(name)}</item>" for name in ("Novak", "Okoye"))))
        assert len({one.name for one in found(read(site.url("/feed")))}) == 2

    def test_may_have_no_address(self, site):
        site.routes["/feed"] = xml(
            rss(
                f"<item><guid isPermaLink='false'>n7</guid>{full('Novak')}</item>",
                "<item><title>No more</title></item>",
            )
        )
        items = read(site.url("/feed"))
        assert (items[0].name, items[0].document.url) == (site.url("/feed") + ", n7", None)
        assert [one.name for one in refused(items)] == [site.url("/feed") + ", No more"]


class TestSitemaps:
    def test_each_page_is_a_report(self, site):
        site.routes |= {
            "/map.xml": xml(urlset("/a", "/b"), **VALID),
            "/a": html(story("Novak")),
            "/b": html(story("Okoye")),
        }
        items = read(site.url("/map.xml"))
        assert [one.name for one in found(items)] == [site.url("/a"), site.url("/b")]
        assert [one.etag for one in checked(items)] == ['"7"']

    def test_packed_ones_are_unpacked(self, site):
        site.routes |= {
            "/map.xml.gz": (200, {"Content-Type": "application/x-gzip"}, gzip.compress(urlset("/a").encode())),
            "/a": html(story("Novak")),
            "/bomb.xml.gz": (200, {}, gzip.compress(b"<urlset>" + b" " * 30_000_000)),
        }
        assert len(found(read(site.url("/map.xml.gz")))) == 1
        assert [one.reason for one in refused(read(site.url("/bomb.xml.gz")))] == ["larger than 20 MB unpacked"]

    def test_indexes_lead_to_sitemaps_each_checked_by_itself(self, site):
        site.routes |= {
            "/index.xml": xml(index("/1.xml", "/gone.xml", "/2.xml", "/1.xml"), **VALID),
            "/1.xml": xml(urlset("/a")),
            "/2.xml": xml(urlset("/a", "/b")),
            "/a": html(story("Novak")),
            "/b": html(story("Okoye")),
        }
        items = read(site.url("/index.xml"))
        assert [one.name for one in found(items)] == [site.url("/a"), site.url("/b")]
        assert [one.url for one in checked(items)] == [site.url("/1.xml"), site.url("/2.xml")]
        assert [one.name for one in refused(items)] == [site.url("/gone.xml")]

    def test_indexes_do_not_lead_to_pages(self, site):
        site.routes |= {"/i.xml": xml(index("/a")), "/a": html(story("Novak"))}
        assert [one.reason for one in read(site.url("/i.xml"))] == ["text/html, not a sitemap"]

    def test_indexes_are_not_followed_without_end(self, site):
        for n in range(9):
            site.routes[f"/{n}.xml"] = xml(index(f"/{n + 1}.xml"))
        (one,) = read(site.url("/0.xml"))
        assert (one.name, one.reason) == (site.url("/2.xml"), "an index more than 2 levels deep")

    def test_indexes_that_name_themselves_end(self, site):
        site.routes["/i.xml"] = xml(index("/i.xml", "/i.xml?"))
        assert found(read(site.url("/i.xml"))) == []
        assert len(site.pages_asked()) < 5

    def test_indexes_of_too_many_are_cut(self, site):
        empty = xml("<urlset/>")
        site.routes |= {"/i.xml": xml(index(*(f"/{n}.xml" for n in range(600))))} | {
            f"/{n}.xml": empty for n in range(600)
        }
        items = read(site.url("/i.xml"))
        assert len(checked(items)) == 500
        assert [one.reason for one in refused(items)] == ["names more than 500 sitemaps; the rest is not read"]

    def test_a_damaged_one_gives_what_comes_before(self, site):
        site.routes |= {"/map.xml": xml("<urlset><url><loc>/a</loc></url><url>", **VALID), "/a": html(story("Novak"))}
        items = read(site.url("/map.xml"))
        assert [type(one).__name__ for one in items] == ["Found", "Refused"]

    def test_robots_txt_names_them_too(self, site):
        site.routes |= {
            "/robots.txt": (
                200,
                {"Content-Type": "text/plain"},
                b"User-agent: *\nDisallow:\nSitemap: http://[::\nSitemap: /map.xml\n",
            ),
            "/map.xml": xml(urlset("/a")),
            "/a": html(story("Novak")),
        }
        assert [one.name for one in found(read(site.url("/robots.txt")))] == [site.url("/a")]

    def test_without_following_there_is_nothing_in_them(self, site):
        site.routes["/map.xml"] = xml(urlset("/a"))
        (one,) = read(site.url("/map.xml"), replace(HERE, follow=False))
        assert one.transient


def test_a_shared_client_keeps_the_pace_over_several_places(site):
    site.routes |= {"/a": html(story("Novak")), "/b": html(story("Okoye"))}
    time = Time()
    asker = client(time, delay=1)
    for path in ("/a", "/b"):
        read(site.url(path), asker=asker)
    assert time.slept == [1, 1]


class TestGoingOn:
    def test_the_first_items_are_passed_over(self, site):
        site.routes |= {
            "/feed": xml(rss(item("/a"), item("/b"))),
            "/a": html(story("Novak")),
            "/b": html(story("Okoye")),
        }
        (origin,) = origins(site.url("/feed"), HERE, None, client())
        assert list(origin.read(1)) == list(origin.read(0))[1:]

    def test_with_a_memory_only_what_it_knows_is_passed_over(self, site):
        """The feed has moved on since: the second item of then may be the third of now."""
        site.routes |= {"/feed": xml(rss(item("/new"), item("/a"))), "/new": html(story("Okoye"))}
        (origin,) = origins(site.url("/feed"), HERE, Store(stored={site.url("/a")}), client())
        assert [one.name for one in found(list(origin.read(1)))] == [site.url("/new")]
