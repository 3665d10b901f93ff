"""Reads the word tables that ship in ``lexicon/data``. Each table is compiled once, by the module that owns it."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
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


def section(name: str, table: Mapping[str, object], *path: str) -> Mapping[str, object]:
    """The table under the keys of ``path`` in a parsed table of file ``name``; ``BadLexicon`` when there is none."""
    found: object = table
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping):
        raise BadLexicon(f"{name}: [{'.'.join(path)}] is missing")
    return found


def sections(name: str, table: Mapping[str, object], key: str) -> list[dict[str, object]]:
    """The ``[[key]]`` tables of a parsed table; ``BadLexicon`` when there are none."""
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadLexicon(f"{name}: [[{key}]] is missing")
    return found


def words(name: str, table: Mapping[str, object], *path: str) -> tuple[str, ...]:
    """The list of strings under the keys of ``path``; ``BadLexicon`` when it is none."""
    *above, key = path
    listed = section(name, table, *above).get(key)
    if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
        raise BadLexicon(f"{name}: {'.'.join(path)} must be a list of words")
    return tuple(listed)
