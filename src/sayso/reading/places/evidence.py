"""Is this name a place here? Evidence from the words around it, added up by the weights of data/places.toml."""

from __future__ import annotations

import re

from sayso.lexicon.gazetteer import ALTERNATE, CAPITALS, LOOSE, Entry
from sayso.lexicon.gazwords import PlaceWords
from sayso.reading.places.names import Candidate
from sayso.reading.places.persons import Persons
from sayso.reading.places.tokens import Tokens

_DATELINE = re.compile(r"[^\n]{0,30}?(\((Reuters|AP|AFP|CNN|IRNA|UPI|Xinhua|[A-Z][A-Za-z .]{1,20})\)|\s[-–—]{1,2}\s)")
_LARGE, _MIDDLE = 200_000, 15_000


def score(c: Candidate, after: Candidate | None, tokens: Tokens, persons: Persons, words: PlaceWords) -> dict[str, int]:
    """The evidence for (above zero) and against ``c``, each by its name; ``after``: the next known name."""
    w = words.weights
    names = _standing(c, words) + _before(c, tokens, persons, words) + _behind(c, after, tokens, words)
    return {name: w[name] for name in names}


def held(c: Candidate, container: Candidate) -> tuple[Entry, ...]:
    """Those entries of ``c`` that lie in a place that ``container`` may name."""
    kept = []
    for entry in c.entries:
        for outer in container.entries:
            if outer.kind == "country" and outer.country == entry.country and entry.kind != "country":
                kept.append(entry)
                break
            if outer.kind == "division" and outer.division == entry.division and entry.kind != "division":
                kept.append(entry)
                break
            if entry.parent is not None and entry.parent == outer.row:
                kept.append(entry)
                break
    return tuple(kept)


def contained(c: Candidate, after: Candidate | None, tokens: Tokens) -> tuple[Entry, ...]:
    """Entries of ``c`` inside the place named right behind it: "Paris, Texas", "Oxford (Mississippi)"."""
    if after is None or after.first != c.last + 1 or after.adjective:
        return ()
    gap = tokens.gap(c.last)
    return held(c, after) if gap.strip() in (",", "(", ".,") and len(gap) < 4 else ()


def placed(c: Candidate, after: Candidate | None, tokens: Tokens, words: PlaceWords) -> tuple[Entry, ...]:
    """``contained``, or what "in" joins: "Tripoli in Lebanon", "Manbij in the northern Aleppo countryside"."""
    if after is None or after.adjective:
        return ()
    if after.first == c.last + 1:
        return contained(c, after, tokens)
    return held(c, after) if lies_in(tokens, c.last, after.first, words) else ()


def lies_in(tokens: Tokens, last: int, first: int, words: PlaceWords) -> bool:
    """Whether only "in", "in the", "in northern" stands between word ``last`` and word ``first``."""
    between = range(last + 1, first)
    if not 1 <= len(between) <= 3 or tokens.bare[last + 1] != "in":
        return False
    plain = all(not tokens.gap(k).strip() for k in range(last, first))
    return plain and all(tokens.bare[k] == "the" or tokens.bare[k] in words.compass for k in between[1:])


def _standing(c: Candidate, words: PlaceWords) -> list[str]:
    """What the gazetteer alone says."""
    best = max(c.entries, key=lambda e: (e.form < ALTERNATE, e.population))
    if all(e.form == CAPITALS for e in c.entries):
        return ["country"]
    if all(e.form == LOOSE for e in c.entries):
        return ["sounded"]
    found = ["several_words"] if c.several else []
    if any(e.kind == "county" for e in c.entries) or any(
        e.kind == "country" or (e.kind == "division" and e.country in ("US", "CA", "AU", "GB")) for e in c.entries
    ):
        found.append("country")
    elif any(e.own for e in c.entries):
        found.append("own")
    elif best.form >= ALTERNATE and best.form != CAPITALS:
        found.append("alternate" if best.population < _LARGE else "middle")
    else:
        found.append("large" if best.population > _LARGE else "middle" if best.population > _MIDDLE else "small")
    if c.key in words.months:
        found.append("month")
    elif not c.several and c.key in words.common:
        found.append("common")
    elif not c.several and c.key in words.first_names:
        found.append("first_name")
    if c.key in words.seats:
        found.append("seat")
    return found


