"""Has foreign bytes parsed by a process that can be killed, and begins another when it dies.

What killed it is told to the next one, which refuses it when it comes to it, puts its bytes aside and goes on with
what lies behind it in the same file.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any, TypeVar

from sayso.errors import BadReport
from sayso.intake.child import Answer, Begun, Done, Failed, Item, Job, Limits, Passed

MOST_DEATHS = 10
"""So many members of one file may end a process before the rest of it is left unread."""
MOST_JOBS = 500
"""After so many inputs a process is replaced, since libraries never give back all their memory."""

A = TypeVar("A")
B = TypeVar("B")


@dataclass(slots=True, eq=False)
class Warden:
    """One process at a time, started when it is first needed; use it as a context, so that it ends."""

    quarantine: Path
    limits: Limits = field(default_factory=Limits)
    _child: _Child | None = None
    _busy: bool = False

    def __enter__(self) -> Warden:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def items(self, work: Callable[[A], Iterator[B]], given: A) -> Iterator[B | BadReport]:
        """What ``work(given)`` gives, made by the process; ``BadReport`` where it cannot be had.

        ``work`` is a function of a module and gives the same items in the same order every time.
        """
        case = _Case()
        while not case.closed:
            attempt = _Attempt(self._ready(), self.limits)
            job = Job(work=work, given=given, skip=case.done, refused=case.refused, quarantine=self.quarantine)
            self._busy = True
            try:
                for item in attempt.items(job):
                    case.done += 1
                    yield item
            finally:
                self._busy = False
                if not attempt.whole:
                    self.end()
            case.learn(attempt)
        if case.why:
            yield BadReport(f"{case.why}, and nothing more of it was read")

    def _ready(self) -> _Child:
        if self._busy:
            raise RuntimeError("an input was begun before the one before it was done with")
        if self._child is not None and self._child.jobs >= MOST_JOBS:
            self.end()
        if self._child is None:
            self._child = _Child(_started(self.limits))
        self._child.jobs += 1
        return self._child

    def end(self) -> None:
        """End the process, whatever it is at; another is started when it is needed."""
        if self._child is not None:
            self._child.end()
        self._child = None


@dataclass(slots=True, eq=False)
class _Case:
    """What is known of one input after each attempt. ``why``: the reason for which the rest of it is left unread."""

    done: int = 0
    refused: dict[str, str] = field(default_factory=dict)
    retried: int = -1
    closed: bool = False
    why: str = ""

    def learn(self, attempt: _Attempt) -> None:
        """What to do next: nothing more, the same in a new process, or pass over what ended this one."""
        if attempt.whole:
            self.closed = True
        elif attempt.innocent and self.retried != self.done:
            self.retried = self.done
        elif attempt.key is None or attempt.key in self.refused or len(self.refused) >= MOST_DEATHS:
            self.closed, self.why = True, attempt.why
        else:
            self.refused[attempt.key] = attempt.why


@dataclass(slots=True, eq=False)
class _Child:
    """A process, and how many inputs it was given."""

    process: subprocess.Popen[bytes]
    jobs: int = 0

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                _close(pipe)


@dataclass(slots=True, eq=False)
class _Attempt:
    """One process at one input: whether it came to its end, and if not, at which key it was and why it ended."""

    child: _Child
    limits: Limits
    whole: bool = False
    key: str | None = None
    why: str = ""
    late: bool = False
    answers: int = 0

    @property
    def innocent(self) -> bool:
        """Whether what the process did before may have been the cause, so that another should try."""
        return not self.late and (self.child.jobs > 1 or self.answers > 0)

    def items(self, job: Job) -> Iterator[Any]:
        """The items that come, until the input or the process is at its end."""
        try:
            assert self.child.process.stdin is not None
            pickle.dump(job, self.child.process.stdin)
            self.child.process.stdin.flush()
            while not isinstance(answer := self._answer(), Done):
                self.answers += isinstance(answer, Item | Passed)
                if isinstance(answer, Item):
                    yield answer.value
                elif isinstance(answer, Begun):
                    self.key = answer.key
                elif isinstance(answer, Failed):
                    self.why = f"the process that parsed it {answer.why}"
                    return
            self.whole = True
        except (EOFError, OSError, pickle.UnpicklingError):
            self.why = self._cause()

    def _answer(self) -> Answer:
        """The next answer; where none comes in time, the process is killed."""
        assert self.child.process.stdout is not None
        clock = Timer(self.limits.seconds, self._stop)
        clock.start()
        try:
            answer: Answer = pickle.load(self.child.process.stdout)
            return answer
        finally:
            clock.cancel()

    def _stop(self) -> None:
        self.late = True
        self.child.process.kill()

    def _cause(self) -> str:
        code = self.child.process.wait()
        if self.late or code == -24:  # SIGXCPU, which not every system has
            self.late = True
            return f"parsing it took longer than {self.limits.seconds:g} seconds and was stopped"
        return f"the process that parsed it crashed ({f'signal {-code}' if code < 0 else f'exit code {code}'})"


def _started(limits: Limits) -> subprocess.Popen[bytes]:
    """A process that sees the modules that this one sees, and none that lie about in the current folder."""
    code = "from sayso.intake.child import serve; serve()"
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, str(limits.seconds), str(limits.memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"},
    )


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # what was not yet sent goes nowhere
        return
