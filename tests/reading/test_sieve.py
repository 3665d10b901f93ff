"""Reports that need no parser: what the scan holds back must hold nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sayso.model import Document, Options
from sayso.reading import Kit, read_document
from sayso.reading import kit as load_kit

CASES = Path(__file__).parent.parent / "cases"
CLAIMS, VOICES = frozenset({"claims"}), frozenset({"voices"})
QUIET = "The hens laid well this spring. Add two eggs, a pinch of salt and a cup of flour, then stir."


def texts() -> list[str]:
    files = sorted(CASES.rglob("*.toml"))
    return [row["text"] for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


def passes(kit: Kit, text: str, layers: frozenset[str]) -> bool:
    assert kit.sieve is not None
    return kit.sieve.lets_pass(text, layers)


def test_every_case_with_a_claim_or_a_voice_is_parsed(kit: Kit) -> None:
    held_back = [text for text in texts() if not passes(kit, text, CLAIMS)]
    assert not [t for t in held_back if read_document(Document(id="case", text=t), kit).claims]
    unheard = [text for text in texts() if not passes(kit, text, VOICES)]
    assert not [t for t in unheard if read_document(Document(id="case", text=t), kit).voices]


@pytest.mark.parametrize(
    "text",
    [
        "Two villages were shelled.",
        "Families fled.",
        "They shot a man.",
        "People left the town.",
        "He denied it.",
        "The army was blamed.",
        "A CEASE-FIRE",
    ],
)
def test_inflected_words_of_the_tables_pass(kit: Kit, text: str) -> None:
    assert passes(kit, text, CLAIMS)


@pytest.mark.parametrize("text", ["Witness: the sky was red", "No snow - mayor", "He said so.", "They cannot say."])
def test_labels_and_cues_pass_for_voices(kit: Kit, text: str) -> None:
    assert passes(kit, text, VOICES)


def test_quiet_text_is_held_back_for_claims(kit: Kit) -> None:
    assert not passes(kit, QUIET, CLAIMS)


def test_words_of_a_sequence_alone_do_not_pass(kit: Kit) -> None:
    """ "set fire to" needs all its words."""
    assert not passes(kit, "They set the table.", CLAIMS)


def test_layers_not_asked_for_are_left_out_of_a_quiet_report() -> None:
    tools = load_kit(Options(layers=CLAIMS))
    reading = read_document(Document(id="a", text=QUIET + " It snowed in Leeds on 3 May 2011."), tools)
    assert (reading.claims, reading.places, reading.times) == ((), (), ())


def test_times_and_places_asked_for_stay_in_a_quiet_report() -> None:
    tools = load_kit(Options(layers=frozenset({"claims", "times", "places"})))
    reading = read_document(Document(id="a", text="It snowed in Leeds on 3 May 2011."), tools)
    assert [t.value for t in reading.times] == ["2011-05-03"]
    assert [p.name for p in reading.places] == ["Leeds"]
