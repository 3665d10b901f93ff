"""Plain text and Markdown: one file is one report, its characters unchanged, line ends too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import BadReport
from sayso.intake.kinds.encoding import Decoded, charset, decode
from sayso.intake.kinds.given import Input
from sayso.intake.report import document
from sayso.model import Document, Original, Problem


def documents(given: Input) -> Iterator[Document | BadReport]:
    """The one document of a text file; ``BadReport`` when its encoding cannot be told, or there is no text in it."""
    data = given.read()
    read = decode(data, charset(given.media))
    made = document(read.text, name=given.name, published=given.published, url=given.url)
    yield replace(made, notes=doubts(read), original=Original(data=data, media="text/plain"))


def doubts(read: Decoded) -> tuple[Problem, ...]:
    """What to note of the way in which a text was decoded."""
    if not read.guessed:
        return ()
    return (Problem(what=f"its encoding is not declared and was taken for {read.codec}", span=None),)
