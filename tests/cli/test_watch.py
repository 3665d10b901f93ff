"""``sayso watch``: what a user types, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bench.torture.site import Site, answer
from sayso import cli, jobs
from sayso.cli import watch
from sayso.ledger import Ledger
from sayso.reading import Kit

WORDS = "The ministry said on Monday that two shells had hit the town of Homs."


def feed(site: Site, *paths: str) -> None:
    """Puts up a feed with an entry for each path, and the pages themselves."""
    links = (f"<item><title>{path}</title><link>{url(site)}{path}</link></item>" for path in paths)
    body = f"<rss version='2.0'><channel><title>Wire</title>{''.join(links)}</channel></rss>"
    site.pages = {
        f"/{path}": answer(f"<h1>{path}</h1><p>{WORDS} {path}.</p>".encode(), Content_Type="text/html")
        for path in paths
    }
    site.pages["/feed"] = answer(body.encode(), Content_Type="application/rss+xml")


def url(site: Site) -> str:
    return f"http://127.0.0.1:{site.port}/"


@pytest.fixture
def site(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(jobs, "kit", lambda options, preparing: kit)
    with Site() as made:
        feed(made, "one", "two")
        yield made


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, ["watch", *arguments, "--allow-private"], prog_name="sayso")


def held() -> list[str]:
    with Ledger.open("sayso.db") as ledger:
        return [report.name.rpartition("/")[2] for report in ledger.reports()]


def test_what_is_new_in_a_feed_is_read_into_the_ledger(site: Site) -> None:
    first = sayso(f"{url(site)}feed", "--once")
    assert first.exit_code == 0, first.output
    assert first.stdout.startswith("2 reports: 2 new\n")
    feed(site, "one", "two", "three")
    assert sayso(f"{url(site)}feed", "--once").stdout.startswith("1 report: 1 new\n")
    assert held() == ["one", "two", "three"]
    assert Path("sayso.db.watched.json").exists()


def test_a_list_of_feeds_of_which_one_fails(site: Site) -> None:
    listed = "".join(f'<outline xmlUrl="{url(site)}{path}"/>' for path in ("gone", "feed"))
    Path("feeds.opml").write_text(f"<opml><body>{listed}</body></opml>")
    result = sayso("feeds.opml", "--once")
    assert result.exit_code == 1
    assert "/gone: the server answered 404 Not Found; it is asked again at the next poll" in result.stderr
    assert result.stdout.startswith("2 reports: 2 new\n")


def test_it_polls_until_it_is_stopped(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        feed(site, "one", "two", "three")
        if len(slept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch, "sleep", sleep)
    result = sayso(f"{url(site)}feed", "--every", "5")
    assert result.exit_code == 0
    assert slept == [300, 300]
    assert result.stdout.endswith("stopped; what was read is kept in sayso.db\n")
    assert held() == ["one", "two", "three"]


def test_what_is_no_feed_is_told_before_anything_is_done(site: Site) -> None:
    result = sayso("none.opml", "--once")
    assert result.exit_code == 1
    assert "none.opml: it cannot be opened" in result.stderr
    assert not Path("sayso.db").exists()
