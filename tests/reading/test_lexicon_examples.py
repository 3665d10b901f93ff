"""Every entry of the word tables of events and stance is tried on its own example and its own near miss."""

from __future__ import annotations

import pytest

from sayso.lexicon import events as event_words
from sayso.lexicon import files
from sayso.lexicon.events import Entry
from sayso.model import Claim, Document
from sayso.reading import Kit, read_document


def claims(kit: Kit, text: str) -> tuple[Claim, ...]:
    return read_document(Document(id="example", text=text), kit).claims


@pytest.mark.parametrize("entry", event_words.load().entries, ids=lambda e: f"{e.type}: {e.example[:40]}")
def test_example_of_an_event_is_read_and_its_near_miss_is_not(kit: Kit, entry: Entry) -> None:
    assert (entry.type, entry.acled) in [(c.type, c.acled) for c in claims(kit, entry.example)]
    assert entry.type not in [c.type for c in claims(kit, entry.near_miss)]


def operators() -> list[dict[str, str]]:
    listed = files.toml("stance.toml")["operator"]
    assert isinstance(listed, list)
    return listed


@pytest.mark.parametrize("row", operators(), ids=lambda row: row["effect"])
def test_example_of_an_operator_has_its_polarity(kit: Kit, row: dict[str, str]) -> None:
    assert row["polarity"] in [c.polarity.value for c in claims(kit, row["example"])]
