"""How many: the counts of an event's clause."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Quantity
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
        if quantity.rule == KNOWN:
            continue
        if quantity.kind == "count" or (quantity.kind == "duration" and _measures(token, event)):
            found.append(quantity)
    return tuple(found)


def _measures(token: Token, event: Event) -> bool:
    return not event.trigger.verbal and event.trigger.head in token.ancestors()
