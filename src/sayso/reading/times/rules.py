"""The rules of time expressions, over the token classes of ``lexicon/data/times.toml`` and ``timetokens``.

A rule is a regular expression in which an upper-case name is a token class, ``{name}`` one of the shared parts, and
``(d:DAY)`` a capture; white space means nothing. Where a rule captures ``me``, only that part is the expression, and
the rest its context. ``timegrammar`` compiles and matches them; each rule's name is that of its resolver in ``times``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PARTS: Mapping[str, str] = MappingProxyType(
    {
        # numbers and amounts
        "count": "(?: NUM MULTIPLIER? | A MULTIPLIER | MULTIPLIER | {spelled} ) (?: DASH? AND DASH? A? DASH? HALF )?",
        "spelled": "CARDINAL (?: DASH CARDINAL | CARDINAL | AND? MULTIPLIER | AND CARDINAL )*",
        "some": "(?: (?: A | THE )? VAGUE OF? | A? FOURTH OF A | FOURTH DASH | (?: DOZENS OF )+ )",
        "amount": "(q: {count} | {some} | HALF DASH? A? )",
        "upto": "(?: DASH? TO DASH? {count} | DASH NUM )?",
        "least": "(?: AT LEAST | MORE THAN )",
        "about": "(?: (?: {least} | APPROX | UP OR )+ )",
        "which": "(?: ORDINAL | THIS | LATE )",
        "more": "(?: MORE | SORT )?",
        "units": "(?: UNIT | UNITS )",
        "half": "(?: (hf:AND A HALF) )",
        "orso": "(?: ELSE (?: SO | MORE | CARDINAL (?! MULTIPLIER | DASH? {units} ) ) )",
        "often": "(?: (q:{count}) | (o:ALTERNATE) )",
        "long": "(?: DASH? (long:LONG) )",
        # part of a longer period: "early", "mid-", "the end of"
        "bound": "(e:EARLY | MID | LATE)",
        "limit": "(?: THE? (e:OPENING | MIDDLE | CLOSING) OF | (e:OPENING | MIDDLE | CLOSING) DASH )",
        "edge": "(?: (?: {limit} | THE? {bound} (?: OF | INSIDE | DASH | ON )? ) THE? )",
        # years, alone and by pointing
        "year": "(?: (y:YEAR | SHORTYEAR) ERA? | (y:NUM) (era:ERA) )",
        "thatyear": "(?: (?: OF | INSIDE | COMMA )? THE? (ry:LAST | THIS | NEXT | THAT)+ (ru:ANNUAL) )",
        "ofyear": "(?: (?: COMMA | OF | INSIDE | COMMA OF )? {year} | {thatyear} )",
        "thatunit": "(?: THE? (ry:LAST | THIS | NEXT | THAT)+ (ru:UNIT) )",
        "whole": "(?: OF (?: (m:MONTH) {dot} {ofyear}? | {year} | THE (tu:UNIT) | {thatunit} ) )",
        # days
        "dom": "(d:DAY | DAYTH)",
        "daymonth": "(?: THE? {dom} DOT? OF? THE? (m:MONTH) {dot} {ofyear}? )",
        "ordinal": "(?: {dom} | (d:ORDINAL) ) (?! MULTIPLIER | DASH? {units})",
        "monthday": "(?: (m:MONTH) {dot} THE? {ordinal} {ofyear}? )",
        "after": "(?<= MONTH DAY DASH | MONTH DAY AND | MONTH DAYTH AND | MONTH DAY OR | MONTH DAYTH OR )",
        "dot": "(?: (?<= SHORT ) DOT )?",
        "weekday": "(?: (w:WEEKDAY) {dot} )",
        "dayofweek": "(?: {weekday} (?: OF? (xw:LAST | THIS | NEXT) (wu:UNIT) )? )",
        "dayname": "(?: (x:LAST | NEXT | THIS)+ {weekday} | {dayofweek} )",
        "holiday": "(?: (x:LAST | THIS | NEXT)? (h:HOLIDAY) (?: (hu:UNIT) | (v:EVE) | {weekday} )? {ofyear}? )",
        "sided": "(?: (x:LAST | NEXT)? {monthday} )",
        "calendar": "(?: (?: (?: LAST | NEXT | THIS )* {weekday} COMMA? )? (?: {daymonth} | {sided} | (f:DATE) ) )",
        "date": "(?: {calendar} | {dayname} | (k:DEICTIC) | {holiday} )",
        # moments of the day
        "told": "(?: (?: DAY | CARDINAL ) OCLOCK POSS OCLOCK {daypart}? | (?<= AT ) (?: DAY | CARDINAL ) {daypart} )",
        "daypart": "(?: INSIDE THE PART | AT PART )",
        "hours": "(?: (t:CLOCK | POINT | {told}) (?: ZONAL TIME )? (z:ZONE)? | (t:FOUR) (?: (z:ZONE) | ZONAL TIME ) )",
        "clock": "(?: {hours} | (?<= AT | IN ) (t:FOUR) (?= ON? (?: WEEKDAY | DEICTIC ) ) )",
        "part": "(?: (?: (pe:EARLY | MID | LATE) IN? DASH? )? THE? (p:PART) | BEFORE (p:DARK) )",
        "hour": "(?: {clock} | {part} | (p:OVERNIGHT) )",
        "early": "(?: THE? WEE PART? (hh:UNITS) OF )",
        "moment": "(?: {hour} (?: COMMA | ON | OF | AND | START )? | {early} | THE? {bound} (?: ON | OF | INSIDE )? )",
        "at": "(?: COMMA? AT? {clock} | DASH? (p:PART | OVERNIGHT) | AT (p:PART) )",
    }
)
# Every rule's expression holds a token of at least one of these classes.
CORE = (
    "DATE CLOCK DECADE4 DAYTH NTH SHORTYEAR NUM CARDINAL MONTH WEEKDAY WEEKDAYS UNIT UNITS PERIOD PART POINT SEASON "
    "DEICTIC OVERNIGHT SOLID REPEAT REFER TOLD HOLIDAY DECADE TIME"
)
RULES: tuple[tuple[str, str], ...] = (
    ("every", "(me: (w:WEEKDAY)) (?= (?: AND | OR ) WEEKDAY (p:PARTS) )"),
    ("date", "{moment}? {date} {at}?"),
    ("month", "{edge}? (?: THE? (x:LAST | THIS | NEXT) )? (m:MONTH) {dot} {ofyear}?"),
    (
        "first_day",
        "(me: THE? {dom}) (?= (?: DASH | AND | OR | COMMA | SLASH | IN ) THE? {dom} OF? (m:MONTH) {ofyear}? )",
    ),
    (
        "second_day",
        "(?: {after} | (?<= MONTH DOT DAY DASH | MONTH DOT DAY AND | MONTH DOT DAY OR ) ) {dom} (?! {units}) "
        "(?: COMMA? {year} )?",
    ),
    ("the_day", "THE (d:DAYTH) (?! {units} | OTHER )"),
    ("year", "{edge}? (?: THE {units} )? {year}"),
    ("spoken_year", "THE UNIT (n: CARDINAL MULTIPLIER (?: AND? CARDINAL )? )"),
    ("spoken_year", "(?: THE? (s:SEASON) OF? | (m:MONTH) )? (n: CARDINAL CARDINAL (?: DASH? CARDINAL )? )"),
    ("year_era", "{edge}? (n:NUM) (era:ERA)"),
    ("first_era", "(n:NUM) (?= (?: DASH | OR | AND ) NUM (era:ERA) )"),
    ("told_year", "(n:NUM)"),
    ("span_year", "(?<= YEAR DASH) (y:TWO)"),
    ("fiscal_year", "{edge}? THE? FISCAL UNIT? {year}"),
    ("season", "{edge}? THE? (x:LAST | THIS | NEXT | THAT)* (s:SEASON) {ofyear}?"),
    ("season", "{year} (s:SEASON)"),
    ("decade", "{edge}? THE? (y:DECADE4 | DECADE) (era:ERA)?"),
    ("century", "{edge}? THE? (o:ORDINAL | DAYTH | NTH) DASH? (u:UNIT) (era:ERA)?"),
    (
        "quarter",
        "THE? (x:LAST | THIS | NEXT)? {year}? POSS? FISCAL? DASH? (o:ORDINAL) DASH? FISCAL? (u:UNIT | UNITS) {ofyear}?",
    ),
    ("quarter", "(me: (o:ORDINAL)) (?= AND ORDINAL (u:UNITS) {ofyear}? )"),
    ("quarter", "THE? (ry:LAST | THIS | NEXT | THAT)+ (ru:UNIT) POSS (o:ORDINAL) DASH? (u:UNIT)"),
    ("year_unit", "THE {year} (u:UNIT | PERIOD)"),
    ("part_of", "{least}? THE? (o:ORDINAL | LAST | FINAL | INITIAL | EARLY) {amount}? (u:UNIT | UNITS) {whole}"),
    ("half_of_month", "THE? (o:ORDINAL | LAST | FINAL | LATE | EARLY) HALF OF (m:MONTH) {dot} {ofyear}?"),
    ("half", "THE? (o:ORDINAL | LAST | FINAL | LATE | EARLY) (hf:HALF) (?: OF? {ofyear} | OF THE (tu:UNIT) )"),
    ("year_end", "{year}? (u:UNIT) (?: POSS | DASH )? (e:CLOSING)"),
    ("this_unit", "{edge}? THE? (x:LAST | THIS | NEXT | THAT)+ FISCAL? (u:UNIT | PERIOD) {orso}?"),
    ("the_unit", "{edge}? THE (l:MORE)? (l:FISCAL)? (u:UNIT)"),
    ("of_weekend", "(?<= A ) (u:UNIT)"),
    ("year_ago", "(u:UNIT) DASH (?: AGO | BEFORE )"),
    (
        "year_before",
        "(?: (?: THE | THIS ) THAT? (u:UNIT | PERIOD | TIME) "
        "(?: OF? LAST (tu:ANNUAL) | A (tu:UNIT) (?: AGO | BEFORE ) ) "
        "| LAST (tu:ANNUAL) POSS (u:UNIT | PERIOD) )",
    ),
    ("year_ago", "THE THAT? (u:UNIT) DASH (?: AGO | BEFORE ) (?: ORDINAL? (?: UNIT | PERIOD ) | {amount} (n:UNITS) )"),
    ("from_now", "{about}? (?: {amount} | (q:A) ) (u:UNIT | UNITS) {half}? {orso}? FROM (?: (r:REFER) | (k:DEICTIC) )"),
    ("before_last", "THE (u:UNIT) BEFORE (x:LAST) (?! WEEKDAY | MONTH | SEASON | UNIT | PART | HOLIDAY)"),
    (
        "ago",
        "{about}? (?: {amount} {upto} | (q:A | THE) )? {more} DASH? (u:UNIT | UNITS) {half}? {orso}? "
        "(g:AGO | BEFORE | AFTER)",
    ),
    ("last_span", "{least}? (?: EVERY OF )? THE? (x:LAST | NEXT) {amount} {upto} {more} (u:UNIT | UNITS) {orso}?"),
    (
        "span",
        "{about}? (?: THE | ANOTHER )? {which}? {amount} {upto} DASH? {more} DASH? (u:UNIT | UNITS) "
        "{long}? {half}? {orso}?",
    ),
    ("span", "{about}? (?: A | THE ) {amount} DASH? (u:UNIT) PERIOD"),
    ("span", "{about}? (q:A) MORE? (u:UNIT) {half}? {orso}?"),
    ("solid", "(s:SOLID)"),
    ("long_span", "(u:UNIT | UNITS) {long}"),
    ("age_of", "(q: {count}) DASH? (u:UNIT | UNITS) DASH? OLD"),
    (
        "span_of",
        "(?: THE? (x:NEXT | VAGUE | THIS | LAST) | THE (x:EARLY | LATE | ORDINAL | FINAL | INITIAL) )? (u:UNITS)",
    ),
    (
        "every",
        "(v:EVERY) (?: {often}? (u:UNIT | UNITS) | (w:WEEKDAY) (p:PART)? | (m:MONTH) | (s:SEASON) | (p:PART) )",
    ),
    ("every", "(w:WEEKDAYS)"),
    ("every", "(w:WEEKDAY | WEEKDAYS) (p:PARTS)"),
    ("repeat", "(r:REPEAT)"),
    ("part", "{edge}? THE? (x:LAST | THIS | NEXT | THAT)* (p:PART)"),
    ("part", "(x:BEFORE) (p:DARK)"),
    ("part", "(x:LAST | THIS | NEXT | THAT)* (p:OVERNIGHT)"),
    ("clock_part", "{clock} (x:LAST | THIS) (p:PART)"),
    ("clock", "{clock}"),
    ("clock", "(me: (t:FOUR | CLOCK)) (?= (?: DASH | OR | AND ) (?: FOUR | CLOCK ) (z:ZONE) )"),
    ("day_beside", "THE (u:UNIT) (g:BEFORE | AFTER) {date}"),
    ("eve_of", "THE? EVE OF {date}"),
    ("night_into", "THE? (n:OVERNIGHT | PART) TOWARD (?: EARLY | LATE )? {date}"),
    ("week_of", "THE (wk:UNIT) OF {date}"),
    ("refer", "(r:REFER)"),
    ("this_time", "(?<= AT | IN | APPROX ) (x:THIS) TIME"),
    ("told", "(r:TOLD)"),
)
