"""Pages from the web, fetched with care: public addresses only, bounded in size and time, as robots.txt allows.

docs/fetching.md says what is refused, and why.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from sayso.errors import BadReport
from sayso.intake import bodies
from sayso.intake.addresses import public, public_or_own
from sayso.intake.dialling import Dialler, Resolve, resolved
from sayso.intake.robots import AGENT, Robots, Rules
from sayso.intake.urls import checked

SECONDS = 60.0
"""For one page with its redirects, retries and waits."""
PATIENCE = 20.0
"""Seconds without a byte after which a server counts as silent."""
MOST_REDIRECTS = 5
MOST_TRIES = 3
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a server said of a page when it was fetched before: its ETag and its Last-Modified, as they were sent."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was at a URL. ``url``: where it was in the end. ``media``: its Content-Type, as it was sent."""

    url: str
    data: bytes
    media: str | None
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: httpx.Headers
    data: bytes


@dataclass(slots=True, eq=False, kw_only=True)
class Fetcher:
    """Fetches pages one at a time, and keeps each site's robots.txt meanwhile.

    ``allow_private``: also from a house's own network. What follows is for tests: how names are resolved, how
    addresses are dialled, how one waits.
    """

    allow_private: bool = False
    resolve: Resolve = resolved
    lines: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    sleep: Callable[[float], object] = time.sleep
    seconds: float = SECONDS
    _robots: Robots = field(init=False)
    _tls: ssl.SSLContext | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._robots = Robots(self._rules)

    def fetch(self, url: str, known: Known | None = None) -> Page | None:
        """The page at ``url``; ``None`` when it is still the one that is ``known``.

        ``BadReport`` when it may not be fetched, cannot be, or is too large.
        """
        deadline = time.monotonic() + self.seconds
        place, answer = self._followed(checked(url), known or Known(), deadline, heed=True)
        if answer.status == 304 and known is not None:
            return None
        if answer.status != 200:
            raise BadReport(
                f"the server answered {answer.status} {httpx.codes.get_reason_phrase(answer.status)}".strip()
            )
        told = Known(etag=answer.headers.get("etag"), modified=answer.headers.get("last-modified"))
        return Page(url=str(place), data=answer.data, media=answer.headers.get("content-type"), known=told)

    def _followed(self, url: httpx.URL, known: Known, deadline: float, *, heed: bool) -> tuple[httpx.URL, _Answer]:
        """Where the redirects lead, each of them checked as the first URL was, and what is there."""
        for _ in range(MOST_REDIRECTS + 1):
            if heed and (objection := self._robots.objection(url)):
                raise BadReport(objection)
            answer = self._patiently(url, known, deadline)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return url, answer
            url = checked(_joined(url, answer.headers["location"]))
        raise BadReport(f"it leads on and on: more than {MOST_REDIRECTS} redirects")

    def _patiently(self, url: httpx.URL, known: Known, deadline: float) -> _Answer:
        """The answer of a server, which is asked again after a while when it is busy."""
        for tries in range(1, MOST_TRIES + 1):
            answer = self._asked(url, known, deadline)
            if answer.status not in _BUSY or tries == MOST_TRIES:
                break
            wait = _wait(answer.headers.get("retry-after"), tries)
            if time.monotonic() + wait >= deadline:
                raise BadReport(f"the server is busy, and asks to be left alone for {wait:.0f} seconds")
            self.sleep(wait)
        return answer

    def _asked(self, url: httpx.URL, known: Known, deadline: float) -> _Answer:
        """The answer to one request. The connection is used once."""
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        times = dict.fromkeys(("connect", "read", "write", "pool"), PATIENCE)
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=self._context(url), max_keepalive_connections=0, network_backend=self._dialler(deadline)
                ) as pool,
                pool.stream("GET", target, headers=_headers(known), extensions={"timeout": times}) as response,
            ):
                headers = httpx.Headers(response.headers)
                wanted = response.status == 200
                data = bodies.body(response.iter_stream(), headers.get("content-encoding", "")) if wanted else b""
                return _Answer(status=response.status, headers=headers, data=data)
        except httpcore.TimeoutException:
            raise BadReport("the server took too long to answer") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise BadReport(f"the server cannot be reached, or makes no sense ({error})") from None

    def _dialler(self, deadline: float) -> Dialler:
        admit = public_or_own if self.allow_private else public
        return Dialler(admit=admit, deadline=deadline, resolve=self.resolve, lines=self.lines)

    def _context(self, url: httpx.URL) -> ssl.SSLContext | None:
        if url.scheme == "https" and self._tls is None:
            self._tls = httpx.create_ssl_context(trust_env=False)
        return self._tls

    def _rules(self, url: httpx.URL) -> Rules:
        try:
            _, answer = self._followed(url, Known(), time.monotonic() + self.seconds, heed=False)
        except BadReport as error:
            return Rules(None, str(error).encode())
        return Rules(answer.status, answer.data)


def _headers(known: Known) -> list[tuple[str, str]]:
    told = {
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "Connection": "close",
        "If-None-Match": known.etag,
        "If-Modified-Since": known.modified,
    }
    return [(name, value) for name, value in told.items() if value is not None]


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadReport(f"it leads to what is no URL ({error})") from None


def _wait(asked: str | None, tries: int) -> float:
    """Seconds to wait: as the server asks, in seconds or by the clock, or else twice as long each time."""
    if asked and asked.strip().isascii() and asked.strip().isdigit():
        return float(asked)
    try:
        at = parsedate_to_datetime(asked or "")
    except (ValueError, OverflowError):
        return 2.0**tries
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