def _before(c: Candidate, tokens: Tokens, persons: Persons, words: PlaceWords) -> list[str]:
    found: list[str] = []
    i = c.first
    if not c.several and c.first in persons.inside:
        found.append("person_before")
    elif not c.several and c.key in persons.surnames:
        found.append("surname")
    if tokens.opens(i):
        found.append("opens_sentence")
        if _DATELINE.match(tokens.text, c.end) and (i == 0 or "\n" in tokens.gap(i - 1) or tokens.shouted(i)):
            found.append("dateline")
        return found
    gap, word = tokens.gap(i - 1), tokens.bare[i - 1]
    if gap.strip():
        return found
    if not c.several and _in_body_name(tokens, i, words):
        found.append("body_before")
    small = not tokens.capital[i - 1]
    if word in words.titles and word not in words.capital_titles:
        found.append("title_before")
    elif small and _kind_before(tokens, i, words):
        found.append("kind_before")
    elif small and _surely_introduced(tokens, i, words):
        found.append("sure_preposition")
    elif small and word in words.prepositions:
        found.append("preposition")
    elif word in words.compass:
        found.append("compass")
    elif not small and not tokens.opens(i - 1) and gap == " " and word not in words.function:
        found.append("capital_before")
    if tokens.end[i - 1] - tokens.start[i - 1] == 1 and not small and word not in ("a", "i"):
        found.append("initial")
    return found


def _in_body_name(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    """After "Bank of", "Communist Party of", "Islamic State of", also at the second place of "… of Iraq and Syria"."""
    k = i - 1
    if k > 2 and tokens.bare[k] == "and" and tokens.capital[k - 1] and tokens.bare[k - 2] == "of":
        k -= 2
    if k < 1 or tokens.bare[k] != "of" or not tokens.capital[k - 1]:
        return False
    head = tokens.bare[k - 1]
    if head in words.bodies:
        return True
    named = k > 1 and tokens.capital[k - 2] and tokens.joined(k - 2) and tokens.bare[k - 2] not in words.function
    return named and head in words.kinds_before


def _kind_before(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    word = tokens.bare[i - 1]
    return word in words.kinds_before or (word == "of" and i > 1 and tokens.bare[i - 2] in words.kinds_before)


def _surely_introduced(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    """After "in", "in the", "south-west of", or the "of" of "Smith, 40, of Glasgow"."""
    word = tokens.bare[i - 1]
    if word == "the":
        return i > 1 and tokens.bare[i - 2] in words.sure_prepositions
    if word == "of" and i > 1:
        return "," in tokens.gap(i - 2) or tokens.bare[i - 2] in words.compass
    return word in words.sure_prepositions


def _behind(c: Candidate, after: Candidate | None, tokens: Tokens, words: PlaceWords) -> list[str]:
    if contained(c, after, tokens):
        return ["container_after"]
    j = c.last + 1
    if j >= len(tokens):
        return []
    gap, word, capital = tokens.gap(c.last), tokens.bare[j], tokens.capital[j]
    if gap == "-" and after is not None and after.first != j and (capital or word.isdigit()):
        return ["hyphen_after"]
    if gap.strip() or tokens.end[c.last] != tokens.stop[c.last]:
        return ["known_by"] if not gap.strip() and word in words.known_by and not capital else []
    if capital and word in words.media and not c.adjective:
        return ["media_after"]
    if word in words.kinds_after:
        return ["kind_after"]
    if capital and word in words.facility:
        return ["facility_after"]
    if capital and word in words.titles:
        return ["title_after"]
    if capital:
        return ["capital_after"] if "\n" not in gap else []
    if word in words.known_by:
        return ["known_by"]
    return ["speech_after"] if word in words.speech else []
