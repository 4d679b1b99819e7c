"""How often hosts are asked."""

from email.utils import formatdate

import pytest

from readers.net.server import Time, client, failure, html


class TestPace:
    def test_a_host_is_left_in_peace_between_requests(self, site):
        site.routes |= {f"/{n}": html("x") for n in range(3)}
        time = Time()
        asker = client(time, delay=1.5)
        for n in range(3):
            asker.get(site.url(f"/{n}"))
        assert time.slept == [1.5, 1.5, 1.5]  # robots.txt is a request too

    def test_time_that_passed_anyway_counts(self, site):
        site.routes["/a"] = html("x")
        time = Time()
        asker = client(time, delay=2)
        asker.get(site.url("/a"))
        time.at += 1.5
        asker.get(site.url("/a"))
        time.at += 10
        asker.get(site.url("/a"))
        assert time.slept == [2, 0.5]

    @pytest.mark.parametrize("status", [429, 503])
    def test_a_busy_server_is_asked_again_when_it_says(self, site, status):
        replies = iter([(status, {"Retry-After": "7"}, b""), html("x")])
        site.routes["/a"] = lambda _: next(replies)
        time = Time()
        assert client(time).get(site.url("/a")).status == 200
        assert time.slept == [7]

    def test_it_may_name_a_day_and_an_hour(self, site):
        time = Time(at=1_454_666_400)
        replies = iter([(503, {"Retry-After": formatdate(time.at + 30, usegmt=True)}, b""), html("x")])
        site.routes["/a"] = lambda _: next(replies)
        client(time).get(site.url("/a"))
        assert time.slept == [30]

    def test_but_not_for_ever(self, site):
        site.routes["/a"] = 503, {"Retry-After": "5"}, b""
        time = Time()
        assert failure(site.url("/a"), client(time)).transient
        assert site.pages_asked() == ["/a"] * 3
        assert time.slept == [5, 5]

    @pytest.mark.parametrize("later", ["3600", "9" * 400, "Fri, 01 Jan 2100 00:00:00 GMT"])
    def test_a_long_wait_is_left_to_a_later_run(self, site, later):
        site.routes |= {"/a": (429, {"Retry-After": later}, b""), "/b": html("x")}
        time = Time()
        asker = client(time)
        for path in ("/a", "/b"):
            assert failure(site.url(path), asker).transient
        assert time.slept == []
        assert site.pages_asked() == ["/a"]  # nor is anything else of that host asked for

    @pytest.mark.parametrize("nonsense", ["soon", "-5", "1.5", "", "Fri, 99 Foo 2100"])
    def test_nonsense_is_not_waited_for(self, site, nonsense):
        site.routes["/a"] = 503, {"Retry-After": nonsense}, b""
        assert failure(site.url("/a")).transient
        assert site.pages_asked() == ["/a"]

    def test_a_host_that_keeps_failing_is_left_alone(self, site):
        site.routes |= {"/bad": lambda handler: handler.connection.close(), "/good": html("x")}
        asker = client()
        for _ in range(3):
            failure(site.url("/bad"), asker)
        problem = failure(site.url("/good"), asker)
        assert "left alone" in str(problem)
        assert problem.transient
