"""``sayso judge``, ``accept``, ``reject``, ``judgements``, ``changes`` and ``copies``: typed, and what comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import cli
from sayso.contract import ClaimRecord
from sayso.contract.changes import ChangeRecord
from sayso.contract.copies import CopyGroupRecord
from sayso.contract.judged import AttachedRecord, JudgedClaimRecord
from sayso.intake import document
from sayso.ledger import Ledger
from sayso.reading import Kit, read_documents
from tests.ledger.pairs import text
from tests.made import RUN

TEXT = (
    "Strikes kill 56 in Homs\n\n"
    "Russian air strikes killed at least 56 people in Homs on Monday, the Observatory said. "
    "Russian jets bombed Homs on Monday, residents said.\n\n"
    "Russia denied that its planes had bombed Homs on Monday.\n"
)


@pytest.fixture(autouse=True)
def _ledger(kit: Kit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.delenv("SAYSO_ANALYST", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    add(kit, TEXT)


def add(kit: Kit, words: str, name: str = "report.txt") -> None:
    home = document(words, name=name, published="2024-03-05", publisher="Coast Wire")
    with Ledger.open("sayso.db", create=True) as ledger:
        for reading in read_documents(iter([home]), kit):
            ledger.add(reading, RUN)


def sayso(*arguments: str) -> Result:
    return CliRunner().invoke(cli.cli, arguments, prog_name="sayso")


def done(*arguments: str) -> str:
    result = sayso(*arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def records(*arguments: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done(*arguments, "--format", "jsonl").splitlines()]


def toll() -> str:
    """The id of the Observatory's toll."""
    (one,) = [each for each in records("claims", "--event", "casualty") if each["speaker"] is not None]
    return str(one["id"])


def judge(*arguments: str, by: str = "Ann") -> str:
    return done("judge", toll(), *arguments, "--reason", "second paragraph", "--by", by)


def test_a_value_is_put_beside_what_was_read() -> None:
    assert judge("--field", "place", "--value", "Aleppo") == f"{toll()}  corrected: place\n"
    (record,) = [one for one in records("claims") if one["id"] == toll()]
    assert record["place"]["id"] == "geonames:170063"
    assert (record["review"], record["machine"], record["disputed"]) == ("corrected", {"place": "Homs"}, [])
    assert record["judgements"][0]["by"] == "Ann"
    (read,) = [one for one in records("claims", "--as-read") if one["id"] == toll()]
    assert read["place"]["name"] == "Homs"
    assert "judgements" not in read


def test_the_records_have_every_key_and_no_other() -> None:
    judge("--field", "place", "--value", "Aleppo")
    keys = [set(one) for one in records("claims")]
    assert all(one == set(JudgedClaimRecord.__annotations__) for one in keys)
    assert all(set(one) == set(ClaimRecord.__annotations__) for one in records("claims", "--as-read"))
    assert set(records("judgements")[0]) == set(AttachedRecord.__annotations__)


def test_the_page_shows_both_and_every_judgement() -> None:
    judge("--field", "place", "--value", "Aleppo")
    judge("--field", "place", "--value", "Idlib", by="Bob")
    shown = done("show", toll())
    assert [
        words for words in ("disputed: place", "judged by Bob", "Aleppo", "Idlib", "Homs") if words not in shown
    ] == []
    assert "replaced by #2, disputed" in shown
    assert "holds, disputed" in shown


def test_the_table_marks_what_was_judged_and_filters_by_it() -> None:
    judge("--field", "quantities", "--value", "at least 60 people killed")
    assert "corrected:" in done("claims")
    assert len(records("claims", "--review", "corrected")) == 1
    assert toll() not in {one["id"] for one in records("claims", "--review", "unreviewed")}
    assert sayso("claims", "--review", "corrected", "--as-read").exit_code == 2


def test_several_claims_get_a_verdict_at_once_and_rejected_ones_take_no_part() -> None:
    ids = [one["id"] for one in records("claims")]
    assert records("disputes", "--all")
    assert done("accept", *ids, "--by", "Bob").count("accepted") == len(ids)
    assert done("reject", *ids, "--reason", "a drill", "--by", "Bob").count("rejected") == len(ids)
    assert records("disputes", "--all") == records("timeline") == []
    assert len(records("claims", "--review", "rejected")) == len(ids)


