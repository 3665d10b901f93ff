"""The examples as web pages of several makes: no paragraph of their bodies is lost."""

import html
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.intake.kinds.samples import only

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
TOP = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0} | Harbour Courier</title></head>
<body><div class="top"><nav><a href="/">Home</a> <a href="/w">World</a></nav></div>
<div class="consent">We use cookies.</div>"""
RELATED = """<div class="related"><h3>More on this</h3><ul>
<li><a href="/a">A mill burns on the coast, and nobody knows why</a>
</li></ul></div>"""
END = "<footer><p>© Harbour Courier. Follow us on everything.</p></footer></body></html>"


def article(title: str, body: Sequence[str]) -> str:
    half = len(body) // 2
    told = [f"<p>{words}</p>" + (RELATED if at == half else "") for at, words in enumerate(body)]
    return f"<main><article><h1>{title}</h1>{''.join(told)}</article></main>{RELATED}"


def breaks(title: str, body: Sequence[str]) -> str:
    return f"<div id='wrap'><h2>{title}</h2><div class='txt'>{'<br><br>'.join(body)}</div></div>"


def divs(title: str, body: Sequence[str]) -> str:
    return f"<div class='story'><h1>{title}</h1>{''.join(f'<div>{words}</div>' for words in body)}</div>"


def tables(title: str, body: Sequence[str]) -> str:
    rows = "".join(f"<tr><td>{words}</td></tr>" for words in body)
    return f"<table><tr><td><b>{title}</b></td></tr>{rows}</table>"


def posts(title: str, body: Sequence[str]) -> str:
    told = [
        f"<section class='post'><time>12:0{at % 10}</time><p>{words}</p></section>" for at, words in enumerate(body)
    ]
    return f"<main><h1>{title}</h1>{''.join(told)}</main>"


def unclosed(title: str, body: Sequence[str]) -> str:
    return f"<h1>{title}</h1>" + "".join(f"<p>{words}" for words in body)


@pytest.mark.parametrize("made", [article, breaks, divs, tables, posts, unclosed])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_paragraph_is_lost(path: Path, made: Callable[[str, Sequence[str]], str]) -> None:
    title, *body = [" ".join(block.split()) for block in path.read_text("utf-8").split("\n\n") if block.strip()]
    page = TOP.format(html.escape(title)) + made(html.escape(title), [html.escape(words) for words in body]) + END
    came = only("a.html", page.encode()).text.split("\n\n")
    told = [words for words in body if words[-1] in ".”!?"]
    assert [words for words in told if words not in came] == []
