"""Lengths and repetition ("the last seven days", "three-day", "every month"), and words without a date ("now")."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon.times import time_words
from sayso.reading import numbers
from sayso.reading.times.context import Scene, base
from sayso.reading.times.cues import direction
from sayso.reading.times.grammar import Hit
from sayso.reading.times.hours import parted
from sayso.reading.times.value import NO_DAY, Value, amount, moved, period, unit_code

_HALF = 0.5
_RATE = 60  # characters before "a day" that may hold the number
_DAYS = {"8": "WD", "9": "WE"}  # weekdays, weekends


def counted(hit: Hit) -> tuple[float | None, bool]:
    """The number before the unit, with the half after it ("a year and a half"), and whether any was said."""
    count, said = amount(hit.word("q"))
    return (count + 0.5 if count is not None and hit.word("hf") else count), said


def last_span(hit: Hit, scene: Scene) -> Value | None:
    """ "the last seven days": a duration that ends with the day of writing; "the next two weeks" begins with it."""
    if _is_verb(hit):
        return None  # "the truce will last two weeks"
    count, _ = amount(hit.word("q"))
    return around(scene, unit_code(hit.word("u")), count, -1 if hit.word("x") in time_words().value["last"] else 1)


def _is_verb(hit: Hit) -> bool:
    """Whether the expression's "last" is the verb: "will last two weeks", "begin on Monday and last five days"."""
    after = hit.follows("modal") or hit.before in time_words().value["and"]
    return after and hit.words.lower().startswith("last")


def around(scene: Scene, code: str, count: float | None, way: int) -> Value:
    """A duration before (way −1) or after (+1) the day of writing; bounds only where count and day are known."""
    timex = period(code, count)
    start, basis = base(scene, told=False)
    if start is None or count is None or scene.narrative or way == 0:
        return Value(type="DURATION", timex=timex, basis="unknown")
    other = moved(start, code, way * count)
    limits = (min(start, other).isoformat(), max(start, other).isoformat())
    return Value(type="DURATION", timex=timex, basis=basis, limits=limits)


def span(hit: Hit, scene: Scene) -> Value | None:
    """A duration: "three-day", "more than four hours", "the first nine months"; ages are none."""
    words, unit = time_words(), unit_code(hit.word("u"))
    count, said = counted(hit)
    if _is_some_day(hit, scene):
        return Value(type="DATE", timex="FUTURE_REF", basis="unknown")
    if (
        not said
        or (hit.before == "as" and hit.word("q") == "many")
        or not unit
        or (count == _HALF and hit.word("u") in words.value["units"])
        or _is_age(hit)
        or (unit == "Q" and not _of_accounts(hit))
    ):
        return None
    if hit.word("q") in words.value["a"] and hit.words.lower().split()[0] == hit.word("q"):
        if _is_rate(hit):
            return Value(type="SET", timex=period(unit, count), basis="stated")
        if hit.after in words.value["long"] or not (hit.follows("length") or hit.word("hf")):
            return None
    if unit == "M" and _is_definite(hit):
        scene.accounts.tell_term(hit.end)
    start = scene.day_beside(hit.start) or scene.published
    if count and start and not scene.narrative and _is_deadline(hit, scene):
        limits = (start.isoformat(), moved(start, unit, count).isoformat())
        return Value(type="DURATION", timex=period(unit, count), basis="relative", limits=limits)
    return Value(type="DURATION", timex=period(unit, count), basis="stated")


def _is_definite(hit: Hit) -> bool:
    return hit.words.lower().startswith(tuple(time_words().value["the"]))


def _is_deadline(hit: Hit, scene: Scene) -> bool:
    """ "must leave within 48 hours", but not "within 48 hours of the signing"."""
    near = time_words().near
    return (
        hit.before in near["deadline"]
        and hit.after not in near["tied_to"]
        and direction(scene.text, hit.start, hit.end) > 0
    )


def _is_some_day(hit: Hit, scene: Scene) -> bool:
    """ "they will one day return"."""
    alone = hit.word("q") in time_words().value["once"] and hit.word("u") == "day" and not hit.follows("length")
    ahead = hit.follows("modal") or direction(scene.text, hit.start, hit.end) > 0
    return alone and "-" not in hit.words and ahead


def _is_rate(hit: Hit) -> bool:
    """ "twice a week", "$3 a year", "20 sorties a day"."""
    if hit.follows("rate") or hit.before[:1].isdecimal() or hit.before.endswith("%"):
        return True
    plural = hit.before.endswith("s") and not hit.follows("not_counted") and not hit.follows("length")
    return plural and _number_of().search(hit.tokens.text, max(0, hit.start - _RATE), hit.start) is not None


@cache
def _number_of() -> re.Pattern[str]:
    """A number and the plural that it counts, at the end of a text: "20 sorties", "hundreds of armed raids"."""
    vague = "|".join(sorted(time_words().value["dozens"]))
    return re.compile(rf"(?<!\w)(?:{numbers.pattern()}|{vague})(?:\s+[\w-]+){{1,3}}\s+\Z", re.IGNORECASE)


