"""Facets: what a list can be narrowed to, with how much would be left, each a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger import counting
from sayso.ledger.catalogue import UNSAID
from sayso.ledger.counting import Asked, Count
from sayso.lexicon import actors
from sayso.telling import words
from sayso.telling.web.desk import Desk
from sayso.telling.web.state import Address

SHOWN = 12
"""Values of a facet that are listed; the rest is found by typing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: its words, how many claims have it, where a click leads, and whether it is chosen now."""

    label: str
    count: int
    link: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One question with its answers, most first. ``more``: how many answers are not listed."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    more: int = 0


TITLES = {
    "voice": "Speaker",
    "kind": "Kind of speaker",
    "event": "Event",
    "polarity": "Polarity",
    "modality": "Modality",
    "publisher": "Publisher",
    "begins": "Month it began",
    "review": "Review",
    "assignee": "To review it",
}

REVIEW = ("review", "assignee")
"""Facets of what analysts say."""


def of_claims(desk: Desk, asked: Asked, address: Address) -> list[Facet]:
    """The facets of a list of claims."""
    counted = desk.remembered(f"facets {asked!r}", lambda: counting.counts(desk.catalogue, asked))
    spots = desk.remembered(f"places {asked!r}", lambda: counting.places(desk.catalogue, asked, SHOWN))
    made = {name: facet(name, title, counted[name], address, label_of(name)) for name, title in TITLES.items()}
    around = [Count(one.place, one.claims) for one in spots]
    called = {one.place: one.name.strip().title() for one in spots}
    places = facet("place", "Place", around, address, lambda value: called.get(value, value))
    order = ("event", "polarity", "voice", "kind", "modality")
    return [*(made[name] for name in order), places, *(made[name] for name in ("begins", "publisher", *REVIEW))]


def facet(
    name: str, title: str, counts: Sequence[Count], address: Address, label: Callable[[str], str] = words.plain
) -> Facet:
    """A facet of counted values; what is chosen now is always listed, and a click on it takes it away."""
    chosen = address.get(name)
    listed = [one for at, one in enumerate(counts) if at < SHOWN or one.value == chosen]
    choices = tuple(
        Choice(label(one.value), one.claims, address.at(**{name: None if one.value == chosen else one.value}),
               one.value == chosen)
        for one in listed
    )  # fmt: skip
    return Facet(name, title, choices, len(counts) - len(listed))


def tallied(values: Iterable[str]) -> list[Count]:
    """Values counted, most first."""
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return [Count(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0]))]


def label_of(name: str) -> Callable[[str], str]:
    """How the values of a facet are put into words."""
    special: Mapping[str, Callable[[str], str]] = {
        "voice": voice_name,
        "begins": _month,
        "publisher": _publisher,
        "assignee": _assignee,
    }
    return special.get(name, _plain)


def voice_name(value: str) -> str:
    """A known actor by its name, another speaker by the words, "the report itself" where nobody speaks."""
    if value == UNSAID:
        return "the report itself"
    known = actors.load().by_id.get(value)
    return known.name if known else value.strip()


def _month(value: str) -> str:
    return "not said" if value == UNSAID else value


def _publisher(value: str) -> str:
    return "not given" if value == UNSAID else words.excerpt(value, 60)


def _assignee(value: str) -> str:
    return "nobody" if value == UNSAID else words.excerpt(value, 60)


def _plain(value: str) -> str:
    return "unknown" if value == UNSAID else words.plain(value)
