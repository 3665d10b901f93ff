"""What pages are made of: what is reckoned once, texts cut where claims lie, what two claims share as numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as some

from sayso.ledger import Entry
from sayso.model import Claim, EventTime, EventType, Span
from sayso.telling.web.chart import WIDTH, bars, chains
from sayso.telling.web.kept import Answers, Kept, NotYet
from sayso.telling.web.kinds import FAMILIES, family
from sayso.telling.web.marking import marked, paragraphs
from sayso.telling.web.pages import HERE
from sayso.telling.web.passages import passage
from sayso.telling.web.values import values
from tests.made import TEXT, denial, reading, report, toll
from tests.telling.web.browsing import TestClient

DENIAL, TOLL = denial(report()), toll(report())


def during(earliest: str | None, latest: str | None) -> Claim:
    """The denial, of another time."""
    told = EventTime(
        words=None, earliest=earliest, latest=latest, timex=None, edtf=None, precision="day", basis="stated"
    )
    return replace(DENIAL, time=told)


def test_what_is_reckoned_is_reckoned_once_for_each_state() -> None:
    kept, made = Kept(), list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [kept.get("it", 1, make, 9), kept.get("it", 1, make, 9), kept.get("it", 2, make, 9)] == [1, 1, 2]
    kept.close()


def test_who_cannot_wait_is_told_and_finds_it_later() -> None:
    kept, go = Kept(), Event()

    def make() -> str:
        assert go.wait(60)
        return "made"

    with pytest.raises(NotYet):
        kept.get("it", 1, make, 0.01)
    go.set()
    assert kept.get("it", 1, make, 60) == "made"
    kept.close()


def test_what_went_wrong_is_tried_again() -> None:
    kept, tries = Kept(), iter([ZeroDivisionError(), None])

    def make() -> str:
        if (error := next(tries)) is not None:
            raise error
        return "made"

    with pytest.raises(ZeroDivisionError):
        kept.get("it", 1, make, 60)
    assert kept.get("it", 1, make, 60) == "made"
    kept.close()


def test_answers_are_forgotten_with_the_state_and_when_there_are_many() -> None:
    answers, asked = Answers(most=2), list[str]()

    def ask(name: str, state: int) -> None:
        answers.get(name, state, lambda: asked.append(name))

    for name in ("a", "a", "b", "c", "b", "a"):
        ask(name, 1)
    ask("b", 2)
    assert asked == ["a", "b", "c", "a", "b"]


def test_a_page_that_must_wait_says_so_and_a_program_is_told_when(room: FastAPI, client: TestClient) -> None:
    def never(*_: object, **__: object) -> None:
        raise NotYet("it")

    room.state.desk.disputes = never
    assert "Being reckoned" in client.get("/disputes").text
    answer = client.get("/disputes.json")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert "being laid side by side" in client.get("/").text


@given(some.lists(some.tuples(some.integers(0, len(TEXT)), some.integers(0, len(TEXT))), max_size=6))
def test_the_pieces_of_a_report_are_its_text_whatever_claims_lie_on_it(ends: list[tuple[int, int]]) -> None:
    spans = [Span(*sorted(pair)) for pair in ends]
    claims = [replace(DENIAL, id=str(at), evidence=span, trigger=span) for at, span in enumerate(spans)]
    told = ["".join(piece.text for piece in part.pieces) for part in marked(TEXT, claims)]
    assert told == [span.of(TEXT) for span in paragraphs(TEXT)]


def test_a_piece_is_under_the_claim_that_says_it_most_closely() -> None:
    parts = marked(TEXT, reading().claims)
    pieces = [piece for part in parts for piece in part.pieces]
    assert [piece.text for piece in pieces if piece.trigger and piece.claim and piece.claim.id == DENIAL.id] == [
        "bombed"
    ]
    assert [voice.name for part in parts for voice in part.voices] == ["Russia", "The Harbour Observatory"]


def test_every_value_comes_with_its_words_and_rule() -> None:
    entry = Entry(claim=DENIAL, document=report(), published=reading().published, version=1, current=True)
    told = {one.field: one for one in values(entry)}
    assert (told["polarity"].value, told["polarity"].exact) == ("denied", "denied on")
    assert told["polarity"].rule == "stance.cue-denies"
    assert told["modality"].exact == ""
    assert "".join(part.text for part in passage(entry)) in TEXT
    assert [part.text for part in passage(entry) if part.kind == "trigger"] == ["bombed"]


def test_every_type_of_event_has_one_family_with_a_sign_of_its_own() -> None:
    assert {one: family(one) for one in EventType}.keys() == set(EventType)
    assert len({one.sign for one in FAMILIES}) == len({one.key for one in FAMILIES}) == len(FAMILIES)
    assert sum(len(one.types) for one in FAMILIES) == len(EventType)


def test_a_day_inside_a_week_is_drawn_inside_it() -> None:
    told = bars(during("2024-03-01", "2024-03-07"), during("2024-03-03", "2024-03-03"))
    assert told is not None
    assert told.a is not None
    assert told.b is not None
    assert told.a.x < told.b.x
    assert told.b.x + told.b.width < told.a.x + told.a.width <= WIDTH
    assert told.shared == told.b
    assert [tick.day for tick in told.ticks if tick.day] == ["2024-03-01", "2024-03-07"]


def test_windows_apart_share_nothing_and_open_ends_reach_the_edge() -> None:
    apart = bars(during("2024-03-01", "2024-03-01"), during("2024-03-05", "2024-03-05"))
    assert apart is not None
    assert apart.shared is None
    open_ = bars(during(None, "2024-03-04"), during("2024-03-02", None))
    assert open_ is not None
    assert open_.a is not None
    assert open_.b is not None
    assert open_.a.open_start
    assert open_.b.open_end
    assert open_.b.x + open_.b.width == WIDTH


def test_where_no_time_is_said_nothing_is_drawn() -> None:
    assert bars(during(None, None), during(None, None)) is None
    one = bars(during(None, None), during("2024-03-01", "2024-03-01"))
    assert one is not None
    assert one.a is None


def test_what_two_places_share_stands_at_the_head_of_both() -> None:
    place = DENIAL.place
    assert place is not None
    around = replace(place, id=place.within[0].id, name=place.within[0].name, within=place.within[1:])
    a, b = chains(place, around)
    assert [(link.name, link.shared) for link in a] == [("Syria", True), ("Aleppo", True), ("Old Harbour", False)]
    assert all(link.shared for link in b)
    assert chains(None, None) == ([], [])
    assert TOLL.place is None


@pytest.mark.parametrize(("library", "licence"), [("htmx", "htmx.LICENSE"), ("Leaflet", "leaflet/LICENSE")])
def test_what_was_written_by_others_stands_with_its_licence_and_its_credit(library: str, licence: str) -> None:
    assert "THE SOFTWARE IS PROVIDED" in _licence(licence) or "THIS SOFTWARE IS PROVIDED" in _licence(licence)
    assert f"\n{library} " in (Path(__file__).parents[3] / "NOTICE").read_text(encoding="utf-8")


def _licence(name: str) -> str:
    return (HERE / "static" / "vendor" / name).read_text(encoding="utf-8").upper()
