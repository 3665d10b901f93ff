"""Document → Reading: a grammar over a dependency parse. One module per question; this one composes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.lexicon import actors as actor_words
from sayso.lexicon import gazetteer as gazetteers
from sayso.lexicon.actors import Actors, belligerents
from sayso.lexicon.gazetteer import Gazetteer
from sayso.model import Document, Options, PlaceMention, Reading
from sayso.reading.anchor import anchor
from sayso.reading.claims import claims
from sayso.reading.claims.page import Page
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.mending import mend
from sayso.reading.parse import Parser
from sayso.reading.places import places
from sayso.reading.quantities import quantities
from sayso.reading.shields import shields
from sayso.reading.times import times
from sayso.reading.voices import voices


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What reading needs and is costly to load: the parser (``None`` where no layer needs it), names and places."""

    parser: Parser | None
    gazetteer: Gazetteer
    actors: Actors
    layers: frozenset[str]


def kit(options: Options) -> Kit:
    """Loads what the wanted layers need; ``ModelMissing`` or ``BadLexicon`` when something is not there."""
    wants_parser = bool(options.layers & {"voices", "claims"})
    return Kit(
        parser=Parser(options.model) if wants_parser else None,
        gazetteer=gazetteers.load(Path(options.gazetteer) if options.gazetteer else None),
        actors=actor_words.load(),
        layers=options.layers,
    )


def read_document(document: Document, tools: Kit) -> Reading:
    """All that the wanted layers say of one document; a sentence that cannot be parsed is a problem, not an error."""
    text = document.text
    blocks = paragraphs(text, document.title)
    published = anchor(document, blocks)
    found_times = times(text, published.value)
    found_places = places(document, tools.gazetteer)
    empty = Reading(
        document=document,
        published=published,
        times=found_times,
        places=found_places,
        voices=(),
        claims=(),
        problems=(),
    )
    if tools.parser is None:
        return empty
    named = tools.actors.find(text)
    parsed, problems = tools.parser.parse(
        text, sentences(text, blocks), shields(text, found_times, found_places, named)
    )
    mend(parsed)
    at_war = belligerents(_countries(found_places))
    said = voices(text, parsed, blocks, tools.actors, found_times, at_war)
    page = Page(
        document=document,
        published=published,
        sentences=parsed,
        voices=said,
        times=found_times,
        places=found_places,
        quantities=quantities(text),
        actors=tools.actors,
        belligerents=at_war,
    )
    made = claims(page) if "claims" in tools.layers else ()
    return Reading(
        document=document,
        published=published,
        times=found_times,
        places=found_places,
        voices=said,
        claims=made,
        problems=tuple(problems),
    )


def _countries(found: Sequence[PlaceMention]) -> list[str]:
    """ISO alpha-2 codes of the countries that places lie in, once a mention: how often tells which war it is."""
    return [place.country for place in found if place.country]
