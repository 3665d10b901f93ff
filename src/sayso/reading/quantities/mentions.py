"""Every number of a report: how many, of what, and whether it counts at all (codebook, "quantities").

The span of a quantity is its qualifier and its number ("at least 56"); what is counted is ``unit``.
"""

from __future__ import annotations

import re

from sayso.lexicon.quantities import EFFECTS, QuantityWords, quantity_words
from sayso.model import Quantity, Span
from sayso.reading.quantities.counted import unit_after
from sayso.reading.quantities.figures import Figure, figures, spoken_year

_REACH = 40
_HYPHENED = re.compile(r"-([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([\w.'’$-]+)\s*[(\[\"“‘]?\s*\Z")
_YEAR = re.compile(r"[12]\d{3}")
_ERA = re.compile(r"s\b|\s?(?:BCE?|AD|B\.C\.?|A\.D\.?)(?!\w)")
_HYPHEN_BEFORE = re.compile(r"([^\W\d_]+)-\Z")
_OLD = re.compile(r"(?:-|\s)?(?:year|month|week|day)s?(?:-|\s)old\b(?:\s+([\w-]+)(?:\s+([\w-]+))?)?", re.IGNORECASE)
_CLOCK = re.compile(r"\s+o['’]?\s?clock\b", re.IGNORECASE)
_NEXT = re.compile(r"[-\s]+([^\W\d_]+)")
_LISTED = re.compile(r"(?:\A|\n)[ \t(]*\Z")
_MARK = re.compile(r"(?:/\d{0,3}|\))(?=\s)")
_AGE_APART = re.compile(r"[A-Z][^\W\d_]+(?:,\s|\s\()\Z")


def quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of ``text`` in order, each with its bounds, unit and kind; spans in code points of ``text``.

    Kinds: count, duration, age, distance, money, ordinal, year, time (dates, clocks, windows of time), other.
    "No", "several" and "few" are no numbers.
    """
    words = quantity_words()
    dated = [(m.start(), m.end()) for m in words.dates.finditer(text)]
    found: list[Quantity] = []
    for number in figures(text, words):
        while dated and dated[0][1] <= number.start:
            dated.pop(0)
        inside = bool(dated) and dated[0][0] <= number.start < dated[0][1]
        quantity = _dated(text, number) if inside else _quantity(text, number, words)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _dated(text: str, number: Figure) -> Quantity:
    kind = "year" if _YEAR.fullmatch(text[number.start : number.end]) else "time"
    return _made(number, kind, kind, None)


def _quantity(text: str, number: Figure, words: QuantityWords) -> Quantity | None:
    effect, start, end = _qualified(text, number, words)
    kind, unit = _kind(text, number, words, effect, end)
    if kind == "nothing":
        return None
    if (
        kind == "duration"
        and number.high < 13
        and text[start:].split(maxsplit=1)[0].lower() in words.sets["loose_before"]
    ):
        effect, start = None, number.start
    if kind not in ("count", "duration", "distance", "money"):
        effect, start, end = None, number.start, number.end
    low: int | None = number.low
    high: int | None = number.high
    if effect == "at_least":
        high = None
    elif effect == "at_most":
        low = None
    return Quantity(
        span=Span(start, end),
        low=low,
        high=high,
        unit=unit,
        approximate=effect == "about" or number.vague,
        kind=kind,
        rule="quantity." + (_rule(text, number, words, effect) if kind == "count" else kind),
    )


def _rule(text: str, number: Figure, words: QuantityWords, effect: str | None) -> str:
    if effect is not None or number.vague:
        return effect or "vague"
    return "definite" if _before(text, number) in words.sets["definite_before"] else "exact"


def _before(text: str, number: Figure) -> str:
    """The word right before a number, in lower case; empty where there is none."""
    found = _WORD_BEFORE.search(text[max(0, number.start - _REACH) : number.start])
    return found[1].lower() if found else ""


def _made(number: Figure, kind: str, rule: str, unit: str | None) -> Quantity:
    return Quantity(
        span=Span(number.start, number.end),
        low=number.low,
        high=number.high,
        unit=unit,
        approximate=False,
        kind=kind,
        rule=f"quantity.{rule}",
    )


def _qualified(text: str, number: Figure, words: QuantityWords) -> tuple[str | None, int, int]:
    """The effect of the qualifier around a number, and the bounds of both together."""
    base = max(0, number.start - _REACH)
    before = words.before.search(text[base : number.start])
    if before is not None:
        effect = next(name for name in EFFECTS if before[name] is not None)
        return effect, base + before.start(), number.end
    after = words.after.match(text, number.end)
    if after is None:
        return None, number.start, number.end
    effect = "at_least" if after["plus"] else next(name for name in EFFECTS if after[name] is not None)
    return effect, number.start, after.end()


def _kind(text: str, number: Figure, words: QuantityWords, effect: str | None, end: int) -> tuple[str, str | None]:
    """What sort of number it is, and its unit."""
    if _written_as_year(text, number, words):
        return "year", None
    if _MARK.match(text, number.end) and _LISTED.search(text[max(0, number.start - _REACH) : number.start]):
        return "other", None  # "2/ Shelling began", "3) Two were killed"
    glued = _glued(text, number, words)
    if glued is not None:
        return glued, None
    measured = _measured(text, number, words)
    if measured is not None:
        return measured
    if _labelled(text, number, words):
        return "other", None
    if effect is None and not number.vague and _is_year(text, number, words):
        return "year", None
    return _counts(text, number, words, effect, end)


def _written_as_year(text: str, number: Figure, words: QuantityWords) -> bool:
    """The 1990s, 480 BC, mid-1996."""
    if not text[number.end - 1].isdigit():
        return False
    prefix = _HYPHEN_BEFORE.search(text[max(0, number.start - _REACH) : number.start])
    if prefix is not None:
        return prefix[1].lower() in words.sets["year_prefixes"] and number.low >= 1000
    return text[number.start].isdigit() and _ERA.match(text, number.end) is not None


def _glued(text: str, number: Figure, words: QuantityWords) -> str | None:
    """A number that is part of a longer word or sign: model numbers, ordinals, scores, money."""
    before, after = text[max(0, number.start - 3) : number.start], text[number.end : number.end + 3]
    if before.rstrip() and before.rstrip()[-1] in words.signs:
        return "money"
    if re.search(r"(?:\w|[^\W\d_][-–./'’]|\d[-–/.,:]|[#+])\Z", before) and not before.endswith("'"):
        return "other"
    if re.match(r"(?:st|nd|rd|th)\b", after, re.IGNORECASE):
        return "ordinal"
    if re.match(r"[/:]\d|[.,]\d|-\d", after):
        return "other"
    decimal = re.search(r"\d\.\d", text[number.start : number.end])
    scaled = re.search(r"[^\W\d_]", text[number.start : number.end])
    if decimal and not scaled and not words.unit.match(text, number.end):
        return "other"
    return None


def _measured(text: str, number: Figure, words: QuantityWords) -> tuple[str, str | None] | None:
    """Ages, durations, distances, money and rates, told by the unit after the number."""
    if old := _OLD.match(text, number.end):
        lasts = any((word or "").lower() in words.sets["lasting"] for word in old.groups())
        return ("duration" if lasts else "age"), re.split(r"[-\s]", old[0].lstrip("- \n"))[0]
    if _CLOCK.match(text, number.end):
        return "time", None
    if _before(text, number) in words.sets["ages_before"]:
        return "age", None
    if (
        number.high < 110
        and _AGE_APART.search(text[max(0, number.start - _REACH) : number.start])
        and re.match(r",\s|\)", text[number.end : number.end + 2])
    ):
        return "age", None
    unit = words.unit.match(text, number.end)
    if unit is None:
        return _fraction(text, number, words)
    if unit["percent"]:
        return "other", "%"
    kind = words.units[" ".join(unit["unit"].lower().split())]
    if kind == "duration":
        kind = _duration(text, number, words, unit.end())
    elif len(unit["unit"]) == 1 and text[number.end : number.end + 1] == "-":
        return None
    return kind, unit["unit"]


def _duration(text: str, number: Figure, words: QuantityWords, end: int) -> str:
    """ "Three days" lasts; "the past three days" and "three days ago" tell when."""
    if _before(text, number) in words.sets["window_before"]:
        return "time"
    after = _NEXT.match(text, end)
    return "time" if after and after[1].lower() in words.sets["window_after"] else "duration"


def _fraction(text: str, number: Figure, words: QuantityWords) -> tuple[str, str | None] | None:
    after = _NEXT.match(text, number.end)
    if after and after[1].lower() in words.sets["fractions"] and number.high < 20:
        return "other", None
    return None


def _is_year(text: str, number: Figure, words: QuantityWords) -> bool:
    """A bare number of four digits that no counted noun follows, or that a preposition of time comes before."""
    written = text[number.start : number.end]
    before = _before(text, number)
    if spoken_year(written) or (before == "year" and 1000 <= number.low <= 2100):
        return True
    years = re.findall(r"[\d,.]+", written)
    if not years or not all(_YEAR.fullmatch(year) for year in years):
        return False
    unit = unit_after(text, number.end, words, single=False)
    if not 1900 <= number.low < 2100:
        enclosed = text[number.start - 1 : number.start] + text[number.end : number.end + 1] == "()"
        return not unit and (before in words.sets["year_before"] or len(years) > 1 or enclosed)
    if before in words.sets["year_before"] or before.endswith(("'s", "’s")):
        return not unit or unit.split()[0].lower() not in words.sets["counted"]
    return not _counts_people(unit, words)


def _labelled(text: str, number: Figure, words: QuantityWords) -> bool:
    """Part of a name ("World War Two", "Resolution 2254", but not "at the School 15 people")."""
    found = _WORD_BEFORE.search(text[max(0, number.start - _REACH) : number.start])
    if found is None:
        return False
    if found[1] in words.sets["named_before"]:
        return True
    return (
        text[number.start].isdigit()
        and found[1] in words.sets["labels"]
        and not _counts_people(unit_after(text, number.end, words, single=False), words)
    )


def _counts_people(unit: str | None, words: QuantityWords) -> bool:
    """Whether the head of ``unit`` is one of the nouns that reports of war count."""
    head = unit.split()[-1].lower() if unit else ""
    return bool({head, head.removesuffix("s")} & words.sets["counted"])


def _counts(text: str, number: Figure, words: QuantityWords, effect: str | None, end: int) -> tuple[str, str | None]:
    hyphened = _HYPHENED.match(text, number.end)
    if hyphened and effect is None:
        word = hyphened[1].lower()
        if word in words.sets["sized"]:
            return "count", unit_after(text, hyphened.end(), words, single=False)
        if word in words.sets["strong"]:
            return "count", unit_after(text, number.end, words, single=True) or word
        return "other", None
    single = number.low == number.high == 1
    unit = unit_after(text, max(end, number.end), words, single=single)
    if number.high == 0:
        return "nothing", None
    if single and effect is None and not _is_one(text, number, words, unit):
        return "nothing", None
    head = unit.split()[-1].lower() if unit else ""
    kind = words.units.get(head, "count") if len(head) > 2 else "count"
    return (_duration(text, number, words, number.end) if kind == "duration" else kind), unit


def _is_one(text: str, number: Figure, words: QuantityWords, unit: str | None) -> bool:
    """Whether "one" (or 1) counts: "one soldier", but not "one of them", "no one", "one side"."""
    if _before(text, number) in words.sets["one_before"]:
        return False
    after = _NEXT.match(text, number.end)
    if after and after[1].lower() == "of":
        return False
    return unit is not None or text[number.start].isdigit()
