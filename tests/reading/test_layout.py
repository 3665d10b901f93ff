"""Paragraphs, zones and sentences of printed reports."""

from __future__ import annotations

import pytest

from sayso.model import Zone
from sayso.reading.layout import paragraphs, sentences

PAGE = """Skip to main content

Army says no shelling of Homs this week

Residents tell of a quiet night after talks in Geneva
A bus waits at the edge of the old city on 7 February, 2014 (Reuters)

The army said on Friday that it had not shelled the city.

Sign up to get our newsletter every morning
"""


def zones(text: str) -> list[tuple[Zone, str]]:
    return [(p.zone, p.span.of(text)[:20]) for p in paragraphs(text)]


def parts(text: str) -> list[str]:
    return [s.span.of(text) for s in sentences(text, paragraphs(text))]


def test_zones_of_a_page() -> None:
    assert [zone for zone, _ in zones(PAGE)] == [
        Zone.FURNITURE, Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION, Zone.BODY, Zone.FURNITURE,
    ]  # fmt: skip


def test_furniture_has_no_sentences_but_stays_in_the_text() -> None:
    assert not any("newsletter" in part for part in parts(PAGE))
    assert any("newsletter" in p.span.of(PAGE) for p in paragraphs(PAGE))


def test_a_sentence_that_speaks_of_a_newsletter_is_no_furniture() -> None:
    text = "The group said in its newsletter that the siege went on.\n\nIt gave no figures.\n"
    assert [zone for zone, _ in zones(text)] == [Zone.BODY, Zone.BODY]


def test_hard_line_breaks_do_not_part_a_sentence() -> None:
    text = (
        "BAGHDAD, April 9 - Iraq said its troops had pushed back an attack\nnear the port of Faw before dawn on "
        "Thursday.\n    Iran said that no attack had taken place and that the front\nhad been calm all night.\n"
    )
    assert parts(text) == [
        "Iraq said its troops had pushed back an attack\nnear the port of Faw before dawn on Thursday.",
        "Iran said that no attack had taken place and that the front\nhad been calm all night.",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gen. Haddad spoke. He left.", ["Gen. Haddad spoke.", "He left."]),
        ("The U.S. Central Command said so.", ["The U.S. Central Command said so."]),
        ("It hit forces of the U.S. The raid ended.", ["It hit forces of the U.S.", "The raid ended."]),
        ('"We left. They stayed," he said.', ['"We left.', 'They stayed," he said.']),
        ("About 3.5 tonnes came at 4 p.m. on Monday.", ["About 3.5 tonnes came at 4 p.m. on Monday."]),
        ("Published July 19 2016 Raids hit the town.", ["Raids hit the town."]),
        ("21 Jul 2016 Raids hit the town.", ["Raids hit the town."]),
        ("On 21 July 2016 Raids hit the town.", ["On 21 July 2016 Raids hit the town."]),
        ("LONDON, April 8 - Envoys met.", ["Envoys met."]),
        ("DAMASCUS (Sputnik) Envoys met.", ["Envoys met."]),
        ("NATO said (as before) that it had left.", ["NATO said (as before) that it had left."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert parts(text) == wanted


def test_a_text_of_blanks_has_no_paragraphs() -> None:
    assert paragraphs(" \n\n\t\n") == ()
