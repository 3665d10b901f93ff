"""A page out of a template: autoescaped, and with no name that a template uses left unsaid."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from sayso.telling import judgements, words
from sayso.telling.safe import one_line, shown
from sayso.telling.web.accounts import Role, Visitor
from sayso.telling.web.kinds import mark
from sayso.telling.web.state import Address

_CLOCK = re.compile(r"(?<=\d)T(?=\d)")

HERE = Path(__file__).parent

ROOMS = (
    ("/reports", "Reports"),
    ("/claims", "Claims"),
    ("/disputes", "Disputes"),
    ("/sources", "Sources"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/incidents", "Incidents"),
    ("/truces", "Truces"),
    ("/passages", "Passages"),
    ("/evacuations", "Evacuations"),
    ("/talks", "Talks"),
    ("/dossier", "Dossier"),
    ("/review", "Review"),
)
"""The rooms that every page leads to: path and name."""

INNER = frozenset({"/review"})
"""Those that are for analysts only."""


def page(request: Request, template: str, /, *, status: int = 200, **told: object) -> HTMLResponse:
    """The page that ``template`` makes of ``told``; templates also know ``request``, ``address`` and ``visitor``."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    told = {
        "request": request,
        "address": Address.of(request),
        "visitor": visitor,
        "rooms": rooms_for(visitor),
        **told,
    }
    return HTMLResponse(environment().get_template(template).render(told), status)


def rooms_for(visitor: Visitor | None) -> list[tuple[str, str]]:
    """The rooms that somebody is shown the way to."""
    inside = visitor is not None and visitor.role.covers(Role.ANALYST)
    return [room for room in ROOMS if inside or room[0] not in INNER]


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the words in which the whole house tells of claims."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "words": words,
        "mark": mark,
        "rooms": ROOMS,
        "review_of": judgements.mark,
        "says": judgements.says,
        "state_of": judgements.state,
        "disagreements": judgements.disagreements,
    }
    made.filters |= {
        "plain": words.plain,
        "excerpt": words.excerpt,
        "one_line": one_line,
        "shown": shown,
        "short": lambda name: str(name)[: words.SHORT],
        "grouped": lambda number: f"{number:,}".replace(",", "\N{THIN SPACE}"),
        "capitalized": lambda written: written[:1].upper() + written[1:],
        "clock": lambda written: _CLOCK.sub(" ", written),
        "web_address": web_address,
    }
    return made


def web_address(written: str | None) -> str | None:
    """A link that may be followed: http or https with a host, else ``None``. Nothing else ever becomes a link."""
    try:
        parts = urlsplit(written or "")
    except ValueError:
        return None
    return written if parts.scheme in ("http", "https") and parts.hostname else None
