"""Where things of the reading room stand: addresses of a claim in its report, of disputes, incidents and threads."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from sayso.ledger import Entry
from sayso.model import Evacuation, Passage, Talks, Thread, Truce

ROOMS: dict[type[Truce | Passage | Evacuation | Talks], str] = {
    Truce: "truces",
    Passage: "passages",
    Evacuation: "evacuations",
    Talks: "talks",
}
"""The room of each sort of thread."""


def claim(document: str, name: str) -> str:
    """The claim of that id, marked in the text of its report."""
    return f"/reports/{quote(document, safe='')}?claim={quote(name, safe='')}#claim"


def dispute(name: str) -> str:
    """The dispute of that id."""
    return f"/disputes/{quote(name, safe='')}"


def incident(name: str) -> str:
    """The incident of that id."""
    return f"/incidents/{quote(name, safe='')}"


def days(entry: Entry) -> str:
    """The timeline of the days of a claim's event; where they are not said, of the day on which it was published."""
    time, published = entry.claim.time, entry.published.value
    first, last = (time.earliest, time.latest) if time else (None, None)
    told = {"since": first or published, "until": last or published}
    return f"/timeline?{urlencode({name: day[:10] for name, day in told.items() if day})}"


def thread(one: Thread) -> str:
    """The thread, in the room of its sort."""
    return f"/{ROOMS[type(one)]}/{quote(one.id, safe='')}"
