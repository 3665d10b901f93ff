"""What takes long to reckon, reckoned once for each state of the ledger, in the background if need be."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from threading import Lock


class NotYet(Exception):
    """What a page needs is being reckoned; the page says so and asks again."""


class Kept:
    """Values by name, each of one state; what is of another state is made anew. One is made at a time."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._made: dict[str, tuple[int, Future[object]]] = {}
        self._lock = Lock()
        self._workers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reckoning")

    def get(self, name: str, state: int, make: Callable[[], object], patience: float) -> object:
        """The value of that name and state; ``NotYet`` after ``patience`` seconds. What ``make`` raises is raised."""
        with self._lock:
            held = self._made.get(name)
            if held is None or held[0] != state or (held[1].done() and held[1].exception() is not None):
                held = (state, self._workers.submit(make))
                self._made[name] = held
        try:
            return held[1].result(timeout=patience)
        except Late:
            if held[1].done():
                raise
            raise NotYet(name) from None

    def close(self) -> None:
        """Wait for nothing that has not begun."""
        self._workers.shutdown(wait=False, cancel_futures=True)


class Answers:
    """Answers of one state, the latest used; a new state forgets them all."""

    def __init__(self, most: int = 200) -> None:
        """At most so many are remembered."""
        self._most = most
        self._state = -1
        self._known: OrderedDict[str, object] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str, state: int, ask: Callable[[], object]) -> object:
        """The answer of that name and state, asked for if nobody knows it."""
        with self._lock:
            if state != self._state:
                self._known.clear()
                self._state = state
            if name in self._known:
                self._known.move_to_end(name)
                return self._known[name]
        answer = ask()
        with self._lock:
            if state == self._state:
                self._known[name] = answer
                while len(self._known) > self._most:
                    self._known.popitem(last=False)
        return answer
