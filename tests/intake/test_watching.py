"""A feed is looked at again and again: what is new in it is fetched, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.torture.site import Answer, Site, answer
from sayso.errors import BadReport
from sayso.intake import Taking
from sayso.intake.desk import Desk
from sayso.intake.fetch import Fetcher
from sayso.intake.memory import Memory
from sayso.intake.watching import MOST_TRIES, feeds, news
from sayso.model import Document

Poll = Callable[[], list[str]]


def feed(site: Site, **entries: str) -> Answer:
    """An RSS feed whose entries, by the path of their page, say this."""
    items = "".join(
        f"<item><title>{path}</title><link>http://127.0.0.1:{site.port}/{path}</link>"
        f"<description>{text}</description></item>"
        for path, text in entries.items()
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
    return answer(body.encode(), Content_Type="application/rss+xml")


def page(text: str, **headers: str) -> Answer:
    return answer(f"<html><body><p>{text}</p></body></html>".encode(), Content_Type="text/html", **headers)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        made.pages = {
            "/feed": feed(made, one="first", two="second"),
            "/one": page("Two shells fell on the market of the town on Monday."),
            "/two": page("The ministry denied that any shell had fallen anywhere."),
        }
        yield made


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One process that parses, for all."""
    taking = Taking(allow_private=True, quarantine=tmp_path_factory.mktemp("quarantine"))
    with Desk(taking, Fetcher()) as made:
        yield made


@pytest.fixture
def desk(at_home: Desk) -> Desk:
    """With nothing known of any site."""
    at_home.fetcher = Fetcher(allow_private=True)
    return at_home


@pytest.fixture
def poll(site: Site, tmp_path: Path, desk: Desk) -> Poll:
    def polled() -> list[str]:
        desk.fetcher = Fetcher(allow_private=True)
        memory = Memory.at(tmp_path / "watched.json")
        site.requests.clear()
        found = [_told(item) for item in news([f"http://127.0.0.1:{site.port}/feed"], desk, memory)]
        memory.save()
        return found

    return polled


def _told(item: Document | BadReport) -> str:
    if isinstance(item, BadReport):
        return f"! {item}"
    return f"{item.id.rpartition('/')[2]}: {item.text}{''.join(f' ({note.what})' for note in item.notes)}"


def test_the_pages_of_new_entries_are_read_once(site: Site, poll: Poll) -> None:
    first, second = poll()
    assert first.startswith("one: Two shells fell")
    assert second.startswith("two: The ministry denied")
    assert poll() == []
    assert site.paths == ["/robots.txt", "/feed"]


def test_a_changed_entry_is_read_again(site: Site, poll: Poll) -> None:
    poll()
    site.pages |= {"/feed": feed(site, one="first, changed", two="second"), "/one": page("Three shells fell.")}
    assert poll() == ["one: Three shells fell."]


def test_what_a_server_says_is_unchanged_is_not_read_again(site: Site, poll: Poll) -> None:
    tagged = page("Two shells fell.", ETag='"a"')
    site.pages["/one"] = lambda headers: (
        answer(b"", "304 Not Modified") if headers.get("if-none-match") == '"a"' else tagged
    )(headers)
    poll()
    site.pages["/feed"] = feed(site, one="first, changed", two="second")
    assert poll() == []
    assert site.requests[-1][1]["if-none-match"] == '"a"'


def test_where_a_page_cannot_be_had_the_feed_is_read(site: Site, poll: Poll) -> None:
    gone = site.pages.pop("/two")
    for _ in range(MOST_TRIES - 1):
        assert "answered 404 Not Found): this is the feed's own text" in poll()[-1]
    site.pages["/two"] = gone
    assert [told.partition(" that")[0] for told in poll()] == ["two: The ministry denied"]
    assert poll() == []


def test_a_page_that_is_never_there_is_not_asked_for_for_ever(site: Site, poll: Poll) -> None:
    del site.pages["/two"]
    for _ in range(MOST_TRIES):
        poll()
    assert poll() == []
    assert "/two" not in site.paths


def test_a_closed_page_is_not_asked_for(site: Site, poll: Poll) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /two")
    assert "does not let programs fetch it): this is the feed's own text" in poll()[1]
    assert "/two" not in site.paths


def test_a_feed_that_fails_is_told_and_asked_again(site: Site, poll: Poll) -> None:
    good = site.pages.pop("/feed")
    (told,) = poll()
    assert told.endswith("/feed: the server answered 404 Not Found; it is asked again at the next poll")
    site.pages["/feed"] = good
    assert len(poll()) == 2


def test_what_was_not_saved_is_fetched_again(site: Site, desk: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        assert len(list(news([f"http://127.0.0.1:{site.port}/feed"], desk, Memory(tmp_path / "watched.json")))) == 2


@pytest.mark.parametrize("held", [b"", b"[]", b'{"a": 1}', b'{"a": {"b": 1}}', b"\xff"])
def test_a_damaged_memory_is_none(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "watched.json").write_bytes(held)
    assert Memory.at(tmp_path / "watched.json").of("a").entry is None


def opml(tmp_path: Path, text: str) -> str:
    path = tmp_path / "feeds.opml"
    path.write_text(text)
    return str(path)


def test_feeds_are_named_by_url_or_by_a_list(tmp_path: Path) -> None:
    listed = opml(
        tmp_path,
        '<opml version="2.0"><body><outline text="wires"><outline xmlUrl="http://b.test/rss"/></outline>'
        '<outline xmlUrl="http://a.test/rss"/><outline text="none"/></body></opml>',
    )
    named = feeds(["http://a.test/rss", listed], Taking(quarantine=tmp_path))
    assert named == ("http://a.test/rss", "http://b.test/rss")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<opml><body/></opml>", "no feed in it"),
        ("nothing", "no OPML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><opml><outline xmlUrl="&b;"/></opml>', "no OPML"),
        ("<opml>" + "<outline>" * 3_000, "2000 deep"),
    ],
)
def test_a_list_that_is_none_is_told(tmp_path: Path, text: str, says: str) -> None:
    path = opml(tmp_path, text)
    with pytest.raises(BadReport, match=says) as caught:
        feeds([path], Taking(quarantine=tmp_path))
    assert str(caught.value).startswith(path)
