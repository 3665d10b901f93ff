"""What a reading was made with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from sayso.errors import BadLexicon
from sayso.model import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One call of sayso. ``model``: name and version of the parser's model. ``lexicon``: SHA-256 of all word tables.

    ``started``: ISO 8601 date-time, UTC, to the second.
    """

    sayso: str
    model: str
    lexicon: str
    started: str


def this_run(options: Options) -> Run:
    """The run that starts now, with these options; ``BadLexicon`` when the gazetteer file cannot be opened."""
    return Run(
        sayso=version("sayso"),
        model=_model(options.model),
        lexicon=_lexicon(options.gazetteer),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _model(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except (PackageNotFoundError, ValueError):
        return name


def _lexicon(gazetteer: str | None) -> str:
    digest = hashlib.sha256()
    tables = sorted((table for table in (files("sayso.lexicon") / "data").iterdir()), key=lambda table: table.name)
    for table in tables:
        if table.is_file():
            digest.update(table.name.encode() + b"\0" + hashlib.sha256(table.read_bytes()).digest())
    if gazetteer is not None:
        try:
            digest.update(b"gazetteer\0" + Path(gazetteer).read_bytes())
        except OSError as error:
            raise BadLexicon(f"{gazetteer}: the gazetteer cannot be opened ({error.strerror})") from error
    return digest.hexdigest()
