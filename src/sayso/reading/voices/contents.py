"""What is said: the tokens that a cue takes as its content, by the frame in which the cue stands."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.lexicon import speech
from sayso.reading.parse import IN_ORDER, Token
from sayso.reading.voices.running import appended, goes_on
from sayso.reading.voices.sources import after_comma, detached, interposed

_CLAUSES = ("ccomp", "parataxis")
_RELATIVES = ("WDT", "WP")
_COMPLEMENTS = ("prep", "xcomp", "oprd", "ccomp", "dative")
_OBJECTS = ("dobj", "obj", "attr", "oprd")


def clause(verb: Token) -> list[Token] | None:
    """The clause that a verb of saying governs, or, where the parser hung the verb on the clause, that clause."""
    own = [c for c in verb.children if c.dep == "ccomp" and _is_clause(c) and not (c.tag == "VB" and _has_to(c))]
    own = own or [c for c in verb.children if _is_gapped(c)]
    if own:
        last = own[-1]
        own += [c for c in verb.children if goes_on(c, last)]
        tokens = [token for c in own for token in (*_stray_subject(verb, c), *below(c))]
        tokens += appended(verb) if last.i < verb.i else []
        if last.i > verb.i and not interposed(verb):
            tokens = [t for t in tokens if t.i > verb.i or t.tag in _RELATIVES]
        return _same_part(verb, tokens + _set_in_front(verb) + _gap(verb, own[0]))
    hung = verb.dep in _CLAUSES and verb.head.pos in ("VERB", "AUX") and verb.tag in ("VBD", "VBZ", "VBP")
    if hung and not _in_content(verb) and not any(c.dep == "nsubjpass" for c in verb.children):
        if any(c.dep in ("mark", "neg") or (c.dep == "dobj" and c.pos == "PRON") for c in verb.children):
            return None
        barred = {t.i for t in verb.subtree()} - {t.i for t in appended(verb)}
        return _same_part(verb, [t for t in verb.head.subtree() if t.i not in barred])
    return None


def _set_in_front(verb: Token) -> list[Token]:
    """What stands before the speaker, where the cue breaks the sentence: "In a long war, he said, nobody wins"."""
    subject = verb.child("nsubj")
    if subject is None or not interposed(verb):
        return []
    front = subject.subtree()[0].i
    after = next((t for t in _sentence_of(verb) if t.i == verb.i + 2), None)
    stops = any(t.i == front - 1 and t.text == "," for t in _sentence_of(verb))
    if not stops or after is None or after.tag in ("``", "VBG"):
        return []
    fronted = [c for c in verb.children if c.i < front and c.dep in ("prep", "advcl", "npadvmod", "nsubj")]
    return [t for c in fronted for t in c.subtree()]


def _sentence_of(token: Token) -> list[Token]:
    return [token, *token.ancestors()][-1].subtree()


def _gap(verb: Token, said: Token) -> list[Token]:
    """Of "a raid (which) the army says killed nobody": the pronoun, or without one the noun, that is the subject."""
    if verb.dep != "relcl" or said.child("nsubj", "nsubjpass", "expl", "csubj") is not None:
        return []
    pronoun = next((c for c in verb.children if c.tag in ("WDT", "WP") and c.i < verb.i), None)
    if pronoun is not None:
        return [pronoun]
    subject = verb.child("nsubj")
    if subject is None or subject.i != verb.i - 1 or subject.tag in _RELATIVES:
        return []
    barred = {t.i for t in verb.subtree()}
    return [t for t in verb.head.subtree() if t.i not in barred and t.i < verb.i]


def _is_gapped(token: Token) -> bool:
    """ "a raid which they said [killed nine]": the clause that the parser takes for a complement without a subject."""
    finite = token.tag in ("VBD", "VBN", "VBZ", "VBP") and not any(c.dep in ("aux", "auxpass") for c in token.children)
    return token.dep == "xcomp" and token.head.dep == "relcl" and finite


def is_background(token: Token) -> bool:
    """Whether a relative clause after a comma ends the sentence: more often the reporter's word than the speaker's.

    Measured on PolNeAR's training part: of such clauses in indirect speech, three in five are left out of the content.
    """
    if token.dep != "relcl" or not any(c.tag in ("WDT", "WP", "WP$", "WRB") for c in token.subtree()[:3]):
        return False
    last = [token, *token.ancestors()][-1].subtree()[-1]
    return after_comma(token) and token.subtree()[-1].i >= last.i - 1


def takes_up(verb: Token, outer: Token) -> bool:
    """Whether a verb of saying goes with the cue above rather than with the clause that the parser joined it to:

    "said that the truce would end if attacks continued and warned that …": same tense, no subject, a clause of its own.
    """
    if verb.dep != "conj" or verb.tag != outer.tag or verb.tag not in ("VBD", "VBZ", "VBP"):
        return False
    if any(c.dep in ("nsubj", "nsubjpass", "aux") for c in verb.children) or verb.child("ccomp", "dobj") is None:
        return False
    frame = "that" if verb.child("ccomp") is not None else "obj"
    table = speech.load()
    return any(frame in c.frames and c.sense in table.spoken for c in table.alone(verb.lower))


def _in_content(verb: Token) -> bool:
    """Whether the clause that a verb hangs on says it: "activists said they recorded"."""
    cues = speech.load().verbs.get(verb.head.lower, ())
    return verb.dep == "ccomp" and any("that" in cue.frames for cue in cues)


def _stray_subject(verb: Token, clause_head: Token) -> list[Token]:
    """The subject that the parser made the object of the verb: "stressed [that trade] [is one factor]"."""
    if clause_head.tag not in ("VBD", "VBZ", "VBP") or clause_head.child("nsubj", "nsubjpass") is not None:
        return []
    first = min(t.i for t in clause_head.subtree())
    stray = next((c for c in verb.children if c.dep == "dobj" and verb.i < c.i < first), None)
    return stray.subtree() if stray is not None else []


def below(clause_head: Token) -> list[Token]:
    """A clause without the participles after it that carry the speaker on ("…, adding that", "… and blaming …")."""
    barred: set[int] = set()
    for token in clause_head.subtree():
        if token is clause_head:
            continue
        if carries_on(token) or takes_up(token, clause_head.head) or is_background(token):
            barred.update(t.i for t in token.subtree())
            barred.update(c.i for c in token.head.children if c.dep == "cc" and c.i < token.i)
    return [t for t in clause_head.subtree() if t.i not in barred]


def carries_on(verb: Token) -> bool:
    """Whether a participle of saying hangs on a clause but belongs to who said it."""
    if verb.tag != "VBG" or any(c.dep in ("aux", "auxpass", "nsubj") for c in verb.children):
        return False
    if verb.dep == "conj" and verb.head.tag != "VBG" and verb.head.pos in ("VERB", "AUX"):
        return True
    own = {c.lower for c in verb.children}
    cues = [c for c in speech.load().verbs.get(verb.lower, ()) if not c.rest or c.rest[0] in own]
    free = verb.dep in ("advcl", "acl", "dep", "xcomp", "parataxis") and detached(verb)
    return free and any(c.frames & {"that", "quote"} or c.sense == "say" for c in cues)


def _same_part(verb: Token, tokens: list[Token]) -> list[Token] | None:
    """What a semicolon, or a colon before it, parts from the cue belongs to another sentence in all but typography."""
    stops = [t for t in (*tokens, *verb.children) if t.text in (";", ":")]
    low = max((t.i for t in stops if t.i < verb.i), default=-1)
    high = min((t.i for t in stops if t.i > verb.i and t.text == ";"), default=1 << 30)
    return [t for t in tokens if low < t.i < high] or None


def _is_clause(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or any(c.dep in ("nsubj", "nsubjpass", "mark", "expl") for c in token.children)


def infinitive(verb: Token) -> list[Token] | None:
    """The to-infinitive of "vowed to strike", with its conjuncts."""
    own = [c for c in verb.children if c.dep in ("xcomp", "ccomp") and _has_to(c) and c.child("nsubj") is None]
    return [token for c in own for token in below(c)] or None


def asked(verb: Token) -> list[Token] | None:
    """The question that the parser took for a condition: "asked the mayor if the road was open"."""
    own = [c for c in verb.children if c.dep == "advcl" and c.i > verb.i and _is_question(c)]
    return below(own[0]) if own and verb.child("dobj") is not None else None


def _is_question(clause_head: Token) -> bool:
    return clause_head.subtree()[0].lower in ("if", "whether")


def appearance(verb: Token) -> list[Token]:
    """What seems to be: "seemed [to turn back]", "seems [lost]", "it seems [likely that the town will fall]"."""
    own = [c for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "oprd", "acomp", "ccomp")]
    return [token for c in own for token in below(c)]


def _has_to(token: Token) -> bool:
    return any(c.lower == "to" and c.i < token.i for c in token.children if c.dep in ("aux", "mark"))


def objects(verb: Token) -> list[Token] | None:
    """The noun object, with what hangs on it."""
    own = [c for c in verb.children if c.i > verb.i and (c.dep in _OBJECTS or (c.dep == "xcomp" and c.tag == "VBG"))]
    return [token for c in own for token in below(c)] or None


def after(verb: Token) -> list[Token] | None:
    """All that follows a verb up to the end of its sentence, where an object or a gerund opens it at once."""
    own = [c for c in verb.children if c.i > verb.i and c.dep in ("dobj", "xcomp", "ccomp", "dep")]
    first = own[0].subtree()[0] if own else None
    if first is None or first.i != verb.i + 1 or own[0].kind == "time" or first.tag in ("``", "TO"):
        return None
    return [t for t in _sentence_of(verb) if t.i > verb.i]


def relative_object(verb: Token) -> list[Token] | None:
    """Of "a charge (which) the rebels deny": the pronoun, or without one the noun phrase before the clause."""
    if (
        verb.dep != "relcl"
        or verb.child("nsubj") is None
        or any(c.dep in _OBJECTS and c.i > verb.i for c in verb.children)
    ):
        return None
    pronoun = next((c for c in verb.children if c.tag in ("WDT", "WP") and c.dep != "nsubj"), None)
    if pronoun is not None:
        return [pronoun]
    subject = verb.child("nsubj")
    if subject is None or subject.tag in ("WDT", "WP"):
        return None
    barred = {t.i for t in verb.subtree()}
    return [t for t in verb.head.subtree() if t.i not in barred]


def object_and_rest(verb: Token) -> list[Token] | None:
    """The object and the phrases after it: "accused Kyiv of shelling", "urged them to leave", "denied having fired"."""
    own = objects(verb) or _gerund(verb)
    if own is None:
        return None
    first = min(t.i for t in own)
    rest = [c for c in verb.children if c.i > first and (c.dep in _COMPLEMENTS or (c.dep == "advcl" and _has_to(c)))]
    return own + [token for c in rest if not _is_time(c) for token in below(c)]


def _gerund(verb: Token) -> list[Token] | None:
    """What somebody tells to have done or borne: "denied having fired", "admitted shelling", "recalled being hit"."""
    deed = next((c for c in verb.children if c.dep in ("xcomp", "ccomp") and c.i > verb.i), None)
    if deed is None or any(c.dep in ("nsubj", "nsubjpass", "mark") for c in deed.children):
        return None
    compound = deed.tag == "VBN" and any(c.lower in ("having", "being") for c in deed.children)
    return below(deed) if deed.tag == "VBG" or compound else None


def second_infinitives(verb: Token) -> list[Token]:
    """The infinitives of what somebody is urged to do, with those that the parser joined to the verb itself."""
    own = [c for c in verb.children if c.dep in ("xcomp", "ccomp") and _has_to(c)]
    more = [c for c in verb.children if own and c.dep == "conj" and c.tag == "VB" and _has_to(c)]
    return [token for c in own + more for token in c.subtree()]


def object_and_name(verb: Token, words: Sequence[Token] = ()) -> list[Token]:
    """Of "called the raid a massacre": the raid and the massacre; nothing where no name is given.

    ``words``: those of the cue; with "see as" the name stands after "as".
    """
    last = words[-1] if len(words) > 1 else verb
    named = [c for c in verb.children if c.dep in ("oprd", "ccomp", "xcomp") and c.i > verb.i]
    if last is not verb:
        named = [c for c in last.children if c.i > last.i]
    about = [c for c in verb.children if c.dep in ("dobj", "nsubjpass")]
    if named:
        named += [c for c in verb.children if c.dep in ("advcl", "prep") and c.i > named[-1].i and _tells(c)]
    return [token for c in (*about, *named) for token in below(c)] if named else []


def object_and_quoted(verb: Token, tokens: Sequence[Token]) -> list[Token]:
    """Of "called the raid “a massacre”": the object and the quotation that follows it, where the tree joins them."""
    after = tokens[verb.i + 1 :]
    opening = next((t for t in after if t.tag == "``"), None)
    if opening is None:
        return []
    about = [t for t in after if t.i < opening.i]
    if not about or any(t.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ") for t in about):
        return []
    closing = next((t.i for t in after if t.i > opening.i and t.tag == "''"), tokens[-1].i)
    return [t for t in after if t.i <= closing]


def object_and_number(verb: Token, at: Token) -> list[Token]:
    """Of "put the toll at nine", "put at nine the number of dead": the toll, and "at nine"."""
    about, number = verb.child("dobj"), at.child("pobj")
    if about is None or number is None or (at.i < about.i and at.head is not verb):
        return []
    counted = number.pos == "NUM" or any(t.pos == "NUM" for t in number.subtree())
    return sorted(about.subtree() + at.subtree(), key=IN_ORDER) if counted else []


def _tells(token: Token) -> bool:
    """Whether a phrase after a name still belongs to it: no date of the saying, no participle of the speaker's."""
    return not _is_time(token) and not carries_on(token) and token.tag != "VBG"


def after_words(verb: Token, last: Token) -> list[Token]:
    """What follows the last word of a verb with its own preposition: "called for [a truce]", "ruled out [talks]"."""
    if last.dep == "mark" and last.head.head is verb:
        return [t for t in last.head.subtree() if t.i > last.i]  # "called for the truce to be renewed"
    again = [c for c in last.all("conj") if c.lower == last.lower]  # "told of beatings, and of killings"
    under = [c for p in (last, *again) for c in p.children if c.i > last.i and c.dep in ("pobj", "pcomp", "ccomp")]
    if under and _is_time(under[0]):
        return []  # "called the raid a massacre on Friday"
    tokens = [t for c in under for t in below(c)]
    if not tokens and last.dep == "prt":
        tokens = objects(verb) or []
    more = [c for c in verb.children if c.dep in ("xcomp", "dobj", "advcl") and c.i > last.i and not carries_on(c)]
    return tokens + [t for c in more for t in below(c)]


def _is_time(token: Token) -> bool:
    """Whether a phrase only dates the saying ("on Tuesday")."""
    dated = token.child("pobj") if token.dep == "prep" else token
    return dated is not None and dated.kind == "time"
