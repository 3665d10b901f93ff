"""What every answer carries, and what is refused before any room sees it: foreign hosts, foreign forms, floods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""On every answer. The referrer stays within the house; without one, browsers would hide a form's origin too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """``hosts``: by which names one may call (``None``: by any). ``most``: bytes of a request's body."""

    hosts: frozenset[str] | None
    most: int

    @staticmethod
    def for_hosts(hosts: Iterable[str], most: int) -> Rules:
        """Who serves on one address is called by its name, or as this machine; on all addresses, by any name."""
        named = frozenset(host.casefold() for host in hosts)
        return Rules(hosts=None if named & EVERYWHERE else LOCAL | named, most=most)


class Guard:
    """Wraps the application: sees requests first and answers last."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        """``app``: what is guarded."""
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let through; either way with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(str(scope["method"]), str(scope["scheme"]), Headers(scope=scope))
        await (refusal or self.app)(scope, receive, sending)

    def _refusal(self, method: str, scheme: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "")
        if not self._known(host):
            return PlainTextResponse("This address is not served under that name.", 421)
        if method not in SAFE and not own(scheme, host, headers):
            return PlainTextResponse("Refused: the request does not come from a page of this address.", 403)
        if "transfer-encoding" in headers:
            return PlainTextResponse("Say how long the request is (Content-Length).", 411)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.rules.most:
            return PlainTextResponse(f"Too large: at most {self.rules.most // 1_000_000} MB at once.", 413)
        return None

    def _known(self, host: str) -> bool:
        return self.rules.hosts is None or (urlsplit(f"//{host}").hostname or "") in self.rules.hosts


def own(scheme: str, host: str, headers: Headers) -> bool:
    """Whether a request that changes something was made by one of our own pages, or by no page at all.

    Browsers say so themselves (Sec-Fetch-Site, else Origin). What carries a token was made by no page that only rides
    on a cookie.
    """
    if headers.get("authorization", "").lower().startswith("bearer "):
        return True
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return headers.get("origin") == f"{scheme}://{host}"
