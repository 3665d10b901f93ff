"""Names in the text that the gazetteer knows: the longest at each word, before any judgement."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.lexicon.gazetteer import ADJECTIVE, CAPITALS, PEOPLE, Entry, Gazetteer
from sayso.lexicon.gazwords import PlaceWords
from sayso.lexicon.spelling import HYPHENS
from sayso.reading.places.tokens import Tokens

_LONGEST = 7
_LARGE = 200_000  # inhabitants: a city as large keeps its name beside any other


@dataclass(slots=True, kw_only=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) that may name one of ``entries``; offsets ``start``, ``end``."""

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]

    @property
    def several(self) -> bool:
        """Whether the name has more than one word."""
        return self.last > self.first

    @property
    def adjective(self) -> bool:
        """Whether the name stands for its place only as a demonym."""
        return all(e.form in (ADJECTIVE, PEOPLE) for e in self.entries)


def find(tokens: Tokens, gazetteer: Gazetteer, words: PlaceWords) -> list[Candidate]:
    """Every known name, longest first at each word, none overlapping."""
    found: list[Candidate] = []
    i, size = 0, len(tokens)
    capital, bare, small = tokens.capital, tokens.bare, words.small_starts
    while i < size:
        if not capital[i] and bare[i] not in small:
            i += 1
            continue
        candidate = (
            None
            if bare[i] == "the" and _known_without(tokens, i, gazetteer, words)
            else _longest(tokens, i, gazetteer, words)
        )
        if candidate is None:
            i += 1
        else:
            found.append(candidate)
            i = candidate.last + 1
    return [c for c in found if not _is_part(c, found, tokens)]


def _is_part(candidate: Candidate, found: list[Candidate], tokens: Tokens) -> bool:
    """Whether a small town's name is half of another: the "Nema" of "Ouro-Nema", but not "the Kyiv-Moscow train"."""
    halves = [k for k in _hyphened(candidate, tokens) if tokens.capital[k]]
    if not halves or not _is_small(candidate):
        return False
    beside = {c.first: c for c in found} | {c.last: c for c in found}
    return any(k in beside and _is_small(beside[k]) and not _shared(beside[k], candidate) for k in halves)


def _hyphened(candidate: Candidate, tokens: Tokens) -> list[int]:
    """The words that a hyphen joins to a name."""
    pairs = ((candidate.first - 1, candidate.first - 1), (candidate.last, candidate.last + 1))
    inside = range(len(tokens))
    return [beside for gap, beside in pairs if beside in inside and tokens.gap(gap) in HYPHENS]


def _is_small(candidate: Candidate) -> bool:
    return all(e.kind == "city" and e.population < _LARGE for e in candidate.entries)


def _shared(one: Candidate, other: Candidate) -> bool:
    """Whether both names can be of one country."""
    return not {e.country for e in one.entries}.isdisjoint(e.country for e in other.entries)


def _longest(tokens: Tokens, i: int, gazetteer: Gazetteer, words: PlaceWords) -> Candidate | None:
    best: Candidate | None = None
    prefix, any_capital, j = "", False, i
    while j < len(tokens) and j - i < _LONGEST:
        any_capital = any_capital or tokens.capital[j]
        folded = prefix + tokens.bare[j]
        if any_capital and gazetteer.knows(folded):
            best = _made(tokens, i, j, folded, gazetteer.exact(folded), words) or best
        if not tokens.joined(j) or not _goes_on(tokens, j + 1, words):
            break
        prefix += tokens.whole[j] + " "
        j += 1
    return best or _without_s(tokens, i, gazetteer)


def _known_without(tokens: Tokens, i: int, gazetteer: Gazetteer, words: PlaceWords) -> bool:
    """Whether the article opens no name: "the Black Sea" is "Black Sea", but "The Hague" is not "Hague"."""
    if i + 1 >= len(tokens) or not tokens.capital[i + 1]:
        return True
    whole, rest = _longest(tokens, i, gazetteer, words), _longest(tokens, i + 1, gazetteer, words)
    return whole is None or (rest is not None and rest.last == whole.last and _larger(rest, whole))


def _larger(a: Candidate, b: Candidate) -> bool:
    rows = {e.row for e in a.entries}
    return any(e.row in rows for e in b.entries) or a.entries[0].population >= b.entries[0].population


def _goes_on(tokens: Tokens, j: int, words: PlaceWords) -> bool:
    word = tokens.bare[j]
    return tokens.capital[j] or word in words.joins or word in words.kinds_after or word in words.facility


def _made(
    tokens: Tokens, i: int, j: int, folded: str, entries: tuple[Entry, ...], words: PlaceWords
) -> Candidate | None:
    end = tokens.end[j]
    written = tokens.text[tokens.start[i] : end]
    exact = tuple(e for e in entries if e.form == CAPITALS and _as_spelled(tokens, i, j, written, e))
    kept = exact or tuple(e for e in entries if e.form != CAPITALS)
    if not exact and j == i and len(written) < 5 and written.isupper() and not _shouting(tokens, i):
        return None
    if not tokens.capital[i]:
        article = tokens.bare[i] in words.articles and tokens.bare[i] != "the"
        kept = tuple(e for e in kept if j > i and (article or e.kind != "city") and not e.id.startswith("fips:"))
    if not kept:
        return None
    if tokens.text[end : end + 1] == "." and any(f"{written}." in (e.spelled or "").split("|") for e in exact):
        end += 1
    return Candidate(first=i, last=j, start=tokens.start[i], end=end, key=folded, entries=kept)


