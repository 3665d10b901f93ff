"""Verbs as cues: the frames in which their content stands, and what to do where the tree shows none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.lexicon import speech
from sayso.model import Zone
from sayso.reading.parse import Token
from sayso.reading.voices import contents, phrases, sources
from sayso.reading.voices.draft import Draft, is_titled
from sayso.reading.voices.unframed import as_clause, unframed
from sayso.reading.voices.use import FINITE, Use


def by_verb(use: Use) -> Iterator[Draft]:
    """The reading of a verb in the frames of its class, tried from the surest to the least sure; else none."""
    verb, frames = use.head, use.cue.frames
    if "negated" in frames or _is_name(use) or (verb.dep in ("amod", "compound") and verb.i < verb.head.i):
        return
    found = as_clause(use) if use.passive else None
    found = found or next((d for frame, read in _FRAMES if frame in frames and (d := read(use)) is not None), None)
    if found is None and not use.passive and _may_stand_alone(verb) and frames & {"that", "quote", "obj_that"}:
        found = unframed(use)
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
    top = next(t for t in (verb, *verb.ancestors()) if t.dep != "conj")
    hung = verb.dep in ("amod", "compound", "aux") or top.dep in ("relcl", "pcomp")
    return verb.tag in (*FINITE, "VBG", "VBN") and not hung


def _that(use: Use) -> Draft | None:
    tokens = contents.clause(use.head) or (contents.asked(use.head) if use.cue.sense == "ask" else None)
    if tokens is None or (use.cue.sense in ("believe", "know") and _is_unreal(use)):
        return None
    if use.cue.sense in speech.load().group("denying") and 0 < _colon(use) < tokens[-1].i:
        tokens = [t for t in tokens if t.i < _colon(use)]  # "denied that it was hit: nine had died elsewhere"
    told = not use.passive or "obj_that" in use.cue.frames
    by = sources.agent(use.head) if use.passive else None
    who = by or (sources.subject(use.head) or use.beside() if told else None)
    if who is not None and _is_inverted(use, who) and all(t.i > use.head.i for t in tokens):
        tokens = [t for t in tokens if t.i > _colon(use)]  # "Not so, said the mayor: nobody had died"
        if _colon(use) < who.i or not tokens:
            return None
    return use.draft("that", who, tokens) if use.may_have(who) else None


def _colon(use: Use) -> int:
    """Where a colon stands behind a cue; -1 where none does."""
    return next((t.i for t in use.sentence.tokens[use.head.i :] if t.text == ":"), -1)


def _is_inverted(use: Use, who: Token) -> bool:
    """ "…," said the mayor: what is said stands before."""
    before = use.sentence.tokens[use.head.i - 1] if use.head.i else None
    return who.i > use.head.i and before is not None and (before.text == "," or before.tag == "''")


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
    return use.draft("object", who, tokens) if who is not None and use.may_have(who) else None


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


def _numbered(use: Use) -> Draft | None:
    """ "counted nine dead": an object that is a number, or has one."""
    own = use.head.child("dobj")
    counted = own is not None and any(t.pos == "NUM" for t in (own, *own.children))
    return _object(use) if counted else None


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
    ("number", _numbered),
    ("obj", _object),
)
