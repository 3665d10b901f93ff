"""How far the reading is: a bar on a terminal, now and then a line elsewhere, and what could not be read at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso.errors import BadReport
from sayso.pipeline import Outcome, Preparing
from sayso.telling.console import console
from sayso.telling.safe import one_line

EVERY = 100
"""Reports between two lines where there is no terminal."""


def preparing(file: TextIO) -> Preparing:
    """A function that tells how far the table of places is: a line that counts up, or one line at its start."""
    screen = console(file)
    told = False

    def tell(done: int, total: int) -> None:
        nonlocal told
        if screen.is_terminal:
            end = "\n" if done >= total else "\r"
            screen.print(f"preparing the table of places, once: {done * 100 // max(total, 1)} %", end=end)
        elif not told:
            screen.print("preparing the table of places, once (some 20 seconds)", soft_wrap=True)
        told = True

    return tell


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
