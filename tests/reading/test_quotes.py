"""Quotations by typography: all kinds of marks, apostrophes left alone, paragraphs that open again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.reading.layout import paragraphs
from sayso.reading.voices.quotes import Quotation, quotes


def found(text: str) -> tuple[Quotation, ...]:
    return quotes(text, paragraphs(text))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said: "The road is shut and the bridge is gone."', ["The road is shut and the bridge is gone."]),
        ("“The road is shut,” he said. “The bridge is gone.”", ["The road is shut,", "The bridge is gone."]),
        ("„Die Straße ist zu“, sagte er.", ["Die Straße ist zu"]),
        ("«La route est fermée», dit-il.", ["La route est fermée"]),
        ("``The road is shut,'' he said.", ["The road is shut,"]),
        ("''The road is shut,'' he said.", ["The road is shut,"]),
        ("‘The road is shut,’ said the mayor’s aide.", ["The road is shut,"]),
        ("'The road is shut,' said the mayor's aide.", ["The road is shut,"]),
        ("'We can't and won't go,' she said.", ["We can't and won't go,"]),
        ("“The road is shut“ he said.", ["The road is shut"]),
        ('"One. Two! Three?" asked the guard.', ["One. Two! Three?"]),
        ("“She told me ‘go’ and I went,” he said.", ["She told me ‘go’ and I went,"]),
    ],
)
def test_marks_of_all_kinds(text: str, inner: list[str]) -> None:
    assert [quote.inner.of(text) for quote in found(text)] == inner


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' guns fell silent.",
        "The rebels’ guns and the army’s guns fell silent.",
        "It's the governor's car, isn't it?",
        "They met in the ’90s and again in '04.",
        'two homes" in the village',
        "Nothing is quoted here.",
    ],
)
def test_apostrophes_and_strays_are_no_quotations(text: str) -> None:
    assert found(text) == ()


def test_paragraphs_that_open_again_are_one_quotation() -> None:
    text = "“The road is shut.\n\n“The bridge is gone.\n\n“We cannot leave,” he said."
    first, second, third = found(text)
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (False, True)
    assert (third.closed, third.continued) == (True, False)


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“The road is shut, he said.\n\nThe council met at noon."
    (only,) = found(text)
    assert not only.closed
    assert not only.continued
    assert only.span.of(text) == "“The road is shut, he said."


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The corridor was a “trap” for the wounded.", True),
        ("It was a “theatrical gesture” and no more.", True),
        ("“No,” he said.", False),
        ("He called it “the most cruel of all the sieges of this war” at once.", False),
    ],
)
def test_scare_quotes(text: str, scare: bool) -> None:
    assert [quote.scare for quote in found(text)] == [scare]


@given(st.text(alphabet="ab .,\n\"'“”„‘’«»`", max_size=80))
def test_any_marks_give_ordered_spans_inside_the_text(text: str) -> None:
    ends = 0
    for quote in found(text):
        assert ends <= quote.span.start <= quote.inner.start < quote.inner.end <= quote.span.end <= len(text)
        ends = quote.span.end
