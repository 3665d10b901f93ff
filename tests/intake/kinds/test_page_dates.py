"""When a page was published, who says so, and what speaks against it."""

import pytest

from tests.intake.kinds.samples import Told, only

BODY = "<p>The army said on Tuesday that it had not shelled the village, and that nobody had died there.</p>"


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<html lang='en'><head><title>x</title>{head}</head><body><h1>Army denies</h1>{body}</body></html>".encode()


def meta(day: str) -> str:
    return f'<meta property="article:published_time" content="{day}">'


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "url", "published", "basis"),
    [
        (meta("2016-10-25T10:00:00Z"), None, "2016-10-25", "metadata"),
        (
            linked('{"headline": "x", "datePublished": "2016-10-25", "dateModified": "2020-01-01"}'),
            None,
            "2016-10-25",
            "metadata",
        ),
        (linked('[{"@graph": [{"headline": "x", "datePublished": "2016-10-25"}]}]'), None, "2016-10-25", "metadata"),
        ("", "https://example.org/2016/10/25/army", "2016-10-25", "url"),
        (linked("{broken"), "https://example.org/2016/10/25/army", "2016-10-25", "url"),
        ('<meta name="pubdate" content="2016-10-25">', None, "2016-10-25", "metadata"),
        ("", None, "2001-02-03", "metadata"),
        ('<meta property="article:modified_time" content="x">', "https://example.org/army", "2001-02-03", "metadata"),
    ],
)
def test_the_date_and_who_gives_it(head: str, url: str | None, published: str, basis: str) -> None:
    told: Told = {"published": "2001-02-03", **({"url": url} if url else {})}
    made = only("a.html", page(head), **told)
    assert (made.published, made.basis, made.notes) == (published, basis, ())


@pytest.mark.parametrize("words", ["2 hours ago", "yesterday", "Tuesday", "© 2024 Coast Wire", "14:05"])
def test_no_day_is_made_of_the_current_one(words: str) -> None:
    assert only("a.html", page(body=f"<p class='date'>{words}</p>{BODY}<footer>{words}</footer>")).published is None


@pytest.mark.parametrize(
    ("body", "url", "says"),
    [
        (BODY, "https://example.org/2016/10/20/army", "its url says 2016-10-20"),
        ("<p class='date'>20 October 2016</p>" + BODY, None, "'20 October 2016' is printed on it"),
        (
            "<p>NORVIK, October 20, 2016 (Wire) — The army said no, and nobody believed it.</p>",
            None,
            "is printed on it",
        ),
        (
            "<p>Shells fell on the mill on Friday, 28 October 2016, residents of it said.</p>",
            None,
            "is a day after that",
        ),
        ("<p>Shells fell on the mill on Thursday, October 25, and killed four people.</p>", None, "of another year"),
    ],
)
def test_what_disagrees_is_noted(body: str, url: str | None, says: str) -> None:
    told: Told = {"url": url} if url else {}
    made = only("a.html", page(meta("2016-10-25"), body), **told)
    assert made.published == "2016-10-25"
    assert [says in note.what for note in made.notes] == [True]
    assert "meta says that it was published on 2016-10-25" in made.notes[0].what


@pytest.mark.parametrize(
    "body",
    [
        "<p class='date'>26 October 2016, 00:10</p>" + BODY,
        "<p>NORVIK, October 25, 2016 (Wire) — The army said no, and nobody believed it.</p>",
        "<p>Talks are due to begin on Friday, 28 October 2016, in the harbour town of Norvik.</p>",
        "<p>It was the worst day since Tuesday, 11 September 2001, an old miller told us there.</p>",
        "<p>Shells fell on the mill on Tuesday, October 25, and killed four people who hid in it.</p>",
        "<p>The truce of October 28 last year did not hold for a day, said the miller of Lom.</p>",
        "<p>The truce should hold until Friday, 28 October 2016, both sides said in their notes.</p>",
    ],
)
def test_what_agrees_is_not(body: str) -> None:
    assert only("a.html", page(meta("2016-10-25"), body), url="https://example.org/2016/10/25/a").notes == ()


def test_the_words_that_disagree_are_shown() -> None:
    made = only("a.html", page(meta("2016-10-25"), "<p class='date'>20 October 2016</p>" + BODY))
    assert [note.span and note.span.of(made.text) for note in made.notes] == ["20 October 2016"]
