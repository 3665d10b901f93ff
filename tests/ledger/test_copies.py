"""Copies of one text are found, whatever was cut from it or put to it, and bulletins of one form are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sayso import pipeline
from sayso.errors import NotFound
from sayso.intake import document
from sayso.ledger import Ledger
from sayso.ledger.likeness import COPIED, copied, plain_words, runs, shared
from sayso.ledger.signing import bands
from sayso.model import Document, Published, Reading
from tests.ledger.pairs import Pair, pairs, text
from tests.made import RUN

PAIRS = pairs()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with Ledger.open(address, create=True) as opened:
        yield opened


def add(ledger: Ledger, name: str, words: str, day: str | None = "2024-03-05", url: str | None = None) -> Document:
    home = ledger.recall(replace(document(words, name=name, published=day), url=url))
    published = Published(value=day, basis="metadata", span=None, rule="given")
    empty = Reading(document=home, published=published, times=(), places=(), voices=(), claims=(), problems=())
    ledger.add(empty, RUN)
    return home


def grouped(ledger: Ledger, report: str | None = None) -> list[list[str]]:
    return [[group.first.report, *(one.report for one in group.others)] for group in pipeline.copies(ledger, report)]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.what for pair in PAIRS])
def test_a_copy_is_told_from_what_is_only_like_it(pair: Pair) -> None:
    assert (copied(pair.a, pair.b) is not None) is pair.copy
    assert shared(pair.a, pair.b) == pytest.approx(shared(pair.b, pair.a), abs=0.05)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.what for pair in PAIRS])
def test_copies_are_found_by_their_signatures_alone(ledger: Ledger, pair: Pair) -> None:
    add(ledger, "a.txt", pair.a)
    add(ledger, "b.txt", f"{pair.b}\n")
    assert grouped(ledger) == ([["a.txt", "b.txt"]] if pair.copy else [])


def test_the_threshold_stands_between_copies_and_others() -> None:
    """What the doc string of likeness says was measured."""
    copies = min(shared(pair.a, pair.b) for pair in PAIRS if pair.copy)
    others = max(shared(pair.a, pair.b) for pair in PAIRS if not pair.copy)
    assert (round(copies, 2), round(others, 2)) == (0.56, 0.23)
    assert others < COPIED < copies


def test_shorter_runs_would_take_a_form_for_a_copy() -> None:
    """Why runs are long: of five words, two days' bulletins share as much as half a copy does."""

    def in_runs_of_five(pair: Pair) -> float:
        one, other = sorted((plain_words(pair.a), plain_words(pair.b)), key=len)
        there = set(runs(other, 5))
        covered = {start + n for start, run in enumerate(runs(one, 5)) if run in there for n in range(5)}
        return len(covered) / len(one)

    named = {pair.what: in_runs_of_five(pair) for pair in PAIRS}
    half = named["half of it, edited, with two paragraphs of the paper's own"]
    assert half - named["two days' bulletins of one form"] < 0.1


def test_a_group_holds_all_copies_and_the_first_published_leads_it(ledger: Ledger) -> None:
    paragraphs = text("agency").split("\n\n")
    add(ledger, "late.txt", text("agency"), "2024-03-06")
    add(ledger, "wire.txt", "\n\n".join(["Wire headline", *paragraphs[1:]]), "2024-03-04")
    add(ledger, "unknown.txt", "\n\n".join(paragraphs[:5]), None)
    add(ledger, "other.txt", text("paraphrase"))
    assert grouped(ledger) == [["wire.txt", "late.txt", "unknown.txt"]]
    assert grouped(ledger, "late.txt") == grouped(ledger)
    assert grouped(ledger, "other.txt") == []
    with pytest.raises(NotFound):
        ledger.copies("none.txt")


def test_what_differs_is_told_in_words(ledger: Ledger) -> None:
    add(ledger, "a.txt", text("agency"), "2024-03-04")
    edited = text("agency").replace("14 people", "16 people").replace(", it added", "")
    add(ledger, "b.txt", f"{edited}\n\nMore follows.")
    (group,) = pipeline.copies(ledger)
    told = [(one.old, one.new) for one in group.others[0].differences]
    assert told == [("14", "16"), (", it added", ""), ("", "More follows.")]


def test_a_new_version_that_is_no_copy_leaves_the_group(ledger: Ledger) -> None:
    add(ledger, "a.txt", text("agency"))
    add(ledger, "b.txt", f"{text('agency')}\n\nA last line of the paper's own.")
    assert grouped(ledger) == [["a.txt", "b.txt"]]
    add(ledger, "b.txt", text("paraphrase"))
    assert grouped(ledger) == []


def test_versions_of_one_report_are_no_copies(ledger: Ledger) -> None:
    add(ledger, "a.txt", text("agency"))
    add(ledger, "a.txt", f"{text('agency')}\n\nMore follows.")
    assert grouped(ledger) == []


def test_a_signature_is_the_same_always_and_a_few_words_have_none() -> None:
    assert bands(text("agency")) == bands(text("agency").upper())
    assert len(bands(text("agency"))) == 64
    assert bands("Too short to tell.") == []


def test_a_changed_text_of_one_address_is_a_version(ledger: Ledger) -> None:
    address = "https://coast.example/vesna"
    add(ledger, "first.html", text("agency"), url=address)
    home = add(ledger, "second.html", text("agency").replace("14", "19"), url=address)
    assert home.id == "first.html"
    assert [(row.name, row.version) for row in ledger.reports()] == [("first.html", 2)]


@pytest.mark.parametrize(
    ("words", "url"),
    [
        pytest.param("paraphrase", "https://coast.example/vesna", id="another passage of one address"),
        pytest.param("agency", "https://coast.example/other", id="a like text of another address"),
        pytest.param("agency", None, id="a like text of no address"),
    ],
)
def test_other_reports_stay_others(ledger: Ledger, words: str, url: str | None) -> None:
    add(ledger, "first.html", text("agency"), url="https://coast.example/vesna")
    add(ledger, "second.html", text(words).replace("14", "19"), url=url)
    assert [row.name for row in ledger.reports()] == ["first.html", "second.html"]
