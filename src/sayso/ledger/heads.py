"""A head that leaves the ledger: as JSON, with the time, signed if there is a key; and the keys (Ed25519)."""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sayso.errors import BadHead
from sayso.ledger.chain import Head

PEM = serialization.Encoding.PEM
RAW = serialization.Encoding.Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A head as it was exported. ``time``: when, UTC. ``key``: the public key that it was signed with, in base64."""

    head: Head
    time: str
    key: str | None
    signature: str | None


def exported(head: Head, time: str, key_file: str | None) -> Exported:
    """The head at this time, signed with the private key in that file, if one is given; ``BadHead``: no such key."""
    if key_file is None:
        return Exported(head=head, time=time, key=None, signature=None)
    key = _private(key_file)
    public = key.public_key().public_bytes(RAW, serialization.PublicFormat.Raw)
    signature = key.sign(_signed(head, time))
    return Exported(head=head, time=time, key=_written(public), signature=_written(signature))


def as_json(one: Exported) -> str:
    """One JSON object, with a line end."""
    told = {"number": one.head.number, "hash": one.head.hash, "time": one.time}
    signed = {} if one.signature is None else {"key": one.key, "signature": one.signature}
    return json.dumps({**told, **signed}, indent=2) + "\n"


def from_file(path: str) -> Exported:
    """The way back, from a file; its signature is checked. ``BadHead`` when it is none, or the signature is wrong."""
    try:
        one = _from_json(json.loads(Path(path).read_text(encoding="utf-8")))
    except OSError as error:
        raise BadHead(f"{path}: it cannot be opened ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadHead(f"{path}: not an exported head: make one with: sayso head > FILE") from None
    if one.signature is not None and not _signature_holds(one):
        raise BadHead(f"{path}: its signature is not that of the key it names: the file was changed")
    return one


def check_signer(one: Exported, path: str) -> None:
    """``BadHead`` unless it was signed with the private key of the public key in that file."""
    if one.signature is None:
        raise BadHead(f"the head is not signed, so that {path} cannot tell whose it is: sayso head --sign KEY signs")
    if one.key != _written(_public(path).public_bytes(RAW, serialization.PublicFormat.Raw)):
        raise BadHead(f"the head was signed with another key than that of {path}")


def new_key(path: str) -> Path:
    """Write a new private key to ``path``, which only its owner may read, and its public key beside it (``.pub``).

    Gives the public key's file. ``BadHead`` when one of the two is there already, or cannot be written.
    """
    key, public_file = Ed25519PrivateKey.generate(), Path(f"{path}.pub")
    private = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    public = key.public_key().public_bytes(PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    for file in (Path(path), public_file):
        if file.exists():
            raise BadHead(f"{file}: it is there already, and a key is never overwritten: give another name")
    _write(Path(path), private, 0o600)
    _write(public_file, public, 0o644)
    return public_file


def _write(path: Path, data: bytes, mode: int) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(data)
    except OSError as error:
        raise BadHead(f"{path}: it cannot be written ({error.strerror})") from error


def _from_json(told: Mapping[str, object]) -> Exported:
    number, digest, time = told["number"], told["hash"], told["time"]
    key, signature = told.get("key"), told.get("signature")
    if not (isinstance(number, int) and isinstance(digest, str) and isinstance(time, str)):
        raise TypeError("number, hash or time is of another kind")
    if not (isinstance(key, str | None) and isinstance(signature, str | None)):
        raise TypeError("key or signature is of another kind")
    return Exported(head=Head(number=number, hash=digest), time=time, key=key, signature=signature)


def _signature_holds(one: Exported) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(_read(one.key))
        key.verify(_read(one.signature), _signed(one.head, one.time))
    except (InvalidSignature, ValueError):
        return False
    return True


def _signed(head: Head, time: str) -> bytes:
    """What is signed: a line that could not stand for anything else."""
    return f"sayso head {head.number} {head.hash} {time}".encode()


def _private(path: str) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(_bytes(path), password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadHead(f"{path}: not a private key of sayso's: make one with: sayso key new FILE")
    return key


def _public(path: str) -> Ed25519PublicKey:
    try:
        key = serialization.load_pem_public_key(_bytes(path))
    except ValueError:
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise BadHead(f"{path}: not a public key of sayso's: sayso key new FILE wrote it to FILE.pub")
    return key


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise BadHead(f"{path}: it cannot be opened ({error.strerror})") from error


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _read(written: str | None) -> bytes:
    try:
        return base64.b64decode(written or "", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
