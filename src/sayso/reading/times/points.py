"""Times counted from the day of writing or from a day told before: "last week", "two days later", "that night"."""

from __future__ import annotations

from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene, base
from sayso.reading.times.cues import direction
from sayso.reading.times.days import time_edge
from sayso.reading.times.extent import HYPHENS, is_signal
from sayso.reading.times.grammar import Hit
from sayso.reading.times.spans import around, counted
from sayso.reading.times.value import NO_DAY, Value, dated, moved, period, pointed, side, unit_code, unresolved

_CLOCKED = ("TH", "TM", "TS")
_QUOTES = ('"', "“", "‘", "`")
_FINER = {"10Y": "Y", "100Y": "10Y", "W": "D", "2W": "D", "WE": "D"}  # what so many units lead to
_LONG = ("10Y", "100Y")
_BLANK = {"D": NO_DAY, "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def _blank(code: str) -> str:
    """The TIMEX3 value of a period that nothing fixes."""
    return _BLANK.get(code, "XXXX")


def this_unit(hit: Hit, scene: Scene) -> Value | None:
    """ "last week", "this year", "the following month", "that day", "the past decade"."""
    word, code = hit.word("x"), unit_code(hit.word("u"))
    if not code:
        return _same_period(scene, word)
    if code in _CLOCKED:
        return None
    if word in time_words().value["that"]:
        return _that(hit, scene, code)
    if _opens_quote(hit) and hit.words.split()[-1][0].isupper():
        return None  # the programme "This Week"
    offset = side(word)
    if code == "2W" or (offset and _is_length(word, code)):
        return around(scene, code, 1.0, offset)
    if code in ("W", "M") and hit.after in time_words().value["of"] and hit.words.lower().startswith("the "):
        return Value(type="DURATION", timex=period(code, 1.0), basis="unknown")  # "the last week of August"
    latest = word in time_words().near["latest"]
    if code == "Q" and latest:
        quarter = scene.accounts.latest()
        return dated(quarter, "relative") if quarter else unresolved(_blank(code))
    return _unit_beside(hit, scene, code, -1 if latest and code == "Y" else offset)


def _is_length(word: str, code: str) -> bool:
    """ "the past year", "the next decade": a length from, or up to, the day of writing; not "the previous decade"."""
    near = time_words().near
    return word not in near["told"] if code in _LONG else code != "WE" and word in near["span"]


def _opens_quote(hit: Hit) -> bool:
    return hit.tokens.text[hit.start - 1 : hit.start] in _QUOTES


def _unit_beside(hit: Hit, scene: Scene, code: str, offset: int) -> Value:
    """The unit before, around or after the day counted from."""
    if code == "Y" and scene.year is not None and scene.year < 0:
        return Value(type="DATE", timex=calendar.year_value(scene.year + offset), basis="inherited", aside=offset < 0)
    told = _from_told(hit, code, offset)
    start, basis = base(scene, told=told)
    untold = told and offset > 0 and scene.told is None and direction(scene.text, hit.start, hit.end) < 0
    if start is None or untold:
        return unresolved(_blank(code))
    if code == "WE" and offset == 0:
        return _weekend(hit, scene, start, basis)
    limits = _part_so_far(hit, scene, start, code) if offset == 0 else None
    timex = pointed(moved(start, code, offset), code)
    return Value(type="DATE", timex=timex, basis=basis, limits=limits, edge=time_edge(hit), aside=offset < 0)


def _from_told(hit: Hit, code: str, offset: int) -> bool:
    """ "the next day", "the following week" count from what was told; "next week" from the day of writing."""
    words = time_words()
    return (
        bool(offset) and hit.words.lower().startswith("the ") and (code == "D" or hit.word("x") in words.near["told"])
    )


def _that(hit: Hit, scene: Scene, code: str) -> Value:
    start, basis = base(scene, told=True)
    if start is None or scene.told is None or (code == "D" and scene.day is None):
        return unresolved(_blank(code))
    return Value(type="DATE", timex=pointed(start, code), basis=basis, edge=time_edge(hit))


def _same_period(scene: Scene, word: str) -> Value | None:
    """ "the latest period", "the current period": a quarter, where quarters are spoken of."""
    if word not in time_words().value["this"]:
        return None
    quarter = scene.accounts.quarter or (scene.accounts.latest() if word in time_words().near["latest"] else None)
    return dated(quarter, "inherited") if quarter else None


def _part_so_far(hit: Hit, scene: Scene, start: date, code: str) -> tuple[str | None, str | None] | None:
    """ "earlier this month" ends, "later this month" begins, with the day of writing."""
    whole = calendar.bounds(pointed(start, code))
    word, table = hit.word("e"), time_words().value
    if whole is None or scene.published is None or scene.narrative:
        return None
    today = scene.published.isoformat()
    if word in table["before"]:
        return whole[0], today
    return (today, whole[1]) if word in table["after"] else None


def _weekend(hit: Hit, scene: Scene, start: date, basis: str) -> Value:
    """The weekend on the side that the clause speaks of: past, the last one begun; to come, this week's."""
    ahead = direction(scene.text, hit.start, hit.end) > 0
    day = start if ahead or start.isoweekday() >= 6 else calendar.shifted(start, -7)
    return Value(type="DATE", timex=pointed(day, "WE"), basis=basis)


def the_unit(hit: Hit, scene: Scene) -> Value | None:
    """ "the weekend", "the end of the year", "the quarter", "the year ended June 30"."""
    code = unit_code(hit.word("u"))
    start, basis = base(scene, told=False)
    if hit.tokens.text[hit.end : hit.end + 1] in HYPHENS:
        return None  # "the quarter-to-quarter growth"
    if code == "WE":
        return _weekend(hit, scene, start, basis) if start else unresolved(_blank(code))
    if code == "Q" and not scene.narrative and (quarter := _ended(hit, scene) or scene.accounts.quarter):
        scene.accounts.tell(quarter)
        return dated(quarter, "inherited")
    if code == "D":
        return _in_the_day(hit, scene)
    if code == "Y" and not hit.word("e"):
        return _whole_year(hit, scene)
    if code not in ("M", "Y", "W", "Q", *_LONG) or not (hit.word("e") or code == "Q"):
        return None
    return dated(pointed(start, code), basis, time_edge(hit)) if start else unresolved(_blank(code))


def of_weekend(hit: Hit, scene: Scene) -> Value | None:
    """ "a weekend raid": the weekend of a deed that is told of."""
    start, basis = base(scene, told=False)
    if unit_code(hit.word("u")) != "WE" or hit.after not in time_words().near["deeds"] or start is None:
        return None
    return _weekend(hit, scene, start, basis)


def _in_the_day(hit: Hit, scene: Scene) -> Value | None:
    """ "earlier in the day", "late in the day": the day last told."""
    word, table = hit.word("e"), time_words().value
    if scene.day is None or (word not in table["early"] and word not in table["late"]):
        return None
    return dated(scene.day.isoformat(), "inherited", time_edge(hit))


def _ended(hit: Hit, scene: Scene) -> str | None:
    """ "the quarter ended Sept. 30": the quarter that most of its months are in, the last before the day of writing."""
    if hit.after not in time_words().near["ended"] or scene.published is None or scene.accounts.fiscal:
        return None
    month = time_words().value["month"].get(hit.word_after(2))
    if month is None:
        return None
    middle = calendar.months_on(scene.published.year - (int(month) > scene.published.month), int(month), -1)
    return calendar.quarter_of(*middle)


def _whole_year(hit: Hit, scene: Scene) -> Value | None:
    """ "the year ended June 30" is a length; "the full year", "for the year" are the year of writing."""
    if hit.after in time_words().near["ended"]:
        scene.accounts.tell_term(hit.end)
        return Value(type="DURATION", timex=period("Y", 1.0), basis="stated")
    if scene.narrative or scene.published is None or not (hit.word("l") or hit.follows("whole_year")):
        return None
    scene.accounts.tell_term(hit.end)
    return dated(f"{scene.published.year:04d}", "relative")


def year_end(hit: Hit, scene: Scene) -> Value | None:
    """ "year-end": the last day of the current year; "year's end", "month's end": the end of that year or month."""
    code, start = unit_code(hit.word("u")), base(scene, told=False)[0]
    if code not in ("M", "Y") or start is None or not hit.words.lower().endswith("end"):
        return None
    if code == "Y" and hit.words[-4] in HYPHENS:
        return dated(f"{start.year:04d}-12-31", "relative")
    return dated(pointed(start, code), "relative", "END")


def year_ago(hit: Hit, scene: Scene) -> Value | None:
    """ "year-ago", "the year-earlier quarter": the same part of the year before."""
    if unit_code(hit.word("u")) != "Y":
        return None
    if months := hit.word("n"):
        return Value(type="DURATION", timex=period(unit_code(months), counted(hit)[0]), basis="stated")
    return _a_year_before(hit, scene) or _counted(hit, scene, "Y", -1.0)


def year_before(hit: Hit, scene: Scene) -> Value | None:
    """ "the quarter a year ago", "the same period last year": that part of the year before."""
    if unit_code(hit.word("tu")) != "Y":
        return None
    code = unit_code(hit.word("u"))
    reported = code in ("", "Q") and hit.word("u") not in time_words().value["time"]
    if reported and (quarterly := _a_year_before(hit, scene)):
        return quarterly
    start, basis = base(scene, told=bool(code))
    return dated(pointed(moved(start, "Y", -1), code or "Y"), basis) if start else unresolved(_blank(code))


def _a_year_before(hit: Hit, scene: Scene) -> Value | None:
    """A year before the accounts being spoken of; a company's report compares quarters, or months with months."""
    told = None if scene.narrative else scene.accounts.year_before(hit.start)
    return dated(*told) if told else None


def ago(hit: Hit, scene: Scene) -> Value | None:
    """ "two days ago", "a year earlier", "weeks later", "the day before"."""
    code, table, word = unit_code(hit.word("u")), time_words().value, hit.word("g")
    count, said = counted(hit)
    definite = hit.word("q") in table["the"]
    if definite:
        count, said = 1.0, code in ("D", "TH") or not hit.after
    if not said and (hit.word("u") in table["unit"] or definite):
        return None
    if word in time_words().near["tied"] and hit.after and not (scene.narrative and definite):
        return None  # "two days after the raid": a length, tied to an event
    back = word in table["ago"] or word in table["before"]
    if code == "Y" and count == 1.0 and back and (quarterly := _a_year_before(hit, scene)):
        return quarterly
    signal = is_signal(hit, scene)
    if count is None and not signal:
        return Value(type="DATE", timex="PAST_REF" if back else "FUTURE_REF", basis="unknown")
    day = _counted(hit, scene, code, -count if back else count) if count is not None else None
    return _length_to(day, code, count) if signal or day is None else day


def _length_to(day: Value | None, code: str, count: float | None) -> Value:
    """The length up to a day told: TimeML has "two weeks" in "two weeks later" as a length, and its bounds that day."""
    if day is None:
        return Value(type="DURATION", timex=period(code, None), basis="unknown")
    return Value(type="DURATION", timex=period(code, count), basis=day.basis, limits=day.limits, until=day.timex)


def from_now(hit: Hit, scene: Scene) -> Value | None:
    """ "three years from now", "a week from tomorrow"."""
    count, code = counted(hit)[0], unit_code(hit.word("u"))
    now = hit.word("r") and time_words().code("refer", hit.word("r")) == "PRESENT_REF"
    if not (now or hit.word("k")) or code in _CLOCKED:
        return None
    if count is None or scene.narrative or scene.published is None:
        return Value(type="DATE", timex="FUTURE_REF", basis="unknown")
    start = calendar.shifted(scene.published, 0 if now else time_words().number("deictic", hit.word("k")))
    return Value(type="DATE", timex=pointed(moved(start, code, count), _FINER.get(code, code)), basis="relative")


def before_last(hit: Hit, scene: Scene) -> Value | None:
    """ "the week before last"."""
    code, (start, basis) = unit_code(hit.word("u")), base(scene, told=False)
    if hit.word("x") != "last" or code in _CLOCKED:
        return None
    return dated(pointed(moved(start, code, -2.0), code), basis) if start else unresolved(_blank(code))


def _counted(hit: Hit, scene: Scene, code: str, count: float) -> Value:
    years = {"Y": 1, "10Y": 10, "100Y": 100}.get(code)
    if years and scene.year is not None and scene.year < 0:
        year = scene.year + round(count * years)
        return Value(type="DATE", timex=calendar.year_value(year), basis="inherited", aside=count < 0)
    start, basis = base(scene, told=hit.word("g") not in time_words().value["ago"])
    if start is None:
        return unresolved(_blank(code))
    day = moved(start, code, count)
    if code in _CLOCKED:
        limits = (min(day, start).isoformat(), max(day, start).isoformat())
        return Value(type="TIME", timex=f"{day.isoformat()}TXX", basis=basis, limits=limits)
    coarse = _FINER.get(code, code)
    if count % 1 and code == "100Y":
        coarse = "Y"
    aside = count < 0 and code in ("Y", *_LONG)
    return Value(type="DATE", timex=pointed(day, coarse), basis=basis, aside=aside)
