"""What a user types to prove a ledger: verify, head, key, original, backup."""

import json
import re
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso import cli
from sayso.ledger import Ledger
from sayso.model import Original
from tests.made import RUN, TEXT, reading, report


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch, address: str, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SAYSO_LEDGER", address)
    monkeypatch.setenv("COLUMNS", "200")
    with Ledger.open(address, create=True) as ledger:
        ledger.add(reading(replace(report(), original=Original(data=b"<p>\xff", media="text/html"))), RUN)
        ledger.add(reading(report(TEXT + "More.")), RUN)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments, prog_name="sayso")


def test_a_ledger_holds_and_its_last_line_says_what_cannot_be_told() -> None:
    result = sayso("verify")
    assert result.exit_code == 0
    assert re.match(r"entries 1 to 4 hold: hash [0-9a-f]{64}\n", result.stdout)
    assert "missing at the end" in result.stdout.splitlines()[-1]


def test_a_signed_head_is_held_by_the_ledger_that_grew(address: str) -> None:
    assert sayso("key", "new", "mine").exit_code == 0
    assert sayso("head", "--sign", "mine", "--out", "head.json").exit_code == 0
    with Ledger.open(address) as ledger:
        ledger.add(reading(report(TEXT + "News.")), RUN)
    result = sayso("verify", "--head", "head.json", "--public-key", "mine.pub")
    assert result.exit_code == 0
    assert "entries 1 to 6 hold" in result.stdout
    assert "it holds entry 4, the head of" in result.stdout.splitlines()[-1]


def test_an_unsigned_head_says_so() -> None:
    Path("head.json").write_text(sayso("head").stdout)
    assert "not signed" in sayso("verify", "--head", "head.json").stdout.splitlines()[-1]
    refused = sayso("verify", "--head", "head.json", "--public-key", "mine.pub")
    assert (refused.exit_code, "not signed" in refused.stderr) == (1, True)


@pytest.mark.parametrize(
    ("change", "why"),
    [({"number": 3}, "signature"), ({"time": "1999"}, "signature"), ({"hash": "0" * 64}, "signature"),
     ({"key": "AAAA"}, "signature"), ({"signature": "x"}, "signature"), ({"number": "4"}, "not an exported head")],
)  # fmt: skip
def test_a_head_that_was_changed_is_refused(change: dict[str, object], why: str) -> None:
    sayso("key", "new", "mine")
    told = json.loads(sayso("head", "--sign", "mine").stdout)
    Path("head.json").write_text(json.dumps({**told, **change}))
    result = sayso("verify", "--head", "head.json")
    assert (result.exit_code, why in result.stderr) == (1, True)


def test_a_head_signed_by_another_is_refused() -> None:
    for name in ("mine", "theirs"):
        sayso("key", "new", name)
    sayso("head", "--sign", "theirs", "--out", "head.json")
    result = sayso("verify", "--head", "head.json", "--public-key", "mine.pub")
    assert (result.exit_code, "another key" in result.stderr) == (1, True)


def test_a_head_of_another_ledger_is_a_fault() -> None:
    told = json.loads(sayso("head").stdout)
    Path("head.json").write_text(json.dumps({**told, "hash": "0" * 64}))
    result = sayso("verify", "--head", "head.json")
    assert (result.exit_code, "entry 4 does not hold" in result.stdout) == (1, True)


@pytest.mark.parametrize("file", ["none.json", "text.json"])
def test_what_is_no_head_is_refused(file: str) -> None:
    Path("text.json").write_text("[1]")
    result = sayso("verify", "--head", file)
    assert (result.exit_code, file in result.stderr) == (1, True)


def test_a_key_is_its_owners_alone_and_never_overwritten() -> None:
    assert sayso("key", "new", "mine").exit_code == 0
    before = Path("mine").read_bytes()
    assert stat.S_IMODE(Path("mine").stat().st_mode) == 0o600
    assert sayso("key", "new", "mine").exit_code == 1
    Path("other.pub").write_text("here")
    assert (sayso("key", "new", "other").exit_code, Path("other").exists()) == (1, False)
    assert Path("mine").read_bytes() == before


@pytest.mark.parametrize("file", ["none", "head.json", "mine.pub"])
def test_what_is_no_private_key_signs_nothing(file: str) -> None:
    sayso("key", "new", "mine")
    sayso("head", "--out", "head.json")
    result = sayso("head", "--sign", file, "--out", "signed.json")
    assert (result.exit_code, file in result.stderr, Path("signed.json").exists()) == (1, True, False)


def test_tampering_is_named_and_makes_the_exit_code_1(address: str) -> None:
    if "://" in address:
        pytest.skip("shown with the file")
    with closing(sqlite3.connect(address)) as behind:
        behind.execute("UPDATE versions SET text = 'x' WHERE id = 2")
        behind.commit()
    result = sayso("verify")
    assert result.exit_code == 1
    assert result.stdout.startswith("entry 3 does not hold: the version that it stands for was changed")
    assert "1 fault; entries 1 to 2 hold" in result.stdout


def test_the_bytes_of_a_report_come_back() -> None:
    assert sayso("original", "harbour.txt", "--version", "1").stdout_bytes == b"<p>\xff"
    assert sayso("original", "harbour.txt", "--version", "1", "--out", "page.html").exit_code == 0
    assert Path("page.html").read_bytes() == b"<p>\xff"
    none = sayso("original", "harbour.txt", "--out", "none.html")
    assert (none.exit_code, "without an original" in none.stderr) == (1, True)
    assert not Path("none.html").exists()


def test_a_backup_says_up_to_where_it_goes(address: str) -> None:
    result = sayso("backup", "copy.db")
    if "://" in address:
        assert (result.exit_code, "pg_dump" in result.stderr) == (1, True)
    else:
        assert (result.exit_code, "a copy up to entry 4" in result.stderr) == (0, True)
        assert sayso("verify", "--ledger", "copy.db").exit_code == 0


def test_no_password_is_shown(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if "://" not in address:
        pytest.skip("a file has none")
    password = re.findall(r":([^:@/]+)@", address)[0]
    for command in (["verify"], ["reports"], ["backup", "x.db"], ["claims", "--report", "none"], ["read", "none.txt"]):
        result = sayso(*command)
        assert password not in result.stdout + result.stderr
