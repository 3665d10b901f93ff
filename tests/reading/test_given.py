"""What intake knows of a page, reading takes as it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso import Document, Options, annotate, document
from sayso.model import Paragraph, Problem, Reading, Span, Zone

TEXT = "Army denies shelling Norvik\n\nThe army shelled the village of Lom on Monday, residents said."


def _read(given: Document) -> Reading:
    return next(annotate([given], Options()))


def test_the_blocks_of_a_page_are_taken_from_its_form() -> None:
    first, second = Span(0, 27), Span(29, len(TEXT))
    blocks = (Paragraph(span=first, zone=Zone.FURNITURE), Paragraph(span=second, zone=Zone.CAPTION))
    read = _read(replace(document(TEXT), blocks=blocks))
    assert {claim.zone for claim in read.claims} == {Zone.CAPTION}


def test_without_them_the_layout_tells() -> None:
    assert {claim.zone for claim in _read(document(TEXT)).claims} == {Zone.HEADLINE, Zone.BODY}


@pytest.mark.parametrize("lang", ["uk", "ar", "fr-FR"])
def test_another_language_is_never_read_as_english(lang: str) -> None:
    read = _read(document(TEXT, lang=lang))
    assert (read.claims, read.voices, read.times) == ((), (), ())
    assert [lang in problem.what for problem in read.problems] == [True]


@pytest.mark.parametrize("lang", ["en", "en-GB", "EN", "eng", None])
def test_english_by_any_of_its_names_is_read(lang: str | None) -> None:
    assert _read(document(TEXT, lang=lang)).claims


def test_what_went_wrong_on_the_way_in_is_a_problem_of_the_reading() -> None:
    note = Problem(what="the page gives two dates", span=None)
    assert note in _read(replace(document(TEXT), notes=(note,))).problems


def test_who_gave_the_date_is_kept() -> None:
    read = _read(replace(document(TEXT, published="2016-10-25"), basis="url"))
    assert (read.published.value, read.published.basis) == ("2016-10-25", "url")
