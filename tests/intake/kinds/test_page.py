"""Web pages: every paragraph arrives once, captions and furniture apart from it."""

from dataclasses import dataclass

import pytest

from tests.intake.kinds.samples import Told, only, refused, zones

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{}</title></head>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page, and what is read of it: the blocks in order, and words that must not come in as body."""

    name: str
    page: str
    blocks: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...] = ()


NEWS = Case(
    name="news",
    page=HEAD.format("Army denies shelling Lom | Coast Wire")
    + """<body><header><h1 class="logo">Coast Wire</h1><nav><ul><li><a href="/">Home</a></li>
    <li><a href="/w">World</a></li></ul></nav></header>
    <div class="cookie-notice">We use cookies to make this site better. Accept them all?</div>
    <article><h1>Army denies shelling Lom</h1><p class="standfirst">Officials blame the rebels for four deaths</p>
    <div class="byline">By Ada Low</div><time datetime="2016-10-25">25 October 2016</time>
    <figure><img src="a.jpg"><figcaption>Smoke over the mill on 24 October 2016 (Coast Wire)</figcaption></figure>
    <p>The army said on Tuesday that it had not shelled the village of Lom.</p>
    <p>Residents said that <a href="/x">three shells</a> fell on the mill, where four people died.<!-- no --></p>
    <div class="related-stories"><h3>Related</h3>
    <ul><li><a href="/y">Truce holds in the north, monitors say</a></li></ul></div>
    <h2>“Nobody asked us”</h2><p>Short one.</p>
    <blockquote><p>We did nothing of the kind, a colonel said.</p></blockquote>
    <p>The last paragraph speaks of a funeral on Friday.</p>
    <figure class="wp-block">
    <picture><img src="b.jpg"></picture><figcaption>The mill before the war</figcaption></figure>
    </article><aside><h3>Most read</h3><p>Ten recipes for long evenings at home, by our cook.</p></aside>
    <footer><p>© 2016 Coast Wire. All rights reserved.</p></footer>
    <script>var x = "The army said";</script></body></html>""",
    blocks=(
        ("headline", "Army denies shelling Lom"),
        ("standfirst", "Officials blame the rebels for four deaths"),
        ("furniture", "By Ada Low"),
        ("furniture", "25 October 2016"),
        ("caption", "Smoke over the mill on 24 October 2016 (Coast Wire)"),
        ("body", "The army said on Tuesday that it had not shelled the village of Lom."),
        ("body", "Residents said that three shells fell on the mill, where four people died."),
        ("body", "“Nobody asked us”"),
        ("body", "Short one."),
        ("body", "We did nothing of the kind, a colonel said."),
        ("body", "The last paragraph speaks of a funeral on Friday."),
        ("caption", "The mill before the war"),
    ),
    left_out=("cookies", "recipes", "rights reserved", "Truce holds", "World"),
)
LIVE = Case(
    name="live blog",
    page=HEAD.format("Evacuation of Lom: live")
    + """<body><nav><a href="/">Home</a></nav><main><h1>Evacuation of Lom: live</h1>
    <div class="post"><time>14:05</time><h3>Buses stop</h3><div class="post-body"><p>The buses have stopped at the mill,
    our reporter says.</p><p>Nobody knows why.</p></div></div>
    <div class="post"><time>13:40</time><div class="post-body"><p>The Red Cross says that 300 people have left.</p>
    <blockquote><p>Three hundred people are out.</p></blockquote></div></div>
    <div class="post"><time>12:10</time><div class="post-body"><p>Good afternoon. The first bus left at noon.</p>
    <figure><img src="b.jpg"><figcaption>The first bus at noon. Photograph: A. Low</figcaption></figure>
    <p>It carries the wounded, the governor said.</p></div></div></main></body></html>""",
    blocks=(
        ("headline", "Evacuation of Lom: live"),
        ("body", "Buses stop"),
        ("body", "The buses have stopped at the mill, our reporter says."),
        ("body", "Nobody knows why."),
        ("body", "The Red Cross says that 300 people have left."),
        ("body", "Three hundred people are out."),
        ("body", "Good afternoon. The first bus left at noon."),
        ("caption", "The first bus at noon. Photograph: A. Low"),
        ("body", "It carries the wounded, the governor said."),
    ),
)
MINISTRY = Case(
    name="ministry in tables",
    page="""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Briefing by
    the spokesman</title></head><body><table><tr><td colspan="2"><img src="l.gif"><b>Ministry of Defence</b></td></tr>
    <tr><td valign="top"><table><tr><td><a href="1">About us</a></td></tr><tr><td><a href="2">News</a></td></tr></table>
    </td>    <td><table><tr><td class="date">25.10.2016 (14:00)</td></tr>
    <tr><td><b>Briefing by the spokesman</b></td></tr><tr><td>
    <p>Planes of the ministry have not struck the city for seven days.</p>
    <table border="1"><tr><th>Place</th><th>Shellings</th></tr><tr><td>Lom</td><td>3</td></tr>
    <tr><td>Norvik</td><td>1</td></tr></table>
    <p>The ministry calls on “all sides” to keep the truce.</p></td></tr></table></td></tr></table></body></html>""",
    blocks=(
        ("headline", "Briefing by the spokesman"),
        ("body", "Planes of the ministry have not struck the city for seven days."),
        ("body", "Place | Shellings"),
        ("body", "Lom | 3"),
        ("body", "Norvik | 1"),
        ("body", "The ministry calls on “all sides” to keep the truce."),
    ),
    left_out=("About us", "News"),
)
BLOG = Case(
    name="blog with line breaks",
    page="""<html><head><title>A blog of the coast</title></head><body><div><h2>Shells on Lom</h2>
    <font size="2">Posted on 25 October 2016 by ada</font><br><br>The first paragraph has <b>bold</b> words, told on
    Tuesday.<br><br>The second one says that four people died near the mill.<br>
    <br>The third, short.<br><br>“We saw three planes,” said a baker.<br>“They came twice.”<br><br><img src="x.jpg"><br>
    <i>Photo: smoke over the mill (A. Low)</i><br><br>A hard-wrapped line goes on<br>in the next one, and ends here.
    </div></body></html>""",
    blocks=(
        ("headline", "Shells on Lom"),
        ("furniture", "Posted on 25 October 2016 by ada"),
        ("body", "The first paragraph has bold words, told on Tuesday."),
        ("body", "The second one says that four people died near the mill."),
        ("body", "The third, short."),
        ("body", "“We saw three planes,” said a baker."),
        ("body", "“They came twice.”"),
        ("caption", "Photo: smoke over the mill (A. Low)"),
        ("body", "A hard-wrapped line goes on\nin the next one, and ends here."),
    ),
)
AMP = Case(
    name="amp",
    page="""<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>Convoy waits at Norvik</title></head>
    <body>    <header><amp-img src="l"></amp-img><a href="/">The Coast</a></header><main><h1>Convoy waits at Norvik</h1>
    <h2 class="article__dek">Drivers say that nobody gave them leave</h2><amp-img src="a.jpg"></amp-img>
    <div class="image-caption">Lorries at the crossing on 24 October 2016. Picture: A. Low</div>
    <p>Forty lorries waited at the Norvik crossing on Tuesday.</p><amp-ad></amp-ad>
    <p>“We have no bread,” a driver said.</p>
    <ul><li>Twelve lorries carry flour.</li><li>Three carry medicine.</li></ul>
    <p>Talks are due on Friday, 28 October 2016.</p></main>
    <section class="related"><h3>Read also</h3><a href="x">Mill burns in Lom after a night of shelling</a></section>
    <amp-consent><div>We use cookies to make this better. Accept them?</div></amp-consent></body></html>""",
    blocks=(
        ("headline", "Convoy waits at Norvik"),
        ("standfirst", "Drivers say that nobody gave them leave"),
        ("caption", "Lorries at the crossing on 24 October 2016. Picture: A. Low"),
        ("body", "Forty lorries waited at the Norvik crossing on Tuesday."),
        ("body", "“We have no bread,” a driver said."),
        ("body", "Twelve lorries carry flour."),
        ("body", "Three carry medicine."),
        ("body", "Talks are due on Friday, 28 October 2016."),
    ),
    left_out=("Mill burns", "cookies"),
)
DIVS = Case(
    name="divs for paragraphs",
    page=HEAD.format("Truce holds, monitors say - Northern Desk")
    + """<body><div class="nav"><a href="a">News</a> <a href="b">Sport</a></div><div id="content">
    <div class="title">Truce holds, monitors say</div><div class="meta">Thursday, 27 October 2016, 14:20</div>
    <div class="story-text"><div>The truce around Lom held on Wednesday, the monitors said in a note.</div>
    <div>They counted two violations near the mill, both without victims.</div><div>“It is quiet,” said a teacher.</div>
    <div>The monitors will report again on Monday.</div></div></div>
    <div class="cookie-box">This site uses cookies. By going on you accept them.</div></body></html>""",
    blocks=(
        ("headline", "Truce holds, monitors say"),
        ("furniture", "Thursday, 27 October 2016, 14:20"),
        ("body", "The truce around Lom held on Wednesday, the monitors said in a note."),
        ("body", "They counted two violations near the mill, both without victims."),
        ("body", "“It is quiet,” said a teacher."),
        ("body", "The monitors will report again on Monday."),
    ),
    left_out=("Sport", "cookies"),
)


@pytest.mark.parametrize("case", [NEWS, LIVE, MINISTRY, BLOG, AMP, DIVS], ids=lambda case: case.name)
def test_every_paragraph_arrives_in_its_zone(case: Case) -> None:
    made = only("a.html", case.page.encode())
    told = [found for found in zones(made) if found in case.blocks]
    assert told == list(case.blocks)
    body = " ".join(words for zone, words in zones(made) if zone == "body")
    assert not [words for words in case.left_out if words in body]


@pytest.mark.parametrize("case", [NEWS, LIVE, MINISTRY, BLOG, AMP, DIVS], ids=lambda case: case.name)
def test_blocks_are_parted_by_blank_lines_and_cover_the_text(case: Case) -> None:
    made = only("a.html", case.page.encode())
    assert "\n\n".join(words for _, words in zones(made)) == made.text


def test_what_the_page_says_of_itself_is_kept() -> None:
    page = """<html lang="en"><head><title>Convoy waits</title><link rel="canonical" href="https://example.org/convoy">
    <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
    {"@type": "NewsArticle", "headline": "Convoy waits", "datePublished": "2016-10-25T23:50:00+02:00",
    "dateModified": "2019-01-02", "author": [{"@type": "Person", "name": "Ada Low"}],
    "publisher": {"@type": "Organization", "name": "The Coast"}}]}</script></head><body><h1>Convoy waits</h1>
    <p>Forty lorries waited at the crossing on Tuesday, and no one let them pass before night fell.</p></body></html>"""
    made = only("a.html", page.encode())
    assert (made.title, made.author, made.publisher) == ("Convoy waits", "Ada Low", "The Coast")
    assert (made.url, made.published, made.basis) == ("https://example.org/convoy", "2016-10-25", "metadata")
    assert (made.id, made.lang, made.notes) == ("a.html", "en", ())
    assert made.original is not None
    assert (made.original.data, made.original.media) == (page.encode(), "text/html")


@pytest.mark.parametrize(
    ("page", "media", "text"),
    [
        ('<meta charset="windows-1251"><p>{}</p>', None, "Военные заявили, что не обстреливали село."),
        ("<p>{}</p>", "text/html; charset=windows-1251", "Военные заявили, что не обстреливали село."),
        ('<?xml version="1.0" encoding="windows-1251"?><html><p>{}</p></html>', None, "Военные заявили это."),
    ],
)
def test_the_declared_charset_decodes(page: str, media: str | None, text: str) -> None:
    told: Told = {"media": media} if media else {}
    assert only("a.html", page.format(text).encode("cp1251"), **told).text == text


def test_utf_8_with_a_wrong_label_is_utf_8() -> None:
    page = '<meta charset="windows-1251"><p>Жители говорят о трёх снарядах.</p>'
    assert only("a.html", page.encode()).text == "Жители говорят о трёх снарядах."


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii"])
def test_latin_1_is_windows_1252_as_browsers_read_it(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>The army’s spokesman said “no” on Tuesday.</p>'
    assert only("a.html", page.encode("cp1252")).text == "The army’s spokesman said “no” on Tuesday."


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (b"", "no text"),
        (b"<html><body></body></html>", "no report is found"),
        (b"<nav><a href=x>Home</a></nav>", "no report is found"),
        (b"<p>a\0b</p>", "NUL"),
        (b"<p " + b" ".join(b"a%d" % n for n in range(200_000)) + b">x</p>", "attributes"),
        (b"<p " + b" ".join(b'a%d="x"' % n for n in range(200_000)) + b">x</p>", "attributes"),
        (b"<div>" * 100_000 + b"The army said no.", "deep"),
        (b"<p>x</p>" + b" " * 10_000_000, "more than 10 MB"),
    ],
    ids=["empty", "bare", "menu", "nul", "attributes", "values", "depth", "size"],
)
def test_what_is_no_page_is_refused(page: bytes, says: str) -> None:
    assert says in refused("a.html", page)


@pytest.mark.parametrize("depth", [300, 1_500])
def test_a_deep_page_loses_nothing(depth: int) -> None:
    page = "<div>" * depth + "<p>The army said no.</p>" + "</div>" * depth + "<p>Residents said yes.</p>"
    assert {"The army said no.", "Residents said yes."} <= set(only("a.html", page.encode()).text.split("\n\n"))


def test_a_part_that_is_named_like_furniture_but_holds_the_report_is_read() -> None:
    page = (
        HEAD.format("x")
        + """<body><div class="main sidebar-left social"><p>The army said that it had not shelled the
    village.</p><p>Residents said that four died.</p></div></body></html>"""
    )
    assert [zone for zone, _ in zones(only("a.html", page.encode()))] == ["headline", "body", "body"]


def test_a_page_in_another_language_than_it_says_is_noted() -> None:
    page = (
        HEAD.format("x").replace('"en"', '"ar"')
        + """<body><p>The army said that it had not shelled the village of Lom on
    Tuesday, and that nobody had died there.</p></body></html>"""
    )
    made = only("a.html", page.encode())
    assert made.lang == "en"
    assert ["says it is in ar" in note.what for note in made.notes] == [True]
