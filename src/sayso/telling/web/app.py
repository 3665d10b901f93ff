"""The application: rooms, what they share, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from sayso.errors import BadLedger, BadQuery, NotFound, SaysoError
from sayso.ledger import Ledger
from sayso.telling.web.access import admit
from sayso.telling.web.accounts import Accounts
from sayso.telling.web.desk import Desk, Serving
from sayso.telling.web.kept import NotYet
from sayso.telling.web.pages import HERE, page
from sayso.telling.web.rooms import (
    api,
    claims,
    disputes,
    door,
    dossier,
    front,
    incidents,
    places,
    queue,
    reports,
    sources,
    threads,
    timeline,
    trail,
)
from sayso.telling.web.security import Guard, Rules

MOST = 20_000_000
"""Bytes of one request: a large report many times over."""

ROOMS = (
    front, claims, reports, disputes, sources, trail, queue, timeline, places, threads, incidents, dossier, api, door,
)  # fmt: skip
"""Every room, in the order in which their routes are tried."""

STATUS: dict[type[SaysoError], int] = {NotFound: 404, BadQuery: 400, BadLedger: 503}
"""What a mistake is called on the wire."""

PLAIN_FORMS = (".json", ".csv")


def application(ledger: Ledger, serving: Serving | None = None) -> FastAPI:
    """The reading room over an open ledger, which whoever opened it closes again."""
    how = serving or Serving()
    app = FastAPI(
        title="sayso",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(admit)],
        lifespan=_open,
    )
    app.state.desk = Desk(ledger, how, Accounts.of(ledger))
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for room in ROOMS:
        app.include_router(room.router)
    app.add_exception_handler(SaysoError, _mistake)
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(NotYet, _not_yet)
    app.add_middleware(Guard, rules=Rules.for_hosts([how.host, *([how.name] if how.name else [])], MOST))
    return app


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.desk.close()


def _mistake(request: Request, error: Exception) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
    return _told(request, str(error), status)


def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and not _plain(request):
        return RedirectResponse("/login", 303)
    what = "There is no such page." if error.status_code == 404 else error.detail
    return _told(request, what, error.status_code)


def _not_yet(request: Request, error: Exception) -> Response:
    if _plain(request):
        return JSONResponse({"error": "being reckoned: ask again soon"}, 503, {"retry-after": "2"})
    return page(request, "waiting.html", status=200)


def _told(request: Request, what: str, status: int) -> Response:
    if _plain(request):
        return JSONResponse({"error": what}, status)
    return page(request, "mistake.html", status=status, what=what, code=status)


def _plain(request: Request) -> bool:
    """Whether a program asks, which wants no page."""
    return request.url.path.startswith("/api/") or request.url.path.endswith(PLAIN_FORMS)
