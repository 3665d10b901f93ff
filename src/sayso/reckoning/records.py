"""Scopes as lines of JSON, so that whoever keeps claims can keep what was reckoned of each beside it.

The form follows the types of the fields: what has named fields (a dataclass, a named tuple) is the list of them, an
enum its value, a set is sorted. What a scope holds that has parts of its own (a place, a window) is a line of JSON in
the line: claims repeat such things over and over, and each is turned back once. ``shape`` names the form, so that a
record of another form is known for one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from sayso.reckoning.scope import Scope

Turn = Callable[[Any], Any]


def record(scope: Scope) -> str:
    """The scope as one line of JSON."""
    return _line([_line(plain) if isinstance(plain, list) else plain for plain in map(_plain, scope)])


def from_record(line: str) -> Scope:
    """The scope of which ``line`` is the record. Scopes share what they have in common."""
    plain: list[Any] = json.loads(line)
    return Scope(*[turn(value) if turn else value for turn, value in zip(_turns(), plain, strict=True)])


@cache
def shape() -> str:
    """Names the form: the fields, and those of what they hold."""
    return json.dumps(_form(Scope), separators=(",", ":"))


def _line(plain: list[Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


@cache
def _turns() -> tuple[Turn | None, ...]:
    """What makes the value of each field of its plain form; ``None`` where that is the value."""
    hints = get_type_hints(Scope)
    return tuple(map(_turn, (hints[name] for name in Scope._fields)))


def _turn(kind: Any) -> Turn | None:
    back = _back(kind)
    if back is _same:
        return None
    if not any(_names(one) or get_origin(one) is tuple for one in (kind, *get_args(kind))):
        return back

    @lru_cache(maxsize=1 << 18)
    def turned(line: str | None) -> Any:
        return None if line is None else back(json.loads(line))

    return turned


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
        return _same if inner is _same else lambda plain: None if plain is None else inner(plain)
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
