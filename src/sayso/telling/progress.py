"""How far the reading is: a bar on a terminal, now and then a line elsewhere, and what could not be read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso.errors import BadReport
from sayso.pipeline import Outcome
from sayso.telling.console import console
from sayso.telling.safe import one_line

EVERY = 100
"""Reports between two lines where there is no terminal."""


@contextmanager
def progress(total: int | None, file: TextIO) -> Iterator[Callable[[Outcome], None]]:
    """A function to call with each outcome; ``total``: how many there will be, ``None`` if nobody knows."""
    screen = console(file)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("reading", total=total)
        done = 0

        def tell(outcome: Outcome) -> None:
            nonlocal done
            done += 1
            bar.advance(task)
            if isinstance(outcome, BadReport):
                screen.print(f"not read: {one_line(str(outcome))}", soft_wrap=True)
            elif not screen.is_terminal and done % EVERY == 0:
                screen.print(f"{done} of {total or 'unknown'} reports", soft_wrap=True)

        yield tell
