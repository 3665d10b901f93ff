"""``sayso incidents`` and ``sayso timeline``: what a user types, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import cli
from sayso.contract.incidents import HappeningRecord, IncidentRecord
from sayso.intake import document
from sayso.ledger import Ledger
from sayso.model import EventType, Published, Reading, Statement
from tests.made import RUN
from tests.reckoning.tellings import LCC, MILL, MOSCOW, QUAY, REED, SOHR, Report, many, on

WORDS = "Shells and bombs fell all day long, they said. " * 40
WIRE, POST, NOTE = Report("wire", "2024-03-03", "Coast Wire"), Report("post", "2024-03-04"), Report("note", None)
TOLD = {
    WIRE: (
        WIRE.strike(0, by=LCC, where=MILL, when=on("2024-03-02")),
        WIRE.toll(60, by=SOHR, where=MILL, when=on("2024-03-02"), toll=(many(12, None), many(3, 3, unit="children"))),
        WIRE.strike(900, where=REED, when=on("2024-03-01")),
    ),
    POST: (
        POST.toll(0, by=SOHR, where=MILL, when=on("2024-03-02"), toll=(many(14, 14),)),
        POST.strike(60, by=MOSCOW, where=MILL, when=on("2024-03-01", "2024-03-04"), denied=True),
        POST.says(EventType.TALKS, 900),
    ),
    NOTE: (NOTE.says(EventType.SHELLING, 0, where=QUAY, when=on("2024-02-20")),),
}


def kept(report: Report, told: tuple[Statement, ...]) -> Reading:
    home = document(WORDS + report.id, name=report.id, published=report.published, publisher=report.publisher)
    return Reading(
        document=home,
        published=Published(value=report.published, basis="metadata", span=None, rule="given"),
        times=(),
        places=(),
        voices=(),
        claims=tuple(one.claim for one in told),
        problems=(),
    )


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    with Ledger.open("sayso.db", create=True) as ledger:
        for report, told in TOLD.items():
            ledger.add(kept(report, told), RUN)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments, prog_name="sayso")


def records(*arguments: str) -> list[dict[str, Any]]:
    result = sayso(*arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(row) for row in result.stdout.splitlines()]


def test_incidents_shows_range_origins_and_grade() -> None:
    result = sayso("incidents")
    assert result.exit_code == 0
    shown = " ".join(result.stdout.split())
    for words in ("Millford", "2024-03-02", "12 [", "14", "of them 3 [", "fair", "Moscow", "Local Coordination"):
        assert words in shown
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "Reedham" not in result.stdout, "one claim and no number"
    assert "1 incident" in result.stderr


def test_all_lists_those_of_one_claim_too() -> None:
    assert [one["sites"][0]["name"] for one in records("incidents", "--all")] == ["Quayside", "Reedham", "Millford"]


def test_the_record_of_an_incident_is_that_of_the_contract() -> None:
    (record,) = records("incidents")
    assert list(record) == list(IncidentRecord.__annotations__)
    assert (record["documents"], record["grade"], record["deniers"][0]["name"]) == (["wire", "post"], "fair", "Moscow")
    toll = record["tolls"][0]
    assert (toll["low"]["value"], toll["best"]["value"], toll["high"]["value"], toll["open"]) == (12, 14, 14, True)
    assert set(toll["low"]["claims"]) < set(record["claims"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--place", "Coastland"), 3),
        (("--place", "port harbour"), 1),
        (("--place", "Nowhere"), 0),
        (("--event", "shelling"), 1),
        (("--event", "casualty"), 1),
        (("--event", "clash"), 0),
    ],
)
def test_place_and_event_choose_among_the_gathered(asked: tuple[str, ...], found: int) -> None:
    assert len(records("incidents", "--all", *asked)) == found


def test_as_of_a_day_later_reports_have_not_been_heard_of() -> None:
    (record,) = records("incidents", "--as-of", "2024-03-03")
    assert record["documents"] == ["wire"]
    assert (
        "left out, since nobody knows when it was said: 1 claim" in sayso("incidents", "--as-of", "2024-03-03").stderr
    )
    assert records("incidents", "--as-of", "2024-03-02") == []


def test_the_timeline_goes_by_the_event_and_lists_unknown_times_last() -> None:
    rows = records("timeline")
    days = [row["time"] and (row["time"]["earliest"], row["time"]["latest"]) for row in rows]
    saturday = ("2024-03-02", "2024-03-02")
    earlier = [("2024-02-20", "2024-02-20"), ("2024-03-01", "2024-03-01"), ("2024-03-01", "2024-03-04")]
    assert days == [*earlier, saturday, saturday, saturday, None]
    assert [row["placed"] for row in rows] == [True] * 6 + [False]
    assert list(rows[0]) == list(HappeningRecord.__annotations__)
    assert rows[-1]["type"] == "talks"


def test_the_timeline_shows_event_and_saying_side_by_side() -> None:
    result = sayso("timeline", "--place", "Reedham")
    (row,) = [line for line in result.stdout.splitlines() if "2024-03-01" in line]
    assert "2024-03-03" in row
    assert "1 claim" in result.stderr
    assert "time unknown" in sayso("timeline").stdout


def test_the_timeline_as_of_a_day_and_within_a_time() -> None:
    assert {row["document"] for row in records("timeline", "--as-of", "2024-03-03")} == {"wire"}
    assert "left out" in sayso("timeline", "--as-of", "2024-03-03").stderr
    assert len(records("timeline", "--since", "2024-03-02", "--until", "2024-03-02")) == 4
    assert "left out" not in sayso("timeline").stderr


@pytest.mark.parametrize("command", ["incidents", "timeline"])
@pytest.mark.parametrize("wrong", [("--as-of", "soon"), ("--place", "?"), ("--format", "csv")])
def test_a_question_without_meaning_is_told(command: str, wrong: tuple[str, str]) -> None:
    assert sayso(command, *wrong).exit_code == 2


@pytest.mark.parametrize("command", ["incidents", "timeline"])
def test_a_ledger_that_is_not_there_is_told(command: str) -> None:
    result = sayso(command, "--ledger", "none.db")
    assert result.exit_code == 1
    assert "none.db" in result.stderr


def test_an_empty_ledger_has_neither() -> None:
    with Ledger.open("empty.db", create=True):
        pass
    for command in ("incidents", "timeline"):
        assert sayso(command, "--ledger", "empty.db").exit_code == 0
        assert sayso(command, "--ledger", "empty.db", "--format", "jsonl").stdout == ""
