"""Whether a clause speaks of what is to come or of what is past, by its verbs and other cues, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.lexicon import layout
from sayso.lexicon.times import time_words

_END = re.compile(r"(?<=[^\W_][^\W_])[.!?;:]['\"”’)]*\s|\n\s*\n|\s[-–—]{1,2}\s")
_SHORT = re.compile(r"(?<![^\W_])([A-Z][a-z]{1,5})\.\s(?:([A-Z])?(\w*))")  # "Gen. Ali", "Iraq. The", "Sept. 5"
_LONGEST = 6  # letters of an abbreviation
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_REACH = 220  # characters of a clause looked at on either side
_BESIDE = 4  # words
_ORDER = 10  # words from the "to" of an order to its "by"


def direction(text: str, start: int, end: int) -> int:
    """+1 if the clause around ``text[start:end]`` speaks of what is to come, -1 of what is past, 0 unknown.

    The cue nearest before the expression decides; where none stands before it, the nearest after it; where there is
    no verb at all (headlines), an infinitive points ahead.
    """
    before, after = _clause(text, start, end)
    if any(len(words) > 1 and _points_ahead(words) for words in (before, _without_clock(before))):
        return 1
    if _POSSESSIVE.match(text, end):
        return -1
    for index in range(len(before) - 1, -1, -1):
        if cue := _cue(before, index):
            return cue
    for index in range(len(after)):
        if (cue := _cue(after, index)) and after[index].lower() not in time_words().leading:
            return cue
    return 1 if not after and _has_infinitive(before) else 0


def _points_ahead(before: list[str]) -> bool:
    """Whether the words right before a time point ahead: "set to", the "by" of an order ("to leave by"), or "until".

    What a past verb tells until some day is past ("held until Friday"), but not what was granted ("has until Friday").
    """
    if before[-1].lower() in time_words().by:
        return _has_infinitive(before[-_ORDER:])
    if before[-1].lower() in time_words().until and not any(word.lower() in time_words().granting for word in before):
        cues = (_cue(before, index) for index in range(len(before) - 1, -1, -1))
        return next((cue for cue in cues if cue), 1) > 0
    return " ".join(before[-3:]).lower().endswith(tuple(time_words().beside))


def _has_infinitive(words: list[str]) -> bool:
    """Whether a verb follows "to": "to leave", but not "to a street", "to Paris"."""
    nouns = time_words().not_verbal_after
    return any(word == "to" and then.islower() and then not in nouns for word, then in pairwise(words))


def _without_clock(before: list[str]) -> list[str]:
    """``before`` without the clock time that it ends with: "until 6 p.m. (1500 GMT) on"."""
    last = len(before)
    while last and before[last - 1].lower() in time_words().clock:
        last -= 1
    return before[:last]


def verb_beside(text: str, start: int, end: int) -> int:
    """As ``direction``, from the few words right before the expression alone: "burned down in December"."""
    before = _clause(text, start, end)[0][-_BESIDE:]
    return next((cue for index in range(len(before) - 1, -1, -1) if (cue := _cue(before, index))), 0)


def ahead_beside(text: str, start: int, end: int) -> bool:
    """Whether a firm "will" before the expression, or the words right before it, point ahead ("due on Monday")."""
    before = _clause(text, start, end)[0]
    at = next((index for index in range(len(before) - 1, -1, -1) if _cue(before, index)), 0)
    near = len(before) - at <= _BESIDE or before[at].lower() in time_words().firm
    return len(before) > 1 and (_points_ahead(before) or (near and _cue(before, at) > 0))


def opens(text: str, start: int) -> bool:
    """Whether the sentence begins with the expression at ``start``, or one word before it: "In April he left"."""
    return len(_clause(text, start, start)[0]) <= 1


def _clause(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    breaks = [found.end() for found in sentence_ends(text, low, start)]
    stop = next(sentence_ends(text, end, high), None)
    before = _WORD.findall(text, breaks[-1] if breaks else low, start)
    return before, _WORD.findall(text, end, stop.start() if stop else high)


def sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where sentences end in ``text[start:end]``, with the white space after them; an abbreviation ends none."""
    return (found for found in _END.finditer(text, start, end) if not _abbreviates(text, found))


def _abbreviates(text: str, end: re.Match[str]) -> bool:
    """Whether the dot belongs to "Gen." or "Sept.", and no sentence begins after it as in "of Acme Inc. The firm"."""
    found = _SHORT.search(text, max(0, end.start() - _LONGEST), end.end() + _LONGEST)
    if found is None or found.end(1) != end.start() or found[1].lower() not in layout.load().abbreviations:
        return False
    opener = (found[2] or "").lower() + found[3]
    return not (found[2] and opener in layout.load().sentence_openers)


def _cue(clause: list[str], index: int) -> int:
    """What the word at ``index`` of a clause says of direction, alone or with the words before it."""
    words, word = time_words(), clause[index].lower()
    for length in (3, 2):
        run = " ".join(clause[max(0, index - length + 1) : index + 1]).lower()
        if run in words.past or run in words.future:
            return -1 if run in words.past else 1
    if word in words.leading and index > 0 and clause[index - 1].lower() in words.not_verbal_after:
        return 0  # "the planned march"
    passive = index > 0 and clause[index - 1].lower() == "be"  # "will be held"
    if word in words.future or (word in words.past and not passive):
        return 1 if word in words.future else -1
    return -1 if _is_past_tense(clause, index) else 0


def _is_past_tense(clause: list[str], index: int) -> bool:
    """Whether an "-ed" word is a verb in the past: no name ("United"), no adjective ("the besieged town")."""
    words, word = time_words(), clause[index]
    if len(word) <= 4 or not word.endswith("ed") or word.lower() in words.never_verbal:
        return False
    return index == 0 or (word[0].islower() and clause[index - 1].lower() not in words.not_verbal_after)
