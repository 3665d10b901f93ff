"""Documents become readings, in one process or with several, each of which is given a few reports at a time.

Workers are started afresh, not copied ("spawn"), so that it goes the same way on every system. A worker whose pipe
closes ends by itself: nothing outlives the process that asked.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from sayso.errors import JobLost
from sayso.model import Document, Options, Reading
from sayso.reading import kit, read_documents

TOGETHER = 20_000  # characters of text that are handed to a worker together: a third of a second's work or less
AHEAD = 4  # batches a worker that may be read before their turn: more would only fill memory

PLAIN = Options()
"""The default model, no gazetteer of one's own, every layer."""

Preparing = Callable[[int, int], None]
"""Told parts done and parts in all of a preparation that takes a while."""

Answer = tuple[Reading, ...] | Exception
"""What a worker sends back: the readings of a batch, or why there are none."""


def annotate(
    documents: Iterable[Document], options: Options = PLAIN, *, preparing: Preparing | None = None, jobs: int = 1
) -> Iterator[Reading]:
    """Read documents, one reading each, in order; nothing is kept, and nothing is loaded before the first document.

    ``preparing``: told parts done and parts in all while the table of places is compiled, once on a machine.
    ``jobs``: with how many processes, which changes nothing but time; a program that asks for more than one must be
    importable without running (``if __name__ == "__main__":``).
    """
    waiting = iter(documents)
    for first in waiting:
        rest = chain([first], waiting)
        if jobs > 1:
            kit(replace(options, layers=frozenset()), preparing)  # the table of places, for all of them
            yield from _readings(rest, options, jobs)
        else:
            yield from read_documents(rest, kit(options, preparing))


def _readings(documents: Iterable[Document], options: Options, jobs: int) -> Iterator[Reading]:
    """The readings of documents in their order, made by up to ``jobs`` processes, as one process would make them.

    ``JobLost`` where a worker dies; what goes wrong in a worker is raised here. Workers end with the generator.
    """
    crew = _Crew(options, jobs, _batches(documents))
    try:
        for batch in crew.answers():
            for reading in batch:
                yield reading
                crew.turn(0)
    finally:
        crew.dismiss()


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in order, as many together as hold text enough."""
    waiting = iter(documents)
    for first in waiting:
        batch, size = [], 0
        for document in chain([first], waiting):
            batch.append(document)
            size += len(document.text)
            if size >= TOGETHER:
                break
        yield batch


@dataclass(slots=True, eq=False)
class _Crew:
    """Workers, what they are at (batch number by pipe), and answers whose turn has not come."""

    options: Options
    jobs: int
    batches: Iterator[list[Document]]
    workers: dict[Connection, BaseProcess] = field(default_factory=dict)
    idle: list[Connection] = field(default_factory=list)
    busy: dict[Connection, int] = field(default_factory=dict)
    done: dict[int, tuple[Reading, ...]] = field(default_factory=dict)
    given: int = 0
    taken: int = 0

    def answers(self) -> Iterator[tuple[Reading, ...]]:
        """The readings, batch by batch in order."""
        self._give()
        while self.busy or self.done:
            while self.taken not in self.done:
                self.turn(None)
            self.taken += 1
            yield self.done.pop(self.taken - 1)
            self.turn(0)

    def turn(self, seconds: float | None) -> None:
        """Take what has come within ``seconds`` (``None``: wait for it), and hand out more."""
        ready = wait(list(self.busy), seconds)
        for pipe in [pipe for pipe in self.busy if pipe in ready]:
            self.done[self.busy.pop(pipe)] = self._answer(pipe)
            self.idle.append(pipe)
        self._give()

    def _give(self) -> None:
        """A batch for everybody who has none, unless too much lies waiting already."""
        while len(self.busy) < self.jobs and self.given - self.taken < self.jobs * AHEAD:
            batch = next(self.batches, None)
            if batch is None:
                return
            pipe = self.idle.pop() if self.idle else self._hire()
            try:
                pipe.send(batch)
            except OSError:
                raise self._lost(pipe) from None
            self.busy[pipe] = self.given
            self.given += 1

    def _hire(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        worker = context.Process(target=_serve, args=(theirs, self.options), daemon=True)
        worker.start()
        theirs.close()
        self.workers[ours] = worker
        return ours

    def _answer(self, pipe: Connection) -> tuple[Reading, ...]:
        try:
            answer: Answer = pipe.recv()
        except (EOFError, OSError):
            raise self._lost(pipe) from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _lost(self, pipe: Connection) -> JobLost:
        worker = self.workers[pipe]
        worker.join(1)
        return JobLost(
            f"one of {len(self.workers)} processes that read has ended (exit code {worker.exitcode}): if memory "
            "ran out, ask for fewer --jobs"
        )

    def dismiss(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self.workers.values():
            worker.terminate()
        for pipe, worker in self.workers.items():
            worker.join()
            pipe.close()


def _serve(pipe: Connection, options: Options) -> None:
    """A worker's life: batches in, answers out, until the pipe closes. An interrupt is the asking process's matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in sayso.cli, and so is the next
    gc.set_threshold(50_000, 10, 10)
    try:
        tools = kit(options)
        while True:
            batch: Sequence[Document] = pipe.recv()
            pipe.send(tuple(read_documents(batch, tools)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        pipe.send(error)
