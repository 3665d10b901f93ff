"""How many: the counts of an event's clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import linking
from sayso.lexicon.quantities import quantity_words
from sayso.model import EventType, Quantity
from sayso.reading.claims.scene import Scene
from sayso.reading.events import Event
from sayso.reading.parse import Token

KNOWN = "quantity.definite"  # "the two sides": a number that the reader knows already is not counted here


def quantities(event: Event, scene: Scene, region: Sequence[Token]) -> tuple[Quantity, ...]:
    """The counts of the event's clause; a length of time only where it measures the event ("a three-day truce")."""
    in_times = [mention.span for mention in scene.times if mention.type != "DURATION"]
    found = []
    for quantity in scene.quantities:
        token = next((t for t in region if t.span.meets(quantity.span)), None)
        if token is None or any(span.meets(quantity.span) for span in in_times):
            continue
        if quantity.rule == KNOWN or _numbers_members(token):
            continue
        if quantity.kind == "count" or (quantity.kind == "duration" and _measures(token, event)):
            found.append(replace(quantity, share=_share(scene.text, quantity)))
    return _with_fates(found, region) if event.type is EventType.CASUALTY else tuple(found)


def _numbers_members(number: Token) -> bool:
    """ "A coalition of more than 60 nations": so many belong to it."""
    of = (prep for prep in number.ancestors() if prep.lower == "of")
    return any(prep.head.lower in linking.load().alliances for prep in of)


def _with_fates(found: Sequence[Quantity], region: Sequence[Token]) -> tuple[Quantity, ...]:
    """The counts, each with what became of those counted: "six were killed and four wounded"."""
    told = [(token.span.start, fate) for token in sorted(region, key=lambda t: t.i) if (fate := _fate(token))]
    starts = [quantity.span.start for quantity in found]
    made = []
    for quantity in found:
        after = [start for start in starts if start > quantity.span.start]
        end = min(after, default=region[-1].span.end + 1 if region else 0)
        mine = [fate for start, fate in told if quantity.span.start <= start < end]
        before = [fate for start, fate in told if start < quantity.span.start]
        both = {"killed", "wounded"} <= set(mine or before) and not after
        fate = "killed_or_wounded" if both else next(iter(mine), None) or next(reversed(before), None)
        made.append(replace(quantity, fate=fate or next((f for s, f in told if s >= quantity.span.start), None)))
    return tuple(made)


def _share(text: str, quantity: Quantity) -> str | None:
    words, span = quantity_words(), quantity.span
    if words.further.beside(text, span.start, span.end):
        return "further"
    return "part" if words.part.beside(text, span.start, span.end) else None


def _fate(token: Token) -> str | None:
    fates = quantity_words().fates
    return next((fates[form] for form in token.forms if form in fates), None)


def _measures(token: Token, event: Event) -> bool:
    return not event.trigger.verbal and event.trigger.head in token.ancestors()