def _shouting(tokens: Tokens, i: int) -> bool:
    """Whether a short word in capitals is a dateline or stands in a line of capitals, and is no acronym."""
    if i == 0 or "\n" in tokens.gap(i - 1):
        return True
    return any(
        0 <= k < len(tokens) and tokens.shouted(k) and tokens.end[k] - tokens.start[k] > 4 for k in (i - 1, i + 1)
    )


def _as_spelled(tokens: Tokens, i: int, j: int, written: str, entry: Entry) -> bool:
    """Abbreviations: the case must agree, and one of a state must follow a comma or have its full stop."""
    plain = written.replace(".", "").replace(" ", "")
    for spelled in (entry.spelled or "").split("|"):
        if plain != spelled.replace(".", "").replace(" ", ""):
            continue
        if entry.kind != "division" or ("." in spelled[:-1] and "." in written):
            return True
        if i > 0 and tokens.gap(i - 1).strip(" \n") in (",", ".,"):
            return True
        if spelled.endswith(".") and len(spelled) > 3 and tokens.text[tokens.end[j] : tokens.end[j] + 1] == ".":
            return i > 0 and tokens.capital[i - 1] and not tokens.opens(i)
    return False


def _without_s(tokens: Tokens, i: int, gazetteer: Gazetteer) -> Candidate | None:
    """``Syrias second city``: a possessive whose apostrophe was lost, for countries, own places and large cities."""
    word = tokens.bare[i]
    if len(word) < 5 or word[-1] != "s" or not tokens.capital[i] or not gazetteer.knows(word[:-1]):
        return None
    large = tuple(
        e for e in gazetteer.exact(word[:-1]) if e.form == 0 and (e.population > 200000 or e.kind == "country")
    )
    if not large or tokens.end[i] != tokens.stop[i]:
        return None
    return Candidate(
        first=i, last=i, start=tokens.start[i], end=tokens.end[i] - 1, key=word[:-1], entries=large
    )  # fmt: skip


def listed_counties(tokens: Tokens, known: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """``known`` with the bare names in "Clarke, Madison and Oconee counties" read as counties."""
    made: dict[int, Candidate] = {}
    for i, word in enumerate(tokens.bare):
        if word not in ("counties", "parishes"):
            continue
        ending = " county" if word == "counties" else " parish"
        for k in _listed(tokens, i):
            entries = gazetteer.exact(tokens.bare[k] + ending)
            if entries:
                made[k] = Candidate(
                    first=k, last=k, start=tokens.start[k], end=tokens.end[k], key=tokens.bare[k] + ending,
                    entries=entries,
                )  # fmt: skip
    if not made:
        return known
    kept = [c for c in known if not any(k in made for k in range(c.first, c.last + 1))]
    return sorted([*kept, *made.values()], key=lambda c: c.start)


def _listed(tokens: Tokens, i: int) -> list[int]:
    """Words of the list of single capitalised names that ends before word ``i``, from the last to the first."""
    found: list[int] = []
    k = i - 1
    while k >= 0 and (tokens.capital[k] or tokens.bare[k] in ("and", "or")) and len(found) < 12:
        if tokens.gap(k).strip() not in ("", ","):
            break
        if tokens.capital[k]:
            found.append(k)
        k -= 1
    return found


def sounded(
    tokens: Tokens, known: list[Candidate], inside: frozenset[int], gazetteer: Gazetteer, words: PlaceWords
) -> list[Candidate]:
    """``known`` with names found by the tolerant spelling, in the countries that the report names anyway.

    Only after "in", "near", "the town of" and the like, and never in the name of a person (``inside``): a surname
    sounds like some village soon enough.
    """
    countries = {
        e.country for c in known for e in c.entries if e.kind in ("country", "division") and len(c.entries) < 3
    }
    last = {k: c.last for c in known for k in range(c.first, c.last + 1)}
    found: list[Candidate] = []
    i = 0
    while countries and i < len(tokens):
        if not tokens.capital[i] or i in inside or not _introduced(tokens, i, words):
            i += 1
            continue
        j = _run_end(tokens, i, words)
        entries: tuple[Entry, ...] = ()
        written = tokens.text[tokens.start[i] : tokens.end[j]]
        if last.get(i, -1) < j and (j > i or tokens.bare[i] not in words.common):
            entries = tuple(e for e in gazetteer.loose(written) if e.country in countries)
        if entries:
            found.append(
                Candidate(first=i, last=j, start=tokens.start[i], end=tokens.end[j], key=f"~{written}", entries=entries)
            )
        i = j + 1
    covered = {k for c in found for k in range(c.first, c.last + 1)}
    kept = [c for c in known if c.first not in covered and c.last not in covered]
    return sorted([*kept, *found], key=lambda c: c.start)


def _run_end(tokens: Tokens, i: int, words: PlaceWords) -> int:
    """The last word of the capitalised run from word ``i``, small joining words inside, four words at most."""
    j = i
    while tokens.joined(j) and j - i < 3 and (tokens.capital[j + 1] or tokens.bare[j + 1] in words.articles):
        j += 1
    while not tokens.capital[j]:
        j -= 1
    return j


def _introduced(tokens: Tokens, i: int, words: PlaceWords) -> bool:
    """Whether a preposition of place or the word for a place comes before word ``i``."""
    if i == 0 or tokens.capital[i - 1] or tokens.gap(i - 1).strip():
        return False
    word = tokens.bare[i - 1]
    if word == "of":
        return i > 1 and tokens.bare[i - 2] in words.kinds_before
    return word in words.sure_prepositions or word in words.unknown_cues or word in words.prepositions - {"for", "via"}
