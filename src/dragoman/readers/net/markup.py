"""The plain text of a scrap of HTML, such as feeds hold."""

import re
from typing import Any

_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#\w]{1,32};")
_LEFT_OUT = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "form",
    "button",
    "figure",
    "audio",
    "video",
)
_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table "
    "tr ul".split()
)
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")  # no text has them, and XML cannot
_BLANK = re.compile(r"\s+")
_BREAK = "\x1e"  # stands for the border of a paragraph until blanks are made plain


def text_of(html: str) -> str:
    """The text, its paragraphs separated by blank lines. Plain text comes back with its own paragraphs."""
    html = _UNFIT.sub("", html)
    return _joined(_walked(html).split(_BREAK)) if _MARKUP.search(html) else plain(html)


def plain(text: str) -> str:
    """The same for a text that is known to have no markup."""
    return _joined(re.split(r"\n\s*\n", _UNFIT.sub("", text)))


def line_of(html: str | None) -> str | None:
    """The text on one line, None if there is none."""
    return " ".join(text_of(html).split()) or None if html else None


def _joined(paragraphs: list[str]) -> str:
    lines = (_BLANK.sub(" ", paragraph).strip() for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line)


def _walked(html: str) -> str:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    plain = html.encode("utf-8")
    try:
        root = etree.fromstring(b"<body><div>" + plain + b"</div></body>", parser)
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    etree.strip_elements(root, *_LEFT_OUT, with_tail=False)
    return "".join(_pieces(root))


def _pieces(root: Any) -> list[str]:
    from lxml.etree import iterwalk

    out: list[str] = []
    for event, element in iterwalk(root, events=("start", "end")):
        border = _BREAK if element.tag in _BLOCKS else "\n" if element.tag == "br" else ""
        text = element.text if event == "start" else element.tail
        out += (border, text or "") if border else (text or "",)
    return out
