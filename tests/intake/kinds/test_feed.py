"""RSS and Atom: an entry is a report, and no XML trick works."""

import pytest

from sayso.model import Document
from tests.intake.kinds.samples import RSS, came, ids, only, refused, zones

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><id>tag:1</id>
<title>Army denies</title><author><name>Ada Low</name></author><link href="https://example.org/a"/>
<updated>2016-10-26T01:00:00Z</updated>{}<summary>Short.</summary>
<content type="html">&lt;p&gt;The army said no.&lt;/p&gt;&lt;figure&gt;&lt;img src="a"&gt;&lt;figcaption&gt;The
mill&lt;/figcaption&gt;&lt;/figure&gt;</content></entry></feed>"""


def test_entries_come_in_order_with_what_is_told() -> None:
    made = came("a.rss", RSS.encode())
    assert ids(made) == ["g1", "https://example.org/2"]
    first = made[0]
    assert isinstance(first, Document)
    assert zones(first) == [
        ("headline", "Army denies"),
        ("body", "The army said “no”."),
        ("body", "Residents said yes."),
    ]
    assert (first.published, first.publisher, first.url) == ("2016-10-25", "Coast Wire", "https://example.org/1")
    assert first.original is not None
    assert first.original.data.startswith(b"<item><title>Army denies</title>")
    assert first.original.data.endswith(b"</item>")


def test_atom_has_its_whole_content_and_its_date_of_publication() -> None:
    made = only("a.atom", ATOM.format("<published>2016-10-25T01:00:00+03:00</published>").encode())
    assert zones(made) == [("headline", "Army denies"), ("body", "The army said no."), ("caption", "The mill")]
    assert (made.published, made.author, made.notes) == ("2016-10-25", "Ada Low", ())


def test_a_date_of_change_is_noted_as_one() -> None:
    made = only("a.atom", ATOM.format("").encode())
    assert made.published == "2016-10-26"
    assert ["last change" in note.what for note in made.notes] == [True]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE r [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]>',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    bomb = RSS.replace("<rss", doctype + "<rss", 1).replace("Truce holds", "&a;")
    assert "defines entities" in refused("a.rss", bomb.encode())


def test_an_old_doctype_without_entities_is_none_of_these() -> None:
    old = RSS.replace("<rss", '<!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "https://example.org/rss.dtd"><rss', 1)
    assert len(ids(came("a.rss", old.encode()))) == 2


def test_a_feed_that_breaks_off_says_so() -> None:
    made = came("a.rss", RSS.encode()[: RSS.encode().index(b"<description>It was")])
    assert ids(made)[0] == "g1"
    assert "entries may be missing" in str(made[-1])


def test_a_feed_without_entries_has_no_reports_and_no_fault() -> None:
    assert came("a.rss", b'<rss version="2.0"><channel><title>x</title></channel></rss>') == []


@pytest.mark.parametrize("data", [b"", b"hello", b"/etc/hostname", b"http://127.0.0.1/", b"<html><p>x</p></html>"])
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    assert "no feed" in refused("a.rss", data)


def test_an_empty_entry_costs_that_entry() -> None:
    made = came("a.rss", RSS.replace("<title>Truce holds</title>", "").replace("It was quiet in Lom.", " ").encode())
    assert ids(made) == ["g1", "!"]
    assert "'https://example.org/2': there is no text" in str(made[1])
