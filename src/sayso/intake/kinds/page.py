"""Web pages: headline, standfirst, captions and body kept apart, in one text that holds every paragraph once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

import trafilatura
from lxml import html

from sayso.errors import BadReport
from sayso.intake.kinds import plain
from sayso.intake.kinds.composing import Block, Composed, compose
from sayso.intake.kinds.given import Input
from sayso.intake.kinds.language import disagreement, language
from sayso.intake.kinds.pagedates import Declared, declared, doubts
from sayso.intake.kinds.pagetree import characters, tree
from sayso.intake.kinds.parts import LINKS, Kept, blocks
from sayso.intake.kinds.pieces import pieces
from sayso.intake.report import document
from sayso.model import Document, Original, Problem, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself, and the text that trafilatura took for its report (``None``: it found none)."""

    title: str | None
    summary: str | None
    author: str | None
    publisher: str | None
    url: str | None
    text: str | None


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The one report of a page; ``BadReport`` when no text of a report is found on it."""
    data = given.read()
    read = characters(data, given.media)
    made = report(read.text, given)
    notes = (*plain.doubts(read), *made.notes)
    yield replace(made, notes=notes, original=Original(data=data, media="text/html"))


def report(page: str, given: Input) -> Document:
    """The document of a page's HTML; ``given`` says what is known of it from outside."""
    root = tree(page)
    facts = _facts(root, given.url)
    url = given.url or facts.url
    dates = declared(root, url)
    spoken = root.get("lang") or root.get("xml:lang")
    composed = compose(blocks(pieces(root), Kept(facts.text), facts.title, facts.summary))
    if not composed.text:
        raise BadReport("no report is found on this page: save its text as .txt if there is one")
    made = document(
        composed.text,
        name=given.name,
        published=dates[0].day if dates else given.published,
        publisher=facts.publisher,
        author=facts.author,
        title=facts.title,
        url=url,
        lang=language(composed.text),
    )
    basis = dates[0].basis if dates else "metadata"
    return replace(made, basis=basis, blocks=composed.blocks, notes=_doubts(dates, composed, spoken, made.lang))


def _facts(root: html.HtmlElement, url: str | None) -> Facts:
    """What trafilatura finds on the page. Its dates are not asked for: they end with the current day."""
    found = trafilatura.bare_extraction(
        deepcopy(root),
        url=url,
        favor_recall=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
    )
    told = None if isinstance(found, dict) else found
    return Facts(
        title=(told and told.title) or root.findtext(".//title") or None,
        summary=(told and told.description) or None,
        author=(told and told.author) or None,
        publisher=(told and told.sitename) or None,
        url=(told and told.url) or None,
        text=told.text if told else None,
    )


def _doubts(dates: list[Declared], composed: Composed, spoken: str | None, found: str | None) -> tuple[Problem, ...]:
    return (*doubts(dates, composed.text, composed.blocks), *disagreement(spoken, found))


def fragment(markup: str) -> list[Block]:
    """The body blocks of a piece of HTML that is all report: an entry's content, a letter."""
    if not markup.strip():
        return []
    listed = [piece for piece in pieces(tree(markup)) if piece.linked <= LINKS]
    return [Block(text=one.text, zone=Zone.CAPTION if "caption" in one.marks else Zone.BODY) for one in listed]
