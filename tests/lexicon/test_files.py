"""Tests of the checks that every word table goes through."""

from __future__ import annotations

import pytest

from sayso.errors import BadLexicon
from sayso.lexicon import files

TABLE: dict[str, object] = {"near": {"past": ["ago"], "days": 3, "odd": ["ago", 3]}, "cue": [{"sense": "say"}]}


def test_a_list_of_words_is_found_under_its_path() -> None:
    assert files.words("t.toml", TABLE, "near", "past") == ("ago",)
    assert files.sections("t.toml", TABLE, "cue") == [{"sense": "say"}]


@pytest.mark.parametrize("key", ["days", "odd", "missing"])
def test_what_is_no_list_of_words_is_named_with_its_file(key: str) -> None:
    with pytest.raises(BadLexicon, match=rf"t\.toml: near\.{key} must be a list of words"):
        files.words("t.toml", TABLE, "near", key)


def test_a_missing_table_is_named_with_its_file() -> None:
    with pytest.raises(BadLexicon, match=r"t\.toml: \[far\] is missing"):
        files.words("t.toml", TABLE, "far", "past")
    with pytest.raises(BadLexicon, match=r"t\.toml: \[\[near\]\] is missing"):
        files.sections("t.toml", TABLE, "near")
