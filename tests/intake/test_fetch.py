"""Pages are fetched from public addresses only, within bounds, and as their owners allow."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bench.torture import hostile
from bench.torture.site import Answer, Network, Site, answer, redirect
from sayso.errors import BadReport
from sayso.intake.addresses import public, public_or_own
from sayso.intake.fetch import Fetcher, Known, Page

PAGE = b"<p>Two shells fell.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with Site({"/": answer(PAGE, Content_Type="text/html; charset=utf-8")}) as made:
        yield made


def fetcher(site: Site, *, seconds: float = 20, waits: list[float] | None = None) -> Fetcher:
    network = Network({hostile.PUBLIC: site.port})
    slept = [] if waits is None else waits
    return Fetcher(resolve=hostile.resolver(), lines=network, seconds=seconds, sleep=slept.append)


def fetched(site: Site, path: str = "/") -> Page:
    page = fetcher(site).fetch(f"http://good.test{path}")
    assert page is not None
    return page


def refused(site: Site, path: str = "/", seconds: float = 20) -> str:
    with pytest.raises(BadReport) as caught:
        fetcher(site, seconds=seconds).fetch(f"http://good.test{path}")
    return str(caught.value)


def test_no_hostile_url_is_reached() -> None:
    count, reached = hostile.reached()
    assert count >= 120
    assert reached == []


def test_the_measure_of_hostile_urls_would_see_them() -> None:
    _, reached = hostile.reached(allow_private=True)
    assert len(reached) > 20


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"])
def test_public_addresses(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        *((one, True) for one in ("10.1.2.3", "172.16.0.1", "127.0.0.1", "::1", "fd00::1", "100.64.1.1")),
        *((one, False) for one in ("169.254.169.254", "0.0.0.0", "224.0.0.1", "::ffff:10.0.0.1", "fe80::1")),
        *((one, False) for one in ("fe80::1%lo", "ff02::1", "2001:db8::1", "", "example.org")),
    ],
)
def test_other_addresses(address: str, own: bool) -> None:
    assert not public(address)
    assert public_or_own(address) is own


def test_a_page_comes_with_what_is_known_of_it(site: Site) -> None:
    site.pages["/"] = answer(PAGE, Content_Type="text/html", ETag='"one"', Last_Modified="yesterday")
    page = fetched(site)
    assert (page.data, page.media, page.url) == (PAGE, "text/html", "http://good.test/")
    assert page.known == Known(etag='"one"', modified="yesterday")
    assert site.requests[-1][1]["host"] == "good.test"
    assert site.requests[-1][1]["user-agent"] == "sayso"


def test_the_name_stays_and_the_checked_address_is_dialled(site: Site) -> None:
    network = Network({hostile.PUBLIC: site.port})
    Fetcher(resolve=hostile.resolver(), lines=network).fetch("http://good.test/")
    assert set(network.dialled) == {hostile.PUBLIC}


def test_another_address_that_answers_is_tried(site: Site) -> None:
    network = Network({hostile.PUBLIC: site.port})
    page = Fetcher(resolve=lambda host, port: ["8.8.8.8", hostile.PUBLIC], lines=network).fetch("http://good.test/")
    assert page is not None
    assert network.dialled[:2] == ["8.8.8.8", hostile.PUBLIC]


def test_what_is_unchanged_is_not_sent_again(site: Site) -> None:
    site.pages["/"] = lambda headers: (
        answer(b"", "304 Not Modified") if headers.get("if-none-match") == '"one"' else answer(PAGE, ETag='"one"')
    )(headers)
    page = fetched(site)
    assert fetcher(site).fetch("http://good.test/", page.known) is None
    assert fetcher(site).fetch("http://good.test/", Known(etag='"two"')) is not None


def test_redirects_are_followed_and_end(site: Site) -> None:
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)} | {"/5": answer(PAGE)}
    assert fetched(site, "/0").url == "http://good.test/5"
    site.pages["/5"] = redirect("/6")
    assert "more than 5 redirects" in refused(site, "/0")


def test_a_redirect_to_a_private_address_says_so(site: Site) -> None:
    site.pages["/in"] = redirect("http://inside.test/")
    assert "is at 127.0.0.1, which is no address of the public internet" in refused(site, "/in")


def test_robots_are_heeded_on_the_way_and_asked_once(site: Site) -> None:
    site.pages |= {
        "/robots.txt": answer(b"User-agent: sayso\nDisallow: /closed/\n\nUser-agent: *\nDisallow: /"),
        "/closed/a": answer(PAGE),
        "/to": redirect("/closed/a"),
    }
    agent = fetcher(site)
    assert agent.fetch("http://good.test/") is not None
    for path in ("/closed/a", "/to"):
        with pytest.raises(BadReport, match=r"robots\.txt does not let programs fetch it"):
            agent.fetch(f"http://good.test{path}")
    assert site.paths == ["/robots.txt", "/", "/to"]


@pytest.mark.parametrize(("status", "allowed"), [("404 Not Found", True), ("403 Forbidden", False), ("500 Oh", False)])
def test_a_site_answers_for_its_robots(site: Site, status: str, allowed: bool) -> None:
    site.pages["/robots.txt"] = answer(b"", status)
    if allowed:
        assert fetched(site).data == PAGE
    else:
        assert "its robots.txt cannot be had" in refused(site)


def test_a_busy_server_is_asked_again_as_it_says(site: Site) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=9))
    busy = [answer(b"", "429 Slow", Retry_After="3"), answer(b"", "503 Busy", Retry_After=later), answer(PAGE)]
    turns = iter(busy)
    site.pages["/"] = lambda headers: next(turns)(headers)
    waits: list[float] = []
    assert fetcher(site, waits=waits).fetch("http://good.test/") is not None
    assert waits[0] == 3
    assert 5 < waits[1] < 10


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (answer(b"", "429 Slow", Retry_After="86400"), "left alone for 86400 seconds"),
        (answer(b"", "503 Busy"), "answered 503"),
        (answer(b"", "404 Not Found"), "answered 404 Not Found"),
        (answer(b"x" * 10_000_001), "larger than 10 MB"),
        (answer(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip"), "larger than 10 MB"),
        (answer(gzip.compress(gzip.compress(bytes(9))), Content_Encoding="gzip, gzip"), "was not asked for"),
        (answer(b"x", Content_Encoding="br"), "was not asked for"),
        (answer(gzip.compress(PAGE)[:-6], Content_Encoding="gzip"), "ends before its end"),
        (answer(PAGE, Content_Encoding="gzip"), "cannot be unpacked"),
        (answer(b"x", Content_Length="100"), "makes no sense"),
        (answer(b"", X="y" * 200_000), "makes no sense"),
        (answer(b"", "200 OK\r\nNonsense"), "makes no sense"),
        (lambda _: [b"SSH-2.0-OpenSSH_9.2\r\n\r\n"], "makes no sense"),
        (lambda _: [], "makes no sense"),
    ],
)
def test_a_bad_answer_is_told(site: Site, made: Answer, says: str) -> None:
    site.pages["/"] = made
    assert says in refused(site)


def test_what_is_packed_is_unpacked(site: Site) -> None:
    site.pages["/"] = answer(gzip.compress(PAGE * 100_000), Content_Encoding="GZip")
    assert fetched(site).data == PAGE * 100_000


@pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_in_time(site: Site, start: bytes) -> None:
    def drips(_: Mapping[str, str]) -> Iterable[bytes]:
        yield start
        while True:
            yield b"x" * 10  # one after another, without end, and never too much for a page in so short a time
            site.pause.wait(0.05)

    site.pages["/"] = drips
    assert "took too long" in refused(site, seconds=0.6)


def test_your_own_network_is_fetched_from_when_you_say_so(site: Site) -> None:
    own = Fetcher(allow_private=True).fetch(f"http://127.0.0.1:{site.port}/")
    assert own is not None
    with pytest.raises(BadReport, match="--allow-private"):
        Fetcher().fetch(f"http://127.0.0.1:{site.port}/")


def test_proxies_of_the_environment_are_not_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetched(site).data == PAGE
