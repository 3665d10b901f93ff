"""Pairs of reports, copies and not, made of the texts in pairs.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLE = tomllib.loads(Path(__file__).with_name("pairs.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, and whether the one is a copy of the other."""

    what: str
    a: str
    b: str
    copy: bool


def pairs() -> list[Pair]:
    """All of them."""
    return [Pair(one["what"], _text(one["a"]), _text(one["b"]), one["copy"]) for one in TABLE["pair"]]


def text(name: str) -> str:
    """One of the texts as it is."""
    return str(TABLE["texts"][name]).strip()


def _text(made: dict[str, Any]) -> str:
    """A text with its first paragraph replaced, some paragraphs kept, words edited and others' paragraphs added."""
    paragraphs = text(made["text"]).split("\n\n")
    paragraphs = [paragraphs[n] for n in made.get("keep", range(len(paragraphs)))]
    paragraphs[0] = made.get("headline", paragraphs[0])
    whole = "\n\n".join([*paragraphs, *([text(made["add"])] if "add" in made else [])])
    for old, new in made.get("edits", ()):
        assert old in whole
        whole = whole.replace(old, new)
    return whole
