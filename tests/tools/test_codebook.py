import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def codebook() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "tools" / "codebook.py"))


def test_page_is_up_to_date(codebook: dict[str, Any]) -> None:
    assert codebook["main"](["--check"]) == 0


def test_check_fails_on_another_page(codebook: dict[str, Any], tmp_path: Path) -> None:
    main: Callable[[list[str]], int] = codebook["main"]
    page = tmp_path / "codebook.md"
    assert main(["--check", "--page", str(page)]) == 1
    assert main(["--page", str(page)]) == 0
    assert main(["--check", "--page", str(page)]) == 0
    page.write_text("something else", encoding="utf-8")
    assert main(["--check", "--page", str(page)]) == 1


def test_page_shows_every_event_mode_context_and_sector() -> None:
    from dragoman.ontology import load_ontology

    page, ontology = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8"), load_ontology()
    for event in ontology.events:
        assert f"### {event.name}\n\n{event.definition}" in page
    for name in (*(mode.name for mode in ontology.modes), *(context.name for context in ontology.contexts)):
        assert f"| `{name}` |" in page
    for code in (*(sector.code for sector in ontology.sectors), *(code.code for code in ontology.cameo)):
        assert f"| `{code}` |" in page
