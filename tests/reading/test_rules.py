"""How often rules are right is counted against gold, without a word of it leaving the data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.rules import counted, main, table

TEXT = "The governor said on Monday that rebels had shelled Homs on Sunday. Rebels shelled Hama."
FIRST, SECOND = "The governor said on Monday that rebels had shelled Homs on Sunday", "Rebels shelled Hama"


def gold(words: str, **values: str | None) -> dict[str, object]:
    start = TEXT.index(words)
    known = {"event_type": "shelling", "polarity": "affirmed", "modality": "occurred", "speaker": None, "place": None}
    dated = {"time_start": None, "time_end": None}
    return {"start": start, "end": start + len(words), **known, **dated, **values}


def data(folder: Path, *claims: dict[str, object]) -> Path:
    (folder / "claims").mkdir()
    row = {"id": "made", "text": TEXT, "published": "2016-10-25", "claims": list(claims)}
    (folder / "claims" / "dev.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_a_rule_is_right_where_gold_has_its_value(tmp_path: Path) -> None:
    sunday = {"time_start": "2016-10-23", "time_end": "2016-10-23"}
    found = counted(data(tmp_path, gold(FIRST, speaker="The governor", place="Homs", polarity="denied", **sunday)))
    assert found["event", "verb"] == [1, 2]  # gold has nothing of Hama
    assert found["polarity", "plain assertion"] == [0, 1]
    assert found["speaker", "voice.that"] == [1, 1]
    assert found["time", "relative"] == [1, 1]


def test_what_gold_gives_no_type_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    found = counted(data(tmp_path, gold(FIRST, speaker="The governor"), gold(SECOND, event_type="other")))
    assert found["event", "verb"] == [1, 1]
    assert '"verb" = [1, 1]' in "\n".join(table(found))


def test_without_data_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="nothing was measured"):
        main(tmp_path)
