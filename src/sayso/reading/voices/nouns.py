"""Cues that are no verbs: phrases, nouns, adjectives and hedges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sayso.lexicon import speech
from sayso.lexicon.speech import Cue
from sayso.reading.parse import Token
from sayso.reading.voices import phrases, sources
from sayso.reading.voices.draft import Draft
from sayso.reading.voices.use import Use


def _by_phrase(use: Use) -> Iterator[Draft]:
    """ "according to X": the source hangs on the phrase, the content is the clause around it."""
    first, last = use.words[0], use.words[-1]
    below = last.child("pobj") or first.child("pobj", "dobj") or phrases.beside(last, use.sentence)
    owned = "owner" in use.cue.frames
    source = below.child("poss") if owned and below is not None else below
    if below is None or source is None or below.i < last.i or not _may_govern(use.cue, below):
        return
    if not owned and _is_measure(below):
        return
    barred = range(first.i, max(_end(below), phrases.phrase(phrases.issuer(below))[-1].i) + 1)
    above = next((t for t in first.ancestors() if t.pos in ("VERB", "AUX")), None)
    whole = first.i == 0 or above is None
    tokens = use.sentence.tokens if whole or above is None else _whole_clause(above, first).subtree()
    if "poll" in use.cue.frames and not any(t.pos == "NUM" and t.i not in barred for t in tokens):
        return
    # what follows the source then tells more of the source, but not in "What landed, by the port's count, was …"
    closes = above is not None and above.i < first.i and above.dep not in ("csubj", "csubjpass")
    yield use.draft("phrase", source, [t for t in tokens if t.i not in barred and not (closes and t.i > barred[-1])])


def _may_govern(cue: Cue, source: Token) -> bool:
    """ "In" alone names a source only before a poll (and there only for its figures), "by" before "X's count"."""
    governed = speech.load().governed(cue)
    return governed is None or source.lower in governed


def _is_measure(head: Token) -> bool:
    """ "according to age", "according to their size": a yardstick, not a source."""
    owned = any(c.dep == "poss" and c.tag == "PRP$" for c in head.children)
    bare = head.tag == "NN" and not head.children and not sources.may_speak(head)
    return owned or (bare and head.lower not in speech.load().group("utterances") and head.text.islower())


def _end(head: Token) -> int:
    """Where the source of a phrase ends: with its "by" and "of", and with the clause that tells which one it is.

    A clause that the parser hung on it stops at the next comma; any other verb is none of the source's.
    """
    below = head.subtree()
    stop = next((t for t in below if t.i > head.i and (t.text == "," or t.pos in ("VERB", "AUX"))), None)
    if stop is None:
        return below[-1].i
    telling = next((c for c in below if c.dep in ("acl", "relcl") and c.i >= stop.i), None)
    if stop.text == "," or telling is None or not _is_telling(telling, stop):
        return stop.i - 1
    return next((t.i for t in telling.subtree() if t.i > stop.i and t.text == ","), telling.subtree()[-1].i + 1) - 1


def _is_telling(clause: Token, stop: Token) -> bool:
    """A participle, or a clause with its relative pronoun, that begins where the noun phrase ends."""
    if clause.tag in ("VBN", "VBG"):
        return clause.i <= stop.i
    return clause.subtree()[0].tag in ("WDT", "WP", "WP$")


def _whole_clause(verb: Token, phrase: Token) -> Token:
    """The clause that "according to" closes, up from where the parser hung it (in mid-sentence a relative clause)."""
    last = max(t.i for t in [verb, *verb.ancestors()][-1].subtree())
    final = phrase.subtree()[-1].i >= last - 1
    for above in (verb, *verb.ancestors()):
        verb = above
        if above.dep == "parataxis" or (above.dep in ("relcl", "conj") and not final):
            break
    return verb


def _by_noun(use: Use) -> Iterator[Draft]:
    """ "X's claim that …", "reports emerged that …": the owner is the source."""
    noun, last = use.head, use.words[-1]
    if len(use.words) > 1:
        tokens = [t for c in last.children if c.i > last.i for t in c.subtree()]
        verb = None
    else:
        tokens, verb = _noun_clause(noun, use.cue), _announcing(noun)
    if tokens and verb is not None:
        cues = speech.load().verbs[verb.lower]
        said = Use(verb, [verb], next(c for c in cues if "that" in c.frames and not c.rest), use.sentence)
        yield said.draft("that", sources.subject(verb), tokens)
    elif tokens:
        yield use.draft("noun", _owner(noun), tokens)


def _announcing(noun: Token) -> Token | None:
    """The verb of "announced in a statement that …", on whose noun the parser hung the clause."""
    verb = noun.head.head if noun.dep == "pobj" and noun.head.dep == "prep" else None
    if verb is None or verb.pos != "VERB" or verb.child("ccomp") is not None:
        return None
    cues = speech.load().verbs.get(verb.lower, ())
    return verb if any("that" in c.frames and not c.rest for c in cues) else None


def _noun_clause(noun: Token, cue: Cue) -> list[Token]:
    """The clause that a noun governs, or that trails behind its verb ("reports emerged that …")."""
    for c in noun.children:
        if c.i < noun.i or c.dep not in ("acl", "ccomp", "relcl"):
            continue
        that = next((k for k in c.children if k.lower == "that"), None)
        marked = that is not None and (that.dep == "mark" or (c.dep == "acl" and that.i == noun.i + 1))
        infinitive = (
            c.tag == "VB"
            and not _is_in_order(noun)
            and any(k.lower == "to" and k.dep in ("aux", "mark") for k in c.children)
        )
        if (marked and "that" in cue.frames) or (infinitive and "to" in cue.frames):
            return c.subtree()
    return _trailing(noun) if "that" in cue.frames and noun.dep in ("nsubj", "nsubjpass") else []


def _is_in_order(noun: Token) -> bool:
    """ "in order to": no order was given."""
    return noun.lower == "order" and noun.dep == "pobj" and noun.head.lower == "in" and noun.i == noun.head.i + 1


def _trailing(noun: Token) -> list[Token]:
    trailing = (c for c in noun.head.children if c.dep in ("ccomp", "acl") and c.i > noun.i)
    marked = (c for c in trailing if any(k.dep == "mark" and k.lower == "that" for k in c.children))
    found = next(marked, None)
    return found.subtree() if found is not None else []


def _owner(noun: Token) -> Token | None:
    """ "Russia's claim", "claims by the army", or who makes the claim ("the army made claims that")."""
    own = noun.child("poss")
    if own is not None:
        return own
    by = next((c for c in noun.children if c.dep == "prep" and c.lower in ("by", "from")), None)
    if by is not None:
        return by.child("pobj")
    if any(c.dep in ("amod", "compound") and c.text[:1].isupper() and c.i < noun.i for c in noun.children):
        return noun
    if noun.dep == "dobj" and noun.head.lower in speech.load().group("making"):
        return sources.subject(noun.head)
    return None


def _by_adjective(use: Use) -> Iterator[Draft]:
    """ "is confident that", "are worried about"."""
    word, last = use.head, use.words[-1]
    if word.dep not in ("acomp", "ROOT", "conj", "advcl", "attr"):
        return
    under = word.children if len(use.words) == 1 else last.children
    below = [c for c in under if c.i > last.i and (len(use.words) > 1 or c.dep in ("ccomp", "xcomp"))]
    below = below or [c for c in word.head.children if len(use.words) == 1 and _is_bare_clause(c, word)]
    who = sources.subject(word.head if word.dep == "acomp" else word)
    if below and who is not None and who.lower not in speech.load().group("anonymous"):
        yield use.draft("adjective", who, [t for c in below for t in c.subtree()])


def _is_bare_clause(clause: Token, word: Token) -> bool:
    """ "is adamant nobody came": a clause with a subject of its own right after the word, which no word opens."""
    own = clause.child("nsubj", "nsubjpass", "expl") is not None and clause.child("mark", "advmod") is None
    return clause.dep in ("advcl", "ccomp") and own and clause.subtree()[0].i == word.i + 1


def _by_hedge(use: Use) -> Iterator[Draft]:
    """ "reportedly": nobody's word, over the clause that it stands in."""
    above = next((t for t in use.head.ancestors() if t.pos in ("VERB", "AUX", "NOUN")), None)
    if above is not None:
        yield use.draft("hedge", None, above.subtree())


READERS: Mapping[str, Callable[[Use], Iterator[Draft]]] = {
    "phrase": _by_phrase,
    "noun": _by_noun,
    "adjective": _by_adjective,
    "hedge": _by_hedge,
}