def age_of(hit: Hit, scene: Scene) -> Value | None:
    """ "the 18-month-old war": how long a thing has lasted, not how old a person is."""
    near = time_words().near
    listed = [hit.after, hit.word_after(2), hit.word_after(3)]
    lasting = next((place for place, word in enumerate(listed[:2]) if word in near["lasting"]), None)
    if lasting is None or listed[lasting + 1] in near["person"]:
        return None
    return Value(type="DURATION", timex=period(unit_code(hit.word("u")), amount(hit.word("q"))[0]), basis="stated")


def _is_age(hit: Hit) -> bool:
    """ "27 years old", "a three-year-old boy", "aged 27 years", "26 years of age"."""
    old = hit.after in time_words().value["old"]
    of_age = hit.after in time_words().value["of"] and hit.word_after(2) in time_words().near["aged"]
    return old or of_age or hit.follows("aged")


def _of_accounts(hit: Hit) -> bool:
    """Whether a number of quarters is meant as time, not as fractions ("three-quarters of")."""
    return any(word in time_words().near["quarters"] for word in hit.words.lower().replace("-", " ").split())


def span_of(hit: Hit, scene: Scene) -> Value | None:
    """ "days", "recent weeks": a duration of no known length, where a word beside it marks it as one."""
    word, code, table = hit.word("x"), unit_code(hit.word("u")), time_words().value
    if not word and not hit.follows("vague_moment" if code[0] == "T" else "vague_length"):
        return None
    if _is_verb(hit) or (hit.before == "as" and word == "many"):
        return None
    if code == "TH" and word in table["wee"] and hit.after not in table["of"]:
        day, basis = base(scene, told=True)
        return parted(day, "morning", basis)
    if word in table["this"] and table["this"][word] == 0 and word != "this":
        return None
    return Value(type="DURATION", timex=period(code, None), basis="unknown")


def long_span(hit: Hit, scene: Scene) -> Value | None:
    """ "a month-long war", "the decades-long siege"."""
    count = 1.0 if hit.word("u") in time_words().value["unit"] else None
    return Value(type="DURATION", timex=period(unit_code(hit.word("u")), count), basis="stated")


def solid(hit: Hit, scene: Scene) -> Value | None:
    """ "weeklong"."""
    return Value(type="DURATION", timex=time_words().code("solid", hit.word("s")), basis="stated")


def every(hit: Hit, scene: Scene) -> Value | None:
    """ "every day", "each July", "Tuesdays"; "per second" measures speed."""
    words, table = time_words(), time_words().value
    if code := unit_code(hit.word("u")):
        if code[0] == "T" and hit.word("v") in words.near["per"]:
            return None
        count, said = amount(hit.word("q"))
        return _repeated(period(code, count if said else 2.0 if hit.word("o") else 1.0))
    if name := hit.word("w"):
        day = table["weekday"].get(name) or table["weekdays"].get(name)
        part = words.code("parts", hit.word("p")) or words.code("part", hit.word("p"))
        return _repeated(f"XXXX-WXX-{_DAYS.get(str(day), day)}{f'T{part}' if part else ''}")
    if name := hit.word("m"):
        return _repeated(f"XXXX-{words.number('month', name):02d}")
    if name := hit.word("s"):
        return _repeated(f"XXXX-{words.code('season', name)}")
    code = words.code("part", hit.word("p"))
    return _repeated(f"{NO_DAY}T{code}") if code else None


def _repeated(timex: str) -> Value:
    return Value(type="SET", timex=timex, basis="stated")


def repeat(hit: Hit, scene: Scene) -> Value | None:
    """ "daily", "weekly"; a capital makes it a name ("the Daily …"), a figure before it a rate ("8% annually")."""
    return None if hit.words[0].isupper() or _is_rate(hit) else _repeated(time_words().code("repeat", hit.word("r")))


def refer(hit: Hit, scene: Scene) -> Value | None:
    """ "now", "recently": a direction and no date; what is now holds on the day of writing."""
    code = time_words().code("refer", hit.word("r"))
    if code == "PRESENT_REF" and scene.published is not None and not scene.narrative:
        today = scene.published.isoformat()
        return Value(type="DATE", timex=code, basis="relative", limits=(today, today))
    return Value(type="DATE", timex=code, basis="unknown")


def this_time(hit: Hit, scene: Scene) -> Value | None:
    """ "by this time" in a narrative: when what was told last happened; "at that time" is left alone."""
    pointed = scene.narrative and hit.word("x") in time_words().value["this"]
    return Value(type="DATE", timex="PRESENT_REF", basis="unknown") if pointed else None


def told(hit: Hit, scene: Scene) -> Value | None:
    """ "former", "future": times only where a story is told."""
    if not scene.narrative or hit.words[0].isupper():
        return None
    return Value(type="DATE", timex=time_words().code("told", hit.word("r")), basis="unknown")


def phrase(hit: Hit, scene: Scene) -> Value | None:
    """A fixed expression of the lexicon: "right now", "to date"; not in "to date its coins", "up to date"."""
    table, near = time_words().value, time_words().near
    verb = hit.after in table["the"] or hit.after in near["whose"]
    if hit.words.lower().startswith("to ") and (verb or hit.before in table["up"]):
        return None
    return Value(type="DATE", timex=time_words().phrases[tuple(hit.words.lower().split())], basis="unknown")
