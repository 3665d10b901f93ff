"""Who does what to whom in a clause: subjects, objects and governors over the dependency tree.

Labels are those of the ClearNLP scheme that spaCy's English models use. The functions mend what a small parser and
the grammar leave implicit: shared subjects, subjects of participles and infinitives, antecedents of relatives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sayso.reading.parse import IN_ORDER, Token

ASKED = 1024  # tokens of which answers are remembered: rule after rule asks the same of the same sentence, once mended
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVES = frozenset({"which", "that", "who", "whom"})


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause: a verb, or an auxiliary that is one's main verb."""
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in ("aux", "auxpass"))


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: an auxiliary "be", or a past participle on a noun with no subject of its own."""
    if verb.child("nsubjpass", "auxpass"):
        return True
    return verb.tag == "VBN" and verb.dep == "acl" and not verb.child("aux", "nsubj")


def spread(heads: Sequence[Token]) -> list[Token]:
    """These noun heads and what is coordinated with each ("NGOs and the UN")."""
    if not heads:
        return []
    return list(dict.fromkeys([token for head in heads for token in head.conjuncts() if not is_verb(token)]))


@lru_cache(ASKED)
def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """Heads of the grammatical subject, found above where the clause itself has none."""
    for clause in _sharing(verb):
        own = [_antecedent(token) for token in clause.all(*SUBJECTS)]
        if own:
            return tuple(spread(own))
        if clause.dep in ("acl", "relcl") and clause.tag in ("VBG", "VBN", "VBD") and not is_verb(clause.head):
            return (clause.head,)
        if clause.dep == "pcomp" and (accused := _accused(clause)):
            return tuple(spread([accused]))
        if clause.dep == "xcomp" and (control := clause.head.child("dobj", "dative")):
            return tuple(spread([control]))
    return ()


def _sharing(verb: Token) -> Iterator[Token]:
    """The clause and those whose subject it shares: coordinated verbs, infinitives, participles."""
    yield verb
    token = verb
    for _ in range(6):
        bare = token.tag in ("VBG", "VB", "VBN") or token.dep == "conj"
        if token.is_root or token.dep not in ("conj", "xcomp", "advcl", "pcomp", "dep") or not bare:
            return
        token = token.head
        if token.dep in ("prep", "acomp"):  # "by shelling …", "are due to meet"
            token = token.head
        if not is_verb(token):
            return
        yield token


def _accused(gerund: Token) -> Token | None:
    """ "accused X of bombing": X, whether the parser hung "of" on the verb or on X."""
    governor = gerund.head.head
    if gerund.head.lower not in ("of", "for", "from"):
        return None
    if is_verb(governor):
        return governor.child("dobj", "nsubjpass")
    if governor.dep == "pobj" and governor.head.dep == "agent":
        return governor.head.head.child("nsubjpass")
    return governor if governor.dep in ("dobj", "nsubjpass") and is_verb(governor.head) else None


def _antecedent(token: Token) -> Token:
    """For a relative pronoun the noun it stands for."""
    clause = token.head
    while clause.dep == "conj":
        clause = clause.head
    if token.lower not in RELATIVES:
        return token
    return clause.head if clause.dep == "relcl" else _cleft(clause) or token


def _cleft(clause: Token) -> Token | None:
    """ "It was the army that opened fire": the army."""
    be = clause.head
    subject = be.child("nsubj", "expl") if be.lemma == "be" and clause.dep == "ccomp" else None
    return be.child("attr") if subject is not None and subject.lower == "it" else None


@lru_cache(ASKED)
def agents(verb: Token) -> tuple[Token, ...]:
    """Heads of those who do it: the subject of an active verb, "by …" of a passive one."""
    if not is_passive(verb):
        subjects = surface_subjects(verb)
        return tuple(token for token in subjects if token.lower not in ("there", "it") or token.dep != "expl")
    by = next((c for c in verb.all("agent", "prep") if c.lower == "by" and c.i > verb.i), None)  # not "by its count, …"
    return tuple(spread(by.all("pobj", "pcomp"))) if by else ()


@lru_cache(ASKED)
def patients(verb: Token) -> tuple[Token, ...]:
    """Heads of those to whom it is done: the object of an active verb, the subject of a passive one."""
    if is_passive(verb):
        return surface_subjects(verb)
    own = [token for token in verb.all("dobj", "dative", "oprd", "attr") if not is_verb(token)]
    if own or verb.dep != "relcl" or is_verb(verb.head):
        return tuple(spread(own))
    return (verb.head,) if verb.child(*SUBJECTS) and verb.head not in surface_subjects(verb) else ()


def after(token: Token, *prepositions: str) -> list[Token]:
    """Heads of what follows one of these prepositions right below the token."""
    leading = [c for c in token.children if c.dep in ("prep", "agent", "dative") and c.lower in prepositions]
    return spread([c for prep in leading for c in prep.all("pobj")]) if leading else []


def is_tool(token: Token) -> bool:
    """ "attacked the base using mortars": what an attack is done with, and no deed of its own."""
    return token.dep in ("advcl", "xcomp", "acl", "prep", "dep") and token.lower in ("using", "employing")


def tools(verb: Token) -> list[Token]:
    """Heads of what it is done with: "with mortars", "using mortars", "by means of mortars"."""
    using = [c for c in verb.children if is_tool(c)]
    return after(verb, "with") + spread([t for c in using for t in c.all("dobj", "pobj")])


def phrase(head: Token) -> list[Token]:
    """The tokens of a noun phrase without its relative clauses, participles, appositions and coordinated parts."""
    found, stack = [], [head]
    while stack:
        token = stack.pop()
        found.append(token)
        listed = token is not head  # "forces of either the state or its ally"
        stack.extend(c for c in token.children if not _outside(c) or (listed and c.dep in ("conj", "cc")))
    return sorted(found, key=IN_ORDER)


def _outside(child: Token) -> bool:
    """Whether a child is not of its noun's own phrase; "accused the rebels of shelling" is wrongly hung on the noun."""
    if child.dep == "prep":
        return child.child("pcomp") is not None
    if child.dep == "punct":
        return child.text != "-"
    return child.dep in ("relcl", "acl", "appos", "conj", "cc", "advcl", "parataxis")


@lru_cache(ASKED)
def clause(verb: Token) -> tuple[Token, ...]:
    """The tokens of a clause without what is a clause of its own: coordinated verbs, adverbial and reported clauses."""
    found = [verb]
    for token in found:
        found += [c for c in token.children if not _parts(c)]
    return tuple(sorted(found, key=IN_ORDER))


def _parts(token: Token) -> bool:
    """Whether a child opens a stretch of its own: a finite or participial clause, a second predicate."""
    if token.dep in ("advcl", "ccomp", "parataxis"):
        return True
    if token.dep == "conj":
        return is_verb(token) and is_verb(token.head)
    return (
        token.dep == "cc" and any(is_verb(c) and c.dep == "conj" for c in token.head.children) and is_verb(token.head)
    )
