"""Connections to the very address that was looked at: a name is resolved once, checked, and dialled by its number.

This stands where a socket is opened, so that no form of a URL, no redirect and no second answer of a name server gets
around it. The name stays what the server is asked for and what its certificate must prove.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import httpcore

from sayso.errors import BadReport

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a name, in the order in which to try them."""

Options = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]

MOST_ADDRESSES = 4
"""So many addresses of a name are tried before it counts as out of reach."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a name, as this machine resolves it; ``BadReport`` when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise BadReport(f"its host {host} was not found ({error})") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialler(httpcore.NetworkBackend):
    """Opens connections to admitted addresses only, and lets none last beyond ``deadline`` (seconds, monotonic)."""

    admit: Callable[[str], bool]
    deadline: float
    resolve: Resolve
    lines: httpcore.NetworkBackend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """A connection; ``BadReport`` when any address of ``host`` is one that may not be asked."""
        addresses = self.addresses(host, port)[:MOST_ADDRESSES]
        for last, address in enumerate(addresses, start=1 - len(addresses)):
            try:
                seconds = remaining(self.deadline, timeout)
                return Timed(
                    self.lines.connect_tcp(address, port, seconds, local_address, socket_options), self.deadline
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not last:
                    raise
        raise BadReport(f"its host {host} has no address")

    def addresses(self, host: str, port: int) -> list[str]:
        """All addresses of ``host``, of which each may be asked."""
        found = list(self.resolve(host, port))
        for address in found:
            if not self.admit(address):
                raise BadReport(
                    f"its host {host} is at {address}, which is no address of the public internet; pages of your own "
                    "network are fetched with --allow-private"
                )
        return found


@dataclass(frozen=True, slots=True)
class Timed(httpcore.NetworkStream):
    """A connection of which no part lasts beyond ``deadline``, however slowly the other side drips."""

    line: httpcore.NetworkStream
    deadline: float

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As of the connection itself."""
        return self.line.read(max_bytes, remaining(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As of the connection itself."""
        self.line.write(buffer, remaining(self.deadline, timeout))

    def close(self) -> None:
        """As of the connection itself."""
        self.line.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        seconds = remaining(self.deadline, timeout)
        return Timed(self.line.start_tls(ssl_context, server_hostname, seconds), self.deadline)

    def get_extra_info(self, info: str) -> object:
        """As of the connection itself."""
        return self.line.get_extra_info(info)


def remaining(deadline: float, timeout: float | None) -> float:
    """Seconds until ``deadline``, at most ``timeout``; ``ReadTimeout`` when there are none."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left if timeout is None else min(left, timeout)
