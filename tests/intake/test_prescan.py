"""What no parser could take is refused in one look at the bytes; what an honest page holds is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.errors import BadReport
from sayso.intake.prescan import MOST_ATTRIBUTES, MOST_BYTES, MOST_DEEP, scanned

PARAGRAPH = b"<div class='a'><p>Shells fell<br>on the <b>market</b>.</div>"


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (b"<p " + b"a=1 " * 200_000 + b">", "attributes"),
        (b"<p/" + b"a/" * (MOST_ATTRIBUTES + 1) + b">", "attributes"),
        (b"<p " + b"a='>' b=\">\" " * MOST_ATTRIBUTES + b">", "attributes"),
        (b"<div>" * 200_000, "deep"),
        (b"<div></span>" * (MOST_DEEP + 1), "deep"),
        (b"<DIV><Div>" * MOST_DEEP, "deep"),
        ("<div>".encode("utf-16") + ("<div>" * MOST_DEEP).encode("utf-16-le"), "deep"),
        (b"x" * (MOST_BYTES + 1), "10 MB"),
    ],
)
def test_what_is_out_of_bounds_is_refused(page: bytes, says: str) -> None:
    with pytest.raises(BadReport, match=says):
        scanned(page)


@pytest.mark.parametrize(
    "page",
    [
        b"",
        PARAGRAPH * 20_000,
        b"<p>one" * 50_000,  # no end tags, and none needed
        b"<ul>" + b"<li>one" * 50_000 + b"</ul>",
        b"<br>" * 50_000,
        b"<p " + b"a=1 " * MOST_ATTRIBUTES + b">",
        b"<div>" * MOST_DEEP + b"</div>" * MOST_DEEP,
        b"<script>" + b"if (a<b) {'<div>'}" * 50_000 + b"</script>",
        b"<!--" + b"<div>" * 50_000 + b"-->",
        b"<p title='" + b"<div>" * 50_000 + b"'>",
        b"1 < 2 and 3 <4" * 50_000,
    ],
)
def test_an_honest_page_passes(page: bytes) -> None:
    scanned(page)


def test_in_xml_every_element_counts() -> None:
    scanned(b"<feed>" + b"<entry><br/><p>one</p></entry>" * 20_000 + b"</feed>", xml=True)
    scanned(b"<![CDATA[" + b"<div>" * 20_000 + b"]]>", xml=True)
    for name in (b"<br>", b"<p>", b"<script>"):
        with pytest.raises(BadReport, match="deep"):
            scanned(name * (MOST_DEEP + 1), xml=True)


@given(some.binary(max_size=400), some.booleans())
def test_any_bytes_pass_or_are_refused(data: bytes, xml: bool) -> None:
    scanned(data, xml=xml)
    scanned(b"<a " + data, xml=xml)
