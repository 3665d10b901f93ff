"""Files, folders and standard input, in order; what cannot be read costs nothing else."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench.torture.site import Site, answer
from sayso.errors import BadReport
from sayso.intake import Taking, count, documents
from sayso.intake.child import Limits
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


def test_a_pattern_is_the_files_that_it_matches(folder: Path) -> None:
    assert ids([str(folder / "*.txt")]) == ["b.txt"]
    assert ids([str(folder / "**/*.[tT]*")]) == ["b.txt", "deep/c.TXT"]
    assert ids([str(folder / "*.none")]) == [f"! {folder / '*.none'}: no file matches this"]


def test_a_file_that_is_named_like_a_pattern_is_a_file(folder: Path) -> None:
    (folder / "[1].txt").write_text("hotel")
    assert ids([str(folder / "[1].txt")]) == ["[1].txt"]


PAGE = "<html><body><article><h1>Shells fall</h1><p>Two shells fell on the market on Monday, the governor said."


def test_pages_are_parsed_and_one_that_cannot_be_is_put_aside(folder: Path, tmp_path: Path) -> None:
    for name in ("p.html", "q.html"):
        (folder / name).write_text(PAGE)
    (folder / "o.html").write_text(PAGE.replace("<p>", "<p " + "a=1 " * 200_000 + ">"))
    bad, first, second = documents([str(folder / "*.html")], Taking(quarantine=tmp_path / "aside"))
    assert isinstance(bad, BadReport)
    assert str(bad).startswith(f"{folder / 'o.html'}: ")
    assert "attributes" in str(bad)
    assert isinstance(first, Document)
    assert "Two shells fell" in first.text
    assert isinstance(second, Document)
    assert (first.id, second.id) == ("p.html", "q.html")


def test_a_page_that_takes_too_long_is_put_aside(folder: Path, tmp_path: Path) -> None:
    (folder / "p.html").write_text(PAGE)
    taking = Taking(quarantine=tmp_path / "aside", limits=Limits(seconds=0.01))
    (bad,) = documents([str(folder / "p.html")], taking)
    assert str(bad).startswith(f"{folder / 'p.html'}: parsing it took longer than 0.01 seconds")


def test_a_page_of_the_web_goes_by_its_url(tmp_path: Path) -> None:
    with Site({"/a": answer(PAGE.encode(), Content_Type="text/html")}) as site:
        url = f"http://127.0.0.1:{site.port}/a"
        paths = [f"{url}#top", f"{url}/none", "ftp://wire.test/a"]
        page, none, other = documents(paths, Taking(allow_private=True, quarantine=tmp_path))
        (refused,) = documents([url], Taking(quarantine=tmp_path))
    assert isinstance(page, Document)
    assert page.id == url
    assert str(none) == f"{url}/none: the server answered 404 Not Found"
    assert str(other) == "ftp://wire.test/a: only http:// and https:// are fetched"
    assert "--allow-private" in str(refused)


def test_an_empty_file_says_so(folder: Path) -> None:
    (folder / "none.jsonl").write_text("\n\n")
    assert ids([str(folder / "none.jsonl")]) == [f"! {folder / 'none.jsonl'}: there is no report in it"]


def test_text_of_any_length_is_read(folder: Path) -> None:
    (folder / "long.txt").write_text("Shells fell. " * 100_000)
    (made,) = documents([str(folder / "long.txt")])
    assert isinstance(made, Document)
    assert made.text == "Shells fell. " * 100_000
