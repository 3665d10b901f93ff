"""Pictures of every room for docs/images, made from examples/ with an installed Chromium.

    python tools/screenshots.py [/usr/bin/chromium]

It reads the examples into a ledger of its own, serves it on loopback, and takes each page as somebody at a desk sees
it. Nothing is fetched.
"""

from __future__ import annotations

import html
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from sayso.ledger import Ledger, counting
from sayso.ledger.catalogue import Catalogue
from sayso.ledger.counting import Asked
from sayso.model import Field, Opinion, Ruling

HOME = Path(__file__).resolve().parent.parent
IMAGES = HOME / "docs" / "images"
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
WIDE, HIGH = 1200, 780

ROOMS = {
    "front": "/",
    "claims": "/claims",
    "disputes": "/disputes",
    "sources": "/sources",
    "timeline": "/timeline?by=place&since=2016-12-13&until=2016-12-16",
    "map": "/map",
    "incidents": "/incidents",
    "truces": "/truces",
    "evacuations": "/evacuations",
    "review": "/review",
}
"""Pages whose address is known beforehand."""

LEADS = {
    "report": ("/reports", r'href="(/reports/09[^"?]+)"'),
    "dispute": ("/disputes", r'href="(/disputes/[0-9a-f]+)"'),
    "incident": ("/incidents", r'href="(/incidents/[0-9a-f]+)"'),
    "review-claim": ("/review?review=disputed", r'href="(/review\?[^"#]*claim=[0-9a-f]+)'),
}
"""Pages that another one leads to: where, and which of its links."""


def main(chromium: str = "/usr/bin/chromium") -> None:
    """Make all pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "examples.db") as base:
        addresses = {**ROOMS, **{name: _found(base, *lead) for name, lead in LEADS.items()}, "dossier": _dossier(base)}
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=chromium, args=QUIET)
            for name, address in addresses.items():
                _take(browser, f"{base}{address}", name, dark=False)
            for name in ("timeline", "map"):
                _take(browser, f"{base}{addresses[name]}", f"{name}-dark", dark=True)
            browser.close()


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address under which the examples are served meanwhile."""
    sayso = [sys.executable, "-m", "sayso"]
    subprocess.run([*sayso, "read", str(HOME / "examples"), "--ledger", str(ledger)], check=True)
    _judged(ledger)
    port = _free()
    serve = [*sayso, "serve", "--no-open", "--port", str(port), "--ledger", str(ledger)]
    server = subprocess.Popen(serve, env={**os.environ, "SAYSO_ANALYST": "Ann"})
    base = f"http://127.0.0.1:{port}"
    try:
        _answers(base)
        yield base
    finally:
        server.terminate()
        server.wait()


def _judged(ledger: Path) -> None:
    """Two analysts at work: some claims are theirs, some are done, and of one they disagree."""
    with Ledger.open(ledger) as opened:
        claims = [entry.claim.id for entry in counting.entries(
            Catalogue(opened), Asked(), sort="-doubt", offset=0, limit=24)]  # fmt: skip
        for analyst, chosen in (("Ann", claims[:12]), ("Ben", claims[12:20])):
            opened.judge(chosen, Opinion(ruling=Ruling.ASSIGN, value=analyst, reason="shared out", by="Ben"))
        opened.judge(claims[5:9], Opinion(ruling=Ruling.ACCEPT, reason="as printed", by="Ann"))
        opened.judge(claims[14:16], Opinion(ruling=Ruling.REJECT, reason="no event of its own", by="Ben"))
        for analyst, place in (("Ann", "Aleppo"), ("Ben", "Idlib")):
            reason = f"the report speaks of {place} just before"
            opened.judge([claims[2]], Opinion(field=Field.PLACE, value=place, reason=reason, by=analyst))


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(base: str) -> None:
    for _ in range(100):
        try:
            _read(f"{base}/")
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the reading room did not open")


def _read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read(), "utf-8")


def _found(base: str, page: str, link: str) -> str:
    found = re.search(link, _read(f"{base}{page}"))
    if found is None:
        raise SystemExit(f"{page} leads nowhere")
    return html.unescape(found[1])


def _dossier(base: str) -> str:
    incident = _found(base, "/incidents", r'href="/incidents/([0-9a-f]+)"')
    truce = _found(base, "/truces", r'href="/truces/([0-9a-f]+)"')
    return f"/dossier?i={incident}&t={truce}"


def _take(browser: Browser, address: str, name: str, *, dark: bool) -> None:
    page: Page = browser.new_page(
        viewport={"width": WIDE, "height": HIGH}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
