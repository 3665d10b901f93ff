"""Every entry of the word tables of events and stance is tried on its own example and its own near miss."""

from __future__ import annotations

import pytest

from sayso.lexicon import events as event_words
from sayso.lexicon.events import Entry
from sayso.reading.events import Event, events
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.parse import Parser
from sayso.reading.stance import stance
from sayso.lexicon import files


def found(parser: Parser, text: str) -> list[Event]:
    parsed, _ = parser.parse(text, sentences(text, paragraphs(text)), [])
    return [event for sentence in parsed for event in events(sentence, ())]


@pytest.mark.parametrize("entry", event_words.load().entries, ids=lambda e: f"{e.type}: {e.example[:40]}")
def test_example_of_an_event_is_read_and_its_near_miss_is_not(parser: Parser, entry: Entry) -> None:
    read = [(e.type, e.trigger.entry.acled) for e in found(parser, entry.example)]
    assert (entry.type, entry.acled) in read
    assert entry.type not in [e.type for e in found(parser, entry.near_miss)]


def operators() -> list[dict[str, str]]:
    listed = files.toml("stance.toml")["operator"]
    assert isinstance(listed, list)
    return listed


@pytest.mark.parametrize("row", operators(), ids=lambda row: row["effect"])
def test_example_of_an_operator_has_its_polarity(parser: Parser, row: dict[str, str]) -> None:
    stances = [stance(event, headline=False) for event in found(parser, row["example"])]
    assert row["polarity"] in [s.polarity.value for s in stances]
