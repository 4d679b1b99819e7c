"""Which addresses may be asked: plain http and https, and no machine of the inner network.

A feed is written by strangers. A link in it must not make this machine ask its own network, itself, or the
service that hands out a cloud machine's credentials. So every URL, also each hop of a redirect, is taken apart here
once, its host is resolved once, and the connection goes to the very addresses that were checked.
"""

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from dragoman.readers.net.failure import FetchError

Resolve = Callable[..., list[tuple[Any, ...]]]  # as `socket.getaddrinfo`
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_URL = 8_000  # characters; servers take about as many
PORTS = {"http": 80, "https": 443}

_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,252}[a-z0-9_])?\.?")
_PATH_SAFE = "%/:=&?~+!$,;'@()*[]"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # how IPv6-only networks reach IPv4: the last 32 bits are the address
# Where cloud machines find their credentials. Some of these are public addresses, and none is a news site.
_METADATA = frozenset(
    ipaddress.ip_address(text)
    for text in ("169.254.169.254", "169.254.170.2", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254")
)


@dataclass(frozen=True, slots=True)
class Target:
    """A URL taken apart. `host` is lower case, IDN as punycode, IPv6 without brackets; `path` includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host, and port unless it is the usual one: what the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        return self.origin + self.path


@dataclass(frozen=True, slots=True)
class Peer:
    """An address that passed the check, as sockets take it."""

    family: int
    address: tuple[Any, ...]


def target(url: str) -> Target:
    """Takes a URL apart. Raises `FetchError` for other schemes, credentials, bad hosts and ports, and endless URLs."""
    if len(url) > MOST_URL:
        raise FetchError(f"an address of more than {MOST_URL} characters")
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname
        path, query = quote(parts.path or "/", safe=_PATH_SAFE), quote(parts.query, safe=_PATH_SAFE)
    except ValueError as error:
        raise FetchError(f"not a web address: {error}") from error
    if parts.scheme not in PORTS:
        raise FetchError("neither http nor https")
    if "@" in parts.netloc:
        raise FetchError("credentials in the address")
    if port == 0:
        raise FetchError("not a web address: port 0")
    return Target(parts.scheme, _host(host or ""), port or PORTS[parts.scheme], f"{path}?{query}" if query else path)


def peers(where: Target, private: bool, resolve: Resolve = socket.getaddrinfo) -> list[Peer]:
    """The addresses of the host. Raises `FetchError` when there are none, or when one of them may not be asked."""
    try:
        found = resolve(where.host, where.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no address for host {where.host}", transient=True) from error
    for entry in found:
        if reason := forbidden(str(entry[4][0]), private):
            raise FetchError(f"{where.host} is {reason}")
    return [Peer(entry[0], entry[4]) for entry in found]


def forbidden(address: str, private: bool) -> str:
    """Why an address may not be asked; nothing if it may. `private` opens all but metadata and multicast addresses."""
    ip = _inner(ipaddress.ip_address(address.partition("%")[0]))
    if ip in _METADATA:
        return "a metadata service, which is no place for news"
    if ip.is_multicast or ip.is_unspecified:
        return "not the address of one machine"
    if private or (ip.is_global and not ip.is_reserved and not getattr(ip, "is_site_local", False)):
        return ""
    return f"a private, local or reserved address ({ip})"


def _inner(ip: Address) -> Address:
    """The IPv4 address inside an IPv6 one, where packets would end up; else the address itself."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip


def _host(host: str) -> str:
    """The host as the resolver takes it. Raises `FetchError`."""
    if ":" in host:
        return _literal(host)
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchError(f"not a host name: {host[:60]!r}") from error
    if not _HOST.fullmatch(plain):
        raise FetchError(f"not a host name: {host[:60]!r}" if host else "an address without a host")
    return plain


def _literal(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address("%" if "%" in host else host))  # a zone names a cable of this machine
    except ValueError as error:
        raise FetchError(f"not an IPv6 address: {host[:60]!r}") from error
