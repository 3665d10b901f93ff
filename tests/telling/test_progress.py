"""What is told while something takes long."""

from __future__ import annotations

import io

from sayso.telling.preparing import preparing


def test_without_a_terminal_preparing_is_told_once() -> None:
    told = io.StringIO()
    tell = preparing(told)
    for done in (500, 1000, 1500):
        tell(done, 1500)
    assert told.getvalue().count("preparing the table of places") == 1
