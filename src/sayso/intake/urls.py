"""Which URLs are fetched at all: plain ones of the web, with nothing in them to mislead an eye or a parser."""

from __future__ import annotations

import re
from ipaddress import ip_address

import httpx

from sayso.errors import BadReport

MOST_LONG = 4_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_NUMBER = re.compile(r"(?:[0-9]+|0[xX][0-9A-Fa-f]*)\.?")


def is_url(path: str) -> bool:
    """Whether a user means a URL by it, and not a file."""
    return _SCHEME.match(path) is not None


def checked(given: str | httpx.URL) -> httpx.URL:
    """The URL, without its fragment; ``BadReport`` with what is wrong with it."""
    if len(str(given)) > MOST_LONG:
        raise BadReport(f"the URL is longer than {MOST_LONG} characters")
    try:
        url = httpx.URL(given).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadReport(f"it is no URL ({error})") from None
    if url.scheme not in {"http", "https"}:
        raise BadReport("only http:// and https:// are fetched")
    if url.userinfo:
        raise BadReport("a URL with a user name or password in it is not fetched: leave them out")
    if url.port is not None and not 0 < url.port < 65536:
        raise BadReport(f"there is no port {url.port}")
    _check_host(url.raw_host.decode("ascii"))
    return url


def _check_host(host: str) -> None:
    """A host is a name or an address in its one usual form, never 127.1, 0x7f000001 or 2130706433."""
    if ":" in host and "%" not in host and _is_address(host):
        return
    if _NAME.fullmatch(host) is None or len(host) > 253:
        raise BadReport(f"there is no host of the name {host[:80]!r}")
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) and not _is_address(host):
        raise BadReport(f"its host {host} is an address in an unusual form: write it as four numbers")


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
