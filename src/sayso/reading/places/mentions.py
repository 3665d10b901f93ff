"""Places: every mention in a report, resolved where it can be, kept unresolved where it cannot. No parser needed."""

from __future__ import annotations

from collections import Counter, defaultdict

from sayso.lexicon.gazetteer import ADJECTIVE, PEOPLE, Entry, Gazetteer
from sayso.lexicon.gazwords import PlaceWords, words
from sayso.model import Document, PlaceMention, Span
from sayso.reading.places import evidence as placeevidence
from sayso.reading.places import names as placenames
from sayso.reading.places import persons as placepersons
from sayso.reading.places import sense as placesense
from sayso.reading.places import unknown as placeunknown
from sayso.reading.places.names import Candidate
from sayso.reading.places.tokens import Tokens


def places(document: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Every place named in ``document``, in order, none overlapping; degrees WGS 84, precision UCDP where_prec.

    Demonyms ("Turkish") are given with ``adjective``. A name that no gazetteer knows is given with ``id`` ``None``
    when the text says that it is a place ("the village of Hassajik"). ``rule`` names the evidence that counted most.
    """
    lexicon = words()
    tokens = Tokens(document.text, lexicon.abbreviated)
    persons = placepersons.find(tokens, lexicon)
    candidates = placenames.find(tokens, gazetteer, lexicon)
    candidates = placenames.listed_counties(tokens, candidates, gazetteer)
    candidates = placenames.sounded(tokens, candidates, persons.inside, gazetteer, lexicon)
    candidates, others = placeunknown.find(tokens, candidates, lexicon)
    accepted = _accepted(candidates, tokens, persons, lexicon)
    chosen = _resolved(accepted, tokens, lexicon)
    known = [_mention(c, rule, chosen[c.key], tokens, gazetteer, chosen) for c, rule in accepted]
    unknown = [placeunknown.inside(m, known, document.text, lexicon) for m in others]
    return tuple(sorted(known + unknown, key=lambda m: m.span))


def _accepted(
    candidates: list[Candidate], tokens: Tokens, persons: placepersons.Persons, lexicon: PlaceWords
) -> list[tuple[Candidate, str]]:
    """The candidates that are places here, with the evidence that counted most; a sure mention lends to the others."""
    judged: list[tuple[Candidate, dict[str, int]]] = []
    best: dict[str, int] = defaultdict(lambda: -99)
    candidates = [c for c in candidates if c.key not in lexicon.bodies_known]
    for c, after in zip(candidates, [*candidates, None][1:], strict=True):
        evidence = (
            _demonym(c, tokens, lexicon) if c.adjective else placeevidence.score(c, after, tokens, persons, lexicon)
        )
        judged.append((c, evidence))
        best[c.key] = max(best[c.key], sum(evidence.values()))
    kept: list[tuple[Candidate, str]] = []
    for c, evidence in judged:
        total = sum(evidence.values())
        if best[c.key] >= 4 and total < best[c.key] and not c.adjective:
            total += lexicon.weights["same_elsewhere"]
        if total > 0:
            kept.append((c, max(evidence, key=lambda name: evidence[name])))
    return kept


def _demonym(c: Candidate, tokens: Tokens, lexicon: PlaceWords) -> dict[str, int]:
    """Demonyms stand, but not inside a body's own name ("American Red Cross"), as a language, or as a people."""
    if any(e.form == PEOPLE for e in c.entries):
        return {"people": -1}
    j = c.last + 1
    gap, word = tokens.gap(c.last), tokens.bare[j] if j < len(tokens) else ""
    if gap == " " and word in lexicon.speech and not tokens.capital[j]:
        return {"surname": -1}
    if c.first and tokens.bare[c.first - 1] in lexicon.languages and gap != " ":
        return {"language": -1}
    return {"body": -1} if gap == " " and word and _body(tokens, j, lexicon) else {"demonym": 9}


def _body(tokens: Tokens, j: int, lexicon: PlaceWords) -> bool:
    """Whether the capitalised words from ``j`` on make the name of a body: Red Cross, Psychological Association."""
    for k in range(j, min(j + 4, len(tokens))):
        if not tokens.capital[k]:
            return False
        if tokens.bare[k] in lexicon.bodies or tokens.bare[k] in lexicon.media:
            return True
        if tokens.bare[k] in lexicon.capital_titles:
            return False
        if k + 1 < len(tokens) and f"{tokens.bare[k]} {tokens.bare[k + 1]}" in lexicon.bodies_known:
            return True
        if tokens.gap(k) != " ":
            return False
    return False


def _resolved(accepted: list[tuple[Candidate, str]], tokens: Tokens, lexicon: PlaceWords) -> dict[str, Entry]:
    names: dict[str, tuple[Entry, ...]] = {}
    said: Counter[str] = Counter()
    hints: dict[str, Counter[int]] = defaultdict(Counter)
    for n, (c, _) in enumerate(accepted):
        after = accepted[n + 1][0] if n + 1 < len(accepted) else None
        names[c.key] = c.entries if c.key not in names or len(c.entries) > len(names[c.key]) else names[c.key]
        said[c.key] += 1
        for entry in placeevidence.placed(c, after, tokens, lexicon):
            hints[c.key][entry.row] += 1
    return placesense.choose(names, said, hints)


def _mention(
    c: Candidate, rule: str, entry: Entry, tokens: Tokens, gazetteer: Gazetteer, chosen: dict[str, Entry]
) -> PlaceMention:
    lat, lon = entry.lat, entry.lon
    if lat is None and entry.kind == "county":
        point = placesense.middle(entry, list(chosen.values()))
        if point is None and entry.parent is not None:
            state = gazetteer.entry(entry.parent)
            point = (state.lat, state.lon) if state.lat is not None and state.lon is not None else None
        lat, lon = point or (None, None)
    return PlaceMention(
        span=Span(c.start, c.end), name=tokens.text[c.start : c.end], id=entry.id, lat=lat, lon=lon,
        precision=entry.precision, within=gazetteer.within(entry), country=entry.country, kind=entry.kind,
        adjective=entry.form in (ADJECTIVE, PEOPLE), rule=rule,
    )  # fmt: skip
