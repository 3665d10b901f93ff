"""No report can drive the terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.telling.safe import one_line, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("\x1b[2Jgone", "�[2Jgone"),
        ("\x9b31mred", "�31mred"),
        ("a\rb", "a�b"),
        ("\u202etxt.exe", "�txt.exe"),
        ("line\none\ttab", "line\none\ttab"),
        ("حلب\u200cها", "حلب\u200cها"),
        ("naïve “quotes” 🕊", "naïve “quotes” 🕊"),
        ("half \ud83d", "half �"),
    ],
)
def test_controls_are_shown_and_words_stay(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(some.text(some.characters(codec=None)))
def test_nothing_that_controls_is_left_and_offsets_stay(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in safe)
    safe.encode()
    assert "\n" not in one_line(text)
