"""Verbs as cues: the frames in which their content stands, and what to do where the tree shows none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.lexicon import speech
from sayso.model import Zone
from sayso.reading.parse import Token
from sayso.reading.voices import contents, phrases, sources
from sayso.reading.voices.draft import Draft, is_titled
from sayso.reading.voices.use import FINITE, Use

_LATE = 5  # tokens: how far behind a cue its source may stand ("said on Monday the mayor")
_TAIL = 25  # tokens: more after a cue are no mere "in a statement on Tuesday"


def by_verb(use: Use) -> Iterator[Draft]:
    """The reading of a verb in the frames of its class, tried from the surest to the least sure; else none."""
    verb, frames = use.head, use.cue.frames
    if "negated" in frames or _is_name(use) or (verb.dep in ("amod", "compound") and verb.i < verb.head.i):
        return
    found = _as_clause(use) if use.passive else None
    found = found or next((d for frame, read in _FRAMES if frame in frames and (d := read(use)) is not None), None)
    if found is None and not use.passive and _may_stand_alone(verb) and frames & {"that", "quote", "obj_that"}:
        found = _as_clause(use) or _broken_clause(use) or _before(use) or _after(use) or _bare(use)
    if found is not None:
        yield found


def _is_name(use: Use) -> bool:
    """A capital inside a sentence: "Rodi Said" is a name, not somebody who speaks."""
    verb, zone = use.head, use.sentence.place.zone
    if not verb.text.istitle() or verb.i == 0:
        return False
    if zone in (Zone.HEADLINE, Zone.STANDFIRST) or is_titled(use.sentence):
        return False
    return use.sentence.tokens[verb.i - 1].text[:1].isupper()


def _may_stand_alone(verb: Token) -> bool:
    return verb.tag in (*FINITE, "VBG", "VBN") and verb.dep not in ("amod", "compound", "relcl", "aux")


def _that(use: Use) -> Draft | None:
    tokens = contents.clause(use.head) or (contents.asked(use.head) if use.cue.sense == "ask" else None)
    if tokens is None or (use.cue.sense in ("believe", "know") and _is_unreal(use)):
        return None
    told = not use.passive or "obj_that" in use.cue.frames
    who = sources.subject(use.head) or _beside(use) if told else sources.agent(use.head)
    if who is not None and _is_inverted(use, who) and all(t.i > use.head.i for t in tokens):
        return None
    return use.draft("that", who, tokens) if _may_be(use, who) else None


def _is_inverted(use: Use, who: Token) -> bool:
    """ "…," said the mayor: what is said stands before."""
    before = use.sentence.tokens[use.head.i - 1] if use.head.i else None
    return who.i > use.head.i and before is not None and (before.text == "," or before.tag == "''")


def _beside(use: Use) -> Token | None:
    return phrases.beside(use.head, use.sentence) if use.head.tag in FINITE else None


def _may_be(use: Use, who: Token | None) -> bool:
    """Only persons see; events and lapses of time say nothing."""
    if use.cue.sense == "see":
        return who is not None and who.lower in speech.load().group("persons")
    return who is None or phrases.speaks(who)


def _to(use: Use) -> Draft | None:
    tokens = contents.infinitive(use.head)
    if tokens is None or use.passive or (use.cue.sense == "plan" and use.head.tag == "VB"):
        return None
    return use.draft("to", sources.subject(use.head), tokens)


def _raised(use: Use) -> Draft | None:
    """ "is said to have left": the subject belongs to what is said."""
    tokens, subject = contents.infinitive(use.head), use.head.child("nsubjpass")
    if tokens is None or not use.passive or subject is None:
        return None
    return use.draft("raised", sources.agent(use.head), subject.subtree() + tokens)


def _seems(use: Use) -> Draft | None:
    """ "appeared to renege", "seemed lost", "it seems that …": a hedge without a source, over the clause."""
    tokens, subject = contents.appearance(use.head), use.head.child("nsubj", "expl")
    if not tokens or subject is None or use.head.tag == "VB":
        return None
    return use.draft(
        "seems", None, tokens if subject.lower == "it" and use.head.child("ccomp") else subject.subtree() + tokens
    )


def _object_infinitive(use: Use) -> Draft | None:
    """ "urged them to leave", "were told to leave"."""
    own = contents.second_infinitives(use.head)
    if not own:
        return None
    if not use.passive:
        tokens = (contents.object_and_rest(use.head) or []) + own
        return use.draft("obj_to", sources.subject(use.head), tokens)
    subject = use.head.child("nsubjpass")
    return None if subject is None else use.draft("obj_to", sources.agent(use.head), subject.subtree() + own)


def _object(use: Use) -> Draft | None:
    if use.passive or (use.head.dep == "acl" and use.head.tag == "VBN") or _is_unreal(use):
        return None
    tokens = contents.object_and_rest(use.head) or contents.relative_object(use.head)
    if tokens is None or (use.cue.sense == "announce" and _is_utterance(use.head)):
        return None
    who = sources.subject(use.head)
    return use.draft("object", who, tokens) if who is not None and _may_be(use, who) else None


def _is_utterance(verb: Token) -> bool:
    """ "issued a statement": its content is not the statement, but what stands in it."""
    own = verb.child("dobj")
    return own is not None and own.lower in speech.load().group("utterances")


def _is_unreal(use: Use) -> bool:
    """Whether nobody is said to have done it: "to support", "would endorse", "for praising"; but "will not comment".

    What is spoken may hang on another verb ("began to accuse"); an aim that is aimed at is none yet ("wants to back").
    """
    verb = use.head
    if verb.tag == "VB":
        hung = verb.dep in ("xcomp", "conj") and use.cue.sense in speech.load().spoken - {"believe", "know", "praise"}
        return verb.child("neg") is None and not hung
    return verb.dep == "pcomp"


def _passive(use: Use) -> Draft | None:
    """ "was criticised by X for Y", "accused by X of Y"."""
    verb, subject, who = use.head, use.head.child("nsubjpass"), sources.agent(use.head)
    after = [c for c in verb.children if c.dep == "prep" and c.lower != "by" and c.i > verb.i]
    stray = [c for c in who.children if c.dep == "prep" and c.child("pcomp")] if who is not None else []
    rest = [t for c in (*after, *stray) for t in c.subtree()]
    naming = [t for t in phrases.phrase(who, verb) if t not in rest] if who is not None and stray else None
    if subject is not None:
        return use.draft("passive", who, subject.subtree() + rest, naming)
    blamed = bool(rest) and use.cue.sense == "accuse"
    if verb.tag == "VBN" and verb.dep in ("acl", "advcl", "acomp", "conj") and (who is not None or blamed):
        return use.draft("passive", who, rest, naming)
    return None


def _prepositional(use: Use) -> Draft | None:
    if len(use.words) < 2 or (_is_unreal(use) and use.cue.sense != "say"):
        return None
    tokens = contents.after_words(use.head, use.words[-1])
    who = sources.agent(use.head) if use.passive else sources.subject(use.head)
    return use.draft("prep", who, tokens) if tokens and (who is not None or use.passive) else None


def _named(use: Use) -> Draft | None:
    """ "called the raid a massacre": an object and a name for it."""
    if use.head.dep == "acl" and use.head.tag != "VBG" and sources.agent(use.head) is None:
        return None  # "a street called Straight"
    tokens = contents.object_and_name(use.head, use.words) or contents.object_and_quoted(use.head, use.sentence.tokens)
    who = sources.agent(use.head) if use.passive else sources.subject(use.head)
    return use.draft("named", who, tokens) if tokens and (who is not None or use.passive) else None


def _at(use: Use) -> Draft | None:
    """ "put the toll at nine": the object, and the number that somebody gives it."""
    tokens, who = contents.object_and_number(use.head, use.words[-1]), sources.subject(use.head)
    if not tokens or who is None or use.passive:
        return None
    return Use(use.head, [use.head], use.cue, use.sentence).draft("at", who, tokens)


_FRAMES: tuple[tuple[str, Callable[[Use], Draft | None]], ...] = (
    ("seems", _seems),
    ("at", _at),
    ("that", _that),
    ("obj_that", _that),
    ("raised", _raised),
    ("obj_to", _object_infinitive),
    ("to", _to),
    ("prep", _prepositional),
    ("named", _named),
    ("passive", _passive),
    ("obj", _object),
)


# ---- where the tree shows no content --------------------------------------------------------------------------------


def _as_clause(use: Use) -> Draft | None:
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
    if who is None or who.i > verb.i + len(use.words) + _LATE or not _may_be(use, who):
        return None
    tokens = use.sentence.tokens[: min(phrases.phrase(who, verb)[0].i, verb.i)]
    finite = any(t.tag in (*FINITE, "MD") for t in tokens)
    return use.draft("before", who, tokens) if finite else None


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


def _bare(use: Use) -> Draft | None:
    """A cue whose content must be a quotation: the binder looks for it."""
    if "quote" not in use.cue.frames:
        return None
    who = sources.subject(use.head) or _beside(use)
    return use.draft("quote", who, ()) if who is not None else None
