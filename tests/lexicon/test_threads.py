"""The words of threads: what a claim makes of its thread, and what its words speak of."""

from __future__ import annotations

import pytest

from sayso.lexicon import threads
from sayso.model import EventType


@pytest.mark.parametrize("kind", threads.load().courses)
def test_every_status_has_its_place_in_the_course(kind: EventType) -> None:
    course = threads.load().courses[kind]
    statuses = {*course.phases.values(), *course.modalities.values()}
    assert statuses - set(course.ranks) == set()


def test_the_access_constraints_are_the_nine_of_acaps() -> None:
    assert [access.code for access in threads.load().constraints] == list(range(1, 10))


@pytest.mark.parametrize(
    ("text", "found"),
    [("because of the mud", (0, 2)), ("halted after mines", (1, 2)), ("becauseof", None), ("", None)],
)
def test_the_first_and_longest_phrase_is_found_at_whole_words(text: str, found: tuple[int, int] | None) -> None:
    assert threads.first(threads.folded(text), threads.load().causes) == found


def test_words_keep_their_places() -> None:
    text = "rebel-held  Aléppo, …"
    assert [(piece.keys, text[piece.start : piece.end]) for piece in threads.pieces(text)] == [
        (("rebel", "held"), "rebel-held"),
        (("aleppo",), "Aléppo,"),
    ]
