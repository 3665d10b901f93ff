"""Events: verbal and nominal triggers with their arguments."""

from sayso.reading.events.mentions import FLOWS, Before, Event, events

__all__ = ["FLOWS", "Before", "Event", "events"]
