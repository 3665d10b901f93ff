"""Scopes as lines of JSON, so that whoever keeps claims can keep what was reckoned of each beside it.

The form follows the types of the fields: what has named fields (a dataclass, a named tuple) is the list of them, an
enum its value, a set is sorted. ``shape`` names the form, so that a record of another form is known for one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sayso.reckoning.scope import Scope

Turn = Callable[[Any], Any]


def record(scope: Scope) -> str:
    """The scope as one line of JSON."""
    return json.dumps(_plain(scope), ensure_ascii=False, separators=(",", ":"))


def from_record(line: str) -> Scope:
    """The scope of which ``line`` is the record."""
    made: Scope = _back(Scope)(json.loads(line))
    return made


@cache
def shape() -> str:
    """Names the form: the fields, and those of what they hold."""
    return json.dumps(_form(Scope), separators=(",", ":"))


def _form(kind: Any) -> Any:
    if names := _names(kind):
        hints = get_type_hints(kind)
        return [[name, _form(hints[name])] for name in names]
    return [_form(part) for part in get_args(kind)] if get_args(kind) else getattr(kind, "__name__", "...")


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if names := _names(kind):
        return [_plain(getattr(value, name)) for name in names]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The names of its fields; none where it has no named fields."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else getattr(kind, "_fields", ())


@cache
def _back(kind: Any) -> Turn:
    """What makes a value of ``kind`` of its plain form."""
    if _names(kind):
        return _whole(kind)
    if get_origin(kind) is UnionType:
        (inner,) = (_back(one) for one in get_args(kind) if one is not type(None))
        return lambda plain: None if plain is None else inner(plain)
    if get_origin(kind) is tuple:
        each = _back(get_args(kind)[0])
        return lambda plain: tuple(map(each, plain))
    if get_origin(kind) is frozenset:
        return frozenset
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return members.__getitem__
    return _same


def _whole(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    names = _names(kind)
    turns = [_back(hints[name]) for name in names]

    def made(plain: list[Any]) -> Any:
        return kind(**{name: turn(value) for name, turn, value in zip(names, turns, plain, strict=True)})

    return made


def _same(plain: Any) -> Any:
    return plain
