"""Nothing that a report says becomes markup, a script, or a link that a browser would run."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso.intake import document
from sayso.ledger import Ledger
from sayso.model import Field, Opinion, Ruling, Span, Speaker
from sayso.telling.web.app import application
from sayso.telling.web.pages import web_address
from tests.made import RUN, TEXT, reading
from tests.telling.web.browsing import TestClient
from tests.telling.web.conftest import HOME

TAGS = ("script", "img", "svg", "iframe", "object", "embed", "video", "audio", "body", "input", "details", "math",
        "style", "link", "meta", "base", "form", "marquee")  # fmt: skip
HANDLERS = ("onload", "onerror", "onclick", "onfocus", "ontoggle", "onmouseover", "onanimationstart", "onbegin")
SCHEMES = ("javascript:", "JaVaScRiPt:", " javascript:", "java\tscript:", "vbscript:", "data:text/html,", "blob:",
           "file:///", "javascript&colon;", "\x01javascript:", "//evil.example/", "http:///",
           "feed:javascript:")  # fmt: skip
BREAKS = ('"><script>alert(1)</script>', "'><script>alert(1)</script>", "</title><script>alert(1)</script>",
          "</textarea><script>alert(1)</script>", "--><script>alert(1)</script>", "]]><script>alert(1)</script>",
          "</noscript><script>alert(1)</script>", "{{7*7}}", "{% raw %}", "${7*7}", "<%= 7*7 %>", "&lt;script&gt;",
          "\" autofocus onfocus=alert(1) x=\"", "' onmouseover='alert(1)", "` onerror=alert(1)", "\u2028alert(1)",
          "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "%3Cscript%3Ealert(1)",
          "+ADw-script+AD4-alert(1)", "<x hx-get=/logout hx-trigger=load>", "<a hx-on:click=alert(1)>x",
          "<svg><use href=data:image/svg+xml,x>", "<\x01script>alert(1)</script>")  # fmt: skip


def vectors() -> Iterator[str]:
    """Texts that run something where they are not escaped."""
    for tag in TAGS:
        yield f"<{tag} src=x href=x onerror=alert(1) onload=alert(1)>"
        yield f"<{tag.upper()}/onload=alert(1)//"
    for handler in HANDLERS:
        for quote in ('"', "'", ""):
            yield f"{quote} {handler}={quote}alert(1){quote} x={quote}"
        yield f"<b {handler}=alert(1)>bold"
    for scheme in SCHEMES:
        yield f"{scheme}alert(1)"
        yield f"<a href='{scheme}alert(1)'>x</a>"
        yield f'<iframe src="{scheme}alert(1)"></iframe>'
    yield from BREAKS
    yield from (f"x{one}y{one}" for one in BREAKS)


VECTORS = tuple(dict.fromkeys(vectors()))
OWN = {"a", "abbr", "article", "aside", "blockquote", "body", "button", "code", "dd", "details", "dialog", "div", "dl",
       "dt", "footer", "form", "h1", "h2", "h3", "head", "header", "html", "input", "kbd", "label", "li", "link",
       "main", "mark", "meta", "nav", "noscript", "ol", "p", "q", "script", "section", "small", "span", "strong", "b",
       "summary", "table", "tbody", "td", "textarea", "th", "thead", "title", "tr", "ul", "svg", "line", "rect",
       "text", "path", "fieldset", "legend", "select", "option", "br", "progress", "datalist"}  # fmt: skip
"""The elements that our templates use."""


class Page(HTMLParser):
    """What a page is made of, as a browser would take it apart."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag not in OWN or any(name.startswith(("on", "hx-on", "style")) for name in names):
            self.wrong.append(f"<{tag} {sorted(names)}>")
        if tag == "script":
            self.scripts += 1
            if not (dict(attrs).get("src") or "").startswith("/static/"):
                self.wrong.append("a script that is not ours")
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action", "hx-get", "hx-post")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def poisoned(ledger: Ledger, vector: str, number: int) -> str:
    """Adds a report that says ``vector`` wherever a report or an analyst can say something, and gives its id."""
    name = f"poison-{number}"
    text = f"{TEXT}\n\n{vector} said {vector}\n"
    home = document(text, name=name, published="2024-03-04", publisher=vector, title=vector, url=vector)
    read = reading(home)
    at = text.index(vector, len(TEXT))
    speaker = Speaker(name=vector, span=Span(at, at + len(vector)), entity=None, kind=None)
    claim = replace(
        read.claims[0],
        id=f"claim-{number}",
        speaker=speaker,
        evidence=Span(at, len(text) - 1),
        trigger=Span(at, at + 1),
    )
    ledger.add(replace(read, claims=(claim, *read.claims[1:])), RUN)
    for by in ("Ann", vector):
        ledger.judge([claim.id], Opinion(field=Field.ACTORS, value=f"{by} {vector}", reason=vector, by=by))
    ledger.judge([claim.id], Opinion(ruling=Ruling.ASSIGN, value=vector, reason=vector, by=vector))
    return name


@pytest.fixture(scope="module")
def poison(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Ledger.open(tmp_path_factory.mktemp("poison") / "made.db", create=True) as opened:
        for number, vector in enumerate(VECTORS):
            poisoned(opened, vector, number)
        with TestClient(application(opened), base_url=HOME) as client:
            yield client


def check(text: str) -> Page:
    page = Page(text)
    assert page.wrong == []
    assert [link for link in page.links if not link.startswith(("/", "#", "?", "http://", "https://"))] == []
    return page


def test_there_are_enough_of_them() -> None:
    assert len(VECTORS) >= 150


@pytest.mark.parametrize("number", range(len(VECTORS)))
def test_no_report_brings_markup_into_its_page(poison: TestClient, number: int) -> None:
    page = poison.get(f"/reports/poison-{number}?claim=claim-{number}")
    assert page.status_code == 200
    assert check(page.text).scripts == 5


@pytest.mark.parametrize("path", ["/", "/reports", "/claims", "/claims?page=2", "/claims?columns=chain&columns=rules",
                                  "/claims?columns=assignee&columns=review&review=disputed",
                                  "/disputes", "/sources", "/sources?of=outlets", "/disputes?all=yes"])  # fmt: skip
def test_no_list_shows_markup_of_a_report(poison: TestClient, path: str) -> None:
    check(poison.get(path).text)


@pytest.mark.parametrize("vector", VECTORS[::21])
@pytest.mark.parametrize("name", ["speaker", "place", "publisher", "voice", "sort", "page", "event"])
def test_nothing_in_a_url_becomes_markup(poison: TestClient, vector: str, name: str) -> None:
    check(poison.get("/claims", params={name: vector}).text)


def test_each_source_has_a_page_whatever_its_name(poison: TestClient) -> None:
    for of in ("voices", "outlets"):
        for one in poison.get(f"/sources.json?of={of}").json()[::9]:
            page = poison.get(f"/sources?of={of}", params={"name": one["name"]})
            check(page.text)


@pytest.mark.parametrize("vector", [one for one in VECTORS if one.strip("\x01 ").casefold().startswith(SCHEMES)])
def test_what_is_no_web_address_is_no_link(vector: str) -> None:
    assert web_address(vector) is None


@pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org"])
def test_a_web_address_is_a_link(address: str) -> None:
    assert web_address(address) == address


def test_the_words_stay_as_they_were_printed(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "made.db", create=True) as opened:
        vector = '<b>5 < 6 & "so"</b>'
        name = poisoned(opened, vector, 0)
        with TestClient(application(opened), base_url=HOME) as client:
            text = client.get(f"/reports/{name}").text
    assert html.escape(vector[1:], quote=True).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in text
