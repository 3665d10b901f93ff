"""Verbs as cues where the tree shows no content: what stands around them tells."""

from __future__ import annotations

from sayso.lexicon import speech
from sayso.model import Zone
from sayso.reading.parse import Token
from sayso.reading.voices import contents, phrases, sources
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.use import FINITE, Use

_LATE = 5  # tokens: how far behind a cue its source may stand ("said on Monday the mayor")
_NOTE = 2  # tokens: no more behind a colon are no note
_TAIL = 25  # tokens: more after a cue are no mere "in a statement on Tuesday"


def unframed(use: Use) -> Draft | None:
    """The reading of a verb without a frame, tried from the surest to the least sure."""
    return as_clause(use) or _broken_clause(use) or _before(use) or _noted(use) or _after(use) or _bare(use)


def as_clause(use: Use) -> Draft | None:
    """ "As the monitor noted, nine people died": the content is the clause that "as" stands beside."""
    verb = use.head
    marked = any(c.lower == "as" and c.dep in ("mark", "advmod", "prep") for c in verb.children)
    told = verb.tag in FINITE and use.has_subject
    by = sources.agent(verb) if use.passive else None
    if verb.dep != "advcl" or not marked or not (told or by is not None):
        return None
    if "that" not in use.cue.frames or use.cue.sense not in speech.load().spoken or verb.child("dobj"):
        return None
    barred = {t.i for t in verb.subtree()}
    clause = [t for t in verb.head.subtree() if t.i not in barred]
    return (
        use.draft("as", by or sources.subject(verb), clause)
        if sources.after_comma(verb) or verb.i < clause[0].i
        else None
    )


def _broken_clause(use: Use) -> Draft | None:
    """ "said families of the dead want answers": verbs of saying have no object, it is a clause."""
    verb, after = use.head, contents.after(use.head)
    if verb.tag not in FINITE or "that" not in use.cue.frames or not use.has_subject or after is None:
        return None
    takes_object = any("obj" in c.frames for c in speech.load().verbs[verb.lower])
    if (
        use.cue.sense not in ("say", "claim", "report", "warn")
        or takes_object
        or not any(t.tag in FINITE or t.tag == "MD" for t in after)
    ):
        return None
    return use.draft("that", sources.subject(verb), after)


def _before(use: Use) -> Draft | None:
    """ "… killed nine activists said": a cue that ends its sentence has all that stands before its source."""
    verb = use.head
    spoken = "quote" in use.cue.frames and use.cue.sense in speech.load().spoken
    told = spoken and bool(use.cue.frames & {"that", "obj_that"})
    if verb.tag not in FINITE or not told or not _ends_sentence(use):
        return None
    who = sources.subject(verb) if use.has_subject else phrases.beside(verb, use.sentence)
    if who is None or who.i > verb.i + len(use.words) + _LATE or not use.may_have(who):
        return None
    tokens = use.sentence.tokens[: min(phrases.phrase(who, verb)[0].i, verb.i)]
    finite = any(t.tag in (*FINITE, "MD") for t in tokens)
    told = finite or any(t.i < verb.i < who.i for t in verb.all("nsubj"))  # "The men left nine dead, said the nurse"
    return use.draft("before", who, tokens) if told else None


def _ends_sentence(use: Use) -> bool:
    """Whether after the cue come only whom it was told, where, when, and participles of its own."""
    rest = use.sentence.tokens[use.words[-1].i + 1 :]
    if len(rest) > _TAIL or (rest and rest[-1].text == ":"):
        return False
    finite = [t for t in rest if t.tag in FINITE or t.tag == "MD"]
    return all(_is_aside(token, use.head) for token in finite)


def _is_aside(token: Token, verb: Token) -> bool:
    """Whether a finite verb stands in a relative clause or under a participle that follows the cue."""
    above = next((t for t in (token, *token.ancestors()) if t.tag == "VBG" or t.dep == "relcl"), None)
    return above is not None and above.i > verb.i


def _after(use: Use) -> Draft | None:
    """ "X says no air strikes": a headline's cue with no verb after it."""
    rest = [t for t in use.sentence.tokens[use.words[-1].i + 1 :] if t.dep != "punct"]
    if use.head.tag not in FINITE or not rest or not use.has_subject or "that" not in use.cue.frames:
        return None
    headline = use.sentence.place.zone in (Zone.HEADLINE, Zone.STANDFIRST)
    if rest[0].lower != "no" and not (headline and len(rest) > 2):
        return None
    return use.draft("after", sources.subject(use.head), rest)


def _noted(use: Use) -> Draft | None:
    """ "The brigade wrote: two tanks destroyed": a note behind a colon, without quotation marks."""
    at = use.words[-1].i + 1
    rest = use.sentence.tokens[at + 1 :]
    noted = at < len(use.sentence.tokens) and use.sentence.tokens[at].text == ":" and len(rest) > _NOTE
    if not noted or rest[0].tag == "``" or use.head.tag not in FINITE or use.cue.sense not in ("say", "report"):
        return None
    return use.draft("that", sources.subject(use.head), rest)


def _bare(use: Use) -> Draft | None:
    """A cue whose content must be a quotation: the binder looks for it."""
    if "quote" not in use.cue.frames:
        return None
    who = sources.subject(use.head) or use.beside()
    return use.draft("quote", who, ()) if who is not None else None
