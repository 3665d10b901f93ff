"""``sayso truces``, ``passages``, ``evacuations`` and ``talks``: what a user types, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from click.testing import CliRunner, Result

from sayso import cli
from sayso.contract import EvacuationRecord, PassageRecord, TalksRecord, TruceRecord
from sayso.intake import document
from sayso.ledger import Ledger
from sayso.reading import Kit, read_documents
from tests.made import RUN

TEXT = (
    "A three-day humanitarian pause in Homs expired at noon GMT on Sunday. The governor refused to extend the truce. "
    "Jets bombed Homs on Monday, residents said.\n\n"
    "The ministry said that three passages for civilians to leave Homs are still open. "
    "The ministry said that 60 people left Homs on Monday.\n\n"
    "The UN on Monday abandoned plans to evacuate patients from Homs. "
    "The UN blamed the army for restrictions on evacuations from Homs.\n\n"
    "The Russian envoy will meet the Iranian foreign minister in Tehran on Thursday."
)
SHAPES = {"truces": TruceRecord, "passages": PassageRecord, "evacuations": EvacuationRecord, "talks": TalksRecord}


@pytest.fixture(autouse=True)
def _ledger(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    home = document(TEXT, name="report.txt", published="2024-03-05", publisher="Coast Wire")
    with Ledger.open("sayso.db", create=True) as ledger:
        for reading in read_documents(iter([home]), kit):
            ledger.add(reading, RUN)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments, prog_name="sayso")


def records(*arguments: str) -> list[dict[str, Any]]:
    result = sayso(*arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", SHAPES)
def test_a_record_has_every_key_and_no_other(command: str) -> None:
    (record,) = records(command)
    assert set(record) == set(get_type_hints(SHAPES[command]))
    assert record["steps"]


def test_a_truce_as_a_record() -> None:
    (record,) = records("truces")
    assert (record["start"]["value"], record["start"]["basis"]) == ("2024-02-29T12:00Z", "derived")
    assert [(strike["position"], strike["violation"]) for strike in record["strikes"]] == [("after_lapse", False)]
    assert [step["by"] for step in record["renewal_refused"]] == ["The governor"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("truces", ["truce · Homs · lapsed", "(derived)", "after lapse,", "1 truce"]),
        ("passages", ["passage · Homs · open", "3 passages", "60 people", "1 passage"]),
        ("evacuations", ["evacuation · Homs · abandoned", "the army blamed by The UN", "ACAPS 5", "1 evacuation"]),
        ("talks", ["talks · Tehran · planned", "The Russian envoy", "1 talks"]),
    ],
)
def test_a_page_is_readable_and_at_most_a_hundred_columns_wide(command: str, told: list[str]) -> None:
    result = sayso(command)
    assert result.exit_code == 0, result.stderr
    assert [words for words in told if words not in result.output] == []
    assert max(map(len, result.stdout.splitlines())) <= 100


@pytest.mark.parametrize("command", SHAPES)
def test_a_place_holds_what_lies_in_it_and_nothing_else(command: str) -> None:
    around = "Iran" if command == "talks" else "Syria"
    assert len(records(command, "--place", around)) == 1
    assert records(command, "--place", "Oslo") == []
    assert "0 " in sayso(command, "--place", "Oslo").stderr


@pytest.mark.parametrize("command", SHAPES)
def test_a_place_without_a_letter_is_refused(command: str) -> None:
    assert sayso(command, "--place", "?!").exit_code == 2


@pytest.mark.parametrize("command", SHAPES)
def test_without_a_ledger_it_says_so(command: str) -> None:
    result = sayso(command, "--ledger", "none.db")
    assert result.exit_code == 1
    assert "none.db" in result.stderr
