"""Reads the word tables that ship in ``lexicon/data``. Each table is compiled once, by the module that owns it."""

from __future__ import annotations

import csv
import io
import tomllib
from importlib.resources import files

from sayso.errors import BadLexicon


def text(name: str) -> str:
    """The UTF-8 text of ``lexicon/data/<name>``; ``BadLexicon`` when there is no such file."""
    try:
        return (files("sayso.lexicon") / "data" / name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadLexicon(f"the word table {name} is missing from this installation: reinstall sayso") from error


def toml(name: str) -> dict[str, object]:
    """One TOML table, as parsed; ``BadLexicon`` with the line when it is malformed."""
    try:
        return tomllib.loads(text(name))
    except tomllib.TOMLDecodeError as error:
        raise BadLexicon(f"{name}: {error}") from error


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one CSV table with a header line; lines that start with ``#`` are comments."""
    lines = [line for line in text(name).splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines))))
