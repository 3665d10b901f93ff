"""What a user types, and what comes back."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sayso import cli, jobs
from sayso.model import Document, Options, Reading
from tests.made import TEXT, denial, reading, report

LINES = [
    json.dumps({"id": "one", "text": TEXT}),
    "{",
    json.dumps({"id": "two", "text": f"{TEXT} Ünïcode 🕊\u2028end"}),
]


def read_document(given: Document, tools: object) -> Reading:
    """A reading made by hand of the text made by hand."""
    return reading(given) if TEXT in given.text else replace(reading(), document=given, claims=(), problems=())


def no_kit(options: Options, preparing: object) -> object:
    """Nothing to load."""
    return object()


def read_documents(given: Iterable[Document], tools: object) -> Iterator[Reading]:
    """One reading made by hand after the other."""
    return (read_document(document, tools) for document in given)


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(jobs, "kit", no_kit)
    monkeypatch.setattr(jobs, "read_documents", read_documents)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.setenv("COLUMNS", "200")


def sayso(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.cli, arguments, input=given, prog_name="sayso")


@pytest.fixture
def read() -> None:
    Path("harbour.txt").write_text(TEXT)
    assert sayso("read", "harbour.txt", "--published", "2024-03-04").exit_code == 0


def test_read_says_what_it_came_to_and_is_idempotent() -> None:
    Path("harbour.txt").write_text(TEXT)
    first, second = sayso("read", "harbour.txt"), sayso("read", "harbour.txt")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stdout == "1 report: 1 new\n3 claims, 1 voice, 1 problem\nkept in sayso.db\n"
    assert second.stdout == "1 report: 1 read before\n3 claims, 1 voice, 1 problem\nkept in sayso.db\n"


def test_read_names_what_it_could_not_read_and_goes_on() -> None:
    Path("reports").mkdir()
    Path("reports/bad.txt").write_bytes(b"caf\xe9")
    Path("reports/good.txt").write_text(TEXT)
    result = sayso("read", "reports", "none.txt")
    assert result.exit_code == 1
    assert "1 report: 1 new" in result.stdout
    assert "2 inputs could not be read" in result.stdout
    assert "not read: reports/bad.txt: it is not UTF-8" in result.stderr
    assert "not read: none.txt: there is no such file" in result.stderr


def test_read_takes_standard_input_and_json_lines() -> None:
    Path("in.jsonl").write_text("\n".join(LINES))
    assert sayso("read", "-", given=TEXT).exit_code == 0
    result = sayso("read", "in.jsonl", "--ledger", "other.db")
    assert result.exit_code == 1
    assert "in.jsonl, line 2: it is not JSON" in result.stderr
    assert "2 reports: 2 new" in result.stdout
    assert '"document": "two"' in sayso("claims", "--format", "jsonl", "--ledger", "other.db").stdout


def test_the_ledger_can_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_LEDGER", "named.db")
    sayso("read", "-", given=TEXT)
    assert Path("named.db").exists()
    assert not Path("sayso.db").exists()


@pytest.mark.usefixtures("read")
def test_claims_as_a_table() -> None:
    result = sayso("claims", "--speaker", "Russia", "--place", "Aleppo")
    assert result.exit_code == 0
    assert "denied · air strike" in result.stdout
    assert "casualty" not in result.stdout
    assert result.stderr == "1 claim\n"


@pytest.mark.usefixtures("read")
def test_claims_as_json_lines_are_utf_8_and_the_contracts() -> None:
    result = sayso("claims", "--format", "jsonl", "--polarity", "denied", "--since", "2024-03")
    (claim,) = map(json.loads, result.stdout_bytes.decode("utf-8").splitlines())
    assert claim["id"] == denial(report()).id
    assert claim["evidence"]["exact"] == TEXT[claim["evidence"]["start"] : claim["evidence"]["end"]]
    assert result.stderr == ""


@pytest.mark.usefixtures("read")
def test_claims_as_csv_go_to_a_file() -> None:
    assert sayso("claims", "--format", "csv", "--out", "claims.csv").stdout == ""
    rows = list(csv.DictReader(io.StringIO(Path("claims.csv").read_text(encoding="utf-8"))))
    assert [row["polarity"] for row in rows] == ["denied", "denied", "affirmed"]


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--event", "bombing"], "'air_strike', 'shelling'"),
        (["--polarity", "maybe"], "'affirmed', 'denied'"),
        (["--modality", "later"], "'planned'"),
        (["--since", "yesterday"], "write 2016, 2016-10 or 2016-10-25"),
        (["--place", "?!"], "no letter or digit"),
        (["--format", "xml"], "'jsonl'"),
        (["--out", "x"], "--format jsonl or csv"),
    ],
)
def test_a_question_without_meaning_says_what_there_is(arguments: list[str], says: str) -> None:
    result = sayso("claims", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("read")
def test_show_by_the_beginning_of_the_id() -> None:
    result = sayso("show", denial(report()).id[:8])
    assert result.exit_code == 0
    assert "«Russia denied on Monday that its planes had bombed Old Harbour»" in result.stdout
    assert "stance.cue-denies" in result.stdout


@pytest.mark.usefixtures("read")
def test_reports_and_their_problems() -> None:
    assert re.search(r"harbour\.txt .*2024-03-04.* 1 +3 +1 +1", sayso("reports").stdout)
    assert "a sentence was too long to parse" in sayso("reports", "--problems").stdout


@pytest.mark.parametrize(
    "arguments", [["claims"], ["reports"], ["show", "abc"], ["claims", "--ledger", "folder/none.db"]]
)
def test_without_a_ledger_it_says_how_to_make_one(arguments: list[str]) -> None:
    result = sayso(*arguments)
    assert result.exit_code == 1
    assert "sayso read" in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.usefixtures("read")
def test_an_unknown_claim_or_report_is_said_so() -> None:
    for arguments in (["show", "zzz"], ["claims", "--report", "none.txt"]):
        result = sayso(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: there is no ")


def test_annotate_writes_a_record_a_good_line_in_order() -> None:
    result = sayso("annotate", "-", given="\n".join(LINES))
    assert result.exit_code == 1
    assert "standard input, line 2: it is not JSON" in result.stderr
    records = [json.loads(line) for line in result.stdout_bytes.decode("utf-8").split("\n") if line]
    assert [record["id"] for record in records] == ["one", "two"]
    assert list(records[0]) == ["id", "published", "times", "places", "voices", "claims", "problems"]
    assert list(Path().iterdir()) == []


def test_annotate_gives_the_layers_asked_for() -> None:
    Path("in.jsonl").write_text(LINES[0])
    result = sayso("annotate", "in.jsonl", "--layers", "claims, times", "--out", "out.jsonl")
    assert (result.exit_code, result.stdout) == (0, "")
    (line,) = Path("out.jsonl").read_text(encoding="utf-8").splitlines()
    assert list(json.loads(line)) == ["id", "published", "times", "claims", "problems"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["annotate", "none.jsonl"], "does not exist"),
        (["annotate", "-", "--layers", "weather"], "times, places, voices, claims"),
        (["annotate", "-", "--gazetteer", "none.csv"], "none.csv"),
        (["read"], "PATH"),
        (["read", "x.txt", "--published", "Tuesday"], "2016-10-25"),
        (["red"], "red"),
    ],
)
def test_wrong_use_says_so_and_exits_with_two(arguments: list[str], says: str) -> None:
    result = sayso(*arguments, given="")
    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_every_command_has_help_with_examples(command: str) -> None:
    result = sayso(command, "--help")
    assert result.exit_code == 0
    assert f"  sayso {command}" in result.stdout.partition("Examples:")[2]
    assert cli.COMMANDS[command] in result.stdout


def options_of(command: str) -> set[str]:
    """The options that ``sayso COMMAND`` really has."""
    made = cli.cli.get_command(click.Context(cli.cli), command)
    assert made is not None
    return {name for parameter in made.params if isinstance(parameter, click.Option) for name in parameter.opts}


def sections() -> dict[str, str]:
    """What docs/cli.md says of each command."""
    text = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `sayso (\w+)[^`]*`$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_docs_tell_of_every_command_in_its_order() -> None:
    assert list(sections()) == list(cli.COMMANDS)


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_the_docs_tell_of_every_option_and_no_other(command: str) -> None:
    documented = set(re.findall(r"^\| `(--[\w-]+)", sections()[command], flags=re.MULTILINE))
    assert documented == options_of(command)


def loaded(*arguments: str) -> str:
    """Which heavy libraries a command loads, as a list in the last line that it prints."""
    code = (
        "import sys; from sayso.cli import cli\n"
        f"try: cli({list(arguments)})\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'sqlalchemy', 'rich') if name in sys.modules])"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_help_is_quick_because_it_loads_neither_parser_nor_database() -> None:
    told = loaded("--help")
    assert told.splitlines()[-1] == "[]"
    assert "annotate" in told


def test_annotate_loads_no_database_and_the_parser_only_for_something_to_parse(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    assert loaded("annotate", str(tmp_path / "none.jsonl")) == "[]\n"


def test_asking_the_ledger_loads_no_parser(read: None) -> None:
    assert "spacy" not in loaded("claims").splitlines()[-1]


def test_a_closed_pipe_is_no_error_to_talk_about(read: None) -> None:
    command = f"{sys.executable} -m sayso claims --format jsonl | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_the_front_door_opens_on_what_it_promises() -> None:
    import_all = (
        "import sayso, sys; assert 'spacy' not in sys.modules; [getattr(sayso, name) for name in sayso.__all__]"
    )
    subprocess.run([sys.executable, "-c", import_all], check=True)


def test_annotate_gives_the_same_bytes_in_every_process() -> None:
    """With the real parser, whatever the order in which sets come out."""
    lines = json.dumps({"id": "one", "text": TEXT, "published": "2024-03-04"})
    outputs = [
        subprocess.run(
            [sys.executable, "-m", "sayso", "annotate", "-"],
            input=lines.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]
    assert any(claim["polarity"] == "denied" for claim in json.loads(outputs[0])["claims"])
