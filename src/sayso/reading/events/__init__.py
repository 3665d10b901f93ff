"""Events: verbal and nominal triggers with their arguments."""

from sayso.reading.events.mentions import FLOWS, Event, events

__all__ = ["FLOWS", "Event", "events"]
