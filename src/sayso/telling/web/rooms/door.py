"""The door: signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sayso.telling.web.access import COOKIE, HOURS, cookie_for
from sayso.telling.web.desk import desk_of
from sayso.telling.web.pages import page

router = APIRouter(include_in_schema=False)


@router.get("/login", name="login")
def login(request: Request) -> Response:
    """The form, where there is something to sign in to."""
    if not desk_of(request).serving.login:
        return RedirectResponse("/", 303)
    return _form(request, None, 200)


@router.post("/login", name="login.enter")
def enter(request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "") -> Response:
    """Let in whoever knows their password, but nobody who has failed too often."""
    desk = desk_of(request)
    keys = (f"from {request.client.host if request.client else ''}", f"as {name}")
    if desk.failures.too_many(*keys):
        return _form(request, "Too many tries: wait a quarter of an hour.", 429)
    account = desk.accounts.by_password(name, password)
    if account is None:
        desk.failures.add(*keys)
        return _form(request, "No such name, or not that password.", 403)
    desk.failures.forget(*keys)
    answer = RedirectResponse("/", 303)
    secure = desk.serving.secure or request.url.scheme == "https"
    answer.set_cookie(COOKIE, cookie_for(desk.accounts, account), max_age=HOURS * 3600, httponly=True, secure=secure,
                      samesite="strict")  # fmt: skip
    return answer


@router.post("/logout", name="logout")
def logout() -> RedirectResponse:
    """Forget who it is."""
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _form(request: Request, mistake: str | None, status: int) -> HTMLResponse:
    return page(request, "login.html", status=status, mistake=mistake)
