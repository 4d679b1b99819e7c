"""Pictures as files."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.errors import ConfigError
from dragoman.pictures import save, tie_chart
from dragoman.ties.model import Actor
from made_ties import a_tie


@pytest.mark.parametrize(("ending", "start"), [(".png", b"\x89PNG\r\n"), (".PDF", b"%PDF-"), (".svg", b"<?xml")])
def test_kinds_by_ending(tmp_path: Path, ending: str, start: bytes) -> None:
    save(tie_chart(a_tie()), tmp_path / f"tie{ending}")
    assert (tmp_path / f"tie{ending}").read_bytes().startswith(start)
    assert len(list(tmp_path.iterdir())) == 1


def test_an_svg_stands_alone(tmp_path: Path) -> None:
    save(tie_chart(a_tie(), store="news.db"), tmp_path / "tie.svg")
    root = ElementTree.parse(tmp_path / "tie.svg").getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root[0].tag.endswith("title")
    assert root[1].get("fill") == "#fefefe"  # paper behind it


def test_json_is_vega_lite(tmp_path: Path) -> None:
    save(tie_chart(a_tie()), tmp_path / "tie.json")
    assert "vega-lite" in json.loads((tmp_path / "tie.json").read_text(encoding="utf-8"))["$schema"]


def test_a_page_needs_no_network(tmp_path: Path) -> None:
    save(tie_chart(a_tie()), tmp_path / "tie.html")
    page = (tmp_path / "tie.html").read_text(encoding="utf-8")
    outside = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"https?://[^\"'\s<]+", outside) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script[^>]+src|<link|@import|<iframe", page.split("vegaEmbed(")[0][:2000] + outside)
    assert "default-src 'none'" in outside


def test_no_name_ends_the_script_of_a_page(tmp_path: Path) -> None:
    save(tie_chart(a_tie(one=Actor("X", "</script><script>alert(1)</script><!--"))), tmp_path / "tie.html")
    page = (tmp_path / "tie.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert page.count("</script>") == 2


@pytest.mark.parametrize("name", ["tie.bmp", "tie", "tie.svg.gz"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=r"\.png, \.svg, \.pdf, \.html, \.json"):
        save(tie_chart(a_tie()), tmp_path / name)


def test_a_file_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file or directory"):
        save(tie_chart(a_tie()), tmp_path / "nowhere" / "tie.json")


def test_what_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "tie.json"
    path.write_text("old", encoding="utf-8")

    def full(_self: Path, _content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ConfigError, match="No space left"):
        save(tie_chart(a_tie()), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]
