"""Tables fit where they are printed, and colours are for terminals."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from sayso.ledger import Ledger
from sayso.telling.console import console
from sayso.telling.page import claim_page
from sayso.telling.tables import claims_table, problems_table, reports_table
from tests.made import RUN, TEXT, denial, headline, reading, report


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("ledger") / "l.db", create=True) as opened:
        opened.add(reading(), RUN)
        wide = TEXT.replace("Harbour strikes denied", "Harbour strikes denied 空爆を否定 [bold]\x1b[31m")
        opened.add(reading(report(wide, name="広い.txt")), RUN)
        yield opened


class Terminal(io.StringIO):
    """A file that says it is one."""

    def isatty(self) -> bool:
        return True


def printed(thing: object, file: io.StringIO) -> str:
    console(file).print(thing)
    return file.getvalue()


TABLES: list[Callable[[Ledger], object]] = [
    lambda ledger: claims_table(ledger.entries()),
    lambda ledger: reports_table(ledger.reports()),
    lambda ledger: problems_table(ledger.problems()),
    lambda ledger: claim_page(ledger.claim(denial(report()).id), styled=False),
]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_screen(
    ledger: Ledger, table: Callable[[Ledger], object], columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = printed(table(ledger), io.StringIO()).splitlines()
    assert len(lines) > 3
    assert max(map(cell_len, lines)) <= columns


def test_colours_are_for_terminals_without_no_color(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    table = claims_table(ledger.entries())
    assert "\x1b[1;31m" in printed(table, Terminal())
    assert "\x1b" not in printed(table, io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "31m" not in printed(table, Terminal())


def test_what_a_report_says_is_neither_markup_nor_control(ledger: Ledger) -> None:
    home = report(ledger.text("広い.txt"), name="広い.txt")
    page = printed(claim_page(ledger.claim(headline(home).id), styled=False), io.StringIO())
    assert "空爆を否定 [bold]�[31m" in page


def test_a_row_tells_who_says_what_where_when_and_in_which_words(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    table = printed(claims_table(ledger.entries()), io.StringIO())
    for words in (
        denial(report()).id[:8],
        "Russia",
        "party, “denied”",
        "denied · air strike",
        "Old Harbour, Aleppo",
        "2024-03-01 to 2024-03-04",
        "Russia denied on Monday that its planes had bombed Old Harbour",
        "harbour.txt, headline",
        "the report itself",
        "at least 12 people",
    ):
        assert words in table


def test_the_list_of_reports_tells_the_date_and_its_basis(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(reading(), RUN)
        ledger.add(reading(report(TEXT + "!", name="undated.txt", published=None)), RUN)
        table = printed(reports_table(ledger.reports()), io.StringIO())
    for words in ("harbour.txt", "Coast Wire", "2024-03-04", "metadata", "undated.txt", "unknown"):
        assert words in table
