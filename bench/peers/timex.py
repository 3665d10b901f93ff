"""From what a date library gives (its words, a moment) to a TIMEX3 type and value, read in the library's favour.

Libraries know moments; the gold answers know how fine a moment is meant ("last year" is 2012, not a day of it) and
lengths of time ("three days" is P3D). Both are told here from the words.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_UNITS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y",
          "decade": "DE", "century": "CE", "centurie": "CE"}  # fmt: skip
_SMALL = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
)
_NUMBERS = {word: str(number) for number, word in enumerate(_SMALL)} | {
    "a": "1", "an": "1", "couple": "2", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100",
    "few": "X", "several": "X", "many": "X",
}  # fmt: skip
_UNIT = r"(second|minute|hour|day|week|month|year|decade|century|centurie)s?"
_LENGTH = re.compile(
    r"(?:(?:the|last|past|next|coming|previous|first|about|around|nearly|only|a)\s+)*?"
    rf"(\d+|{'|'.join(_NUMBERS)})[\s-]+(?:of\s+)?{_UNIT}",
    re.IGNORECASE,
)
_AWAY = re.compile(rf"\b{_UNIT}\s+(?:ago|later|earlier|before|after|from now)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:this|last|next|past|previous|coming)\s+(week|month|year|decade|century)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:on|in|at|by|since|from|until|till|before|after|during|for|within|over|between|of|as|around|about|to)\s+)+",
    re.IGNORECASE,
)
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_CLOCK = re.compile(r"\d:\d\d|\d\s*[ap]\.?m\b|\b(?:noon|midnight|o'clock)\b", re.IGNORECASE)
_NOW = frozenset({"now", "right now", "currently", "at present", "presently", "at the moment", "nowadays"})
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MONTH_ONLY = re.compile(rf"(?:(?:early|late|mid|last|next|this)[\s-]+)?{_MONTHS}(?:\s+(?:of\s+)?\d{{4}})?", re.I)


def without_lead(text: str, start: int, end: int) -> int:
    """Where an expression starts without its prepositions, which the gold answers leave out."""
    match = _LEAD.match(text, start, end)
    return match.end() if match and match.end() < end else start


def written(published: str | None) -> datetime:
    """The moment from which a tool is to reckon."""
    return datetime.fromisoformat((published or "2000-01-01")[:10])


def length(words: str) -> str | None:
    """The value of a length of time, "three days" or "the last few weeks"; ``None`` for anything else."""
    match = _LENGTH.fullmatch(words.strip())
    if match is None:
        return None
    unit = _UNITS[match.group(2).lower()]
    number = _NUMBERS.get(match.group(1).lower(), match.group(1))
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def value(words: str, moment: datetime, period: str = "day") -> tuple[str, str]:
    """TIMEX3 type and value of an expression that a tool takes for ``moment``; ``period``: how fine it says it is."""
    plain = words.strip().lower()
    if plain in _NOW:
        return "DATE", "PRESENT_REF"
    if (lasting := length(plain)) is not None:
        return "DURATION", lasting
    if _CLOCK.search(plain):
        return "TIME", moment.strftime("%Y-%m-%dT%H:%M")
    last = re.findall(r"\w+", plain)[-1:] or [""]
    if last[0] in _PARTS:
        return "TIME", f"{moment:%Y-%m-%d}{_PARTS[last[0]]}"
    seasons = [code for word, code in _SEASONS.items() if re.search(rf"\b{word}\b", plain)]
    if seasons:
        return "DATE", f"{moment.year:04d}-{seasons[0]}"
    return "DATE", _cut(moment.date(), _grain(plain, period))


def _grain(plain: str, period: str) -> str:
    """How fine an expression is."""
    if match := _AWAY.search(plain) or _WHOLE.search(plain):
        return match.group(1).lower()
    if re.fullmatch(r"\d{4}", plain):
        return "year"
    return "month" if _MONTH_ONLY.fullmatch(plain) else period


def _cut(day: date, grain: str) -> str:
    """A date as fine as it is meant."""
    week = day.isocalendar()
    forms = {
        "century": f"{day.year // 100:02d}",
        "centurie": f"{day.year // 100:02d}",
        "decade": f"{day.year // 10:03d}",
        "year": f"{day.year:04d}",
        "month": f"{day:%Y-%m}",
        "week": f"{week.year:04d}-W{week.week:02d}",
    }
    return forms.get(grain, day.isoformat())
