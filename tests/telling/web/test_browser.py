"""The reading room in a real browser: no error, nothing asked for outside, nothing that overflows, keys that work.

Skipped where there is no Chromium, unless SAYSO_TEST_BROWSER is set: then it must be there.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import served
from sayso import pipeline
from sayso.ledger import Ledger
from tests.telling.web.test_escaping import VECTORS, poisoned

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DEMANDED = bool(os.environ.get("SAYSO_TEST_BROWSER"))

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM or DEMANDED), reason="no chromium: SAYSO_TEST_BROWSER=1 makes this a failure"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).parents[3]
PAGES = ("/", "/reports", "/reports/01-agency-wire.txt", "/claims", "/claims?columns=chain&columns=words",
         "/claims?columns=review&columns=assignee", "/disputes",
         "/disputes?all=yes", "/sources", "/sources?of=outlets", "/sources/rus", "/review",
         "/review?review=disputed", "/review/log", "/timeline", "/timeline?by=place&since=2016-12-13&until=2016-12-16",
         "/map", "/incidents", "/truces", "/passages", "/evacuations", "/talks", "/dossier", "/nowhere")  # fmt: skip
LISTS = ("/", "/reports", "/claims", "/claims?page=3", "/disputes", "/sources", "/sources?of=outlets", "/review",
         "/review/log", "/timeline", "/map", "/incidents", "/dossier?choose=yes")  # fmt: skip
LEADS = {"/disputes": "/disputes/", "/incidents": "/incidents/", "/truces": "/truces/", "/evacuations": "/evacuations/"}
"""Lists, and how the links of what they list begin: the first of each is looked at too."""
SIZES = ((1280, 900), (390, 844))
LOOKS = tuple((size, scheme) for size in SIZES for scheme in ("light", "dark"))
"""All of them where the browser is demanded; else a wide light one and a narrow dark one."""

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The examples, read and served."""
    with Ledger.open(tmp_path_factory.mktemp("served") / "made.db", create=True) as ledger:
        pipeline.read([str(ROOT / "examples")], ledger)
        with served(ledger) as at:
            yield at


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "SAYSO_TEST_BROWSER is set, but there is no chromium"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


class Watched:
    """A page of the browser, with everything that went wrong on it."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int], scheme: str) -> None:
        self.address, self.wrong = address, list[str]()
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if scheme == "dark" else "light"
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda told: self._note(told.type, told.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda asked: self._asked(asked.url))

    def go(self, path: str) -> None:
        """Go there; where something is being reckoned, wait until it is there."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.wait_for_selector("main:not(:has(.spinner))")

    def looked_at(self, what: str) -> None:
        """Nothing is too wide, and there is no serious fault of accessibility."""
        over = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, f"{what} is {over} px too wide"
        assert self.faults() == [], what

    def faults(self) -> list[str]:
        """Serious faults of accessibility of the page as it stands."""
        found = Axe().run(self.page).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found if one["impact"] in ("serious", "critical")]

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "404 (Not Found)" not in text:
            self.wrong.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith(self.address):
            self.wrong.append(f"asked for {url}")


