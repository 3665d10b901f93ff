"""What the owners of a site let programs fetch: their robots.txt, asked for once and kept to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

import httpx

AGENT = "sayso"
MOST_BYTES = 512_000
"""RFC 9309 asks for at least 500 KiB; what stands behind is not looked at."""


@dataclass(frozen=True, slots=True)
class Rules:
    """A server's answer for its robots.txt: HTTP status (``None``: no answer, ``data`` says why), and what it held."""

    status: int | None
    data: bytes = b""


@dataclass(slots=True, eq=False)
class Robots:
    """The rules of each site, fetched when the first page of it is asked for, and kept for as long as this lives."""

    fetch: Callable[[httpx.URL], Rules]
    _known: dict[str, RobotFileParser | str] = field(default_factory=dict)

    def objection(self, url: httpx.URL) -> str | None:
        """Why sayso may not fetch ``url``; ``None``: it may."""
        place = url.copy_with(raw_path=b"/robots.txt", fragment=None)
        site = str(place)
        if site not in self._known:
            self._known[site] = _read(self.fetch(place))
        rules = self._known[site]
        if isinstance(rules, str):
            return rules
        return None if rules.can_fetch(AGENT, str(url)) else f"{site} does not let programs fetch it"


def _read(rules: Rules) -> RobotFileParser | str:
    """The rules of a site; a site that does not answer for them allows nothing (RFC 9309)."""
    missing = rules.status is not None and 400 <= rules.status < 500 and rules.status not in {401, 403, 429}
    if rules.status is None:
        return f"its robots.txt cannot be had: {rules.data.decode()}"
    if rules.status != 200 and not missing:
        return f"its robots.txt cannot be had: the server answered {rules.status}"
    parser = RobotFileParser()
    parser.parse([] if missing else rules.data[:MOST_BYTES].decode("utf-8-sig", "replace").splitlines())
    return parser
