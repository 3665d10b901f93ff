"""Parts of the day and times of the clock: "this morning", "last night", "4pm GMT", "six in the evening"."""

from __future__ import annotations

import re
from datetime import date

from sayso.lexicon.times import time_words
from sayso.reading.times import calendar
from sayso.reading.times.context import Scene, base
from sayso.reading.times.grammar import Hit
from sayso.reading.times.value import NO_DAY, Value, side, unresolved

_EVENING = 6  # o'clock: an hour of the night from here on is one before midnight
_HOURS, _MINUTES = range(25), range(60)


def parted(day: date | None, part: str, basis: str) -> Value:
    """Part of a day: ``2016-10-24TNI``. A night lasts into the day after."""
    code = time_words().code("part", part) or "NI"
    code = {"DAWN": "MO", "DUSK": "EV"}.get(code, code)
    if day is None:
        return unresolved(f"{NO_DAY}T{code}", "TIME")
    return Value(type="TIME", timex=f"{day.isoformat()}T{code}", basis=basis)


def last_night(day: date, basis: str, shift: int) -> Value:
    """The night into ``day``; its TIMEX3 value names the day before (``shift`` −1) or ``day`` itself (0)."""
    first = calendar.shifted(day, -1)
    timex = f"{(first if shift else day).isoformat()}TNI"
    return Value(type="TIME", timex=timex, basis=basis, limits=(first.isoformat(), day.isoformat()))


def clock_value(clock: str, zone: str, part: str = "") -> str:
    """``T16:00`` of "4pm", "16:00", "1600 hrs", "noon", "four o'clock"; empty where no clock shows such a time.

    With ``Z`` only where GMT or UTC is said. ``part``: the part of the day told with it ("8 o'clock Friday night").
    """
    table = time_words()
    utc = "Z" if zone and table.value["zone"].get(zone) == 0 else ""
    if clock in table.value["point"]:
        return f"T{table.code('point', clock)}{utc}"
    figures = re.findall(r"\d+", clock) or [str(table.value["cardinal"][clock.split()[0]])]
    if len(figures) == 1 and len(figures[0]) == 4:
        figures = [figures[0][:2], figures[0][2:]]
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if hour < 12 and (re.search(r"p\.?\s?m", clock) or _is_late(part or clock.split()[-1], hour)):
        hour += 12
    elif re.search(r"a\.?\s?m", clock) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}{utc}" if hour in _HOURS and minute in _MINUTES else ""


def _is_late(part: str, hour: int) -> bool:
    """Whether an hour of that part of the day is past noon: "6 in the evening", "10 at night", not "2 at night"."""
    code = time_words().code("part", part)
    return code in ("AF", "EV") or (code == "NI" and hour >= _EVENING)


def part(hit: Hit, scene: Scene) -> Value | None:
    """ "this morning", "last night", "that afternoon", "overnight", "at dawn"."""
    word, name, table = hit.word("x"), hit.word("p"), time_words().value
    from_writing, basis = base(scene, told=False)
    if hit.words.lower() == name and hit.words[0].isupper() and hit.follows("part"):
        return None  # "a school in Sunrise"
    if name in table["overnight"]:
        return last_night(from_writing, basis, 0) if from_writing else unresolved(f"{NO_DAY}TNI", "TIME")
    if word in table["this"]:
        return parted(from_writing, name, basis)
    if word in table["last"] and table["part"].get(name) == "NI" and not hit.words.lower().startswith("the "):
        return last_night(from_writing, basis, -1) if from_writing else unresolved(f"{NO_DAY}TNI", "TIME")
    if _is_any_night(hit, scene):
        return unresolved(f"{NO_DAY}TNI", "TIME")
    start, basis = base(scene, told=True)
    if word in table["next"] or word in table["last"]:
        return parted(calendar.shifted(start, side(word)) if start else None, name, basis)
    return parted(start, name, basis) if word or hit.follows("part") else None


def _is_any_night(hit: Hit, scene: Scene) -> bool:
    """ "They moved only at night", where the sentence tells no day: no one night is meant."""
    table, name = time_words().value, hit.words.lower()
    return table["part"].get(name) == "NI" and hit.before in table["at"] and scene.day_beside(hit.start) is None


def clock_part(hit: Hit, scene: Scene) -> Value | None:
    """ "4:00 this morning", "9 p.m. last night"."""
    start, basis = base(scene, told=False)
    day = calendar.shifted(start, side(hit.word("x"))) if start else None
    return _at(day, hit, basis)


def clock(hit: Hit, scene: Scene) -> Value | None:
    """A clock time without a day: of the day last told in the same paragraph, else of the day of writing."""
    told = scene.day if "\n\n" not in scene.text[scene.told_at : hit.start] else None
    day = told or (None if scene.narrative else scene.published)
    return _at(day, hit, "inherited" if told else "relative" if day else "unknown")


def _at(day: date | None, hit: Hit, basis: str) -> Value | None:
    time = clock_value(hit.word("t"), hit.word("z"), hit.word("p"))
    return Value(type="TIME", timex=(day.isoformat() if day else NO_DAY) + time, basis=basis) if time else None
