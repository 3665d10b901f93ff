"""An export holds what the ledger holds, and is whole or not there."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.contract import claim_record
from sayso.errors import BadQuery
from sayso.ledger import Entry
from sayso.model import Claim
from sayso.telling.destination import destination
from sayso.telling.exports import COLUMNS, as_csv, as_jsonl
from tests.made import TEXT, denial, reading, report


def entries(claims: tuple[Claim, ...] = reading().claims) -> list[Entry]:
    published = reading().published
    return [Entry(claim=one, document=report(), published=published, version=1, current=True) for one in claims]


def test_json_lines_are_the_claims_records() -> None:
    assert [json.loads(line) for line in as_jsonl(entries(), as_read=True)] == [
        claim_record(claim, TEXT) for claim in reading().claims
    ]


def test_json_lines_say_of_claims_that_nobody_has_judged_them() -> None:
    unjudged: dict[str, object] = {
        "review": "unreviewed",
        "assignee": None,
        "disputed": [],
        "machine": {},
        "judgements": [],
    }
    assert [json.loads(line) for line in as_jsonl(entries())] == [
        {**claim_record(claim, TEXT), **unjudged} for claim in reading().claims
    ]


def test_csv_has_a_row_a_claim_and_every_column() -> None:
    rows = list(csv.DictReader(io.StringIO("\n".join(as_csv(entries())))))
    assert [row["id"] for row in rows] == [claim.id for claim in reading().claims]
    assert list(rows[0]) == list(COLUMNS)
    denied = rows[1]
    assert (denied["speaker"], denied["polarity"], denied["within"]) == ("Russia", "denied", "Aleppo; Syria")
    assert (denied["lat"], denied["time"], denied["publisher"]) == ("36.2", "since Friday", "Coast Wire")
    assert rows[0]["place"] == rows[0]["speaker"] == ""


@pytest.mark.parametrize(("name", "cell"), [("=1+2", "'=1+2"), ("@sum", "'@sum"), ("-x", "'-x"), ("a=b", "a=b")])
def test_a_spreadsheet_runs_nothing(name: str, cell: str) -> None:
    claim = denial(report())
    assert claim.speaker is not None
    lines = as_csv(entries((replace(claim, speaker=replace(claim.speaker, name=name)),)))
    (row,) = csv.DictReader(io.StringIO("\n".join(lines)))
    assert row["speaker"] == cell


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with destination(str(target)) as out:
        out.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_fails_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"before")
    with pytest.raises(RuntimeError), destination(str(target)) as out:
        out.write(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadQuery, match="cannot be written"), destination(str(tmp_path / "none" / "out")):
        pass
