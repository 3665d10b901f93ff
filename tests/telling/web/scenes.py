"""A ledger of two reports made by hand: a denial over some days, a witness who says otherwise, a toll, a truce."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.model import (
    Argument,
    Claim,
    Document,
    EventTime,
    EventType,
    Factuality,
    Modality,
    Polarity,
    Published,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Voice,
)
from tests import made

STREET = (
    "Voices of the quarter\n\n"
    "Layla Karim, a resident of Old Harbour, said Russian jets bombed Old Harbour on Saturday. "
    "Karim said she saw the planes.\n\n"
    "Two residents said a truce began on Sunday.\n"
)

HOSTILE = '<script>alert("x")</script> & \'"><img src=x onerror=alert(1)>'


def street(text: str = STREET) -> Document:
    """The other report, whose id holds the name of its witness."""
    return made.report(text, name="layla-karim.txt", published="2024-03-05")


SPEAKER = "Layla Karim, a resident of Old Harbour"


def denials() -> Reading:
    """What is read in the first report, the dead counted in the quarter."""
    reading = made.reading()
    *others, toll = reading.claims
    counts = tuple(replace(one, fate="killed") for one in toll.quantities)
    home = reading.document
    return replace(reading, claims=(*others, replace(toll, place=made.old_harbour(home.text), quantities=counts)))


def bombing(home: Document, speaker: str = SPEAKER) -> Claim:
    """What the witness says: Russian jets, the same quarter, a day inside the denial."""
    text = home.text
    return replace(
        made.denial(made.report()),
        id=hashlib.sha256(f"{home.id} bombing".encode()).hexdigest()[:16],
        document=home.id,
        evidence=made.span(text, f"{speaker}, said Russian jets bombed Old Harbour on Saturday"),
        speaker=Speaker(name=speaker, span=made.span(text, speaker), entity=None, kind=SpeakerKind.WITNESS),
        voices=(Voice(name=speaker, kind=SpeakerKind.WITNESS),),
        cue=made.span(text, "said"),
        said=None,
        trigger=made.span(text, "bombed"),
        polarity=Polarity.AFFIRMED,
        factuality=Factuality.CERTAIN,
        actors=(Argument(name="Russian jets", span=made.span(text, "Russian jets"), entity="rus"),),
        place=made.old_harbour(text),
        time=on("2024-03-02", made.span(text, "Saturday")),
        found=(),
    )


def truce(home: Document, speaker: str = SPEAKER) -> Claim:
    """Two residents' truce, on the day after."""
    text = home.text
    return replace(
        bombing(home, speaker),
        id=hashlib.sha256(f"{home.id} truce".encode()).hexdigest()[:16],
        evidence=made.span(text, "Two residents said a truce began on Sunday"),
        speaker=Speaker(
            name="Two residents", span=made.span(text, "Two residents"), entity=None, kind=SpeakerKind.WITNESS
        ),
        voices=(Voice(name="Two residents", kind=SpeakerKind.WITNESS),),
        type=EventType.TRUCE,
        phase="started",
        acled=None,
        plover=None,
        trigger=made.span(text, "truce"),
        modality=Modality.OCCURRED,
        actors=(),
        place=None,
        time=on("2024-03-03", made.span(text, "Sunday")),
    )


def on(day: str, words: Span) -> EventTime:
    """One day."""
    return EventTime(words=words, earliest=day, latest=day, timex=day, edtf=day, precision="day", basis="relative")


def testimony(home: Document | None = None) -> Reading:
    """What is read in the second report."""
    home = home or street()
    return Reading(
        document=home,
        published=Published(value=home.published, basis="metadata", span=None, rule="given"),
        times=(),
        places=(),
        voices=(),
        claims=(bombing(home), truce(home)),
        problems=(),
    )
