"""Which addresses of the internet may be asked for a page: those that are everybody's, whatever form they come in."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_EVERYBODYS_6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052; its neighbour for local use, 64:ff9b:1::/48, is nobody's business
_ISATAP = (0x00005EFE, 0x02005EFE)
_BARRED = (
    IPv4Network("192.0.0.0/24"),  # for protocols, RFC 6890
    IPv4Network("192.88.99.0/24"),  # relays of 6to4, RFC 7526
    IPv6Network("3fff::/20"),  # documentation, RFC 9637
)
"""What some versions of Python still take for public."""
_SHARED = IPv4Network("100.64.0.0/10")  # RFC 6598, behind a provider's NAT
_OWN = (
    IPv4Network("10.0.0.0/8"),
    IPv4Network("172.16.0.0/12"),
    IPv4Network("192.168.0.0/16"),
    IPv4Network("127.0.0.0/8"),
    _SHARED,
    IPv6Network("fc00::/7"),
    IPv6Network("::1/128"),
)
"""A house's own: what ``--allow-private`` lets in. Link-local is not among it, where clouds keep their secrets."""


def public(address: str) -> bool:
    """Whether it is an address of the public internet, and so is every IPv4 address that it wraps."""
    found = _parsed(address)
    return found is not None and _public(found)


def public_or_own(address: str) -> bool:
    """Whether it is public, or one of a house's own network or machine."""
    found = _parsed(address)
    return found is not None and (_public(found) or any(found in network for network in _OWN))


def _parsed(address: str) -> Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None


def _public(address: Address) -> bool:
    if any(address in network for network in _BARRED):
        return False
    if isinstance(address, IPv4Address):
        barred = address.is_private or address.is_multicast or address.is_reserved or address in _SHARED
        return address.is_global and not barred
    if address.scope_id is not None:
        return False
    if address in _NAT64:
        return _public(_last(address))
    return address in _EVERYBODYS_6 and address.is_global and all(map(_public, _wrapped(address)))


def _wrapped(address: IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses to which a packet for this one may be unwrapped: 6to4, Teredo, ISATAP."""
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        yield _last(address)


def _last(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)
