"""A claim's parts in a few words each, for people to read. What the report does not say is the empty string."""

from __future__ import annotations

from sayso.model import Argument, Claim, EventTime, Modality, PlaceMention, Polarity, Quantity, SpeakerKind, Tally
from sayso.telling.safe import one_line

SHORT = 8
"""How much of a claim's id is shown in tables: enough to be told apart among thousands."""


UNKNOWN = "unknown"


def who(claim: Claim) -> str:
    """The speaker as written; the reporter's own sentences have none."""
    return one_line(claim.speaker.name) if claim.speaker else ""


def kind(claim: Claim) -> str:
    """What sort of voice speaks; "unknown" where the report does not say."""
    return (claim.speaker.kind or UNKNOWN) if claim.speaker else SpeakerKind.REPORTER


def chain(claim: Claim) -> str:
    """The whole reporting chain, outermost first."""
    return " → ".join(f"{one_line(voice.name)} ({voice.kind or UNKNOWN})" for voice in claim.voices)


def stance(claim: Claim) -> str:
    """Polarity and modality together: "affirmed", "denied", "planned", "denied, habitual"."""
    denied = claim.polarity is Polarity.DENIED
    if claim.modality is Modality.OCCURRED:
        return claim.polarity.value
    return f"{'denied, ' if denied else ''}{plain(claim.modality.value)}"


def event(claim: Claim) -> str:
    """Type and phase: "air strike", "truce, ended"."""
    return plain(claim.type.value) + (f", {plain(claim.phase)}" if claim.phase else "")


def where(place: PlaceMention | None) -> str:
    """The place as written and the nearest thing that contains it; with a question mark where it is not resolved."""
    if place is None:
        return ""
    name = one_line(place.name)
    if place.id is None:
        return f"{name} (?)"
    around = next((ref.name for ref in place.within if ref.name.casefold() not in name.casefold()), None)
    return f"{name}, {one_line(around)}" if around else name


def when(time: EventTime | None, text: str) -> str:
    """The window of the event; the words alone, with a question mark, where they could not be resolved."""
    if time is None:
        return ""
    earliest, latest = time.earliest, time.latest
    if earliest is None and latest is None:
        return f"{one_line(time.words.of(text))} (?)" if time.words else ""
    return window(earliest, latest)


def window(earliest: str | None, latest: str | None) -> str:
    """Two bounds: one day, "until", "from", "to"; nothing where neither is known."""
    if earliest == latest:
        return earliest or ""
    if earliest is None:
        return f"until {latest}"
    return f"from {earliest}" if latest is None else f"{earliest} to {latest}"


def how_many(claim: Claim) -> str:
    """The counts: "48 women and children; at least 56"."""
    return "; ".join(filter(None, map(count, claim.quantities)))


def number(count: int, thing: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def count(quantity: Quantity | Tally) -> str:
    """One count with its unit: "about 200 fighters", "24 to 99"."""
    return " ".join(filter(None, (_bounds(quantity), one_line(quantity.unit or ""))))


def names(arguments: tuple[Argument, ...]) -> str:
    """Actors or targets as written."""
    return "; ".join(one_line(argument.name) for argument in arguments)


def excerpt(text: str, longest: int = 240) -> str:
    """``text`` on one line, cut at ``longest`` characters."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def plain(value: str) -> str:
    """An id of the codebook as words: "air strike"."""
    return one_line(value).replace("_", " ")


def _bounds(quantity: Quantity | Tally) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        bounds = str(low) if low == high else f"{low} to {high}"
        return f"about {bounds}" if quantity.approximate and low == high else bounds
    if low is not None:
        return f"at least {low}"
    return "" if high is None else f"up to {high}"
