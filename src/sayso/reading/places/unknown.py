"""Places that no gazetteer knows but the text calls such: "the village of X", "in X province", streets and rivers."""

from __future__ import annotations

from dataclasses import replace

from sayso.lexicon.gazetteer import ADJECTIVE
from sayso.lexicon.gazwords import PlaceWords
from sayso.model import PlaceMention, PlaceRef, Span
from sayso.reading.places.names import Candidate
from sayso.reading.places.tokens import Tokens

_REACH = 60
"""Characters within which "in" may tie an unknown place to what contains it."""


def find(tokens: Tokens, known: list[Candidate], words: PlaceWords) -> tuple[list[Candidate], list[PlaceMention]]:
    """The known names that no road or river swallows, and the unknown places."""
    taken = {i: c for c in known for i in range(c.first, c.last + 1)}
    found: list[PlaceMention] = []
    swallowed: set[int] = set()
    i, size = 0, len(tokens)
    while i < size:
        if not tokens.capital[i]:
            i += 1
            continue
        j = i
        while (
            j + 1 < size and tokens.capital[j + 1] and tokens.end[j] == tokens.stop[j] and tokens.gap(j) in (" ", "-")
        ):
            j += 1
        made = (
            _feature(tokens, i, j, taken, words)
            or _called(tokens, i, j, taken, words)
            or _before_container(tokens, i, j, taken, words)
        )
        if made:
            first, last, mention = made
            swallowed.update(range(first, last + 1))
            found.append(mention)
        i = j + 1
    kept = [c for c in known if not swallowed & set(range(c.first, c.last + 1))]
    return kept, found


def _unknown(tokens: Tokens, first: int, last: int, kind: str, rule: str) -> tuple[int, int, PlaceMention]:
    span = Span(tokens.start[first], tokens.end[last])
    mention = PlaceMention(
        span=span, name=span.of(tokens.text), id=None, lat=None, lon=None, precision=5, within=(), country=None,
        kind=kind, adjective=False, rule=rule,
    )  # fmt: skip
    return first, last, mention


def _feature(
    tokens: Tokens, i: int, j: int, taken: dict[int, Candidate], words: PlaceWords
) -> tuple[int, int, PlaceMention] | None:
    """A capitalised run that ends in Road, Street, River …"""
    for last in range(i + 1, j + 1):
        word = tokens.bare[last]
        held = taken.get(last)
        if held is not None and held.first < last:
            continue
        first = i + 1 if tokens.opens(i) and tokens.bare[i] in words.common and last > i + 1 else i
        first = max(first, last - 4)
        if first == last or tokens.bare[last - 1] in ("the", "of"):
            continue
        if word in words.road_ends and (word != "st" or _street(tokens, first, last, words)):
            return _unknown(tokens, first, last, "road", "named as a road")
        if word in words.water_ends:
            return _unknown(tokens, first, last, "water", "named as a water")
    return None


def _street(tokens: Tokens, first: int, last: int, words: PlaceWords) -> bool:
    """ "Orchard St.", and not the saint of "At St. Paul's"."""
    after = last + 1 < len(tokens) and tokens.capital[last + 1] and tokens.gap(last) in (". ", " ")
    return not after and tokens.bare[first] not in words.function


def _called(
    tokens: Tokens, i: int, j: int, taken: dict[int, Candidate], words: PlaceWords
) -> tuple[int, int, PlaceMention] | None:
    """An unknown name after "the village of", in a list after "the towns of", or before "province"."""
    j = _past_article(tokens, j, words)
    known = [k in taken for k in range(i, j + 1)]
    part = any(known) and not all(known) and tokens.bare[i] in words.name_heads and j > i
    if (any(known) and not part) or j - i > 3 or tokens.bare[i] in words.common:
        return None
    if tokens.bare[i] in words.titles or tokens.bare[j] in words.bodies:
        return None
    kind = _cue(tokens, i, words)
    if kind:
        return _unknown(tokens, i, j, kind, "called a place")
    if (
        j + 1 < len(tokens)
        and tokens.gap(j) == " "
        and tokens.bare[j + 1] in words.unknown_after
        and not tokens.opens(i)
    ):
        return _unknown(tokens, i, j, tokens.bare[j + 1], "called a place")
    return None


def _past_article(tokens: Tokens, j: int, words: PlaceWords) -> int:
    """The end of a name that an article runs through: "Qarat al-Zubayd"."""
    if j + 2 >= len(tokens) or tokens.gap(j) != " " or tokens.bare[j + 1] not in words.articles:
        return j
    return j + 2 if tokens.gap(j + 1) == "-" and tokens.capital[j + 2] else j


def _cue(tokens: Tokens, i: int, words: PlaceWords) -> str | None:
    """What the words before ``i`` call it: "village" in "the village of X", in "the villages (of) W and X"."""
    k = i - 1
    while k > 0 and i - k < 9 and (tokens.capital[k] or tokens.bare[k] == "and") and tokens.gap(k).strip() in ("", ","):
        k -= 1
    of = k > 0 and tokens.bare[k] == "of"
    word = tokens.bare[k - 1] if of else tokens.bare[k] if k >= 0 else ""
    if word in words.unknown_cues and k == i - 1 and tokens.gap(k).strip() == "":
        return word if of or word in ("village", "town", "hamlet") else None
    singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return singular if word != singular and singular in words.unknown_cues and tokens.gap(k).strip() == "" else None


def _before_container(
    tokens: Tokens, i: int, j: int, taken: dict[int, Candidate], words: PlaceWords
) -> tuple[int, int, PlaceMention] | None:
    """An unknown name after a preposition and before its state: "near Holliday, Missouri"; it stands at the state."""
    outer = taken.get(j + 1)
    if outer is None or tokens.gap(j) != ", " or any(k in taken for k in range(i, j + 1)) or j - i > 2 or not i:
        return None
    if tokens.capital[i - 1] or tokens.bare[i - 1] not in words.prepositions or tokens.opens(i):
        return None
    held = [e for e in outer.entries if e.kind == "division" and e.form != ADJECTIVE]
    if not held:
        return None
    first, last, bare = _unknown(tokens, i, j, "city", "named before its division")
    within = (PlaceRef(id=held[0].id, name=held[0].name),)
    return (
        first,
        last,
        replace(bare, lat=held[0].lat, lon=held[0].lon, precision=4, within=within, country=held[0].country),
    )


def inside(mention: PlaceMention, known: list[PlaceMention], text: str, words: PlaceWords) -> PlaceMention:
    """``mention`` with what the text says it lies in: "Hassajik in the Aleppo region"; its point is the container's."""
    if mention.within:
        return mention
    for outer in known:
        if not 0 <= outer.span.start - mention.span.end < _REACH:
            continue
        between = text[mention.span.end : outer.span.start].split()
        between = between[1:] if between[:1] and between[0].lower() in words.unknown_after else between
        if not 1 <= len(between) <= 4 or outer.adjective:
            continue
        if between[0] == "in" and all(
            w in ("the", "of") or w in words.compass | words.kinds_before for w in between[1:]
        ):
            ref = (PlaceRef(id=outer.id, name=outer.name), *outer.within) if outer.id else outer.within
            precision = max(outer.precision, 2)
            return replace(
                mention, lat=outer.lat, lon=outer.lon, precision=precision, within=ref, country=outer.country
            )
    return mention
