"""A web server on this machine that answers as it is told and counts who comes, and a network that leads to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from types import TracebackType
from typing import Self

import httpcore

from sayso.intake.dialling import Options

Answer = Callable[[Mapping[str, str]], Iterable[bytes]]
"""What to send, piece by piece, to a request with these headers."""


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> Answer:
    """A whole answer; names of headers are written with ``_`` for ``-``."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return lambda _: ["\r\n".join([*lines, "Connection: close", "", ""]).encode() + body]


def redirect(location: str) -> Answer:
    """An answer that leads elsewhere."""
    return answer(b"", "302 Found", Location=location)


@dataclass(slots=True, eq=False)
class Site:
    """Serves ``pages`` by path on a port of the loopback, as a context; others are not found.

    ``requests``: paths asked for, with headers; ``connections``: how many came, whether they asked or not. ``pause``:
    to wait on between pieces; set at the end.
    """

    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    pause: Event = field(default_factory=Event)
    _server: ThreadingTCPServer | None = None

    def __enter__(self) -> Self:
        site = self

        class Handler(StreamRequestHandler):
            def handle(self) -> None:
                site.connections += 1
                site.serve(self)

        self._server = ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pause.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.requests]

    def serve(self, handler: StreamRequestHandler) -> None:
        """One request and its answer; a client that leaves in the middle is no matter."""
        try:
            path = handler.rfile.readline().decode("latin-1").split(" ")[1]
            lines = [line.decode("latin-1").partition(":") for line in iter(handler.rfile.readline, b"\r\n")]
            headers = {name.lower(): value.strip() for name, _, value in lines}
            self.requests.append((path, headers))
            for piece in self.pages.get(path, answer(b"nothing here", "404 Not Found"))(headers):
                handler.wfile.write(piece)
        except (OSError, IndexError):
            return


@dataclass(slots=True)
class Network(httpcore.NetworkBackend):
    """Leads made-up public addresses to ports of the loopback, and notes every address that is dialled.

    Loopback addresses are dialled as they are; no other address of the real world is ever dialled.
    """

    leads: dict[str, int]
    dialled: list[str] = field(default_factory=list)
    real: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the loopback, or none."""
        self.dialled.append(host)
        if host in self.leads:
            return self.real.connect_tcp("127.0.0.1", self.leads[host], timeout)
        if host.startswith("127.") or host == "::1":
            return self.real.connect_tcp(host, port, timeout)
        raise httpcore.ConnectError(f"{host} is outside")