def test_a_note_is_kept_and_changes_nothing() -> None:
    assert "noted" in judge("--note")
    assert records("claims", "--review", "unreviewed") == records("claims")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--field", "type", "--value", "war"), 2, "air_strike, shelling"),
        (("--field", "place", "--value", "London"), 2, "Ontario"),
        (("--field", "mood", "--value", "grim"), 2, "mood"),
        (("--field", "type"), 2, "--value"),
        (("--note", "--field", "type", "--value", "clash"), 2, "--note"),
        ((), 2, "--field"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(arguments: tuple[str, ...], code: int, says: str) -> None:
    result = sayso("judge", toll(), *arguments, "--reason", "x", "--by", "Ann")
    assert result.exit_code == code
    assert says in result.stderr
    assert records("judgements") == []


def test_a_name_and_a_reason_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sayso("judge", toll(), "--note", "--by", "Ann").exit_code == 2
    assert sayso("reject", toll(), "--reason", "x").exit_code == 2
    monkeypatch.setenv("SAYSO_ANALYST", "Ann")
    assert sayso("reject", toll(), "--reason", "x").exit_code == 0


def test_an_unknown_claim_is_not_judged() -> None:
    result = sayso("accept", "ffff", "--by", "Ann")
    assert result.exit_code == 1
    assert "sayso claims" in result.stderr


def test_the_toll_that_rose_is_one_change_with_both_words(kit: Kit) -> None:
    judge("--field", "place", "--value", "Aleppo")
    add(kit, TEXT.replace("56", "85"))
    changed = records("changes", "report.txt")
    assert all(set(one) == set(ChangeRecord.__annotations__) for one in changed)
    assert {one["change"] for one in changed} == {"changed"}
    counts = [field for one in changed for field in one["fields"] if field["field"] == "quantities"]
    assert ("at least 56", "at least 85") in [(one["old_exact"], one["new_exact"]) for one in counts]
    assert ("56", "85") in [(one["old_exact"], one["new_exact"]) for one in counts]
    assert "the report changed" in done("changes")
    (attached,) = records("judgements")
    (judged,) = records("claims", "--review", "corrected")
    assert attached["claim"] == judged["id"] != attached["judged"]
    assert "at least 85" in judged["evidence"]["exact"]


def test_a_sentence_that_went_leaves_an_orphan(kit: Kit) -> None:
    judge("--field", "place", "--value", "Aleppo")
    add(
        kit, f"{TEXT.split(chr(10))[0]}\n\n{TEXT.split(chr(10) * 2)[2]}\n\nThe Observatory withdrew its first report.\n"
    )
    (orphan,) = records("judgements", "--orphans")
    assert (orphan["claim"], orphan["by"]) == (None, "Ann")
    assert "orphan" in done("judgements")
    assert records("judgements", "--by", "Bob") == []
    assert len(records("judgements", "--by", "ann")) == 1


def test_copies_are_listed_with_what_differs(kit: Kit) -> None:
    paragraphs = text("agency").split("\n\n")
    add(kit, text("agency"), "wire.txt")
    add(kit, "\n\n".join(["In other words", *paragraphs[1:]]), "paper.txt")
    (group,) = records("copies", "paper.txt")
    assert set(group) == set(CopyGroupRecord.__annotations__)
    assert group["others"][0]["differences"] == [{"old": paragraphs[0], "new": "In other words"}]
    assert "In other words" in done("copies")
    assert records("copies", "report.txt") == []
    assert sayso("copies", "none.txt").exit_code == 1


@pytest.mark.parametrize("command", ["judgements", "changes", "copies"])
def test_nothing_to_list_is_no_error(command: str) -> None:
    assert records(command) == []
    assert done(command)


def test_claims_are_assigned_and_reopened() -> None:
    told = ("--reason", "so it is", "--by", "Ann")
    assert done("assign", toll(), "--to", "Ben", *told) == f"{toll()}  for Ben\n"
    assert [one["id"] for one in records("claims", "--assignee", "Ben")] == [toll()]
    done("reject", toll(), *told)
    assert done("reopen", toll(), *told) == f"{toll()}  for Ben\n"
    assert "for Ben to review" in done("judgements")
    assert sayso("claims", "--assignee", "Ben", "--as-read").exit_code == 2
