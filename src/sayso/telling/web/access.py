"""Who may go where: each route's least role in one table; what is not in it is closed to everybody.

Anybody may come to the routes of ``OPEN``. A session's cookie is signed and dies with a change of password or role.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import HTTPException, Request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from sayso.telling.web.accounts import Account, Accounts, Role, Visitor
from sayso.telling.web.desk import desk_of

OPEN = frozenset({"login", "login.enter"})
"""Routes without which nobody could come in."""

LEAST: Mapping[str, Role] = {
    "front": Role.VIEWER,
    "logout": Role.VIEWER,
    "claims": Role.VIEWER,
    "claims.export": Role.VIEWER,
    "claim": Role.VIEWER,
    "claims.judge": Role.ANALYST,
    "reports": Role.VIEWER,
    "reports.export": Role.VIEWER,
    "report": Role.VIEWER,
    "report.judge": Role.ANALYST,
    "disputes": Role.VIEWER,
    "disputes.export": Role.VIEWER,
    "dispute": Role.VIEWER,
    "sources": Role.VIEWER,
    "sources.export": Role.VIEWER,
    "source": Role.VIEWER,
    "api.openapi": Role.VIEWER,
    "api.claims": Role.VIEWER,
    "api.claim": Role.VIEWER,
    "api.judge": Role.ANALYST,
    "api.disputes": Role.VIEWER,
    "api.reports": Role.VIEWER,
    "api.report": Role.VIEWER,
    "api.incidents": Role.VIEWER,
    "api.threads": Role.VIEWER,
    "review": Role.ANALYST,
    "review.judge": Role.ANALYST,
    "review.export": Role.ANALYST,
    "review.log": Role.ANALYST,
    "review.log.export": Role.ANALYST,
    "read": Role.ANALYST,
    "read.state": Role.ANALYST,
    "map": Role.VIEWER,
    "map.export": Role.VIEWER,
    "threads": Role.VIEWER,
    "threads.export": Role.VIEWER,
    "thread": Role.VIEWER,
    "incidents": Role.VIEWER,
    "incidents.export": Role.VIEWER,
    "incident": Role.VIEWER,
    "dossier": Role.VIEWER,
    "timeline": Role.VIEWER,
    "timeline.export": Role.VIEWER,
}
"""The least role of every other route, by its name."""

COOKIE = "sayso"
HOURS = 12
"""How long a session lasts."""

YOU = Visitor(name="you", role=Role.EDITOR, signed_in=False)
"""Whoever sits at the machine itself."""


def admit(request: Request) -> None:
    """A dependency of every route: refuses whoever may not go there, and keeps who it is with the request."""
    name = getattr(request.scope.get("route"), "name", "")
    visitor = visitor_of(request)
    request.state.visitor = visitor
    if name in OPEN:
        return
    least = LEAST.get(name)
    if visitor is None:
        raise HTTPException(401, "sign in first")
    if least is None or not visitor.role.covers(least):
        raise HTTPException(403, f"this needs the role {least}" if least else "nobody may go here")


def visitor_of(request: Request) -> Visitor | None:
    """Who asks: by token, by cookie, or because no account is needed; ``None``: nobody known."""
    desk = desk_of(request)
    if not desk.serving.login:
        return YOU
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        account = desk.accounts.by_token(token.strip())
    else:
        account = _by_cookie(desk.accounts, request.cookies.get(COOKIE, ""))
    return account.visitor if account else None


def cookie_for(accounts: Accounts, account: Account) -> str:
    """The value of the cookie by which this account is known again."""
    return _signer(accounts).dumps([account.name, account.stamp])


def _by_cookie(accounts: Accounts, cookie: str) -> Account | None:
    try:
        name, stamp = _signer(accounts).loads(cookie, max_age=HOURS * 3600)
    except (BadSignature, ValueError, TypeError):
        return None
    account = accounts.all().get(name)
    return account if account is not None and account.stamp == stamp else None


def _signer(accounts: Accounts) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(accounts.secret(), salt="session")
