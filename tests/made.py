"""Readings made by hand, for the rooms that neither read nor parse."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sayso.intake import document
from sayso.ledger import Run
from sayso.model import (
    Argument,
    Attribution,
    Claim,
    Document,
    EventTime,
    EventType,
    Factuality,
    Found,
    Modality,
    PlaceMention,
    PlaceRef,
    Polarity,
    Problem,
    Published,
    Quantity,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    TimeMention,
    Voice,
    Zone,
)

TEXT = (
    "Harbour strikes denied\n\n"
    "Russia denied on Monday that its planes had bombed Old Harbour, a district of Aleppo, since Friday.\n\n"
    "The Harbour Observatory said at least 12 people were killed there on Saturday.\n"
)

RUN = Run(sayso="1", model="small", lexicon="first", started="2024-03-05T10:00:00+00:00")


def span(text: str, words: str) -> Span:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def report(text: str = TEXT, *, name: str = "harbour.txt", published: str | None = "2024-03-04") -> Document:
    """A report of an outlet."""
    return document(text, name=name, published=published, publisher="Coast Wire")


def denial(home: Document) -> Claim:
    """Russia's, of air strikes on Old Harbour."""
    text = home.text
    return Claim(
        id=_id(home, "denial"),
        document=home.id,
        evidence=span(text, "Russia denied on Monday that its planes had bombed Old Harbour"),
        speaker=Speaker(name="Russia", span=span(text, "Russia"), entity="rus", kind=SpeakerKind.PARTY),
        voices=(
            Voice(name="Coast Wire", kind=SpeakerKind.MEDIA),
            Voice(name="Russia", kind=SpeakerKind.PARTY),
        ),
        cue=Span(text.index("denied on"), text.index(" on Monday")),
        said=monday(text),
        type=EventType.AIR_STRIKE,
        phase=None,
        acled="Air/drone strike",
        plover="ASSAULT aerial",
        trigger=span(text, "bombed"),
        polarity=Polarity.DENIED,
        modality=Modality.OCCURRED,
        factuality=Factuality.CERTAIN_NOT,
        actors=(Argument(name="its planes", span=span(text, "its planes"), entity="rus"),),
        targets=(),
        place=old_harbour(text),
        time=EventTime(
            words=span(text, "since Friday"),
            earliest="2024-03-01",
            latest="2024-03-04",
            timex="2024-03-01",
            edtf="2024-03-01/2024-03-04",
            precision="day",
            basis="relative",
        ),
        quantities=(),
        zone=Zone.BODY,
        found=(
            ("polarity", Found(value="denied", span=span(text, "denied on"), rule="stance.cue-denies")),
            ("modality", Found(value="occurred", span=None, rule="stance.plain")),
        ),
    )


def toll(home: Document) -> Claim:
    """The Observatory's, of twelve dead, where neither actor nor place is known to any table."""
    text = home.text
    return replace(
        denial(home),
        id=_id(home, "toll"),
        evidence=span(text, "The Harbour Observatory said at least 12 people were killed there on Saturday"),
        speaker=Speaker(
            name="The Harbour Observatory",
            span=span(text, "The Harbour Observatory"),
            entity=None,
            kind=SpeakerKind.MONITOR,
        ),
        voices=(Voice(name="The Harbour Observatory", kind=SpeakerKind.MONITOR),),
        cue=span(text, "said"),
        said=None,
        type=EventType.CASUALTY,
        acled=None,
        plover=None,
        trigger=span(text, "killed"),
        polarity=Polarity.AFFIRMED,
        factuality=Factuality.CERTAIN,
        actors=(),
        place=None,
        time=EventTime(
            words=span(text, "Saturday"),
            earliest="2024-03-02",
            latest="2024-03-02",
            timex="2024-03-02",
            edtf="2024-03-02",
            precision="day",
            basis="relative",
        ),
        quantities=(
            Quantity(
                span=span(text, "at least 12 people"),
                low=12,
                high=None,
                unit="people",
                approximate=False,
                kind="count",
                rule="at-least",
            ),
        ),
        found=(("polarity", Found(value="affirmed", span=None, rule="stance.plain")),),
    )


def headline(home: Document) -> Claim:
    """The paper's own words, a plan with nothing else known."""
    return replace(
        denial(home),
        id=_id(home, "headline"),
        evidence=span(home.text, "Harbour strikes denied"),
        speaker=None,
        voices=(),
        cue=None,
        said=None,
        trigger=span(home.text, "strikes"),
        actors=(),
        place=None,
        time=None,
        modality=Modality.PLANNED,
        zone=Zone.HEADLINE,
        found=(),
    )


def monday(text: str) -> TimeMention:
    """The Monday of the denial."""
    return TimeMention(
        span=span(text, "Monday"),
        type="DATE",
        value="2024-03-04",
        earliest="2024-03-04",
        latest="2024-03-04",
        edtf="2024-03-04",
        precision="day",
        basis="relative",
        rule="weekday.past",
    )


def old_harbour(text: str) -> PlaceMention:
    """A district inside a city inside a country."""
    return PlaceMention(
        span=span(text, "Old Harbour"),
        name="Old Harbour",
        id="local:old-harbour",
        lat=36.2,
        lon=37.15,
        precision=2,
        within=(PlaceRef(id="170063", name="Aleppo"), PlaceRef(id="SY", name="Syria")),
        country="SY",
        kind="district",
        adjective=False,
        rule="district",
    )


def voice(text: str) -> Attribution:
    """Russia's denial as an attribution."""
    return Attribution(
        source=(span(text, "Russia"),),
        cue=(span(text, "denied"),),
        content=(span(text, "that its planes had bombed Old Harbour"),),
        name="Russia",
        speaker=span(text, "Russia"),
        entity="rus",
        kind=SpeakerKind.PARTY,
        sense="deny",
        outer=None,
        said=monday(text),
        rule="verb.subject",
    )


def reading(home: Document | None = None) -> Reading:
    """All that is read in the report."""
    home = home or report()
    return Reading(
        document=home,
        published=Published(value=home.published, basis="metadata", span=None, rule="given"),
        times=(monday(home.text),),
        places=(old_harbour(home.text),),
        voices=(voice(home.text),),
        claims=(headline(home), denial(home), toll(home)),
        problems=(Problem(what="a sentence was too long to parse", span=span(home.text, "there on Saturday")),),
    )


def _id(home: Document, which: str) -> str:
    return hashlib.sha256(f"{home.id} {which}".encode()).hexdigest()[:16]
