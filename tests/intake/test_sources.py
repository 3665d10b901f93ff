"""Files, folders and standard input, in order; what cannot be read costs nothing else."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from sayso.errors import BadReport
from sayso.intake import Taking, count, documents
from sayso.model import Document


def ids(paths: list[str]) -> list[str]:
    return [one.id if isinstance(one, Document) else f"! {one}" for one in documents(paths)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in [
        ("b.txt", "bravo"),
        ("a.md", "# alpha"),
        ("deep/c.TXT", "charlie"),
        ("deep/lines.jsonl", '{"id": "one", "text": "1"}\n\n{"id": "two", "text": "2"}\n'),
        ("notes.doc", "delta"),
        (".hidden.txt", "echo"),
        (".git/d.txt", "foxtrot"),
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_folder_gives_its_reports_sorted_by_their_path(folder: Path) -> None:
    assert ids([str(folder)]) == ["a.md", "b.txt", "deep/c.TXT", "one", "two"]


def test_files_go_by_their_names_in_the_order_given(folder: Path) -> None:
    assert ids([str(folder / "deep/c.TXT"), str(folder / "b.txt")]) == ["c.TXT", "b.txt"]


def test_the_count_is_of_reports(folder: Path) -> None:
    assert count([str(folder), str(folder / "b.txt"), str(folder / "none.txt")]) == 7
    assert count([str(folder), "-"]) is None


def test_a_bad_file_in_a_folder_costs_that_file_only(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"caf\xe9")
    found = ids([str(folder)])
    assert found[1].startswith(f"! {folder / 'b.txt'}: it is not UTF-8")
    assert [*found[:1], *found[2:]] == ["a.md", "deep/c.TXT", "one", "two"]


@pytest.mark.parametrize(
    ("name", "says"),
    [("nowhere.txt", "no such file"), ("empty", "no file in this folder")],
)
def test_what_cannot_be_read_is_named(folder: Path, name: str, says: str) -> None:
    (folder / "empty").mkdir()
    found = ids([str(folder / name), str(folder / "b.txt")])
    assert found[0].startswith(f"! {folder / name}: ")
    assert says in found[0]
    assert found[1:] == ["b.txt"]


def test_a_file_without_an_ending_is_text(folder: Path) -> None:
    (folder / "plain").write_text("golf")
    assert ids([str(folder / "plain")]) == ["plain"]


def test_one_name_for_two_texts_is_a_mistake(folder: Path) -> None:
    (folder / "deep/b.txt").write_text("another bravo")
    found = list(documents([str(folder / "b.txt"), str(folder / "deep/b.txt"), str(folder / "b.txt")]))
    assert isinstance(found[1], BadReport)
    assert "give the folder that holds both" in str(found[1])
    assert found[0] == found[2]
    assert ids([str(folder)])[1:4] == ["b.txt", "deep/b.txt", "deep/c.TXT"]


def test_standard_input_goes_by_its_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for text in (b"one text", b"one text", b"another"):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
        names += ids(["-"])
    assert names[0] == names[1] != names[2]
    assert names[0].startswith("stdin-")


def test_the_date_given_is_told_to_every_report(folder: Path) -> None:
    made = list(documents([str(folder)], Taking(published="2016-10-25")))
    assert {one.published for one in made if isinstance(one, Document)} == {"2016-10-25"}
