"""The pages in a real browser: from a pair to its sentence, and back with a judgement."""

import shutil
import socket
import threading
from collections.abc import Iterator

import pytest

from builders import day, news, told
from dragoman.records import Party
from dragoman.store import Store
from dragoman.web.app import create_app

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]

RUSSIA, IRAN = Party("Russia", "RUS", "RUS"), Party("Iran", "IRN", "IRN")
MONTHS = [f"{year}-{month:02}" for year in (2022, 2023) for month in range(1, 13)]
PATHS = [
    "/",
    "/ties/RUS/IRN",
    "/actors/RUS",
    "/search",
    "/search?q=accused",
    "/reports/report-2022-01",
    "/events/e2022-01",
    "/map",
    "/network",
    "/review",
    "/sources",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    """Two years of two states, served."""
    import uvicorn

    with Store(tmp_path_factory.mktemp("browser") / "news.db") as store:
        for number, month in enumerate(MONTHS):
            kind, words = ("ACCUSE", "accused") if number < 12 else ("CONSULT", "met")
            event = told(
                f"Russia {words} Iran in {month}",
                id=f"e{month}",
                type=kind,
                actor=RUSSIA,
                recipient=IRAN,
                when=day(f"{month}-10"),
            )
            store.put(news(event, id=f"report-{month}", published=f"{month}-11", publisher="Morning Post"))
        app = create_app(store, judges={"secret": "Ann"})
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser, address):
    """A page of a desk screen that fails the test when the browser complains of anything."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    opened, complaints = context.new_page(), []
    opened.on("console", lambda message: message.type == "error" and complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints


def test_from_a_pair_over_its_curve_to_the_sentence(page):
    page.goto("/")
    page.get_by_label("A", exact=True).fill("Russia")
    page.get_by_label("B", exact=True).fill("Iran")
    page.get_by_role("button", name="Show the tie").click()
    assert page.locator("h1").inner_text() == "Russia and Iran"
    assert page.locator("figure.chart.wide svg").first.is_visible()
    page.locator("figure.chart.wide svg a[aria-label^='Feb 2022: balance']").first.click(force=True)
    page.wait_for_url("**step=week**")
    page.locator("section", has_text="What happened").locator("tbody a").first.click()
    page.wait_for_url("**/events/**")
    page.locator(".telling h2 a").first.click()
    page.wait_for_url("**/reports/**")
    assert "Russia accused Iran" in " ".join(page.locator("main").inner_text().split())
    assert page.locator("main a[href*='/events/']").count()


def test_a_record_is_corrected_by_keys_and_the_tie_follows(page):
    page.goto("/enter?token=secret")
    page.wait_for_url("**/review")
    page.keyboard.press("j")
    event = page.locator(".due").first.locator("[data-key=o]").get_attribute("href")
    page.keyboard.press("c")
    box = page.locator(".due").first.locator("form.correction")
    box.get_by_label("Field").select_option("type")
    box.get_by_label("New content").fill("THREATEN")
    box.get_by_role("button", name="Correct").click()
    page.wait_for_load_state()
    page.goto(event)
    assert "THREATEN" in page.locator("h1").inner_text()
    assert "Ann" in page.locator("section", has_text="Judgements").last.inner_text()
    page.goto("/search?type=THREATEN")
    assert page.locator(f"main a[href='{event}']").count() == 1


def test_a_record_judged_wrong_by_one_key_counts_for_the_precision(page):
    page.goto("/enter?token=secret")
    page.keyboard.press("j")
    event = page.locator(".due").first.locator("[data-key=o]").get_attribute("href")
    with page.expect_navigation():
        page.keyboard.press("w")
    assert "wrong" in page.locator("main").inner_text().casefold()
    page.goto(event)
    assert "wrong" in page.locator("section", has_text="Judgements").last.inner_text().casefold()


def test_the_first_key_skips_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_phone(page, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_can_be_used_by_everyone(page, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("/enter?token=secret")
    page.goto(path)
    assert page.evaluate(FAULTS) == []


# What keeps people from using a page, after the success criteria of WCAG 2.2, level AA, that a program can check.
FAULTS = """() => {
  const faults = [], all = (what) => Array.from(document.querySelectorAll(what));
  const shown = (one) => one.getClientRects().length > 0;
  const name = (one) => (one.getAttribute("aria-label") || one.innerText || one.textContent || one.title || "").trim();
  if (!document.documentElement.lang) faults.push("no language");
  if (!document.title) faults.push("no title");
  if (all("main").length !== 1) faults.push("not one main");
  const ids = all("[id]").map((one) => one.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => faults.push(`id twice: ${id}`));
  let level = 0;
  all("h1, h2, h3, h4, h5, h6").filter(shown).forEach((head) => {
    const next = Number(head.tagName[1]);
    if (next > level + 1) faults.push(`heading skips a level: ${head.innerText}`);
    level = next;
  });
  all("input:not([type=hidden]), select, textarea").forEach((field) => {
    if (!field.labels.length && !field.getAttribute("aria-label")) faults.push(`no label: ${field.outerHTML}`);
  });
  all("a[href], button, summary").filter(shown).forEach((one) => { if (!name(one)) faults.push(`no name: ${one.outerHTML}`); });
  all("img:not([alt]), svg:not([aria-label]):not([aria-hidden])").forEach((one) => faults.push("a picture without words"));
  all("table").forEach((one) => { if (!one.querySelector("th")) faults.push("a table without heads"); });
  const numbers = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const part = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const found = numbers(getComputedStyle(at).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  all("main *, header *, footer *").filter((one) => !one.closest("svg, option") && shown(one)).forEach((one) => {
    if (!Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.data.trim())) return;
    const style = getComputedStyle(one), size = parseFloat(style.fontSize);
    const [a, b] = [light(numbers(style.color)), light(ground(one))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) faults.push(`contrast ${contrast.toFixed(2)}: ${one.innerText.slice(0, 40)}`);
  });
  return faults;
}"""
