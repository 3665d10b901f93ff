"""A reading room over a small ledger, and somebody of each role who comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI

from sayso.ledger import Ledger
from sayso.telling.web.accounts import Accounts, Role
from sayso.telling.web.app import application
from sayso.telling.web.desk import Serving
from tests.made import RUN, reading
from tests.telling.web.browsing import TestClient

HOME = "http://127.0.0.1:8324"
OWN = {"sec-fetch-site": "same-origin"}
PASSWORD = "a long enough word"

Entering = Callable[[Role | None], TestClient]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """One report with three claims: a denial, a toll, a headline."""
    with Ledger.open(tmp_path / "made.db", create=True) as opened:
        opened.add(reading(), RUN)
        yield opened


@pytest.fixture
def room(ledger: Ledger) -> FastAPI:
    return application(ledger)


@pytest.fixture
def client(room: FastAPI) -> Iterator[TestClient]:
    """Whoever sits at the machine."""
    with TestClient(room, base_url=HOME, headers=OWN, follow_redirects=False) as made:
        yield made


@pytest.fixture(scope="session")
def entering(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Entering]:
    """A client for each role where everybody must sign in; ``None``: a stranger. Passwords take long: made once."""
    with Ledger.open(tmp_path_factory.mktemp("roles") / "made.db", create=True) as opened:
        opened.add(reading(), RUN)
        with entered(opened) as enter:
            yield enter


@contextmanager
def entered(opened: Ledger) -> Iterator[Entering]:
    """Somebody of each role at this ledger, where everybody must sign in."""
    app = application(opened, Serving(login=True))
    tokens = _tokens(Accounts.of(opened))

    def enter(role: Role | None) -> TestClient:
        known = {"authorization": f"Bearer {tokens[role]}"} if role else {}
        return TestClient(app, base_url=HOME, headers={**OWN, **known}, follow_redirects=False)

    yield enter
    app.state.desk.close()


def _tokens(accounts: Accounts) -> dict[Role, str]:
    for role in Role:
        accounts.add(role.value, role, PASSWORD)
    return {role: accounts.token(role.value) for role in Role}
