"""Numbers in digits and words."""

from __future__ import annotations

import re

import pytest

from sayso.reading.numbers import pattern, value


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1,500", 1500),
        ("1500", 1500),
        ("2.5 million", 2_500_000),
        ("forty-eight", 48),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred thousand", 200_000),
        ("a dozen", 12),
        ("three dozen", 36),
        ("zero", 0),
        ("twenty\nfive", 25),
        ("several", None),
        ("", None),
        ("and", None),
        ("a", None),
        ("seven samurai", None),
    ],
)
def test_value(words: str, expected: int | None) -> None:
    assert value(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("some 1,500 people and 3 trucks", ["1,500", "3"]),
        ("more than forty-eight of a hundred", ["forty-eight", "a hundred"]),
        ("about 2.5 million left", ["2.5 million"]),
        ("a man and someone often weighed a ton", []),
    ],
)
def test_pattern(text: str, expected: list[str]) -> None:
    found = re.compile(rf"(?<!\w){pattern()}(?!\w)", re.IGNORECASE)
    assert [match.group() for match in found.finditer(text)] == expected
