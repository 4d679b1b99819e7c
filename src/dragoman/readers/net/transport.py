"""One request and its answer, bounded in time and size whatever the server does."""

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field

from dragoman.readers.model import MOST_BYTES
from dragoman.readers.net.failure import FetchError
from dragoman.readers.net.guard import Peer, Resolve, Target, peers

MOST_PEERS = 3  # addresses of one host that are tried
MOST_MEMBERS = 100  # gzip files in one another's wake; each costs a copy of the rest
PIECE = 65_536
CODINGS = "gzip, deflate"


@dataclass(frozen=True, slots=True)
class Bounds:
    """`silence`: seconds without a byte; `seconds`: for the whole exchange; `size`: bytes, before and after unpacking.

    Two minutes are enough for 20 MB over a slow line, and end a server that sends a byte now and then.
    """

    silence: float = 20.0
    seconds: float = 120.0
    size: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Wire:
    """How the network is reached; tests put their own in. `tls` None: the system's authorities."""

    private: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    resolve: Resolve = socket.getaddrinfo
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. `headers` has lower-case names; `body` is unpacked, and empty unless `status` is 200."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def exchange(where: Target, headers: Mapping[str, str], wire: Wire) -> Answer:
    """Asks for a URL, without following redirects. Raises `FetchError`."""
    sock = _connected(peers(where, wire.private, wire.resolve), wire.bounds)
    with _cut_after(wire.bounds.seconds, sock) as cut:
        try:
            with closing(_secured(sock, where, wire) if where.scheme == "https" else sock) as line:
                answer = _asked(line, where, headers, wire.bounds)
        except (FetchError, OSError, http.client.HTTPException, ValueError) as error:
            raise (_too_long(wire.bounds) if cut.is_set() else _broken(error, wire.bounds)) from error
        if cut.is_set():  # the end of a body without a length looks the same as a line that was cut
            raise _too_long(wire.bounds)
        return answer


def _connected(found: list[Peer], bounds: Bounds) -> socket.socket:
    """A socket to the first address that answers."""
    problem: OSError = OSError("the host has no address")
    for peer in found[:MOST_PEERS]:
        sock = socket.socket(peer.family, socket.SOCK_STREAM)
        sock.settimeout(min(bounds.silence, bounds.seconds))
        try:
            sock.connect(peer.address)
        except OSError as error:
            sock.close()
            problem = error
        else:
            return sock
    raise _broken(problem, bounds) from problem


def _secured(sock: socket.socket, where: Target, wire: Wire) -> ssl.SSLSocket:
    """The connection under TLS, certified for the name that was asked for, not for the address."""
    try:
        return (wire.tls or ssl.create_default_context()).wrap_socket(sock, server_hostname=where.host)
    except BaseException:
        sock.close()
        raise


@contextmanager
def _cut_after(seconds: float, sock: socket.socket) -> Iterator[threading.Event]:
    """Ends the connection after so long: time-outs between bytes never end a server that sends one now and then.

    It holds a second handle on the connection, which stays good when TLS takes the first one over.
    """
    twin, cut = sock.dup(), threading.Event()

    def end() -> None:
        cut.set()
        with suppress(OSError):
            twin.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
        twin.close()


def _asked(line: socket.socket, where: Target, headers: Mapping[str, str], bounds: Bounds) -> Answer:
    connection = http.client.HTTPConnection(where.host, where.port)
    connection.sock = line
    own = {"Host": where.authority, "Accept-Encoding": CODINGS, "Connection": "close"}
    connection.request("GET", where.path, headers={**headers, **own})
    with closing(connection.getresponse()) as response:
        named = {name.lower(): value for name, value in response.getheaders()}
        body = _body(response, named, bounds) if response.status == 200 else b""
        return Answer(where.url, response.status, named, body)


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], bounds: Bounds) -> bytes:
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"packed as {coding[:40]!r}, which was not asked for")
    if (response.length or 0) > bounds.size:
        raise too_large(bounds.size)
    raw = bytearray()
    while piece := response.read1(PIECE):
        raw += piece
        if len(raw) > bounds.size:
            raise too_large(bounds.size)
    if response.length:
        raise FetchError(f"breaks off {response.length} bytes before its end", transient=True)
    return unpacked(bytes(raw), bounds.size) if coding not in ("", "identity") else bytes(raw)


def unpacked(raw: bytes, most: int) -> bytes:
    """What gzip, zlib or bare deflate data hold. Raises `FetchError` when damaged or larger than `most` bytes."""
    form = 47 if raw[:1] in (b"\x1f", b"\x78") else -15  # told by the first byte: gzip or zlib, else bare deflate
    out = bytearray()
    try:
        for _ in range(MOST_MEMBERS):
            unpacker = zlib.decompressobj(form)
            out += unpacker.decompress(raw, most + 1 - len(out))
            if len(out) > most:
                raise too_large(most, "unpacked")
            if not unpacker.eof:
                raise FetchError("its compressed data break off", transient=True)
            raw = unpacker.unused_data
            if raw[:2] != b"\x1f\x8b":
                return bytes(out)
    except zlib.error as error:
        raise FetchError("its compressed data are damaged") from error
    raise FetchError(f"compressed in more than {MOST_MEMBERS} parts")


def too_large(most: int, how: str = "") -> FetchError:
    return FetchError(f"larger than {most / 1_000_000:g} MB {how}".rstrip())


def _too_long(bounds: Bounds) -> FetchError:
    return FetchError(f"not complete after {bounds.seconds:g} seconds", transient=True)


def _broken(error: Exception, bounds: Bounds) -> FetchError:
    """Every break of the line is worth another try: the server may be itself again tomorrow."""
    if isinstance(error, FetchError):
        return error
    if isinstance(error, TimeoutError):
        return FetchError(f"no answer for {bounds.silence:g} seconds", transient=True)
    if isinstance(error, ssl.SSLCertVerificationError):
        return FetchError(f"its certificate is not valid: {error.verify_message}", transient=True)
    if isinstance(error, OSError):
        return FetchError(f"the connection failed: {(error.strerror or str(error)).lower()}", transient=True)
    if isinstance(error, http.client.IncompleteRead):
        return FetchError("breaks off before its end", transient=True)
    return FetchError(f"not a proper answer: {type(error).__name__}", transient=True)
