"""Pictures as SVG a page can hold under a strict content security policy."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import vl_convert

from dragoman.pictures.frame import Chart
from dragoman.pictures.palette import PART_OF

Element = ElementTree.Element
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
KEPT = 128  # pictures

_HOME = "https://vega.github.io/vega-datasets/"  # the renderer puts this before an address without a host
_ALLOWED = frozenset({"svg", "g", "a", "path", "line", "rect", "text", "tspan"})
_LINKS = re.compile(r"(?:https?://|/)", re.IGNORECASE)
_LONG = re.compile(r"(\d+\.\d)\d+")
_GEOMETRY = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2")
_NEEDLESS = ("class", "role", "aria-roledescription", "style", "cursor", "pointer-events", "version", "font-family")
_PASSED_BY = ("bar", "rect mark", "text mark")  # by the tab key: too many of them
_DEFAULTS = (("opacity", "1"), ("stroke-opacity", "1"), ("fill-opacity", "1"))


def svg(chart: Chart) -> str:
    """The picture as an `<svg class="picture">` element, without styles, scripts and references to elsewhere.

    Several can stand in one page: no element has an id. Colours are attributes, each with a class that a style sheet
    can use (see `palette`). What a mark shows is its `<title>`; marks that lead somewhere are links, named by it.
    """
    return drawn(chart.to_json(indent=None, validate=False), False)


@lru_cache(maxsize=KEPT)
def drawn(specification: str, whole: bool) -> str:
    """The SVG of a Vega-Lite specification; `whole`: on paper, as a file of its own."""
    root = ElementTree.fromstring(vl_convert.vegalite_to_svg(specification, allowed_base_urls=[]))
    _strip_names(root)
    if not whole:
        root.remove(root[0])  # the paper
    _prune(root)
    _label(root, specification)
    for element in root.iter():
        _tidy(element)
    _name(root, json.loads(specification).get("description", ""), whole)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _name(root: Element, description: str, whole: bool) -> None:
    """Say what the picture is. With links inside it is a group: as an image it would hide them."""
    root.set("xmlns", SVG)
    root.set("class", "picture")
    root.set("font-family", "sans-serif")
    root.set("role", "img" if root.find(".//a") is None else "group")
    root.set("aria-label", description)
    if whole:  # inside a page it would pop up over every part
        title = Element("title")
        title.text = description
        root.insert(0, title)


def _strip_names(root: Element) -> None:
    """Local names without their name spaces: a page knows what an `<svg>` is."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if link := element.attrib.pop(f"{{{XLINK}}}href", ""):
            element.set("href", link)


def _prune(parent: Element) -> None:
    """Take out what nobody sees, and whatever is neither shape nor text."""
    for element in list(parent):
        _prune(element)
        if element.tag not in _ALLOWED or _is_unseen(element):
            parent.remove(element)


def _is_unseen(element: Element) -> bool:
    found = element.attrib
    if element.tag in ("g", "a"):
        return len(element) == 0
    bare = found.get("class") in ("background", "foreground") and not (found.get("fill") or found.get("stroke"))
    return bare or found.get("opacity") == "0" or found.get("display") == "none" or found.get("d") == ""


def _label(root: Element, specification: str) -> None:
    """Say in words what the marks are. The tab key stops at points and lines, not at every part of a bar."""
    words = frozenset(_words(json.loads(specification)))
    for link in root.iter("a"):
        mark = link[0]
        link.set("aria-label", mark.get("aria-label", ""))
        if mark.get("aria-roledescription") in _PASSED_BY:
            link.set("tabindex", "-1")
    for element in list(root.iter()):
        told = element.get("aria-label")
        if element.tag != "a" and told is not None:
            del element.attrib["aria-label"]
            if told in words:
                title = ElementTree.SubElement(element, "title")
                title.text = told
        if element.get("class") == "mark-group role-axis":
            element.set("aria-hidden", "true")


def _words(facts: Any) -> Iterator[str]:
    """The words that the rows of a chart tell of themselves."""
    if isinstance(facts, list):
        for item in facts:
            yield from _words(item)
    elif isinstance(facts, dict):
        if isinstance(text := facts.get("text"), str):
            yield text
        for item in facts.values():
            yield from _words(item)


def _tidy(element: Element) -> None:
    """Short numbers, classes for colours, links as they were asked for."""
    found = element.attrib
    for name in _NEEDLESS:
        found.pop(name, None)
    for name, value in _DEFAULTS:
        if found.get(name) == value:
            del found[name]
    for name in _GEOMETRY:
        if name in found:
            found[name] = _LONG.sub(r"\1", found[name])
    parts = [f"{name}-{PART_OF[found[name]]}" for name in ("fill", "stroke") if found.get(name) in PART_OF]
    if parts:
        found["class"] = " ".join(parts)
    if "href" in found:
        found["href"] = found["href"].removeprefix(_HOME)
        if not _LINKS.match(found["href"]):
            del found["href"]
