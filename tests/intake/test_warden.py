"""A process that parses may hang, fill its memory or crash: that costs what it was at, and nothing else."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.torture import misbehaving
from sayso.errors import BadReport
from sayso.intake.child import Limits
from sayso.intake.warden import MOST_DEATHS, Warden

QUICK = Limits(seconds=2, memory=400_000_000)
ROOMY = Limits(seconds=20, memory=400_000_000)


@pytest.fixture
def warden(tmp_path: Path) -> Iterator[Warden]:
    with Warden(tmp_path / "quarantine", ROOMY) as made:
        yield made


def told(items: Iterator[str | BadReport]) -> list[str]:
    return [item if isinstance(item, str) else f"! {item}" for item in items]


def test_items_come_in_their_order(warden: Warden) -> None:
    assert told(warden.items(misbehaving.lines, b"one\ntwo\nprint three")) == ["one", "two", "print three"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"eat it", "needed more than 381 MB of memory"),
        (b"crash", "crashed (signal 6)"),
        (b"leave", "crashed (exit code 3)"),
        (b"raise", "ended with AttributeError"),
    ],
)
def test_what_ends_the_process_costs_that_item(warden: Warden, line: bytes, says: str) -> None:
    first, second, third, fourth = told(warden.items(misbehaving.lines, b"one\ntwo\n" + line + b"\nthree"))
    assert [first, second, fourth] == ["one", "two", "three"]
    kept = warden.quarantine / hashlib.sha256(line).hexdigest()
    assert third.startswith("! ")
    assert says in third
    assert third.endswith(f"its bytes are in {kept}")
    assert kept.read_bytes() == line


@pytest.mark.parametrize("line", [b"hang", b"spin"])
def test_what_takes_too_long_is_stopped(tmp_path: Path, line: bytes) -> None:
    with Warden(tmp_path, QUICK) as warden:
        one, bad, two = told(warden.items(misbehaving.lines, b"one\n" + line + b"\ntwo"))
    assert (one, two) == ("one", "two")
    assert "took longer than 2 seconds" in bad
    assert (tmp_path / hashlib.sha256(line).hexdigest()).exists()


def test_where_nobody_knows_what_ended_it_the_rest_is_left(warden: Warden) -> None:
    assert told(warden.items(misbehaving.archive, b"one\ncrash\ntwo")) == [
        "one",
        "! the process that parsed it crashed (signal 6), and nothing more of it was read",
    ]
    assert told(warden.items(misbehaving.archive, b"three")) == ["three"]


def test_a_file_that_ends_one_process_after_another_is_left(warden: Warden) -> None:
    many = b"\n".join(b"leave %d" % n for n in range(20))
    items = told(warden.items(misbehaving.lines, many))
    assert items[-1].endswith("nothing more of it was read")
    assert len(items) == MOST_DEATHS + 1


def test_one_process_serves_many_inputs() -> None:
    with Warden(Path("unused"), ROOMY) as warden:
        assert len({one for n in range(20) for one in warden.items(misbehaving.who, n)}) == 1


def test_memory_that_others_kept_is_no_fault_of_an_input(tmp_path: Path) -> None:
    with Warden(tmp_path, ROOMY) as warden:
        items = [item for _ in range(8) for item in warden.items(misbehaving.greedy, 100_000_000)]
    assert all(isinstance(item, int) for item in items)
    assert items.count(1) > 1


def test_it_ends_when_its_pipe_closes() -> None:
    code = "from sayso.intake.child import serve; serve()"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", code, "5", "400000000"], input=b"", env=env, timeout=20, check=False)
    assert done.returncode == 0


def test_what_is_not_wanted_any_more_is_stopped(warden: Warden) -> None:
    items = warden.items(misbehaving.lines, b"one\nhang")
    assert next(items) == "one"
    items.close()  # type: ignore[attr-defined]
    assert told(warden.items(misbehaving.lines, b"two")) == ["two"]
