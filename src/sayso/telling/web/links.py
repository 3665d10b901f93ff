"""Where things of the reading room stand: addresses of a claim in its report, of disputes, incidents and threads."""

from __future__ import annotations

from urllib.parse import quote

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


def thread(one: Thread) -> str:
    """The thread, in the room of its sort."""
    return f"/{ROOMS[type(one)]}/{quote(one.id, safe='')}"
