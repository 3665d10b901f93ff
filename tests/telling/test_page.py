"""A claim's page shows the passage and every value with its words and its rule."""

import io
from dataclasses import replace

import pytest

from sayso.ledger import Entry
from sayso.model import Found, Span
from sayso.telling.console import console
from sayso.telling.page import claim_page, passage
from tests.made import TEXT, denial, headline, reading, report


def entry(text: str = TEXT, evidence: Span | None = None) -> Entry:
    home = report(text)
    claim = denial(home)
    return Entry(
        claim=replace(claim, evidence=evidence or claim.evidence),
        document=home,
        published=reading(home).published,
        version=1,
        current=True,
    )


def test_the_evidence_is_marked_in_its_paragraph() -> None:
    assert passage(entry(), styled=False).plain == (
        "«Russia denied on Monday that its planes had bombed Old Harbour», a district of Aleppo, since Friday."
    )


def test_on_a_terminal_styles_mark_it() -> None:
    marked = passage(entry(), styled=True)
    assert "«" not in marked.plain
    styles = {str(part.style): marked.plain[part.start : part.end] for part in marked.spans}
    assert styles["bold"] == "Russia denied on Monday that its planes had bombed Old Harbour"
    assert styles["underline"] == "bombed"


@pytest.mark.parametrize("filler", ["word " * 1000, "w" * 5000])
def test_of_a_long_paragraph_only_the_words_around_are_shown(filler: str) -> None:
    text = TEXT.replace("Russia denied", f"{filler} Russia denied").replace("since Friday.", f"since Friday. {filler}")
    shown = passage(entry(text), styled=False).plain
    assert "«Russia denied on Monday" in shown
    assert len(shown) < 1000


def test_evidence_over_two_paragraphs_shows_both() -> None:
    both = Span(0, TEXT.index(" a district"))
    shown = passage(entry(evidence=both), styled=False).plain
    assert shown.startswith("«Harbour strikes denied Russia denied on Monday")
    assert shown.endswith("Old Harbour,» a district of Aleppo, since Friday.")


def test_every_value_stands_with_its_words_its_basis_and_its_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "220")
    file = io.StringIO()
    console(file).print(claim_page(entry(), styled=False))
    page = file.getvalue()
    for words in (
        "harbour.txt, version 1",
        "published 2024-03-04 (metadata)",
        "Russia (party, rus)",
        "Coast Wire (media) → Russia (party)",
        "2024-03-04 (relative)",
        "Old Harbour < Aleppo < Syria (local:old-harbour, 36.2000 37.1500, precision 2)",
        "2024-03-01 to 2024-03-04 (relative, to the day)",
        "“since Friday”",
        "“denied”",
        "stance.cue-denies",
        "weekday.past",
        "ASSAULT aerial",
    ):
        assert words in page


def test_what_is_not_said_has_no_row() -> None:
    file = io.StringIO()
    console(file).print(claim_page(replace(entry(), claim=headline(report()), current=False), styled=False))
    page = file.getvalue()
    assert "the report itself (reporter)" in page
    assert "superseded" in page
    for field in ("cue", "said", "place", "time", "targets", "quantities"):
        assert f"\n {field}" not in page


def test_what_a_rule_found_beside_the_fields_is_shown_too() -> None:
    claim = denial(report())
    extra = ("scope", Found(value="all planes", span=None, rule="stance.scope"))
    file = io.StringIO()
    console(file).print(claim_page(replace(entry(), claim=replace(claim, found=(*claim.found, extra))), styled=False))
    assert "all planes" in file.getvalue()
    assert "stance.scope" in file.getvalue()
