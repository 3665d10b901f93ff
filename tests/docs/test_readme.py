"""The documents against the program: what a reader is told to type exists, and the vocabulary is that of the code."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import pytest

from sayso import annotate, document
from sayso import record as written
from sayso.cli import cli
from sayso.contract.shapes import ClaimRecord, EventRecord, PlaceRecord, PublishedRecord, SpanRecord
from sayso.model import EventType, Factuality, Modality, Polarity, SpeakerKind, Zone

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "examples" / "README.rst"])
CODEBOOK = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
INDENTED = re.compile(r"^(?: {4}|\t)(\S.*)$", re.MULTILINE)
INLINE = re.compile(r"`+((?:sayso|make) [^`\n]+)`+")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
ROW = re.compile(r"^\| ((?:`[^`|]+` ?)+) ?\|(.*)\|$", re.MULTILINE)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def typed(first: str) -> list[tuple[str, str]]:
    """Every line of a document that a reader is told to type and that begins with ``first``, with its page."""
    found: list[tuple[str, str]] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fenced = [line for _, body in FENCE.findall(text) for line in body.splitlines()]
        lines = [line.removeprefix("$ ") for line in (*fenced, *INDENTED.findall(text), *INLINE.findall(text))]
        found += [(named(page), line.split(" #")[0].strip()) for line in lines if line.startswith(f"{first} ")]
    return found


def options(command: click.Command) -> set[str]:
    context = click.Context(command)
    return {name for parameter in command.get_params(context) for name in (*parameter.opts, *parameter.secondary_opts)}


def mistake(line: str) -> str | None:
    """What is wrong with a `sayso` command line: an unknown command or option, or ``None``."""
    words = shlex.split(re.split(r" [|>] ", line)[0])[1:]
    if words[0].isupper():  # stands for any command
        return None
    if words[0].startswith("-"):
        unknown = set(words) - options(cli)
        return f"unknown options {sorted(unknown)}" if unknown else None
    command = cli.get_command(click.Context(cli), words[0])
    if command is None:
        return f"there is no command {words[0]!r}"
    while isinstance(command, click.Group):
        words = words[1:]
        inner = command.get_command(click.Context(command), words[0]) if words else None
        if inner is None:
            return None if not words else f"{command.name} has no command {words[0]!r}"
        command = inner
    unknown = {word.strip("[]").split("=")[0] for word in words[1:] if word.startswith(("-", "[-"))} - {"-"}
    unknown -= options(command)
    return f"{words[0]} has no {sorted(unknown)}" if unknown else None


@pytest.mark.parametrize(("page", "line"), typed("sayso"))
def test_every_command_line_in_a_document_exists(page: str, line: str) -> None:
    assert mistake(line) is None, f"{page}: {line}"


@pytest.mark.parametrize(
    "line", ["sayso foretell x.txt", "sayso claims --truth", "sayso read a.txt --ledgr=x.db", "sayso users adopt"]
)
def test_a_command_line_that_does_not_exist_is_found_out(line: str) -> None:
    assert mistake(line) is not None


def test_the_readme_shows_a_transcript() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    consoles = [body for language, body in FENCE.findall(readme) if language == "console"]
    lines = [line for body in consoles for line in body.splitlines()]
    assert [line for line in lines if line.startswith("$ sayso read")]
    assert [line for line in lines if line.startswith("$ sayso claims")]
    assert [line for line in lines if not line.startswith("$")], "a transcript shows what the program answers"


@pytest.mark.parametrize(("page", "line"), typed("make"))
def test_every_make_target_in_a_document_exists(page: str, line: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert line.split()[1] in targets, f"{page}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = [target for target, _ in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in target]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_word_tables_that_contributors_are_sent_to_exist() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Adding words")[1].split("\n## ")[0]
    told = set(re.findall(r"`(\w+\.(?:toml|csv))`", page))
    shipped = {path.name for path in (ROOT / "src" / "sayso" / "lexicon" / "data").iterdir()}
    assert len(told) > 5
    assert told - shipped == set()


def imports(code: str) -> Iterator[tuple[ModuleType, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((importlib.import_module(node.module), alias.name) for alias in node.names)


def snippets() -> list[tuple[str, str]]:
    pages = ((named(page), page.read_text(encoding="utf-8")) for page in PAGES)
    return [(page, code) for page, text in pages for language, code in FENCE.findall(text) if language == "python"]


@pytest.mark.parametrize(("page", "code"), snippets())
def test_what_a_snippet_imports_exists(page: str, code: str) -> None:
    assert [name for module, name in imports(code) if not hasattr(module, name)] == [], page


def test_the_readme_tells_how_to_use_the_library() -> None:
    named_there = {name for page, code in snippets() if page == "README.md" for _, name in imports(code)}
    assert {"annotate", "document", "read", "Ledger"} <= named_there


def test_the_snippet_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    (code,) = [code for page, code in snippets() if page == "README.md"]
    exec(compile(code, "README.md", "exec"), {})
    assert "shelling denied" in capsys.readouterr().out


def section(title: str) -> str:
    return CODEBOOK.split(f"\n## {title}\n")[1].split("\n## ")[0]


def rows(title: str) -> list[tuple[str, list[str]]]:
    """The ids of each row of a section's tables, one by one, with the row's other cells."""
    found = [(ids, [cell.strip() for cell in rest.split("|")]) for ids, rest in ROW.findall(section(title))]
    return [(each, cells) for ids, cells in found for each in re.findall(r"`([^`]+)`", ids)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Event types", EventType),
        ("Polarity", Polarity),
        ("Modality", Modality),
        ("Factuality", Factuality),
        ("Speakers", SpeakerKind),
    ],
)
def test_the_codebook_defines_exactly_the_ids_of_the_code(title: str, kind: type[StrEnum]) -> None:
    assert [each for each, _ in rows(title)] == [member.value for member in kind]


def test_the_codebook_names_the_zones_that_hold_claims() -> None:
    zones = {zone.value for zone in Zone} - {Zone.FURNITURE.value}
    assert zones <= set(re.findall(r"`([a-z]+)`", section("Zones")))


@pytest.mark.parametrize("title", ["Event types", "Polarity", "Modality", "Speakers", "Time"])
def test_every_id_of_the_codebook_has_an_example(title: str) -> None:
    assert [each for each, cells in rows(title) if not any(letter.isalpha() for letter in cells[-1])] == []


def examples_of_the_contract() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The report, the record and the claim that docs/contract.md shows."""
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    report, record, claim = (json.loads(body) for language, body in FENCE.findall(page) if language == "json")
    return report, record, claim


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every part of a JSON value that has a span with its words."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and "exact" in value:
        yield value
    for part in parts:
        yield from spans(part)


def test_the_offsets_that_the_contract_shows_are_exact() -> None:
    report, _, claim = examples_of_the_contract()
    shown = list(spans(claim))
    assert len(shown) >= 3
    assert [span for span in shown if report["text"][span["start"] : span["end"]] != span["exact"]] == []


def test_the_contract_promises_no_key_that_the_program_lacks() -> None:
    report, record, claim = examples_of_the_contract()
    assert set(claim) <= set(ClaimRecord.__annotations__)
    assert set(claim["event"]) <= set(EventRecord.__annotations__)
    assert set(claim["place"]) <= {*PlaceRecord.__annotations__, *SpanRecord.__annotations__}
    assert set(record["published"]) <= set(PublishedRecord.__annotations__)
    (reading,) = annotate([document(report["text"], name=report["id"], published=report["published"])])
    assert set(record) <= set(written(reading, frozenset({"times", "places", "voices", "claims"})))
