"""One form for all spellings of a report's address."""

import re
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit, urlunsplit

# Parameters that tell how a reader came to the page, never which page it is.
_TRACKING = re.compile(
    r"(?:utm_\w*|mtm_\w*|pk_\w*|hsa_\w*|at_(?:medium|campaign|custom\w*|link\w*|format|ptr_name|bbc_team)|"
    r"(?:fb|g|dc|ms|tw|y|tt|li_fat_|wbra|gbra)clid|gclsrc|fb_\w*|_ga|_gl|_hs\w*|mc_[ce]id|mkt_tok|vero_\w*|"
    r"oly_\w*|wt_?\w*mc|s_cid|cmpid?|icid|ocid|ncid|ito|igshid?|yptr|xtor|ref_?src|ref_?url|ftag|smid|smtyp|"
    r"guccounter|guce_\w*|__twitter_impression|spm|trk|wickedid|rb_clickid|li_fat_id)",
    re.IGNORECASE,
)
_AMP_PARAMETER = re.compile(r"amp(?:=(?:1|true)?)?|(?:outputtype|output|view|type)=amp", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp/?|\.amp)$|\.amp(?=\.html?$)", re.IGNORECASE)
_AMP_CACHE = re.compile(r"(?:www\.)?google\.[a-z.]+/amp/(s/)?|[\w-]+\.cdn\.ampproject\.org/[cv]/(s/)?", re.IGNORECASE)
_NAMED = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:/|$)")
_SCHEMES = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_SPACE = re.compile(r"[\x00-\x20\x7f]+")
_IN_PATH = "/:@!$&'()*+,;=~-._"
_IN_QUERY = "/:@!$'()*+,;~-._?"


def canonical(url: str) -> str:
    """The canonical form of an http or https URL; anything else comes back as it is, without outer blanks.

    Lower-case scheme and host (in punycode), no credentials, default port, fragment, tracking parameters or AMP
    variant; dot segments resolved, parameters sorted, escapes in one spelling. Idempotent.
    """
    url = url.strip()
    for _ in range(3):  # what a cache URL holds may itself be one
        better = _once(url)
        if better == url:
            break
        url = better
    return url


def host_of(url: str) -> str:
    """The host of a URL, lower-case, without `www.`; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_web(url: str) -> bool:
    """Whether this is an http or https URL with a host and a sound port."""
    try:
        parts = urlsplit(url)
        return parts.scheme.lower() in _SCHEMES and bool((parts.hostname or "").strip(".")) and parts.port != 0
    except ValueError:
        return False


def _once(url: str) -> str:
    try:
        parts = urlsplit(_SPACE.sub("", url))
        scheme, host, port = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        return url
    if scheme not in _SCHEMES or not (host := _host(host)):
        return url
    if inner := _uncached(host, parts):
        return inner
    path = _AMP_PATH.sub("", _escapes(_dots(parts.path), _IN_PATH)) or "/"
    where = host if port in (None, _SCHEMES[scheme]) else f"{host}:{port}"
    return urlunsplit((scheme, where, path, _query(parts.query), ""))


def _host(host: str) -> str:
    host = host.rstrip(".")
    if ":" in host:
        return f"[{host}]"
    if host.isascii():
        return host.lower()
    try:
        return host.lower().encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _uncached(host: str, parts: SplitResult) -> str:
    """The page that a URL of an AMP cache stands for, or nothing."""
    match = _AMP_CACHE.match(host + parts.path)
    if match is None:
        return ""
    rest = (host + parts.path)[match.end() :]
    scheme = "https" if match[1] or match[2] else "http"
    page = f"{scheme}://{rest}{'?' + parts.query if parts.query else ''}"
    return page if _NAMED.match(rest) else ""


def _dots(path: str) -> str:
    """The path without `.` and `..` segments."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        plain = segment.replace("%2e", ".").replace("%2E", ".")
        if plain == "..":
            del kept[-1:]
        elif plain != ".":
            kept.append(segment)
    if segments and segments[-1].replace("%2e", ".").replace("%2E", ".") in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    kept = []
    for part in query.split("&"):
        name, equals, value = part.partition("=")
        name, value = _escapes(name, _IN_QUERY), _escapes(value, _IN_QUERY + "=")
        if part and not _TRACKING.fullmatch(name) and not _AMP_PARAMETER.fullmatch(name + equals + value):
            kept.append(name + equals + value)
    return "&".join(sorted(kept))


def _escapes(text: str, safe: str) -> str:
    """Escapes in upper case, none where the plain character means the same, and everywhere else they are due."""
    out = []
    end = 0
    for match in _ESCAPE.finditer(text):
        out += [quote(text[end : match.start()], safe), _escape(match[0])]
        end = match.end()
    return "".join([*out, quote(text[end:], safe)])


def _escape(escape: str) -> str:
    plain = unquote_to_bytes(escape).decode("latin-1")
    return plain if plain.isascii() and (plain.isalnum() or plain in "-._~") else escape.upper()
