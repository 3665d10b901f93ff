"""`sayso serve` and `sayso users`: who may be served, and who is asked for a password."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli import cli
from sayso.cli.serve import is_local
from sayso.ledger import Ledger
from sayso.telling.web.desk import Serving

PASSWORD = "a long enough word\n"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Serving]:
    """How the reading room would have been served, had it been opened."""
    found: list[Serving] = []
    monkeypatch.setattr("sayso.cli.serve.serve", lambda ledger, serving, *, show: found.append(serving))
    return found


def run(ledger: Path, *words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*words, "--ledger", str(ledger)], input=typed)
    return result.exit_code, result.output


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    Ledger.open(path, create=True).close()
    return path


def test_on_this_machine_nobody_is_asked(ledger: Path, served: list[Serving]) -> None:
    assert run(ledger, "serve", "--no-open")[0] == 0
    assert (served[0].login, served[0].secure, served[0].host) == (False, False, "127.0.0.1")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "desk.example"])
def test_beyond_it_nothing_is_served_without_users(ledger: Path, served: list[Serving], host: str) -> None:
    code, told = run(ledger, "serve", "--host", host)
    assert code == 2
    assert "sayso users add" in told
    assert served == []


def test_beyond_it_passwords_never_go_in_the_clear(ledger: Path, served: list[Serving], tmp_path: Path) -> None:
    assert run(ledger, "users", "add", "nadia", "--role", "analyst", typed=PASSWORD)[0] == 0
    code, told = run(ledger, "serve", "--host", "192.168.1.20")
    assert code == 2
    assert "--certificate" in told
    pem = tmp_path / "any.pem"
    pem.write_text("x")
    assert run(ledger, "serve", "--host", "192.168.1.20", "--certificate", str(pem))[0] == 2
    assert run(ledger, "serve", "--host", "192.168.1.20", "--certificate", str(pem), "--key", str(pem))[0] == 0
    assert (served[0].login, served[0].secure) == (True, True)


def test_behind_a_proxy_everybody_signs_in(ledger: Path, served: list[Serving]) -> None:
    assert run(ledger, "serve", "--name", "desk.example")[0] == 2
    run(ledger, "users", "add", "nadia", "--role", "viewer", typed=PASSWORD)
    assert run(ledger, "serve", "--name", "desk.example")[0] == 0
    assert (served[0].login, served[0].name) == (True, "desk.example")


LOCAL = ("127.0.0.1", "127.9.9.9", "::1", "localhost")
FAR = ("0.0.0.0", "192.168.1.20", "localhost.example")


@pytest.mark.parametrize(("host", "local"), [*((host, True) for host in LOCAL), *((host, False) for host in FAR)])
def test_which_addresses_are_this_machines_own(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_a_taken_port_is_told(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, told = run(ledger, "serve", "--no-open", "--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "--port" in told


def test_users_come_and_go(ledger: Path) -> None:
    assert run(ledger, "users", "add", "nadia", "--role", "analyst", typed=PASSWORD)[0] == 0
    assert run(ledger, "users", "add", "omar", "--role", "king", typed=PASSWORD)[0] == 2
    assert run(ledger, "users", "add", "omar", "--role", "viewer", typed="short\n")[0] == 2
    code, token = run(ledger, "users", "token", "nadia")
    assert (code, len(token.strip()) > 30) == (0, True)
    assert run(ledger, "users", "list")[1] == "nadia: analyst, 1 token\n"
    assert run(ledger, "users", "remove", "nadia")[0] == 0
    assert run(ledger, "users", "list")[1] == ""
    assert run(ledger, "users", "remove", "nadia")[0] == 1


def test_other_commands_load_nothing_of_the_web() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from sayso.cli import cli; "
        "CliRunner().invoke(cli, ['--help']); CliRunner().invoke(cli, ['claims', '--help']); "
        "print([name for name in ('fastapi', 'starlette', 'jinja2', 'uvicorn', 'argon2') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout.strip() == "[]"
