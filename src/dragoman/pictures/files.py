"""Pictures as files."""

import html
import json
import os
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import vl_convert

from dragoman.errors import ConfigError
from dragoman.pictures.frame import Chart
from dragoman.pictures.inline import drawn

SHARPNESS = 2.0  # pixels of a PNG for each pixel of the picture

# Nothing is fetched, whatever the data may say; the charting library needs to make functions from text.
_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:"
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 1rem; background: #fefefe }} svg {{ max-width: 100%; height: auto }}</style>
<script>{script}</script>
</head>
<body>
<div id="picture">{picture}</div>
<script>
const shown = {{ renderer: "svg", actions: {{ export: true, source: false, compiled: false, editor: false }} }};
vegaEmbed("#picture", {specification}, shown);
</script>
</body>
</html>
"""


def save(chart: Chart, path: str | Path) -> None:
    """Write a picture as .png, .svg, .pdf, .html (one file, needs no network) or .json (Vega-Lite), by the ending.

    The file is there whole or not at all. Raises ConfigError for another ending, or when it cannot be written.
    """
    path = Path(path)
    made = _KINDS.get(path.suffix.lower())
    if made is None:
        raise ConfigError(f"{path}: pictures are saved as {', '.join(_KINDS)}")
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(made(chart))
        os.replace(part, path)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def _whole(chart: Chart) -> str:
    return drawn(chart.to_json(indent=None, validate=False), True)


def _png(chart: Chart) -> bytes:
    return vl_convert.svg_to_png(_whole(chart), scale=SHARPNESS)


def _svg(chart: Chart) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_whole(chart)}\n'.encode()


def _pdf(chart: Chart) -> bytes:
    return vl_convert.svg_to_pdf(_whole(chart))


def _html(chart: Chart) -> bytes:
    """A page that draws the chart anew, so that it answers to the pointer; where scripts are off, it is just shown."""
    bundle: Callable[..., str] = vl_convert.javascript_bundle  # its type forgets that it can be asked for nothing more
    facts = chart.to_dict(validate=False)
    specification = json.dumps(facts).replace("<", "\\u003c")  # no text of a report ends the script
    page = _PAGE.format(
        policy=_POLICY,
        title=html.escape(str(facts.get("description", "")).split(". ")[0]),
        script=bundle().replace("</script", "<\\/script"),
        picture=_whole(chart),
        specification=specification,
    )
    return page.encode()


def _json(chart: Chart) -> bytes:
    return f"{chart.to_json()}\n".encode()


_KINDS: MappingProxyType[str, Callable[[Chart], bytes]] = MappingProxyType(
    {".png": _png, ".svg": _svg, ".pdf": _pdf, ".html": _html, ".json": _json}
)
