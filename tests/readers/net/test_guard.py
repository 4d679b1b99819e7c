"""Addresses that may be asked, and those that may not."""

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.guard import forbidden, peers, target


def resolving(*addresses: str):
    """A resolver that knows one answer."""

    def resolve(_host, port, **_):
        return [
            (socket.AF_INET6 if ":" in it else socket.AF_INET, socket.SOCK_STREAM, 6, "", (it, port))
            for it in addresses
        ]

    return resolve


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/hosts",
        "gopher://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "http://",
        "http:///path",
        "http://user:secret@example.org/",
        "http://user@example.org/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[not::an::address]/",
        "http://%65xample.org/",
        "http://example.org/\ud800",
        "http://" + "a" * 300 + ".org/",
        "http://example.org/" + "a" * 9000,
    ],
)
def test_only_plain_web_addresses_are_taken(url):
    with pytest.raises(FetchError):
        target(url)


def test_a_url_is_taken_apart_once():
    where = target("HTTPS://Bücher.Example:8443/straße?q=ö&x=%20#part")
    assert (where.scheme, where.host, where.port) == ("https", "xn--bcher-kva.example", 8443)
    assert where.path == "/stra%C3%9Fe?q=%C3%B6&x=%20"
    assert where.url == "https://xn--bcher-kva.example:8443/stra%C3%9Fe?q=%C3%B6&x=%20"
    assert target("http://example.org:80").url == "http://example.org/"
    assert target("http://[2001:DB8::1]:81/a").authority == "[2001:db8::1]:81"


def test_no_line_break_gets_into_a_request():
    assert "\n" not in target("http://example.org/a%0d%0aHost: x\r\nb?c=\nd").path


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_or_refused(text):
    for url in (text, f"http://{text}", f"https://example.org/{text}"):
        try:
            where = target(url)
        except FetchError:
            continue
        assert where.url.isascii()
        assert target(where.url) == where


INNER = [
    "127.0.0.1",
    "127.9.9.9",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.1.1",
    "100.64.0.1",
    "0.0.0.0",
    "0.1.2.3",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "fc00::1",
    "fd12:3456::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:db8::1",
]
NEVER = [
    "224.0.0.1",
    "239.1.1.1",
    "ff02::1",
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "fd00:ec2::254",
    "168.63.129.16",
    "0.0.0.0",
]


@pytest.mark.parametrize("address", [*INNER, *NEVER])
def test_addresses_of_the_inner_network_are_forbidden(address):
    assert forbidden(address, private=False)


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "fe80::1%eth0", "::1", "fd12::1", "100.64.0.1"]
)
def test_private_addresses_can_be_allowed(address):
    assert not forbidden(address, private=True)


@pytest.mark.parametrize("address", NEVER)
def test_metadata_and_multicast_addresses_never_are(address):
    assert forbidden(address, private=True)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_addresses_of_the_open_network_are_allowed(address):
    assert not forbidden(address, private=False)


def test_a_name_is_judged_by_what_it_resolves_to():
    with pytest.raises(FetchError, match="private"):
        peers(target("http://innocent.example/"), False, resolving("10.0.0.7"))
    with pytest.raises(FetchError, match="private"):
        peers(target("http://innocent.example/"), False, resolving("93.184.215.14", "::1"))
    assert [peer.address for peer in peers(target("http://good.example:81/"), False, resolving("93.184.215.14"))] == [
        ("93.184.215.14", 81)
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://localhost/",
        "http://１２７.0.0.1/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_odd_forms_of_this_machine_are_known(url):
    """The system's own resolver reads them; none is looked up on the network."""
    with pytest.raises(FetchError, match="private"):
        peers(target(url), private=False)


def test_a_name_without_address_may_have_one_later():
    def resolve(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(FetchError) as caught:
        peers(target("http://gone.example/"), False, resolve)
    assert caught.value.transient
