"""Which places reckoning can lay over each other."""

from __future__ import annotations

from sayso.model import PlaceMention, Span
from sayso.reckoning.grounds import ground


def _place(name: str, found: str | None = None) -> PlaceMention:
    return PlaceMention(
        span=Span(0, len(name)), name=name, id=found, lat=None, lon=None, precision=5, within=(),
        country=None, kind="unknown", adjective=False, rule="",
    )  # fmt: skip


def test_an_airport_without_a_name_is_no_ground_for_there_are_many() -> None:
    assert ground(_place("the airport")) is None


def test_a_name_is_even_where_no_gazetteer_has_it() -> None:
    known = ground(_place("Tel Zahrun"))
    assert known is not None and known.within(known)


def test_a_resolved_place_is_by_whatever_words() -> None:
    known = ground(_place("the city", "170063"))
    assert known is not None and known.own == "170063"
