"""Who may go where: every route against every role, and what a viewer never sees."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from sayso.errors import BadQuery, NotFound
from sayso.ledger import Ledger
from sayso.telling.web.access import LEAST, OPEN
from sayso.telling.web.accounts import Accounts, Role
from sayso.telling.web.app import ROOMS, application
from sayso.telling.web.desk import Serving
from sayso.telling.web.login import TRIES, WAIT, Failures
from tests.made import reading
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import HOME, OWN, PASSWORD, Entering

ROUTES = [route for room in ROOMS for route in room.router.routes if isinstance(route, APIRoute)]
FILLED = {"form": "json", "name": "harbour.txt", "name:path": "harbour.txt", "key:path": "rus", "key": "rus"}
CLAIM = reading().claims[0].id


def method(route: APIRoute) -> str:
    return min(route.methods or {"GET"})


def address(route: APIRoute) -> str:
    path = route.path
    for name, value in {**FILLED, "claim": CLAIM}.items():
        path = path.replace("{" + name + "}", value)
    assert "{" not in path, path
    return path


def test_every_route_declares_its_least_role_and_no_role_is_declared_in_vain() -> None:
    assert {route.name for route in ROUTES} == LEAST.keys() | OPEN


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.name} {method(route)}")
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_each_route_lets_in_whom_it_may(entering: Entering, route: APIRoute, role: Role | None) -> None:
    answer = entering(role).request(method(route), address(route))
    asked_to_sign_in = answer.status_code == 401 or answer.headers.get("location") == "/login"
    if route.name in OPEN:
        assert answer.status_code in (200, 403)  # a form, or a password that is none
    elif role is None:
        assert asked_to_sign_in
    elif not role.covers(LEAST[route.name]):
        assert answer.status_code == 403
    else:
        assert answer.status_code not in (401, 403, 500)


def test_a_route_that_nobody_declared_is_closed(room: FastAPI) -> None:
    room.add_api_route("/secret", lambda: "told", name="secret")
    with TestClient(room, base_url=HOME) as client:
        assert client.get("/secret").status_code == 403


@pytest.mark.parametrize("path", ["/claims", "/claims.json", "/claims.csv", "/api/claims", "/reports/harbour.txt"])
def test_a_viewer_sees_no_claim_that_nobody_reviewed(entering: Entering, path: str) -> None:
    evidence = "at least 12 people"
    whole = entering(Role.ANALYST).get(path).text
    hidden = entering(Role.VIEWER).get(path).text
    assert CLAIM in whole or evidence in whole
    assert CLAIM not in hidden
    if "reports" not in path:  # the report's text is no claim
        assert evidence not in hidden


@pytest.mark.parametrize("path", [f"/claims/{CLAIM}", f"/api/claims/{CLAIM}", f"/reports/harbour.txt?claim={CLAIM}"])
def test_a_viewer_finds_no_unreviewed_claim_by_its_id_either(entering: Entering, path: str) -> None:
    assert entering(Role.ANALYST).get(path).status_code in (200, 303)
    assert entering(Role.VIEWER).get(path).status_code == 404


def test_signing_in_lasts_until_signing_out(ledger: Ledger) -> None:
    Accounts.of(ledger).add("nadia", Role.ANALYST, PASSWORD)
    with TestClient(application(ledger, Serving(login=True)), base_url=HOME, headers=OWN) as client:
        assert "Sign in" in client.get("/").text
        told = client.post("/login", data={"name": "nadia", "password": PASSWORD}, follow_redirects=False)
        cookie = told.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert "Sign out nadia" in client.get("/").text
        client.post("/logout")
        assert "Sign out" not in client.get("/").text


def test_beyond_this_machine_cookies_go_over_tls_only(ledger: Ledger) -> None:
    Accounts.of(ledger).add("nadia", Role.ANALYST, PASSWORD)
    app = application(ledger, Serving(login=True, secure=True))
    with TestClient(app, base_url=HOME, headers=OWN) as client:
        told = client.post("/login", data={"name": "nadia", "password": PASSWORD}, follow_redirects=False)
        assert "secure" in told.headers["set-cookie"].lower()


def test_another_password_ends_the_sessions_of_before(ledger: Ledger) -> None:
    accounts = Accounts.of(ledger)
    accounts.add("nadia", Role.ANALYST, PASSWORD)
    with TestClient(application(ledger, Serving(login=True)), base_url=HOME, headers=OWN) as client:
        client.post("/login", data={"name": "nadia", "password": PASSWORD})
        accounts.add("nadia", Role.ANALYST, f"{PASSWORD} anew")
        assert client.get("/claims.json").status_code == 401


def test_a_forged_cookie_opens_nothing(ledger: Ledger) -> None:
    Accounts.of(ledger).add("nadia", Role.EDITOR, PASSWORD)
    app = application(ledger, Serving(login=True))
    with TestClient(app, base_url=HOME, cookies={"sayso": '["nadia","x"].x.x'}) as client:
        assert client.get("/claims.json").status_code == 401


def test_who_fails_too_often_must_wait(ledger: Ledger) -> None:
    Accounts.of(ledger).add("nadia", Role.ANALYST, PASSWORD)
    with TestClient(application(ledger, Serving(login=True)), base_url=HOME, headers=OWN) as client:
        for _ in range(TRIES):
            assert client.post("/login", data={"name": "nadia", "password": "guess"}).status_code == 403
        assert client.post("/login", data={"name": "nadia", "password": PASSWORD}).status_code == 429


def test_after_a_while_failures_are_forgotten() -> None:
    now = [0.0]
    failures = Failures(lambda: now[0])
    for _ in range(TRIES):
        failures.add("somebody")
    assert failures.too_many("somebody")
    assert not failures.too_many("another")
    now[0] = WAIT + 1
    assert not failures.too_many("somebody")


def test_accounts_are_for_their_owner_only_and_hold_no_password(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "sayso.db.users")
    accounts.add("nadia", Role.VIEWER, PASSWORD)
    token = accounts.token("nadia")
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    written = accounts.path.read_text(encoding="utf-8")
    assert PASSWORD not in written
    assert token not in written
    known = accounts.by_token(token)
    assert known is not None
    assert known.name == "nadia"
    assert accounts.by_password("nadia", "another word entirely") is None
    assert accounts.by_password("nobody", PASSWORD) is None


def test_an_account_that_goes_takes_its_tokens_along(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "sayso.db.users")
    accounts.add("nadia", Role.VIEWER, PASSWORD)
    token = accounts.token("nadia")
    accounts.remove("nadia")
    assert accounts.by_token(token) is None
    with pytest.raises(NotFound):
        accounts.token("nadia")


@pytest.mark.parametrize(("name", "password"), [("nadia", "short"), ("", PASSWORD), ("a\x1b[2J", PASSWORD)])
def test_a_bad_name_or_password_is_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(BadQuery):
        Accounts(tmp_path / "sayso.db.users").add(name, Role.VIEWER, password)


def test_on_the_machine_itself_nobody_signs_in(client: TestClient) -> None:
    assert client.get("/claims").status_code == 200
    assert client.get("/login").headers["location"] == "/"
    assert "The Harbour Observatory" in client.get("/reports/harbour.txt").text
