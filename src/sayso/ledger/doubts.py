"""Why a claim deserves a second look: what is not resolved in it, and rules that were wrong often. Pure.

Nothing here says that a claim is false; only where reading it may have gone wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.contract import ClaimRecord
from sayso.lexicon import measured
from sayso.lexicon.measured import NEVER, Figures
from sayso.model import JUDGED
from sayso.model.vocabulary import Term

RULED = ("event", "speaker", "polarity", "modality", "place", "time")
"""The fields whose rules are measured."""

TAKEN_OVER = ("inherited", "event")
"""Bases of a time that is stated of something else."""


class DoubtKind(Term):
    """What is in doubt: see ``Doubt``; the gravest first."""

    RULE = "rule"
    PLACE = "place"
    DATE = "date"
    VOICE = "voice"
    DERIVED = "derived"
    UNNAMED = "unnamed"
    UNDATED = "undated"
    SELDOM = "seldom"


WEIGHTS: Mapping[DoubtKind, int] = {
    DoubtKind.RULE: 10,
    DoubtKind.PLACE: 10,
    DoubtKind.DATE: 10,
    DoubtKind.VOICE: 3,
    DoubtKind.DERIVED: 3,
    DoubtKind.UNNAMED: 1,
    DoubtKind.UNDATED: 1,
    DoubtKind.SELDOM: 1,
}
"""What each doubt weighs: claims are looked at in the order of their sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One reason to look again, and the ``field`` that it is about.

    ``RULE``: the ``rule`` that read it was wrong too often where it was measured (``figures``). ``SELDOM``: it was met
    too seldom there. ``PLACE``: in no gazetteer. ``DATE``: no bounds were found for it. ``VOICE``: what sort of voice
    it is is not known. ``DERIVED``: it rests on a time told elsewhere. ``UNNAMED``: a speaker without a name.
    ``UNDATED``: no time was read. ``words``: what the report says, "" for nothing.
    """

    kind: DoubtKind
    field: str
    words: str = ""
    rule: str = ""
    figures: Figures = NEVER


def doubts(record: ClaimRecord) -> tuple[Doubt, ...]:
    """All that there is to doubt in a claim, the gravest first. What an analyst has judged is not doubted."""
    found = (*_rules(record), *_place(record), *_time(record), *_voice(record))
    open_ones = (one for one in found if not _judged(record, one.field))
    return tuple(sorted(open_ones, key=lambda one: -WEIGHTS[one.kind]))


def weight(kinds: Iterable[DoubtKind]) -> int:
    """What doubts of these kinds weigh together."""
    return sum(WEIGHTS[kind] for kind in kinds)


def rules_of(record: ClaimRecord) -> Iterator[tuple[str, str]]:
    """The measured fields of a claim, each with the rule that read it; for a time that has none, its basis."""
    why, place, time = record["why"], record["place"], record["time"]
    for field in RULED:
        if field in why:
            yield field, why[field]["rule"]
        elif field == "place" and place is not None:
            yield field, place["rule"]
        elif field == "time" and time is not None and time["basis"] != "unknown":
            yield field, time["basis"]


def _rules(record: ClaimRecord) -> Iterator[Doubt]:
    known = measured.load()
    for field, rule in rules_of(record):
        figures = known.figures(field, rule)
        if figures.weak or figures.seldom:
            kind = DoubtKind.RULE if figures.weak else DoubtKind.SELDOM
            yield Doubt(kind=kind, field=field, rule=rule, figures=figures)


def _place(record: ClaimRecord) -> Iterator[Doubt]:
    place = record["place"]
    if place is not None and place["id"] is None:
        yield Doubt(kind=DoubtKind.PLACE, field="place", words=place["name"])


def _time(record: ClaimRecord) -> Iterator[Doubt]:
    time = record["time"]
    if time is None:
        yield Doubt(kind=DoubtKind.UNDATED, field="time")
    elif time["earliest"] is None and time["latest"] is None:
        yield Doubt(kind=DoubtKind.DATE, field="time", words=time["text"] or "")
    elif time["basis"] in TAKEN_OVER:
        yield Doubt(kind=DoubtKind.DERIVED, field="time", words=time["text"] or "")


def _voice(record: ClaimRecord) -> Iterator[Doubt]:
    speaker = record["speaker"]
    if speaker is None:
        return
    if speaker["kind"] is None:
        yield Doubt(kind=DoubtKind.VOICE, field="kind", words=speaker["name"])
    if speaker["entity"] is None and not _named(speaker["name"]):
        yield Doubt(kind=DoubtKind.UNNAMED, field="speaker", words=speaker["name"])


def _named(name: str) -> bool:
    """Whether a phrase holds a name: a capital that does not merely begin it ("two residents", "The army")."""
    first, *others = name.split() or [""]
    return any(word[:1].isupper() for word in others or (first,))


def _judged(record: ClaimRecord, field: str) -> bool:
    """Whether the value that holds is an analyst's."""
    why = record["why"].get(field)
    return why is not None and why["rule"].startswith(JUDGED)
