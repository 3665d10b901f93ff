"""Reads who speaks in a noun phrase from its role nouns ("rebel commander", "hospital officials", "residents")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import files
from sayso.lexicon.actornames import Match, Token
from sayso.lexicon.rolenouns import TABLE, Role, nouns
from sayso.model import SpeakerKind

_BREAK = re.compile(r"[,;:()\[\]–—]|\s-\s")

_HOLDING = ("of", "from", "with")

Standing = Callable[[str], tuple[SpeakerKind, bool]]
"""Of an entity id: what sort of voice it is in this war, and whether it is a state."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a noun phrase says of its voice: entity, kind, roles named, personal names (folded words)."""

    entity: str | None = None
    kind: SpeakerKind | None = None
    roles: tuple[Role, ...] = ()
    persons: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def specific(self) -> tuple[Role, ...]:
        """The roles that say more than that somebody speaks."""
        return tuple(role for role in self.roles if role.kind is not None)


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a phrase between breaks: its role nouns, and the ids of the actors named.

    ``opener``: the word or mark before it; ``conjunct``: which of several joined voices it belongs to.
    """

    opener: str
    conjunct: int
    roles: tuple[Role, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """The role nouns, by first word, and what they mean. Get them through :func:`load`."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]]
    connectors: frozenset[str]
    places_after: frozenset[str]
    joins: frozenset[str]
    empty: frozenset[str]
    titles: frozenset[str]
    same: tuple[frozenset[str], ...]
    short: Mapping[str, frozenset[str]]

    def read(self, phrase: str, words: list[Token], names: list[Match], standing: Standing) -> Told:
        """What ``phrase`` (its tokens ``words``, the actors ``names`` in it) says of its voice."""
        parts, persons = self._parts(phrase, words, names, standing)
        entity, kind = _voice(parts, standing)
        roles = tuple(role for one in parts for role in one.roles)
        return Told(entity, kind, roles, persons, tuple(w.folded for w in words if w.folded not in self.empty))

    def entities(self, phrase: str, words: list[Token], names: list[Match], standing: Standing) -> tuple[str, ...]:
        """The actors named, in order, each once; a state that only says where somebody is from is left out."""
        parts, _ = self._parts(phrase, words, names, standing)
        return tuple(dict.fromkeys(entity for one in parts for entity in _acting(one, standing)))

    def begins(self, word: str) -> bool:
        """Whether a role noun can begin with ``word`` (folded)."""
        return word in self.by_first

    def short_form(self, a: Told, b: Told) -> bool:
        """Whether the roles and words of ``b`` can be a short form of those of ``a``."""
        if b.words and set(b.words) <= set(a.words):
            return True
        if b.specific:
            return any(self._one_office(x, y) for y in b.specific for x in a.specific) or (
                not a.specific and a.entity is not None and a.kind in {role.kind for role in b.specific}
            )
        heads = {role.word for role in b.roles}
        if heads & self.short["words"]:
            return True
        if heads & self.short["person"]:
            return a.kind is not SpeakerKind.WITNESS and a.kind is not None
        return bool(heads & self.short["body"]) and (
            a.entity is not None or bool({role.word for role in a.roles} & self.short["body"])
        )

    def _one_office(self, a: Role, b: Role) -> bool:
        return a.word == b.word or any(a.word in row and b.word in row for row in self.same)

    def _personal(self, phrase: str, words: list[Token], at: int) -> bool:
        """Whether the word is part of somebody's own name: a capital that no place in the phrase asks for."""
        word = words[at]
        if not word.written[0].isupper() or word.folded in self.empty or phrase[word.end : word.end + 1] == "-":
            return False
        return at > 0 or len(words) == 1 or words[1].written[0].isupper()

    def _role_at(self, phrase: str, words: list[Token], at: int) -> tuple[Role, int] | None:
        if at and words[at].written[0].isupper() and words[at - 1].folded in self.titles:
            return None
        for forms, role in self.by_first.get(words[at].folded, ()):
            end = at + len(forms)
            if tuple(w.folded for w in words[at:end]) != forms:
                continue
            if not _BREAK.search(phrase[words[at].end : words[end - 1].start]):
                return role, end - 1
        return None

    def _parts(
        self, phrase: str, words: list[Token], names: list[Match], standing: Standing
    ) -> tuple[list[_Part], tuple[str, ...]]:
        named = {match.first: match for match in names}
        cut = _Cutter(self.places_after)
        at = 0
        while at < len(words):
            word = words[at]
            if at and (mark := _BREAK.search(phrase[words[at - 1].end : word.start])):
                cut.part(mark[0].strip())
            role = self._role_at(phrase, words, at)
            match = named.get(at)
            if match is not None and (role is None or match.last >= role[1]):
                cut.names.append((match.name.entity, standing(match.name.entity)[1]))
                at = match.last
            elif role is not None:
                cut.roles.append(role[0])
                at = role[1]
            elif word.folded in self.joins:
                cut.join(word.folded)
            elif word.folded in self.connectors:
                cut.part(word.folded)
            elif self._personal(phrase, words, at):
                cut.persons.append(word.folded)
            at += 1
        cut.part("")
        return cut.done, tuple(cut.persons)