@pytest.mark.parametrize(("size", "scheme"), LOOKS if DEMANDED else LOOKS[::3], ids=str)
def test_pages_fit_and_nothing_goes_wrong(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> None:
    watched = Watched(browser, address, size, scheme)
    for path in PAGES:
        watched.go(path)
        watched.looked_at(path)
        if lead := watched.page.query_selector(f"main a[href^='{LEADS.get(path, '-')}']"):
            watched.go(str(lead.get_attribute("href")))
            watched.looked_at(f"what {path} leads to")
    assert watched.wrong == []
    watched.context.close()


def test_a_report_is_pasted_and_walked_through_by_keys(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    page = watched.page
    watched.go("/")
    page.fill("textarea[name=text]", "Kiev said on Tuesday that Russia had shelled Mariupol. Moscow denied it.")
    page.fill("input[name=title]", "Shells on the coast")
    page.click("text=Read it")
    page.wait_for_selector("a[href^='/reports/pasted-']", timeout=60_000)
    page.click("a[href^='/reports/pasted-']")
    page.wait_for_url("**/reports/pasted-*")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.classList.contains('mark')")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim .values")
    assert "claim=" in page.url
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    page.wait_for_selector("#help", state="hidden")
    page.keyboard.press("Escape")
    page.wait_for_selector("#claim .values", state="detached")
    page.click("text=disputes")
    page.click("article.dispute a")
    page.wait_for_selector("svg, .overlap")
    assert watched.wrong == []
    watched.context.close()


def test_the_whole_way_of_an_analyst(browser: Browser, tmp_path: Path) -> None:
    """Two reports pasted, their dispute seen, a side judged, found in timeline and map, and the dossier printed."""
    with Ledger.open(tmp_path / "own.db", create=True) as ledger, served(ledger) as address:
        watched = Watched(browser, address, SIZES[0], "light")
        page = watched.page
        for name in ("02-ministry-statement.txt", "09-street-paper.txt"):
            watched.go("/")
            page.fill("textarea[name=text]", (ROOT / "examples" / name).read_text(encoding="utf-8"))
            page.click("text=Read it")
            page.wait_for_selector("a[href^='/reports/pasted-']", timeout=60_000)
        watched.go("/disputes")
        page.click("article.dispute:has-text('if the unnamed aircraft were Russian or Syrian') a[href^='/disputes/']")
        page.wait_for_selector("#around a[href^='/incidents/']")
        dispute = page.url.rsplit("/", 1)[1].partition("?")[0]
        page.click(".is-side-a a[href^='/reports/']")
        page.wait_for_selector("#judge")
        page.keyboard.press("a")
        page.keyboard.type("it stands in the third paragraph")
        page.fill("#judge [name=by]", "Ann")
        page.keyboard.press("Enter")
        page.wait_for_selector("#claim .review.is-accepted")
        claim = page.url.partition("claim=")[2].partition("#")[0]
        watched.go("/timeline?by=place")
        assert page.locator(f"svg a[href*='{claim}']").count() > 0
        assert page.locator("svg .tie, svg [class*=tie]").count() > 0
        watched.go("/map")
        page.wait_for_selector("#map.leaflet-container, #map .leaflet-container")
        assert "Sukkari" in page.inner_text("[data-spots]")
        watched.go("/dossier?choose=yes")
        page.check(f"input[name=d][value='{dispute}']")
        page.click("text=Make the dossier")
        page.wait_for_url(f"**/dossier?*d={dispute}*")
        assert re.search(r"[0-9a-f]{64}", page.inner_text("main"))
        assert page.pdf()[:5] == b"%PDF-"
        assert watched.wrong == []
        watched.context.close()


def test_nothing_that_a_report_or_an_analyst_says_runs(browser: Browser, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "poison.db", create=True) as ledger:
        names = [poisoned(ledger, vector, number) for number, vector in enumerate(VECTORS)]
        with served(ledger) as address:
            watched = Watched(browser, address, SIZES[0], "light")
            watched.page.on("dialog", lambda dialog: watched.wrong.append(dialog.message))
            for path in (*LISTS, *(f"/reports/{name}" for name in (names if DEMANDED else names[::20]))):
                watched.go(path)
                assert watched.wrong == [], path
            watched.context.close()


def test_claims_are_reviewed_one_after_another_by_keys(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    page = watched.page
    watched.go("/review")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claim .values")
    opened, done = page.url, page.evaluate("document.querySelector('progress').value")
    assert first in str(page.text_content("[data-case][aria-current]"))
    page.keyboard.press("a")
    page.keyboard.type("as printed, and accepted")
    page.fill("#judge [name=by]", "Ann")
    page.click("#judge button")
    page.wait_for_url(lambda url: "claim=" in url and url != opened)
    assert page.evaluate("document.querySelector('progress').value") == done + 1
    assert watched.faults() == []
    assert first not in str(page.text_content("[data-case][aria-current]"))
    page.keyboard.press("r")
    assert page.is_checked("#judge input[value=reject]")
    page.keyboard.press("Escape")  # of a field, nothing: what was typed stays
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    page.wait_for_selector("#help", state="hidden")
    page.keyboard.press("Escape")
    page.wait_for_selector("#claim", state="detached")
    assert watched.wrong == []
    watched.context.close()


def opened_claim(watched: Watched, report: str) -> Page:
    """The page of a report with its second claim open, by keys alone."""
    watched.go(f"/reports/{report}")
    for key in ("j", "j", "Enter"):
        watched.page.keyboard.press(key)
    watched.page.wait_for_selector("#judge")
    return watched.page


def test_a_claim_is_judged_by_keys_and_the_place_is_kept(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    page = opened_claim(watched, "02-ministry-statement.txt")
    at = page.url, page.evaluate("scrollY")
    page.keyboard.press("a")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("it is in the first line")
    for key in ("Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    page.wait_for_selector("#claim .review.is-accepted")
    assert (page.url, page.evaluate("scrollY")) == at
    assert page.evaluate("document.activeElement.id") == "claim"
    page.keyboard.press("?")
    assert "reject it" in page.inner_text("#help")
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.name") == "reason"
    assert page.is_checked("input[value=reject]")
    assert watched.faults() == []
    assert watched.wrong == []
    watched.context.close()


def test_another_value_is_put_and_what_was_typed_survives_a_mistake(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[1], "dark")
    page = opened_claim(watched, "03-monitor-bulletin.txt")
    assert not page.is_visible("select[name=field]")
    page.keyboard.press("e")
    page.select_option("select[name=field]", "time")
    assert page.is_visible("[name=value-time]")
    assert not page.is_visible("[name=value-type]")
    page.fill("[name=value-time]", "some day")
    page.fill("[name=reason]", "the second line")
    page.click("text=Keep it")
    page.wait_for_selector("#judge .wrong")
    assert page.input_value("[name=value-time]") == "some day"
    assert page.input_value("#judge [name=reason]") == "the second line"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert watched.faults() == []
    page.fill("[name=value-time]", "2016-10")
    page.click("text=Keep it")
    page.wait_for_selector("#claim .review.is-corrected")
    assert watched.wrong == []
    watched.context.close()


def test_many_claims_are_judged_in_their_list(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    page = watched.page
    watched.go("/claims?report=05-un-situation-note.txt")
    page.check("[data-all]")
    boxes = page.locator("input[name=claim]").count()
    assert page.inner_text(".bulk button") == f"Judge {boxes} claims"
    page.locator("input[name=claim]").first.uncheck()
    page.select_option(".bulk select", "reject")
    page.fill(".bulk [name=reason]", "a note of another war")
    page.click(".bulk button")
    page.wait_for_selector(".review.is-rejected")
    assert watched.faults() == []
    assert page.locator(".review.is-rejected").count() == boxes - 1
    assert page.locator("input[name=claim]:checked").count() == 0
    assert watched.wrong == []
    watched.context.close()


def test_judging_needs_no_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/reports/04-newspaper-page.txt")
    page.locator(".claims-list a").first.click()
    page.click("#judge summary")
    page.check("input[value=note]")
    page.fill("#judge [name=reason]", "ask the photographer")
    page.click("text=Keep it")
    assert "ask the photographer" in page.inner_text(".trail")
    assert "claim=" in page.url
    context.close()


def test_the_skip_link_comes_first_and_focus_is_seen(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    watched.go("/claims")
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.textContent") == "Skip to the page"
    watched.page.keyboard.press("Enter")
    assert watched.page.evaluate("document.activeElement.id") == "main"
    watched.context.close()


def test_colours_are_chosen_and_kept(browser: Browser, address: str) -> None:
    watched = Watched(browser, address, SIZES[0], "light")
    watched.go("/")
    watched.page.click("text=Dark")
    watched.go("/claims")
    assert watched.page.evaluate("document.documentElement.dataset.theme") == "dark"
    watched.context.close()
