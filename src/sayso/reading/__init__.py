"""Document → Reading: a grammar over a dependency parse. One module per question; this one composes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import BadReport
from sayso.lexicon import actors as actor_words
from sayso.lexicon import gazetteer as gazetteers
from sayso.lexicon.actors import Actors, belligerents
from sayso.lexicon.gazetteer import Gazetteer
from sayso.model import ActorMention, Document, Options, Paragraph, PlaceMention, Problem, Reading
from sayso.reading.anchor import anchor
from sayso.reading.claims import claims
from sayso.reading.claims.page import Page
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.mending import mended
from sayso.reading.parse import Parser, Sentence, Unparsed
from sayso.reading.places import places
from sayso.reading.quantities import quantities
from sayso.reading.shields import shields
from sayso.reading.sieve import Sieve, sieve
from sayso.reading.times import scan, times
from sayso.reading.voices import distinct, voices

TOGETHER = 30_000  # characters of text that are parsed together
PARSED = frozenset({"voices", "claims"})  # the layers that need trees
READABLE = frozenset({"en", "eng"})  # ISO 639-1 and -3


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What reading needs and is costly to load: the parser (``None`` where no layer needs it), names and places."""

    parser: Parser | None
    sieve: Sieve | None
    gazetteer: Gazetteer
    actors: Actors
    layers: frozenset[str]


def kit(options: Options, preparing: Callable[[int, int], None] | None = None) -> Kit:
    """Loads what the wanted layers need; ``ModelMissing`` or ``BadLexicon`` when something is not there.

    ``preparing`` is told parts done and parts in all while the places are compiled, which happens once.
    """
    parser = Parser(options.model) if options.layers & PARSED else None
    return Kit(
        parser=parser,
        sieve=sieve(parser.any_forms) if parser is not None else None,
        gazetteer=gazetteers.load(Path(options.gazetteer) if options.gazetteer else None, progress=preparing),
        actors=actor_words.load(),
        layers=options.layers,
    )


def read_document(document: Document, tools: Kit) -> Reading:
    """All that the wanted layers say of one document; a sentence that cannot be parsed is a problem, not an error."""
    return next(read_documents([document], tools))


def read_documents(documents: Iterable[Document], tools: Kit) -> Iterator[Reading]:
    """``read_document`` for each document, in order; several are parsed together, which changes nothing but time."""
    waiting = iter(documents)
    while batch := _batch(waiting):
        started = [_start(document, tools) for document in batch]
        if tools.parser is None:
            yield from (start.reading for start in started)
            continue
        parsed = tools.parser.parse([start.unparsed for start in started])
        for start, (trees, problems) in zip(started, parsed, strict=True):
            yield _finish(start, trees, problems, tools)


def _batch(waiting: Iterator[Document]) -> list[Document]:
    """The next documents, until they hold text enough."""
    batch: list[Document] = []
    size = 0
    while size < TOGETHER and (document := next(waiting, None)) is not None:
        batch.append(document)
        size += len(document.text)
    return batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A document before it is parsed: a reading of its times and places, and what the parser is to see, if anything.

    ``parsed``: the layers for which it is to.
    """

    reading: Reading
    unparsed: Unparsed
    blocks: tuple[Paragraph, ...] = ()
    named: tuple[ActorMention, ...] = ()
    parsed: frozenset[str] = frozenset()


def _start(document: Document, tools: Kit) -> Start:
    text = document.text
    _require_text(document)
    if document.lang is not None and document.lang.casefold().partition("-")[0] not in READABLE:
        return _unread(document)
    blocks = document.blocks or paragraphs(text, document.title)
    parsed = tools.sieve.lets_pass(text, tools.layers) if tools.sieve is not None else frozenset[str]()
    timed = bool(parsed) or "times" in tools.layers
    scanned = scan(text) if timed else None
    published = anchor(document, blocks, scanned)
    found_times = times(text, published.value, scanned) if timed else ()
    found_places = places(document, tools.gazetteer) if parsed or "places" in tools.layers else ()
    reading = Reading(
        document=document,
        published=published,
        times=found_times,
        places=found_places,
        voices=(),
        claims=(),
        problems=document.notes,
    )
    if tools.sieve is None or not parsed:
        return Start(reading=reading, unparsed=Unparsed(text=text, sentences=()))
    named = tools.actors.find(text)
    hidden, cut = shields(text, found_times, found_places, named), sentences(text, blocks)
    asides = [number for number, one in enumerate(cut) if not tools.sieve.tells(one.span.of(text), parsed)]
    unparsed = Unparsed(text=text, sentences=cut, shields=hidden, asides=frozenset(asides))
    return Start(reading=reading, unparsed=unparsed, blocks=blocks, named=named, parsed=parsed)


def _unread(document: Document) -> Start:
    """A report in a language that cannot be read yet is kept as it is, and never read as English."""
    published = anchor(document, (), [])
    what = f"it is in {document.lang}, which cannot be read yet: kept without its claims"
    problems = (*document.notes, Problem(what=what, span=None))
    reading = Reading(
        document=document, published=published, times=(), places=(), voices=(), claims=(), problems=problems
    )
    return Start(reading=reading, unparsed=Unparsed(text=document.text, sentences=()))


def _require_text(document: Document) -> None:
    """``BadReport`` where the text holds half a surrogate pair, which is no character and cannot be parsed."""
    try:
        document.text.encode()
    except UnicodeEncodeError as error:
        raise BadReport(f"{document.id}: half a surrogate pair at {error.start}: decode the text again") from None


def _finish(start: Start, trees: list[Sentence], problems: list[Problem], tools: Kit) -> Reading:
    known, text = start.reading, start.reading.document.text
    problems = [*known.problems, *problems]
    if not trees:
        return replace(known, problems=tuple(problems))
    trees = mended(trees)
    at_war = belligerents(_countries(known.places))
    said = voices(text, trees, start.blocks, tools.actors, known.times, at_war)
    if "claims" not in start.parsed:
        return replace(known, voices=distinct(said), problems=tuple(problems))
    page = Page(
        document=known.document,
        published=known.published,
        sentences=trees,
        voices=said,
        times=known.times,
        places=known.places,
        quantities=quantities(text),
        actors=tools.actors,
        named=start.named,
        at_war=at_war,
    )
    return replace(known, voices=distinct(said), claims=claims(page), problems=tuple(problems))


def _countries(found: Sequence[PlaceMention]) -> list[str]:
    """ISO alpha-2 codes of the countries that places lie in, once a mention: how often tells which war it is."""
    return [place.country for place in found if place.country]