class _Cutter:
    """Collects roles and names, part by part."""

    def __init__(self, places_after: frozenset[str]) -> None:
        self._places_after = places_after
        self.done: list[_Part] = []
        self.roles: list[Role] = []
        self.names: list[tuple[str, bool]] = []
        self.persons: list[str] = []
        self._opener = ""
        self._conjunct = 0

    def part(self, opener: str) -> None:
        """End the part that is open; the next one begins with ``opener``."""
        place = self._opener in self._places_after and not self.roles
        names = tuple(entity for entity, state in self.names if not (place and state))
        self.done.append(_Part(self._opener, self._conjunct, tuple(self.roles), names))
        self.roles, self.names, self._opener = [], [], opener

    def join(self, word: str) -> None:
        """End the part and the voice: another one is joined to it."""
        self.part(word)
        self._conjunct += 1


def _voice(parts: list[_Part], standing: Standing) -> tuple[str | None, SpeakerKind | None]:
    """The first voice of the parts: the first conjunct that says what it is, else the next."""
    for number in range(parts[-1].conjunct + 1):
        entity, kind = _conjunct([part for part in parts if part.conjunct == number], standing)
        if kind is not None:
            return entity, kind
    return None, None


def _conjunct(parts: list[_Part], standing: Standing) -> tuple[str | None, SpeakerKind | None]:
    weak: SpeakerKind | None = None
    for at, part in enumerate(parts):
        entity, kind = _part(part, standing)
        if kind is not None:
            if entity is None and not part.names and kind is not SpeakerKind.WITNESS:
                return _of(part, parts[at + 1 :], kind, standing)
            return entity, kind
        weak = weak or next((role.fallback for role in part.roles if role.fallback), None)
    return None, weak


def _of(part: _Part, rest: list[_Part], kind: SpeakerKind, standing: Standing) -> tuple[str | None, SpeakerKind | None]:
    """A holder's body named after "of": "the foreign minister of Iran", "a volunteer with" a relief group."""
    if rest and rest[0].opener in _HOLDING:
        entity, belongs = _part(rest[0], standing)
        speaks = part.roles[-1].state == "speaks"
        if belongs is kind or (speaks and (entity or belongs not in (None, SpeakerKind.WITNESS))):
            return entity, belongs
    return None, kind


def _part(part: _Part, standing: Standing) -> tuple[str | None, SpeakerKind | None]:
    head = next((role for role in reversed(part.roles) if role.kind is not None), None)
    name = _name(part, head, standing)
    if head is None:
        return (name, standing(name)[0]) if name is not None else (None, None)
    if head.kind is SpeakerKind.WITNESS or name is None:
        return None, head.kind
    kind, state = standing(name)
    if state:
        return _beside_state(head, name, kind)
    if head.group in ("media", "civil", "organ"):
        return (name if kind is head.kind else None), head.kind
    if kind is SpeakerKind.OFFICIAL and head.state == "none":
        return name, head.kind
    return name, kind


def _acting(part: _Part, standing: Standing) -> list[str]:
    """The names of a part that act themselves ("Syrian army", but not "Syrian rebels")."""
    head = next((role for role in reversed(part.roles) if role.kind is not None), None)
    foreign = head is not None and head.state == "none"
    return [entity for entity in part.names if not (foreign and standing(entity)[1])]


def _beside_state(head: Role, state: str, kind: SpeakerKind) -> tuple[str | None, SpeakerKind | None]:
    if head.state == "speaks":
        return state, kind
    return (state if head.state == "owns" else None), head.kind


def _name(part: _Part, head: Role | None, standing: Standing) -> str | None:
    """The name that counts: one of the head's own kind, else the last that is no state, else the first."""
    others = [entity for entity in part.names if not standing(entity)[1]]
    if head is not None:
        for entity in reversed(others):
            if standing(entity)[0] is head.kind:
                return entity
    if others:
        return others[-1]
    return part.names[0] if part.names else None


@cache
def load() -> Roles:
    """The role nouns, compiled once; ``BadLexicon`` when the table is malformed."""
    table = files.toml(TABLE)
    behaviour = files.toml("actors.toml")
    rows = files.section(TABLE, table, "same").get("rows")
    return Roles(
        by_first=nouns(table),
        connectors=frozenset(files.words("actors.toml", behaviour, "connectors")),
        places_after=frozenset(files.words("actors.toml", behaviour, "places_after")),
        joins=frozenset(files.words("actors.toml", behaviour, "joins")),
        empty=frozenset(files.words("actors.toml", behaviour, "empty")),
        titles=frozenset(files.words("actors.toml", behaviour, "titles")),
        same=tuple(frozenset(map(str, row)) for row in rows) if isinstance(rows, list) else (),
        short={key: frozenset(files.words(TABLE, table, "short", key)) for key in ("person", "body", "words")},
    )
