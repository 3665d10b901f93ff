"""Speakers before a colon ("Monitor: forty dead"), in headlines behind it, and those who sign a quotation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sayso.lexicon import speech
from sayso.lexicon.speech import Cue
from sayso.model import Zone
from sayso.reading.parse import Sentence, Token
from sayso.reading.voices import sources
from sayso.reading.voices.draft import Draft, is_titled
from sayso.reading.voices.phrases import is_clock
from sayso.reading.voices.use import Use

LONGEST = 6  # tokens: a longer run beside a colon is no speaker's name
_OPENINGS = ("no", "we", "i")  # what begins so is said, whatever stands before the colon
_TOPIC = 2  # tokens: no more on the other side of the mark is a topic, not something said
_COLON = Cue(":", (), "phrase", "say", frozenset({"quote", "source"}))


def by_colon(colon: Token, sentence: Sentence, quoted: Collection[int]) -> Iterator[Draft]:
    """The voice that a colon gives its words to, if one side of it is a speaker's name."""
    use = Use(colon, [colon], _COLON, sentence)
    before, after = _undated(sentence.tokens[: colon.i]), list(sentence.tokens[colon.i + 1 :])
    before = _office(before) or before
    if len(before) == 1 and before[0].lower in speech.load().group("own_voices"):
        return
    first, last = _label(before), _label(after)
    headed = sentence.place.zone is Zone.HEADLINE or is_titled(sentence)
    if (
        first is not None
        and len(after) > 1
        and (_speaks(first, before, after[0], quoted) or (headed and _is_name(first)))
    ):
        yield use.draft("colon", first, after, before)
        return
    headline = sentence.place.zone in (Zone.HEADLINE, Zone.STANDFIRST) and len(before) > _TOPIC
    if last is not None and headline and (sources.may_speak(last) or last.pos == "PROPN"):
        yield use.draft("colon", last, before, after)


def _undated(tokens: Sequence[Token]) -> list[Token]:
    """A label without the clock time at its front ("07:02 Neighbours: two houses on fire")."""
    return list(tokens[1:] if len(tokens) > 1 and is_clock(tokens[0]) else tokens)


def _office(tokens: list[Token]) -> list[Token] | None:
    """ "Rebel adviser Ada Holm, on the radio: …": a speaker by trade, without where he speaks."""
    at = next((i for i, t in enumerate(tokens) if t.text == "," or (t.pos == "ADP" and t.lower != "of")), None)
    own = tokens[:at] if at else []
    return own if _label(own) is not None and any(sources.may_speak(t) for t in own) else None


def by_dash(dash: Token, sentence: Sentence, quoted: Collection[int]) -> Iterator[Draft]:
    """ "“The road is shut.” — Ada Holm, mayor": whose words the quotation before the dash are."""
    before, after = list(sentence.tokens[: dash.i]), list(sentence.tokens[dash.i + 1 :])
    if sentence.place.zone is Zone.HEADLINE and _ends_headline(before, after):
        yield Use(dash, [dash], _COLON, sentence).draft("colon", after[-1], before, after)
        return
    comma = next((t.i for t in after if t.text == ","), len(sentence.tokens))
    label = [t for t in after if t.i < comma]
    head = _label(label)
    signs = dash.i == 0 or dash.i - 1 in quoted
    if signs and head is not None and head.pos == "PROPN" and not any(t.pos in ("VERB", "AUX") for t in after):
        yield Use(dash, [dash], _COLON, sentence).draft("signed", head, (), label)


def _ends_headline(before: list[Token], after: list[Token]) -> bool:
    """ "Truce holds - ministry": a body, a state, a person by role; a place, too, that denies ("No troops - Moscow").

    Any other name at the end of a headline is the publisher's.
    """
    head = _label(after)
    if head is None or len(before) <= _TOPIC:
        return False
    return sources.may_speak(head) or (head.kind == "place" and before[0].lower == "no")


def _speaks(head: Token, label: list[Token], opening: Token, quoted: Collection[int]) -> bool:
    """A topic ("Veria: forty dead") is no speaker, unless what follows is quoted or denies."""
    if sources.may_speak(head) or opening.i in quoted or opening.lower in _OPENINGS:
        return True
    return head.kind != "place" and sum(t.pos == "PROPN" for t in label) > 1


def opens_speech(draft: Draft) -> bool:
    """Whether what stands behind a colon is quoted, or begins as only a speaker's words do."""
    opening = draft.sentence.tokens[draft.head.i + 1]
    return opening.lower in _OPENINGS or opening.tag == "``"


def _is_name(head: Token) -> bool:
    """In a headline a lone name before a colon speaks, unless it is a place or a state (then it is the topic)."""
    utterance = head.lower in speech.load().group("utterances")
    return utterance or (head.pos == "PROPN" and head.kind not in ("place", "actor"))


def _label(tokens: list[Token]) -> Token | None:
    """The head of a short noun phrase that is all there is on one side of a colon."""
    plain = all(t.pos in ("NOUN", "PROPN", "DET", "ADJ") or t.tag == "POS" for t in tokens)
    if not tokens or len(tokens) > LONGEST or not plain or len(tokens[-1].text) == 1:
        return None
    return tokens[-1] if tokens[-1].pos in ("NOUN", "PROPN") else None
