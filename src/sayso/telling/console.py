"""Where things are printed: a terminal has a width and colours, a pipe has neither."""

from __future__ import annotations

import os
from typing import TextIO

from rich.console import Console

PIPE_WIDTH = 120
"""Columns of a table that goes to a file or a pipe, unless COLUMNS says otherwise."""


def console(file: TextIO) -> Console:
    """A console on ``file``: as wide as the terminal, colours only there (and never with NO_COLOR set)."""
    wide = None if file.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(file=file, width=wide, highlight=False, markup=False, emoji=False)
