"""What robots.txt says is done."""

import time

import pytest

from readers.net.server import Time, client, failure, html, linger, redirect


class TestRobots:
    def rules(self, site, text, status=200):
        site.routes["/robots.txt"] = status, {"Content-Type": "text/plain"}, text.encode()
        site.routes["/a"] = html("x")

    def test_are_honoured_and_asked_for_once(self, site):
        self.rules(site, "User-agent: *\nDisallow: /private\n")
        asker = client()
        assert asker.get(site.url("/a")).status == 200
        problem = failure(site.url("/private/page"), asker)
        assert (str(problem), problem.transient) == ("robots.txt does not allow it", False)
        assert site.asked == ["/robots.txt", "/a"]

    def test_speak_to_this_program_by_name(self, site):
        self.rules(site, "User-agent: dragoman\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
        assert "robots.txt" in str(failure(site.url("/a")))

    @pytest.mark.parametrize("status", [404, 403, 410, 401])
    def test_that_are_missing_allow_everything(self, site, status):
        self.rules(site, "User-agent: *\nDisallow: /", status)
        assert client().get(site.url("/a")).status == 200

    @pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 501])
    def test_that_fail_allow_nothing_for_now(self, site, status):
        self.rules(site, "", status)
        asker = client()
        for _ in range(2):
            assert failure(site.url("/a"), asker).transient
        assert site.asked == ["/robots.txt"]

    def test_that_hang_allow_nothing_for_now(self, site):
        site.routes |= {"/robots.txt": linger, "/a": html("x")}
        assert failure(site.url("/a"), client(silence=0.2)).transient

    def test_are_followed_to_another_place(self, site, other):
        other.routes["/rules"] = 200, {}, b"User-agent: *\nDisallow: /a"
        site.routes |= {"/robots.txt": redirect(other.url("/rules")), "/a": html("x")}
        assert "does not allow" in str(failure(site.url("/a")))

    def test_are_asked_for_at_each_hop(self, site, other):
        other.routes |= {"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /closed"), "/closed": html("x")}
        site.routes["/a"] = redirect(other.url("/closed"))
        assert "does not allow" in str(failure(site.url("/a")))
        assert other.asked == ["/robots.txt"]

    def test_may_ask_for_more_time(self, site):
        self.rules(site, "User-agent: *\nCrawl-delay: 9\n")
        time = Time()
        client(time, delay=1).get(site.url("/a"))
        assert time.slept == [9]

    def test_may_ask_for_too_much_time(self, site):
        self.rules(site, "User-agent: *\nCrawl-delay: 86400\n")
        problem = failure(site.url("/a"))
        assert problem.transient
        assert "86400 seconds" in str(problem)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "\ufeffUser-agent: *\nDisallow:",
            "<html>no rules</html>",
            "\x00\x01\xff",
            "Crawl-delay: nan",
            "User-agent: *\nCrawl-delay: -5",
            "User-agent: *\nCrawl-delay: inf",
        ],
    )
    def test_of_odd_make_do_no_harm(self, site, text):
        self.rules(site, text)
        assert client().get(site.url("/a")).status == 200

    def test_cannot_burn_time(self, site):
        self.rules(site, "User-agent: *\n" + f"Disallow: /{'*a' * 60}b$\n" * 20)
        site.routes["/" + "a" * 400] = html("x")
        begun = time.monotonic()
        client().get(site.url("/" + "a" * 400))
        assert time.monotonic() - begun < 2
