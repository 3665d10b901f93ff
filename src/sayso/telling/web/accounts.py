"""People who may come in, kept in a file of their own beside the ledger: argon2 of passwords, digests of tokens."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sayso.errors import BadQuery, NotFound
from sayso.ledger import Ledger

LONG_ENOUGH = 10
"""Characters that a password has at least."""


class Role(StrEnum):
    """What somebody may do: see what was reviewed; see all, read reports in and judge; what an analyst may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    EDITOR = "editor"

    def covers(self, least: Role) -> bool:
        """Whether it is at least ``least``."""
        order = list(Role)
        return order.index(self) >= order.index(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. ``signed_in``: by an account; on the machine itself nobody needs one."""

    name: str
    role: Role
    signed_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person: ``password`` as argon2 wrote it, ``tokens`` as SHA-256 digests."""

    name: str
    role: Role
    password: str
    tokens: tuple[str, ...] = ()

    @property
    def visitor(self) -> Visitor:
        """Whom this account lets in."""
        return Visitor(name=self.name, role=self.role, signed_in=True)

    @property
    def stamp(self) -> str:
        """Changes with the password and the role, so that sessions from before end."""
        return hashlib.sha256(f"{self.password}\0{self.role}".encode()).hexdigest()[:16]


class Accounts:
    """The accounts of one ledger, in a file which only its owner may read. Read anew at every question."""

    def __init__(self, path: Path) -> None:
        """Those in this file, which need not be there."""
        self.path = path

    @classmethod
    def of(cls, ledger: Ledger) -> Accounts:
        """``LEDGER.users`` beside its file; of a ledger in PostgreSQL by its name, among the user's settings."""
        if ledger.file is not None:
            return cls(ledger.file.with_name(f"{ledger.file.name}.users"))
        settings = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        return cls(settings / "sayso" / f"{re.sub('[^A-Za-z0-9.-]+', '-', ledger.name)}.users")

    def all(self) -> dict[str, Account]:
        """Every account by its name."""
        return {
            str(one["name"]): Account(
                name=str(one["name"]),
                role=Role(one["role"]),
                password=str(one["password"]),
                tokens=tuple(one["tokens"]),
            )
            for one in self._read()["accounts"]
        }

    def secret(self) -> str:
        """What cookies are signed with; made with the first account."""
        return str(self._read()["secret"])

    def add(self, name: str, role: Role, password: str) -> None:
        """A new account, or another role and password for one that there is; ``BadQuery`` for a password too short."""
        if not name.strip() or not name.isprintable():
            raise BadQuery(f"{name!r} is no name: give one of letters that can be printed")
        if len(password) < LONG_ENOUGH:
            raise BadQuery(f"the password is too short: give at least {LONG_ENOUGH} characters")
        held = self.all()
        tokens = held[name].tokens if name in held else ()
        account = Account(name=name, role=role, password=PasswordHasher().hash(password), tokens=tokens)
        self._write({**held, name: account})

    def remove(self, name: str) -> None:
        """Take an account away with its tokens; ``NotFound`` when there is none."""
        held = self.all()
        del held[self._known(name, held).name]
        self._write(held)

    def token(self, name: str) -> str:
        """A new token for the API, told once and kept only as a digest; ``NotFound`` when there is no such account."""
        held = self.all()
        account = self._known(name, held)
        token = secrets.token_urlsafe(32)
        self._write({**held, name: replace(account, tokens=(*account.tokens, _digest(token)))})
        return token

    def by_password(self, name: str, password: str) -> Account | None:
        """The account, if that is its password; takes as long where there is no such account."""
        account = self.all().get(name)
        hasher = PasswordHasher()
        try:
            hasher.verify(account.password if account else hasher.hash("nobody"), password)
        except (Argon2Error, InvalidHashError):
            return None
        return account

    def by_token(self, token: str) -> Account | None:
        """The account that the token was made for."""
        digest = _digest(token)
        held = self.all().values()
        return next((one for one in held if any(secrets.compare_digest(digest, kept) for kept in one.tokens)), None)

    def _known(self, name: str, held: dict[str, Account]) -> Account:
        if name not in held:
            raise NotFound(f"there is no user {name!r}: sayso users list names them")
        return held[name]

    def _read(self) -> _File:
        try:
            told: _File = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"secret": secrets.token_urlsafe(32), "accounts": []}
        except (OSError, ValueError) as error:
            raise BadQuery(f"{self.path}: the list of users cannot be read ({error}): mend or remove it") from error
        return told

    def _write(self, accounts: dict[str, Account]) -> None:
        """Whole or not at all, and closed to others from the first moment."""
        told = {"secret": self.secret(), "accounts": [asdict(one) for one in accounts.values()]}
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
            json.dump(told, out, indent=1)
        part.replace(self.path)


class _Written(TypedDict):
    name: str
    role: str
    password: str
    tokens: list[str]


class _File(TypedDict):
    secret: str
    accounts: list[_Written]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
