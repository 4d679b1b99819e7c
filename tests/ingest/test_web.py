"""A page of the web is asked for once, whatever address it gives itself, and a host as often as it allows."""

from collections.abc import Callable, Iterator

import pytest

from dragoman.ingest import Tally, ingest
from dragoman.store import Store
from newsroom import Newsroom
from readers.net.server import HERE, Site, html, running, story, xml


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def run(store: Store, site: Site, *paths: str) -> Tally:
    """What a run over some pages of the site did."""
    site.asked.clear()
    return ingest(store, Newsroom(), [site.url(path) for path in paths], HERE)


def feed(*links: str) -> tuple[int, dict[str, str], bytes]:
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return xml(f'<rss version="2.0"><channel><title>Harbour Post</title>{items}</channel></rss>')


def known_as(path: str, subject: str) -> tuple[int, dict[str, str], bytes]:
    """A page that gives itself another address."""
    return html(story(subject), f'<link rel="canonical" href="{path}">')


def test_a_page_with_another_address_of_its_own_is_asked_for_once(store: Store, site: Site) -> None:
    site.routes |= {"/feed": feed("/?p=7"), "/?p=7": known_as(site.url("/talks"), "Novak")}
    assert run(store, site, "/feed").stored == 1
    assert site.pages_asked() == ["/feed", "/?p=7"]
    assert run(store, site, "/feed").done == 0
    assert site.pages_asked() == ["/feed"]


def test_so_is_one_that_was_turned_away_for_good(store: Store, site: Site) -> None:
    site.routes |= {"/feed": feed("/?p=7"), "/?p=7": known_as(site.url("/talks"), "REFUSE")}
    assert run(store, site, "/feed").rejected == {"not English": 1}
    assert run(store, site, "/feed").done == 0
    assert site.pages_asked() == ["/feed"]


def test_one_that_failed_is_asked_for_again_and_then_forgiven(store: Store, site: Site) -> None:
    site.routes |= {"/feed": feed("/?p=7"), "/?p=7": (500, {}, b"")}
    assert run(store, site, "/feed").waiting.total() == 1
    site.routes["/?p=7"] = known_as(site.url("/talks"), "Novak")
    assert run(store, site, "/feed").stored == 1
    assert store.counts().waiting == 0


def test_one_client_serves_all_places_of_a_run(store: Store, site: Site) -> None:
    site.routes |= {f"/{name}": html(story(name)) for name in ("Novak", "Okoye")}
    assert run(store, site, "/Novak", "/Okoye").stored == 2
    assert site.asked == ["/robots.txt", "/Novak", "/Okoye"]


def test_a_host_that_wants_to_be_left_alone_is_left_alone_by_all(store: Store, site: Site) -> None:
    site.routes |= {"/a": (429, {"Retry-After": "3600"}, b""), "/b": html(story("Novak"))}
    assert run(store, site, "/a", "/b").waiting.total() == 2
    assert site.pages_asked() == ["/a"]


def test_another_address_of_a_page_stored_before_is_asked_for_once(store: Store, site: Site) -> None:
    page = known_as(site.url("/talks"), "Novak")
    site.routes |= {"/feed": feed("/?p=7"), "/?p=7": page, "/talks": page}
    assert run(store, site, "/talks").stored == 1
    assert run(store, site, "/feed").known == 1
    assert run(store, site, "/feed").done == 0
    assert site.pages_asked() == ["/feed"]


def test_a_watch_asks_for_the_rules_anew_and_keeps_the_pace(
    store: Store, site: Site, rounds: Callable[[int], None]
) -> None:
    site.routes |= {"/a": (429, {"Retry-After": "3600"}, b"")}
    rounds(3)
    with pytest.raises(KeyboardInterrupt):
        ingest(store, Newsroom(), [site.url("/a")], HERE, every=1)
    assert site.asked == ["/robots.txt", "/a"]


def test_a_watch_gives_a_host_that_failed_a_new_chance(store: Store, site: Site, rounds: Callable[[int], None]) -> None:
    replies = iter([(500, {}, b""), (404, {}, b"")])
    site.routes |= {"/robots.txt": lambda handler: next(replies), "/a": html(story("Novak"))}
    rounds(2)
    with pytest.raises(KeyboardInterrupt):
        ingest(store, Newsroom(), [site.url("/a")], HERE, every=1)
    assert store.counts().reports == 1
