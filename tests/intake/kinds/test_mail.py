"""Mail: its words, who sent it, when, and what was attached."""

import pytest

from tests.intake.kinds.samples import MAIL, only, refused, zones

PLAIN = b"""From: desk@example.org
Date: Tue, 25 Oct 2016 10:00:00 +0000
Subject: Army denies

The army said no.
Twice.
"""


def test_what_the_message_tells_is_kept() -> None:
    made = only("a.eml", MAIL)
    assert (made.id, made.title, made.publisher, made.author) == (
        "a.eml",
        "Army denies “shelling”",
        "Coast Desk",
        "Coast Desk",
    )
    assert made.published == "2016-10-25"
    assert zones(made) == [
        ("headline", "Army denies “shelling”"),
        ("body", "The army said on Tuesday “no”."),
        ("body", "Residents disagreed."),
    ]
    assert [note.what for note in made.notes] == ["its attachment map.pdf is not read"]
    assert made.original is not None
    assert made.original.data == MAIL


def test_a_plain_letter_is_its_subject_and_its_words() -> None:
    made = only("a.eml", PLAIN)
    assert (made.text, made.blocks) == ("Army denies\n\nThe army said no.\nTwice.\n", ())
    assert (made.publisher, made.author) == ("desk@example.org", "desk@example.org")


def _both(plain: bytes) -> bytes:
    page = b"<p>The army said on Tuesday that it had not shelled the village.</p><p>Residents disagreed with it.</p>"
    parts = b"".join(
        b"--b\nContent-Type: text/%s; charset=utf-8\n\n%s\n" % (kind, text)
        for kind, text in ((b"plain", plain), (b"html", page))
    )
    return b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n" + parts + b"--b--\n"


def test_of_two_forms_the_plain_one_is_read_unless_it_only_points_to_the_other() -> None:
    whole = b"The army said on Tuesday that it had not shelled the village. Residents disagreed."
    assert only("a.eml", _both(whole)).blocks == ()
    assert "Residents disagreed" in only("a.eml", _both(b"View this in a browser.")).text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no mail"),
        (b"hello\nworld", "no mail"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx", "more than 20000 characters"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "no text in this message"),
        (b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\na\0b", "NUL"),
    ],
)
def test_what_holds_no_report_is_refused(data: bytes, says: str) -> None:
    assert says in refused("a.eml", data)


def test_a_date_that_is_none_is_none() -> None:
    assert only("a.eml", PLAIN.replace(b"Tue, 25 Oct 2016 10:00:00 +0000", b"soon")).published is None
