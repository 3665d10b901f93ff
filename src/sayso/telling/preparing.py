"""That the table of places is being compiled, which happens once on a machine."""

from __future__ import annotations

from typing import TextIO

from sayso.jobs import Preparing


def preparing(file: TextIO) -> Preparing:
    """A function that tells how far the table of places is: a line that counts up, or one line at its start."""
    told = False

    def tell(done: int, total: int) -> None:
        nonlocal told
        if file.isatty():
            end = "\n" if done >= total else "\r"
            print(
                f"preparing the table of places, once: {done * 100 // max(total, 1)} %", file=file, end=end, flush=True
            )
        elif not told:
            print("preparing the table of places, once (some 20 seconds)", file=file, flush=True)
        told = True

    return tell
