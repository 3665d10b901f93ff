"""The process that parses foreign bytes: it may hang, fill its memory or crash, and costs one input when it does.

Jobs come in on standard input, answers go out where standard output was, both pickled; it ends when its pipe closes.
It is started as a program of its own and not by ``multiprocessing``, so that the main program of whoever asked is not
run a second time.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from sayso.intake.suspects import Watch, watched

Work = Callable[[Any], Iterator[Any]]
"""What is done with an input: a function of a module, whose items come in the same order every time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``seconds`` for one item, ``memory`` in bytes for the whole process."""

    seconds: float = 60.0
    memory: int = 2 * 1024**3


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One input: the items of ``work(given)`` but the first ``skip``. ``refused``: what ended a process, and how."""

    work: Work
    given: object
    skip: int
    refused: dict[str, str] = field(default_factory=dict)
    quarantine: Path


@dataclass(frozen=True, slots=True)
class Begun:
    """The child is about to parse the input of this key."""

    key: str


@dataclass(frozen=True, slots=True)
class Passed:
    """An item that was asked to be skipped is done again, and thrown away."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the items asked for."""

    value: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised what it should not have: nothing more comes."""

    why: str


@dataclass(frozen=True, slots=True)
class Done:
    """There are no more items."""


Answer = Begun | Passed | Item | Failed | Done


def serve() -> None:
    """The child's life. An interrupt is the asking process's matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits = Limits(seconds=float(sys.argv[1]), memory=int(sys.argv[2]))
    _hold(limits)
    jobs, answers = _pipes()
    while True:
        try:
            job: Job = pickle.load(jobs)
        except EOFError:
            return
        for answer in _answers(job, limits, answers):
            _send(answer, answers)


def _answers(job: Job, limits: Limits, out: BinaryIO) -> Iterator[Answer]:
    def begun(key: str) -> None:
        _wind(limits)
        _send(Begun(key), out)

    with watched(Watch(tell=begun, refused=job.refused, quarantine=job.quarantine)):
        try:
            _wind(limits)
            items = job.work(job.given)
            for _ in islice(items, job.skip):
                _wind(limits)
                yield Passed()
            for item in items:
                _wind(limits)
                yield Item(item)
            yield Done()
        except MemoryError:
            yield Failed(f"needed more than {limits.memory // 1024**2} MB of memory")
        except Exception as error:
            yield Failed(f"ended with {type(error).__name__}: {error}")


def _send(answer: Answer, out: BinaryIO) -> None:
    pickle.dump(answer, out)
    out.flush()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Jobs and answers; what a library prints goes nowhere, since it would garble the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    jobs = os.fdopen(os.dup(0), "rb")
    os.dup2(nowhere, 0)
    return jobs, answers


def _hold(limits: Limits) -> None:
    """No more memory than this, and no files of a crash's memory; where the system cannot, the deadline is left."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on every system)

    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _wind(limits: Limits) -> None:
    """Processor time for one item more: a child whose parent has died while it hangs ends by this."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + limits.seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))
