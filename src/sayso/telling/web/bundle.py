"""A dossier as it is printed: sections, numbered evidence, sources; whatever names it withholds are gone from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.ledger import Entry
from sayso.model import Dispute, Incident, Statement, Thread
from sayso.telling import words
from sayso.telling.safe import one_line
from sayso.telling.threads import known, where
from sayso.telling.web.drawing.ranges import ranges
from sayso.telling.web.withheld import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing said in a section, and the numbers of the evidence for it."""

    what: str
    text: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A dispute, an incident or a thread."""

    kind: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One claim as evidence: who says it through whom, what of it was read, in which words of which source."""

    number: int
    claim: str
    who: str
    chain: str
    said: str
    what: str
    words: str
    source: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report: ``sha256`` is that of its text in UTF-8."""

    number: int
    name: str
    told: str
    address: str
    published: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All of it."""

    sections: tuple[Section, ...]
    exhibits: tuple[Exhibit, ...]
    sources: tuple[Source, ...]


@dataclass(slots=True)
class Binder:
    """Numbers evidence and sources as they are first needed."""

    entry: Callable[[str], Entry]
    names: Withheld
    exhibits: dict[str, Exhibit] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def cited(self, claims: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these claims as evidence."""
        return tuple(self._exhibit(claim).number for claim in dict.fromkeys(claims))

    def _exhibit(self, claim: str) -> Exhibit:
        if claim not in self.exhibits:
            entry = self.entry(claim)
            self.exhibits[claim] = self._made(entry, len(self.exhibits) + 1, self._source(entry).number)
        return self.exhibits[claim]

    def _made(self, entry: Entry, number: int, source: int) -> Exhibit:
        claim, text = entry.claim, entry.document.text
        told = (
            f"{words.stance(claim)}: {words.event(claim)}",
            words.names(claim.actors) and f"by {words.names(claim.actors)}",
            words.names(claim.targets) and f"to {words.names(claim.targets)}",
            words.where(claim.place),
            words.when(claim.time, text),
            words.how_many(claim),
        )
        said = claim.said
        return Exhibit(
            number=number,
            claim=claim.id,
            who=self._hidden(f"{words.who(claim) or 'the report itself'} ({words.kind(claim)})", claim.document),
            chain=self._hidden(words.chain(claim), claim.document) if len(claim.voices) > 1 else "",
            said=(words.window(said.earliest, said.latest) if said else "") or (entry.published.value or ""),
            what=self._hidden("; ".join(filter(None, told)), claim.document),
            words=self._hidden(one_line(claim.evidence.of(text)), claim.document),
            source=source,
            start=claim.evidence.start,
            end=claim.evidence.end,
        )

    def _source(self, entry: Entry) -> Source:
        document, published = entry.document, entry.published
        if document.id not in self.sources:
            told = ", ".join(one_line(part) for part in (document.publisher, document.title) if part)
            self.sources[document.id] = Source(
                number=len(self.sources) + 1,
                name=self.names.whole(one_line(document.id)),
                told=self._hidden(told, document.id),
                address=self.names.whole(one_line(document.url or "")),
                published=f"{published.value} ({published.basis})" if published.value else "unknown",
                version=entry.version,
                sha256=document.sha256,
            )
        return self.sources[document.id]

    def _hidden(self, text: str, document: str) -> str:
        return self.names.hide(text, (document,))


def bound(
    disputes: Sequence[Dispute],
    incidents: Sequence[Incident],
    threads: Sequence[tuple[str, Thread]],
    homes: Mapping[str, Statement],
    binder: Binder,
) -> Dossier:
    """The dossier of these; ``threads``: each with what it is called; ``homes``: each claim by its id."""
    sections = (
        *(_dispute(one, binder) for one in disputes),
        *(_incident(one, binder) for one in incidents),
        *(_thread(each, one, homes, binder) for each, one in threads),
    )
    return Dossier(sections=sections, exhibits=tuple(binder.exhibits.values()), sources=tuple(binder.sources.values()))


def _dispute(one: Dispute, binder: Binder) -> Section:
    about = (one.a.document, one.b.document)

    def line(what: str, text: str, *claims: str) -> Line:
        return Line(what=what, text=binder.names.hide(one_line(text), about), evidence=binder.cited(claims))

    lines = [_side("one side", one.a.claim, binder), _side("the other", one.b.claim, binder)]
    lines += [line("condition", one.condition)] if one.condition else []
    lines += [line("why", one.why)]
    parts = {"type": one.overlap.type, "actor": one.overlap.actor, "place": one.overlap.place, "time": one.overlap.time}
    lines += [
        line(f"overlap of {name}", f"{shared.relation}: {shared.why}") for name, shared in parts.items() if shared.why
    ]
    heading = f"{words.plain(one.kind.value)}: {one.verdict.value}"
    return Section(kind="dispute", heading=heading, lines=tuple(lines))


def _side(what: str, claim: str, binder: Binder) -> Line:
    """A side of a dispute in its words."""
    cited = binder.cited((claim,))
    told = binder.exhibits[claim]
    return Line(what=what, text=f"{told.who}: “{told.words}”", evidence=cited)


def _incident(one: Incident, binder: Binder) -> Section:
    def hidden(text: str) -> str:
        return binder.names.hide(one_line(text), one.reports)

    lines = [Line(what="when", text=words.window(one.earliest, one.latest) or "not said", evidence=())]
    lines += [
        Line(what="how many", text=hidden(each.words), evidence=binder.cited(each.claims)) for each in ranges(one.tolls)
    ]
    for origin in one.origins:
        counted = "" if origin.independent else f" (not counted: {origin.why})"
        lines.append(Line(what="says so", text=hidden(f"{origin.name}{counted}"), evidence=binder.cited(origin.claims)))
    for denier in one.deniers:
        lines.append(Line(what="denies it", text=hidden(denier.name), evidence=binder.cited(denier.claims)))
    lines += [Line(what="suggested grade", text=hidden(f"{one.grade.value}: {'; '.join(one.reasons)}"), evidence=())]
    types = ", ".join(words.plain(kind.value) for kind in one.types)
    heading = f"{types}: {'; '.join(site.name for site in one.sites) or 'place not said'}"
    return Section(kind="incident", heading=hidden(heading), lines=tuple(lines))


def _thread(each: str, one: Thread, homes: Mapping[str, Statement], binder: Binder) -> Section:
    about = {step.document for step in one.steps}
    about |= {homes[fact.claim].claim.document for fact in known(one) if fact.claim in homes}

    def lines() -> Iterator[Line]:
        for step in one.steps:
            when = words.window(step.earliest, step.latest) or (f"said {step.said}" if step.said else "time not said")
            told = f"{'not ' if step.denied else ''}{words.plain(step.status)} ({words.plain(step.modality.value)})"
            by = f"{told}, according to {step.by or 'the report itself'}"
            yield Line(what=when, text=binder.names.hide(one_line(by), about), evidence=binder.cited((step.claim,)))
        for fact in known(one):
            cited = binder.cited((fact.claim,)) if fact.claim in homes else ()
            yield Line(what=fact.what, text=binder.names.hide(one_line(fact.value), about), evidence=cited)

    status = words.plain(one.status or "status unknown")
    heading = binder.names.hide(f"{where(one.place) or 'place not said'}: {status}", about)
    return Section(kind=each, heading=heading, lines=tuple(lines()))
